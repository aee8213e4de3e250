import { deflateSync } from "node:zlib";
import { Resvg } from "@resvg/resvg-js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { estimateText } from "../../src/base/measureText.ts";
import {
  type EventRecord,
  type Icon,
  type Problem,
  renderToString,
  type StaticOptions,
} from "../../src/entries/index.ts";
import { resolveOptions } from "../../src/options/resolveOptions.ts";
import type { SceneNode } from "../../src/plot/base/sceneNode.ts";
import type { PlacedMark } from "../../src/plot/events/placeMarks.ts";
import { ALL_DIRECTIONS, inBothDirections } from "../support/bothDirections.ts";
import { pictureOf } from "../support/pictures.ts";
import { situations } from "../support/situations.ts";
import { met, runs } from "../support/sweep.ts";

const STAR = "M12 2l3 7 7 .5-5.500 4.500 2 7-6.500-4-6.500 4 2-7-5.500-4.500 7-.5z";
/** A square of 8 px in one colour, as the data of a PNG. */
const PICTURE = pngOf([200, 30, 90], 8);
const SIDE = 13 * 1.25;

const ICONS: readonly (Icon | null)[] = [
  null,
  { path: STAR, label: "נצחון" },
  { path: "M0 0h24v24H0z", fill: "ink", mirror: true },
  { path: "M0 0h24v24H0z", fill: "#0a7" },
  { text: "👩‍👩‍👧", label: "عائلة" },
  { text: "﷽" },
  { text: "é" },
  { href: PICTURE },
  { href: PICTURE, round: true },
];
const TEXTS = [null, "", "قمة", "סמרקנד 2022", "A long text of its own, in several words"] as const;

/** Draws lots by the title, the same in every call. */
const pick = <T>(list: readonly T[], { title }: EventRecord, seed: number): T =>
  list[
    (Array.from(title).reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), seed) >>> 0) % list.length
  ]!;

/** Boxes of a mark and of its label, in inline px. */
const boxesOf = ({ event, x0, x1, y, label, outset }: PlacedMark) => [
  { id: event.id, from: x0 - outset.start, to: x1 + outset.end, y },
  ...(label === null ? [] : [{ id: event.id, from: label.x, to: label.x + label.width, y: label.y }]),
];

describe.each(ALL_DIRECTIONS)(
  "icons and texts, with text in $direction, time in $timeDirection",
  (directions) => {
    test("have room of their own: nothing overlaps, and an icon is drawn in the room before its text", () => {
      let drawnIcons = 0;
      fc.assert(
        fc.property(situations({ minLength: 2, maxLength: 8 }), fc.nat(), (situation, seed) => {
          const { set, markers, maxHeight, width, view } = situation;
          const made = pictureOf(
            {
              ...directions,
              events: set.events,
              groups: set.groups,
              markers,
              maxHeight,
              locale: "ar",
              icon: (record) => pick(ICONS, record, seed),
              text: (record) => pick(TEXTS, record, seed + 1),
            },
            width,
          );
          const { layout, scene } = made.at(view);
          const boxes = layout.marks.flatMap(boxesOf);
          for (const [index, a] of boxes.entries())
            for (const b of boxes.slice(index + 1))
              if (a.id !== b.id && Math.abs(a.y - b.y) < 4)
                expect(Math.min(a.to, b.to) - Math.max(a.from, b.from)).toBeLessThan(0.05);
          const drawn = new Map(
            nodesOf(scene.plot).flatMap((node) =>
              node.target?.type === "event" ? [[node.target.id, node] as const] : [],
            ),
          );
          for (const { event, label } of layout.marks) {
            const wanted = pick(ICONS, event.record, seed);
            expect(label?.icon ?? null).toEqual(label === null ? null : wanted);
            if (label === null || wanted === null) continue;
            drawnIcons += 1;
            const own = nodesOf(drawn.get(event.id)?.children ?? []);
            const icon = own.find(({ key }) => key.startsWith("icon-"))!;
            const text = own.find(({ key }) => key === "label");
            expect(text?.text ?? "").toBe(label.text);
            expect(label.width).toBeCloseTo(
              SIDE + (label.text === "" ? 0 : 4 + estimateText(label.text, fontOf())),
              5,
            );
            const square = icon.tag === "g" ? icon.children!.at(-1)! : icon;
            if (square.tag === "text" || text === undefined) continue;
            // The icon is at the side at which time begins, and 4 px from the text.
            const [left, right] = [Number(square.attributes.x), Number(square.attributes.x) + SIDE];
            const room = estimateText(label.text, fontOf());
            const x = Number(text.attributes.x);
            const [textFrom, textTo] =
              made.options.timeDirection === "ltr"
                ? label.before
                  ? [x - room, x]
                  : [x, x + room]
                : label.before
                  ? [x, x + room]
                  : [x - room, x];
            const gap = made.options.timeDirection === "ltr" ? textFrom - right : left - textTo;
            expect(Math.abs(gap - 4)).toBeLessThan(0.05);
          }
        }),
        { numRuns: runs(1_000) },
      );
      expect(drawnIcons).toBeGreaterThan(met(200));
    }, 120_000);
  },
);

