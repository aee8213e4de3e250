import { bisect } from "../../base/maths.ts";
import { boundedCache } from "../../base/memo.ts";
import type { EventIndex } from "../../model/eventIndex.ts";
import type { KindCounts } from "../../model/kindColumn.ts";
import type { ModelEvent } from "../../model/model.ts";
import type { TimeRange } from "../../time/scale.ts";
import type { Meeting } from "./packing.ts";

/** Number of cells that are cached for one band: more than any window shows. */
const KEPT = 256;

/** Greatest number of kinds counted separately in a cell: more than the timeline shows anywhere. */
const KINDS = 8;

/** Events of which some are drawn one by one and the others counted. */
export interface Counted {
  readonly index: EventIndex;
  readonly drawn: Meeting<{ readonly event: ModelEvent }>;
}

/**
 * A cell of time, cut at the edges of the window. The first and the last one can also include a
 * sliver of the cell next to them.
 */
export interface Cell extends TimeRange {
  /** Number of the cell, counted from time zero. */
  readonly at: number;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** Number of events of a kind. `kind` is `undefined` for events of no kind. */
export interface KindCount {
  readonly kind: string | undefined;
  readonly count: number;
}

/** Events counted in a cell. */
export interface CellCount {
  readonly count: number;
  /**
   * Kinds with their counts, most frequent first. Those after the first eight are counted with the
   * events of no kind. Empty if no event has a kind.
   */
  readonly kinds: readonly KindCount[];
  /**
   * Time from the first start to the last end, which may be infinite. It starts at the window's
   * start if an event is going on there.
   */
  readonly range: TimeRange;
  /** Row of the event, if exactly one is counted. */
  readonly only: number | undefined;
}

/** Returns a counter for the cells of a window. Each event is counted in one cell only. */
export type CellCounter = (window: TimeRange) => (cell: Cell) => CellCount;

/**
 * Creates a counter of the events that are not drawn. It subtracts the drawn events from all
 * events, so none is lost. The count of a cell that lies wholly in a window is the same in every
 * window, so it is cached. The counts at the edges depend on where the window cuts the cell.
 */
export function createCellCounter(counted: readonly Counted[]): CellCounter {
  const whole = boundedCache<CellCount, number>(KEPT);
  return (window) => {
    const parts = counted.map((part) => countable(part, window));
    return (cell) => {
      if (cell.isFirst || cell.isLast) return countIn(cell, parts);
      return whole(cell.at, () => countIn(cell, parts));
    };
  };
}

/** Events of one index that are not drawn, in one window. */
interface Countable {
  readonly index: EventIndex;
  /** Number, and kinds, of the events that began before the window and go on in it. */
  readonly goingOn: number;
  readonly kindsGoingOn: () => KindTally;
  /** End of the last of these events, and the row of one of them. */
  readonly lastGoingOn: () => number;
  readonly oneGoingOn: () => number | undefined;
  /** Events that begin in the cell and are drawn. */
  readonly drawnIn: (cell: TimeRange) => readonly ModelEvent[];
}

function countable({ index, drawn }: Counted, window: TimeRange): Countable {
  // Drawn events are sorted by start.
  const events = drawn(window).map(({ event }) => event);
  const firstFrom = (instant: number): number =>
    bisect(events.length, (at) => (events[at] as ModelEvent).extent.start >= instant);
  const first = firstFrom(window.start);
  const drawnBefore = (): ReadonlySet<number> => rowsOf(events.slice(0, first));
  return {
    index,
    goingOn: index.countMeeting(window) - index.countFrom(window.start, window.end) - first,
    kindsGoingOn: () => ({ all: index.kindsGoingOn(window.start), drawn: events.slice(0, first) }),
    // Events that are already over need no exclusion: they ended before all that go on.
    lastGoingOn: () =>
      index.rangeFrom({ start: -Infinity, end: window.start }, drawnBefore())?.end ?? -Infinity,
    oneGoingOn() {
      const drawnRows = drawnBefore();
      return index.rowsMeeting(window, 0).find((row) => !drawnRows.has(row));
    },
    drawnIn: ({ start, end }) => events.slice(firstFrom(start), firstFrom(end)),
  };
}

function countIn(cell: Cell, parts: readonly Countable[]): CellCount {
  let count = 0;
  let only: number | undefined;
  let [start, end] = [Infinity, cell.start];
  const tallies: KindTally[] = [];
  for (const { index, goingOn, kindsGoingOn, lastGoingOn, oneGoingOn, drawnIn } of parts) {
    const drawn = drawnIn(cell);
    const rows = rowsOf(drawn);
    const begun = index.countFrom(cell.start, cell.end) - drawn.length;
    const before = cell.isFirst ? goingOn : 0;
    count += begun + before;
    const range = begun === 0 ? null : index.rangeFrom(cell, rows);
    if (begun + before === 1)
      only = begun === 1 ? index.rowsFrom(cell.start, cell.end).find((row) => !rows.has(row)) : oneGoingOn();
    start = before > 0 ? cell.start : Math.min(start, range?.start ?? Infinity);
    end = Math.max(end, range?.end ?? -Infinity, before > 0 ? lastGoingOn() : -Infinity);
    if (begun > 0) tallies.push({ all: index.kindsFrom(cell.start, cell.end), drawn });
    if (before > 0) tallies.push(kindsGoingOn());
  }
  return { count, kinds: sumOf(tallies), range: { start, end }, only: count === 1 ? only : undefined };
}

function rowsOf(events: readonly ModelEvent[]): ReadonlySet<number> {
  return new Set(events.map(({ row }) => row));
}

/** Kinds of all events, and the drawn events among them, which are not counted. */
interface KindTally {
  readonly all: KindCounts;
  readonly drawn: readonly ModelEvent[];
}

function sumOf(tallies: readonly KindTally[]): readonly KindCount[] {
  const sums = new Map<string | undefined, number>();
  const add = (kind: string | undefined, count: number): void => {
    sums.set(kind, (sums.get(kind) ?? 0) + count);
  };
  for (const { all, drawn } of tallies) {
    if (all.size === 0) continue;
    for (const [kind, count] of all) add(kind, count);
    for (const { kind } of drawn) add(kind, -1);
  }
  const left = [...sums].filter(([, count]) => count > 0).map(([kind, count]) => ({ kind, count }));
  if (left.every(({ kind }) => kind === undefined)) return [];
  const { first, others } = firstKinds(
    left.sort((a, b) => b.count - a.count),
    KINDS,
  );
  return others === 0 ? first : [...first, { kind: undefined, count: others }];
}

/** Kinds with a count of their own, and the number of all other events. */
interface FirstKinds {
  readonly first: readonly { readonly kind: string; readonly count: number }[];
  readonly others: number;
}

/** Returns the first kinds, `most` of them at most, and counts all other events together. */
export function firstKinds(kinds: readonly KindCount[], most: number): FirstKinds {
  const first = kinds
    .flatMap(({ kind, count }) => (kind === undefined ? [] : [{ kind, count }]))
    .slice(0, most);
  return { first, others: total(kinds) - total(first) };
}

function total(kinds: readonly Pick<KindCount, "count">[]): number {
  return kinds.reduce((sum, { count }) => sum + count, 0);
}
