import type { ModelEvent } from "../model/model.ts";
import type { Place } from "./createPlaces.ts";
import { focusAttributes, focusOn } from "./focusNodes.ts";
import type { SceneContext } from "./sceneContext.ts";
import type { Attributes } from "./sceneNode.ts";

/** Not all of those among which it stands are in the page. */
export function placeAttributes({ at, of }: Place): Attributes {
  return { "aria-posinset": at, "aria-setsize": of };
}

/** What an event is to who cannot see it: one of those that can be chosen from, by its name. */
export function optionAttributes(event: ModelEvent, context: SceneContext): Attributes {
  return {
    role: "option",
    ...placeAttributes(context.places.event(event)),
    "aria-label": context.names.event(event),
    ...(context.isSelectable ? { "aria-selected": String(context.selection.has(event.id)) } : {}),
    ...focusAttributes(focusOn(context, "event", event.id)),
  };
}
