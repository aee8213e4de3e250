/** A text by CLDR plural category; "other" serves those that are missing. */
export type PluralWords = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

/**
 * The words around dates, in the reader's language. `{date}` is replaced by a date, `{start}`,
 * `{end}` likewise, `{year}` by a year with its era, `{dates}` by a list.
 */
export interface DateWords {
  /** An approximate date (`~`, `%`). */
  readonly about: string;
  /** An uncertain date (`?`, `%`). */
  readonly uncertain: string;
  /** Some time in a date that is coarser than a day. */
  readonly within: string;
  /**
   * Two dates that differ in precision or certainty; with an en dash or a word, never a hyphen
   * (notes B.4).
   */
  readonly range: string;
  /** From a date, and still going on. */
  readonly since: string;
  /** From a date, and ended nobody knows when. */
  readonly sinceEndUnknown: string;
  /** Up to a date, from ever. */
  readonly until: string;
  /** Up to a date, begun nobody knows when. */
  readonly untilStartUnknown: string;
  /** From ever, and still going on. */
  readonly always: string;
  /** Still going on, begun nobody knows when. */
  readonly startUnknown: string;
  /** From ever, ended nobody knows when. */
  readonly endUnknown: string;
  /** Neither date is known. */
  readonly dateUnknown: string;
  /** One date that lies between two, or is one of them. */
  readonly between: string;
  /** One date that is this one or an earlier one. */
  readonly by: string;
  /** One date that is this one or a later one. */
  readonly orLater: string;
  /** One of several dates. */
  readonly oneOf: string;
  /** Long before all calendars, and long after; `{years}` is a number of years, as "66 million". */
  readonly yearsAgo: PluralWords;
  readonly yearsAhead: PluralWords;
  /** An approximate number of years. */
  readonly aboutYears: string;
  /** Between the two. */
  readonly now: string;
  /** The seasons of a year. */
  readonly spring: string;
  readonly summer: string;
  readonly autumn: string;
  readonly winter: string;
  /** Three months each. */
  readonly quarter1: string;
  readonly quarter2: string;
  readonly quarter3: string;
  readonly quarter4: string;
  /** Four months each. */
  readonly third1: string;
  readonly third2: string;
  readonly third3: string;
  /** Six months each. */
  readonly half1: string;
  readonly half2: string;
}

export const ENGLISH_DATE_WORDS: DateWords = Object.freeze({
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
});

/** A template with each `{name}` replaced, once, by its text. */
export function fillWords(template: string, texts: Readonly<Record<string, string>>): string {
  // In one pass, so that nothing within a date is taken for a place; and a function, so that "$&"
  // has no meaning.
  const left = new Map(Object.entries(texts));
  return template.replace(/\{(\w+)\}/g, (place, name: string) => {
    const text = left.get(name);
    left.delete(name);
    return text ?? place;
  });
}
