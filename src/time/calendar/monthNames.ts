import { civilFromMs, msFromCivil } from "../civil.ts";

/**
 * How Gregorian months are called. "locale": as in the locale's region; "dual": in Arabic Egypt's
 * and the Levant's name together, as سبتمبر / أيلول; or a function of the month (1–12), the
 * locale's name for it and the form that is asked for.
 */
export type MonthNames =
  "locale" | "dual" | ((month: number, name: string, length: "long" | "short") => string);

/** Other names for Gregorian months than those that `Intl` gives. */
export interface RenameMonth {
  name(wall: number, name: string, length: "long" | "short"): string;
  /** A second name, where the short form has no room for it. */
  second(wall: number): string;
}

/** How months are renamed in a locale; undefined where they keep the locale's names. */
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
  const names = Array.from({ length: 12 }, (_, month) => format.format(msFromCivil(2022, month + 1, 1)));
  return (wall) => names[civilFromMs(wall).month - 1] ?? "";
}
