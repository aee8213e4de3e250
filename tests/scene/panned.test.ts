import fc from "fast-check";
import { expect, it } from "vitest";
import { clampView } from "../../src/state/clampView.ts";
import { inBothDirections } from "../support/bothDirections.ts";
import { evenly } from "../support/evenly.ts";
import { nodesOf, numberOf } from "../support/sceneWalk.ts";
import { pictureIn, situations } from "../support/situations.ts";
import { runs } from "../support/sweep.ts";
import type { Scene } from "../../src/scene/buildScene.ts";

inBothDirections("what a pan moves", (directions) => {
  it("has its names in sight, where a picture at rest has them", () => {
    let pinned = 0;
    fc.assert(
      fc.property(situations({ minLength: 1, maxLength: 12 }), fc.array(evenly(-1, 1), { minLength: 1, maxLength: 4 }), (situation, parts) => {
        const { picture, options } = pictureIn(situation, directions);
        const state = { view: clampView(situation.view, options.limits), selection: [], hover: null };
        const { start, end } = state.view;
        const length = picture.plot.length;
        const margin = { before: length, after: length };
        const drawn = picture.panned(state, margin, 0);
        for (const part of parts) {
          const { plot, axis } = picture.pannedTo(drawn, length * (1 + part), 0, state);
          const view = { start: start + part * (end - start), end: end + part * (end - start) };
          const rest = picture.at({ ...state, view });
          const by = picture.time.x(0) - picture.time.x(part * length);
          const moved = labelsOf({ ...drawn.scene, plot: [drawn.scene.plot[0], { ...drawn.scene.plot[1], children: plot.moving }, drawn.scene.plot[2]] }, by);
          expect(axis.moving.length).toBeGreaterThan(0);
          for (const [key, { x, text }] of labelsOf(rest.scene, 0)) {
            const mark = [...rest.layout.marks, ...rest.layout.eras].find(({ event }) => event.id === key);
            if (mark?.label?.inside !== true || mark.x1 <= 0 || mark.x0 >= length) continue;
            expect(moved.get(key)?.text).toBe(text);
            expect(Math.abs((moved.get(key)?.x ?? NaN) - x)).toBeLessThan(1);
            if (mark.x0 < 0) pinned += 1;
          }
        }
      }),
      { numRuns: runs(1_000) },
    );
    expect(pinned).toBeGreaterThan(runs(300));
  });
});

/** The text of each event, and where it stands, px. */
function labelsOf(scene: Scene, by: number): Map<string, { readonly x: number; readonly text: string }> {
  const labels = nodesOf(scene).filter(({ node, event }) => node.key === "label" && event !== undefined);
  return new Map(labels.map(({ node, event }) => [event as string, { x: numberOf(node, "x") + by, text: node.text ?? "" }]));
}
