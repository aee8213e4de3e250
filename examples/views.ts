import type { TimelineOptions } from "samarkand";

export type View = NonNullable<TimelineOptions["view"]>;

/** Whether the page is as narrow as on a phone, where less time fits into a timeline. */
function isNarrow(): boolean {
  return matchMedia("(width < 720px)").matches;
}

/** Returns the view around the day of the news: three weeks where there is room for them. */
export function newsView(): View {
  return isNarrow() ? { start: "2022-09-05", end: "2022-09-17" } : { start: "2022-08-29", end: "2022-09-19" };
}

/** Returns the view of the months around the day of the news, Gregorian and Hijri. */
export function monthsView(): View {
  return isNarrow() ? { start: "2022-08-20", end: "2022-10-10" } : { start: "2022-06-25", end: "2022-10-20" };
}

export const holidayYear: View = { start: "2023", end: "2023" };

/** Returns the view of a year on a phone, and `undefined`, which shows everything, elsewhere. */
export function holidaysView(): View | undefined {
  return isNarrow() ? holidayYear : undefined;
}
