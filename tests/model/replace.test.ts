import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildModel, type GrowingModel, readModel } from "../../src/model/buildModel.ts";
import { drain } from "../../src/base/drain.ts";
import type { EventRecord, GroupRecord } from "../../src/model/records.ts";
import { createZone } from "../../src/time/zone.ts";
import { met, runs } from "../support/sweep.ts";

const zone = createZone("Asia/Samarkand");

const dates = fc.constantFrom<EventRecord["start"]>(
  "2022-02",
  "2022-09-15",
  "2022-09~",
  "{2022-01,2022-03}",
  "1640~",
  "soon",
  0,
  1_663_200_000_000,
  1_663_200_000_001,
  2022,
);
const recordOf = (id: fc.Arbitrary<string | undefined>): fc.Arbitrary<EventRecord> =>
  fc
    .record({
      id,
      title: fc.constantFrom("قمة", "פגישה", "summit"),
      start: dates,
      end: fc.constantFrom<EventRecord["end"]>(undefined, null, "2023", "..", 1_663_300_000_000),
      group: fc.constantFrom<EventRecord["group"]>(undefined, "a", "b", "c", 7),
      kind: fc.constantFrom(undefined, undefined, "war", "meeting", "x"),
      importance: fc.constantFrom<number | string>(0, 0, 0, 3, "3"),
      display: fc.constantFrom<EventRecord["display"]>("auto", "auto", "auto", "background"),
      status: fc.constantFrom<string>("confirmed", "tentative", "DONE"),
      color: fc.constantFrom<string | undefined>(undefined, "red", "url(x)"),
    })
    .map((record) => record as EventRecord);

const groups: readonly GroupRecord[] = [
  { id: "a", title: "A" },
  { id: "b", title: "B", parent: "a" },
];

/** Everything that a model says, for two models to be compared. */
function saidOf(model: GrowingModel): unknown {
  const windows = [
    { start: -Infinity, end: Infinity },
    { start: 1_600_000_000_000, end: 1_700_000_000_000 },
    { start: 1_663_200_000_000, end: 1_663_200_000_001 },
  ];
  const rows = Array.from({ length: model.count }, (_, row) => row).filter(model.isShown);
  return {
    groups: model.groups,
    problems: model.problems,
    size: model.size,
    bounds: model.bounds,
    kinds: [...model.kinds],
    varieties: model.varieties.map(({ row }) => row),
    firsts: model.groups.map((_, band) => model.firstOf(band)?.row),
    events: rows.map((row) => model.event(row)),
    ids: windows.map((window) => model.idsMeeting(window)),
    indices: model.indices.map((index) =>
      windows.map((window) => ({
        size: index.size,
        count: index.countFrom(window.start, window.end),
        meeting: index.countMeeting(window),
        best: index.best(window, 5, Infinity),
        rows: index.rowsFrom(window.start, window.end).sort((a, b) => a - b),
        kinds: [...index.kindsFrom(window.start, window.end)].sort(),
        goingOn: [...index.kindsGoingOn(window.start)].sort(),
        range: index.rangeFrom(window, new Set()),
      })),
    ),
  };
}

const lists = fc
  .array(recordOf(fc.constantFrom(undefined, "x", "y")), { minLength: 12, maxLength: 40 })
  .map((records) =>
    records.map((record, index) => (index % 3 === 0 ? { ...record, id: `own-${index}` } : record)),
  );

