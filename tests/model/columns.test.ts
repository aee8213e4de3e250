import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drain } from "../../src/base/drain.ts";
import { buildModel } from "../../src/model/buildModel.ts";
import { plainRow } from "../../src/model/plainRow.ts";
import { createIdTable } from "../../src/model/eventTable.ts";
import { meets } from "../../src/model/model.ts";
import { readEvent } from "../../src/model/readEvent.ts";
import type { EventRecord } from "../../src/model/records.ts";
import { createRangeBest, sortRows } from "../../src/model/rows.ts";
import { createZone } from "../../src/time/zone.ts";
import { evenly } from "../support/evenly.ts";
import { eventsOf } from "../support/eventsOf.ts";
import { recordSets } from "../support/recordSets.ts";
import { seeded } from "../support/seeded.ts";
import { met, runs } from "../support/sweep.ts";

const zone = createZone("Asia/Samarkand");

describe("columns", () => {
  const optional = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | null | undefined> =>
    fc.oneof({ weight: 5, arbitrary: values }, fc.constantFrom(null, undefined));
  const numbers = fc.oneof(
    evenly(-1e15, 1e15),
    fc.constantFrom(0, -0, 1, NaN, Infinity, -Infinity, 4e21, 3e21),
  );
  const records = fc
    .record(
      {
        title: fc.oneof({ weight: 9, arbitrary: fc.string() }, fc.constant(7)),
        start: numbers,
        end: optional(numbers),
        id: optional(
          fc.oneof({ weight: 9, arbitrary: fc.oneof(fc.string(), fc.nat()) }, fc.constantFrom(NaN, -0, 1e21)),
        ),
        group: optional(fc.oneof(fc.string(), fc.nat())),
        description: optional(fc.string()),
        kind: optional(fc.string()),
        importance: optional(numbers),
        status: fc.constantFrom(null, undefined, undefined, "tentative"),
        url: fc.constantFrom(null, undefined, undefined, "x:"),
        place: optional(fc.oneof({ weight: 9, arbitrary: fc.string() }, fc.constant(7))),
        media: fc.constantFrom(null, undefined, undefined, 7),
        className: fc.constantFrom(
          null,
          undefined,
          "one",
          " two-2 three_3 ",
          "أحمر",
          "قمة",
          "samarkand-plot",
        ),
        color: fc.constantFrom(null, undefined, "red", "#1f4e9c", "oklch(0.4 0.13 262)", "gold", "red; x: y"),
      },
      { requiredKeys: ["title", "start"] },
    )
    .map((record) => record as unknown as EventRecord);

  it("read plain records by the fast path exactly as by the slow one", () => {
    let plain = 0;
    fc.assert(
      fc.property(records, (record) => {
        const row = plainRow(record);
        if (row === null) return;
        plain += 1;
        const { row: slow, faults } = readEvent(record, zone);
        expect(faults).toEqual([]);
        expect(row).toEqual(slow);
      }),
      { numRuns: runs(5_000) },
    );
    expect(plain).toBeGreaterThan(met(400));
  });

  it("return every event as it was read, also when the record has changed since", () => {
    fc.assert(
      fc.property(recordSets(), ({ events, groups }) => {
        const given = events.map((record) => ({ ...record }));
        const before = events.map((record) => {
          const { row, span } = readEvent(record, zone);
          if (row === null) return {};
          const { start, end } = row;
          const other = { start: undefined, end: undefined, rawStart: undefined, rawEnd: undefined };
          return { ...row, ...other, span, extent: { start, end } };
        });
        const model = buildModel({ events: given, groups }, zone);
        for (const record of given)
          Object.assign(record, {
            title: "other",
            start: 0,
            end: 1,
            description: "other",
            kind: "other",
            lang: "en",
            status: "tentative",
            extent: "within",
            importance: 9,
          });
        for (const event of eventsOf(model)) {
          expect({ ...event, row: 0, group: "" }).toEqual({
            ...before[event.row],
            row: 0,
            group: "",
            id: String(event.row),
            record: given[event.row],
          });
          expect(event.group).toBeLessThan(model.groups.length);
        }
      }),
      { numRuns: runs(1_000) },
    );
  });

  it("are the same whether records are given at once or appended", () => {
    fc.assert(
      fc.property(
        recordSets({ maxLength: 30 }),
        fc.array(fc.nat({ max: 12 }), { maxLength: 6 }),
        ({ events, groups, stretch }, steps) => {
          const whole = buildModel({ events, groups }, zone);
          let model = buildModel({ events: [], groups }, zone);
          for (const step of [...steps, events.length])
            model = model.append(events.slice(model.count, model.count + step));
          expect(eventsOf(model)).toEqual(eventsOf(whole));
          expect([model.size, model.count, model.bounds, model.kinds, model.groups, model.problems]).toEqual([
            whole.size,
            whole.count,
            whole.bounds,
            whole.kinds,
            whole.groups,
            whole.problems,
          ]);
          expect(model.varieties).toEqual(whole.varieties);
          const counts = (of: typeof model): number[] => of.marks.map((index) => index.countMeeting(stretch));
          expect(counts(model)).toEqual(counts(whole));
          expect(counts(model).reduce((a, b) => a + b, 0)).toBe(
            eventsOf(model).filter(({ background, extent }) => !background && meets(extent, stretch)).length,
          );
        },
      ),
      { numRuns: runs(1_000) },
    );
  });
});

