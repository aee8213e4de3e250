import type { Arrangement } from "../model/arrangeGroups.ts";
import type { Matches } from "../model/matches.ts";
import type { Limits } from "../options/resolveDates.ts";
import type { TimeRange } from "../time/scale.ts";

/**
 * What the keyboard or a pointer is at: an event, drawn or not, or a cluster in sight by its key.
 */
export type Focus =
  { readonly type: "event"; readonly id: string } | { readonly type: "cluster"; readonly key: string };

/** All that a reader can change. */
export interface TimelineState {
  readonly view: TimeRange;
  readonly limits: Limits;
  /** Ids of events, in the order in which they were selected. */
  readonly selection: readonly string[];
  /** The stretch that was marked to make the selection, if it was. */
  readonly span: TimeRange | null;
  /** The stretch that a hand marks now. */
  readonly marked: TimeRange | null;
  readonly selectionMode: "none" | "single" | "multiple";
  /** What is under the pointer. */
  readonly hover: Focus | null;
  readonly focus: Focus | null;
  /** Of the groups. */
  readonly arrangement: Arrangement;
  /** Whether the keyboard is in the timeline, and shows where. */
  readonly isKeyboard: boolean;
  /** The text that is searched for; empty: none. */
  readonly query: string;
  /** What was found last: of a text before this one, until this one is found. */
  readonly matches: Matches | null;
}

/** What can happen. Times are instants and spans in ms: px do not enter the state. */
export type Action =
  | { readonly type: "view"; readonly view: TimeRange }
  | { readonly type: "pan"; readonly by: number }
  /** A factor above 1 shows less time, larger; the instant `at` stays where it is. */
  | { readonly type: "zoom"; readonly at: number; readonly factor: number }
  /**
   * `toggle` adds to or takes from a multiple selection; `span`: the stretch that was marked for
   * it.
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
  /** Without a `focus` it stays where it was. */
  | { readonly type: "focus"; readonly focus?: Focus | null; readonly isKeyboard: boolean }
  /** Without `matches` what was found stays, until that of this text is. */
  | { readonly type: "search"; readonly query: string; readonly matches?: Matches | null }
  | {
      readonly type: "configure";
      readonly limits: Limits;
      readonly selectionMode: TimelineState["selectionMode"];
      /** Whether an event of that id (still) exists. */
      readonly exists: (id: string) => boolean;
    };