describe("a model in which records were replaced", () => {
  it("equals one that is built of all records anew, or says that more would differ", () => {
    let replaced = 0;
    fc.assert(
      fc.property(
        lists,
        fc.array(
          fc.tuple(
            fc.nat(39),
            fc.oneof({ weight: 5, arbitrary: fc.nat(39) }, recordOf(fc.constant(undefined))),
          ),
          { minLength: 1, maxLength: 6 },
        ),
        fc.array(recordOf(fc.constant(undefined)), { maxLength: 3 }),
        (records, changes, more) => {
          let [model, now] = [buildModel({ events: records, groups }, zone), records];
          for (const [at, given] of changes) {
            const row = at % now.length;
            const before = now[row] as EventRecord;
            // The values of another record, or its title and importance alone.
            const source =
              typeof given === "number" ? (records[given % records.length] as EventRecord) : given;
            const { title, importance = 0 } = source;
            const other =
              at % 2 === 0 ? { ...source, id: before.id } : { ...before, title, importance, color: "teal" };
            const next = model.replace([row], [other as EventRecord]);
            if (next === null) continue;
            replaced += 1;
            [model, now] = [next, now.map((one, index) => (index === row ? (other as EventRecord) : one))];
          }
          model = model.append(more);
          const anew = buildModel({ events: [...now, ...more], groups }, zone);
          expect(saidOf(model)).toEqual(saidOf(anew));
        },
      ),
      { numRuns: runs(3_000) },
    );
    expect(replaced).toBeGreaterThan(met(1_000));
  });

  it("reports the problems of the other records alone", () => {
    const records = Array.from({ length: 5 }, (_, index) => ({
      id: index,
      title: "قمة",
      start: "2022",
      importance: index === 4 ? "much" : 0,
    })) as EventRecord[];
    const model = buildModel({ events: records, groups: [] }, zone);
    expect(model.found).toHaveLength(1);
    const next = model.replace(
      [2],
      [{ id: 2, title: "پ", start: "2022", status: "gone" } as unknown as EventRecord],
    );
    expect(next?.found).toMatchObject([{ index: 2, field: "status" }]);
    expect(next?.problems.map(({ index }) => index)).toEqual([2, 4]);
  });
});

describe("a model of records of which some are known", () => {
  it("equals one that is built of all records anew, and reads only those that are not known", () => {
    fc.assert(
      fc.property(
        lists,
        lists,
        fc.array(fc.nat(79), { maxLength: 60 }),
        fc.boolean(),
        (first, second, order, isFiltered) => {
          let reads = 0;
          const all = [...first, ...second].map(
            (record) =>
              new Proxy(record, {
                get(target, name) {
                  if (name === "title") reads += 1;
                  return Reflect.get(target, name) as unknown;
                },
              }),
          );
          const [known, later] = [all.slice(0, first.length), order.map((at) => all[at % all.length]!)];
          const filter = isFiltered ? ({ kind }: EventRecord): boolean => kind !== "war" : undefined;
          const earlier = buildModel({ events: known, groups, filter }, zone);
          const shown = new Set(known.filter((_, row) => earlier.isShown(row)));
          reads = 0;
          const model = drain(readModel({ events: later, groups }, zone, earlier));
          const others = later.filter((record) => !shown.has(record)).length;
          expect(reads).toBeLessThanOrEqual(2 * others);
          expect(saidOf(model)).toEqual(saidOf(buildModel({ events: later, groups }, zone)));
        },
      ),
      { numRuns: runs(2_000) },
    );
  });

  it("tells no problem again that it copies, and retains nothing of the earlier model", async () => {
    const records = [
      { id: "a", title: "قمة", start: 2022 },
      { id: "b", title: "פגישה", start: "2022", status: "DONE" },
    ] as unknown as EventRecord[];
    let earlier: GrowingModel | null = buildModel(
      { events: [...records, { title: "gone", start: 0 }], groups },
      zone,
    );
    expect(earlier.found.map(({ field }) => field)).toEqual(["start", "status"]);
    const readers = new WeakRef(earlier.reader);
    const model = drain(readModel({ events: records, groups }, zone, earlier));
    earlier = null;
    expect([model.found, model.problems.map(({ field }) => field)]).toEqual([[], ["start", "status"]]);
    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc") as () => void;
    await new Promise((done) => setTimeout(done, 0));
    collect();
    expect(readers.deref()).toBeUndefined();
    expect(model.find("a")?.title).toBe("قمة");
  });
});
