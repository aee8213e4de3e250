import type { Model, ModelEvent } from "../../model/model.ts";
import type { ThemeTokens } from "../../options/theme.ts";
import type { Colors } from "./sceneContext.ts";

/** The value of a colour token by its number: the palette, then the kinds that the theme names. */
export function colorValues({ palette, kinds }: ThemeTokens): string[] {
  return [...palette, ...Object.values(kinds)];
}

/**
 * The number of each kind's colour: those that the theme names, then those of the palette in the
 * order of the records.
 */
export function kindSlots(
  model: Pick<Model, "kinds">,
  { palette, kinds }: Pick<ThemeTokens, "palette" | "kinds">,
): ReadonlyMap<string, number> {
  const slots = new Map(Object.keys(kinds).map((kind, index) => [kind, palette.length + index]));
  let next = 0;
  for (const kind of model.kinds.keys()) if (!slots.has(kind)) slots.set(kind, next++ % palette.length);
  return slots;
}

/**
 * Gives every kind a colour: the theme's, else one of the palette in the order of the records. An
 * event without a kind has its group's; a group has that of its first record.
 */
export function assignColors(model: Model, { palette, kinds }: ThemeTokens): Colors {
  const slots = kindSlots(model, { palette, kinds });
  const slotOf = ({ kind, group }: Pick<ModelEvent, "kind" | "group">): number =>
    (kind === undefined ? undefined : slots.get(kind)) ?? Math.max(0, group) % palette.length;
  return {
    event: (event) => `color-${slotOf(event)}`,
    group(index) {
      const first = index < 0 ? undefined : model.firstOf(index);
      return first === undefined ? "muted" : `color-${slotOf(first)}`;
    },
  };
}
