import { isSame } from "../base/maths.ts";
import type { Arrangement } from "../model/groups.ts";
import type { Matches } from "../model/matches.ts";
import type { Limits } from "../options/resolveDates.ts";
import type { TimeRange } from "../time/scale.ts";
import { clampSpan, clampView } from "./views.ts";

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

/**
 * Returns the state after an action. This is the only place where the state changes. An action that
 * changes nothing returns the very same state.
 */
export function reduce(state: TimelineState, action: Action): TimelineState {
  switch (action.type) {
    case "view":
      return withView(state, action.view, action);
    case "pan":
      return withView(state, { start: state.view.start + action.by, end: state.view.end + action.by });
    case "zoom":
      return withView(state, zoomed(state, action.at, action.factor));
    case "select":
      return withSelection(state, action);
    case "mark":
      return withValues(state, { marked: action.range });
    case "arrange":
      // Maps are compared by identity.
      return action.arrangement === state.arrangement ? state : { ...state, arrangement: action.arrangement };
    case "hover":
      return withValues(state, { hover: action.at });
    case "focus": {
      const { focus = state.focus, isKeyboard } = action;
      return withValues(state, { focus, isKeyboard });
    }
    case "search": {
      const { query, matches = state.matches } = action;
      return withValues(state, { query, matches });
    }
    case "walk":
      return withValues(state, { walked: state.query });
    case "configure":
      return configured(state, action);
  }
}

/**
 * Returns the state with other values. A value that equals the earlier one stays the very same
 * object; if all do, so does the state.
 */
function withValues(state: TimelineState, values: Partial<TimelineState>): TimelineState {
  const others = Object.entries(values).filter(
    ([name, value]) => !isSame(value, state[name as keyof TimelineState]),
  );
  return others.length === 0 ? state : { ...state, ...Object.fromEntries(others) };
}

function withView(
  state: TimelineState,
  view: TimeRange,
  { goal = null, isFitted = false }: Partial<Pick<TimelineState, "goal" | "isFitted">> = {},
): TimelineState {
  return withValues(state, { view: clampView(view, state.limits), goal, isFitted });
}

/**
 * Returns the view after a zoom. The factor is limited first, so that a zoom that stops at a limit
 * still leaves `at` in its place.
 */
function zoomed({ view, limits }: TimelineState, at: number, factor: number): TimeRange {
  const span = view.end - view.start;
  const wanted = clampSpan(span / factor, at, limits);
  const ratio = wanted / span;
  if (!(ratio > 0)) return view;
  const start = at - (at - view.start) * ratio;
  return { start, end: start + wanted };
}

function withSelection(
  state: TimelineState,
  { ids, toggle = false, span = null }: Omit<Extract<Action, { type: "select" }>, "type">,
): TimelineState {
  const isMultiple = state.selectionMode === "multiple";
  const wanted = toggle && isMultiple ? toggled(state.selection, ids) : [...new Set(ids)];
  const allowed = { none: 0, single: 1, multiple: Infinity }[state.selectionMode];
  return withValues(state, { selection: wanted.slice(0, allowed), span: isMultiple ? span : null });
}

function toggled(selection: readonly string[], ids: readonly string[]): string[] {
  const next = new Set(selection);
  for (const id of ids) if (!next.delete(id)) next.add(id);
  return [...next];
}

function configured(
  state: TimelineState,
  { limits, selectionMode, exists }: Extract<Action, { type: "configure" }>,
): TimelineState {
  const left = (at: Focus | null): Focus | null => (at?.type === "event" && !exists(at.id) ? null : at);
  const next = withValues(state, {
    limits,
    selectionMode,
    hover: left(state.hover),
    focus: left(state.focus),
    view: clampView(state.view, limits),
  });
  return withSelection(next, { ids: state.selection.filter(exists), span: state.span });
}
