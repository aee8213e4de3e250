import type { DateWords, PluralWords } from "../time/text/dateWords.ts";

/** Words that a reader sees or hears, besides those of the records and of `Intl`. */
export interface Messages extends DateWords, LegendMessages, ControlMessages {
  /** Accessible name of a timeline, where the option `label` gives none. */
  readonly timeline: string;
  /**
   * Number of events, by CLDR plural category. `{count}` is replaced by the number. "other" is used
   * for each category that is missing.
   */
  readonly events: PluralWords;
  /**
   * Name of a cluster. `{events}` is replaced by the number of its events in the words of `events`,
   * `{date}` by the time that they cover.
   */
  readonly cluster: string;
  /** Message while many records are being read, which takes a moment. */
  readonly reading: string;
  /** Status of an event that is planned. */
  readonly tentative: string;
  /** Status of an event that is cancelled. */
  readonly cancelled: string;
}

/** Words of the legend. Each explains a shape; only shapes that occur are in the legend. */
export interface LegendMessages {
  /** Accessible name of the legend. */
  readonly legend: string;
  /** Event at some time within its date, not throughout it. */
  readonly legendWithin: string;
  /** Set of dates of which one is meant. */
  readonly legendOneOf: string;
  /** Set of dates all of which are meant. */
  readonly legendAllOf: string;
  /** Date of which not every digit is specified. */
  readonly legendUnspecified: string;
  /** Date that is approximate. */
  readonly legendApproximate: string;
  /** Date that is uncertain. */
  readonly legendUncertain: string;
  /** Date that is both approximate and uncertain. */
  readonly legendBoth: string;
  /** Event whose start or end is not known. */
  readonly legendUnknown: string;
  /** Event without a start or without an end: it is open. */
  readonly legendOpen: string;
}

/** Accessible names of the controls, and words for matches and kinds in the name of a cluster. */
export interface ControlMessages extends KeyMessages {
  /** Accessible name of the view in the overview, the strip of all time. */
  readonly overview: string;
  /** Accessible name of the handle at the start of the view in the overview. */
  readonly viewStart: string;
  /** Accessible name of the handle at the end of the view in the overview. */
  readonly viewEnd: string;
  /** Button that zooms in. */
  readonly zoomIn: string;
  /** Button that zooms out. */
  readonly zoomOut: string;
  /** Button that shows everything. */
  readonly fit: string;
  /** Button that goes to the line of now. */
  readonly goToNow: string;
  /** Button that replaces the picture by a list, and switches back. */
  readonly asList: string;
  /** Number of matches of a search in a cluster, by CLDR plural category, as in `events`. */
  readonly matches: PluralWords;
  /** Word for the events of a cluster whose kinds are not named. Their number follows the word. */
  readonly otherKinds: string;
  /** Rate at the top of a histogram. `{count}` is replaced by the number of events a second. */
  readonly perSecond: string;
  /** The same a minute. */
  readonly perMinute: string;
  /** The same an hour. */
  readonly perHour: string;
  /** The same a day. */
  readonly perDay: string;
  /** The same a month. */
  readonly perMonth: string;
  /** The same a year. */
  readonly perYear: string;
  /** The same in a thousand years. */
  readonly perMillennium: string;
  /** A rate where heights follow square roots. `{rate}` is one of the texts above. */
  readonly rootScale: string;
}

/** Unit of time of a rate. */
export type RateUnit = "Second" | "Minute" | "Hour" | "Day" | "Month" | "Year" | "Millennium";

/** Descriptions of what the keys do, for the help dialog. */
export interface KeyMessages {
  /** Title of the help dialog. */
  readonly keys: string;
  /** Button that closes the help dialog. */
  readonly keysClose: string;
  /** Action of the left and right arrow keys. */
  readonly keyNeighbour: string;
  /** Action of the up and down arrow keys. */
  readonly keyRow: string;
  /** Action of Home and End. */
  readonly keyEnds: string;
  /** Action of Page Up and Page Down. */
  readonly keyPages: string;
  /** Action of +, − and 0. */
  readonly keyZoom: string;
  /** Action of Enter. */
  readonly keyOpen: string;
  /** Action of the space bar. */
  readonly keySelect: string;
  /** Action of an arrow key with Shift. */
  readonly keyMore: string;
  /** Action of an arrow key with Ctrl. */
  readonly keyOnly: string;
  /** Action of the slash key, which goes to the search. */
  readonly keyFind: string;
  /** Action of Escape. */
  readonly keyDismiss: string;
  /** Action of the question mark key. */
  readonly keyHelp: string;
}

/** Words that a list of the events needs. */
export type ListMessages = Omit<Messages, keyof LegendMessages | keyof ControlMessages>;
