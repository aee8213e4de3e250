import fc from "fast-check";
import { expect, it } from "vitest";
import { reduce } from "../../src/state/reduce.ts";
import type { Action } from "../../src/state/state.ts";
import type { TimeRange } from "../../src/time/scale.ts";
import { inBothDirections } from "../support/bothDirections.ts";
import { viewsOf } from "../support/recordSets.ts";
import { pictureIn, situations, stateAt } from "../support/situations.ts";
import { evenly } from "../support/evenly.ts";
import { runs } from "../support/sweep.ts";

const actionsIn = (stretch: TimeRange): fc.Arbitrary<Action> => {
  const span = stretch.end - stretch.start;
  return fc.oneof(
    evenly(-2, 2).map((part): Action => ({ type: "pan", by: part * span })),
    fc.tuple(evenly(-0.5, 1.5), evenly(-3, 3)).map(([part, octaves]): Action => ({
      type: "zoom",
      at: stretch.start + part * span,
      factor: 2 ** octaves,
    })),
    viewsOf(stretch).map((view): Action => ({ type: "view", view })),
    fc.constantFrom<Action>(
      { type: "hover", at: { type: "event", id: "0" } },
      { type: "hover", at: null },
      { type: "select", ids: ["1"] },
      { type: "select", ids: [] },
    ),
  );
};

inBothDirections("path independence", (directions) => {
  it("gives the scene of a fresh picture, whatever actions led to the state", () => {
    const paths = situations().chain((situation) =>
      fc.record({
        situation: fc.constant(situation),
        actions: fc.array(actionsIn(situation.set.stretch), { minLength: 1, maxLength: 5 }),
      }),
    );
    fc.assert(
      fc.property(paths, ({ situation, actions }) => {
        const travelled = pictureIn(situation, directions);
        let state = stateAt(situation.view, travelled);
        for (const action of actions) {
          travelled.picture.at(state);
          state = reduce(state, action);
        }
        const fresh = pictureIn(situation, directions);
        expect(travelled.picture.at(state).scene).toEqual(fresh.picture.at(state).scene);
      }),
      { numRuns: runs(500) },
    );
  });
});

inBothDirections("nothing jumps", (directions) => {
  it("keeps events in their lanes and bands in their places during a pan", () => {
    const pans = situations({ minLength: 1, maxLength: 20 }).chain((situation) =>
      fc.record({
        situation: fc.constant(situation),
        parts: fc.array(evenly(-1, 1), { minLength: 1, maxLength: 4 }),
      }),
    );
    fc.assert(
      fc.property(pans, ({ situation, parts }) => {
        const test = pictureIn(situation, directions);
        let state = stateAt(situation.view, test);
        const lanes = new Map<string, number>();
        const places = new Set<string>();
        for (const part of [0, ...parts]) {
          state = reduce(state, { type: "pan", by: part * (state.view.end - state.view.start) });
          const { bands, marks, plotHeight, axisHeight } = test.picture.at(state).layout;
          places.add(JSON.stringify([axisHeight, plotHeight, bands]));
          for (const { event, rowY } of marks) {
            expect(lanes.get(event.id) ?? rowY, `event ${event.id}`).toBe(rowY);
            lanes.set(event.id, rowY);
          }
        }
        expect([...places]).toHaveLength(1);
      }),
      { numRuns: runs(500) },
    );
  });
});
