import { civilFromMs, msFromCivil } from "../civil.ts";

/**
 * Names of Gregorian months. "locale": as in the locale's region. "dual": in Arabic, the
 * names of Egypt and of the Levant together, as سبتمبر / أيلول. A function: called with
 * the month (1–12), the locale's name for it and the length that is needed.
 */
export type MonthNames =
  "locale" | "dual" | ((month: number, name: string, length: "long" | "short") => string);

/** Other names for Gregorian months than those of `Intl`. */
export interface RenameMonth {
  /** Returns the name of the month in which `wall` lies; `name` is the locale's. */
  name(wall: number, name: string, length: "long" | "short"): string;
  /**
   * Returns a second name of the month, for which its short form has no room; "" if there is none.
   */
  second(wall: number): string;
}

/**
 * Creates the other names of months in a locale; returns undefined where months keep the locale's
 * names.
 */
export function createRenameMonth(names: MonthNames, locale: string): RenameMonth | undefined {
  if (typeof names === "function")
    return { name: (wall, name, length) => names(civilFromMs(wall).month, name, length), second: () => "" };
  if (names === "locale" || new Intl.Locale(locale).language !== "ar") return undefined;
  const [egypt, levant] = [namesIn("ar-EG"), namesIn("ar-LB")];
  return {
    name: (wall, _, length) => (length === "short" ? egypt(wall) : `${egypt(wall)} / ${levant(wall)}`),
    second: levant,
  };
}

function namesIn(locale: string): (wall: number) => string {
  const format = new Intl.DateTimeFormat(locale, { calendar: "gregory", timeZone: "UTC", month: "long" });
  return (wall) => format.format(msFromCivil(2022, civilFromMs(wall).month, 1));
}
