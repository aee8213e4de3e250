import { isSame } from "../base/isSame.ts";
import { clamp } from "../base/maths.ts";
import type { TimeRange } from "../time/scale.ts";
import type { Action, Focus, TimelineState } from "./state.ts";
import { clampView, leastSpan } from "./views.ts";

/** Returns the state of an untouched timeline: nothing is selected, searched or folded. */
export function initialState(
  view: TimeRange,
  {
    limits,
    selectionMode,
    isFitted = false,
  }: Pick<TimelineState, "limits" | "selectionMode"> & Partial<Pick<TimelineState, "isFitted">>,
): TimelineState {
  return {
    view: clampView(view, limits),
    goal: null,
    isFitted,
    limits,
    selectionMode,
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
      return action.range === state.marked ? state : { ...state, marked: action.range };
    case "arrange":
      return action.arrangement === state.arrangement ? state : { ...state, arrangement: action.arrangement };
    case "hover":
      return isSame(action.at, state.hover) ? state : { ...state, hover: action.at };
    case "focus":
      return withFocus(state, action.focus === undefined ? state.focus : action.focus, action.isKeyboard);
    case "search":
      return searched(state, action.query, action.matches);
    case "walk":
      return state.walked === state.query ? state : { ...state, walked: state.query };
    case "configure":
      return configured(state, action);
  }
}

function withView(
  state: TimelineState,
  wanted: TimeRange,
  { goal = null, isFitted = false }: Partial<Pick<TimelineState, "goal" | "isFitted">> = {},
): TimelineState {
  const clamped = clampView(wanted, state.limits);
  const view = isSame(clamped, state.view) ? state.view : clamped;
  return view === state.view && goal === state.goal && isFitted === state.isFitted
    ? state
    : { ...state, view, goal, isFitted };
}

/**
 * Returns the view after a zoom. The factor is limited first, so that a zoom that stops at a limit
 * still leaves `at` in its place.
 */
function zoomed({ view, limits }: TimelineState, at: number, factor: number): TimeRange {
  const span = view.end - view.start;
  const most = Math.min(limits.maxSpan, limits.end - limits.start);
  const wanted = clamp(span / factor, Math.min(most, Math.max(limits.minSpan, leastSpan(at))), most);
  const ratio = wanted / span;
  if (!(ratio > 0)) return view;
  const start = at - (at - view.start) * ratio;
  return { start, end: start + wanted };
}

function withSelection(
  state: TimelineState,
  { ids, toggle = false, span = null }: Omit<Extract<Action, { type: "select" }>, "type">,
): TimelineState {
  const wanted =
    toggle && state.selectionMode === "multiple" ? toggled(state.selection, ids) : [...new Set(ids)];
  const allowed = { none: 0, single: 1, multiple: wanted.length }[state.selectionMode];
  const selection = wanted.slice(0, allowed);
  const same =
    selection.length === state.selection.length &&
    selection.every((id, index) => id === state.selection[index]);
  const marked = state.selectionMode === "multiple" ? span : null;
  return same && marked === state.span
    ? state
    : { ...state, span: marked, selection: same ? state.selection : selection };
}

function withFocus(state: TimelineState, focus: Focus | null, isKeyboard: boolean): TimelineState {
  return isKeyboard === state.isKeyboard && isSame(focus, state.focus)
    ? state
    : { ...state, focus, isKeyboard };
}

function searched(state: TimelineState, query: string, matches = state.matches): TimelineState {
  return query === state.query && matches === state.matches ? state : { ...state, query, matches };
}

function toggled(selection: readonly string[], ids: readonly string[]): string[] {
  const next = new Set(selection);
  for (const id of ids) if (!next.delete(id)) next.add(id);
  return [...next];
}

function configured(state: TimelineState, action: Extract<Action, { type: "configure" }>): TimelineState {
  const { limits, selectionMode, exists } = action;
  const hover = state.hover?.type === "event" && !exists(state.hover.id) ? null : state.hover;
  const isUnchanged =
    selectionMode === state.selectionMode && hover === state.hover && isSame(limits, state.limits);
  const next: TimelineState = isUnchanged
    ? state
    : { ...state, limits, selectionMode, hover, view: clampView(state.view, limits) };
  const isLost = state.focus?.type === "event" && !exists(state.focus.id);
  return withSelection(isLost ? { ...next, focus: null } : next, {
    ids: state.selection.filter(exists),
    span: state.span,
  });
}
