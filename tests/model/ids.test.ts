import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildModel } from "../../src/model/buildModel.ts";
import type { EventRecord } from "../../src/model/records.ts";
import { createZone } from "../../src/time/zone.ts";
import { runs } from "../support/sweep.ts";

const utc = createZone("UTC");
const build = (events: readonly EventRecord[]) => buildModel({ events, groups: [] }, utc);
const record = (id?: string): EventRecord =>
  id === undefined ? { title: "قمة", start: 0 } : { id, title: "قمة", start: 0 };
const idsOf = (model: ReturnType<typeof build>): string[] =>
  Array.from({ length: model.count }, (_, row) => model.event(row).id);

describe("ids: a record without an id", () => {
  test("is named by its index", () => {
    expect(idsOf(build([record(), record("a"), record()]))).toEqual(["0", "a", "2"]);
  });

  test("never takes the id of another record, before or after it, and both are drawn", () => {
    const model = build([record("1"), record(), record("3"), record(), record("3_"), record(), record("5")]);
    expect(model.problems).toEqual([]);
    expect(idsOf(model)).toEqual(["1", "1_", "3", "3__", "3_", "5_", "5"]);
    expect(
      ["1", "1_", "3", "3__", "5_", "0", "2", "1__", "01", "1.0", " 1"].map((id) => model.find(id)?.row),
    ).toEqual([0, 1, 2, 3, 5, undefined, undefined, undefined, undefined, undefined, undefined]);
  });

  test("yields its id to an appended record, with the same result as when all records come at once", () => {
    const own = fc.option(
      fc.oneof(fc.nat(8).map(String), fc.constantFrom("1_", "1__", "2_", "x", "07", "1e0", "-1")),
      { nil: undefined },
    );
    fc.assert(
      fc.property(
        fc.uniqueArray(own, { maxLength: 9, selector: (id) => id ?? Symbol("none") }),
        fc.nat(9),
        (ids, at) => {
          const records = ids.map(record);
          const [whole, parted] = [build(records), build(records.slice(0, at))];
          // Reads every event before the append, because an id that was read may change with the
          // append.
          for (let row = 0; row < parted.count; row += 1) parted.event(row);
          const grown = parted.append(records.slice(at));
          const names = idsOf(whole);
          expect(whole.problems).toEqual([]);
          expect(new Set(names).size).toBe(ids.length);
          expect(idsOf(grown)).toEqual(names);
          names.forEach((id, row) => {
            if (ids[row] !== undefined) expect(id).toBe(ids[row]);
            else if (!ids.includes(String(row))) expect(id).toBe(String(row));
            expect([grown.event(row).id, grown.find(id)?.row, whole.find(id)?.row, whole.record(id)]).toEqual(
              [id, row, row, records[row]],
            );
          });
        },
      ),
      { numRuns: runs(1_000) },
    );
  });
});
