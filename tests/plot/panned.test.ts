import fc from "fast-check";
import { expect, it } from "vitest";
import { clampView } from "../../src/state/views.ts";
import { inBothDirections } from "../support/bothDirections.ts";
import { evenly } from "../support/evenly.ts";
import { nodesOf, numberOf, walk } from "../support/sceneWalk.ts";
import { pictureIn, situations } from "../support/situations.ts";
import { met, runs } from "../support/sweep.ts";
import type { Scene } from "../../src/plot/picture/buildScene.ts";
import type { SceneNode } from "../../src/plot/base/sceneNode.ts";

inBothDirections("panned picture", (directions) => {
  it("shows names where a picture at rest shows them", () => {
    const pinned = { events: 0, moments: 0 };
    fc.assert(
      fc.property(
        situations({ minLength: 1, maxLength: 12 }),
        fc.array(evenly(-1, 1), { minLength: 1, maxLength: 4 }),
        (situation, parts) => {
          const { picture, options } = pictureIn(situation, directions);
          const state = { view: clampView(situation.view, options.limits), selection: [], hover: null };
          const { start, end } = state.view;
          const length = picture.plot.length;
          const margin = { before: length, after: length };
          const drawn = picture.panned(state, margin, 0);
          for (const wanted of parts) {
            const from = start + wanted * (end - start);
            const view = { start: from, end: from + (end - start) };
            // Far from now a double holds no fraction of a ms, and 1 ms may be several px. The part
            // is therefore computed from the rounded start.
            const part = (from - start) / (end - start);
            const { plot, axis } = picture.pannedTo(drawn, length * (1 + part), 0, state);
            const rest = picture.at({ ...state, view });
            const by = picture.time.x(0) - picture.time.x(part * length);
            const moved = labelsOf(
              {
                ...drawn.scene,
                plot: [
                  drawn.scene.plot[0],
                  { ...drawn.scene.plot[1], children: plot.moving },
                  drawn.scene.plot[2],
                ],
              },
              by,
            );
            expect(axis.moving.length).toBeGreaterThan(0);
            for (const [key, { x, text }] of labelsOf(rest.scene, 0)) {
              const mark = [...rest.layout.marks, ...rest.layout.eras].find(({ event }) => event.id === key);
              if (mark?.label?.inside !== true || mark.x1 <= 0 || mark.x0 >= length) continue;
              expect(moved.get(key)?.text).toBe(text);
              expect(Math.abs((moved.get(key)?.x ?? NaN) - x)).toBeLessThan(1);
              if (mark.x0 < 0) pinned.events += 1;
            }
            const titles = titlesOf(plot.markers, by);
            for (const [key, { x, text }] of titlesOf(rest.scene.axis.slice(1), 0)) {
              const marker = rest.layout.markers.find((placed) => placed.key === key);
              if (marker === undefined || marker.x1 <= 0 || marker.x0 >= length) continue;
              expect(titles.get(key)?.text).toBe(text);
              expect(Math.abs((titles.get(key)?.x ?? NaN) - x)).toBeLessThan(1);
              if (marker.x0 < 0) pinned.moments += 1;
            }
          }
        },
      ),
      { numRuns: runs(1_000) },
    );
    expect(pinned.events).toBeGreaterThan(met(300));
    expect(pinned.moments).toBeGreaterThan(met(30));
  });
});

/** px: place of the title of each moment, with its text, by the key of the moment. */
function titlesOf(
  nodes: readonly SceneNode[],
  by: number,
): Map<string, { readonly x: number; readonly text: string }> {
  return new Map(
    [...walk(nodes, { left: 0, width: 0 })].flatMap(({ node }) => {
      const title =
        node.attributes.class === "samarkand-marker"
          ? node.children?.find(({ key }) => key === "title")
          : undefined;
      return title === undefined
        ? []
        : [[node.key, { x: numberOf(title, "x") + by, text: title.text ?? "" }]];
    }),
  );
}

/** px: place of the label of each event, with its text, by the id of the event. */
function labelsOf(scene: Scene, by: number): Map<string, { readonly x: number; readonly text: string }> {
  const labels = nodesOf(scene).filter(({ node, event }) => node.key === "label" && event !== undefined);
  return new Map(
    labels.map(({ node, event }) => [
      event as string,
      { x: numberOf(node, "x") + by, text: node.text ?? "" },
    ]),
  );
}
