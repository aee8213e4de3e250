import type { Direction } from "../base/direction.ts";
import type { EventRecord, Problem } from "../model/records.ts";
import type { TimelineOptions } from "../options/timelineOptions.ts";
import type { DateInput } from "../time/span.ts";

/** What a timeline tells. `E` is the application's own type of record. */
export interface TimelineEventMap<E extends EventRecord = EventRecord> {
  /** The selection changed. */
  select: { readonly ids: readonly string[]; readonly events: readonly E[] };
  /** The view changed, at most once a frame; instants in ms. */
  view: { readonly start: number; readonly end: number };
  /** The pointer came to an event, or left it (`null`). */
  hover: { readonly id: string | null; readonly event: E | null };
  /**
   * Another text is searched for, or what it finds has changed; `count`: how many events match, `null` until all are searched. An
   * empty text: there is no search.
   */
  search: { readonly query: string; readonly count: number | null };
  /** The key that asks for a search was pressed: a field to type in is what takes it up. */
  find: Record<string, never>;
  /** A double click on an event. */
  activate: { readonly id: string; readonly event: E };
  /** Options, records, or what it takes from the page (width, direction, language, fonts) changed, and are drawn. */
  change: Record<string, never>;
  /** A record could not be drawn. Told for each, after `createTimeline` and after `update`. */
  problem: Problem;
}

/** A kind of events. */
export interface KindInfo {
  readonly kind: string;
  /** Its colour as a CSS value, for elements in the timeline's root and those that it has dressed. */
  readonly color: string;
  /** How many records have it. */
  readonly count: number;
  /** Whether the option `hiddenKinds` names it. */
  readonly isHidden: boolean;
}

/** An event that a search found. */
export interface Match {
  readonly id: string;
  /** Its place among all that match, in the order of time, from 1 on. */
  readonly place: number;
  /** How many match. */
  readonly count: number;
}

/** A timeline in a page. */
export interface Timeline<E extends EventRecord = EventRecord> {
  /** Its root, in the container that was given. */
  readonly element: HTMLElement;
  /**
   * Changes the options that are named and keeps the others. Throws, and changes nothing, where one is bad. Of more than
   * 20,000 events that begin with the very records that were given last only those that follow are read.
   */
  update(options: Partial<TimelineOptions<E>>): void;
  /** What is in sight: instants in ms since the epoch. */
  getView(): { start: number; end: number };
  /** Shows a stretch of time; moves there unless `animate` is false or the reader prefers reduced motion. */
  setView(view: { readonly start: DateInput; readonly end: DateInput }, how?: { readonly animate?: boolean }): void;
  /** Shows everything. */
  fit(): void;
  /** Brings an event into sight, near enough to stand by itself. Throws a `RangeError` if there is none of that id. */
  focus(id: string): void;
  /** Zooms in around the middle of the view, or out where `factor` is below 1; presses in quick succession add up. */
  zoom(factor: number): void;
  /** The date of an event in words, at its own precision, as the tooltip says it; empty if there is none of that id. */
  dateText(id: string): string;
  /** A number in the reader's digits. */
  numberText(value: number): string;
  /** The record of an event; `undefined` if there is none of that id, or it could not be read. */
  record(id: string): E | undefined;
  /** The ids of all events that share any time with a range (ms), by start, the longer first. @param range default: all of time */
  ids(range?: { readonly start: number; readonly end: number }): string[];
  /** The id of the event before or after one, in the order of `ids`; `null` at the end, and if there is none of that id. */
  neighbour(id: string, way: "before" | "after"): string | null;
  /** The kinds that occur, in the order of the records, also where they are hidden. */
  kinds(): KindInfo[];
  /**
   * Marks the events in which all words of a text occur: in title, description or the title of their group, whatever their case,
   * diacritics, digits and forms of letters. An empty text ends the search. More than 20,000 events are searched in slices, while the page
   * goes on. Resolves to how many match, those of a later text where that came before all were searched. Throws an `OptionError` where
   * it is no text.
   */
  search(text: string): Promise<number>;
  /** The text that is searched for, without white space around it; empty if there is none. */
  readonly query: string;
  /**
   * The next of the events that match, in the order of `ids`; `null` at the end, where nothing matches, and if there is no event of that id.
   * @param from the id of any event. @default the very first match "after", the very last one "before"
   */
  match(way: "before" | "after", from?: string): Match | null;
  /**
   * Goes to the next match from where the reader is, which for another text may be the very event they are at: brings it into sight, shows it as the keyboard does, and says its name to who
   * listens. After the last one comes the first. Returns `null` where nothing matches.
   */
  showMatch(way: "before" | "after"): Match | null;
  /** Where later is: the direction in which time is drawn. */
  readonly timeDirection: Direction;
  /** Selects the events of these ids; those that do not exist are passed over. */
  select(ids: readonly string[]): void;
  /**
   * Resolves when all records that were given are read. 20,000 are at once; more are read in slices, with a bar that shows how
   * far it is, while the page goes on and the timeline shows what it had before.
   */
  readonly ready: Promise<void>;
  /** The records that could not be drawn, and why. */
  readonly problems: readonly Problem[];
  /** Listens; returns what ends it. A listener that throws is reported once and stops nothing. */
  on<K extends keyof TimelineEventMap<E>>(type: K, listener: (event: TimelineEventMap<E>[K]) => void): () => void;
  /** View, selection and search as the part of an address after its "#", so that a reader can send what they see. */
  toHash(): string;
  /**
   * Shows what such a text says, with or without its "#", moving there. Ids of events that do not exist are passed over. Returns
   * whether it said anything; where it did not, nothing changes.
   */
  fromHash(hash: string): boolean;
  /** Gives an element, such as a panel elsewhere in the page, the `dir`, the `lang` and the theme of the timeline, as they are now. */
  dress(element: HTMLElement): void;
  /** What is in sight as a standalone SVG. */
  toSVG(): string;
  /** Takes everything away: no node, listener, observer, timer or frame is left. */
  destroy(): void;
}
