import { describe, expect, test } from "vitest";
import { meets } from "../../src/model/model.ts";
import type { PlacedMark } from "../../src/plot/events/placeMarks.ts";
import type { Layout } from "../../src/plot/picture/layout.ts";
import type { TimeRange } from "../../src/time/scale.ts";
import { stripMarksOf } from "../support/clusterOracle.ts";
import { densitySets } from "../support/densitySets.ts";
import { eventsOf } from "../support/eventsOf.ts";
import { pictureOf, type TestPicture } from "../support/pictures.ts";
import { PART } from "../support/sweep.ts";

/** Steps of a zoom from far outside of the fitted view into it, and from it as far inside. */
const STEPS = 24;
const STEP = 1.35;
const seeds = Array.from({ length: 20 }, (_, index) => index + 1).filter((seed) => seed % PART === 1 % PART);
/** Greatest number of events of which each has a lane at the fitted view. */
const MOST = 1_500;
const OTHERWISE = { start: 0, end: 1 };

/** Returns views around an instant of the fitted view, from the widest to the narrowest. */
function viewsIn({ start, end }: TimeRange): TimeRange[] {
  const at = start + 0.4 * (end - start);
  return Array.from({ length: 2 * STEPS + 1 }, (_, step) => {
    const by = STEP ** (STEPS - step);
    return { start: at - (at - start) * by, end: at + (end - at) * by };
  });
}

/** Returns the marks and labels of one lane that meet. */
function overlaps({ marks }: Layout): string[] {
  const boxes = marks.flatMap(({ event, band, y, x0, x1, outset, label }) => {
    const lane = `${String(band)} ${String(y)}`;
    const own = [{ lane, event, from: x0 - outset.start, to: x1 + outset.end }];
    return label === null || label.inside
      ? own
      : [...own, { lane, event, from: label.x, to: label.x + label.width }];
  });
  return boxes.flatMap((a, at) =>
    boxes
      .slice(at + 1)
      .filter((b) => a.lane === b.lane && a.event !== b.event && a.from < b.to - 0.5 && b.from < a.to - 0.5)
      .map((b) => `${a.event.title} (${a.event.id}) and ${b.event.title} (${b.event.id})`),
  );
}

/** Zooms into a picture, and returns what is wrong in its views. */
function faultsOf(made: TestPicture): string[] {
  const { picture, model } = made;
  const isCrowded = model.size > MOST;
  const faults: string[] = [];
  const events = eventsOf(model);
  let before: Readonly<Record<"lanes" | "strips", readonly PlacedMark[]>> = { lanes: [], strips: [] };
  for (const [step, view] of viewsIn(picture.fit(OTHERWISE)).entries()) {
    const { layout } = made.at(view);
    const { domain } = layout.scale;
    const where = `${String(domain.start)} – ${String(domain.end)}`;
    const counted = layout.clusters.reduce((sum, { count }) => sum + count, 0);
    const inSight = events.filter(({ extent }) => meets(extent, domain)).length;
    if (layout.marks.length + layout.eras.length + counted !== inSight)
      faults.push(`${where}: ${String(inSight)} events, ${String(layout.marks.length + counted)} shown`);
    // Nothing is counted in the fitted view, nor at finer ones.
    if (!isCrowded && step >= STEPS && counted > 0) faults.push(`${where}: ${String(counted)} are counted`);
    for (const { key, count } of layout.clusters)
      if (count < 3) faults.push(`${where}: the pill ${key} counts ${String(count)}`);
    faults.push(...overlaps(layout).map((both) => `${where}: ${both} overlap`));
    const drawn = new Set(layout.marks.map(({ event }) => event));
    for (const { event } of before.lanes)
      if (meets(event.extent, domain) && !drawn.has(event)) faults.push(`${where}: ${event.title} vanishes`);
    // What a strip shows is in the tile where it begins. At the edges of a view a tile also counts
    // what goes on from before, and slivers of cells beside it: together they may be three.
    const { cellLength } = layout;
    for (const { event } of before.strips) {
      const tile = Math.floor(event.extent.start / (8 * cellLength)) * 8 * cellLength;
      const isWhole = tile - cellLength >= domain.start && tile + 9 * cellLength <= domain.end;
      if (isWhole && !drawn.has(event)) faults.push(`${where}: ${event.title} vanishes from the strip`);
    }
    const strips = stripMarksOf(layout);
    before = { lanes: layout.marks.filter((mark) => !strips.includes(mark)), strips };
  }
  return faults;
}

const directions = { ar: "rtl", en: "ltr" } as const;

describe.each(await densitySets())("middle density: $name", ({ make }) => {
  test.each([
    ["ar", 1280],
    ["ar", 390],
    ["en", 1280],
    ["en", 390],
  ] as const)(
    "nothing is lost or overlaps, and what has a lane stays drawn on the way in: %s, %s px wide",
    (language, width) => {
      for (const seed of seeds) {
        const options = { ...make(seed, language), locale: language, direction: directions[language] };
        const faults = faultsOf(pictureOf({ ...options, timeZone: "UTC" }, width));
        expect(faults, `seed ${String(seed)}: ${faults.slice(0, 5).join("\n")}`).toEqual([]);
      }
    },
  );
});
