import type { DateWords, PluralWords } from "../time/text/dateWords.ts";

/** Words that a reader sees or hears, besides those of the records and of `Intl`. */
export interface Messages extends DateWords, LegendMessages, ControlMessages {
  /** The accessible name of a timeline. */
  readonly timeline: string;
  /**
   * A number of events by CLDR plural category; `{count}` is replaced. "other" serves those that
   * are missing.
   */
  readonly events: PluralWords;
  /**
   * `{date}` is replaced by the time over which a cluster's events are spread, `{events}` by how
   * many they are.
   */
  readonly cluster: string;
  /** While many records are read, which takes a moment. */
  readonly reading: string;
  readonly tentative: string;
  readonly cancelled: string;
}

/** The words of the legend, for the shapes that occur. */
export interface LegendMessages {
  /** Its accessible name. */
  readonly legend: string;
  /** Some time in what a date says, not all of it. */
  readonly legendWithin: string;
  readonly legendOneOf: string;
  readonly legendAllOf: string;
  /** A date of which not every digit is told. */
  readonly legendUnspecified: string;
  readonly legendApproximate: string;
  readonly legendUncertain: string;
  /** Approximate and uncertain. */
  readonly legendBoth: string;
  /** A start or an end that nobody knows. */
  readonly legendUnknown: string;
  /** Without a start or an end. */
  readonly legendOpen: string;
}

/** The accessible names of what can be used, and of what a search found. */
export interface ControlMessages extends KeyMessages {
  /** The view in the strip of all time. */
  readonly overview: string;
  /** The ends of the view there. */
  readonly viewStart: string;
  readonly viewEnd: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  /** Shows everything. */
  readonly fit: string;
  readonly goToNow: string;
  /** Turns the picture into a list, and back. */
  readonly asList: string;
  /** How many of a cluster's events a search found, as `events`. */
  readonly matches: PluralWords;
  /** Before the number of a cluster's events that are of other kinds than those that are named. */
  readonly otherKinds: string;
}

/** What keys do. */
export interface KeyMessages {
  /** The title of all. */
  readonly keys: string;
  readonly keysClose: string;
  /** Of an arrow across. */
  readonly keyNeighbour: string;
  /** Of an arrow up or down. */
  readonly keyRow: string;
  /** Of Home and End. */
  readonly keyEnds: string;
  /** Of Page Up and Page Down. */
  readonly keyPages: string;
  /** Of +, − and 0. */
  readonly keyZoom: string;
  /** Of Enter. */
  readonly keyOpen: string;
  /** Of the space bar. */
  readonly keySelect: string;
  /** Of an arrow with Shift. */
  readonly keyMore: string;
  /** Of an arrow with Ctrl. */
  readonly keyOnly: string;
  /** Of the slash, which searches. */
  readonly keyFind: string;
  /** Of Escape. */
  readonly keyDismiss: string;
  /** Of the question mark. */
  readonly keyHelp: string;
}
