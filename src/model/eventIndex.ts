import { drain } from "../base/drain.ts";
import { compare, nextUp } from "../base/maths.ts";
import type { TimeRange } from "../time/scale.ts";
import type { KindColumn, KindCounts } from "./kindColumn.ts";
import {
  bestRows,
  countEnded,
  createRangeBest,
  createRowList,
  groupRows,
  type RowList,
  type RowOrder,
  sortRows,
} from "./rows.ts";

/** Greatest number of rows in a stretch that `best` sorts, instead of using the rankings. */
const FEW = 24;
/** Number of unwanted rows that a search skips; after one more it ends. */
const PASSED_OVER = 32;

/**
 * Events of one band, as the layout asks for them: the best events of a stretch, and the counts of
 * the rest. The cost of an answer does not depend on the number of events, so a server could
 * provide the index, tile by tile.
 */
export interface EventIndex {
  readonly size: number;
  /** Counts the events that begin in [start, end). */
  countFrom(start: number, end: number): number;
  /** Counts the events that share any time with a window (see `meets`). */
  countMeeting(window: TimeRange): number;
  /**
   * Returns the rows that begin in a stretch, in order of rank: at most `most`, and none whose
   * octave of length is above `octave`. It may return fewer if many rows of higher octaves come
   * first.
   */
  best(stretch: TimeRange, most: number, octave: number): number[];
  /** Returns all rows that begin in [start, end). Their number is that of `countFrom`. */
  rowsFrom(start: number, end: number): number[];
  /**
   * Returns the rows that share any time with a window: all that began before it and go on, and the
   * first `most` (of each run) that begin in it.
   */
  rowsMeeting(window: TimeRange, most: number): number[];
  /**
   * Returns the first start after an instant, or the last start before it; `null` if there is none.
   */
  startBeside(instant: number, side: "after" | "before"): number | null;
  /** Counts the kinds of the events that begin in [start, end). */
  kindsFrom(start: number, end: number): KindCounts;
  /** Counts the kinds of the events that began before an instant and go on beyond it. */
  kindsGoingOn(instant: number): KindCounts;
  /**
   * Returns the first start and the last end of the events that begin in a stretch, without the
   * rows in `except`; `null` if there are none.
   */
  rangeFrom(stretch: TimeRange, except: ReadonlySet<number>): TimeRange | null;
}

/**
 * Returns the octave of a length in ms: the least integer n for which 2^n is not below the length;
 * -Infinity for an instant.
 */
export function octaveOf(length: number): number {
  return Math.ceil(Math.log2(length));
}

/** Rows that were added together, or merged later. */
interface Run {
  readonly all: RowList;
  /** Rows by end. Among rows with the same end, instants come last. */
  readonly byEnd: Uint32Array;
  readonly latestEnd: ReturnType<typeof createRangeBest>;
  /** Counts of kinds by position in `all`; `kindsByEnd` by position in `byEnd`. */
  readonly kinds: KindCounter;
  readonly kindsByEnd: KindCounter;
  readonly octaves: ReadonlyMap<number, RowList>;
}

/** Index to which rows can be added. Adding returns another index and leaves this one unchanged. */
export interface GrowingIndex extends EventIndex {
  readonly runs: readonly Run[];
}

/**
 * Creates the index of rows that are in the order of their records, and sorts them by start. It
 * yields between steps, so that the page can do other work.
 */
export function* indexRows(rows: Uint32Array, table: RowOrder): Generator<undefined, GrowingIndex> {
  return createIndex([yield* createRun(rows, table)], table);
}

/**
 * Returns the index with more rows. The added run is merged with the run before it while that one
 * is at most twice as long. So there are few runs, and a row is moved O(log n) times.
 */
export function withRows({ runs }: GrowingIndex, rows: Uint32Array, table: RowOrder): GrowingIndex {
  let added = rows;
  let left = runs.length;
  const lengthOf = (run: Run | undefined): number => run?.all.rows.length ?? Infinity;
  for (; lengthOf(runs[left - 1]) <= 2 * added.length; left -= 1)
    added = Uint32Array.from([...(runs[left - 1] as Run).all.rows, ...added]);
  // Rows with the same start stay in the order of their records, whichever were added last.
  return createIndex([...runs.slice(0, left), drain(createRun(added.sort(), table))], table);
}

/**
 * Returns the index without some of its rows. The others keep their order, so that nothing is
 * sorted again. The values of the rows must still be those that were added.
 */
