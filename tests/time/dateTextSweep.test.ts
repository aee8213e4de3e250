import { expect, test } from "vitest";
import { dateTextFaults, sweptLocales } from "../support/dateTextFaults.ts";

const locales = sweptLocales(process.env["SWEEP"] === "all");

test("dates in every locale and calendar: no range loses a month or a year, no era reads as AM, no placeholder, clock times hold together", { timeout: 1_800_000 }, () => {
  expect(locales.length).toBeGreaterThan(30);
  expect(locales.flatMap((locale) => dateTextFaults(locale))).toEqual([]);
});
