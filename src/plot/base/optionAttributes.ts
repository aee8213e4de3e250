import type { ModelEvent } from "../../model/model.ts";
import type { Ordinal } from "../names/ordinalIndex.ts";
import type { Focused, SceneContext } from "./sceneContext.ts";
import { type Attributes, wordsOf } from "./sceneNode.ts";

/** Not all of those among which it stands are in the page. */
export function placeAttributes({ at, of }: Ordinal): Attributes {
  return { "aria-posinset": at, "aria-setsize": of };
}

/** Where nothing can be selected, nothing is said of it. */
export function selectedAttributes(
  isSelected: boolean,
  { isSelectable }: Pick<SceneContext, "isSelectable">,
): Attributes {
  return isSelectable ? { "aria-selected": String(isSelected) } : {};
}

/** What an event is to who cannot see it: one of those that can be chosen from, by its name. */
export function optionAttributes(event: ModelEvent, context: SceneContext): Attributes {
  const { names } = context;
  const focus = focusOn(context, "event", event.id);
  // These are kept as long as the event is: what else is in the context is of one picture, and
  // would be kept with them.
  const name = (): string => names.event(event);
  return {
    role: "option",
    ...placeAttributes(context.places.event(event)),
    // What the keyboard is at is told as soon as it is there.
    "aria-label": focus === null ? wordsOf(name) : name(),
    ...selectedAttributes(context.selection.has(event.id), context),
    ...focusAttributes(focus),
  };
}

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
