import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Limits } from "../../src/options/resolveDates.ts";
import { reduce } from "../../src/state/reduce.ts";
import { clampView } from "../../src/state/views.ts";
import { type Action, goalOf, initialState, type TimelineState } from "../../src/state/state.ts";
import type { TimeRange } from "../../src/time/scale.ts";
import { evenly } from "../support/evenly.ts";
import { runs } from "../support/sweep.ts";

const FARTHEST = 8.52e15;
const instants = fc.oneof(
  evenly(-FARTHEST, FARTHEST),
  fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2100, 0, 1) }),
  evenly(-1000, 1000),
);
/** ms: spans from a second to 100,000 years. */
const spans = evenly(3, 15.5).map((exponent) => 10 ** exponent);

/** Limits as the options give them: the smallest span fits within the limits. */
const limitsOf: fc.Arbitrary<Limits> = fc.oneof(
  fc.constant({ start: -FARTHEST, end: FARTHEST, minSpan: 100, maxSpan: 2 * FARTHEST }),
  fc.tuple(instants, spans, evenly(0, 1), evenly(0, 1)).map(([middle, width, a, b]) => {
    const start = Math.max(-FARTHEST, middle - width);
    const end = Math.min(FARTHEST, middle + width);
    const [low, high] = [Math.min(a, b), Math.max(a, b)].map((part) => 100 + part * (end - start - 100)) as [
      number,
      number,
    ];
    return { start, end, minSpan: low, maxSpan: high };
  }),
);
const anyNumber = fc.oneof(instants, fc.double());
const anyView: fc.Arbitrary<TimeRange> = fc.oneof(
  fc.record({ start: anyNumber, end: anyNumber }),
  fc.tuple(instants, spans).map(([start, span]) => ({ start, end: start + span })),
);
const ids = fc.array(fc.constantFrom("a", "b", "قمة", "__proto__"), { maxLength: 4 });
const modes = fc.constantFrom("none" as const, "single" as const, "multiple" as const);
const states: fc.Arbitrary<TimelineState> = fc
  .record({ limits: limitsOf, view: anyView, selectionMode: modes })
  .map(({ view, ...rest }) => initialState(view, rest));
const actions: fc.Arbitrary<Action> = fc.oneof(
  anyView.map((view): Action => ({ type: "view", view })),
  anyNumber.map((by): Action => ({ type: "pan", by })),
  fc.record({ type: fc.constant("zoom" as const), at: anyNumber, factor: anyNumber }),
  fc.record({ type: fc.constant("select" as const), ids, toggle: fc.boolean() }),
  fc.record({
    type: fc.constant("hover" as const),
    at: fc.constantFrom(
      null,
      { type: "event" as const, id: "a" },
      { type: "event" as const, id: "b" },
      { type: "cluster" as const, key: "a" },
    ),
  }),
  fc.record({
    type: fc.constant("configure" as const),
    limits: limitsOf,
    selectionMode: modes,
    exists: fc.constantFrom(
      () => true,
      () => false,
      (id: string) => id === "a",
    ),
  }),
);

/** Returns the error that a few roundings of numbers of this size can add up to. */
function rounding(...numbers: readonly number[]): number {
  return 32 * Number.EPSILON * Math.max(1, ...numbers.map(Math.abs));
}

/**
 * Returns the tolerance for the ends of a view: the rounding error, plus the part of the span below
 * which `clampView` does not move a view.
 */
function slack({ start, end }: TimeRange): number {
  return rounding(start, end) + 2e-9 * (end - start);
}

function expectWithin(view: TimeRange, limits: Limits): void {
  expect(Number.isFinite(view.start) && Number.isFinite(view.end)).toBe(true);
  const tiny = slack(view) + rounding(limits.start, limits.end);
  expect(view.start).toBeGreaterThanOrEqual(limits.start - tiny);
  expect(view.end).toBeLessThanOrEqual(limits.end + tiny);
  expect(view.end - view.start).toBeGreaterThanOrEqual(limits.minSpan - tiny);
  expect(view.end - view.start).toBeLessThanOrEqual(limits.maxSpan + tiny);
}

