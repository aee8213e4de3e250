import { renderToString } from "../../src/plot/static/renderToString.ts";
import { createDateText } from "../../src/time/text/dateText.ts";
import { readSpan } from "../../src/time/span.ts";
import { TICK_STEPS, tickStepMs } from "../../src/time/tickStep.ts";
import { ticks } from "../../src/time/ticks.ts";
import { createZone } from "../../src/time/zone.ts";

// This module runs in processes and pages whose machine is set to one zone or another, and reports
// what is shown there.

export const HOST_ZONES = [
  "UTC",
  "Asia/Tehran",
  "Africa/Cairo",
  "Asia/Beirut",
  "America/New_York",
  "Australia/Lord_Howe",
  "Pacific/Apia",
] as const;

/**
 * Days on which some zone changes its clock, many of them at midnight; a whole day that Apia
 * skipped; and the limits of zone data.
 */
const DAYS = [
  "1500-06-01",
  "1844-12-31",
  "1867-10-18",
  "1883-11-18",
  "1899-12-31",
  "1900-01-01",
  "1945-04-29",
  "1993-08-21",
  "1994-12-31",
  "2011-12-30",
  "2018-11-04",
  "2022-03-13",
  "2022-03-22",
  "2022-03-27",
  "2022-09-15",
  "2022-09-22",
  "2022-10-02",
  "2022-10-30",
  "2022-11-06",
  "2023-04-28",
  "2023-10-27",
  "2024-02-29",
  "2024-12-31",
  "2037-01-01",
] as const;

/**
 * Returns the zone of this machine: its name, and the instant that `Date` returns for local
 * midnight. Both prove that the machine is in the zone asked for.
 */
export function hostZone(): { name: string; midnight: number } {
  return {
    name: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    midnight: new Date(2022, 6, 1).getTime(),
  };
}

/**
 * Returns the ticks of every step with their labels, dates in words, and a picture: all with a
 * display zone given.
 */
export function whatIsShown(): string[] {
  return HOST_ZONES.flatMap((name) => {
    const zone = createZone(name);
    const text = createDateText({ locale: "en-GB", zone });
    const axes = TICK_STEPS.flatMap((step) =>
      DAYS.map((day) => {
        const noon = Date.parse(`${day}T12:00Z`);
        const half = Math.max(2 * tickStepMs(step), 1);
        const found = ticks(step, { start: noon - half, end: noon + half }, zone);
        return `${name} ${step.count} ${step.unit}: ${found.map((tick) => `${tick} ${text.tick(tick, step, "long")} ${text.upper(tick, step, "long")}`).join(", ")}`;
      }),
    );
    const inputs = [
      ...DAYS,
      "2022-09-15T23:30",
      "2022-09-15T23:30Z",
      "2022-10-30T00:30/2022-11-06T01:30",
      Date.UTC(2022, 8, 15),
    ];
    const dates = inputs.map(
      (input) =>
        `${name} ${input}: ${text.span(readSpan(input, undefined, zone))} ${JSON.stringify(readSpan(input, undefined, zone))}`,
    );
    const events = inputs.map((start, index) => ({ id: `${index}`, title: `${start}`, start }));
    return [
      ...axes,
      ...dates,
      renderToString({
        width: 800,
        locale: "en-GB",
        timeZone: name,
        events,
        view: { start: "2022-09-10", end: "2022-10-05" },
      }),
    ];
  });
}

/**
 * Checks days in every zone that the engine knows. Returns those that the text or the engine's own
 * clock gives as another day.
 */
export function movedDays(): { zones: number; compared: number; skipped: string[]; moved: string[] } {
  const utc = createZone("UTC");
  const inUtc = createDateText({ locale: "en-GB", zone: utc });
  const zones = Intl.supportedValuesOf("timeZone");
  const skipped: string[] = [];
  const moved: string[] = [];
  let compared = 0;
  for (const name of zones) {
    const zone = createZone(name);
    const text = createDateText({ locale: "en-GB", zone });
    const clock = new Intl.DateTimeFormat("en-US", {
      timeZone: name,
      calendar: "gregory",
      numberingSystem: "latn",
      year: "numeric",
      month: "numeric",
      day: "numeric",
    });
    const dayAt = (instant: number): string => {
      const parts = new Map(
        clock.formatToParts(instant).map(({ type, value }) => [type, value.padStart(2, "0")]),
      );
      return (["year", "month", "day"] as const).map((part) => parts.get(part)).join("-");
    };
    for (const day of DAYS) {
      const span = readSpan(day, undefined, zone);
      const about = `${name} ${day}`;
      compared += 1;
      const said = text.span(span);
      const isSaid =
        said === inUtc.span(readSpan(day, undefined, utc)) &&
        said.startsWith(`${Number(day.slice(8))} `) &&
        said.endsWith(day.slice(0, 4));
      if (!isSaid) moved.push(`${about} is said to be ${said}`);
      if (span.start === span.end) skipped.push(about);
      else if (!(dayAt(span.start) === day && dayAt(span.end - 1) === day)) {
        moved.push(`${about} begins on ${dayAt(span.start)} and ends on ${dayAt(span.end - 1)}`);
      }
    }
  }
  return { zones: zones.length, compared, skipped, moved };
}
