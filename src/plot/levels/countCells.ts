import { bisect } from "../../base/maths.ts";
import { boundedCache } from "../../base/memo.ts";
import type { EventIndex } from "../../model/eventIndex.ts";
import type { KindCounts } from "../../model/kindColumn.ts";
import type { ModelEvent } from "../../model/model.ts";
import type { TimeRange } from "../../time/scale.ts";
import type { Meeting } from "./packing.ts";

/** Cells that are kept of one band: more than any window shows. */
const KEPT = 256;

/** Kinds of a cell that are told apart: more than anything shows. */
const KINDS = 8;

/** Events of which some are drawn one by one and the others counted. */
export interface Counted {
  readonly index: EventIndex;
  readonly drawn: Meeting<{ readonly event: ModelEvent }>;
}

/**
 * A cell of time, as far as it is in the window: its parts beyond are those of the cells beside it.
 */
export interface Cell extends TimeRange {
  /** Its number from time zero on. */
  readonly at: number;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** How many events are of a kind; `undefined`: of none. */
export interface KindCount {
  readonly kind: string | undefined;
  readonly count: number;
}

/** What is counted in a cell. */
export interface CellCount {
  readonly count: number;
  /**
   * By kind, most first, those beyond eight together as of none; empty where no event is of any.
   */
  readonly kinds: readonly KindCount[];
  /**
   * From the first start to the last end, which may be infinite; from the start of the window, if
   * anything goes on there.
   */
  readonly range: TimeRange;
  /** The row of the one event, where it is one. */
  readonly only: number | undefined;
}

/** Counts the cells of a window, in which each event is counted once. */
export type CellCounter = (window: TimeRange) => (cell: Cell) => CellCount;

/**
 * Counts what is not drawn, by what there is less what is drawn of it: so nothing is lost. A cell
 * that is wholly in a window has the same count in any, and is counted once; those at the edges
 * depend on where it is cut.
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

/** What of one index is not drawn, in a window. */
interface Countable {
  readonly index: EventIndex;
  /** How many began before the window, and of which kinds. */
  readonly goingOn: number;
  readonly kindsGoingOn: () => KindTally;
  /** When the last of these ends, and the row of one of them. */
  readonly lastGoingOn: () => number;
  readonly oneGoingOn: () => number | undefined;
  /** What begins in the cell and is drawn. */
  readonly drawnIn: (cell: TimeRange) => readonly ModelEvent[];
}

function countable({ index, drawn }: Counted, window: TimeRange): Countable {
  // What is drawn comes by start.
  const events = drawn(window).map(({ event }) => event);
  const firstFrom = (instant: number): number =>
    bisect(events.length, (at) => (events[at] as ModelEvent).extent.start >= instant);
  const first = firstFrom(window.start);
  const drawnBefore = (): ReadonlySet<number> => rowsOf(events.slice(0, first));
  return {
    index,
    goingOn: index.countMeeting(window) - index.countFrom(window.start, window.end) - first,
    kindsGoingOn: () => ({ all: index.kindsGoingOn(window.start), drawn: events.slice(0, first) }),
    // Those that are over have ended before all that go on.
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

/** Kinds, and the events that are among them and do not count. */
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

/** The kinds that have a count of their own, and the number of events of all other kinds. */
interface FirstKinds {
  readonly first: readonly { readonly kind: string; readonly count: number }[];
  readonly others: number;
}

/** At most `most` kinds by themselves. */
export function firstKinds(kinds: readonly KindCount[], most: number): FirstKinds {
  const first = kinds
    .flatMap(({ kind, count }) => (kind === undefined ? [] : [{ kind, count }]))
    .slice(0, most);
  return { first, others: total(kinds) - total(first) };
}

function total(kinds: readonly Pick<KindCount, "count">[]): number {
  return kinds.reduce((sum, { count }) => sum + count, 0);
}
