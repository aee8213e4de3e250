import type { PlacedMark } from "./placeMarks.ts";
import type { SceneContext } from "../base/sceneContext.ts";
import type { SceneNode } from "../base/sceneNode.ts";
import { textNode } from "../base/textNode.ts";

/** The question marks at the ends that are uncertain. */
export function doubtNodes(
  { event, doubts, y }: Pick<PlacedMark, "event" | "doubts" | "y">,
  context: SceneContext,
): SceneNode[] {
  const { time, fonts, dateDirection, doubt: text } = context;
  return doubts.map(({ x, before }) =>
    textNode({
      key: before ? "doubt-start" : "doubt-end",
      className: "samarkand-doubt",
      text,
      x: time.x(x),
      y,
      side: before ? time.before : time.after,
      font: fonts.doubt,
      fill: context.colors.event(event),
      fallback: dateDirection,
      fixed: true,
      halo: true,
    }),
  );
}