export function withoutRows(
  { runs }: GrowingIndex,
  removed: ReadonlySet<number>,
  table: RowOrder,
): GrowingIndex {
  const isLeft = (row: number): boolean => !removed.has(row);
  const left = runs.flatMap((run) => {
    if (run.all.rows.every(isLeft)) return [run];
    const rows = run.all.rows.filter(isLeft);
    return rows.length === 0 ? [] : [drain(runOf(rows, run.byEnd.filter(isLeft), table))];
  });
  return createIndex(left, table);
}

/** Sorts rows that are in the order of their records by start, and creates their run. */
function* createRun(rows: Uint32Array, table: RowOrder): Generator<undefined, Run> {
  yield* sortRows(rows, table.starts);
  const byEnd = rows.slice();
  // The rows come sorted by start, and a stable sort keeps that order. An instant starts at its
  // end, so it comes last among rows with the same end.
  yield* sortRows(byEnd, table.ends);
  yield undefined;
  return yield* runOf(rows, byEnd, table);
}

/** Creates the run of sorted rows. It yields between steps, so that the page can do other work. */
function* runOf(rows: Uint32Array, byEnd: Uint32Array, table: RowOrder): Generator<undefined, Run> {
  const lists = groupRows(rows, (row) => octaveOfRow(row, table));
  yield undefined;
  const all = createRowList(rows, table);
  yield undefined;
  const endOf = (position: number): number => table.ends[rows[position] as number] as number;
  const latestEnd = createRangeBest(rows.length, (a, b) => endOf(a) > endOf(b));
  yield undefined;
  const kinds = createKindCounter(rows, table.kinds);
  yield undefined;
  const kindsByEnd = createKindCounter(byEnd, table.kinds);
  yield undefined;
  const octaves = new Map([...lists].map(([octave, list]) => [octave, createRowList(list, table)]));
  return { all, byEnd, latestEnd, kinds, kindsByEnd, octaves };
}

function octaveOfRow(row: number, { starts, ends }: RowOrder): number {
  return octaveOf((ends[row] as number) - (starts[row] as number));
}

function createIndex(runs: readonly Run[], table: RowOrder): GrowingIndex {
  const lists = runs.map(({ all }) => all);
  const sum = (of: (run: Run) => number): number => runs.reduce((total, run) => total + of(run), 0);
  const countFrom = (start: number, end: number): number =>
    sum(({ all }) => Math.max(0, all.firstFrom(end) - all.firstFrom(start)));
  const rowsFrom = (start: number, end: number): number[] =>
    lists.flatMap((list) => list.rowsFrom(start, end));
  // In descending order; `Infinity` is for events that are open at an end, -Infinity for instants.
  const octaves = [...new Set(runs.flatMap((run) => [...run.octaves.keys()]))].sort((a, b) => compare(b, a));
  const ofOctave = (octave: number): RowList[] => runs.flatMap((run) => run.octaves.get(octave) ?? []);
  const best = (stretch: TimeRange, most: number, octave: number): number[] => {
    const count = countFrom(stretch.start, stretch.end);
    if (count === 0) return [];
    const isShort = (row: number): boolean => octaveOfRow(row, table) <= octave;
    if (count <= FEW)
      return rowsFrom(stretch.start, stretch.end)
        .filter(isShort)
        .sort((a, b) => (table.isBefore(a, b) ? -1 : 1))
        .slice(0, most);
    if (!table.isLengthFirst) return firstOf(bestRows(lists, stretch, table.isBefore), most, isShort);
    const found: number[] = [];
    for (const one of octaves)
      if (one <= octave && found.length < most)
        found.push(...firstOf(bestRows(ofOctave(one), stretch, table.isBefore), most - found.length));
    return found;
  };
  /**
   * Sums the counts of kinds over all runs; each run may give counts to subtract. The result is in
   * the order of the kinds' numbers, however many runs there are.
   */
  const kindCounts = (of: (run: Run) => readonly [Float64Array, Float64Array?]): KindCounts => {
    const { names } = table.kinds;
    if (names.length === 0) return NO_KINDS;
    const counts = runs.map(of);
    const totalOf = (number: number): number =>
      counts.reduce((total, [some, less]) => total + some[number]! - (less?.[number] ?? 0), 0);
    return new Map(
      [undefined, ...names]
        .map((name, number) => [name, totalOf(number)] as const)
        .filter(([, count]) => count > 0),
    );
  };
  return {
    runs,
    size: sum(({ all }) => all.rows.length),
    countFrom,
    countMeeting: ({ start, end }) =>
      sum(({ all, byEnd }) => all.firstFrom(end) - countEnded(byEnd, start, table)),
    best,
    rowsFrom,
    rowsMeeting: ({ start, end }, most) => [
      ...runs.flatMap((run) => goingOnAt(run, start, table)),
      ...lists.flatMap((list) => list.rowsFrom(start, end, most)),
    ],
    startBeside(instant, side) {
      const isAfter = side === "after";
      const starts = lists.flatMap((list) => {
        const row = list.rows[isAfter ? list.firstFrom(nextUp(instant)) : list.firstFrom(instant) - 1];
        return row === undefined ? [] : [table.starts[row] as number];
      });
      return starts.length === 0 ? null : Math[isAfter ? "min" : "max"](...starts);
    },
    kindsFrom: (start, end) =>
      kindCounts(({ all, kinds }) => [kinds(all.firstFrom(start), all.firstFrom(end))]),
    kindsGoingOn: (instant) =>
      kindCounts(({ all, byEnd, kinds, kindsByEnd }) => [
        kinds(0, all.firstFrom(instant)),
        kindsByEnd(0, countEnded(byEnd, instant, table)),
      ]),
    rangeFrom: (stretch, except) => rangeOf(runs, stretch, except, table),
  };
}

