import type { EventRecord, Problem } from "../model/records.ts";
import type { TimelineOptions } from "../options/timelineOptions.ts";
import type { DateInput } from "../time/span.ts";

/**
 * What a timeline tells, in the next frame, at most once each; in one frame `view`, `select`,
 * `group`, `search`, `hover`, `change` and each `problem`, in this order. What a listener changes
 * is told in the frame after. Only `find` and `activate` are told at once, in the event of the page
 * by which they came. `E` is the application's own type of record.
 */
export interface TimelineEventMap<E extends EventRecord = EventRecord> {
  /**
   * The selection changed. `span`: the stretch of time (ms) that was marked to make it; `null`
   * where it came otherwise.
   */
  select: {
    readonly ids: readonly string[];
    readonly events: readonly E[];
    readonly span: { readonly start: number; readonly end: number } | null;
  };
  /** The view changed, at most once a frame; instants in ms. */
  view: { readonly start: number; readonly end: number };
  /** The pointer came to an event, or left it (`null`). */
  hover: { readonly id: string | null; readonly event: E | null };
  /**
   * Another text is searched for, or what it finds has changed; `count`: how many events match,
   * `null` until all are searched. An empty text: there is no search.
   */
  search: { readonly query: string; readonly count: number | null };
  /** The key that asks for a search was pressed: a field to type in is what takes it up. */
  find: Record<string, never>;
  /** A double click on an event, or Enter. */
  activate: { readonly id: string; readonly event: E };
  /**
   * Groups were folded, opened or moved: the ids of those that are folded, and of all in their
   * order, so that an application can keep them.
   */
  group: { readonly collapsed: readonly string[]; readonly order: readonly string[] };
  /**
   * Options, records, or what it takes from the page (width, direction, language, fonts) changed,
   * and are drawn.
   */
  change: Record<string, never>;
  /**
   * A record could not be drawn. Told for each, in the frame after `createTimeline` or `update`.
   */
  problem: Problem;
}

/** A kind of events. */
export interface KindInfo {
  readonly kind: string;
  /** What a reader calls it: as the option `kindTitles` says. */
  readonly title: string;
  /**
   * Its colour as a CSS value, for elements in the timeline's root and those that it has dressed.
   */
  readonly color: string;
  /** How many records have it. */
  readonly count: number;
  /** Whether the option `hiddenKinds` names it. */
  readonly isHidden: boolean;
}

/**
 * What is said of an event beside the texts of its record, in the words of the timeline; `""` where
 * there is nothing to say.
 */
export interface EventAbout {
  /** Its date at its own precision, as the tooltip says it: in one calendar or in two. */
  readonly dates: readonly string[];
  /**
   * Its start as `<time datetime>` takes it; empty where that would say more than is known, as of
   * `2022-09~`, or has no form for it.
   */
  readonly iso: string;
  /** The title of its group. */
  readonly group: string;
  /** What a reader calls its kind; empty where its group is called the same. */
  readonly kind: string;
  /** That it is only planned, or cancelled. */
  readonly status: string;
  /** The language of its texts, where its record names a readable one. */
  readonly lang: string | undefined;
  /**
   * Its colour as a CSS value, for elements in the timeline's root and those that it has dressed.
   */
  readonly color: string;
  /** Its place among all events in the order of `ids`, from 1 on. */
  readonly index: number;
  /** How many events there are. */
  readonly count: number;
}

/** A group whose band is shown. */
export interface GroupInfo {
  readonly id: string;
  readonly title: string;
  /** How many groups it stands in. */
  readonly depth: number;
  /** Whether it is folded to a narrow band. */
  readonly isCollapsed: boolean;
  /** Its place among its siblings, from 0 on, and how many they are. */
  readonly place: number;
  readonly of: number;
}

/** An event that a search found. */
export interface Match {
  readonly id: string;
  /** Its place among all that match, in the order of time, from 1 on. */
  readonly place: number;
  /** How many match. */
  readonly count: number;
}

/**
 * A timeline in a page. Whatever is no argument of a method makes that throw an `OptionError`, and
 * changes nothing.
 */
