import type { Weekday } from "../time/calendar.ts";

/** The week of a region. */
export interface Week {
  /** The day on which it begins. */
  readonly start: Weekday;
  readonly weekend: readonly Weekday[];
}

interface WeekInfo {
  readonly firstDay: Weekday;
  readonly weekend: readonly Weekday[];
}
type LocaleWithWeek = Intl.Locale & { getWeekInfo?: () => WeekInfo; weekInfo?: WeekInfo };

// For engines without week data, regions that differ from Monday to Sunday with the weekend at its end (CLDR 48): those of our languages.
const WEEKEND_FRIDAY = "DZ BH EG IQ IL JO KW LY OM QA SA SD SY YE".split(" ");
const FROM_SATURDAY = "AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY".split(" ");
const FROM_SUNDAY = "CA IL IN PK SA US YE".split(" ");

/** The week of a locale's region, as CLDR has it. */
export function weekOf(locale: string): Week {
  const found: LocaleWithWeek = new Intl.Locale(locale).maximize();
  const info = found.getWeekInfo?.() ?? found.weekInfo;
  if (info !== undefined) return { start: info.firstDay, weekend: info.weekend };
  const region = found.region ?? "";
  const start = FROM_SATURDAY.includes(region) ? 6 : FROM_SUNDAY.includes(region) ? 7 : 1;
  if (region === "IR") return { start, weekend: [5] };
  if (region === "AF") return { start, weekend: [4, 5] };
  return { start, weekend: WEEKEND_FRIDAY.includes(region) ? [5, 6] : [6, 7] };
}
