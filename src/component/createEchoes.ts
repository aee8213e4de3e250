import type { TimeRange } from "../time/scale.ts";

/** ms for which a view is remembered. */
const KEPT = 300;

/** The views that were told of late. */
export interface Echoes {
  add(view: TimeRange): void;
  /** Whether it is one of them. */
  has(view: TimeRange): boolean;
}

/**
 * Remembers the views through which a timeline moves by itself or by a hand. Who shares its view sends each back a frame or two later, when
 * it is at another one already: taken for a wish, that would end the movement.
 */
export function createEchoes(now: () => number): Echoes {
  let told: readonly { readonly view: TimeRange; readonly at: number }[] = [];
  const recent = (): typeof told => told.filter(({ at }) => now() - at < KEPT);
  return {
    add(view) {
      told = [...recent(), { view, at: now() }];
    },
    has: ({ start, end }) => recent().some(({ view }) => view.start === start && view.end === end),
  };
}