describe("clampView", () => {
  it("returns a finite view within the limits for any view", () => {
    fc.assert(
      fc.property(anyView, limitsOf, (view, limits) => expectWithin(clampView(view, limits), limits)),
      { numRuns: runs(5000) },
    );
  });

  it("keeps a view that is within the limits, and changes nothing the second time", () => {
    fc.assert(
      fc.property(anyView, limitsOf, (view, limits) => {
        const once = clampView(view, limits);
        const isWithin =
          view.start >= limits.start &&
          view.end <= limits.end &&
          view.end - view.start >= limits.minSpan &&
          view.end - view.start <= limits.maxSpan;
        if (isWithin && view.start <= limits.end - (view.end - view.start)) expect(once).toBe(view);
        const twice = clampView(once, limits);
        expect(Math.abs(twice.start - once.start)).toBeLessThanOrEqual(
          slack(once) + rounding(limits.start, limits.end),
        );
        expect(Math.abs(twice.end - once.end)).toBeLessThanOrEqual(
          slack(once) + rounding(limits.start, limits.end),
        );
      }),
      { numRuns: runs(5000) },
    );
  });

  const limits = { start: 0, end: 1000, minSpan: 100, maxSpan: 500 };
  it.each([
    ["is moved back from beyond the end", { start: 900, end: 1200 }, { start: 700, end: 1000 }],
    ["is moved back from before the start", { start: -300, end: -100 }, { start: 0, end: 200 }],
    ["is widened around its middle", { start: 500, end: 500 }, { start: 450, end: 550 }],
    ["is narrowed around its middle", { start: 0, end: 1000 }, { start: 250, end: 750 }],
    ["is widened and then moved", { start: 990, end: 990 }, { start: 900, end: 1000 }],
    [
      "that is reversed is no view: all that the limits allow, from their start",
      { start: 500, end: 400 },
      { start: 0, end: 500 },
    ],
    ["that is infinite is none", { start: -Infinity, end: Infinity }, { start: 0, end: 500 }],
    ["that is no number is none", { start: NaN, end: 400 }, { start: 0, end: 500 }],
  ])("a view %s", (_, view, expected) => {
    expect(clampView(view, limits)).toEqual(expected);
  });
});

describe("reduce", () => {
  it("keeps the view finite and within the limits after any actions", () => {
    fc.assert(
      fc.property(states, fc.array(actions, { maxLength: 20 }), (state, list) => {
        const last = list.reduce(reduce, state);
        expectWithin(last.view, last.limits);
        expect(last.selection.length).toBeLessThanOrEqual(
          { none: 0, single: 1, multiple: Infinity }[last.selectionMode],
        );
        expect(new Set(last.selection).size).toBe(last.selection.length);
      }),
      { numRuns: runs(2000) },
    );
  });

  it("returns the identical state for an action that changes nothing", () => {
    fc.assert(
      fc.property(states, fc.array(actions, { maxLength: 4 }), (start, list) => {
        const state = list.reduce(reduce, start);
        const { view, selection, hover, limits, selectionMode } = state;
        // Where the span is at a limit, clamping may still correct a rounding.
        if (
          clampView({ ...view }, limits).start !== view.start ||
          clampView({ ...view }, limits).end !== view.end
        )
          return;
        const idle: Action[] = [
          { type: "view", view: { ...view } },
          { type: "pan", by: 0 },
          { type: "zoom", at: (view.start + view.end) / 2, factor: 1 },
          { type: "select", ids: [...selection] },
          { type: "select", ids: [...selection, ...selection] },
          { type: "hover", at: hover && { ...hover } },
          { type: "configure", limits, selectionMode, exists: () => true },
        ];
        if (selectionMode === "multiple") idle.push({ type: "select", ids: [], toggle: true });
        for (const action of idle) {
          const next = reduce(state, action);
          // A zoom by 1 computes both ends again.
          if (action.type === "zoom")
            expect(Math.abs(next.view.start - view.start)).toBeLessThanOrEqual(4 * slack(view));
          else expect(next, action.type).toBe(state);
        }
      }),
      { numRuns: runs(2000) },
    );
  });

  it("never mutates its state", () => {
    fc.assert(
      fc.property(states, actions, (state, action) => {
        const frozen = Object.freeze({
          ...state,
          view: Object.freeze({ ...state.view }),
          selection: Object.freeze([...state.selection]),
        });
        expect(() => reduce(frozen, action)).not.toThrow();
      }),
      { numRuns: runs(1000) },
    );
  });
});

