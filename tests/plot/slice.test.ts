import fc from "fast-check";
import { expect, test } from "vitest";
import type { Layout } from "../../src/plot/picture/layout.ts";
import type { Focus } from "../../src/state/state.ts";
import { inBothDirections } from "../support/bothDirections.ts";
import { eventsOf } from "../support/eventsOf.ts";
import { evenly } from "../support/evenly.ts";
import { pictureIn, situations, stateAt } from "../support/situations.ts";
import { runs } from "../support/sweep.ts";

inBothDirections("slice of the height", (directions) => {
  const parts = fc.tuple(evenly(-0.2, 1.2), evenly(0, 1));

  test("equals the whole picture in the bands of the slice and in the band of the keyboard focus", () => {
    fc.assert(
      fc.property(
        situations({ minLength: 1, maxLength: 16 }),
        parts,
        fc.nat(),
        (situation, [place, share], pick) => {
          const test = pictureIn(situation, directions);
          const state = stateAt(situation.view, test);
          const whole = test.picture.layout(state);
          const slice = { from: place * whole.plotHeight, to: (place + share) * whole.plotHeight };
          const events = eventsOf(test.model);
          const event = events[pick % Math.max(1, events.length)];
          const focus: Focus | null =
            event === undefined || pick % 2 === 0 ? null : { type: "event", id: event.id };
          const layout = test.picture.layout({ ...state, slice, focus, isKeyboard: true });
          const isIn = (band: number): boolean => {
            const found = whole.bands.find((one) => one.band.index === band);
            if (found === undefined) return true;
            const isOfKeyboard =
              focus !== null &&
              event !== undefined &&
              (band === event.group || found.band.within.includes(event.group));
            return (found.top < slice.to && found.top + found.height > slice.from) || isOfKeyboard;
          };
          const only = (of: Layout): unknown => ({
            marks: of.marks.filter(({ band }) => isIn(band)),
            clusters: of.clusters.filter(({ band }) => isIn(band)),
            histograms: of.histograms.filter(({ band }) => isIn(band)),
          });
          expect({ marks: layout.marks, clusters: layout.clusters, histograms: layout.histograms }).toEqual(
            only(whole),
          );
          expect(layout.bands.map(({ isShown }) => isShown)).toEqual(
            whole.bands.map(({ band }) => isIn(band.index)),
          );
          // Everything else is the same as if the whole height were drawn.
          const unshown = ({ bands }: Layout): unknown => bands.map((band) => ({ ...band, isShown: null }));
          const rest = (of: Layout): unknown => ({
            ...of,
            bands: unshown(of),
            marks: [],
            clusters: [],
            histograms: [],
            scale: of.scale.domain,
          });
          expect(rest(layout)).toEqual(rest(whole));
        },
      ),
      { numRuns: runs(1_000) },
    );
  });
});
