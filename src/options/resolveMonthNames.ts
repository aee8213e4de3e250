import { guard } from "../base/guard.ts";
import { createRenameMonth, type MonthNames, type RenameMonth } from "../time/monthNames.ts";
import { OptionError } from "./optionError.ts";

/** How months are renamed. What an application's function throws is reported once, and the locale's name stays. */
export function resolveMonthNames(
  names: MonthNames,
  locale: string,
  report: (error: unknown) => void,
): RenameMonth | undefined {
  if (typeof names !== "function") {
    if (names !== "locale" && (names as unknown) !== "dual")
      throw new OptionError("monthNames", names, `"locale", "dual" or a function`);
    return createRenameMonth(names, locale);
  }
  return createRenameMonth(
    guard<Parameters<typeof names>, string>(
      (month, name, length) => {
        const own: unknown = names(month, name, length);
        if (typeof own === "string") return own;
        throw new OptionError("monthNames", own, "a function that returns a string");
      },
      report,
      (_, name) => name,
    ),
    locale,
  );
}
