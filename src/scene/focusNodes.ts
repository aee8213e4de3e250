import type { Focused, SceneContext } from "./sceneContext.ts";
import type { Attributes } from "./sceneNode.ts";

/** What the keyboard is at, if it is the event of this id, or the cluster of this key. */
export function focusOn(
  { focus }: Pick<SceneContext, "focus">,
  type: "event" | "cluster",
  key: string,
): Focused | null {
  if (focus?.on.type !== type) return null;
  return (focus.on.type === "event" ? focus.on.id : focus.on.key) === key ? focus : null;
}

/** What assistive technology needs to find it. */
export function focusAttributes(focus: Focused | null): Attributes {
  return focus === null ? {} : { id: focus.elementId };
}