const fontOf = () => ({ family: "sans-serif", size: 13, weight: 400 });

function nodesOf(nodes: readonly SceneNode[]): SceneNode[] {
  return nodes.flatMap((node) => [node, ...nodesOf(node.children ?? [])]);
}

const events: readonly EventRecord[] = [
  { id: "path", title: "قمة", start: "2022-03-01" },
  { id: "text", title: "سمرقند", start: "2022-06-01" },
  { id: "href", title: "Summit", start: "2022-09-01" },
  { id: "round", title: "פסגה", start: "2022-11-01" },
];
const OF_ID: Readonly<Record<string, Icon>> = {
  path: { path: "M0 0h24v24H0z", fill: "#00c800", mirror: true, label: "انتصار" },
  text: { text: "★", label: "نجمة" },
  href: { href: PICTURE },
  round: { href: PICTURE, round: true, label: `"><script>` },
};

inBothDirections("icons of renderToString", (directions) => {
  const options: StaticOptions = {
    ...directions,
    events,
    timeZone: "UTC",
    width: 900,
    icon: (_, id) => OF_ID[id] ?? null,
  };

  test("come out as vectors and pictures: as many pixels of their colours as they are large", () => {
    const { pixels } = new Resvg(renderToString(options)).render();
    const count = ([red, green, blue]: readonly number[]): number => {
      let found = 0;
      for (let at = 0; at < pixels.length; at += 4)
        if (pixels[at] === red && pixels[at + 1] === green && pixels[at + 2] === blue) found += 1;
      return found;
    };
    const square = SIDE ** 2;
    expect(count([0, 200, 0])).toBeGreaterThan(square * 0.8);
    expect(count([0, 200, 0])).toBeLessThan(square * 1.05);
    // One whole picture, and one cut to a circle.
    const both = square * (1 + Math.PI / 4);
    expect(count([200, 30, 90])).toBeGreaterThan(both * 0.85);
    expect(count([200, 30, 90])).toBeLessThan(both * 1.05);
  });

  test("are hidden from screen readers, and named by their events; a path is mirrored in rtl", () => {
    const svg = renderToString(options);
    expect(
      svg.match(/<(?:svg|g|image|text)[^>]*class="samarkand-icon"[^>]*aria-hidden="true"/g),
    ).toHaveLength(4);
    expect(svg).toMatch(/aria-label="قمة، انتصار|aria-label="قمة, انتصار/);
    expect(svg.includes("scale(-1 1)")).toBe(directions.direction === "rtl");
    expect(svg).not.toContain("<script");
  });
});

const MARKUP = `<img src=x onerror="alert(1)">`;
const BAD: readonly (readonly [name: string, icon: unknown])[] = [
  ["undefined", undefined],
  ["a text", "★"],
  ["nothing in it", {}],
  ["two ways", { text: "★", href: "a.png" }],
  ["a path with markup", { path: `M0 0"/><script>alert(1)</script>` }],
  ["a path with an address", { path: "M0 0 url(#x)" }],
  ["a path that does not begin with a move", { path: "L1 1" }],
  ["a long path", { path: `M0 0${"h1".repeat(3000)}` }],
  ["a path that is no text", { path: ["M0 0"] }],
  ["no box", { path: "M0 0h1", box: 0 }],
  ["an endless box", { path: "M0 0h1", box: Infinity }],
  ["a colour with an address", { path: "M0 0h1", fill: "url(https://evil.example)" }],
  ["mirror as text", { path: "M0 0h1", mirror: "yes" }],
  ["two graphemes", { text: "ab" }],
  ["no grapheme", { text: "" }],
  ["only space", { text: "\u00a0" }],
  ["markup as text", { text: MARKUP }],
  ["many accents", { text: `e${"\u0301".repeat(200)}` }],
  ["a script", { href: "javascript:alert(1)" }],
  ["a script in disguise", { href: " JaVaScRiPt:alert(1)" }],
  ["a picture with scripts", { href: "data:image/svg+xml,<svg onload=alert(1)>" }],
  ["a page", { href: "data:text/html,<script>" }],
  ["round as number", { href: "a.png", round: 1 }],
  ["a label that is no text", { text: "★", label: 7 }],
];

