import type { DateInput } from "../time/span.ts";

/**
 * One event, as an application has it. All texts are plain text: nothing in them is read as HTML.
 */
export interface EventRecord {
  /**
   * Unique among the events. @default the record's index, as a string; with "_" after it where
   * another record has that for its id
   */
  readonly id?: string;
  readonly title: string;
  /**
   * A `Date` or a number (ms since the epoch) is an exact instant. A string is EDTF (`"2022"`,
   * `"2022-02"`, `"2022-09-15"`, `"2022-09-15/2022-09-16"`, `"-0044-03-15"`) or an ISO 8601
   * date-time, read in `timeZone` where it has no offset; also a week (`"2022-W37"`), a day of the
   * year (`"2022-258"`), and what databases, `Date`, RFC 3339 and RFC 9557 write. An object is read
   * as its `toString()`, as one of `Temporal`. A date without a time is *floating*: it is that day
   * for every reader.
   */
  readonly start: DateInput;
  /**
   * Inclusive at its own precision: `"2022-09-16"` ends as that day ends. `".."` goes on, `""` is
   * not known.
   */
  readonly end?: DateInput;
  /** The id of a group. */
  readonly group?: string;
  readonly description?: string;
  /** Where it happened, in words. */
  readonly place?: string;
  /** As iCalendar's STATUS. @default "confirmed" */
  readonly status?: "confirmed" | "tentative" | "cancelled";
  /** Larger keeps its label longer where space is short. @default 0 */
  readonly importance?: number;
  /** A category: a theme gives it a colour. @default the group's */
  readonly kind?: string;
  /**
   * `"background"`: an era, drawn behind its group, or behind all where it has none. @default
   * "auto"
   */
  readonly display?: "auto" | "background";
  /**
   * "some time in 2022-02" or "all of 2022-02". @default "within" for a lone date, "throughout" for
   * an interval
   */
  readonly extent?: "within" | "throughout";
  /** BCP 47 language of its text. @default the timeline's locale */
  readonly lang?: string;
  /**
   * http, https, mailto or relative; any other scheme is a `Problem`. It is checked and handed back
   * with the record, not drawn.
   */
  readonly url?: string;
  /** A picture, for panels. It is checked and handed back with the record, not drawn. */
  readonly media?: EventMedia;
}

/** A picture of an event. */
export interface EventMedia {
  /** http, https, relative, or `data:` of a raster image; any other scheme is a `Problem`. */
  readonly src: string;
  /**
   * What it shows, for those who do not see it; `""` where it shows nothing that the text does not
   * say.
   */
  readonly alt: string;
  readonly caption?: string;
  /** Whose it is. */
  readonly credit?: string;
}

/**
 * A titled band of events. Groups stand in the order in which they are given, children after their
 * parent.
 */
export interface GroupRecord {
  readonly id: string;
  readonly title: string;
  /** The id of the group it is part of. */
  readonly parent?: string;
  /**
   * Whether it is folded at first: a narrow band, in which its events and those of the groups
   * within are counted. @default false
   */
  readonly collapsed?: boolean;
}

/**
 * A record that could not be drawn, or hardly says what is meant (a number for a year: drawn as it
 * says), or an option that this platform cannot meet, and why. The rest is drawn.
 */
export interface Problem {
  /** The record's place in `events` or `groups`; -1 for an option. */
  readonly index: number;
  /** The record's own id, where it has a readable one. */
  readonly id: string | undefined;
  /**
   * The field at fault, as "start", or "record" where it is no object at all; of an option its
   * name, as "calendar".
   */
  readonly field: string;
  readonly value: unknown;
  /** One sentence. */
  readonly reason: string;
}
