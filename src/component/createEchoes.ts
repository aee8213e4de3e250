import type { TimeRange } from "../time/scale.ts";

/** ms for which a view is remembered. */
const KEPT = 300;

/** The views that were told of late. */
export interface Echoes {
  readonly add: (view: TimeRange) => void;
  /** Whether a view is one of them that comes back: from a listener to whom another timeline tells its own. */
  readonly has: (view: TimeRange) => boolean;
  /** Runs what tells listeners of this timeline. */
  readonly telling: (tell: () => void) => void;
}

/** Where a window says whose listeners are told at this moment: to all timelines in it, whichever copy of this module they are of. */
const TELLER: unique symbol = Symbol.for("samarkand.teller");

/**
 * Remembers the views through which a timeline moves by itself or by a hand. Who shares its view sends each back a frame or two later, when
 * it is at another one already: taken for a wish, that would end the movement. Anyone else who asks for such a view wishes for it.
 */
export function createEchoes(window: Window & { [TELLER]?: object | undefined }): Echoes {
  const me = {};
  let told: readonly { readonly view: TimeRange; readonly at: number }[] = [];
  const recent = (): typeof told => told.filter(({ at }) => window.performance.now() - at < KEPT);
  return {
    add(view) {
      told = [...recent(), { view, at: window.performance.now() }];
    },
    has({ start, end }) {
      const teller = window[TELLER] ?? me;
      return teller !== me && recent().some(({ view }) => view.start === start && view.end === end);
    },
    telling(tell) {
      const before = window[TELLER];
      window[TELLER] = me;
      tell();
      window[TELLER] = before;
    },
  };
}
