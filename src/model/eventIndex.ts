import { drain } from "../base/drain.ts";
import { bisect, nextUp } from "../base/maths.ts";
import type { TimeRange } from "../time/scale.ts";
import { createKindCounter, type KindCounter, type KindCounts } from "./kindColumn.ts";
import { bestRows, createRangeBest, createRowList, type RowList, type RowOrder } from "./rowList.ts";
import { sortRows } from "./sortRows.ts";

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
  /**
   * Octaves of length that occur, in descending order: `Infinity` for events that are open at an
   * end, -Infinity for instants.
   */
  readonly octaves: readonly number[];
  /** Returns the rows of one octave that begin in a stretch, in order of rank. */
  bestOfOctave(octave: number, stretch: TimeRange, most: number): number[];
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
 * Creates the index of rows that are in any order. It yields between steps, so that the page can do
 * other work.
 */
export function* indexRows(rows: Uint32Array, table: RowOrder): Generator<undefined, GrowingIndex> {
  return createIndex([yield* createRun(rows, table)], table);
}

/**
 * Returns the index with more rows. The added run is merged with the run before it while that one
 * is at most twice as long. So there are few runs, and a row is moved O(log n) times.
 */
export function withRows({ runs }: GrowingIndex, rows: Uint32Array, table: RowOrder): GrowingIndex {
  const stack = [...runs];
  let added = rows;
  for (
    let last = stack.at(-1);
    last !== undefined && last.all.rows.length <= 2 * added.length;
    last = stack.at(-1)
  ) {
    const merged = new Uint32Array(last.all.rows.length + added.length);
    merged.set(last.all.rows);
    merged.set(added, last.all.rows.length);
    added = merged;
    stack.pop();
  }
  return createIndex([...stack, drain(createRun(added, table))], table);
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
    const [rows, byEnd] = [run.all.rows.filter(isLeft), run.byEnd.filter(isLeft)];
    const octaves = [...run.octaves].map(([octave, list]) => [octave, list.rows.filter(isLeft)] as const);
    return rows.length === 0 ? [] : [drain(runOf({ rows, byEnd, octaves }, table))];
  });
  return createIndex(left, table);
}

/** Rows in the orders that a run needs. */
interface SortedRows {
  readonly rows: Uint32Array;
  readonly byEnd: Uint32Array;
  readonly octaves: readonly (readonly [octave: number, rows: Uint32Array])[];
}

/** Creates a run. It yields between steps, so that the page can do other work. */
function* runOf({ rows, byEnd, octaves }: SortedRows, table: RowOrder): Generator<undefined, Run> {
  const all = createRowList(rows, table);
  yield undefined;
  const endOf = (position: number): number => table.ends[rows[position] as number] as number;
  const latestEnd = createRangeBest(rows.length, (a, b) => endOf(a) > endOf(b));
  yield undefined;
  const kinds = createKindCounter(rows, table.kinds);
  yield undefined;
  const kindsByEnd = createKindCounter(byEnd, table.kinds);
  yield undefined;
  const lists = octaves.filter(([, list]) => list.length > 0);
  return {
    all,
    byEnd,
    latestEnd,
    kinds,
    kindsByEnd,
    octaves: new Map(lists.map(([octave, list]) => [octave, createRowList(list, table)])),
  };
}

/** Sorts rows that are in any order, and creates their run. */
function* createRun(given: Uint32Array, table: RowOrder): Generator<undefined, Run> {
  const { starts, ends } = table;
  // Rows with the same start are in the order of their records, whichever were added last.
  const rows = isAscending(given) ? given.slice() : given.slice().sort();
  yield* sortRows(rows, starts);
  const byEnd = rows.slice();
  // The rows come sorted by start, and a stable sort keeps that order. An instant starts at its
  // end, so it comes last among rows with the same end.
  yield* sortRows(byEnd, ends);
  yield undefined;
  const octaves = new Map<number, number[]>();
  for (const row of rows) {
    const octave = octaveOf((ends[row] as number) - (starts[row] as number));
    const known = octaves.get(octave);
    if (known === undefined) octaves.set(octave, [row]);
    else known.push(row);
  }
  yield undefined;
  const lists = [...octaves].map(([octave, list]) => [octave, Uint32Array.from(list)] as const);
  return yield* runOf({ rows, byEnd, octaves: lists }, table);
}

function isAscending(rows: Uint32Array): boolean {
  for (let at = 1; at < rows.length; at += 1)
    if ((rows[at] as number) < (rows[at - 1] as number)) return false;
  return true;
}