describe("reduce: pan", () => {
  it("keeps the span, wherever it stops", () => {
    fc.assert(
      fc.property(states, instants, (state, by) => {
        const { view } = reduce(state, { type: "pan", by });
        const tiny = slack(view) + slack(state.view) + rounding(by);
        expect(Math.abs(view.end - view.start - (state.view.end - state.view.start))).toBeLessThanOrEqual(
          2 * tiny,
        );
      }),
      { numRuns: runs(2000) },
    );
  });

  it("and back returns to its start, unless the limits stopped it", () => {
    fc.assert(
      fc.property(states, evenly(-3, 3), (state, part) => {
        const by = part * (state.view.end - state.view.start);
        const gone = reduce(state, { type: "pan", by });
        if (Math.abs(gone.view.start - state.view.start - by) > slack(state.view)) return;
        const { view } = reduce(gone, { type: "pan", by: -by });
        expect(Math.abs(view.start - state.view.start)).toBeLessThanOrEqual(
          2 * (slack(state.view) + slack(gone.view)),
        );
        expect(Math.abs(view.end - state.view.end)).toBeLessThanOrEqual(
          2 * (slack(state.view) + slack(gone.view)),
        );
      }),
      { numRuns: runs(2000) },
    );
  });

  it("ends at the limits", () => {
    const limits = { start: 0, end: 1000, minSpan: 10, maxSpan: 1000 };
    const state = initialState({ start: 100, end: 200 }, { limits, selectionMode: "single" });
    expect(reduce(state, { type: "pan", by: 5000 }).view).toEqual({ start: 900, end: 1000 });
    expect(reduce(state, { type: "pan", by: -5000 }).view).toEqual({ start: 0, end: 100 });
    expect(reduce(state, { type: "pan", by: 50 }).view).toEqual({ start: 150, end: 250 });
  });
});