export interface Timeline<E extends EventRecord = EventRecord> {
  /** Its root, in the container that was given. */
  readonly element: HTMLElement;
  /** The physical side on which later is. */
  readonly laterSide: "left" | "right";
  /**
   * Changes the options that are named and keeps the others. Throws, and changes nothing, where one
   * is bad. Of more than 20,000 events that begin with the very records that were given last only
   * those that follow are read.
   */
  update(options: Partial<TimelineOptions<E>>): void;
  /** What is in sight: instants in ms since the epoch. */
  getView(): { start: number; end: number };
  /**
   * Shows a stretch of time; moves there unless `animate` is false or the reader prefers reduced
   * motion.
   */
  setView(
    view: { readonly start: DateInput; readonly end: DateInput },
    how?: { readonly animate?: boolean },
  ): void;
  /** Shows everything. */
  fit(): void;
  /**
   * Brings an event into sight, near enough to stand by itself. Throws a `RangeError` if there is
   * none of that id.
   */
  focus(id: string): void;
  /**
   * The same, but where it is drawn in sight already, the view stays as it is. The keyboard goes on
   * from there.
   */
  reveal(id: string): void;
  /**
   * Zooms in around the middle of the view, or out where `factor` is below 1; presses in quick
   * succession add up. Throws an `OptionError` where it is no number above 0.
   */
  zoom(factor: number): void;
  /**
   * The date of an event in words, at its own precision, as the tooltip says it; empty if there is
   * none of that id.
   */
  dateText(id: string): string;
  /**
   * What is said of an event beside the texts of its record; `null` if there is none of that id.
   */
  about(id: string): EventAbout | null;
  /** A number in the reader's digits. */
  numberText(value: number): string;
  /** The record of an event; `undefined` if there is none of that id, or it could not be read. */
  record(id: string): E | undefined;
  /**
   * The ids of all events that share any time with a range (ms), by start, the longer first. @param
   * range default: all of time
   */
  ids(range?: { readonly start: number; readonly end: number }): string[];
  /**
   * The id of the event before or after one, in the order of `ids`; `null` at the end, and if there
   * is none of that id. Of `null`: the first of all after it, the last of all before it.
   */
  neighbour(id: string | null, way: "before" | "after"): string | null;
  /** The kinds that occur, in the order of the records, also where they are hidden. */
  kinds(): KindInfo[];
  /** The ids of the selected events. */
  getSelection(): string[];
  /** The groups whose bands are shown, from top to bottom: not those within folded ones. */
  groups(): GroupInfo[];
  /**
   * Folds a group to a narrow band in which all that is in it is counted, or opens it. Throws a
   * `RangeError` if there is none of that id.
   */
  collapse(id: string, isCollapsed: boolean): void;
  /**
   * Moves a group to a place among its siblings, from 0 on, until `groups` are given to `update`.
   * Throws a `RangeError` if there is none of that id.
   */
  moveGroup(id: string, place: number): void;
  /**
   * Marks the events in which all words of a text occur: in title, description or the title of
   * their group, whatever their case, diacritics, digits and forms of letters. An empty text ends
   * the search. More than 20,000 events are searched in slices, while the page goes on. Resolves to
   * how many match, those of a later text where that came before all were searched. Throws an
   * `OptionError` where it is no text.
   */
  search(text: string): Promise<number>;
  /** The text that is searched for, without white space around it; empty if there is none. */
  readonly query: string;
  /**
   * The next of the events that match, in the order of `ids`; `null` at the end, where nothing
   * matches, and if there is no event of that id.
   * @param from the id of any event. @default the very first match "after", the very last one
   * "before"
   */
  match(way: "before" | "after", from?: string): Match | null;
  /**
   * Goes to the next match from where the reader is, which for another text may be the very event
   * they are at: brings it into sight, shows it as the keyboard does, and says its name to who
   * listens. After the last one comes the first. Returns `null` where nothing matches.
   */
  showMatch(way: "before" | "after"): Match | null;
  /** Selects the events of these ids; those that do not exist are passed over. */
  select(ids: readonly string[]): void;
  /**
   * Resolves when all records that were given are read. 20,000 with numbers for dates, or texts of
   * 80,000 characters together, are at once; more are read in slices, with a bar that shows how far
   * it is, while the page goes on and the timeline shows what it had before.
   */
  readonly ready: Promise<void>;
  /** The records that could not be drawn, and why. */
  readonly problems: readonly Problem[];
  /**
   * Listens; returns what ends it. A listener that throws is reported once and stops nothing; what
   * one changes, in whatever way, is told in the next frame.
   */
  on<K extends keyof TimelineEventMap<E>>(
    type: K,
    listener: (event: TimelineEventMap<E>[K]) => void,
  ): () => void;
  /**
   * View, selection and search as the part of an address after its "#", so that a reader can send
   * what they see.
   */
  toHash(): string;
  /**
   * Shows what such a text says, with or without its "#", moving there. Ids of events that do not
   * exist are passed over. Returns whether it said anything; where it did not, nothing changes.
   */
  fromHash(hash: string): boolean;
  /**
   * Gives an element, such as a panel elsewhere in the page, the `dir`, the `lang` and the theme of
   * the timeline, as they are now.
   */
  dress(element: HTMLElement): void;
  /** What is in sight as a standalone SVG. */
  toSVG(): string;
  /**
   * Takes everything away: no node, listener, observer, timer or frame is left, and who still
   * refers to the timeline keeps neither records nor options by it. It may be called again, and so
   * may all else, which then changes and throws nothing: there are no events, groups or kinds any
   * more, `getView` tells what was in sight last, and `element` is empty.
   */
  destroy(): void;
}
