import { isSame } from "../base/maths.ts";
import type { TimeRange } from "../time/scale.ts";
import type { Action, Focus, TimelineState } from "./state.ts";
import { clampSpan, clampView } from "./views.ts";

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
 * Returns the view after a zoom. The factor is limited before the view is computed: so the instant
 * `at` keeps its place also where the zoom stops at a limit.
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
