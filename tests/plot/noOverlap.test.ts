import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { estimateText } from "../../src/base/measureText.ts";
import type { Layout } from "../../src/plot/picture/layout.ts";
import type { Scene } from "../../src/plot/picture/buildScene.ts";
import type { SceneNode } from "../../src/plot/base/sceneNode.ts";
import { ALL_DIRECTIONS } from "../support/bothDirections.ts";
import { boxOf, intersect, numberOf, walk, type Box } from "../support/sceneWalk.ts";
import { pictureIn, situations } from "../support/situations.ts";
import { runs } from "../support/sweep.ts";

describe.each(ALL_DIRECTIONS)(
  "no overlap, with text in $direction and time in $timeDirection",
  (directions) => {
    it("keeps labels, titles of groups and pills apart and within the plot, and labels off the marks of other events", () => {
      fc.assert(
        fc.property(situations({ minLength: 2, maxLength: 20 }), (situation) => {
          const { layout, scene } = pictureIn(situation, directions).at(situation.view);
          const texts = plotTexts(scene);
          expect([
            ...overlaps(texts),
            ...texts.filter((text) => !isInside(text, scene)),
            ...labelsOnMarks(layout),
          ]).toEqual([]);
        }),
        { numRuns: runs(250) },
      );
    });

    it("gives a dot its whole label where there is room on either side", () => {
      fc.assert(
        fc.property(situations({ minLength: 1, maxLength: 1 }), (situation) => {
          const { layout } = pictureIn(situation, directions).at(situation.view);
          // A folded group has no labels.
          const isFolded = (group: number): boolean =>
            layout.bands.some(({ band }) => band.isFolded && [band.index, ...band.within].includes(group));
          for (const { event, form, label, x0, x1, outset } of layout.marks.filter(
            (mark) => !isFolded(mark.event.group),
          )) {
            const room = Math.max(x0 - outset.start, layout.scale.size - x1 - outset.end) - 12;
            const width = estimateText(event.title, { family: "sans-serif", size: 13, weight: 400 });
            if (form === "dot" && event.title !== "" && width <= Math.min(room, 280))
              expect(label?.text).toBe(event.title);
          }
        }),
        { numRuns: runs(250) },
      );
    });
  },
);

interface PlotText {
  readonly box: Box;
  readonly viewport: { readonly left: number; readonly width: number };
  readonly group: SceneNode | undefined;
}

/**
 * Returns the boxes that must keep apart in the plot: every text, and the pills behind the counts.
 */
function plotTexts({ plot, width }: Scene): PlotText[] {
  let cluster: SceneNode | undefined;
  return [...walk(plot, { left: 0, width })].flatMap(({ node, viewport }): PlotText[] => {
    if (node.attributes["data-cluster"] !== undefined) cluster = node;
    const isPill = node.attributes.class === "samarkand-pill";
    if (node.tag !== "text" && !isPill) return [];
    const box = isPill ? pillBox(node) : boxOf(node);
    const ofCluster = isPill || box.className.includes("samarkand-count");
    return [
      {
        box: { ...box, left: box.left + viewport.left, right: box.right + viewport.left },
        viewport,
        group: ofCluster ? cluster : undefined,
      },
    ];
  });
}

function pillBox(node: SceneNode): Box {
  const [x, y] = [numberOf(node, "x"), numberOf(node, "y")];
  return {
    text: "",
    className: "pill",
    left: x,
    right: x + numberOf(node, "width"),
    top: y,
    bottom: y + numberOf(node, "height"),
  };
}

function overlaps(texts: readonly PlotText[]): [Box, Box][] {
  return texts.flatMap((a, index) =>
    texts.slice(index + 1).flatMap((b): [Box, Box][] => {
      const isSameCluster = a.group !== undefined && a.group === b.group;
      return !isSameCluster && intersect(a.box, b.box) ? [[a.box, b.box]] : [];
    }),
  );
}

const SLACK = 0.02;

function isInside({ box, viewport: { left, width } }: PlotText, { plotHeight }: Scene): boolean {
  return (
    box.left >= left - SLACK && box.right <= left + width + SLACK && box.top >= 0 && box.bottom <= plotHeight
  );
}

/**
 * Returns ids of events whose label lies on the mark of another event, or on the parts beyond its
 * ends.
 */
function labelsOnMarks({ marks }: Layout): string[] {
  return marks.flatMap(({ event, label }) => {
    if (label === null) return [];
    const met = marks.filter(
      ({ event: other, y, x0, x1, outset }) =>
        other !== event &&
        y === label.y &&
        x0 - outset.start < label.x + label.width - SLACK &&
        x1 + outset.end > label.x + SLACK,
    );
    return met.map((other) => `${event.id} on ${other.event.id}`);
  });
}
