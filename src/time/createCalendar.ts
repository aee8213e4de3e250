import type { CalendarSystem, Weekday } from "./calendar.ts";
import { createGregorian } from "./gregorian.ts";
import { createFieldsFormat, createIntlCalendar, readFields } from "./intlCalendar.ts";
import { KNOWN_CALENDARS } from "./knownCalendars.ts";

const DAY_MS = 86_400_000;

/** The names of all calendars there are here. */
export const CALENDAR_IDS: readonly string[] = Object.freeze(["gregory", ...Object.keys(KNOWN_CALENDARS)]);

/**
 * A calendar by its CLDR name. Gregorian is ours; the others stand on the platform's data, which are checked by a known date.
 *
 * @throws RangeError in one sentence, where the name is none of `CALENDAR_IDS` or the platform's data fail the check.
 */
export function createCalendar(id: string, weekStart: Weekday): CalendarSystem {
  if (id === "gregory") return createGregorian(weekStart);
  const known = Object.hasOwn(KNOWN_CALENDARS, id) ? KNOWN_CALENDARS[id] : undefined;
  if (known === undefined) throw new RangeError(`There is no calendar "${id}".`);
  const format = createFieldsFormat(id);
  if (format.resolvedOptions().calendar !== id) throw new RangeError(`This platform has no calendar "${id}".`);
  const [day, year] = known.check;
  const [on, before] = [readFields(format, Date.parse(day)), readFields(format, Date.parse(day) - DAY_MS)];
  const begins = on.month !== before.month || on.era !== before.era;
  if (on.day !== "1" || on.year !== year || !begins) {
    throw new RangeError(`This platform's calendar "${id}" is wrong: ${day} is not the first day of a month of ${String(year)} there.`);
  }
  return createIntlCalendar(id, known, weekStart);
}