/**
 * Returns the first wanted rows. It ends early when more than `PASSED_OVER` unwanted rows came
 * between.
 */
function firstOf(
  rows: Iterable<number>,
  most: number,
  isWanted: (row: number) => boolean = () => true,
): number[] {
  const found: number[] = [];
  let passed = 0;
  if (most <= 0) return found;
  for (const row of rows) {
    if (isWanted(row)) found.push(row);
    else passed += 1;
    if (found.length >= most || passed > PASSED_OVER) break;
  }
  return found;
}

/**
 * Returns the rows of a run that began before an instant and go on beyond it. For each octave it
 * looks only at rows that began within the greatest length of that octave.
 */
function goingOnAt({ octaves }: Run, instant: number, { ends }: RowOrder): number[] {
  return [...octaves].flatMap(([octave, list]) =>
    // The factor allows for the rounding in `octaveOf`.
    list.rowsFrom(instant - 1.001 * 2 ** octave, instant).filter((row) => (ends[row] as number) > instant),
  );
}

const NO_KINDS: KindCounts = new Map();

function rangeOf(
  runs: readonly Run[],
  stretch: TimeRange,
  except: ReadonlySet<number>,
  { starts, ends }: RowOrder,
): TimeRange | null {
  let [start, end] = [Infinity, -Infinity];
  for (const { all, latestEnd } of runs) {
    let first = all.firstFrom(stretch.start);
    const last = all.firstFrom(stretch.end);
    while (first < last && except.has(all.rows[first] as number)) first += 1;
    if (first === last) continue;
    start = Math.min(start, starts[all.rows[first] as number] as number);
    const byEnd = { ...all, best: latestEnd };
    for (const row of bestRows([byEnd], stretch, (a, b) => ends[a]! > ends[b]!)) {
      if (except.has(row)) continue;
      end = Math.max(end, ends[row] as number);
      break;
    }
  }
  return start <= end ? { start, end } : null;
}

/**
 * Least number of rows in a block, and least number of rows for each kind. The sums are stored once
 * a block, so they take half a byte a row at most.
 */
const BLOCK = 256;
const BLOCK_OF_KIND = 8;

/**
 * Counts the kinds of the rows at positions [from, to) of a list. The number of a kind is the index
 * of its count in the result.
 */
export type KindCounter = (from: number, to: number) => Float64Array;

/**
 * Creates a counter of kinds. It stores the sums before each whole block, and counts the rows at
 * both ends one by one. Rows that are added later may have other kinds, and have a counter of their
 * own.
 */
export function createKindCounter(rows: Uint32Array, kinds: KindColumn): KindCounter {
  // Without kinds the sums are not needed.
  const width = kinds.names.length === 0 ? 0 : kinds.names.length + 1;
  const block = Math.max(BLOCK, BLOCK_OF_KIND * width);
  const count = (sums: Float64Array | Uint32Array, from: number, to: number, at = 0): void => {
    for (let position = from; position < to; position += 1)
      sums[at + kinds.numberOf(rows[position] as number)]! += 1;
  };
  const sums = new Uint32Array((Math.floor(rows.length / block) + 1) * width);
  for (let at = 1; width > 0 && at * block <= rows.length; at += 1) {
    sums.copyWithin(at * width, (at - 1) * width, at * width);
    count(sums, (at - 1) * block, at * block, at * width);
  }
  return (from, to) => {
    const counts = new Float64Array(kinds.names.length + 1);
    const [first, last] = [Math.ceil(from / block), Math.floor(to / block)];
    if (width === 0 || first >= last) count(counts, from, to);
    else {
      count(counts, from, first * block);
      for (let kind = 0; kind < width; kind += 1)
        counts[kind]! += sums[last * width + kind]! - sums[first * width + kind]!;
      count(counts, last * block, to);
    }
    return counts;
  };
}
