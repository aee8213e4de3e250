import type { Focused, SceneContext } from "./sceneContext.ts";
import type { Attributes, SceneNode } from "./sceneNode.ts";

/** px that stay free between a thing and the ring around it. */
const GAP = 4;

/** What the keyboard is at, if it is the event of this id, or the cluster of this key. */
export function focusOn({ focus }: Pick<SceneContext, "focus">, type: "event" | "cluster", key: string): Focused | null {
  if (focus?.on.type !== type) return null;
  return (focus.on.type === "event" ? focus.on.id : focus.on.key) === key ? focus : null;
}

/** What assistive technology needs to find it. */
export function focusAttributes(focus: Focused | null): Attributes {
  return focus === null ? {} : { id: focus.elementId };
}

/** A ring around a box (physical px), in the colour of text: it can be seen on everything that is drawn. */
export function focusRing({ x, y, width, height }: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }): SceneNode {
  return {
    key: "focus",
    tag: "rect",
    attributes: {
      class: "samarkand-focus", x: x - GAP, y: y - GAP, width: width + 2 * GAP, height: height + 2 * GAP, rx: GAP + 2,
      fill: "none", stroke: { token: "ink" }, "stroke-width": 2,
    },
  };
}
