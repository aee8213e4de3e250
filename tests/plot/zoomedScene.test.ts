import fc from "fast-check";
import { expect, it } from "vitest";
import type { SceneNode } from "../../src/plot/base/sceneNode.ts";
import type { PlacedMark } from "../../src/plot/events/placeMarks.ts";
import { spanStyleOf } from "../../src/plot/levels/shape.ts";
import type { Drawn } from "../../src/plot/picture/buildScene.ts";
import { clampView } from "../../src/state/views.ts";
import type { TimeRange } from "../../src/time/scale.ts";
import { inBothDirections } from "../support/bothDirections.ts";
import { evenly } from "../support/evenly.ts";
import { nodesOf, numberOf } from "../support/sceneWalk.ts";
import { pictureIn, situations } from "../support/situations.ts";
import { met, runs } from "../support/sweep.ts";

inBothDirections("zoomed scene", (directions) => {
  const steps = fc.array(fc.tuple(evenly(0, 2), evenly(0, 1)), { minLength: 1, maxLength: 4 });

  it("keeps all marks and draws them at their times: boxes, spines, dots and labels", () => {
    let [boxes, arrows] = [0, 0];
    fc.assert(
      fc.property(situations({ minLength: 1, maxLength: 6 }), steps, (situation, moves) => {
        const test = pictureIn(situation, directions);
        const { picture, options } = test;
        const wide = clampView(situation.view, options.limits);
        const ground = picture.layout({ view: wide, selection: [], hover: null });
        const views = moves.map(([octaves, part]) => {
          const span = (wide.end - wide.start) / 2 ** octaves;
          const start = wide.start + part * (wide.end - wide.start - span);
          return { start, end: start + span };
        });
        // The scenes drawn on the way have no effect.
        const { layout, scene } = views
          .map((view) => picture.zoomed({ view, selection: [], hover: null }, ground))
          .at(-1) as Drawn;
        const nodes = nodesOf(scene);
        // Eras are excluded, because they come and go with the view.
        expect(shownIn(nodes)).toEqual(shownIn(nodesOf(test.at(wide).scene)));
        const parts = new Map(nodes.map(({ node, event }) => [`${event ?? ""} ${node.key}`, node]));
        // In a new layout, a bar goes on beyond the same edges, in any lane.
        const anew = new Map(
          nodesOf(picture.at({ view: views.at(-1) as TimeRange, selection: [], hover: null }).scene).map(
            ({ node, event }) => [`${event ?? ""} ${node.key}`, node],
          ),
        );
        for (const mark of layout.marks) {
          const { event, form, x0, x1, label } = mark;
          const part = (key: string): SceneNode | undefined => parts.get(`${event.id} ${key}`);
          const near = (node: SceneNode | undefined, name: "x" | "cx" | "width", expected: number): void => {
            if (node !== undefined) expect(Math.abs(numberOf(node, name) - expected)).toBeLessThan(0.05);
          };
          near(
            part("label"),
            "x",
            label === null ? NaN : picture.time.x(label.before ? label.x + label.width : label.x),
          );
          near(part("dot"), "cx", picture.time.x((x0 + x1) / 2));
          if (form === "bar" && isBox(mark)) {
            const [body, spine] = [part("body"), part("spine")];
            near(body, "x", picture.time.left(x0, x1 - x0));
            near(body, "width", x1 - x0);
            if (spine !== undefined) near(spine, "x", picture.time.left(x0, numberOf(spine, "width")));
            boxes += body === undefined ? 0 : 1;
            for (const key of ["arrow-start", "arrow-end"]) {
              const [arrow, fresh] = [part(key), anew.get(`${event.id} ${key}`)];
              // A bar outside the view is absent as a whole in a new layout, so its arrows are not
              // compared.
              // A new layout cuts a mark in a strip at the ends of another tile.
              if (x1 < 0 || mark.extent !== event.extent || anew.get(`${event.id} body`) === undefined)
                continue;
              expect(arrow === undefined).toBe(fresh === undefined);
              if (arrow === undefined || fresh === undefined) continue;
              tipsOf(fresh).forEach((x, index) => {
                expect(Math.abs((tipsOf(arrow)[index] as number) - x)).toBeLessThan(0.05);
              });
              arrows += 1;
            }
          }
        }
        expect(JSON.stringify(nodes.map(({ node: { attributes } }) => attributes))).not.toMatch(
          /:null|NaN|Infinity/,
        );
      }),
      { numRuns: runs(1000) },
    );
    expect(boxes).toBeGreaterThan(met(100));
    expect(arrows).toBeGreaterThan(met(100));
  });
});

function shownIn(nodes: ReturnType<typeof nodesOf>): unknown[] {
  return nodes.flatMap(({ node: { attributes } }) =>
    (attributes.class as string | undefined)?.includes("samarkand-era") === true
      ? []
      : (attributes["data-event-id"] ?? attributes["data-cluster"] ?? []),
  );
}

/** Returns the x of each corner of an arrow. */
function tipsOf({ attributes }: SceneNode): number[] {
  return (attributes.points as string).split(" ").map((point) => Number(point.split(",")[0]));
}

function isBox({ event, fades }: PlacedMark): boolean {
  return spanStyleOf(event) === "box" && fades.start === 0 && fades.end === 0;
}
