import { expect, test } from "vitest";
import { dateTextFaults, sweptLocales } from "../support/dateTextFaults.ts";
import { PART } from "../support/sweep.ts";

const locales = sweptLocales(PART);

test(
  "date text: has no fault in any locale and calendar: no range loses a month or a year, no era reads as AM, no placeholder, clock times hold together",
  { timeout: 1_800_000 },
  () => {
    expect(locales.length).toBeGreaterThan(PART === 100 ? 5 : 30);
    expect(locales.flatMap((locale) => dateTextFaults(locale))).toEqual([]);
  },
);
