import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildModel } from "../../src/model/buildModel.ts";
import { plainRow } from "../../src/model/plainRow.ts";
import type { EventRecord, GroupRecord } from "../../src/model/records.ts";
import { createZone } from "../../src/time/zone.ts";

const zone = createZone("UTC");
const modelOf = (events: readonly unknown[], groups: readonly unknown[] = []) =>
  buildModel({ events: events as EventRecord[], groups: groups as GroupRecord[] }, zone);

/** Each field without which an event is drawn, with values that are wrong. */
const WRONG: Readonly<Record<string, readonly unknown[]>> = {
  id: [true, {}, NaN, Infinity, Symbol("id"), 1n],
  group: [false, [], NaN],
  description: [7, {}],
  place: [7],
  status: ["CONFIRMED", "done", 1, ""],
  importance: ["3", NaN, {}],
  kind: [5, {}],
  display: ["none", 1],
  extent: ["all", true],
  lang: [5],
  url: ["javascript:alert(1)", 5, "data:text/html,x"],
  media: [7, {}, { src: "x.svg" }, { src: "data:image/svg+xml,x", alt: "" }],
  className: ['a"b', "samarkand-plot", "one samarkand-event", "is-selected", "", " ", "a<b", 7],
  color: [
    "red; color: blue",
    "url(https://evil.test/)",
    "",
    "expression(1)",
    "red\nblue: x",
    5,
    "#12",
    "inherit",
  ],
};

describe("a bad field beside title and dates", () => {
  it.each(Object.entries(WRONG))("%s: costs that field, not the event, and says so", (field, values) => {
    for (const value of values) {
      const record = { title: "قمة سمرقند", start: "2022-09-15", end: "2022-09-16", [field]: value };
      const { size, problems, event } = modelOf([record]);
      expect([size, event(0).title]).toEqual([1, "قمة سمرقند"]);
      expect(problems).toMatchObject([{ index: 0, field, value }]);
      expect(problems[0]?.reason).toMatch(
        /^\S+(: .*)? (is|are) .*expected .*; the event is drawn without it$/s,
      );
      const rest = Object.fromEntries(Object.entries(record).filter(([name]) => name !== field));
      expect({ ...event(0), record: null }).toEqual({ ...modelOf([rest]).event(0), record: null });
    }
  });

  it("a getter that throws costs its field", () => {
    const record = {
      title: "a",
      start: 0,
      get kind(): string {
        throw new Error("no kind");
      },
    };
    const { size, problems } = modelOf([record]);
    expect(size).toBe(1);
    expect(problems).toMatchObject([
      { field: "kind", reason: "kind could not be read: no kind; the event is drawn without it" },
    ]);
  });

  it("several bad fields are several problems, in whatever order they stand", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(Object.keys(WRONG), { minLength: 1 }), (fields) => {
        const record = Object.fromEntries([
          ["title", "a"],
          ["start", 0],
          ...fields.map((field) => [field, WRONG[field]?.[0]]),
        ]);
        const { size, problems } = modelOf([record]);
        expect(size).toBe(1);
        expect(problems.map((problem) => problem.field).sort()).toEqual([...fields].sort());
        expect(plainRow(record as EventRecord)).toBeNull();
      }),
      { numRuns: 1_000 },
    );
  });

  it("a bad title or date costs the event, with one problem", () => {
    for (const bad of [{ title: 7 }, { start: "yesterday" }, { end: {} }])
      expect(modelOf([{ title: "a", start: 0, status: "CONFIRMED", ...bad }])).toMatchObject({
        size: 0,
        problems: [{ field: Object.keys(bad)[0] }],
      });
  });
});

describe("numbers as ids", () => {
  it("are the ids of their digits, in records and in groups", () => {
    const model = modelOf(
      [
        { id: 1, title: "a", start: 0, group: 10 },
        { id: "2", title: "b", start: 0, group: "20" },
        { id: -0, title: "c", start: "2022", group: 20 },
      ],
      [
        { id: 10, title: "ten" },
        { id: 20, title: "twenty", parent: 10 },
      ],
    );
    expect(model.problems).toEqual([]);
    expect(["1", "2", "0"].map((id) => model.find(id)?.title)).toEqual(["a", "b", "c"]);
    expect(model.groups.map(({ id, parent }) => [id, parent])).toEqual([
      ["10", -1],
      ["20", 0],
    ]);
    expect([0, 1, 2].map((row) => model.event(row).group)).toEqual([0, 1, 1]);
  });

  it("give way to none: a second record with the same digits is a problem", () => {
    const { size, problems } = modelOf([
      { id: 7, title: "a", start: 0 },
      { id: "7", title: "b", start: 0 },
    ]);
    expect(size).toBe(1);
    expect(problems).toMatchObject([{ index: 1, id: "7", field: "id" }]);
  });
});

it("null is the same as no end", () => {
  const { problems, event } = modelOf([
    { title: "a", start: "2022-02", end: null },
    { title: "a", start: 0, end: null },
  ]);
  expect(problems).toEqual([]);
  expect([event(0).span.lone, event(1).span.lone]).toEqual([true, true]);
});
