/// <reference lib="esnext.temporal" />
import { createCalendar } from "../../src/time/calendar/createCalendar.ts";
import type { TickStep, TickUnit } from "../../src/time/tickStep.ts";
import { ticks } from "../../src/time/ticks.ts";
import { createZone } from "../../src/time/zone.ts";

// This module runs in a page. `Temporal` there reads the same zone data as `Intl`, with an
// arithmetic of its own.

export interface Compared {
  /** Number of ticks that the platform expects, by step. */
  readonly expected: Readonly<Record<string, number>>;
  readonly differences: readonly string[];
}

export interface ComparedClock extends Compared {
  readonly changes: number;
  /** Number of full hours that the clock shows twice, and of those that it skips. */
  readonly repeatedHours: number;
  readonly skippedHours: number;
}

const HOUR_MS = 3_600_000;
/** ms of 400 years. */
const CENTURIES_MS = 146_097 * 24 * HOUR_MS;
const FIRST_DAY = "2005-01-01";
const END_DAY = "2025-01-01";

/** Whether a step of the calendar begins on a day. Written independently of the code under test. */
const BEGINS: Readonly<Partial<Record<TickUnit, (day: Temporal.PlainDate, count: number) => boolean>>> = {
  day: ({ day, daysInMonth }, count) => (day - 1) % count === 0 && day + count - 1 <= daysInMonth,
  week: ({ dayOfWeek }) => dayOfWeek === 1,
  month: ({ day, month }, count) => day === 1 && (month - 1) % count === 0,
  year: ({ dayOfYear, year }, count) => dayOfYear === 1 && year % count === 0,
};

function startOfDay(day: Temporal.PlainDate, zone: string): number {
  return day.toZonedDateTime({ timeZone: zone, plainTime: "12:00" }).startOfDay().epochMilliseconds;
}

/** Describes the ticks that only one of the two lists has. */
function differences(about: string, ours: readonly number[], theirs: readonly number[]): string[] {
  const only = (these: readonly number[], those: readonly number[]): string[] => {
    const known = new Set(those);
    return these.filter((tick) => !known.has(tick)).map((tick) => new Date(tick).toISOString());
  };
  const found = [
    ...only(ours, theirs).map((tick) => `${about}: only ours ${tick}`),
    ...only(theirs, ours).map((tick) => `${about}: only theirs ${tick}`),
  ];
  return found.length === 0 && ours.join() !== theirs.join() ? [`${about}: in another order`] : found;
}

/** Compares days, months and years of 2005–2024. */
export function compareDates(zoneName: string, steps: readonly TickStep[]): Compared {
  const zone = createZone(zoneName);
  const days: { readonly day: Temporal.PlainDate; readonly start: number }[] = [];
  for (let day = Temporal.PlainDate.from(FIRST_DAY); day.toString() < END_DAY; day = day.add({ days: 1 })) {
    days.push({ day, start: startOfDay(day, zoneName) });
  }
  const [start, end] = [FIRST_DAY, END_DAY].map((day) =>
    startOfDay(Temporal.PlainDate.from(day), zoneName),
  ) as [number, number];
  const expected: Record<string, number> = {};
  const found: string[] = [];
  for (const step of steps) {
    const begins = BEGINS[step.unit];
    if (begins === undefined) throw new Error(`A ${step.unit} is no date.`);
    const theirs = new Set(days.filter(({ day }) => begins(day, step.count)).map((each) => each.start));
    const ours = ticks(step, { start, end }, zone).filter((tick) => tick >= start && tick < end);
    const about = `${step.count} ${step.unit}`;
    expected[about] = theirs.size;
    found.push(...differences(`${zoneName}, ${about}`, ours, [...theirs]));
  }
  return { expected, differences: found };
}

function changesOf(zoneName: string, from: string, until: string): number[] {
  const last = Temporal.Instant.from(until).epochMilliseconds;
  const found: number[] = [];
  let at: Temporal.ZonedDateTime | null = Temporal.Instant.from(from).toZonedDateTimeISO(zoneName);
  while ((at = at.getTimeZoneTransition("next")) !== null && at.epochMilliseconds < last)
    found.push(at.epochMilliseconds);
  return found;
}

/**
 * Returns the instants at which a clock shows `wall`: two where the clock is put back over it, none
 * where it is put forward over it.
 */
function showing(wall: Temporal.PlainDateTime, zone: string): number[] {
  const both = (["earlier", "later"] as const).map((disambiguation) =>
    wall.toZonedDateTime(zone, { disambiguation }),
  );
  return [
    ...new Set(both.filter((at) => at.toPlainDateTime().equals(wall)).map((at) => at.epochMilliseconds)),
  ];
}

