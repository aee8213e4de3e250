import fc from "fast-check";
import { expect, it } from "vitest";
import { buildModel } from "../../src/model/buildModel.ts";
import { createPicture } from "../../src/plot/picture/picture.ts";
import { inBothDirections } from "../support/bothDirections.ts";
import { crowdedRecords } from "../support/crowdedRecords.ts";
import { evenly } from "../support/evenly.ts";
import { pictureOf } from "../support/pictures.ts";
import { runs } from "../support/sweep.ts";

inBothDirections("picture of a model after an append", (directions) => {
  it("equals the picture of all its records, whatever was drawn before", () => {
    const { events, groups, stretch } = crowdedRecords(3_000);
    const records = events.map((event, index) =>
      index % 3 === 0 ? event : { ...event, kind: index % 3 === 1 ? "قمة" : "exercise" },
    );
    const places = evenly(0, 1);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2_990 }),
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
