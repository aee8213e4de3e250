import type { Direction } from "../base/direction.ts";
import type { MeasureText } from "../base/measureText.ts";
import type { EventRecord, GroupRecord, Problem } from "../model/records.ts";
import type { Weekday } from "../time/calendar/calendar.ts";
import type { MonthNames } from "../time/calendar/monthNames.ts";
import type { DateInput } from "../time/span.ts";
import type { Messages } from "./messages.ts";
import type { BuiltInTheme, Theme } from "./theme.ts";

/**
 * A function of one's own type of record. As a method, so that a timeline of that type is one of
 * any.
 */
export type EventTest<E> = { test(event: E): boolean }["test"];

/** A named moment. */
export interface Marker {
  /**
   * A coarse date, as "2022-09" or "2020~", is a band over its time where that is wide enough to be
   * seen, else a line where it begins.
   */
  readonly date: DateInput;
  /** Plain text, not empty. */
  readonly title: string;
  /** BCP 47 language of the title. @default the timeline's locale */
  readonly lang?: string;
}

/** What `createTimeline` takes. Options are read by name and never merged deeply. */
export interface TimelineOptions<E extends EventRecord = EventRecord> {
  /**
   * The records to show. They are read once: a later change of a record has no effect until
   * `update`.
   */
  readonly events: readonly E[];
  /** The bands, from top to bottom. @default one band for each `group` that occurs */
  readonly groups?: readonly GroupRecord[];
  /**
   * Which of the records are shown; asked once for each that can be read, and again when it is
   * given to `update`. What it throws is reported once, and the record is shown. @default all
   */
  readonly filter?: EventTest<E> | undefined;
  /**
   * Kinds that are not shown, as a legend of kinds leaves them out; their colours stay those that
   * they would have. @default none
   */
  readonly hiddenKinds?: readonly string[] | undefined;
  /**
   * What a reader calls kinds: in names, cards and a legend. One that is not among them is called
   * by itself, one whose title is empty by nothing. @default {}
   */
  readonly kindTitles?: Readonly<Record<string, string>> | undefined;
  /**
   * BCP 47 language of the words, the digits and the week. @default the container's nearest `lang`,
   * else the browser's
   */
  readonly locale?: string;
  /**
   * Of text and chrome; "auto" is the container's computed direction, which is watched. @default
   * "auto"
   */
  readonly direction?: "auto" | Direction;
  /** Of time: where later is. "auto" is as `direction`. @default "auto" */
  readonly timeDirection?: "auto" | Direction;
  /**
   * IANA name of the zone in which instants are shown. @default the reader's, and "UTC" in
   * `renderToString`
   */
  readonly timeZone?: string;
  /** Digits, as "arab" or "latn". @default the locale's */
  readonly numberingSystem?: string;
  /**
   * Of the axis and of date text, by its CLDR name: "gregory", "islamic-umalqura", "persian",
   * "hebrew", "ethiopic", "buddhist", "japanese", … The platform's data are checked by known dates;
   * where they fail, a `problem` says so and the Gregorian calendar is shown, as it is (with its
   * era) for times that the calendar does not know. @default "gregory"
   */
  readonly calendar?: string;
  /**
   * A second row of ticks in another calendar, and a second date in tooltips, as far as it knows
   * them. @default none
   */
  readonly secondaryCalendar?: string | undefined;
  /**
   * Names of the Gregorian months: as in the locale's region; "dual": in Arabic Egypt's and the
   * Levant's together, as سبتمبر / أيلول; or a function of the month (1–12), the locale's name and
   * whether it is the long or the short one.
   * @default "locale"
   */
  readonly monthNames?: MonthNames;
  /** The day on which a week begins, 1 (Monday) to 7 (Sunday). @default the locale's */
  readonly weekStart?: Weekday;
  /** The days that are shaded, 1 (Monday) to 7 (Sunday). @default the locale's weekend */
  readonly weekend?: readonly Weekday[];
  /** What is in sight at first; the end is inclusive at its own precision. @default everything */
  readonly view?: { readonly start: DateInput; readonly end: DateInput };
  /**
   * How far one can pan (`start`, `end`) and zoom (`minSpanMs`, `maxSpanMs`, in ms). @default 100
   * billion years either way, 100 ms
   */
  readonly limits?: {
    readonly start?: DateInput;
    readonly end?: DateInput;
    readonly minSpanMs?: number;
    readonly maxSpanMs?: number;
  };
  /**
   * A line through the plot: `true` follows the clock (there is none in `renderToString`), a date
   * stands still. @default false
   */
  readonly now?: boolean | DateInput;
  /**
   * Named moments: lines through the plot with their titles under the axis, in dashes where a date
   * is approximate or uncertain. Of those that stand within some 10 px of each other the first is
   * drawn; a title without room is shortened, then left out. They do not widen what is in sight at
   * first. @default none
   */
  readonly markers?: readonly Marker[] | undefined;
  /**
   * A built-in theme, or tokens over one; "auto" follows the page's colour scheme. @default "light"
   */
  readonly theme?: BuiltInTheme | "auto" | Theme;
  /** How many events a reader can select. @default "single" */
  readonly selection?: "none" | "single" | "multiple";
  /**
   * px; the timeline is as high as its content up to here, then it scrolls inside and draws what is
   * in sight. @default 640
   */
  readonly maxHeight?: number;
  /**
   * Whether the shapes that occur in `events` are explained under the plot, where any needs it.
   * @default true
   */
  readonly legend?: boolean;
  /**
   * Whether a strip under the plot shows all of time, with the view as a window that can be
   * dragged, resized and keyed. @default false
   */
  readonly overview?: boolean;
  /**
   * Whether buttons over the plot zoom, show everything, go to now (where there is a line of it)
   * and turn the picture into a list. @default false
   */
  readonly controls?: boolean;
  /** Whether the events in sight are listed, as text, instead of drawn. @default false */
  readonly list?: boolean;
  /**
   * The accessible name of the timeline. @default a word for "Timeline" in the locale's language
   */
  readonly label?: string;
  /**
   * Words of the reader's language, each over the built-in one. @default Arabic, English, French,
   * Hebrew, Persian, Urdu by `locale`, else English
   */
  readonly messages?: Partial<Messages>;
}

/**
 * What `renderListToString` takes: the same options, and who is told what could not be drawn, since
 * there is no timeline to ask.
 */
export interface ListOptions<E extends EventRecord = EventRecord> extends TimelineOptions<E> {
  /**
   * Called with each record that could not be drawn, and each option that the platform cannot meet,
   * in their order, before the function returns. What it throws is reported once, by `reportError`
   * or else in the console, as in Node: the picture is returned all the same.
   */
  readonly onProblem?: ((problem: Problem) => void) | undefined;
}

/** What `renderToString` takes: a size, too, since there is no container to ask. */
export interface StaticOptions<E extends EventRecord = EventRecord> extends ListOptions<E> {
  /** px */
  readonly width: number;
  /** px; the least height of the picture. @default that of its content */
  readonly height?: number;
  /** Advance widths of texts in px. @default an estimate from the kind of each character */
  readonly measureText?: MeasureText;
}
