import { describe, expect, test } from "vitest";
import { articleEvents, articleGroups } from "../../examples/data/article.ts";
import { historyEvents, historyGroups } from "../../examples/data/history.ts";
import { monthsEvents, monthsGroups } from "../../examples/data/months.ts";
import { universeEvents, universeGroups } from "../../examples/data/universe.ts";
import { holidayEvents, holidayGroups } from "../../examples/data/holidays.ts";
import { shapeEvents, shapeGroups, shapes, type ShapeScale } from "../../examples/data/shapes.ts";
import { parseEdtf, type EventRecord, type GroupRecord } from "../../src/entries/index.ts";
import { pictureOf } from "../support/pictures.ts";

interface DataSet {
  readonly name: string;
  readonly events: readonly EventRecord[];
  readonly groups: readonly GroupRecord[];
}

const dataSets: readonly DataSet[] = (["ar", "en"] as const).flatMap((language) => [
  { name: `article, ${language}`, events: articleEvents(language), groups: articleGroups(language) },
  { name: `history, ${language}`, events: historyEvents(language), groups: historyGroups(language) },
  { name: `universe, ${language}`, events: universeEvents(language), groups: universeGroups(language) },
  { name: `months, ${language}`, events: monthsEvents(language), groups: monthsGroups(language) },
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
  return groups.map(({ id }) =>
    events.filter(({ group, display }) => group === id && display !== "background"),
  );
}

describe("the history from 3200 BCE", () => {
  const events = historyEvents("en");

  test("begins about 3200 BCE and ends in Samarkand, with 40 to 70 events", () => {
    expect(events.length).toBeGreaterThanOrEqual(40);
    expect(events.length).toBeLessThanOrEqual(70);
    const years = events
      .map((event) => parseEdtf(String(event.start)).first)
      .map((first) => (typeof first === "string" ? NaN : first.firstYear));
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
    const sure = events.filter(
      (event) => beginning(event) < parseEdtf("0001").start! && !/[~%X[]/.test(String(event.start)),
    );
    expect(sure.map(({ start }) => start)).toEqual([
      "-0195-03",
      "-0538-10",
      "-0322-06",
      "-0220",
      "-0043-03",
      "-0026-01",
      "-0328",
    ]);
  });
});

describe("the history of the universe", () => {
  const events = universeEvents("en");
  const yearOf = ({ start }: EventRecord): number => {
    const { first } = parseEdtf(String(start));
    return typeof first === "string" ? NaN : first.firstYear;
  };

  test("has 20 to 35 events, from 13.8 billion years ago to Samarkand", () => {
    expect(events.length).toBeGreaterThanOrEqual(20);
    expect(events.length).toBeLessThanOrEqual(35);
    expect(Math.min(...events.map(yearOf))).toBe(-13_800_000_000);
    expect(Math.max(...events.map(yearOf))).toBe(2022);
  });

  test("tells its age as it is written", () => {
    const { model, picture } = pictureOf({ events, locale: "en" }, 1200);
    expect(picture.dateText.span(model.find("big-bang")!.span)).toBe("about 13.8 billion years ago");
    expect(picture.dateText.span(model.find("impact")!.span)).toBe("about 66 million years ago");
  });

  test("tells each group from the first event to the last, so that a zero too many or too few stands out", () => {
    for (const group of byGroup({ events, groups: universeGroups("en") })) {
      const years = group.map(yearOf);
      expect(years).toEqual([...years].sort((a, b) => a - b));
    }
  });
});

describe("the months of two calendars", () => {
  const hijri = new Intl.DateTimeFormat("en-u-ca-islamic-umalqura-nu-latn", {
    year: "numeric",
    month: "numeric",
    day: "numeric",
    timeZone: "UTC",
  });
  const events = monthsEvents("en");

  // As month-day of the Umm al-Qura calendar: the first day, and the last where there are more.
  test.each([
    ["new-year-1443", "1/1/1443"],
    ["mawlid-1443", "3/12/1443"],
    ["ramadan-1443", "9/1/1443", "9/30/1443"],
    ["fitr-1443", "10/1/1443"],
    ["hajj-1443", "12/8/1443", "12/13/1443"],
    ["adha-1443", "12/10/1443"],
    ["new-year-1444", "1/1/1444"],
    ["ashura-1444", "1/10/1444"],
    ["mawlid-1444", "3/12/1444"],
    ["ramadan-1444", "9/1/1444", "9/29/1444"],
    ["fitr-1444", "10/1/1444"],
    ["hajj-1444", "12/8/1444", "12/13/1444"],
    ["adha-1444", "12/10/1444"],
  ])("%s is on the days that its name says", (id, first, last = first) => {
    const days = String(events.find((event) => event.id === id)?.start).split("/");
    expect(
      [days[0], days.at(-1)].map((day) => hijri.format(new Date(String(day))).replace(/ A[HM].*/, "")),
    ).toEqual([first, last]);
  });
});