describe("createIdTable", () => {
  it("finds ids like a Map, whatever their number", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ unit: "binary", maxLength: 4 }), { maxLength: 300 }),
        fc.array(fc.string({ maxLength: 3 })),
        fc.nat({ max: 400 }),
        (ids, others, expected) => {
          const table = createIdTable((row) => ids[row], expected);
          const map = new Map(ids.map((id, row) => [id, row]));
          ids.forEach((_, row) => {
            table.add(row);
          });
          expect(table.size).toBe(ids.length);
          for (const id of [...ids, ...others]) expect(table.find(id)).toBe(map.get(id) ?? -1);
        },
      ),
      { numRuns: runs(1_000) },
    );
  });
});

describe("createRangeBest", () => {
  it("finds the best position of a stretch like a check of each position", () => {
    const ranks = fc.array(fc.integer({ min: 0, max: 999 }), { maxLength: 400 });
    fc.assert(
      fc.property(ranks, fc.nat({ max: 400 }), fc.nat({ max: 400 }), (list, a, b) => {
        const isBetter = (one: number, other: number): boolean =>
          (list[one]! - list[other]! || one - other) < 0;
        const [from, to] = [Math.min(a, b, list.length), Math.min(Math.max(a, b), list.length)];
        const expected = list
          .map((_, position) => position)
          .slice(from, to)
          .reduce((best, next) => (best < 0 || isBetter(next, best) ? next : best), -1);
        expect(createRangeBest(list.length, isBetter)(from, to)).toBe(expected);
      }),
      { numRuns: runs(5_000) },
    );
  });
});

describe("sortRows", () => {
  it("sorts like the platform, for all kinds of numbers", () => {
    const random = seeded(9);
    for (const make of [
      () => (random() - 0.5) * 1e13,
      () => Math.floor(random() * 5),
      () => (random() < 0.5 ? -1 : 1) * 10 ** (random() * 40 - 20),
      () => [0, Infinity, -Infinity, -1e-300, 1.5][Math.floor(random() * 5)]!,
      () => 7,
    ]) {
      for (const count of [0, 1, 500, 70_000]) {
        const keys = Float64Array.from({ length: count }, make);
        const rows = Uint32Array.from(keys, (_, row) => row);
        const expected = Uint32Array.from(rows).sort((a, b) =>
          keys[a] === keys[b] ? a - b : keys[a]! < keys[b]! ? -1 : 1,
        );
        drain(sortRows(rows, keys));
        expect(rows).toEqual(expected);
      }
    }
  });
});
