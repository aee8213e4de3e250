const LAST_INSTANT = 8_640_000_000_000_000; // ms; the last instant that Date can hold

/**
 * Returns a bound as ISO 8601, with the years of EDTF. A floating date, which is the same day for
 * every reader (`clock` "none"), has no time. Beyond the range of `Date` every bound is the
 * beginning of a year, so only `year` is written.
 */
export function isoText(ms: number, year: number, clock: "none" | "local" | "utc"): string {
  if (Math.abs(ms) > LAST_INSTANT) return yearText(year);
  const date = new Date(ms);
  const [day, time] = date.toISOString().split("T") as [string, string];
  const written = `${yearText(date.getUTCFullYear())}${day.slice(-6)}`;
  if (clock === "none") return written;
  return `${written}T${time.slice(0, -1).replace(/(:00)?\.000$/, "")}${clock === "utc" ? "Z" : ""}`;
}

/** Returns a year in EDTF: with at least four digits, and with Y before more than four. */
function yearText(year: number): string {
  const digits = BigInt(Math.abs(year)).toString().padStart(4, "0");
  return `${digits.length > 4 ? "Y" : ""}${year < 0 ? "-" : ""}${digits}`;
}
