import type { DateInput } from "../time/span.ts";

/**
 * Event as an application provides it. All texts are plain text: nothing in them is read as HTML.
 */
export interface EventRecord {
  /**
   * Unique id of the event. A number is the same id as its digits; everywhere else ids are strings.
   * @default the record's index, as a string, followed by "_" where another record has that string
   * as its own id
   */
  readonly id?: string | number;
  /** Title of the event. */
  readonly title: string;
  /**
   * Start of the event. A `Date` or a number (ms since the epoch) is an exact instant. A string is
   * EDTF (`"2022"`, `"2022-02"`, `"2022-09-15"`, `"2022-09-15/2022-09-16"`, `"-0044-03-15"`) or an
   * ISO 8601 date-time, which is read in `timeZone` if it has no offset. Also read are a week
   * (`"2022-W37"`), a day of the year (`"2022-258"`), and the forms that databases, `Date`, RFC
   * 3339 and RFC 9557 write. An object, such as one of `Temporal`, is read as its `toString()`. A
   * date without a time is *floating*: it is that day for every reader.
   */
  readonly start: DateInput;
  /**
   * End of the event, inclusive at its own precision: `"2022-09-16"` ends as that day ends. `".."`:
   * the event goes on. `""`: the end is not known. `null` is the same as none.
   */
  readonly end?: DateInput | null;
  /** Id of the group of the event. A group that no record names gets its own band. */
  readonly group?: string | number;
  /** Description of the event. */
  readonly description?: string;
  /** Place where the event happened, in words. */
  readonly place?: string;
  /** Status of the event, as STATUS of iCalendar. @default "confirmed" */
  readonly status?: "confirmed" | "tentative" | "cancelled";
  /**
   * Importance of the event. An event with a larger value keeps its label longer where space is
   * short.
   * @default 0
   */
  readonly importance?: number;
  /**
   * Category of the event, to which a theme gives a colour.
   * @default none: the colour depends on the group
   */
  readonly kind?: string;
  /**
   * `"background"`: the event is an era, drawn behind its group, or behind all groups if it has
   * none.
   * @default "auto"
   */
  readonly display?: "auto" | "background";
  /**
   * Part of its time that the event fills: "within" is "some time in 2022-02", "throughout" is "all
   * of 2022-02".
   * @default "within" for a lone date, "throughout" for an interval
   */
  readonly extent?: "within" | "throughout";
  /** BCP 47 language of the texts of the event. @default the timeline's locale */
  readonly lang?: string;
  /**
   * Address: http, https, mailto or relative. Any other scheme is reported as a `Problem`. The
   * address is checked and returned with the record, not drawn.
   */
  readonly url?: string;
  /** Picture of the event, for panels. It is checked and returned with the record, not drawn. */
  readonly media?: EventMedia;
  /**
   * Classes of the event's element in the picture, separated by spaces: letters, digits, `-` and
   * `_`. They may not begin with "samarkand" or "is-", as those of the timeline do.
   */
  readonly className?: string;
  /**
   * Colour of the event, as any CSS colour. A `kind` is better where there is one: it has a name,
   * and the theme chooses a colour that can be read.
   * @default the colour of the kind, else of the group
   */
  readonly color?: string;
}

/** Picture of an event. */
export interface EventMedia {
  /**
   * Address of the picture: http, https, relative, or `data:` of a raster image. Any other scheme
   * is reported as a `Problem`.
   */
  readonly src: string;
  /**
   * Text alternative: what the picture shows, for readers who do not see it. `""` if the picture
   * shows nothing that the text does not say.
   */
  readonly alt: string;
  /** Caption of the picture. */
  readonly caption?: string;
  /** Author or owner of the picture. */
  readonly credit?: string;
}

/**
 * Titled band of events. Groups are drawn in the order in which they are given, children after
 * their parent.
 */
export interface GroupRecord {
  /** Unique id of the group. A number is the same id as its digits. */
  readonly id: string | number;
  /** Title of the group. */
  readonly title: string;
  /** Id of the parent group. */
  readonly parent?: string | number;
  /**
   * Whether the group is folded at first: a narrow band, in which its events and those of the
   * groups within it are counted.
   * @default false
   */
  readonly collapsed?: boolean;
}

/**
 * Report of a record or an option, with the reason. The record could not be drawn, or is drawn
 * without a field, or probably does not say what is meant (a number that looks like a year is drawn
 * as the instant that it is); or the platform cannot meet the option. Everything else is drawn.
 */
export interface Problem {
  /** Index of the record in `events` or `groups`; -1 for an option. */
  readonly index: number;
  /** Id that the record gives itself, if it is a string or a number that can be read. */
  readonly id: string | undefined;
  /**
   * Name of the field at fault, such as "start"; "record" if the record is not an object. For an
   * option, the name of the option, such as "calendar".
   */
  readonly field: string;
  /** Value that was found in the field. */
  readonly value: unknown;
  /** Reason, in one sentence. */
  readonly reason: string;
}