/**
 * Compares hours and less, for a day and a half before and after every clock change in 2005–2024.
 */
export function compareClock(zoneName: string, steps: readonly TickStep[]): ComparedClock {
  const zone = createZone(zoneName);
  const changes = changesOf(zoneName, `${FIRST_DAY}T00:00Z`, `${END_DAY}T00:00Z`);
  const expected: Record<string, number> = {};
  const found: string[] = [];
  const hours = { repeated: 0, skipped: 0 };
  for (const change of changes) {
    const [start, end] = [change - 36 * HOUR_MS, change + 36 * HOUR_MS];
    const isWithin = (tick: number): boolean => tick >= start && tick < end;
    const wallAt = (instant: number): Temporal.PlainDateTime =>
      Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zoneName).toPlainDateTime();
    for (const step of steps) {
      const theirs: number[] = [];
      const every = { [`${step.unit}s`]: step.count };
      const last = wallAt(end).add({ days: 1 });
      for (
        let wall = wallAt(start).round("day").subtract({ days: 1 });
        Temporal.PlainDateTime.compare(wall, last) < 0;
        wall = wall.add(every)
      ) {
        const instants = showing(wall, zoneName);
        theirs.push(...instants.filter(isWithin));
        if (step.unit !== "hour" || step.count !== 1) continue;
        if (instants.length === 2) hours.repeated += 1;
        if (instants.length === 0) hours.skipped += 1;
      }
      const about = `${step.count} ${step.unit}`;
      const ours = ticks(step, { start, end }, zone).filter(isWithin);
      expected[about] = (expected[about] ?? 0) + theirs.length;
      // Sorts the ticks, because a repeated hour was found with its half hours: the second round
      // comes after the whole first one.
      theirs.sort((a, b) => a - b);
      found.push(...differences(`${zoneName}, ${about}`, ours, theirs));
    }
  }
  return {
    expected,
    differences: found,
    changes: changes.length,
    repeatedHours: hours.repeated,
    skippedHours: hours.skipped,
  };
}

/**
 * Compares offsets in all zones: one ms before each clock change from 1800 to 2037, at it, and
 * midway to the next one.
 */
export function compareOffsets(): {
  zones: number;
  offsets: number;
  shortestMs: number;
  differences: string[];
} {
  const found: string[] = [];
  const zones = Intl.supportedValuesOf("timeZone");
  let offsets = 0;
  let shortestMs = Infinity;
  for (const zoneName of zones) {
    const zone = createZone(zoneName);
    const changes = changesOf(zoneName, "1800-01-01T00:00Z", "2038-01-01T00:00Z");
    for (const [index, change] of changes.entries()) {
      const next = changes[index + 1] ?? change + 2 * HOUR_MS;
      if (index + 1 < changes.length) shortestMs = Math.min(shortestMs, next - change);
      for (const instant of [change - 1, change, Math.floor((change + next) / 2)]) {
        offsets += 1;
        const theirs =
          Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zoneName).offsetNanoseconds /
          1e6;
        if (theirs !== zone.offset(instant))
          found.push(
            `${zoneName} at ${new Date(instant).toISOString()}: ${zone.offset(instant)}, not ${theirs}`,
          );
      }
    }
  }
  return { zones: zones.length, offsets, shortestMs, differences: found };
}

/**
 * Compares months and years of another calendar between two days, as far as the calendar knows the
 * days between.
 */
export function compareCalendar(id: string, first: string, until: string): Compared {
  const calendar = createCalendar(id, 1);
  const [start, end] = [
    Math.max(Date.parse(first), calendar.range.start),
    Math.min(Date.parse(until), calendar.range.end),
  ];
  const utc = createZone("UTC");
  const months: number[] = [];
  const years: number[] = [];
  for (
    let day = Temporal.PlainDate.from(new Date(start).toISOString().slice(0, -14)).withCalendar(id),
      at = start;
    at < end;
    day = day.add({ days: 1 }), at += 24 * HOUR_MS
  ) {
    if (day.day === 1) months.push(at);
    if (day.dayOfYear === 1) years.push(at);
  }
  const found: string[] = [];
  for (const [unit, theirs] of [
    ["month", months],
    ["year", years],
  ] as const) {
    const ours: number[] = [];
    // A thousand years have more months than an axis may ask for at once, which is 10,000.
    for (let from = start; from < end; from += CENTURIES_MS) {
      const range = { start: from, end: Math.min(from + CENTURIES_MS, end) };
      ours.push(
        ...ticks({ unit, count: 1 }, range, utc, calendar).filter(
          (tick) => tick >= range.start && tick < range.end,
        ),
      );
    }
    found.push(...differences(`${id}, ${unit}`, ours, theirs));
  }
  return { expected: { months: months.length, years: years.length }, differences: found };
}
