import type { Model, ModelEvent } from "../model/model.ts";
import type { ThemeTokens } from "../options/theme.ts";
import type { Colors } from "./sceneContext.ts";

/** The value of a colour token by its number: the palette, then the kinds that the theme names. */
export function colorValues({ palette, kinds }: ThemeTokens): string[] {
  return [...palette, ...Object.values(kinds)];
}

/**
 * Gives every kind a colour: the theme's, else one of the palette in the order of the records. An event without a
 * kind has its group's; a group has that of its first record.
 */
export function assignColors({ byId }: Model, { palette, kinds }: ThemeTokens): Colors {
  const slots = new Map(Object.keys(kinds).map((kind, index) => [kind, palette.length + index]));
  let next = 0;
  for (const { kind } of byId.values()) {
    if (kind !== undefined && !slots.has(kind)) slots.set(kind, next++ % palette.length);
  }
  const slotOf = ({ kind, group }: ModelEvent): number =>
    (kind === undefined ? undefined : slots.get(kind)) ?? Math.max(0, group) % palette.length;
  const first = new Map<number, number>();
  for (const event of byId.values()) if (!first.has(event.group)) first.set(event.group, slotOf(event));
  return {
    event: (event) => `color-${slotOf(event)}`,
    group(index) {
      const slot = first.get(index);
      return slot === undefined ? "muted" : `color-${slot}`;
    },
  };
}
