const LAST_INSTANT = 8_640_000_000_000_000; // where Date ends

/**
 * A bound as ISO 8601 writes it, with the years of EDTF: without a time where it is a day for every
 * reader. Where Date does not reach, a bound is always the beginning of a `year`, and written as
 * that.
 */
export function isoText(ms: number, year: number, clock: "none" | "local" | "utc"): string {
  if (Math.abs(ms) > LAST_INSTANT) return yearText(year);
  const date = new Date(ms);
  const [day, time] = date.toISOString().split("T") as [string, string];
  const written = `${yearText(date.getUTCFullYear())}${day.slice(-6)}`;
  if (clock === "none") return written;
  return `${written}T${time.slice(0, -1).replace(/(:00)?\.000$/, "")}${clock === "utc" ? "Z" : ""}`;
}

/** Four digits, and with more of them a Y before. */
function yearText(year: number): string {
  const digits = BigInt(Math.abs(year)).toString().padStart(4, "0");
  return `${digits.length > 4 ? "Y" : ""}${year < 0 ? "-" : ""}${digits}`;
}
