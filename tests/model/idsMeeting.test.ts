import fc from "fast-check";
import { expect, it } from "vitest";
import { buildModel } from "../../src/model/buildModel.ts";
import { meets } from "../../src/model/model.ts";
import type { EventRecord } from "../../src/model/records.ts";
import { createZone } from "../../src/time/zone.ts";
import { runs } from "../support/sweep.ts";

const HOUR = 3_600_000;
const instants = fc.integer({ min: -20, max: 20 }).map((hours) => hours * HOUR);
const records = fc
  .record({
    id: fc.option(fc.string({ minLength: 1, maxLength: 2 }), { nil: undefined }),
    start: fc.oneof(instants, fc.constant("..")),
    length: fc.oneof(
      fc.constantFrom(0, 1, 5).map((hours) => hours * HOUR),
      fc.constant(Infinity),
    ),
    group: fc.constantFrom("أ", "ב", undefined),
    display: fc.constantFrom("auto", "background"),
  })
  .map(({ id, start, length, group, display }): EventRecord => ({
    title: "حدث",
    start,
    display,
    ...(id === undefined ? {} : { id }),
    ...(group === undefined ? {} : { group }),
    end: typeof start === "string" ? 0 : length === Infinity ? ".." : start + length,
  }));
const ranges = fc.oneof(
  fc
    .tuple(instants, fc.integer({ min: 0, max: 10 }))
    .map(([start, hours]) => ({ start, end: start + hours * HOUR })),
  fc.constant({ start: -Infinity, end: Infinity }),
);

it("idsMeeting: returns the ids of all events that meet the range, by start, then the longer first, then by record, also after an append", () => {
  fc.assert(
    fc.property(
      fc.array(records, { maxLength: 30 }),
      fc.array(records, { maxLength: 6 }),
      ranges,
      (first, second, range) => {
        const model = buildModel({ events: first, groups: [] }, createZone("UTC")).append(second);
        const given = new Set([...first, ...second].map(({ id }) => id));
        const all = [...first, ...second].flatMap((record, row) => {
          let own = String(record.id ?? row);
          // A record without an id is named by its index, with "_" appended while another record
          // has that id.
          while (record.id === undefined && given.has(own)) own += "_";
          const event = model.find(own);
          return event?.row === row ? [event] : [];
        });
        const expected = all
          .filter(({ extent }) => meets(extent, range))
          .map(({ extent: { start, end }, row, id }) => ({ start, end, row, id }));
        const order = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);
        expected.sort((a, b) => order(a.start, b.start) || order(b.end, a.end) || a.row - b.row);
        expect(model.idsMeeting(range)).toEqual(expected.map(({ id }) => id));
        for (const { id, record } of all) expect(model.record(id)).toBe(record);
        expect(model.record("nobody")).toBe(undefined);
      },
    ),
    { numRuns: runs(2000) },
  );
});
