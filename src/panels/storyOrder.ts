import type { EventAbout, Timeline } from "../component/timeline.ts";
import type { Way } from "../model/neighbour.ts";

/** The events of a story in the order of time. */
export interface StoryOrder {
  /** Takes up what the timeline has by now. */
  refresh(): void;
  has(id: string): boolean;
  /** The event beside one; of `null`: the first after it, the last before it. `null` where there is none. */
  beside(id: string | null, way: Way): string | null;
  /** From 1 on, and of how many. */
  place(id: string, about: EventAbout): readonly [index: number, count: number];
}

/** The order of some events, or of all: then the timeline is asked each time, and their number costs nothing. */
export function createStoryOrder(
  timeline: Pick<Timeline, "about" | "neighbour" | "record">,
  ids: readonly string[] | undefined,
): StoryOrder {
  if (ids === undefined)
    return {
      refresh: () => undefined,
      has: (id) => timeline.record(id) !== undefined,
      beside: (id, way) => timeline.neighbour(id, way),
      place: (_, { index, count }) => [index, count],
    };
  let known: readonly string[] = [];
  return {
    refresh() {
      const indices = [...new Set(ids)].flatMap((id) => {
        const about = timeline.about(id);
        return about === null ? [] : [{ id, index: about.index }];
      });
      known = indices.sort((a, b) => a.index - b.index).map(({ id }) => id);
    },
    has: (id) => known.includes(id),
    beside(id, way) {
      const by = way === "after" ? 1 : -1;
      const from = id === null ? (way === "after" ? -1 : known.length) : known.indexOf(id);
      return known[from + by] ?? null;
    },
    place: (id) => [known.indexOf(id) + 1, known.length],
  };
}
