import type { ModelEvent } from "../model/model.ts";
import { focusAttributes, focusOn } from "./focusNodes.ts";
import type { SceneContext } from "./sceneContext.ts";
import type { Attributes } from "./sceneNode.ts";

/** What an event is to who cannot see it: one of those that can be chosen from, by its name. */
export function optionAttributes(event: ModelEvent, context: SceneContext): Attributes {
  return {
    role: "option",
    "aria-label": context.names.event(event),
    ...(context.isSelectable ? { "aria-selected": String(context.selection.has(event.id)) } : {}),
    ...focusAttributes(focusOn(context, "event", event.id)),
  };
}
