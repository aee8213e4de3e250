import { describe, expect, it } from "vitest";
import type { EventRecord, GroupRecord } from "../../src/model/records.ts";
import type { StaticOptions } from "../../src/options/timelineOptions.ts";
import { renderToString } from "../../src/plot/static/renderToString.ts";

/** Fictional events for these pictures, with every kind of date that a record can have. */
const events: readonly EventRecord[] = [
  { title: "قمة القادة", start: "2022-09-15", end: "2022-09-16", group: "summits", importance: 2 },
  { title: "פגישת הכנה", start: "2022-09-07", group: "summits" },
  { title: "نشست کارشناسان", start: "2022-09-09~", group: "summits" },
  { title: "Opening (COVID-19 rules)", start: "2022-09-12T09:30", group: "summits", status: "cancelled" },
  { title: "معرض الحرير", start: "2022-09-03", end: "2022-09-24", group: "fairs", kind: "fair" },
  { title: "Road works", start: "2022-09-05", end: "..", group: "fairs", kind: "works" },
  { title: "نمائش", start: "", end: "2022-09-10", group: "fairs", kind: "fair" },
  { title: "מוזיאון", start: "2022-09-20", end: "2022-09-26", group: "fairs", status: "tentative" },
  { title: "أسبوع الثقافة", start: "2022-09-12", end: "2022-09-18", display: "background" },
];
const groups: readonly GroupRecord[] = [
  { id: "summits", title: "قمم" },
  { id: "fairs", title: "معارض" },
];
const month = { start: "2022-09-01", end: "2022-09-28" };
const crowd: readonly EventRecord[] = Array.from({ length: 60 }, (_, index) => ({
  title: `حدث ${String(index + 1)}`,
  start: Date.UTC(2022, 8, 1) + index * index * 600_000,
  importance: index % 9 === 0 ? 1 : 0,
}));

// In these pictures days, clock times and years are digits, which are the same in every version of
// Node. Weekdays and months may be spelt differently in another version.
const cases: Readonly<Record<string, StaticOptions>> = {
  "ar-rtl": { width: 900, events, groups, locale: "ar", direction: "rtl", view: month },
  "ar-ltr": { width: 900, events, groups, locale: "ar", direction: "ltr", view: month },
  "en-ltr": { width: 900, events, groups, locale: "en", direction: "ltr", view: month },
  "en-rtl": { width: 900, events, groups, locale: "en", direction: "rtl", view: month },
  "he-rtl-time-ltr": {
    width: 900,
    events,
    groups,
    locale: "he",
    direction: "rtl",
    timeDirection: "ltr",
    view: month,
  },
  "narrow-rtl": { width: 360, events, groups, locale: "ar", direction: "rtl", view: month },
  "dark-ltr": { width: 700, events, groups, locale: "en", theme: "dark", view: month },
  "contrast-rtl": { width: 700, events, groups, locale: "ar", theme: "contrast", view: month },
  "dense-ltr": { width: 600, events: crowd, locale: "en", maxHeight: 200 },
  "dense-rtl": { width: 600, events: crowd, locale: "ar", maxHeight: 200 },
};

describe("the picture, looked at and approved", () => {
  it.each(Object.entries(cases))("%s", async (name, options) => {
    const svg = renderToString({ timeZone: "UTC", numberingSystem: "latn", ...options });
    expect(svg.length).toBeLessThan(60_000);
    // One element per line, so that a change is readable.
    await expect(`${svg.replaceAll("><", ">\n<")}\n`).toMatchFileSnapshot(`../snapshots/${name}.svg`);
  });
});
