import type { Timeline } from "samarkand";

/**
 * Keeps the views of two timelines equal while `isShared` returns true. A timeline reports no
 * change when it is set to the view that it already has, so the two do not answer each other
 * endlessly.
 */
export function shareViews(one: Timeline, other: Timeline, isShared: () => boolean): void {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const)
    from.on("view", (view) => {
      if (isShared()) to.setView(view, { animate: false });
    });
}
