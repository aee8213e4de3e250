import { fillingOf } from "../layout/filling.ts";
import type { PlacedMark } from "../layout/placeMarks.ts";
import { labelRise } from "./bracketNodes.ts";
import { round } from "./round.ts";
import type { SceneContext } from "./sceneContext.ts";
import type { Attributes, SceneNode } from "./sceneNode.ts";

/** px that a slash stands out of a dot. */
const SLASH = 1;
/** px of ground to each side of a slash. */
const HALO = 1;

/** A line through what is cancelled: the label, and a box; a slash through a dot or a bracket, along which a line would not be seen. */
export function strikeNodes(mark: PlacedMark, { time, tokens }: SceneContext): SceneNode[] {
  const { event, form, x0, x1, label } = mark;
  const y = mark.y - labelRise(mark, tokens);
  const line = (key: string, [from, to]: readonly [number, number], rise = 0): SceneNode => ({
    key,
    tag: "line",
    attributes: {
      class: "samarkand-strike",
      x1: round(time.x(from)),
      x2: round(time.x(to)),
      y1: round(y + rise),
      y2: round(y - rise),
      stroke: { token: "ink" },
      "stroke-width": tokens.lineWidth,
    },
  });
  const labelEnds = label === null ? null : ([label.x - 2, label.x + label.width + 2] as const);
  if (labelEnds !== null && label?.inside === true) return [line("strike", labelEnds)];
  if (form === "bar" && fillingOf(event) === "box") {
    return [line("strike", [Math.min(x0 - 2, labelEnds?.[0] ?? x0), Math.max(x1 + 2, labelEnds?.[1] ?? x1)])];
  }
  const middle = (x0 + x1) / 2;
  const reach = tokens.dotSize / 2 + SLASH;
  const slash = line("slash", [middle - reach, middle + reach], reach);
  const halo: Attributes = {
    class: "samarkand-strike-halo",
    stroke: { token: "ground" },
    "stroke-width": tokens.lineWidth + 2 * HALO,
  };
  return [
    { ...slash, key: "halo", attributes: { ...slash.attributes, ...halo } },
    slash,
    ...(labelEnds === null ? [] : [line("strike", labelEnds)]),
  ];
}
