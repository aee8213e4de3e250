import { describe, expect, test } from "vitest";
import { articleEvents, articleGroups } from "../../examples/data/article.ts";
import { historyEvents, historyGroups } from "../../examples/data/history.ts";
import { holidayEvents, holidayGroups } from "../../examples/data/holidays.ts";
import { shapeEvents, shapeGroups, shapes, type ShapeScale } from "../../examples/data/shapes.ts";
import { parseEdtf, type EventRecord, type GroupRecord } from "../../src/index.ts";
import { pictureOf } from "../support/pictures.ts";

interface DataSet {
  readonly name: string;
  readonly events: readonly EventRecord[];
  readonly groups: readonly GroupRecord[];
}

const dataSets: readonly DataSet[] = (["ar", "en"] as const).flatMap((language) => [
  { name: `article, ${language}`, events: articleEvents(language), groups: articleGroups(language) },
  { name: `history, ${language}`, events: historyEvents(language), groups: historyGroups(language) },
  { name: `holidays, ${language}`, events: holidayEvents(), groups: holidayGroups(language) },
  ...(Object.keys(shapes) as ShapeScale[]).map((scale) => ({
    name: `shapes by ${scale}, ${language}`,
    events: shapeEvents(scale, language),
    groups: shapeGroups(scale, language),
  })),
]);

describe.each(dataSets)("the data set $name", ({ events, groups }) => {
  test("gives no problem", () => {
    expect(pictureOf({ events, groups, locale: "ar" }, 1200).model.problems).toEqual([]);
  });

  test("has unique ids, and groups that exist", () => {
    const ids = events.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const bands = new Set(groups.map(({ id }) => id));
    for (const { group } of events) expect(bands).toContain(group);
  });
});

/** Where a record begins, for comparing those that have a beginning. */
function beginning(record: EventRecord): number {
  return parseEdtf(String(record.start)).start ?? Number.NaN;
}

/** The events of each band in their order, eras aside. */
function byGroup({ events, groups }: Omit<DataSet, "name">): EventRecord[][] {
  return groups.map(({ id }) => events.filter(({ group, display }) => group === id && display !== "background"));
}

describe("the history from 3200 BCE", () => {
  const events = historyEvents("en");

  test("begins about 3200 BCE and ends in Samarkand, with 40 to 70 events", () => {
    expect(events.length).toBeGreaterThanOrEqual(40);
    expect(events.length).toBeLessThanOrEqual(70);
    const years = events.map((event) => parseEdtf(String(event.start)).first).map((first) => (typeof first === "string" ? NaN : first.firstYear));
    expect(Math.min(...years)).toBe(-3199);
    expect(Math.max(...years)).toBe(2022);
  });

  test("tells each group from the first event to the last, so that a wrong sign or century stands out", () => {
    for (const group of byGroup({ events, groups: historyGroups("en") })) {
      const starts = group.map(beginning);
      expect(starts).toEqual([...starts].sort((a, b) => a - b));
    }
  });

  test("before the year 1 a date is exact only where a chronicle or an astronomer left it", () => {
    const sure = events.filter((event) => beginning(event) < parseEdtf("0001").start! && !/[~%X[]/.test(String(event.start)));
    expect(sure.map(({ start }) => start)).toEqual(["-0195-03", "-0538-10", "-0322-06", "-0220", "-0043-03", "-0026-01", "-0328"]);
  });
});
