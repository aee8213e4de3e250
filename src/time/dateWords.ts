/** The words around dates, in the reader's language. `{date}` is replaced by a date, `{start}`, `{end}` likewise. */
export interface DateWords {
  /** An approximate date (`~`, `%`). */
  readonly about: string;
  /** An uncertain date (`?`, `%`). */
  readonly uncertain: string;
  /** Two dates that differ in precision or certainty; with an en dash or a word, never a hyphen (notes B.4). */
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
}

export const ENGLISH_DATE_WORDS: DateWords = Object.freeze({
  about: "about {date}",
  uncertain: "{date} (uncertain)",
  range: "{start} – {end}",
  since: "since {date}",
  sinceEndUnknown: "from {date}, end unknown",
  until: "until {date}",
  untilStartUnknown: "until {date}, start unknown",
  always: "always",
  startUnknown: "ongoing, start unknown",
  endUnknown: "end unknown",
  dateUnknown: "date unknown",
});
