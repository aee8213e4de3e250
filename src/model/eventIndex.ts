import { drain } from "../base/drain.ts";
import { bisect, nextUp } from "../base/maths.ts";
import type { TimeRange } from "../time/scale.ts";
import { createKindCounter, type KindCounter, type KindCounts } from "./kindColumn.ts";
import { bestRows, createRangeBest, createRowList, type RowList, type RowOrder } from "./rowList.ts";
import { sortRows } from "./sortRows.ts";

/** So few rows are looked at one by one. */
const FEW = 24;
/** So many rows that are not wanted are passed over in the search for those that are. */
const PASSED_OVER = 32;

/**
 * The events of one band, as layout asks for them: the best of a stretch one by one, and the counts
 * of the rest. No answer costs more for there being more events, so that one day a server could
 * give them, tile by tile.
 */
export interface EventIndex {
  readonly size: number;
  /** How many begin from one instant up to, but not at, another. */
  countFrom(start: number, end: number): number;
  /** How many share any time with a window (see `meets`). */
  countMeeting(window: TimeRange): number;
  /**
   * Rows that begin in a stretch, the first in rank first: at most `most`, none of a higher octave
   * of length than `octave`.
   */
  best(stretch: TimeRange, most: number, octave: number): number[];
  /**
   * The octaves of length that occur, the longest first: `Infinity` for what is open at an end,
   * -Infinity for instants.
   */
  readonly octaves: readonly number[];
  /** Rows of one octave that begin in a stretch, the first in rank first. */
  bestOfOctave(octave: number, stretch: TimeRange, most: number): number[];
  /** The rows that begin in a stretch, which may be as many as `countFrom` says. */
  rowsFrom(start: number, end: number): number[];
  /**
   * The rows that share any time with a window: all that began before it, and the first that begin
   * in it, as many as there may be.
   */
  rowsMeeting(window: TimeRange, most: number): number[];
  /** The first start after an instant, or the last one before it; `null` where there is none. */
  startBeside(instant: number, side: "after" | "before"): number | null;
  /** The kinds of those that begin from one instant up to, but not at, another. */
  kindsFrom(start: number, end: number): KindCounts;
  /** The kinds of those that began before an instant and go on. */
  kindsGoingOn(instant: number): KindCounts;
  /**
   * Of those that begin in a stretch, but for some rows: the first start and the last end; `null`
   * where there are none.
   */
  rangeFrom(stretch: TimeRange, except: ReadonlySet<number>): TimeRange | null;
}

/** The octave of a length (ms): it is at most 2 to that power; -Infinity for an instant. */
export function octaveOf(length: number): number {
  return Math.ceil(Math.log2(length));
}

/** Rows that were added together, or merged since. */
interface Run {
  readonly all: RowList;
  /** By end; of those with the same end instants come last. */
  readonly byEnd: Uint32Array;
  readonly latestEnd: ReturnType<typeof createRangeBest>;
  /** By the positions in `all`, and in `byEnd`. */
  readonly kinds: KindCounter;
  readonly kindsByEnd: KindCounter;
  readonly octaves: ReadonlyMap<number, RowList>;
}

/** An index that more rows can be added to: the old one stays as it is. */
export interface GrowingIndex extends EventIndex {
  readonly runs: readonly Run[];
}

/** The index of rows in any order, in steps between which a page can do something else. */
export function* indexRows(rows: Uint32Array, table: RowOrder): Generator<undefined, GrowingIndex> {
  return createIndex([yield* createRun(rows, table)], table);
}

/**
 * The index with more rows. A run is merged with the one before it as soon as it is half as long:
 * so there are few runs, and a row is moved as often as its number can be halved.
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

function* createRun(given: Uint32Array, table: RowOrder): Generator<undefined, Run> {
  const { starts, ends } = table;
  const rows = given.slice();
  yield* sortRows(rows, starts);
  const all = createRowList(rows, table);
  yield undefined;
  const byEnd = rows.slice();
  // They come by start, and keep that order: of those with the same end, instants have begun last.
  yield* sortRows(byEnd, ends);
  const endOf = (position: number): number => ends[rows[position] as number] as number;
  const latestEnd = createRangeBest(rows.length, (a, b) => endOf(a) > endOf(b));
  yield undefined;
  const octaves = new Map<number, number[]>();
  for (const row of rows) {
    const octave = octaveOf((ends[row] as number) - (starts[row] as number));
    const known = octaves.get(octave);
    if (known === undefined) octaves.set(octave, [row]);
    else known.push(row);
  }
  yield undefined;
  const kinds = createKindCounter(rows, table.kinds);
  yield undefined;
  const kindsByEnd = createKindCounter(byEnd, table.kinds);
  yield undefined;
  return {
    all,
    byEnd,
    latestEnd,
    kinds,
    kindsByEnd,
    octaves: new Map(
      [...octaves].map(([octave, list]) => [octave, createRowList(Uint32Array.from(list), table)]),
    ),
  };
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

/** The first rows that are wanted; not all of them where too many others come between. */
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

/** How many of a run are over at an instant: what begins at that very instant is not. */
function countEnded({ byEnd }: Run, instant: number, { starts, ends }: RowOrder): number {
  return bisect(byEnd.length, (position) => {
    const row = byEnd[position] as number;
    const end = ends[row] as number;
    return end > instant || (end === instant && (starts[row] as number) >= instant);
  });
}

/**
 * The rows of a run that began before an instant and go on: of each octave of length those that
 * began no longer ago than that.
 */
function goingOnAt({ octaves }: Run, instant: number, { ends }: RowOrder): number[] {
  return [...octaves].flatMap(([octave, list]) =>
    // Lengths are put into octaves with a rounding.
    [...list.rows.subarray(list.firstFrom(instant - 1.001 * 2 ** octave), list.firstFrom(instant))].filter(
      (row) => (ends[row] as number) > instant,
    ),
  );
}

/**
 * What each run counts, less what it counts second: in the order of the kinds' numbers, however
 * many runs there are.
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
