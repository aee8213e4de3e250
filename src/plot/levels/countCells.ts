import { bisect } from "../../base/maths.ts";
import { boundedCache } from "../../base/memo.ts";
import type { EventIndex } from "../../model/eventIndex.ts";
import type { KindCounts } from "../../model/kindColumn.ts";
import type { ModelEvent } from "../../model/model.ts";
import type { TimeRange } from "../../time/scale.ts";
import type { Meeting } from "./packing.ts";

/** Number of cells that are cached for one band: more than any window shows. */
const KEPT = 256;

/** Steps in a cell. A pill stands at one of them, so that those of many bands share its place. */
const STEPS = 8;

/** Greatest number of kinds counted separately in a cell: more than the timeline shows anywhere. */
const KINDS = 8;

/** Events of which some are drawn one by one and the others counted. */
export interface Counted {
  readonly index: EventIndex;
  readonly drawn: Meeting<{ readonly event: ModelEvent }>;
}

/**
 * A cell of time, or several of them next to each other, cut at the edges of the window. The first
 * and the last one can also include a sliver of the cell next to them.
 */
export interface Cell extends TimeRange {
  /** Number of the first cell, counted from time zero. It is a multiple of `cells`. */
  readonly at: number;
  /** Number of cells: a power of two. */
  readonly cells: number;
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
  /** Instant at which half of them have begun, to an eighth of a cell. */
  readonly median: number;
}

/** Counts the events of a window that are not drawn. Each of them is counted in one cell only. */
export interface WindowCounter {
  readonly countIn: (cell: Cell) => number;
  readonly tellIn: (cell: Cell) => CellCount;
  readonly rowsIn: (cell: Cell) => number[];
}

/** Returns the counter of a window, whose cells are `length` ms long. */
export type CellCounter = (window: TimeRange, length: number) => WindowCounter;

/**
 * Creates a counter of the events that are not drawn. It subtracts the drawn events from all
 * events, so none is lost. The count of a cell that lies wholly in a window is the same in every
 * window, so it is cached. The counts at the edges depend on where the window cuts the cell.
 */
export function createCellCounter(counted: readonly Counted[]): CellCounter {
  const whole = boundedCache<CellCount>(KEPT);
  return (window, length) => {
    const parts = counted.map((part) => countable(part, window));
    return {
      countIn: (cell) => countIn(cell, parts),
      tellIn(cell) {
        if (cell.isFirst || cell.isLast) return tellIn(cell, parts, length);
        return whole(`${cell.at} ${cell.cells} ${length}`, () => tellIn(cell, parts, length));
      },
      rowsIn: (cell) => parts.flatMap((part) => rowsIn(cell, part)),
    };
  };
}

/** Events of one index that are not drawn, in one window. */
interface Countable {
  readonly index: EventIndex;
  /** Number, kinds and rows of the events that began before the window and go on in it. */
  readonly goingOn: number;
  readonly kindsGoingOn: () => KindTally;
  readonly rowsGoingOn: () => number[];
  /** End of the last of these events. */
  readonly lastGoingOn: () => number;
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
    rowsGoingOn() {
      const drawnRows = drawnBefore();
      return index.rowsMeeting(window, 0).filter((row) => !drawnRows.has(row));
    },
    drawnIn: ({ start, end }) => events.slice(firstFrom(start), firstFrom(end)),
  };
}

function countIn(cell: Cell, parts: readonly Countable[]): number {
  return parts.reduce((sum, part) => sum + begunIn(cell, part) + goingOnIn(cell, part), 0);
}

function begunIn(stretch: TimeRange, { index, drawnIn }: Countable): number {
  return index.countFrom(stretch.start, stretch.end) - drawnIn(stretch).length;
}

/** Events that go on at the start of the window are counted in its first cell. */
function goingOnIn({ isFirst }: Cell, { goingOn }: Countable): number {
  return isFirst ? goingOn : 0;
}

function rowsIn(cell: Cell, part: Countable): number[] {
  const drawn = rowsOf(part.drawnIn(cell));
  const begun = part.index.rowsFrom(cell.start, cell.end).filter((row) => !drawn.has(row));
  return goingOnIn(cell, part) === 0 ? begun : [...part.rowsGoingOn(), ...begun];
}

function tellIn(cell: Cell, parts: readonly Countable[], length: number): CellCount {
  const count = countIn(cell, parts);
  let [start, end] = [Infinity, cell.start];
  const tallies: KindTally[] = [];
  for (const part of parts) {
    const { index, kindsGoingOn, lastGoingOn, drawnIn } = part;
    const drawn = drawnIn(cell);
    const [begun, before] = [begunIn(cell, part), goingOnIn(cell, part)];
    const range = begun === 0 ? null : index.rangeFrom(cell, rowsOf(drawn));
    start = before > 0 ? cell.start : Math.min(start, range?.start ?? Infinity);
    end = Math.max(end, range?.end ?? -Infinity, before > 0 ? lastGoingOn() : -Infinity);
    if (begun > 0) tallies.push({ all: index.kindsFrom(cell.start, cell.end), drawn });
    if (before > 0) tallies.push(kindsGoingOn());
  }
  return {
    count,
    kinds: sumOf(tallies),
    range: { start, end },
    median: medianIn(cell, { parts, count, step: length / STEPS }),
  };
}

/** Returns the middle of the step of time in which half of the events of a cell have begun. */
function medianIn(
  cell: Cell,
  {
    parts,
    count,
    step,
  }: { readonly parts: readonly Countable[]; readonly count: number; readonly step: number },
): number {
  const first = Math.floor(cell.start / step);
  const begunBy = (end: number): number => countIn({ ...cell, end: Math.min(end, cell.end) }, parts);
  const at = bisect(cell.cells * STEPS, (one) => 2 * begunBy((first + one + 1) * step) >= count);
  return (first + at + 0.5) * step;
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
