import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Resvg } from "@resvg/resvg-js";
import { afterAll, describe, expect, test } from "vitest";
import type { EventRecord, TimelineOptions } from "../../src/entries/index.ts";
import { can, launchBrowser, openPage } from "../support/browser.ts";
import { mixedRecords } from "../support/randomRecords.ts";
import { serve } from "../support/server.ts";
import { mount } from "../support/timelinePage.ts";

const VIEWPORT = { width: 1280, height: 2400 };

const browser = await launchBrowser({ pictures: true });
const server = await serve();
afterAll(() => server.close());
const { page } = await openPage(browser, `${server.url}/fixtures/blank.html`, { viewport: VIEWPORT });

/**
 * One family with the letters of all these languages: resvg joins no letters of two fonts in one
 * text.
 */
const FAMILY = "DejaVu Sans";
const fontFiles = ["DejaVuSans.ttf", "DejaVuSans-Bold.ttf"].map((name) =>
  fileURLToPath(import.meta.resolve(`dejavu-fonts-ttf/ttf/${name}`)),
);
await page.evaluate(
  async ([family, ...files]) => {
    for (const [index, file] of files.entries()) {
      const bytes = Uint8Array.from(atob(file), (character) => character.charCodeAt(0));
      document.fonts.add(
        await new FontFace(family!, bytes.buffer, { weight: index === 0 ? "400" : "700" }).load(),
      );
    }
  },
  [FAMILY, ...fontFiles.map((path) => readFileSync(path, "base64"))],
);

interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and alpha of each pixel. */
  readonly bytes: Uint8Array;
}

/** A box, in px of the picture. */
interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Draws a picture with resvg, a program that knows neither styles nor the property `direction`. */
function rasterised(svg: string): Pixels {
  const image = new Resvg(svg, {
    font: { loadSystemFonts: false, fontFiles, defaultFontFamily: FAMILY },
    background: "white",
  }).render();
  return { width: image.width, height: image.height, bytes: image.pixels };
}

/** Returns the picture with its texts alone, in black. */
function textsAlone(svg: string): string {
  return svg
    .replace(/<(rect|path|line|circle|polyline)\b[^>]*\/>/g, "")
    .replace(/(<text[^>]* fill=")[^"]*/g, "$1#000")
    .replace(/ stroke="[^"]*"/g, "");
}

/**
 * Greatest brightness of ink. A dot over a letter counts as ink, though one program draws it
 * fainter than another; the background of the page does not.
 */
const INK = 200;

/** Returns the box of the ink in a region, or null where there is none. */
function inkIn({ width, height, bytes }: Pixels, region: Box): Box | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let y = Math.max(0, Math.floor(region.top)); y < Math.min(height, Math.ceil(region.bottom)); y += 1)
    for (let x = Math.max(0, Math.floor(region.left)); x < Math.min(width, Math.ceil(region.right)); x += 1) {
      if (bytes[4 * (y * width + x)]! > INK) continue;
      [left, top, right, bottom] = [
        Math.min(left, x),
        Math.min(top, y),
        Math.max(right, x + 1),
        Math.max(bottom, y + 1),
      ];
    }
  return left === Infinity ? null : { left, top, right, bottom };
}

interface Drawn {
  readonly pixels: Pixels;
  readonly texts: readonly (Box & { readonly text: string })[];
  readonly svg: string;
}

/**
 * Draws a timeline in the page. Returns the pixels of its texts, the boxes of these, and the
 * picture of `toSVG`.
 */