function createIndex(runs: readonly Run[], table: RowOrder): GrowingIndex {
  const lists = runs.map(({ all }) => all);
  const sum = (of: (run: Run) => number): number => runs.reduce((total, run) => total + of(run), 0);
  const countFrom = (start: number, end: number): number =>
    sum(({ all }) => Math.max(0, all.firstFrom(end) - all.firstFrom(start)));
  const rowsFrom = (start: number, end: number): number[] =>
    lists.flatMap((list) => [...list.rows.subarray(list.firstFrom(start), list.firstFrom(end))]);
  const octaves = [...new Set(runs.flatMap((run) => [...run.octaves.keys()]))].sort((a, b) =>
    a === b ? 0 : b > a ? 1 : -1,
  );
  const ofOctave = (octave: number): RowList[] => runs.flatMap((run) => run.octaves.get(octave) ?? []);
  const isShort =
    (octave: number) =>
    (row: number): boolean =>
      octaveOf((table.ends[row] as number) - (table.starts[row] as number)) <= octave;
  const best = (stretch: TimeRange, most: number, octave: number): number[] => {
    const count = countFrom(stretch.start, stretch.end);
    if (count <= FEW) {
      const rows = count === 0 ? [] : rowsFrom(stretch.start, stretch.end).filter(isShort(octave));
      return rows.sort((a, b) => (table.isBefore(a, b) ? -1 : 1)).slice(0, most);
    }
    if (!table.isLengthFirst)
      return firstOf(bestRows(lists, stretch, table.isBefore), { most, isWanted: isShort(octave) });
    const found: number[] = [];
    for (const one of octaves)
      if (one <= octave && found.length < most)
        found.push(
          ...firstOf(bestRows(ofOctave(one), stretch, table.isBefore), { most: most - found.length }),
        );
    return found;
  };
  return {
    runs,
    size: sum(({ all }) => all.rows.length),
    octaves,
    countFrom,
    countMeeting: ({ start, end }) => sum((run) => run.all.firstFrom(end) - countEnded(run, start, table)),
    best,
    bestOfOctave: (octave, stretch, most) =>
      firstOf(bestRows(ofOctave(octave), stretch, table.isBefore), { most }),
    rowsFrom,
    rowsMeeting: (window, most) => [
      ...runs.flatMap((run) => goingOnAt(run, window.start, table)),
      ...lists.flatMap((list) => [
        ...list.rows.subarray(
          list.firstFrom(window.start),
          Math.min(list.firstFrom(window.end), list.firstFrom(window.start) + most),
        ),
      ]),
    ],
    startBeside(instant, side) {
      const found = lists.flatMap((list) => {
        const row =
          side === "after"
            ? list.rows[list.firstFrom(nextUp(instant))]
            : list.rows[list.firstFrom(instant) - 1];
        return row === undefined ? [] : [table.starts[row] as number];
      });
      return found.length === 0 ? null : side === "after" ? Math.min(...found) : Math.max(...found);
    },
    kindsFrom: (start, end) =>
      kindCounts(runs, table, ({ all, kinds }) => [kinds(all.firstFrom(start), all.firstFrom(end))]),
    kindsGoingOn: (instant) =>
      kindCounts(runs, table, (run) => [
        run.kinds(0, run.all.firstFrom(instant)),
        run.kindsByEnd(0, countEnded(run, instant, table)),
      ]),
    rangeFrom: (stretch, except) => rangeOf(runs, { stretch, except }, table),
  };
}

/**
 * Returns the first wanted rows. It ends early when more than `PASSED_OVER` unwanted rows came
 * between.
 */
function firstOf(
  rows: Iterable<number>,
  { most, isWanted = () => true }: { readonly most: number; readonly isWanted?: (row: number) => boolean },
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
 * Counts the rows of a run that have ended at an instant. An event that begins at that instant has
 * not ended.
 */
function countEnded({ byEnd }: Run, instant: number, { starts, ends }: RowOrder): number {
  return bisect(byEnd.length, (position) => {
    const row = byEnd[position] as number;
    const end = ends[row] as number;
    return end > instant || (end === instant && (starts[row] as number) >= instant);
  });
}

/**
 * Returns the rows of a run that began before an instant and go on beyond it. For each octave it
 * looks only at rows that began within the greatest length of that octave.
 */
function goingOnAt({ octaves }: Run, instant: number, { ends }: RowOrder): number[] {
  return [...octaves].flatMap(([octave, list]) =>
    // The factor allows for the rounding in `octaveOf`.
    [...list.rows.subarray(list.firstFrom(instant - 1.001 * 2 ** octave), list.firstFrom(instant))].filter(
      (row) => (ends[row] as number) > instant,
    ),
  );
}

/**
 * Sums the counts of kinds over all runs; each run may give counts to subtract. The result is in
 * the order of the kinds' numbers, however many runs there are.
 */
function kindCounts(
  runs: readonly Run[],
  { kinds: { names } }: RowOrder,
  of: (run: Run) => readonly [Float64Array, Float64Array?],
): KindCounts {
  if (names.length === 0) return NO_KINDS;
  const sums = new Float64Array(names.length + 1);
  for (const [some, less] of runs.map(of)) {
    some.forEach((count, number) => {
      sums[number] = (sums[number] as number) + count - (less?.[number] ?? 0);
    });
  }
  return new Map(
    [...sums].flatMap((count, number) => (count === 0 ? [] : [[names[number - 1], count] as const])),
  );
}

const NO_KINDS: KindCounts = new Map();

interface Asked {
  readonly stretch: TimeRange;
  readonly except: ReadonlySet<number>;
}

function rangeOf(
  runs: readonly Run[],
  { stretch, except }: Asked,
  { starts, ends }: RowOrder,
): TimeRange | null {
  let [start, end] = [Infinity, -Infinity];
  for (const { all, latestEnd } of runs) {
    let first = all.firstFrom(stretch.start);
    const last = all.firstFrom(stretch.end);
    while (first < last && except.has(all.rows[first] as number)) first += 1;
    if (first === last) continue;
    start = Math.min(start, starts[all.rows[first] as number] as number);
    const byEnd = { ...all, ranking: latestEnd };
    for (const row of bestRows([byEnd], stretch, (a, b) => (ends[a] as number) > (ends[b] as number))) {
      if (except.has(row)) continue;
      end = Math.max(end, ends[row] as number);
      break;
    }
  }
  return start <= end ? { start, end } : null;
}
