import type { PlacedMark } from "../layout/placeMarks.ts";
import { round } from "./round.ts";
import type { SceneContext } from "./sceneContext.ts";
import type { SceneNode, Token } from "./sceneNode.ts";

/** px from the end of a cut bar, which is out of sight, to the tip of its arrow. */
const INSET = 13;

/** At the edge of the view: a full arrowhead where a bar has no end, an open one where it has an end beyond the view. */
export function arrowNodes(
  { event, x0, x1, y, goesOn }: PlacedMark,
  color: Token,
  { time, tokens }: SceneContext,
): SceneNode[] {
  const arrow = (key: string, kind: string, [tip, back]: readonly [number, number]): SceneNode => {
    const isOpen = kind === "open";
    const tall = isOpen ? 6 : 5;
    const points = [
      [back, y - tall],
      [tip, y],
      [back, y + tall],
    ] as const;
    return {
      key,
      tag: "polyline",
      attributes: {
        class: isOpen ? "samarkand-arrow samarkand-open" : "samarkand-arrow",
        points: points.map(([x, at]) => `${round(time.x(x))},${round(at)}`).join(" "),
        fill: isOpen ? color : "none",
        stroke: color,
        "stroke-width": isOpen ? 0 : tokens.lineWidth,
        "stroke-linecap": "round",
        "stroke-linejoin": "round",
      },
    };
  };
  const tips = (kind: string, edge: number, back: number): readonly [number, number] => {
    const inset = edge + back * INSET;
    return kind === "open" ? [inset - back * 3, inset + back * 7] : [inset, inset + back * 5];
  };
  return [
    ...(goesOn.before ? [arrow("arrow-start", event.span.startKind, tips(event.span.startKind, x0, 1))] : []),
    ...(goesOn.after ? [arrow("arrow-end", event.span.endKind, tips(event.span.endKind, x1, -1))] : []),
  ];
}
