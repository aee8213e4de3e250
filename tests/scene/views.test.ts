import fc from "fast-check";
import { expect, it } from "vitest";
import { reduce } from "../../src/state/reduce.ts";
import type { Action } from "../../src/state/state.ts";
import type { TimeRange } from "../../src/time/scale.ts";
import { inBothDirections } from "../support/bothDirections.ts";
import { viewsOf } from "../support/recordSets.ts";
import { pictureIn, situations, stateAt } from "../support/situations.ts";

const actionsIn = (stretch: TimeRange): fc.Arbitrary<Action> => {
  const span = stretch.end - stretch.start;
  return fc.oneof(
    fc.double({ min: -2, max: 2, noNaN: true }).map((part): Action => ({ type: "pan", by: part * span })),
    fc
      .tuple(fc.double({ min: -0.5, max: 1.5, noNaN: true }), fc.double({ min: -3, max: 3, noNaN: true }))
      .map(([part, octaves]): Action => ({ type: "zoom", at: stretch.start + part * span, factor: 2 ** octaves })),
    viewsOf(stretch).map((view): Action => ({ type: "view", view })),
    fc.constantFrom<Action>({ type: "hover", id: "0" }, { type: "hover", id: null }, { type: "select", ids: ["1"] }, { type: "select", ids: [] }),
  );
};

inBothDirections("path independence", (directions) => {
  it("whatever actions led to a state, its scene equals that of a fresh picture at it", () => {
    const paths = situations().chain((situation) =>
      fc.record({ situation: fc.constant(situation), actions: fc.array(actionsIn(situation.set.stretch), { minLength: 1, maxLength: 12 }) }),
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
      { numRuns: 200 },
    );
  });
});

inBothDirections("nothing jumps", (directions) => {
  it("panning moves no event to another lane and no band to another place", () => {
    const pans = situations({ minLength: 1, maxLength: 20 }).chain((situation) =>
      fc.record({ situation: fc.constant(situation), parts: fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 4 }) }),
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
          for (const { event, y } of marks) {
            expect(lanes.get(event.id) ?? y, `event ${event.id}`).toBe(y);
            lanes.set(event.id, y);
          }
        }
        expect([...places]).toHaveLength(1);
      }),
      { numRuns: 250 },
    );
  });

  it("even where the span is just at the edge of a zoom level and instants are coarse", () => {
    const edges = fc.record({
      // Spans of exactly one level: 2 ** (level / 2) ms per px on 1000 px.
      level: fc.integer({ min: -6, max: 40 }),
      start: fc.double({ min: -8e15, max: 8e15, noNaN: true }),
      by: fc.double({ min: -1, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(edges, ({ level, start, by }) => {
        const span = 1000 * 2 ** (level / 2);
        const events = Array.from({ length: 40 }, (_, index) => ({ title: "قمة سمرقند".slice(0, 3 + (index % 8)), start: start + (span * index) / 40 }));
        const situation = { set: { events, groups: [], stretch: { start, end: start + span } }, view: { start, end: start + span }, width: 1000, maxHeight: 640 };
        const test = pictureIn(situation, directions);
        const state = stateAt(situation.view, test);
        const panned = reduce(state, { type: "pan", by: by * span * 0.3 });
        const [before, after] = [state, panned].map((one) => test.picture.at(one).layout);
        expect(after?.plotHeight).toBe(before?.plotHeight);
        for (const { event, y } of after?.marks ?? []) expect(before?.marks.find((mark) => mark.event === event)?.y ?? y).toBe(y);
      }),
      { numRuns: 200 },
    );
  });
});
