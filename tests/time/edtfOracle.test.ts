import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EdtfError } from "../../src/time/edtf/edtfCursor.ts";
import type { EdtfValue } from "../../src/time/edtf/edtfValue.ts";
import { formatEdtf } from "../../src/time/edtf/formatEdtf.ts";
import { parseEdtf } from "../../src/time/edtf/parseEdtf.ts";
import { met, runs } from "../support/sweep.ts";

const RUNS = { numRuns: runs(2_000) };
const pad = (value: number, width: number): string => String(value).padStart(width, "0");
const at = (year: number, month: number, day: number): number =>
  new Date(0).setUTCFullYear(year, month - 1, day);

/** Returns "MM-DD" for every day that Date finds in a year. */
function daysOf(year: number): string[] {
  const days: string[] = [];
  for (let ms = at(year, 1, 1); ms < at(year + 1, 1, 1); ms += 86_400_000)
    days.push(new Date(ms).toISOString().slice(5, 10));
  return days;
}

const YEARS = Array.from({ length: 10_000 }, (_, year) => pad(year, 4));
const DAYS = { common: daysOf(2001), leap: daysOf(2000) };
const isLeap = (year: number): boolean => new Date(at(year, 2, 29)).getUTCDate() === 29;
const matcher = (pattern: string): RegExp => new RegExp(`^${pattern.replaceAll("X", "[0-9]")}$`);

/**
 * Finds the bounds in the slow, obvious way: the first and the last of all days of all years that
 * match the text.
 */
function oracle(text: string): readonly [number, number] | undefined {
  const isNegative = text.startsWith("-");
  const [yearPattern = "", monthPattern = "XX", dayPattern = "XX"] = (
    isNegative ? text.slice(1) : text
  ).split("-");
  const inYear = matcher(`${monthPattern}-${dayPattern}`);
  const fitting = {
    common: DAYS.common.filter((day) => inYear.test(day)),
    leap: DAYS.leap.filter((day) => inYear.test(day)),
  };
  const daysIn = (year: number): string[] => (isLeap(year) ? fitting.leap : fitting.common);
  const pattern = matcher(yearPattern);
  const years = YEARS.filter((year) => pattern.test(year)).map((year) =>
    isNegative ? -Number(year) : Number(year),
  );
  const real = years.filter((year) => daysIn(year).length > 0 && !Object.is(year, -0)).sort((a, b) => a - b);
  const [first, last] = [real[0], real.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const firstDay = daysIn(first)[0] ?? "";
  const lastDay = daysIn(last).at(-1) ?? "";
  return [
    at(first, Number(firstDay.slice(0, 2)), Number(firstDay.slice(3))),
    at(last, Number(lastDay.slice(0, 2)), Number(lastDay.slice(3)) + 1),
  ];
}

function parsed(text: string): EdtfValue | undefined {
  try {
    return parseEdtf(text);
  } catch (error) {
    expect(error).toBeInstanceOf(EdtfError);
    return undefined;
  }
}

const sometimesX = (digits: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(digits, fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 4, maxLength: 4 }))
    .map(([text, masks]) => Array.from(text, (digit, i) => (masks[i] === 0 ? "X" : digit)).join(""));
const number = (min: number, max: number, width: number): fc.Arbitrary<string> =>
  fc.integer({ min, max }).map((value) => pad(value, width));
const year = sometimesX(fc.oneof(number(0, 9999, 4), number(1890, 2040, 4)));
const signedYear = fc.tuple(fc.constantFrom("", "", "-"), year).map((parts) => parts.join(""));
const month = sometimesX(number(0, 13, 2));
const day = sometimesX(fc.oneof(number(0, 32, 2), number(28, 31, 2)));
const february29 = fc
  .tuple(signedYear, fc.constantFrom("02-29", "02-2X", "0X-29", "X2-X9", "XX-3X", "02-3X", "0X-31"))
  .map((parts) => parts.join("-"));
const patterns = fc.oneof(
  signedYear,
  fc.tuple(signedYear, month).map((parts) => parts.join("-")),
  fc.tuple(signedYear, month, day).map((parts) => parts.join("-")),
  february29,
);

