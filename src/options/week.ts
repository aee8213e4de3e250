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

// For engines without week data, by region (CLDR 48).
const WEEKEND_FRIDAY = "DZ BH EG IQ IL JO KW LY OM QA SA SD SY YE".split(" ");
const FROM_SATURDAY = "AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY".split(" ");
const FROM_SUNDAY =
  "AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN JM JP KE KH KR LA MH MM MO MT MX MZ NI NP PA PE PH PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW".split(" ");

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
