import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drain } from "../../src/base/drain.ts";
import { createKindColumn } from "../../src/model/kindColumn.ts";
import { indexRows, octaveOf, withRows, type EventIndex } from "../../src/model/eventIndex.ts";
import { meets } from "../../src/model/model.ts";
import type { RowOrder } from "../../src/model/rows.ts";
import type { TimeRange } from "../../src/time/scale.ts";
import { evenly } from "../support/evenly.ts";
import { seeded } from "../support/seeded.ts";
import { runs } from "../support/sweep.ts";

/** Extent of an item with its importance and its kind. */
interface Item extends TimeRange {
  readonly importance: number;
  readonly kind: string | undefined;
}

const times = fc.oneof(
  fc.integer({ min: -50, max: 50 }),
  evenly(-1e6, 1e6),
  fc.constantFrom(-4.35e20, 4e20, -8.64e15, 0),
);
const lengths = fc.oneof(fc.constantFrom(0, 1, 2, 64, 65, Infinity), evenly(0, 2e6), evenly(0, 30));
const extents = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(times, lengths).map(([start, length]): TimeRange => ({ start, end: start + length })),
  },
  { weight: 1, arbitrary: times.map((end): TimeRange => ({ start: -Infinity, end })) },
  { weight: 1, arbitrary: fc.constant<TimeRange>({ start: -Infinity, end: Infinity }) },
);
const kinds = fc.constantFrom(undefined, "meeting", "حرب", "__proto__");
const items = (importances: fc.Arbitrary<number>): fc.Arbitrary<Item[]> =>
  fc.array(
    fc
      .tuple(extents, importances, kinds)
      .map(([extent, importance, kind]): Item => ({ ...extent, importance, kind })),
    { maxLength: 80 },
  );
const windows = fc
  .tuple(times, fc.oneof(fc.constantFrom(1, 10), evenly(1e-3, 3e6)))
  .map(([start, length]): TimeRange => ({ start, end: start + length }));

/** Creates the simplest table of rows for a list of items. */
function tableOf(list: readonly Item[]): RowOrder {
  const before = (a: Item, b: Item): number =>
    b.importance - a.importance || compare(b.end - b.start, a.end - a.start) || compare(a.start, b.start);
  const column = createKindColumn(list.length);
  list.forEach(({ kind }, row) => {
    column.set(row, kind);
  });
  return {
    kinds: column,
    starts: Float64Array.from(list, ({ start }) => start),
    ends: Float64Array.from(list, ({ end }) => end),
    isBefore: (a, b) => (before(list[a]!, list[b]!) || a - b) < 0,
    isLengthFirst: list.every(({ importance }) => importance === 0),
  };
}

const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

/** Compares every answer of an index with a check of each item. */
function checkAgainstAll(index: EventIndex, list: readonly Item[], table: RowOrder, window: TimeRange): void {
  const rows = list.map((_, row) => row);
  const begin = rows.filter((row) => list[row]!.start >= window.start && list[row]!.start < window.end);
  const ranked = [...begin].sort((a, b) => (table.isBefore(a, b) ? -1 : 1));
  const lengthOf = (row: number): number => octaveOf(list[row]!.end - list[row]!.start);
  expect(index.size).toBe(list.length);
  expect(index.countFrom(window.start, window.end)).toBe(begin.length);
  expect(index.countMeeting(window)).toBe(list.filter((item) => meets(item, window)).length);
  expect([...index.rowsFrom(window.start, window.end)].sort((a, b) => a - b)).toEqual(begin);
  for (const octave of [Infinity, 6, 0, -Infinity]) {
    const short = ranked.filter((row) => lengthOf(row) <= octave);
    // Of many that are too long, the index passes over a limited number only.
    const found = index.best(window, 5, octave);
    if (begin.length - short.length <= 32) expect(found).toEqual(short.slice(0, 5));
    else expect(short.slice(0, found.length)).toEqual(found);
  }
  const except = new Set(begin.filter((row) => row % 3 === 0));
  const rest = begin.filter((row) => !except.has(row)).map((row) => list[row]!);
  const range =
    rest.length === 0
      ? null
      : { start: Math.min(...rest.map(({ start }) => start)), end: Math.max(...rest.map(({ end }) => end)) };
  expect(index.rangeFrom(window, except)).toEqual(range);
  const someHave = list.some(({ kind }) => kind !== undefined);
  const goingOn = list.filter(({ start, end }) => start < window.start && end > window.start);
  expect(index.kindsFrom(window.start, window.end)).toEqual(
    someHave ? countKinds(begin.map((row) => list[row]!)) : new Map(),
  );
  expect(index.kindsGoingOn(window.start)).toEqual(someHave ? countKinds(goingOn) : new Map());
}

function countKinds(list: readonly Item[]): Map<string | undefined, number> {
  const counts = new Map<string | undefined, number>();
  for (const { kind } of list) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

const allRows = (from: number, to: number): Uint32Array =>
  Uint32Array.from({ length: to - from }, (_, row) => from + row);

describe("eventIndex: the index of a band", () => {
  it.each([
    ["of one importance", fc.constant(0)],
    ["of several", fc.integer({ min: -1, max: 2 })],
  ])("answers like a check of every event: %s", (_, importances) => {
    fc.assert(
      fc.property(items(importances), fc.array(windows, { minLength: 1, maxLength: 4 }), (list, asked) => {
        const table = tableOf(list);
        const index = drain(indexRows(allRows(0, list.length), table));
        for (const window of asked) checkAgainstAll(index, list, table, window);
      }),
      { numRuns: runs(2_000) },
    );
  });

  it("answers the same when rows are added little by little, in few runs", () => {
    fc.assert(
      fc.property(
        items(fc.integer({ min: 0, max: 1 })),
        fc.array(fc.nat({ max: 9 }), { maxLength: 12 }),
        windows,
        (list, steps, window) => {
          const table = tableOf(list);
          let [index, count] = [drain(indexRows(new Uint32Array(0), table)), 0];
          for (const step of [...steps, list.length]) {
            const next = Math.min(list.length, count + step);
            if (next > count) index = withRows(index, allRows(count, next), table);
            count = next;
          }
          checkAgainstAll(index, list, table, window);
          expect(index.runs.length).toBeLessThanOrEqual(2 + Math.log2(1 + list.length));
        },
      ),
      { numRuns: runs(2_000) },
    );
  });

  it("answers the same for 100,000 events", () => {
    const random = seeded(4);
    const list = Array.from({ length: 100_000 }, (): Item => {
      const start = Math.floor(random() * 1e9);
      const length = random() < 0.5 ? 0 : random() ** 6 * 1e9;
      return {
        start,
        end: random() < 0.001 ? Infinity : start + length,
        importance: random() < 0.1 ? 1 : 0,
        kind: random() < 0.1 ? undefined : `نوع ${Math.floor(random() * 5)}`,
      };
    });
    const table = tableOf(list);
    let index = drain(indexRows(allRows(0, 90_000), table));
    for (let from = 90_000; from < 100_000; from += 1_000)
      index = withRows(index, allRows(from, from + 1_000), table);
    for (let round = 0; round < 12; round += 1) {
      const start = random() * 1e9;
      checkAgainstAll(index, list, table, { start, end: start + 10 ** (random() * 8) });
    }
  });
});
