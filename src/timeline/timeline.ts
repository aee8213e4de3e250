import type { EventRecord, Problem } from "../model/records.ts";
import type { TimelineOptions } from "../options/timelineOptions.ts";
import type { DateInput } from "../time/span.ts";

/**
 * Events of a timeline, by type, with what a listener receives. `E` is the application's own type
 * of record.
 *
 * Listeners are called in the next animation frame, at most once for each type (`problem`: once for
 * each problem). Within one frame the order is `view`, `select`, `group`, `search`, `hover`,
 * `change`, `problem`. Changes that a listener makes are reported in the frame after. Only `find`
 * and `activate` are reported at once, during the DOM event that caused them; `activate` reports
 * all pending changes first.
 */
export interface TimelineEventMap<E extends EventRecord = EventRecord> {
  /**
   * The selection changed. `span` is the span of time (instants in ms) that the reader marked in
   * order to select; `null` where the selection was made in another way.
   */
  select: {
    readonly ids: readonly string[];
    readonly events: readonly E[];
    readonly span: { readonly start: number; readonly end: number } | null;
  };
  /** The view changed. `start` and `end` are instants in ms. Reported at most once a frame. */
  view: { readonly start: number; readonly end: number };
  /** The pointer moved onto an event, or left it: then `id` and `event` are `null`. */
  hover: { readonly id: string | null; readonly event: E | null };
  /**
   * The query changed, or the matches of the query did. `count` is the number of matches, `null`
   * until all events are searched. An empty `query` means that there is no search.
   */
  search: { readonly query: string; readonly count: number | null };
  /**
   * The reader pressed the key that asks for a search. The listener is expected to focus a search
   * field.
   */
  find: Record<string, never>;
  /**
   * The reader activated an event: by a double click, by Enter, or in the list by a key press that
   * selects the event.
   */
  activate: { readonly id: string; readonly event: E };
  /**
   * Groups were folded, opened or moved. `collapsed` has the ids of all folded groups, `order` the
   * ids of all groups in their order, so that an application can store them.
   */
  group: { readonly collapsed: readonly string[]; readonly order: readonly string[] };
  /**
   * Options, records, or what the timeline takes from the page (width, direction, language, fonts)
   * changed, and the change is drawn.
   */
  change: Record<string, never>;
  /**
   * A record could not be drawn, a number looks like a year that was meant as text, or the browser
   * cannot meet an option. Reported in the frame after `createTimeline`, `update`, or the end of a
   * reading in slices.
   */
  problem: Problem;
}

/** A kind of events that occurs in the records. */
export interface KindInfo {
  /** Value of the field `kind` in the records. */
  readonly kind: string;
  /**
   * Title that a reader sees for the kind, from the option `kindTitles`; default: `kind` itself.
   */
  readonly title: string;
  /**
   * Colour of the kind as a CSS value. Valid in the timeline's root and in elements passed to
   * `dress`.
   */
  readonly color: string;
  /** Number of records of this kind, including those that are hidden or filtered out. */
  readonly count: number;
  /** Whether the option `hiddenKinds` contains the kind. */
  readonly isHidden: boolean;
}

/**
 * Information on an event beyond the texts of its record, in the words of the timeline. A field is
 * `""` where there is nothing to say.
 */
export interface EventAbout {
  /**
   * Date of the event at its own precision, as in the tooltip: one text, or two with a second
   * calendar.
   */
  readonly dates: readonly string[];
  /**
   * Start of the event as a value of `<time datetime>`. Empty where such a value would say more
   * than is known, as for `2022-09~`, or where HTML has no form for the date.
   */
  readonly iso: string;
  /** Title of the event's group. */
  readonly group: string;
  /** Title of the event's kind; empty where it equals the title of the group. */
  readonly kind: string;
  /** Word for a planned or cancelled event; empty for any other. */
  readonly status: string;
  /** BCP 47 language of the event's texts; `undefined` where the record has no readable one. */
  readonly lang: string | undefined;
  /**
   * Colour of the event as a CSS value. Valid in the timeline's root and in elements passed to
   * `dress`.
   */
  readonly color: string;
  /** Position of the event among all shown events in the order of `ids`, from 1. */
  readonly index: number;
  /** Number of shown events. */
  readonly count: number;
}

/** A group whose band is shown. */
export interface GroupInfo {
  readonly id: string;
  /** Title of the group; the id where no title is given. */
  readonly title: string;
  /** Number of groups that contain the group: 0 at the top level. */
  readonly depth: number;
  /** Whether the group is folded to a narrow band. */
  readonly isCollapsed: boolean;
  /** Position of the group among its siblings, from 0. */
  readonly place: number;
  /** Number of siblings, including the group itself. */
  readonly of: number;
}

