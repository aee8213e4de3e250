import type { Timeline } from "samarkand";

/**
 * Two timelines show the same stretch of time while `isShared` says so; a view that is set already
 * is none, so that nothing comes back.
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
