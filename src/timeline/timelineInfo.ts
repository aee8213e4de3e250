import type { EventRecord, Problem } from "../model/records.ts";

/** A press on the plot: on an event, on a cluster, or on the ground. */
export interface TimelinePress<E extends EventRecord = EventRecord> {
  /** Instant at the pointer, in ms; by a key, the start of the focused event. */
  readonly time: number;
  /** Id of the group whose band was pressed; `null` where there is none, or it has no id. */
  readonly group: string | null;
  /** Id of the pressed event; `null` elsewhere. */
  readonly id: string | null;
  /** Record of the pressed event; `null` elsewhere. */
  readonly event: E | null;
  /** Ids of the events that a pressed cluster counts, as `getEventIds` has them; else `null`. */
  readonly cluster: readonly string[] | null;
  /** The DOM event: its `preventDefault()` keeps the timeline, or the browser, from acting. */
  readonly originalEvent: MouseEvent;
}

/**
 * Events of a timeline, by type, with what a listener receives. `E` is the application's own type
 * of record.
 *
 * Listeners are called in the next animation frame, at most once for each type (`problem`: once for
 * each problem). Within one frame the order is `view`, `select`, `group`, `search`, `hover`,
 * `layout`, `change`, `problem`. Changes that a listener makes are reported in the frame after.
 * Only `click`, `contextmenu`, `searchrequest` and `activate` are reported at once, during the DOM
 * event that caused them; `activate` reports all pending changes first.
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
  /**
   * The pointer moved onto an event, or left it: then `id` and `event` are `null`. `originalEvent`
   * is the DOM event by which it did so.
   */
  hover: { readonly id: string | null; readonly event: E | null; readonly originalEvent: Event | null };
  /**
   * The reader pressed the plot: an event, a cluster or the ground. The end of a drag is no click.
   * `originalEvent.preventDefault()` keeps the timeline from selecting and from opening a cluster.
   */
  click: TimelinePress<E>;
  /**
   * The reader asked for a menu on the plot: by the secondary button, by the Menu key or Shift +
   * F10, or by a finger that rests. `originalEvent.preventDefault()` keeps the browser's menu away.
   */
  contextmenu: TimelinePress<E>;
  /**
   * The query changed, or the matches of the query did. `count` is the number of matches, `null`
   * until all events are searched. An empty `query` means that there is no search.
   */
  search: { readonly query: string; readonly count: number | null };
  /**
   * The reader pressed the key that asks for a search. The listener is expected to focus a search
   * field.
   */
  searchrequest: Record<string, never>;
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
   * Bands, boxes or the scale moved: by a pan, a zoom, a scroll, a fold, another size. Reported at
   * most once a frame, after it was drawn. Ask `getScale`, `getPlot`, `getBox`, `getBand` again.
   */
  layout: Record<string, never>;
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
   * `applyTheme`.
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
export interface EventDescription {
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
   * `applyTheme`.
   */
  readonly color: string;
  /** Position of the event among all shown events in the order of `getEventIds`, from 1. */
  readonly index: number;
  /** Number of shown events. */
  readonly count: number;
}

/** A group whose band is shown. */
export interface GroupInfo {
  /** Id of the group. */
  readonly id: string;
  /** Title of the group; the id where no title is given. */
  readonly title: string;
  /** Number of groups that contain the group: 0 at the top level. */
  readonly depth: number;
  /** Whether the group is folded to a narrow band. */
  readonly isCollapsed: boolean;
  /** Position of the group among its siblings, from 0. */
  readonly index: number;
  /** Number of siblings, including the group itself. */
  readonly siblings: number;
}

/** An event that a search found. */
export interface Match {
  /** Id of the event. */
  readonly id: string;
  /** Position of the match among all matches in the order of time, from 1. */
  readonly index: number;
  /** Number of matches. */
  readonly count: number;
}
