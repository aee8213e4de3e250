/** How the era of a calendar is written. */
export interface Era {
  readonly style: "short" | "long";
  /** In place of what the platform writes, which would be misread. */
  readonly name?: string;
}

export const SHORT_ERA: Era = { style: "short" };

/** A day that every calendar knows. */
const SAMPLE = Date.UTC(2022, 8, 15);
const NOON = 43_200_000;

/**
 * How to write the era of a calendar in a locale: short, or long where that is a placeholder ("ERA1", "tijdperk 1") or reads as half of a
 * day ("AM" of the Hebrew, Coptic and Ethiopic years); where the long form does so too, the calendar's name stands for it.
 */
export function chooseEra(locale: string, calendar: string): Era {
  const partOf = (type: string, at: number, options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" })
      .formatToParts(at)
      .find((part) => part.type === type)?.value ?? "";
  const halves = [0, NOON].map((at) => bare(partOf("dayPeriod", at, { hour: "numeric", hour12: true })));
  const isMisread = (era: string): boolean =>
    /^(am|pm)$|\p{N}/u.test(bare(era)) || (era !== "" && halves.includes(bare(era)));
  const style = (["short", "long"] as const).find(
    (each) => !isMisread(partOf("era", SAMPLE, { calendar, year: "numeric", era: each })),
  );
  if (style !== undefined) return { style };
  const name = new Intl.DisplayNames(locale, { type: "calendar" }).of(calendar) ?? calendar;
  return { style: "short", name: `(${name})` };
}

/** Letters and digits alone: "a.m." is "AM". */
function bare(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
}