describe("reduce: zoom", () => {
  it("keeps the instant under the pointer in place, also where the span stops at a limit", () => {
    fc.assert(
      fc.property(states, evenly(0, 1), evenly(-8, 8), (state, part, octaves) => {
        const { start, end } = state.view;
        const at = start + part * (end - start);
        const { view, limits } = reduce(state, { type: "zoom", at, factor: 2 ** octaves });
        // Where the view stops at a limit in time, the instant cannot stay in place.
        if (view.start <= limits.start || view.end >= limits.end) return;
        const span = view.end - view.start;
        expect(Math.abs((at - view.start) / span - part)).toBeLessThanOrEqual(
          1e-9 + (8 * slack(view)) / span + (8 * slack(state.view)) / (end - start),
        );
      }),
      { numRuns: runs(3000) },
    );
  });

  it("stopped by the end of the limits ends there to the bit", () => {
    const limits = {
      start: -1999.9999999922939,
      end: 7.7060349212843e-9,
      minSpan: 100,
      maxSpan: 1024.000000007714,
    };
    const state = {
      view: { start: -99.99999999229397, end: 7.7060349212843e-9 },
      limits,
      selectionMode: "none",
      selection: [],
      span: null,
      marked: null,
      hover: null,
      focus: null,
      arrangement: { folded: new Map<string, boolean>(), order: [] },
      isKeyboard: false,
      query: "",
      matches: null,
      goal: null,
      isFitted: false,
      walked: "",
    } as const;
    expect(
      reduce(state, { type: "zoom", at: state.view.start, factor: 2 ** -3.356143810236144 }).view.end,
    ).toBe(limits.end);
  });

  it("divides the span by its factor, and the reverse zoom restores it", () => {
    fc.assert(
      fc.property(states, evenly(0.2, 0.8), evenly(0.1, 5), (state, part, octaves) => {
        const { start, end } = state.view;
        const at = start + part * (end - start);
        const zoomed = reduce(state, { type: "zoom", at, factor: 2 ** octaves });
        const wanted = Math.max(state.limits.minSpan, (end - start) / 2 ** octaves);
        expect(Math.abs(zoomed.view.end - zoomed.view.start - wanted)).toBeLessThanOrEqual(
          8 * slack(state.view),
        );
        if (wanted === state.limits.minSpan) return;
        const { view } = reduce(zoomed, { type: "zoom", at, factor: 2 ** -octaves });
        const error = 16 * 2 ** octaves * slack(state.view) + 1e-9 * (end - start);
        expect(Math.abs(view.start - start)).toBeLessThanOrEqual(error);
        expect(Math.abs(view.end - end)).toBeLessThanOrEqual(error);
      }),
      { numRuns: runs(2000) },
    );
  });

  it("with a factor of NaN leaves the view unchanged", () => {
    fc.assert(
      fc.property(states, instants, (state, at) => {
        const { view } = reduce(state, { type: "zoom", at, factor: NaN });
        expect(
          Math.abs(view.start - state.view.start) + Math.abs(view.end - state.view.end),
        ).toBeLessThanOrEqual(8 * slack(state.view));
      }),
      { numRuns: runs(1000) },
    );
  });
});

describe("reduce: animated view", () => {
  const limits = { start: 0, end: 1000, minSpan: 10, maxSpan: 1000 };
  const [from, to] = [
    { start: 100, end: 200 },
    { start: 400, end: 600 },
  ];
  const atRest = initialState(from, { limits, selectionMode: "single", isFitted: true });
  const moving = reduce(atRest, { type: "view", view: from, goal: to, isFitted: true });

  it("has a goal from its first to its last frame", () => {
    expect(goalOf(atRest)).toBe(atRest.view);
    expect(moving.view).toBe(atRest.view);
    expect(goalOf(moving)).toEqual(to);
    expect(reduce(moving, { type: "view", view: to, isFitted: true })).toMatchObject({
      view: to,
      goal: null,
      isFitted: true,
    });
  });

  it.each<Action>([
    { type: "pan", by: 5 },
    { type: "pan", by: 0 },
    { type: "zoom", at: 150, factor: 2 },
    { type: "view", view: from },
  ])("ends with %j, and the view does not follow everything any more", (action) => {
    expect(reduce(moving, action)).toMatchObject({ goal: null, isFitted: false });
  });

  it("continues through any other action", () => {
    const { goal, isFitted } = reduce(moving, { type: "select", ids: ["a"] });
    expect({ goal, isFitted }).toEqual({ goal: to, isFitted: true });
  });
});

describe("reduce: walk through matches", () => {
  it("remembers the query whose matches the reader went through", () => {
    const limits = { start: 0, end: 1000, minSpan: 10, maxSpan: 1000 };
    const state = initialState({ start: 0, end: 100 }, { limits, selectionMode: "single" });
    const searched = reduce(state, { type: "search", query: "قمة" });
    expect(searched.walked).toBe("");
    const walked = reduce(searched, { type: "walk" });
    expect(walked.walked).toBe("قمة");
    expect(reduce(walked, { type: "walk" })).toBe(walked);
    expect(reduce(walked, { type: "search", query: "لقاء" }).walked).toBe("قمة");
  });
});