/** An event that a search found. */
export interface Match {
  readonly id: string;
  /** Position of the match among all matches in the order of time, from 1. */
  readonly place: number;
  /** Number of matches. */
  readonly count: number;
}

/**
 * A timeline in a page. A method that is called with a bad argument throws an `OptionError` and
 * changes nothing. Events that a `filter` or `hiddenKinds` leaves out count as absent.
 */
export interface Timeline<E extends EventRecord = EventRecord> {
  /** Root element of the timeline, in the container passed to `createTimeline`. */
  readonly element: HTMLElement;
  /** Physical side of the plot towards which time gets later. */
  readonly laterSide: "left" | "right";
  /**
   * Changes the options that are named and keeps all others. Throws an `OptionError`, and changes
   * nothing, where an option is bad.
   *
   * An array of more than 20,000 events that begins with the same record objects as the last array
   * is read from the first new record on, unless `groups`, `filter`, `hiddenKinds` or `timeZone` is
   * named too.
   * @example
   * timeline.update({ locale: "ar", theme: "auto" });
   */
  update(options: Partial<TimelineOptions<E>>): void;
  /**
   * Returns the view as instants, in ms since 1970 UTC.
   * @example
   * const { start, end } = timeline.getView();
   */
  getView(): { start: number; end: number };
  /**
   * Shows a span of time. `end` is inclusive at its own precision. The view moves there, unless
   * `animate` is false (default true) or the reader prefers reduced motion.
   * @example
   * timeline.setView({ start: "2022-09", end: "2022-10" });
   * timeline.setView({ start: "2022-09-15", end: "2022-09-16" }, { animate: false });
   */
  setView(
    view: { readonly start: DateInput; readonly end: DateInput },
    how?: { readonly animate?: boolean },
  ): void;
  /**
   * Moves the view to all events.
   * @example
   * timeline.fit();
   */
  fit(): void;
  /**
   * Moves the view to an event and opens folded groups around it. Zooms in until the event is drawn
   * on its own, outside any cluster, where that is possible. Throws a `RangeError` where no event
   * has the id.
   * @example
   * timeline.focus("summit");
   */
  focus(id: string): void;
  /**
   * Brings an event into sight as `focus` does, but leaves the view as it is where the event is
   * already drawn in sight. The keyboard continues from this event. Throws a `RangeError` where no
   * event has the id.
   * @example
   * timeline.reveal("summit");
   */
  reveal(id: string): void;
  /**
   * Zooms around the middle of the view: in for a factor above 1, out for one below 1. Calls in
   * quick succession add up. Throws an `OptionError` where `factor` is not a finite number above 0.
   * @example
   * timeline.zoom(2);
   */
  zoom(factor: number): void;
  /**
   * Returns the date of an event in words, at its own precision, as in the tooltip; `""` where no
   * event has the id.
   * @example
   * const date = timeline.dateText("summit");
   */
  dateText(id: string): string;
  /**
   * Returns information on an event beyond the texts of its record; `null` where no event has the
   * id.
   * @example
   * const color = timeline.about("summit")?.color;
   */
  about(id: string): EventAbout | null;
  /**
   * Returns a number in the digits of the timeline's locale.
   * @example
   * const count = timeline.numberText(timeline.ids().length);
   */
  numberText(value: number): string;
  /**
   * Returns the record of an event; `undefined` where no event has the id, or the record could not
   * be read.
   * @example
   * const title = timeline.record("summit")?.title;
   */
  record(id: string): E | undefined;
  /**
   * Returns the ids of all events that share any time with a range, ordered by start, the longer
   * first.
   * @param range instants in ms; default: all of time
   * @example
   * const idsInView = timeline.ids(timeline.getView());
   */
  ids(range?: { readonly start: number; readonly end: number }): string[];
  /**
   * Returns the id of the event before or after another event, in the order of `ids`. Returns
   * `null` at the end, and where no event has the id. With `null` for `id`, "after" returns the
   * first event of all and "before" the last.
   * @example
   * const next = timeline.neighbour("summit", "after");
   */
  neighbour(id: string | null, way: "before" | "after"): string | null;
  /**
   * Returns the kinds that occur, in the order of the records, including hidden kinds.
   * @example
   * const hidden = timeline.kinds().filter(({ isHidden }) => isHidden);
   */
  kinds(): KindInfo[];
  /**
   * Returns the ids of the selected events.
   * @example
   * const selected = timeline.getSelection().map((id) => timeline.record(id));
   */
  getSelection(): string[];
  /**
   * Returns the groups whose bands are shown, from top to bottom. Groups inside folded ones are
   * left out.
   * @example
   * const titles = timeline.groups().map(({ title }) => title);
   */
  groups(): GroupInfo[];
  /**
   * Folds a group or opens it. A folded group is a narrow band in which all its events are counted.
   * Throws a `RangeError` where no group has the id.
   * @example
   * timeline.collapse("meetings", true);
   */
  collapse(id: string, isCollapsed: boolean): void;
  /**
   * Moves a group to a position among its siblings, from 0. The new order holds until `groups` are
   * passed to `update`. Throws a `RangeError` where no group has the id.
   * @example
   * timeline.moveGroup("meetings", 0);
   */
  moveGroup(id: string, place: number): void;
  /**
   * Marks the events in which all words of a text occur: in title, description, place or the title
   * of the group, whatever the case, diacritics, digits and letter forms. An empty text ends the
   * search. More than 20,000 events are searched in slices, so that the page stays responsive.
   *
   * Resolves to the number of matches. Where another search starts before all events are searched,
   * it resolves to the matches of that later search. Throws an `OptionError` where `text` is not a
   * string.
   * @example
   * const count = await timeline.search("samarkand");
   */
  search(text: string): Promise<number>;
  /** Text of the search, without white space around it; empty where there is no search. */
  readonly query: string;
  /**
   * Returns the match before or after an event, in the order of `ids`. Returns `null` at the end,
   * where nothing matches, and where no event has the id `from`.
   * @param from id of any event; default: "after" returns the first match, "before" the last
   * @example
   * const first = timeline.match("after");
   * const second = first && timeline.match("after", first.id);
   */
  match(way: "before" | "after", from?: string): Match | null;
  /**
   * Goes to the match before or after the reader's current event, or nearest to the view. After a
   * new search the current event itself may be the match. Brings the match into sight, marks it as
   * the keyboard does, and announces its name to screen readers. The first match follows the last
   * one. Returns `null` where nothing matches.
   * @example
   * await timeline.search("samarkand");
   * timeline.showMatch("after");
   */
  showMatch(way: "before" | "after"): Match | null;
  /**
   * Selects the events of these ids. Ids of no event are passed over; ids of events that are still
   * being read are selected once they are read. The option `selection` limits how many.
   * @example
   * timeline.select(["summit"]);
   */
  select(ids: readonly string[]): void;
  /**
   * Resolves when all records that were passed are read. Up to 20,000 records with numbers as dates
   * are read at once; in a date text every 4 characters count as one more record. More are read in
   * slices, with a progress bar, while the page stays responsive and the timeline shows the earlier
   * records.
   */
  readonly ready: Promise<void>;
  /**
   * Problems found so far: records that could not be drawn, numbers that look like years, and
   * options that the browser cannot meet, each with the reason.
   */
  readonly problems: readonly Problem[];
  /**
   * Adds a listener; returns a function that removes it. A listener that throws is reported once
   * and stops nothing. Changes that a listener makes are reported in the next frame.
   * @example
   * const stop = timeline.on("select", ({ ids }) => console.log(ids));
   * stop();
   */
  on<K extends keyof TimelineEventMap<E>>(
    type: K,
    listener: (event: TimelineEventMap<E>[K]) => void,
  ): () => void;
  /**
   * Returns view, selection and search as the part of an address after "#", so that a reader can
   * share them.
   * @example
   * history.replaceState(null, "", `#${timeline.toHash()}`);
   */
  toHash(): string;
  /**
   * Restores a state that `toHash` returned, with or without "#", and moves the view there. Ignores
   * ids of events that do not exist. Returns whether the text had any valid part; otherwise nothing
   * changes.
   * @example
   * const isRestored = timeline.fromHash(location.hash);
   */
  fromHash(hash: string): boolean;
  /**
   * Sets the current `dir`, `lang` and theme of the timeline on an element, such as a panel
   * elsewhere in the page. Call it again after a `change` event.
   * @example
   * const panel = document.createElement("aside");
   * timeline.dress(panel);
   */
  dress(element: HTMLElement): void;
  /**
   * Returns the picture in sight as a standalone SVG.
   * @example
   * const picture = new Blob([timeline.toSVG()], { type: "image/svg+xml" });
   */
  toSVG(): string;
  /**
   * Removes the timeline: no node, listener, observer, timer or frame is left, and a reference to
   * the timeline retains neither records nor options. Every method may still be called, `destroy`
   * too; with good arguments it then changes nothing and throws nothing. There are no events,
   * groups or kinds any more, `getView` returns the last view, and `element` is empty.
   * @example
   * timeline.destroy();
   */
  destroy(): void;
}
