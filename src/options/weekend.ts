interface WeekInfo {
  readonly weekend: readonly number[];
}
type LocaleWithWeek = Intl.Locale & { getWeekInfo?: () => WeekInfo; weekInfo?: WeekInfo };

/** Regions whose weekend is not Saturday and Sunday (CLDR 48), for engines without week data. */
const FRIDAY_SATURDAY = ["DZ", "BH", "EG", "IQ", "IL", "JO", "KW", "LY", "OM", "QA", "SA", "SD", "SY", "YE"];

/** The days of the weekend in a locale's region, 1 (Monday) to 7. */
export function weekendOf(locale: string): readonly number[] {
  const found: LocaleWithWeek = new Intl.Locale(locale).maximize();
  const info = found.getWeekInfo?.() ?? found.weekInfo;
  if (info !== undefined) return info.weekend;
  const region = found.region ?? "";
  if (region === "IR") return [5];
  if (region === "AF") return [4, 5];
  return FRIDAY_SATURDAY.includes(region) ? [5, 6] : [6, 7];
}