describe("EDTF oracle: the bounds of a date", () => {
  it("are those of the first and last real day that matches it, and a text that no day matches is rejected", () => {
    let refused = 0;
    fc.assert(
      fc.property(patterns, (text) => {
        const value = text.startsWith("-0000") ? undefined : parsed(text);
        const expected = text.startsWith("-0000") ? undefined : oracle(text);
        if (value === undefined) refused += 1;
        expect(value === undefined ? undefined : [value.start, value.end]).toEqual(expected);
      }),
      RUNS,
    );
    // Otherwise the property would test little.
    expect(refused).toBeGreaterThan(met(100));
    expect(refused).toBeLessThan(RUNS.numRuns / 2);
  });

  it("of a part of the year are those of its first and last month", () => {
    const months: Readonly<Record<number, readonly [number, number]>> = Object.fromEntries([
      ...[21, 25, 31].map((code) => [code, [3, 3]]),
      ...[22, 26, 32].map((code) => [code, [6, 3]]),
      ...[23, 27, 29].map((code) => [code, [9, 3]]),
      ...[24, 28, 30].map((code) => [code, [12, 3]]),
      ...[0, 1, 2, 3].map((i) => [33 + i, [1 + 3 * i, 3]]),
      ...[0, 1, 2].map((i) => [37 + i, [1 + 4 * i, 4]]),
      ...[0, 1].map((i) => [40 + i, [1 + 6 * i, 6]]),
    ]);
    fc.assert(
      fc.property(signedYear, fc.integer({ min: 21, max: 41 }), (text, code) => {
        fc.pre(text !== "-0000");
        const [first, length] = months[code] ?? [NaN, NaN];
        const years = oracle(text) ?? [NaN, NaN];
        const [from, to] = [new Date(years[0]).getUTCFullYear(), new Date(years[1] - 1).getUTCFullYear()];
        const { start, end } = parseEdtf(`${text}-${code}`);
        expect([start, end]).toEqual([at(from, first, 1), at(to, first + length, 1)]);
      }),
      RUNS,
    );
  });

  it("of a year with significant digits are those of all years that begin with them", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 15n - 1n }),
        fc.integer({ min: 1, max: 15 }),
        fc.boolean(),
        (value, count, isNegative) => {
          const digits = String(value);
          fc.pre(count <= digits.length);
          const text = `${digits.length > 4 ? "Y" : ""}${isNegative ? "-" : ""}${digits.padStart(4, "0")}S${count}`;
          const known = digits.slice(0, count);
          const edges = [known.padEnd(digits.length, "0"), known.padEnd(digits.length, "9")].map((edge) =>
            BigInt(edge),
          );
          const expected = isNegative ? edges.map((edge) => -edge).reverse() : edges;
          const { first } = parseEdtf(text);
          expect(
            typeof first === "string" ? [] : [first.firstYear, first.lastYear].map((edge) => BigInt(edge)),
          ).toEqual(expected);
        },
      ),
      RUNS,
    );
  });

  it("in ms are exact where whole days are, compared with unlimited integers", () => {
    const floor = (a: bigint, b: bigint): bigint => (a >= 0n ? a / b : -((-a + b - 1n) / b));
    fc.assert(
      fc.property(fc.integer({ min: 10_000, max: 290_000_000 }), fc.boolean(), (magnitude, isNegative) => {
        const firstMs = (value: bigint): bigint => {
          const before = value - 1n;
          const days = 365n * value + floor(before, 4n) - floor(before, 100n) + floor(before, 400n);
          const epoch = 365n * 1970n + 1969n / 4n - 1969n / 100n + 1969n / 400n;
          return (days - epoch) * 86_400_000n;
        };
        const value = BigInt(isNegative ? -magnitude : magnitude);
        const { start, end } = parseEdtf(`Y${value}`);
        expect([BigInt(start ?? NaN), BigInt(end ?? NaN)]).toEqual([firstMs(value), firstMs(value + 1n)]);
      }),
      RUNS,
    );
  });
});

const qualifier = fc.constantFrom("", "", "", "?", "~", "%");
const qualified = fc
  .tuple(patterns, fc.array(qualifier, { minLength: 6, maxLength: 6 }))
  .map(([text, marks]) => {
    const [, sign = "", rest = ""] = /^(-?)(.*)$/.exec(text) ?? [];
    const parts = rest
      .split("-")
      .map((part, i) => `${marks[2 * i] ?? ""}${i === 0 ? sign : ""}${part}${marks[2 * i + 1] ?? ""}`);
    return parts.join("-");
  });
const longYear = fc
  .tuple(
    fc.constantFrom("Y", "Y-"),
    fc.integer({ min: 1, max: 99_999 }),
    fc.constantFrom("", "E4", "E7", "E10"),
    fc.constantFrom("", "S1", "S2", "~"),
  )
  .map((parts) => parts.join(""));
const partOfYear = fc
  .tuple(signedYear, number(21, 41, 2), qualifier)
  .map(([y, code, mark]) => `${y}-${code}${mark}`);
const time = fc
  .tuple(
    number(0, 23, 2),
    fc.constantFrom("", ":30", ":30:15", ":30:15.5", ":30:15.98765"),
    fc.constantFrom("", "Z", "+03", "-04:30", "-00"),
  )
  .map((parts) => `T${parts.join("")}`);
const dateTime = fc
  .tuple(number(1000, 3000, 4), number(1, 12, 2), number(1, 28, 2), time)
  .map(([y, m, d, t]) => `${y}-${m}-${d}${t}`);
