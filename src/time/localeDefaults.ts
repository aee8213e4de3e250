import { createLast } from "../base/createLast.ts";

/** What a locale writes where nothing else is asked for. */
interface LocaleDefaults {
  /** CLDR name, as "arab". */
  readonly numberingSystem: string;
  /** Whether the clock has twelve hours. */
  readonly twelveHours: boolean;
}

/** Of one format, since each takes half a millisecond; it has the digits that a number format would have. */
export const localeDefaults: (locale: string) => LocaleDefaults = createLast((locale: string) => {
  const { numberingSystem, hourCycle } = new Intl.DateTimeFormat(locale, {
    hour: "numeric",
    timeZone: "UTC",
  }).resolvedOptions();
  return { numberingSystem, twelveHours: hourCycle === "h12" || hourCycle === "h11" };
});
