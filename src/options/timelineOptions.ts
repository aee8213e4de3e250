import type { Direction } from "../base/direction.ts";
import type { MeasureText } from "../base/measureText.ts";
import type { EventRecord, GroupRecord, Problem } from "../model/records.ts";
import type { Weekday } from "../time/calendar/calendar.ts";
import type { MonthNames } from "../time/calendar/monthNames.ts";
import type { DateInput } from "../time/span.ts";
import type { Layer } from "./layers.ts";
import type { Messages } from "./messages.ts";
import type { Icon } from "./ownMarks.ts";
import type { BuiltInTheme, Theme } from "./theme.ts";

/**
 * Function from a record of the application's own type to a boolean. It is declared as a method, so
 * that a timeline of that type can be assigned to one of any type of record.
 */
export type EventTest<E> = { test(event: E): boolean }["test"];

/**
 * Function that gives an event its icon. It is declared as a method, so that a timeline of one type
 * of record can be assigned to one of any type.
 */
export type EventIcon<E> = { icon(record: E, id: string): Icon | null }["icon"];

/** Function that gives an event the text of its label. */
export type EventText<E> = { text(record: E, id: string): string | null }["text"];

/** A `Node` of a page, in this window or another one. */
export interface PageNode {
  readonly nodeType: number;
}

/** An `AbortSignal`, wherever there is one. */
export type PageSignal = typeof globalThis extends { readonly AbortSignal: { prototype: infer Signal } }
  ? Signal
  : object;

/**
 * Function that gives an event the content of its card. `signal` aborts when the card goes, or its
 * content is replaced.
 */
export type EventCard<E> = {
  card(record: E, id: string, how: { readonly signal: PageSignal }): PageNode | string | null;
}["card"];

/** Named moment: a line, or a band, through the plot with a title. */
export interface Marker {
  /**
   * Date of the moment. A coarse date, such as "2022-09" or "2020~", is drawn as a band over its
   * time where the band is wide enough to be seen; otherwise as a line where it begins.
   */
  readonly date: DateInput;
  /** Title of the moment: plain text, not empty. */
  readonly title: string;
  /** BCP 47 language of the title. @default the timeline's locale */
  readonly lang?: string;
}

/**
 * Options of `createTimeline`. Each option is read by its name; objects are never merged deeply.
 */
