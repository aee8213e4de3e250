import type { Arrangement } from "../model/groups.ts";
import type { Matches } from "../model/matches.ts";
import type { Limits } from "../options/resolveDates.ts";
import type { TimeRange } from "../time/scale.ts";
import { clampView } from "./views.ts";

/**
 * Place of the keyboard or the pointer: an event, whether it is drawn or not, or a cluster in
 * sight, by its key.
 */
export type Focus =
  { readonly type: "event"; readonly id: string } | { readonly type: "cluster"; readonly key: string };

/** State that a reader can change. */
export interface TimelineState {
  readonly view: TimeRange;
  /** View at which the animation under way will end; `null` at rest. */
  readonly goal: TimeRange | null;
  /** Whether the view shows everything, and follows changes of width, fonts and events. */
  readonly isFitted: boolean;
  readonly limits: Limits;
  /** Ids of the selected events, in the order in which they were selected. */
  readonly selection: readonly string[];
  /** Range that was brushed to make the selection; `null` if the selection was made otherwise. */
  readonly span: TimeRange | null;
  /** Range that the reader is brushing now. */
  readonly marked: TimeRange | null;
  readonly selectionMode: "none" | "single" | "multiple";
  /** Event or cluster under the pointer. */
  readonly hover: Focus | null;
  readonly focus: Focus | null;
  /** Folding and order of the groups. */
  readonly arrangement: Arrangement;
  /** Whether the timeline has keyboard focus, so that its place is shown. */
  readonly isKeyboard: boolean;
  /** Text that is searched for; empty if there is no search. */
  readonly query: string;
  /** Matches found last. They are those of the earlier text until the search for this one ends. */
  readonly matches: Matches | null;
  /** Query whose matches the reader went through last. */
  readonly walked: string;
}

/** Returns the current view, or during an animation the view at its end. */
export function goalOf({ goal, view }: TimelineState): TimeRange {
  return goal ?? view;
}

/** Change of the state. Times are instants and spans in ms: the state holds no px. */
export type Action =
  /** Shows a view. `goal`: default `null`. `isFitted`: default `false`. */
  | {
      readonly type: "view";
      readonly view: TimeRange;
      readonly goal?: TimeRange | null;
      readonly isFitted?: boolean;
    }
  | { readonly type: "pan"; readonly by: number }
  /**
   * Zooms by a factor; above 1 the view shows less time, larger. The instant `at` stays where it
   * is.
   */
  | { readonly type: "zoom"; readonly at: number; readonly factor: number }
  /**
   * Selects events. `toggle` adds them to a multiple selection, or removes them from it. `span` is
   * the range that was brushed for the selection.
   */
  | {
      readonly type: "select";
      readonly ids: readonly string[];
      readonly toggle?: boolean;
      readonly span?: TimeRange | null;
    }
  | { readonly type: "mark"; readonly range: TimeRange | null }
  | { readonly type: "arrange"; readonly arrangement: Arrangement }
  | { readonly type: "hover"; readonly at: Focus | null }
  /** Moves the focus. Without `focus` it stays where it is. */
  | { readonly type: "focus"; readonly focus?: Focus | null; readonly isKeyboard: boolean }
  /**
   * Searches for a text. Without `matches` the earlier matches stay until those of this text are
   * found.
   */
  | { readonly type: "search"; readonly query: string; readonly matches?: Matches | null }
  /** Marks the query as one whose matches the reader goes through. */
  | { readonly type: "walk" }
  | {
      readonly type: "configure";
      readonly limits: Limits;
      readonly selectionMode: TimelineState["selectionMode"];
      /** Whether an event with this id exists, or still exists. */
      readonly exists: (id: string) => boolean;
    };

/** Returns the state of an untouched timeline: nothing is selected, searched or folded. */
export function initialState(
  view: TimeRange,
  given: Pick<TimelineState, "limits" | "selectionMode"> & Partial<Pick<TimelineState, "isFitted">>,
): TimelineState {
  return {
    view: clampView(view, given.limits),
    goal: null,
    isFitted: false,
    selection: [],
    span: null,
    marked: null,
    hover: null,
    focus: null,
    arrangement: { folded: new Map(), order: [] },
    isKeyboard: false,
    query: "",
    matches: null,
    walked: "",
    ...given,
  };
}
