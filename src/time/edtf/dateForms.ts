import { DAY, MINUTE, WEEK } from "../../base/durations.ts";
import { boundedCache } from "../../base/memo.ts";
import { civilFromMs, CYCLE, CYCLE_MS, cyclesTo, msFromCivil } from "../civil.ts";
import { createZone, type Zone } from "../zone.ts";
import { EdtfError } from "./edtfCursor.ts";
import type { EdtfDate } from "./edtfDate.ts";
import type { EdtfEnd, EdtfValue } from "./edtfValue.ts";
import { parseEdtf } from "./parseEdtf.ts";

/**
 * Signs of a text that may go beyond EDTF. Sets and years such as Y-170000002 have them too, and
 * are still read as EDTF.
 */
const BEYOND = /[,tzW []|T24|:60|[-+]\d{6}|-\d{3}(?!\d)|\d[-+]\d{4}(?!\d)/;
const FORM =
  /^([-+]\d{6}|-?\d{4})-(?:W(\d\d)(?:-([1-7]))?|(\d{3})|(\d\d)-(\d\d))(?:[Tt ](\d\d)([^[]*)|([?~%]?))((?:\[[^[\]]+\])*)$/;
const MIDNIGHT = /^(?:(?::00){1,2}(?:\.0+)?)?(?=[-Z+]|$)/;

/**
 * Reads the text of a record: EDTF, and other forms, alone or as an end of an interval. These are
 * what ISO 8601 writes with hyphens (weeks, days of weeks and of years, 24:00, a comma before the
 * fraction), what `Date` writes of far years, what RFC 3339 allows (a space for the T, lower case,
 * and `:60`, which is read as `:59`, as `Date` knows no leap second), offsets without a colon, and
 * the zone and tags of RFC 9557. The `parts` of a date in these forms are not those of its text:
 * they belong to the same day in a year from 2000 to 2399.
 *
 * @throws EdtfError for every other text.
 */
export function readDateText(text: string): Pick<EdtfValue, "kind" | "first" | "last" | "members"> {
  // A slash in brackets belongs to the name of a zone and does not separate two ends.
  const ends = BEYOND.test(text) && !/^[[{]/.test(text) ? text.split(/\/(?![^[]*\])/) : [];
  if (ends.length === 0 || ends.length > 2) return parseEdtf(text);
  const [first, last = first] = ends.map((end): EdtfEnd =>
    end === "" ? "unknown" : end === ".." ? "open" : readForm(end),
  ) as [EdtfEnd];
  const kind =
    ends.length > 1
      ? "interval"
      : typeof first === "object" && first.anchor === "floating"
        ? "date"
        : "datetime";
  return { kind, first, last, members: [] };
}

function readForm(text: string): EdtfDate {
  const found = FORM.exec(text);
  if (found === null) return dateOf(text, text);
  const [
    ,
    years = "",
    week,
    weekday,
    ordinal,
    months = "01",
    days = "01",
    hour,
    clock = "",
    mark = "",
    tags = "",
  ] = found;
  const fail = (reason: string): never => {
    throw new EdtfError(text, 0, reason);
  };
  const year = Number(years);
  if (Object.is(year, -0)) fail("the year 0000 has no sign");
  // The date is read in a year from 2000 to 2399, which EDTF can write. Its bounds are then moved
  // by whole cycles.
  const cycles = cyclesTo(year);
  const near = year - cycles * CYCLE;
  let day = `${near}-${months}-${days}`;
  const move = (ms: number): void => {
    day = new Date(ms).toISOString().slice(0, 10);
  };
  if (ordinal !== undefined) {
    move(msFromCivil(near, 1, Number(ordinal)));
    if (!day.startsWith(`${near}`)) fail(`the year ${year} has no day ${ordinal}`);
  }
  if (week !== undefined) {
    const [fourth, number] = [msFromCivil(near, 1, 4), Number(week)];
    // 5 January 1970 was a Monday.
    const monday = fourth - ((fourth / DAY + 3) % 7) * DAY + (number - 1) * WEEK;
    // A week belongs to the year of its Thursday (ISO 8601).
    if (civilFromMs(monday + 3 * DAY).year !== near) fail(`the year ${year} has no week ${week}`);
    if (weekday === undefined && hour !== undefined) fail("a time follows a day");
    move(monday + (Number(weekday ?? 1) - 1) * DAY);
  }
  let rest = clock
    .replace(",", ".")
    .replace("z", "Z")
    .replace(/^(:\d\d):60(?:\.\d*)?/, "$1:59")
    .replace(/ ?([-+]\d\d):?(\d\d)?$/, (_, hours: string, minutes = "00") => `${hours}:${minutes}`);
  if (hour === "24" && MIDNIGHT.test(rest)) {
    dateOf(day, text);
    move(Date.parse(day) + DAY);
    rest = `T00${rest}`;
  } else if (hour !== undefined) rest = `T${hour}${rest}`;
  const date = dateOf(day + rest + mark, text);
  const end = week !== undefined && weekday === undefined ? date.start + WEEK : date.end;
  return inZone(
    {
      ...date,
      start: date.start + cycles * CYCLE_MS,
      end: end + cycles * CYCLE_MS,
      firstYear: date.firstYear + cycles * CYCLE,
      lastYear: civilFromMs(Math.max(date.start, end - 1)).year + cycles * CYCLE,
      precision: end === date.end ? date.precision : "week",
    },
    tags,
    /(?:Z|-00:00)$/.test(rest),
    fail,
  );
}

/** Reads `edtf`, which stands for the one date of `text`. An error names `text`. */
function dateOf(edtf: string, text: string): EdtfDate {
  try {
    return parseEdtf(edtf).first as EdtfDate;
  } catch (error) {
    if (!(error instanceof EdtfError)) throw error;
    // Differences between the two texts are mostly at the front, so the index is counted from the
    // end.
    throw new EdtfError(text, Math.max(0, error.position + text.length - edtf.length), error.reason);
  }
}

/**
 * Applies the tags of RFC 9557, such as `[Asia/Tehran][u-ca=persian]`. A zone fixes the instant of
 * the date; an unknown tag is an error only if it is critical (`!`).
 */
function inZone(date: EdtfDate, tags: string, isUtc: boolean, fail: (reason: string) => never): EdtfDate {
  const names: string[] = [];
  for (const [, critical, tag = ""] of tags.matchAll(/\[(!?)(.*?)\]/g)) {
    if (!tag.includes("=")) names.push(tag);
    else if (critical !== "" && !tag.startsWith("u-ca=")) fail(`the critical tag ${tag} is not known`);
  }
  const [name] = names;
  if (name === undefined) return date;
  if (names.length > 1 || date.anchor === "floating") fail("a zone stands once, after a time");
  const zone = zoneOf(name, fail);
  const { start, offset } = date;
  let at = isUtc ? start : zone.toInstant(start);
  if (offset !== null && !isUtc) {
    const real = zone.offset(start);
    // Offsets are written in whole minutes, so the real one is rounded.
    if (Math.round(real / MINUTE) !== offset)
      fail(`its offset is not that of ${name}; leave out one of them`);
    at = start + offset * MINUTE - real;
  }
  return { ...date, start: at, end: at, anchor: "instant" };
}

type Clock = Pick<Zone, "offset" | "toInstant">;
const zones = boundedCache<Clock>(100);

function zoneOf(name: string, fail: (reason: string) => never): Clock {
  try {
    return zones(name, createClock);
  } catch {
    return fail(`the time zone ${name} is not known`);
  }
}

/** @throws RangeError if the name is neither an offset nor that of a zone. */
function createClock(name: string): Clock {
  if (!/^[-+]/.test(name)) return createZone(name);
  const ms = Date.parse(`1970-01-01T00:00${name}`);
  if (Number.isNaN(ms)) throw new RangeError("not an offset");
  return { offset: () => -ms, toInstant: (wall) => wall + ms };
}
