import { expect, it } from "vitest";
import { createDateText, type DateText } from "../../src/time/text/dateText.ts";
import { createRenameMonth, type MonthNames } from "../../src/time/calendar/monthNames.ts";
import { readSpan } from "../../src/time/span.ts";
import type { TickStep } from "../../src/time/tickStep.ts";
import { createZone } from "../../src/time/zone.ts";

const zone = createZone("UTC");
const month: TickStep = { unit: "month", count: 1 };
const day: TickStep = { unit: "day", count: 1 };
const textIn = (locale: string, names: MonthNames): DateText =>
  createDateText({ locale, zone, renameMonth: createRenameMonth(names, locale) });
const sayIn = (locale: string, names: MonthNames, date: string): string =>
  textIn(locale, names).span(readSpan(date, undefined, zone));
const september = Date.UTC(2022, 8, 15);

it("month names: follow the region: Egypt, the Levant and Iraq, Morocco, Algeria and Tunisia", () => {
  const nameIn = (locale: string): string => textIn(locale, "locale").tick(september, month, "long");
  expect(nameIn("ar-EG")).toBe("سبتمبر");
  for (const locale of ["ar-SY", "ar-IQ", "ar-LB", "ar-JO"]) expect(nameIn(locale)).toBe("أيلول");
  expect(nameIn("ar-MA")).toBe("شتنبر");
  for (const locale of ["ar-DZ", "ar-TN"])
    expect(textIn(locale, "locale").tick(Date.UTC(2022, 0, 1), month, "long")).toBe("جانفي");
});

it.each(["ar", "ar-EG", "ar-LB", "ar-MA"])(
  "month names: dual names are Egypt's and the Levant's in %s, in ticks, in the tier above and in sentences",
  (locale) => {
    const text = textIn(locale, "dual");
    expect(text.tick(september, month, "long")).toBe("سبتمبر / أيلول");
    expect(text.upper(september, day, "long")).toContain("سبتمبر / أيلول");
    expect(sayIn(locale, "dual", "2022-09-15")).toContain("سبتمبر / أيلول");
    // One month is written once.
    expect(sayIn(locale, "dual", "2022-09-15/2022-09-16").match(/سبتمبر/g)).toHaveLength(1);
    expect(sayIn(locale, "dual", "2022-02/2022-09")).toMatch(/فبراير \/ شباط.*سبتمبر \/ أيلول/);
  },
);

it("month names: the second of dual names stands under the first where there is no room for both", () => {
  const text = textIn("ar", "dual");
  expect(text.tick(september, month, "short")).toBe("سبتمبر");
  expect(text.note(september, month, "short")).toBe("أيلول");
  expect(text.note(september, month, "long")).toBe("");
  expect(textIn("ar", "locale").note(september, month, "short")).toBe("");
});

it("month names: dual names apply to Arabic only", () => {
  for (const locale of ["en", "he", "fa", "ur"]) {
    expect(sayIn(locale, "dual", "2022-09-15")).toBe(sayIn(locale, "locale", "2022-09-15"));
  }
});

it("month names: a function receives the month's number, the locale's name and the length, and its result is shown", () => {
  const asked: [number, string, string][] = [];
  const names: MonthNames = (number, name, length) => {
    asked.push([number, name, length]);
    return `<${String(number)}>`;
  };
  expect(sayIn("he", names, "2022-02/2022-09")).toMatch(/<2>.*<9>/);
  expect(textIn("he", names).tick(september, month, "short")).toBe("<9>");
  expect(new Set(asked.map(([number, , length]) => `${String(number)} ${length}`))).toEqual(
    new Set(["2 long", "9 long", "9 short"]),
  );
  expect(asked.every(([, name]) => /\p{sc=Hebr}/u.test(name))).toBe(true);
});

it("month names: cover months of any year, also at the limits of Date", () => {
  for (const at of [-9e15, -8.64e15, 8.64e15, 9e15, -1e18])
    expect(textIn("ar", "dual").tick(at, month, "long")).toMatch(/\p{L} \/ \p{L}/u);
});