async function drawn(options: TimelineOptions, dir: "ltr" | "rtl"): Promise<Drawn> {
  await mount(page, { options, width: 900, dir });
  const { svg, texts, clip } = await page.evaluate(() => {
    const root = document.querySelector<HTMLElement>(".samarkand")!;
    const pictured = window.shown.toSVG();
    root.style.setProperty("background", "white");
    for (const shape of root.querySelectorAll<SVGElement>("rect, path, line, circle, polyline"))
      shape.style.setProperty("visibility", "hidden");
    for (const text of root.querySelectorAll<SVGElement>("text")) {
      text.style.setProperty("fill", "black");
      text.style.setProperty("stroke", "none");
    }
    const corner = root.querySelector(".samarkand-axis")!.getBoundingClientRect();
    const { width } = root.getBoundingClientRect();
    const height = Number(/ height="([\d.]+)"/.exec(pictured)?.[1]);
    const boxes = [...root.querySelectorAll("text")].map((element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      return {
        text: element.textContent,
        left: left - corner.left,
        right: right - corner.left,
        top: top - corner.top,
        bottom: bottom - corner.top,
      };
    });
    return { svg: pictured, texts: boxes, clip: { x: corner.left, y: corner.top, width, height } };
  });
  const shot = await page.screenshot();
  const [width, height] = [Math.round(clip.width), Math.round(clip.height)];
  expect(clip.y + height).toBeLessThan(VIEWPORT.height);
  // Cuts the screenshot here, because Firefox's driver takes no clip. A screenshot of the page is
  // as large as the window.
  const image = new Resvg(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${String(width)}" height="${String(height)}">
    <image href="data:image/png;base64,${shot.toString("base64")}" x="${String(-Math.round(clip.x))}" y="${String(-Math.round(clip.y))}" width="${String(VIEWPORT.width)}" height="${String(VIEWPORT.height)}"/>
  </svg>`,
    { background: "white" },
  ).render();
  return { svg, texts, pixels: { width: image.width, height: image.height, bytes: image.pixels } };
}

const records: readonly EventRecord[] = [
  { title: "(قمة) سمرقند.", start: "2022-09-02", group: "لقاءات" },
  { title: "COVID-19: تفشي", start: "2022-09-20", group: "لقاءات" },
  { title: "\u2069قال\u2067 Gabouev: 5%", start: "2022-09-11", group: "Statements" },
  ...mixedRecords(60, 5),
];

describe.each(["ar", "he", "fa", "ur", "en"])(
  "toSVG in %s, drawn by a program that does not know direction",
  (locale) => {
    test.each(["ltr", "rtl"] as const)(
      "has the ink of each text where the browser has it: %s",
      async (direction) => {
        const options: TimelineOptions = {
          events: records,
          locale,
          direction,
          timeZone: "UTC",
          theme: { fontFamily: FAMILY },
          maxHeight: 5000,
          view: { start: "2022-08-29", end: "2022-10-05" },
          markers: [{ date: "2022-09-15", title: can("brackets") ? "اليوم (Day) 1" : "اليوم Day 1" }],
        };
        const { pixels, texts, svg } = await drawn(options, direction);
        const other = rasterised(textsAlone(svg));
        expect([other.width, other.height]).toEqual([pixels.width, pixels.height]);
        // The family has no ہ: the browser draws it in another font, resvg draws a box.
        const compared = texts
          .filter(({ text }) => !text.includes("ہ"))
          .map(({ text, ...box }) => {
            const region = { left: box.left - 4, right: box.right + 4, top: box.top, bottom: box.bottom };
            return { text, here: inkIn(pixels, region), there: inkIn(other, region) };
          })
          .filter(({ here }) => here !== null);
        // Fallback fonts for single letters differ, and so do rounded advances. A text on the wrong
        // side is off by its whole width.
        const isOff = (one: Box, other: Box): boolean => {
          const slack = 2 + 0.02 * (one.right - one.left);
          return (
            (["left", "right"] as const).some((side) => Math.abs(one[side] - other[side]) > slack) ||
            (["top", "bottom"] as const).some((side) => Math.abs(one[side] - other[side]) > 3)
          );
        };
        expect(
          compared.filter(({ here, there }) => here === null || there === null || isOff(here, there)),
        ).toEqual([]);
        expect(compared.length).toBeGreaterThan(40);
      },
    );
  },
);