describe("reduce: selection", () => {
  const state = (
    selectionMode: TimelineState["selectionMode"],
    selection: readonly string[] = [],
  ): TimelineState => ({
    view: { start: 0, end: 1000 },
    limits: { start: 0, end: 1000, minSpan: 10, maxSpan: 1000 },
    selection,
    selectionMode,
    span: null,
    marked: null,
    hover: null,
    focus: null,
    arrangement: { folded: new Map(), order: [] },
    isKeyboard: false,
    query: "",
    matches: null,
    goal: null,
    isFitted: false,
    walked: "",
  });
  const select = (
    mode: TimelineState["selectionMode"],
    before: readonly string[],
    wanted: readonly string[],
    toggle?: boolean,
  ): readonly string[] =>
    reduce(state(mode, before), { type: "select", ids: wanted, ...(toggle === undefined ? {} : { toggle }) })
      .selection;

  it("holds as many ids as its mode allows, in the order of selection", () => {
    expect(select("none", [], ["a"])).toEqual([]);
    expect(select("single", [], ["b", "a"])).toEqual(["b"]);
    expect(select("multiple", [], ["b", "a", "b"])).toEqual(["b", "a"]);
    expect(select("multiple", ["a"], [])).toEqual([]);
    expect(select("single", ["a"], ["b"])).toEqual(["b"]);
  });

  it("adds and removes ids by toggling", () => {
    expect(select("multiple", ["a"], ["b"], true)).toEqual(["a", "b"]);
    expect(select("multiple", ["a", "b"], ["a"], true)).toEqual(["b"]);
    expect(select("multiple", ["a"], ["a", "c"], true)).toEqual(["c"]);
    expect(select("multiple", ["a"], ["b"], false)).toEqual(["b"]);
  });

  it("keeps the ids that still exist and that the mode still allows", () => {
    const before = { ...state("multiple", ["a", "b", "c"]), hover: { type: "event", id: "b" } as const };
    const configure = (
      exists: (id: string) => boolean,
      selectionMode: TimelineState["selectionMode"],
    ): TimelineState => reduce(before, { type: "configure", limits: before.limits, selectionMode, exists });
    expect(configure((id) => id !== "a", "multiple")).toMatchObject({
      selection: ["b", "c"],
      hover: { id: "b" },
    });
    expect(configure((id) => id !== "b", "single")).toMatchObject({
      selection: ["a"],
      hover: null,
      selectionMode: "single",
    });
    expect(configure(() => true, "none")).toMatchObject({ selection: [], hover: { id: "b" } });
  });

  it("keeps its marked stretch until the selection changes", () => {
    const span = { start: 100, end: 200 };
    const marked = reduce(state("multiple", ["a"]), { type: "select", ids: ["a"], span });
    expect([marked.selection, marked.span]).toEqual([["a"], span]);
    const configure = (selectionMode: TimelineState["selectionMode"], gone?: string): TimelineState =>
      reduce(marked, {
        type: "configure",
        limits: marked.limits,
        selectionMode,
        exists: (id) => id !== gone,
      });
    expect([configure("multiple").span, configure("multiple", "a").span, configure("single").span]).toEqual([
      span,
      span,
      null,
    ]);
    expect(configure("multiple")).toBe(marked);
    expect(reduce(marked, { type: "select", ids: ["a"] }).span).toBe(null);
    expect(reduce(state("single"), { type: "select", ids: ["a"], span }).span).toBe(null);
  });

  it("is not changed by a marked stretch alone", () => {
    const before = state("multiple", ["a"]);
    const range = { start: 100, end: 200 };
    const marked = reduce(before, { type: "mark", range });
    expect(marked).toEqual({ ...before, marked: range });
    expect(reduce(marked, { type: "mark", range })).toBe(marked);
    expect(reduce(marked, { type: "mark", range: null })).toEqual(before);
  });

  it("brings the view within new limits", () => {
    const next = reduce(state("none"), {
      type: "configure",
      limits: { start: 0, end: 500, minSpan: 10, maxSpan: 200 },
      selectionMode: "none",
      exists: () => true,
    });
    expect(next.view).toEqual({ start: 300, end: 500 });
  });
});