describe("a bad icon", () => {
  test.each(BAD)("%s: is one problem of its record, which is drawn without it", (_, icon) => {
    const found: Problem[] = [];
    const svg = renderToString({
      events: events.slice(0, 2),
      width: 900,
      icon: (_record, id) => (id === "path" ? (icon as Icon) : null),
      onProblem: (problem) => void found.push(problem),
    });
    expect(found).toEqual([expect.objectContaining({ index: 0, id: "path", field: "icon", value: icon })]);
    expect(found[0]?.reason).toMatch(/^icon.* is .*, expected .*; the event is drawn without it$/);
    expect(svg).toContain("قمة");
    expect(svg).not.toMatch(/samarkand-icon|<script|javascript|onload|url\(h/);
  });

  test("a bad text is one problem, and the title is drawn; markup in a text is text", () => {
    const found: Problem[] = [];
    const svg = renderToString({
      events: events.slice(0, 2),
      width: 900,
      text: (_, id) => (id === "path" ? (7 as never) : MARKUP),
      onProblem: (problem) => void found.push(problem),
    });
    expect(found).toEqual([expect.objectContaining({ index: 0, id: "path", field: "text", value: 7 })]);
    expect(svg).toContain("قمة");
    expect(svg).not.toContain("<img");
    expect(svg).toContain("&#60;img");
  });

  test("an error is thrown to who renders a string, and reported once by a timeline", () => {
    const boom = (): never => {
      throw new Error("boom");
    };
    expect(() => renderToString({ events, width: 900, icon: boom })).toThrow("boom");
    const told: unknown[] = [];
    const { ownMarks } = resolveOptions(
      { events: [], icon: boom, text: boom },
      { locale: "en", direction: null, timeZone: "UTC", report: (error) => void told.push(error) },
    );
    const asked = events.map((record) => ({ id: String(record.id), title: record.title, record }));
    expect(asked.map((event) => [ownMarks.icon(event), ownMarks.text(event)])).toEqual(
      events.map(({ title }) => [null, title]),
    );
    // One of each function.
    expect(told).toHaveLength(2);
  });
});

test("a label of null leaves the icon alone, or the mark; the name keeps title and text", () => {
  const svg = renderToString({
    events,
    width: 900,
    locale: "en",
    timeZone: "UTC",
    icon: (_, id) => (id === "path" ? OF_ID["path"]! : null),
    text: (_, id) => (id === "round" ? "ראש" : null),
  });
  expect(svg.match(/class="samarkand-label"/g)).toHaveLength(1);
  expect(svg.match(/class="samarkand-icon"/g)).toHaveLength(1);
  expect(svg).toContain('aria-label="פסגה, ראש, ');
  expect(svg).toContain('aria-label="Summit, September 1, 2022');
});

test("functions are asked once for each event that a layout considers, and never for all of many", () => {
  const many = Array.from({ length: 100_000 }, (_, index) => ({
    title: `Event ${String(index)}`,
    start: Date.UTC(1990, 0, 1) + index * 3_600_000,
  }));
  const asked = new Map<EventRecord, number>();
  const ask = (record: EventRecord): null => {
    asked.set(record, (asked.get(record) ?? 0) + 1);
    return null;
  };
  const made = pictureOf({ events: many, icon: ask }, 1000);
  expect(asked.size).toBeLessThan(10);
  const view = made.picture.fit({ start: 0, end: 1 });
  const { layout } = made.at(view);
  expect(layout.marks.length).toBeGreaterThan(30);
  made.at({ start: view.start, end: (view.start + view.end) / 2 });
  made.at(view);
  expect(asked.size).toBeLessThan(5_000);
  expect(Math.max(...asked.values())).toBe(1);
});

/** Returns a square of one colour as an address of a PNG. */
function pngOf([red, green, blue]: readonly [number, number, number], side: number): string {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc(body));
    return Buffer.concat([length, body, check]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([8, 2], 8);
  const row = [0, ...Array.from({ length: side }, () => [red, green, blue]).flat()];
  const rows = Buffer.from(Array.from({ length: side }, () => row).flat());
  const png = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
  return `data:image/png;base64,${png.toString("base64")}`;
}

function crc(bytes: Buffer): number {
  let value = -1;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ (0xedb88320 & -(value & 1));
  }
  return (value ^ -1) >>> 0;
}
