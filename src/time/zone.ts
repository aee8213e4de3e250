// Imported by its subpath: the package declares no `sideEffects`, so its root would add 1.2 kB
// (minified and compressed with gzip).
import { tzOffset } from "@date-fns/tz/tzOffset";
import { DAY, HOUR } from "../base/durations.ts";
import { boundedCache } from "../base/memo.ts";

/**
 * A time zone. Instants and wall times are ms; a wall time is what the clock shows, as if in UTC.
 */
export interface Zone {
  /** IANA name, as it was given. */
  readonly name: string;
  /** Returns the wall time minus the instant, in ms. */
  offset(instant: number): number;
  /** Returns the wall time at an instant; ±Infinity stay as they are. */
  toWall(instant: number): number;
  /**
   * Returns the instant at which the clock shows `wall`; ±Infinity stay as they are. If the clock
   * shows `wall` twice, returns the earlier instant; if it skips `wall`, the first instant after
   * the skip.
   */
  toInstant(wall: number): number;
}

/**
 * 1800-01-01. No clock of any zone was changed before, so the mean time of the zone's town holds
 * for all earlier time.
 */
const FIRST_INSTANT = -5_364_662_400_000;
const LAST_INSTANT = 8_640_000_000_000_000; // the last instant of Date
const CACHE_LIMIT = 32_768; // edges of days and hours; about 180 years of days, some 4 MB
const ALWAYS_UTC: readonly string[] = ["UTC", "Etc/UTC", "GMT", "Etc/GMT"];

/**
 * Creates a zone from its IANA name. All conversions use one function, `tzOffset` of
 * `@date-fns/tz`. Before a country had a common time, the clock shows the mean time of the town
 * that the zone is named after, to the second.
 *
 * @throws RangeError if the name is not a known IANA name. Bare offsets such as "+03:00" are
 * refused too, since not every engine knows them: "Etc/GMT-3" is the name of that zone.
 */
export function createZone(name: string): Zone {
  const offset = ALWAYS_UTC.includes(name) ? () => 0 : cachedOffset(offsetReader(name));
  const toWall = (instant: number): number => instant + offset(instant);
  function toInstant(wall: number): number {
    if (!Number.isFinite(wall)) return wall;
    // Every offset is shorter than a day, so these two use the offsets before and after any change
    // at `wall`.
    const one = wall - offset(wall - DAY);
    const other = wall - offset(wall + DAY);
    const earlier = Math.min(one, other);
    const later = Math.max(one, other);
    if (toWall(earlier) === wall) return earlier;
    if (toWall(later) === wall) return later;
    return firstChange(offset, earlier, later);
  }
  return { name, offset, toWall, toInstant };
}

/** Creates a function that reads offsets, in ms, from the engine: 4 µs each. */
function offsetReader(name: string): (instant: number) => number {
  const signed = offsetFormat(name);
  return (instant) => {
    const date = new Date(instant);
    const offset = Math.round(tzOffset(name, date) * 60) * 1_000;
    if (offset === 0 || Math.abs(offset) >= HOUR) return offset;
    // `tzOffset` loses the sign of offsets shorter than an hour, such as Monrovia's -00:44:30.
    return signed.format(date).includes("GMT-") ? -Math.abs(offset) : Math.abs(offset);
  };
}

function offsetFormat(name: unknown): Intl.DateTimeFormat {
  try {
    // `undefined` would mean the machine's own zone, which the library must not read.
    if (typeof name !== "string" || !/^[A-Za-z]/.test(name)) throw new RangeError("not a name");
    return new Intl.DateTimeFormat("en-US", { timeZone: name, timeZoneName: "longOffset" });
  } catch {
    const shown = typeof name === "string" ? JSON.stringify(name.slice(0, 64)) : typeof name;
    throw new RangeError(
      `The time zone ${shown} is not known; expected an IANA name such as "Asia/Samarkand".`,
    );
  }
}

/**
 * Caches offsets at the edges of days, and of hours where the two edges of a day differ. No zone
 * changes twice within a day and returns, so equal edges mean one offset throughout. A million
 * instants of a century cost 36,500 reads.
 */
function cachedOffset(read: (instant: number) => number): (instant: number) => number {
  const edges = boundedCache<number, number>(CACHE_LIMIT);
  const readEdge = (edge: number): number => read(Math.min(edge, LAST_INSTANT));
  const atEdge = (edge: number): number => edges(edge, readEdge);
  function throughout(instant: number, widthMs: number): number | undefined {
    const from = Math.floor(instant / widthMs) * widthMs;
    const offset = atEdge(from);
    return offset === atEdge(from + widthMs) ? offset : undefined;
  }
  return (instant) => {
    const at = Math.min(Math.max(instant, FIRST_INSTANT), LAST_INSTANT);
    return throughout(at, DAY) ?? throughout(at, HOUR) ?? read(at);
  };
}

/**
 * Finds the first instant in (`before`, `after`] at which the offset differs from the one at
 * `before`, to the millisecond; returns `after` if nothing changes. There must be at most one
 * change between the two.
 */
export function firstChange(offset: (instant: number) => number, before: number, after: number): number {
  const old = offset(before);
  let low = before;
  let high = after;
  // Each round halves the distance, so even the whole range of `Date` takes at most 54 rounds.
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offset(middle) === old) low = middle;
    else high = middle;
  }
  return high;
}

/** Whether the clock of a zone shows the wall time of an instant twice. */
export function isRepeated(instant: number, zone: Zone): boolean {
  const wall = zone.toWall(instant);
  return [instant - DAY, instant + DAY].some((near) => {
    const other = wall - zone.offset(near);
    return other !== instant && zone.toWall(other) === wall;
  });
}
