import fc from "fast-check";
import { expect, it } from "vitest";
import { buildModel } from "../../src/model/buildModel.ts";
import type { EventRecord } from "../../src/model/records.ts";
import { createPicture } from "../../src/plot/picture/picture.ts";
import { inBothDirections } from "../support/bothDirections.ts";
import { crowdedRecords } from "../support/crowdedRecords.ts";
import { evenly } from "../support/evenly.ts";
import { pictureOf } from "../support/pictures.ts";
import { runs } from "../support/sweep.ts";

/** Number of first and of last records from which a model grows. */
const EXTREMES = 600;

/**
 * Returns records with the earliest and the latest of them first. A model that has these is fitted
 * as the whole one is, so that both have the same zoom levels.
 */
function extremesFirst(records: readonly EventRecord[]): EventRecord[] {
  const dateOf = ({ start, end }: EventRecord): unknown => (start === ".." ? end : start);
  const instant = (record: EventRecord): number => {
    const date = dateOf(record);
    return typeof date === "number" ? date : Date.parse(String(date).replace(/[~?]$/, ""));
  };
  const sorted = [...records].sort((a, b) => instant(a) - instant(b));
  const extremes = new Set([...sorted.slice(0, EXTREMES), ...sorted.slice(-EXTREMES)]);
  return [...extremes, ...records.filter((record) => !extremes.has(record))];
}

inBothDirections("picture of a model after events were replaced", (directions) => {
  it("equals the picture of all its records, whatever was drawn before", () => {
    const { events, groups, stretch } = crowdedRecords(1_500);
    const records = extremesFirst(events).map((event, index) => ({
      ...event,
      kind: index % 2 === 0 ? "قمة" : "exercise",
    }));
    const given = { groups, locale: "ar", maxHeight: 400, ...directions };
    const { options } = pictureOf({ ...given, events: [] }, 1000);
    const input = {
      options,
      width: 1000,
      measure: (text: string) => 7 * text.length,
      fontFamily: "sans-serif",
      lineHeight: 0,
    };
    const span = stretch.end - stretch.start;
    const views = [stretch, { start: stretch.start + span / 3, end: stretch.start + span / 2 }];
    const state = (view: { start: number; end: number }) => ({ view, selection: [], hover: null });
    let replaced = 0;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 2 * EXTREMES, max: 1_499 }), fc.nat(1_499)), {
          minLength: 1,
          maxLength: 9,
        }),
        (pairs) => {
          let model = buildModel({ events: records, groups }, options.zone);
          let picture = createPicture({ ...input, model });
          for (const view of views) picture.at(state(view));
          const now = [...records];
          for (const [row, other] of pairs) {
            const record = { ...records[other]!, id: records[row]!.id!, title: "اسم آخر" };
            const next = model.replace([row], [record]);
            if (next === null) continue;
            replaced += 1;
            now[row] = record;
            [model, picture] = [next, picture.grown(next)];
            for (const view of views) picture.at(state(view));
          }
          const anew = createPicture({ ...input, model: buildModel({ events: now, groups }, options.zone) });
          for (const view of views) expect(picture.at(state(view)).scene).toEqual(anew.at(state(view)).scene);
        },
      ),
      { numRuns: runs(40) },
    );
    expect(replaced).toBeGreaterThan(runs(40));
  });
});

inBothDirections("picture of a model after an append", (directions) => {
  it("equals the picture of all its records, whatever was drawn before", () => {
    const { events, groups, stretch } = crowdedRecords(3_000);
    const records = extremesFirst(events).map((event, index) =>
      index % 3 === 0 ? event : { ...event, kind: index % 3 === 1 ? "قمة" : "exercise" },
    );
    const places = evenly(0, 1);
    fc.assert(
      fc.property(
        fc.integer({ min: 2 * EXTREMES, max: 2_990 }),
        fc.integer({ min: 1, max: 300 }),
        fc.array(fc.tuple(places, places), { minLength: 1, maxLength: 3 }),
        (first, more, parts) => {
          const views = parts.map(([a, b]) => {
            const [from, span] = [
              stretch.start + a * (stretch.end - stretch.start),
              (stretch.end - stretch.start) * 2 ** (-12 * b),
            ];
            return { start: from - span / 2, end: from + span / 2 };
          });
          const given = { groups, locale: "ar", maxHeight: 400, ...directions };
          const before = pictureOf({ ...given, events: records.slice(0, first) }, 1000);
          const model = buildModel(before.options, before.options.zone);
          const state = (view: { start: number; end: number }) => ({ view, selection: [], hover: null });
          const { options } = before;
          const input = {
            options,
            width: 1000,
            measure: (text: string) => 7 * text.length,
            fontFamily: "sans-serif",
            lineHeight: 0,
          };
          const picture = createPicture({ ...input, model });
          for (const view of views) picture.at(state(view));
          const all = records.slice(0, first + more);
          const grown = picture.grown(model.append(all.slice(first)));
          const anew = createPicture({ ...input, model: buildModel({ events: all, groups }, options.zone) });
          for (const view of views) expect(grown.at(state(view)).scene).toEqual(anew.at(state(view)).scene);
        },
      ),
      { numRuns: runs(60) },
    );
  });
});
