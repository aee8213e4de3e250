/** Texts by CLDR plural category; "other" is used for categories that are missing. */
export type PluralWords = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & {
  /** Text for every category that has none of its own. */
  readonly other: string;
};

/**
 * Words around dates, in the reader's language. `{date}`, `{start}` and `{end}` are replaced by a
 * date, `{year}` by a year (with its era where that is shown), `{dates}` by a list.
 */
export interface DateWords {
  /** An approximate date (`~`, `%`). */
  readonly about: string;
  /** An uncertain date (`?`, `%`). */
  readonly uncertain: string;
  /** Some time in a date that is coarser than a day. */
  readonly within: string;
  /**
   * A range of two dates that `Intl` does not write, such as dates that differ in precision or
   * certainty. It has an en dash or a word, never a hyphen.
   */
  readonly range: string;
  /** From a date, and still going on. */
  readonly since: string;
  /** From a date; the end has passed, but nobody knows when. */
  readonly sinceEndUnknown: string;
  /** Up to a date, with an open start. */
  readonly until: string;
  /** Up to a date; nobody knows when it began. */
  readonly untilStartUnknown: string;
  /** Open at both ends. */
  readonly always: string;
  /** Still going on; nobody knows when it began. */
  readonly startUnknown: string;
  /** With an open start; the end has passed, but nobody knows when. */
  readonly endUnknown: string;
  /** Neither the start nor the end is known. */
  readonly dateUnknown: string;
  /** One date that lies between two, or is one of them. */
  readonly between: string;
  /** One date that is this one or an earlier one. */
  readonly by: string;
  /** One date that is this one or a later one. */
  readonly orLater: string;
  /** One of several dates. */
  readonly oneOf: string;
  /** Ages long before all calendars; `{years}` is a number of years, such as "66 million". */
  readonly yearsAgo: PluralWords;
  /** Ages long after all calendars, as `yearsAgo`. */
  readonly yearsAhead: PluralWords;
  /** An approximate number of years; `{years}` is that number. */
  readonly aboutYears: string;
  /** An age of 0 years. */
  readonly now: string;
  /** Spring of a year. */
  readonly spring: string;
  /** Summer of a year. */
  readonly summer: string;
  /** Autumn of a year. */
  readonly autumn: string;
  /** Winter of a year. */
  readonly winter: string;
  /** First quarter of a year: three months. */
  readonly quarter1: string;
  /** Second quarter of a year. */
  readonly quarter2: string;
  /** Third quarter of a year. */
  readonly quarter3: string;
  /** Fourth quarter of a year. */
  readonly quarter4: string;
  /** First third of a year: four months. */
  readonly third1: string;
  /** Second third of a year. */
  readonly third2: string;
  /** Last third of a year. */
  readonly third3: string;
  /** First half of a year: six months. */
  readonly half1: string;
  /** Second half of a year. */
  readonly half2: string;
}

export const ENGLISH_DATE_WORDS: DateWords = {
  about: "about {date}",
  uncertain: "{date} (uncertain)",
  within: "some time in {date}",
  range: "{start} – {end}",
  since: "since {date}",
  sinceEndUnknown: "from {date}, end unknown",
  until: "until {date}",
  untilStartUnknown: "until {date}, start unknown",
  always: "always",
  startUnknown: "ongoing, start unknown",
  endUnknown: "end unknown",
  dateUnknown: "date unknown",
  between: "between {start} and {end}",
  by: "by {date}",
  orLater: "{date} or later",
  oneOf: "one of: {dates}",
  yearsAgo: { one: "{years} year ago", other: "{years} years ago" },
  yearsAhead: { one: "in {years} year", other: "in {years} years" },
  aboutYears: "about {years}",
  now: "now",
  spring: "spring {year}",
  summer: "summer {year}",
  autumn: "autumn {year}",
  winter: "winter {year}",
  quarter1: "the first quarter of {year}",
  quarter2: "the second quarter of {year}",
  quarter3: "the third quarter of {year}",
  quarter4: "the fourth quarter of {year}",
  third1: "the first third of {year}",
  third2: "the second third of {year}",
  third3: "the last third of {year}",
  half1: "the first half of {year}",
  half2: "the second half of {year}",
};

/** Replaces the first `{name}` of each text in a template. */
export function fillWords(template: string, texts: Readonly<Record<string, string>>): string {
  // One pass, so that braces within a date are not replaced. The replacement is a function, so that
  // "$&" has no meaning.
  const left = new Map(Object.entries(texts));
  return template.replace(/\{(\w+)\}/g, (place, name: string) => {
    const text = left.get(name);
    left.delete(name);
    return text ?? place;
  });
}
