import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { test } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { buildModel } from "../../src/model/buildModel.ts";
import { createZone } from "../../src/time/zone.ts";
import { type DensitySet, densitySets } from "../support/densitySets.ts";
import { eventsOf } from "../support/eventsOf.ts";
import { findChromium } from "../support/findChromium.ts";
import { bundled, openBenchPage } from "./benchPage.ts";
import type * as Pictures from "./sideBySide/pictures.ts";
import type { SeenInBox, SideBySide } from "./sideBySide/pictures.ts";

declare global {
  interface Window {
    pictures: typeof Pictures;
  }
}

const BOX = { width: 1280, height: 640 };
const SEED = 7;
const LIBRARIES = ["samarkand", "visTimeline"] as const;
/** Sets of the test data, where they are there; otherwise those of our own that are like them. */
const NAMES = ["gantt", "lives", "news300"];
const OWN = ["plan", "news", "rule"];
const FOLDER = fileURLToPath(new URL("pictures/", import.meta.url));

/** Returns the records of a set, each with an id, and the ends that it has without EDTF. */
function recordsOf({ make }: DensitySet, locale: "ar" | "en"): SideBySide {
  const { events: made, groups = [] } = make(SEED, locale);
  const events = made.map((event, index) => ({ ...event, id: String(index) }));
  const model = buildModel({ events, groups }, createZone("UTC"));
  const extents = eventsOf(model)
    .sort((a, b) => a.row - b.row)
    .map(({ id, span, extent }) => {
      // A single date is a point, as one would give it to a timeline that knows only instants.
      const isPoint = span.lone || !Number.isFinite(extent.end);
      return {
        id,
        start: Number.isFinite(extent.start) ? extent.start : extent.end,
        end: isPoint ? null : extent.end,
      };
    });
  return { events, groups, extents, locale };
}

test("what can be seen of the same records in the same box, beside vis-timeline", async () => {
  const [files, all] = [await bundled("sideBySide", "pictures"), await densitySets()];
  const wanted = all.some(({ name }) => name === NAMES[0]) ? NAMES : OWN;
  const browser = await chromium.launch(await findChromium());
  mkdirSync(FOLDER, { recursive: true });
  const rows: string[] = [];
  for (const set of wanted.flatMap((name) => all.filter((one) => one.name === name)))
    for (const locale of ["en", "ar"] as const) {
      const records = recordsOf(set, locale);
      const found = new Map<string, SeenInBox>();
      for (const library of LIBRARIES) {
        const page = await openBenchPage(browser, files, { module: "pictures", ...BOX });
        const seen = await page.evaluate(
          async ([name, given]) => {
            const box = document.querySelector<HTMLElement>("#box")!;
            box.dir = given.locale === "ar" ? "rtl" : "ltr";
            await window.pictures[name](box, given);
            // A picture is complete when ten frames have changed nothing.
            let seen = window.pictures.look(box, given);
            for (let same = 0; same < 10;) {
              await new Promise((resolve) => requestAnimationFrame(resolve));
              const next = window.pictures.look(box, given);
              same = JSON.stringify(next) === JSON.stringify(seen) ? same + 1 : 0;
              seen = next;
            }
            return seen;
          },
          [library, records] as const,
        );
        await page.screenshot({ path: `${FOLDER}${set.name}-${locale}-${library}.png` });
        await page.close();
        found.set(library, seen);
      }
      const cells = (["drawn", "whole", "overlaps", "height"] as const).flatMap((key) =>
        LIBRARIES.map((library) => found.get(library)?.[key]),
      );
      rows.push(`| ${set.name}, ${locale} | ${records.events.length} | ${cells.join(" | ")} |`);
    }
  const version = browser.version();
  await browser.close();
  const table = [
    "| set | events | marks in sight | vis | whole labels | vis | overlaps | vis | px of content | vis |",
    `|---|${"--:|".repeat(9)}`,
    ...rows,
  ].join("\n");
  const about = `${BOX.width} × ${BOX.height} px, seed ${SEED}, everything in view, Chromium ${version}, vis-timeline ${manifest.devDependencies["vis-timeline"]}.`;
  console.log(`${about}\n\n${table}`);
  writeFileSync(`${FOLDER}table.md`, `${about}\n\n${table}\n`);
});
