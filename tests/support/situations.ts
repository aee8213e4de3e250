import fc from "fast-check";
import type { Marker } from "../../src/entries/index.ts";
import { initialState, type TimelineState } from "../../src/state/state.ts";
import type { TimeRange } from "../../src/time/scale.ts";
import type { Directions } from "./bothDirections.ts";
import { pictureOf, type TestPicture } from "./pictures.ts";
import { markersIn, recordSets, viewsOf, widths, type RecordSet } from "./recordSets.ts";

/** Records in a size, and a view of them. */
export interface Situation {
  readonly set: RecordSet;
  readonly markers: readonly Marker[];
  readonly view: TimeRange;
  readonly width: number;
  readonly maxHeight: number;
}

/**
 * Returns random situations, from an empty page to one in which clusters hold almost all events.
 */
export function situations(sizes: { minLength?: number; maxLength?: number } = {}): fc.Arbitrary<Situation> {
  return recordSets(sizes).chain((set) =>
    fc.record({
      set: fc.constant(set),
      markers: fc.oneof(fc.constant([]), markersIn(set.stretch)),
      view: viewsOf(set.stretch),
      width: widths,
      // From two rows to more than any situation needs.
      maxHeight: fc.constantFrom(100, 120, 160, 240, 640),
    }),
  );
}

/** Creates the picture of a situation, in an Arabic page with given directions. */
export function pictureIn(
  { set, markers, width, maxHeight }: Situation,
  directions: Directions,
): TestPicture {
  return pictureOf(
    { events: set.events, groups: set.groups, markers, locale: "ar", maxHeight, ...directions },
    width,
  );
}

/** Returns the state of a view, with nothing selected. */
export function stateAt(view: TimeRange, { options: { limits } }: TestPicture): TimelineState {
  return initialState(view, { limits, selectionMode: "single" });
}
