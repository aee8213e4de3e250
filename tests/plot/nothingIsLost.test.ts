import fc from "fast-check";
import { expect, it } from "vitest";
import { meets } from "../../src/model/model.ts";
import { clampView } from "../../src/state/views.ts";
import { inBothDirections } from "../support/bothDirections.ts";
import { eventsOf } from "../support/eventsOf.ts";
import { nodesOf } from "../support/sceneWalk.ts";
import { pictureIn, situations } from "../support/situations.ts";
import { runs } from "../support/sweep.ts";

inBothDirections("nothing is lost", (directions) => {
  it("draws each event that meets the view by itself or counts it in one cluster, and no other event", () => {
    fc.assert(
      fc.property(situations({ maxLength: 20 }), (situation) => {
        const test = pictureIn(situation, directions);
        const range = clampView(situation.view, test.options.limits);
        const { layout, scene } = test.at(range);
        const nodes = nodesOf(scene);
        const drawn = nodes.flatMap(({ node }) => node.attributes["data-event-id"] ?? []);
        // The oracle checks every event: it ends after the view begins, or stands at the very start
        // of the view, and it begins before the view ends.
        const expected = eventsOf(test.model)
          .filter(
            ({ extent: { start, end } }) => (end > range.start || start === range.start) && start < range.end,
          )
          .map(({ id }) => id);
        expect(expected).toEqual(expect.arrayContaining(drawn));
        expect(new Set(drawn).size).toBe(drawn.length);
        const counted = layout.clusters.reduce((sum, { count }) => sum + count, 0);
        expect(drawn.length + counted).toBe(expected.length);
        const counts = nodes.flatMap(({ node }) => node.attributes["data-cluster"] ?? []);
        expect([...counts].sort()).toEqual(layout.clusters.map(({ count }) => count).sort());
      }),
      { numRuns: runs(600) },
    );
  });
});

it("meets: an event meets a view that shares time with it; both exclude their end, and an instant has no length", () => {
  const view = { start: 100, end: 200 };
  const cases: [number, number, boolean][] = [
    [0, 99, false],
    [0, 100, false],
    [0, 101, true],
    [100, 100, true],
    [100, 200, true],
    [150, 150, true],
    [199, 199, true],
    [200, 200, false],
    [200, 300, false],
    [199, 300, true],
    [0, 300, true],
    [99, 99, false],
    [-Infinity, 100, false],
    [-Infinity, 101, true],
    [199, Infinity, true],
    [200, Infinity, false],
    [-Infinity, Infinity, true],
  ];
  for (const [start, end, met] of cases)
    expect(meets({ start, end }, view), `${String(start)} to ${String(end)}`).toBe(met);
});
