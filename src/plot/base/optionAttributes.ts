import type { ModelEvent } from "../../model/model.ts";
import type { Ordinal } from "../../model/readingOrder.ts";
import type { Focused, SceneContext } from "./sceneContext.ts";
import { type Attributes, wordsOf } from "./sceneNode.ts";

/**
 * Returns the position of an option in its set, and the size of the set. Both have to be written,
 * since not all options of the set are in the page.
 */
export function placeAttributes({ at, of }: Ordinal): Attributes {
  return { "aria-posinset": at, "aria-setsize": of };
}

/** Returns `aria-selected`, or nothing where no event can be selected. */
export function selectedAttributes(
  isSelected: boolean,
  { isSelectable }: Pick<SceneContext, "isSelectable">,
): Attributes {
  return isSelectable ? { "aria-selected": String(isSelected) } : {};
}

/**
 * Returns the attributes that make an event an option for screen-reader users, with its accessible
 * name.
 */
export function optionAttributes(event: ModelEvent, context: SceneContext): Attributes {
  const { names } = context;
  const focus = focusOn(context, "event", event.id);
  // This function is cached as long as its event. It holds only `names`, because a reference to the
  // whole context would retain the data of one picture.
  const name = (): string => names.event(event);
  return {
    role: "option",
    ...placeAttributes(context.places.event(event)),
    // The name of the focused event is announced at once, so it is computed now.
    "aria-label": focus === null ? wordsOf(name) : name(),
    ...selectedAttributes(context.selection.has(event.id), context),
    ...focusAttributes(focus),
  };
}

/** Returns the classes of an event's element: the timeline's, then the record's. */
export function eventClasses({ className }: Pick<ModelEvent, "className">, own: readonly string[]): string {
  const classes = ["samarkand-event", ...own];
  return (className === undefined ? classes : [...classes, className.trim()]).join(" ");
}

/** Returns the focus if it is on the event with this id, or the cluster with this key. */
export function focusOn(
  { focus }: Pick<SceneContext, "focus">,
  type: "event" | "cluster",
  key: string,
): Focused | null {
  if (focus?.on.type !== type) return null;
  return (focus.on.type === "event" ? focus.on.id : focus.on.key) === key ? focus : null;
}

/** Returns the id by which `aria-activedescendant` refers to a focused element. */
export function focusAttributes(focus: Focused | null): Attributes {
  return focus === null ? {} : { id: focus.elementId };
}
