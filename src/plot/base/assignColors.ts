import type { Model, ModelEvent } from "../../model/model.ts";
import type { ThemeTokens } from "../../options/theme.ts";
import type { Colors } from "./sceneContext.ts";

/**
 * Returns the values of the colour tokens by number: the palette, then the kinds that the theme
 * names.
 */
export function colorValues({ palette, kinds }: ThemeTokens): string[] {
  return [...palette, ...Object.values(kinds)];
}

/**
 * Returns the number of each kind's colour: a number of its own for a kind that the theme names,
 * otherwise a number of the palette in the order of the records.
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
 * Assigns a colour to every kind: the theme's, otherwise one of the palette in the order of the
 * records. An event has its own colour, else that of its kind, else one of the palette by the index
 * of its group. A group has the colour of the kind of its first event in the order of the records.
 */
export function assignColors(model: Model, { palette, kinds }: ThemeTokens): Colors {
  const slots = kindSlots(model, { palette, kinds });
  const slotOf = ({ kind, group }: Pick<ModelEvent, "kind" | "group">): number =>
    (kind === undefined ? undefined : slots.get(kind)) ?? Math.max(0, group) % palette.length;
  const kind: Colors["kind"] = (event) => ({ token: `color-${slotOf(event)}` });
  return {
    event: (event) => event.color ?? kind(event),
    kind,
    group(index) {
      const first = index < 0 ? undefined : model.firstOf(index);
      return first === undefined ? { token: "muted" } : kind(first);
    },
  };
}