const date = fc.oneof(
  qualified,
  qualified,
  longYear,
  partOfYear,
  fc.tuple(year, fc.constantFrom("S1", "S2", "S3~")).map((parts) => parts.join("")),
);
const end = fc.oneof(
  { weight: 4, arbitrary: date },
  { weight: 1, arbitrary: dateTime },
  { weight: 1, arbitrary: fc.constantFrom("", "..") },
);
const members = fc.array(
  fc.oneof(
    date,
    fc.tuple(date, date).map((ends) => ends.join("..")),
  ),
  { minLength: 1, maxLength: 5 },
);
const set = fc
  .tuple(members, fc.constantFrom("", ".."), fc.constantFrom("", "", ".."), fc.boolean())
  .map(
    ([list, before, after, isChoice]) =>
      `${isChoice ? "[" : "{"}${before}${list.join(",")}${after}${isChoice ? "]" : "}"}`,
  );
const anything = fc.oneof(
  date,
  dateTime,
  fc.tuple(end, end).map((ends) => ends.join("/")),
  set,
);

describe("EDTF oracle: a value", () => {
  it("is the same after writing and reading it again", () => {
    const kinds = new Map<string, number>();
    fc.assert(
      fc.property(anything, (text) => {
        const value = parsed(text);
        if (value === undefined) return;
        kinds.set(value.kind, (kinds.get(value.kind) ?? 0) + 1);
        const written = formatEdtf(value);
        expect(parseEdtf(written)).toEqual(value);
        expect(formatEdtf(parseEdtf(written))).toBe(written);
        expect(written.length).toBeLessThanOrEqual(4_096);
      }),
      { numRuns: runs(5_000) },
    );
    for (const kind of ["date", "datetime", "interval", "oneOf", "allOf"])
      expect(kinds.get(kind)).toBeGreaterThan(met(60));
  });

  it("has the bounds and the qualifiers of its dates", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.tuple(date, date).map((ends) => ends.join("/")),
          set,
        ),
        (text) => {
          const value = parsed(text);
          if (value === undefined) return;
          const isInterval = value.kind === "interval";
          const ranges = (isInterval ? text.replace("/", "..") : text.slice(1, -1))
            .split(",")
            .map((part) => part.split(".."));
          const boundOf = (part: string | undefined, bound: "start" | "end"): number =>
            part === undefined
              ? NaN
              : part === ""
                ? bound === "start"
                  ? -Infinity
                  : Infinity
                : (parseEdtf(part)[bound] ?? NaN);
          expect(value.start).toBe(Math.min(...ranges.map((ends) => boundOf(ends[0], "start"))));
          expect(value.end).toBe(Math.max(...ranges.map((ends) => boundOf(ends.at(-1), "end"))));
          const dates = ranges
            .flat()
            .filter((part) => part !== "")
            .map((part) => parseEdtf(part));
          for (const mark of ["uncertain", "approximate", "unspecified"] as const) {
            expect(value[mark]).toBe(dates.some((one) => one[mark]));
          }
        },
      ),
      RUNS,
    );
  });

  it("is plain data, with no number that is NaN or -0", () => {
    fc.assert(
      fc.property(anything, (text) => {
        const value = parsed(text);
        if (value === undefined) return;
        const numbers: unknown[] = [];
        JSON.stringify(value, (_, one: unknown) => {
          if (typeof one === "number") numbers.push(one);
          return one;
        });
        for (const one of numbers) expect(Object.is(one, -0) || Number.isNaN(one)).toBe(false);
        expect(structuredClone(value)).toEqual(value);
      }),
      RUNS,
    );
  });
});

describe("EDTF oracle: any text", () => {
  const alphabet = fc.constantFrom(...Array.from("0123456789-/.,TZ:+?~%XYES[]{} 12-X"));
  const texts = fc.oneof(
    fc.string({ unit: alphabet, maxLength: 64 }),
    fc.string({ maxLength: 80 }),
    fc.string({ unit: "binary", maxLength: 64 }),
    // Almost valid texts: one character of a valid text is replaced, removed or inserted.
    fc.tuple(anything, fc.nat(), alphabet, fc.constantFrom(0, 1, 2)).map(([text, place, character, how]) => {
      const i = place % (text.length + 1);
      return text.slice(0, i) + (how === 0 ? "" : character) + text.slice(how === 2 ? i : i + 1);
    }),
  );

  it("is read, or rejected with a position within it", () => {
    fc.assert(
      fc.property(texts, (text) => {
        try {
          const value = parseEdtf(text);
          expect(parseEdtf(formatEdtf(value))).toEqual(value);
        } catch (error) {
          expect(error).toBeInstanceOf(EdtfError);
          const { position, reason } = error as EdtfError;
          expect(position).toBeGreaterThanOrEqual(0);
          expect(position).toBeLessThanOrEqual(text.length);
          expect(reason).toMatch(/^[a-z].*[^.]$/);
        }
      }),
      { numRuns: runs(10_000) },
    );
  });

  it("is parsed in finite time, even where every year of four digits has to be tried", () => {
    const worst = [
      "XXXX-02-30",
      "-XXXX-02-3X",
      "XXX1-02-29",
      `{${"XXX4-02-29,".repeat(4)}XXX1-02-29}`,
      "2022/".repeat(1e6),
    ];
    for (const text of worst) expect(parsed(text)).toBeUndefined();
  });
});