export interface TimelineOptions<E extends EventRecord = EventRecord> {
  /**
   * Records to show. Each is read once: a later change within a record has no effect, another
   * object in its place has, from the next `update` on.
   */
  readonly events: readonly E[];
  /** Groups, as bands from top to bottom. @default one band for each `group` that occurs */
  readonly groups?: readonly GroupRecord[];
  /**
   * Returns whether a record is shown. It is called once for each record that can be read, and
   * again when another function is passed to `update`. If it throws, the error is reported once and
   * the record is shown.
   * @default all
   */
  readonly filter?: EventTest<E> | undefined;
  /**
   * Kinds whose events are not shown, for example those that a reader hides in a legend of kinds.
   * All kinds keep the colours that they have when none is hidden.
   * @default none
   */
  readonly hiddenKinds?: readonly string[] | undefined;
  /**
   * Titles of kinds, as the reader calls them, in names, cards and a legend. A kind without a title
   * here is called by its own name. A kind with an empty title is not named.
   * @default {}
   */
  readonly kindTitles?: Readonly<Record<string, string>> | undefined;
  /**
   * BCP 47 language of the words, the digits and the week.
   * @default the container's nearest `lang`, else the browser's
   */
  readonly locale?: string;
  /**
   * Direction of text and of the controls. "auto" is the container's computed direction, which is
   * watched.
   * @default "auto"
   */
  readonly direction?: "auto" | Direction;
  /** Direction of time: the side on which later is. "auto" follows `direction`. @default "auto" */
  readonly timeDirection?: "auto" | Direction;
  /**
   * IANA name of the zone in which instants are shown.
   * @default the reader's, and "UTC" in `renderToString`
   */
  readonly timeZone?: string;
  /** CLDR name of the digits, such as "arab" or "latn". @default the locale's */
  readonly numberingSystem?: string;
  /**
   * CLDR name of the calendar of the axis and of date text: "gregory", "islamic-umalqura",
   * "persian", "hebrew", "ethiopic", "buddhist", "japanese", … The calendar data of the platform
   * are checked against known dates. Where they are wrong, the Gregorian calendar is shown and a
   * `Problem` reports it. Times outside the calendar's known range are shown in the Gregorian
   * calendar, with the era.
   * @default "gregory"
   */
  readonly calendar?: string;
  /**
   * CLDR name of a second calendar. It adds a second row of ticks to the axis and a second date to
   * tooltips, for times that this calendar knows.
   * @default none
   */
  readonly secondaryCalendar?: string | undefined;
  /**
   * Names of the Gregorian months. "locale": the names used in the locale's region. "dual": in
   * Arabic, the names of Egypt and of the Levant together, as in سبتمبر / أيلول.
   * A function takes the month (1–12), the locale's name and whether the long or the short form
   * is needed, and returns a name.
   * @default "locale"
   */
  readonly monthNames?: MonthNames;
  /** Day on which a week begins, from 1 (Monday) to 7 (Sunday). @default the locale's */
  readonly weekStart?: Weekday;
  /** Days that are shaded, each from 1 (Monday) to 7 (Sunday). @default the locale's weekend */
  readonly weekend?: readonly Weekday[];
  /** Time in sight at first. The end is inclusive at its own precision. @default everything */
  readonly view?: { readonly start: DateInput; readonly end: DateInput };
  /**
   * Limits of panning (`start`, `end`) and of zooming (`minSpanMs`, `maxSpanMs`, in ms).
   * @default 100 billion years either way, 100 ms
   */
  readonly limits?: {
    readonly start?: DateInput;
    readonly end?: DateInput;
    readonly minSpanMs?: number;
    readonly maxSpanMs?: number;
  };
  /**
   * Line of now through the plot. `true`: it follows the clock, and `renderToString` draws none. A
   * date: the line stays there.
   * @default false
   */
  readonly now?: boolean | DateInput;
  /**
   * Named moments: lines through the plot, with their titles under the axis. A line is dashed where
   * its date is approximate or uncertain. Where several markers stand in the same 9 to 18 px, only
   * the first is drawn. A title without enough room is shortened, then left out. Markers do not
   * widen the time that is in sight at first.
   * @default none
   */
  readonly markers?: readonly Marker[] | undefined;
  /**
   * Built-in theme, or tokens over a built-in theme. "auto" follows the page's colour scheme, and
   * is "contrast" where the reader prefers more contrast.
   * @default "light"
   */
  readonly theme?: BuiltInTheme | "auto" | Theme;
  /**
   * Returns the icon before an event's label; `null`: there is none. It is called once for each
   * event that the layout considers, and again when another function is passed to `update`. An icon
   * that cannot be used is reported as a `Problem`. If the function throws, the error is reported
   * once; in both cases the event is drawn without an icon.
   * @default none
   * @example
   * icon: ({ kind }) => (kind === "birth" ? { text: "👶", label: "Birth" } : null)
   */
  readonly icon?: EventIcon<E> | undefined;
  /**
   * Returns the text that stands in the picture instead of an event's title: plain text, shortened
   * as a title is. `null`: the mark stands alone, or with its icon. It is called as `icon` is. If
   * it gives anything else, or throws, the title is drawn. Cards, lists and the search keep the
   * title, and the accessible name has both.
   * @default the title
   * @example
   * text: ({ title, start }) => `${new Date(start).getUTCFullYear()} ${title}`
   */
  readonly text?: EventText<E> | undefined;
  /**
   * Returns what is in an event's card: an element, a text, or `null` for title and date. With
   * something in it that can have the focus, the card is a dialog, which Tab or F6 enters from the
   * plot and Escape leaves. If the function throws, the error is reported once and the card has its
   * built-in content. `false`: there are no cards.
   * @default title, date, description and kind
   * @example
   * card: ({ title }) => Object.assign(document.createElement("b"), { textContent: title })
   */
  readonly card?: EventCard<E> | false | undefined;
  /** Number of events that a reader can select. @default "single" */
  readonly selection?: "none" | "single" | "multiple";
  /**
   * px: greatest height. The timeline is as high as its content up to this height. Rows get lower,
   * down to 20 px, where all labels then fit. If its content is still higher, it scrolls inside and
   * draws only what is in sight. Events are counted only where their marks alone would need more
   * than four times this height, or where there are more than some 1,500.
   * @default 640
   */
  readonly maxHeight?: number;
  /**
   * Whether a legend under the plot explains the shapes that occur in `events`, if any of them
   * needs an explanation.
   * @default true
   */
  readonly legend?: boolean;
  /**
   * Whether a strip under the plot shows all of time. The view is a window in it, which can be
   * dragged, resized and moved by keys.
   * @default false
   */
  readonly overview?: boolean;
  /**
   * Whether buttons above the plot zoom, show everything, go to now (if there is a line of now) and
   * replace the picture by a list.
   * @default false
   */
  readonly controls?: boolean;
  /** Whether the events in sight are listed as text instead of drawn. @default false */
  readonly list?: boolean;
  /**
   * Drawings of the application's own, under or over the events: the same as those that `addLayer`
   * adds. `renderToString` draws those with `toNodes`.
   * @default none
   */
  readonly layers?: readonly Layer[] | undefined;
  /**
   * Title over the picture, as in a newspaper: a heading in the page, and a text in the picture of
   * `toSVG` and `renderToString`, where it is broken into lines. It is plain text; an empty
   * one is none. Title, subtitle and caption add to the height, beyond `maxHeight`. Throws an
   * `OptionError` where it is no string; so do `subtitle` and `caption`.
   * @default none
   * @example
   * title: "The road to Samarkand"
   */
  readonly title?: string | undefined;
  /**
   * Text under the title: what is shown, in one sentence. Screen readers tell it as the description
   * of the timeline.
   * @default none
   * @example
   * subtitle: "Meetings of the two presidents since 2013"
   */
  readonly subtitle?: string | undefined;
  /**
   * Small text under the picture and everything that belongs to it: the source of the data, or a
   * note.
   * @default none
   * @example
   * caption: "Source: ministry of foreign affairs. Dates are in local time."
   */
  readonly caption?: string | undefined;
  /**
   * Level of the heading that `title` is in the page and in `renderListToString`. Throws an
   * `OptionError` for any other number.
   * @default 2
   * @example
   * headingLevel: 3
   */
  readonly headingLevel?: 1 | 2 | 3 | 4 | 5 | 6 | undefined;
  /**
   * Accessible name of the timeline.
   * @default `title`, else a word for "Timeline" in the locale's language
   */
  readonly label?: string;
  /**
   * Words in the reader's language. Each replaces the built-in one.
   * @default Arabic, English, French, Hebrew, Persian, Urdu by `locale`, else English
   */
  readonly messages?: Partial<Messages>;
}

/**
 * Options of `renderListToString`: those of a timeline without `card`, and `onProblem`, because
 * there is no timeline whose `problems` can be read.
 */
export interface ListOptions<E extends EventRecord = EventRecord> extends Omit<TimelineOptions<E>, "card"> {
  /**
   * Called for each record that could not be drawn, and for each option that the platform cannot
   * meet, in their order, before the function returns. If it throws, the error is reported once, by
   * `reportError` or, where there is none (as in Node), in the console. The picture is returned in
   * any case.
   * @default nobody is told
   */
  readonly onProblem?: ((problem: Problem) => void) | undefined;
}

/** Options of `renderToString`. They include a size, because there is no container to measure. */
export interface StaticOptions<E extends EventRecord = EventRecord> extends ListOptions<E> {
  /** px: width of the picture. */
  readonly width: number;
  /** px: least height of the picture. @default that of its content */
  readonly height?: number;
  /**
   * Measures the advance width of a text, in px.
   * @default an estimate from the kind of each character
   */
  readonly measureText?: MeasureText;
}
