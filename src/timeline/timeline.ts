import type { EventRecord, Problem } from "../model/records.ts";
import type { Direction } from "../base/direction.ts";
import type { TimelineOptions } from "../options/timelineOptions.ts";
import type { DateInput } from "../time/span.ts";
import type { Box, Layer, TimelineScale } from "../options/layers.ts";
import type { EventDescription, GroupInfo, KindInfo, Match, TimelineEventMap } from "./timelineInfo.ts";

/** Search of a timeline. */
export interface TimelineSearch {
  /** Text of the search, without white space around it; empty where there is no search. */
  readonly query: string;
  /**
   * Marks the events in which all words of a text occur: in title, description, place or the title
   * of the group, whatever the case, diacritics, digits and letter forms. An empty text ends the
   * search. More than 20,000 events are searched in slices, so that the page stays responsive.
   *
   * Resolves to the number of matches. Where another search starts before all events are searched,
   * it resolves to the matches of that later search. Throws an `OptionError` where `text` is not a
   * string.
   * @example
   * const count = await timeline.search.run("samarkand");
   */
  run(this: void, text: string): Promise<number>;
  /**
   * Returns the match after an event, in the order of `getEventIds`. Returns `null` at the end,
   * where nothing matches, and where no event has the id `from`.
   * @param from id of any event; default: the first match is returned
   * @example
   * const first = timeline.search.next();
   * const second = first && timeline.search.next(first.id);
   */
  next(this: void, from?: string): Match | null;
  /**
   * Returns the match before an event, in the order of `getEventIds`. Returns `null` at the end,
   * where nothing matches, and where no event has the id `from`.
   * @param from id of any event; default: the last match is returned
   * @example
   * const last = timeline.search.previous();
   */
  previous(this: void, from?: string): Match | null;
  /**
   * Goes to the match before or after the reader's current event, or nearest to the view. After a
   * new search the current event itself may be the match. Brings the match into sight, marks it as
   * the keyboard does, and announces its name to screen readers. The first match follows the last
   * one. Resolves to the match once a search that still runs has ended; to `null` where nothing
   * matches.
   * @example
   * await timeline.search.run("samarkand");
   * await timeline.search.show("next");
   */
  show(this: void, way: "next" | "previous"): Promise<Match | null>;
}

/** Records and ids of a timeline, as promises. */
export interface TimelineLoad<E extends EventRecord = EventRecord> {
  /**
   * Resolves to the record of an event; to `undefined` where no event has the id.
   * @example
   * const title = (await timeline.load.event("summit"))?.title;
   */
  event(this: void, id: string): Promise<E | undefined>;
  /**
   * Resolves to the ids of all events that share any time with a range, ordered by start, the
   * longer first.
   * @param range instants in ms; default: all of time
   * @example
   * const ids = await timeline.load.ids(timeline.getView());
   */
  ids(this: void, range?: { readonly start: number; readonly end: number }): Promise<string[]>;
  /**
   * Resolves to the id of the event after another one; with `null`, the first event of all.
   * @example
   * const next = await timeline.load.next("summit");
   */
  next(this: void, id: string | null): Promise<string | null>;
  /**
   * Resolves to the id of the event before another one; with `null`, the last event of all.
   * @example
   * const last = await timeline.load.previous(null);
   */
  previous(this: void, id: string | null): Promise<string | null>;
}

/** Dates, numbers and events in the words of a timeline. */
export interface TimelineFormat {
  /**
   * Returns the date of an event in words, at its own precision, as in the tooltip; `""` where no
   * event has the id.
   * @example
   * const date = timeline.format.date("summit");
   */
  date(this: void, id: string): string;
  /**
   * Returns a number in the digits of the timeline's locale.
   * @example
   * const count = timeline.format.number(timeline.getEventIds().length);
   */
  number(this: void, value: number): string;
  /**
   * Returns information on an event beyond the texts of its record; `null` where no event has the
   * id.
   * @example
   * const color = timeline.format.describe("summit")?.color;
   */
  describe(this: void, id: string): EventDescription | null;
}

/**
 * A timeline in a page. A method that is called with a bad argument throws an `OptionError` and
 * changes nothing. Events that a `filter` or `hiddenKinds` leaves out count as absent. Every method
 * can be taken out of the object, as in `const { setView } = timeline`; `this: void` says so.
 */
export interface Timeline<E extends EventRecord = EventRecord> {
  /** Root element of the timeline, in the container passed to `createTimeline`. */
  readonly element: HTMLElement;
  /** Direction in which time gets later in the picture. */
  readonly timeDirection: Direction;
  /**
   * Changes the options that are named and keeps all others. Throws an `OptionError`, and changes
   * nothing, where an option is bad.
   *
   * An option that is equal by value to what it was changes nothing: an equal `view` undoes no pan,
   * equal `groups` no folding. Of groups that differ, those take the state that they give whose
   * record differs; the others keep the reader's.
   *
   * Records are compared by identity. A record that is the very same is not read again; give a new
   * object for one that has changed. Another object with the id of an earlier one replaces that one
   * alone.
   * @example
   * timeline.update({ locale: "ar", theme: "auto" });
   * timeline.update({ events: [...events, { title: "Summit", start: "2022-09-15" }] });
   */
  update(this: void, options: Partial<TimelineOptions<E>>): void;
  /**
   * Returns the view as instants, in ms since 1970 UTC.
   * @example
   * const { start, end } = timeline.getView();
   */
  getView(this: void): { start: number; end: number };
  /**
   * Shows a span of time. `end` is inclusive at its own precision. The view moves there, unless
   * `animate` is false (default true) or the reader prefers reduced motion.
   * @example
   * timeline.setView({ start: "2022-09", end: "2022-10" });
   * timeline.setView({ start: "2022-09-15", end: "2022-09-16" }, { animate: false });
   */
  setView(
    this: void,
    view: { readonly start: DateInput; readonly end: DateInput },
    how?: { readonly animate?: boolean },
  ): void;
  /**
   * Moves the view to all events.
   * @example
   * timeline.fit();
   */
  fit(this: void): void;
  /**
   * Brings an event into sight and opens the folded groups that contain it. The view stays as it is
   * where the event is already drawn in sight; otherwise it moves, and zooms in until the event is
   * drawn on its own, outside any cluster, where that is possible. The keyboard continues from this
   * event. Throws a `RangeError` where no event has the id.
   * @param how `zoom`: whether the view moves to the event even if it is in sight, default false;
   * `animate`: whether the view glides there, default true
   * @example
   * timeline.reveal("summit");
   * timeline.reveal("summit", { zoom: true, animate: false });
   */
  reveal(this: void, id: string, how?: { readonly zoom?: boolean; readonly animate?: boolean }): void;
  /**
   * Zooms around the middle of the view: in for a factor above 1, out for one below 1. Calls in
   * quick succession add up. Throws an `OptionError` where `factor` is not a finite number above 0.
   * @example
   * timeline.zoomBy(2);
   */
  zoomBy(this: void, factor: number): void;
  /**
   * Returns the record of an event; `undefined` where no event has the id, or the record could not
   * be read.
   * @example
   * const title = timeline.getEvent("summit")?.title;
   */
  getEvent(this: void, id: string): E | undefined;
  /**
   * Returns the ids of all events that share any time with a range, ordered by start, the longer
   * first.
   * @param range instants in ms; default: all of time
   * @example
   * const idsInView = timeline.getEventIds(timeline.getView());
   */
  getEventIds(this: void, range?: { readonly start: number; readonly end: number }): string[];
  /**
   * Returns the id of the event after another one, in the order of `getEventIds`; with `null`, the
   * first event of all. Returns `null` at the end, and where no event has the id.
   * @example
   * const next = timeline.nextEvent("summit");
   */
  nextEvent(this: void, id: string | null): string | null;
  /**
   * Returns the id of the event before another one, in the order of `getEventIds`; with `null`, the
   * last event of all. Returns `null` at the end, and where no event has the id.
   * @example
   * const last = timeline.previousEvent(null);
   */
  previousEvent(this: void, id: string | null): string | null;
  /**
   * Returns the kinds that occur, in the order of the records, including hidden kinds.
   * @example
   * const hidden = timeline.getKinds().filter(({ isHidden }) => isHidden);
   */
  getKinds(this: void): KindInfo[];
  /**
   * Returns the ids of the selected events.
   * @example
   * const selected = timeline.getSelection().map((id) => timeline.getEvent(id));
   */
  getSelection(this: void): string[];
  /**
   * Returns the groups whose bands are shown, from top to bottom. Groups inside folded ones are
   * left out.
   * @example
   * const titles = timeline.getGroups().map(({ title }) => title);
   */
  getGroups(this: void): GroupInfo[];
  /**
   * Folds a group or opens it. A folded group is a narrow band in which all its events are counted.
   * Throws a `RangeError` where no group has the id.
   * @example
   * timeline.setCollapsed("meetings", true);
   */
  setCollapsed(this: void, groupId: string, collapsed: boolean): void;
  /**
   * Moves a group to a position among its siblings, from 0. The new order holds until `groups` are
   * passed to `update`. Throws a `RangeError` where no group has the id.
   * @example
   * timeline.moveGroup("meetings", 0);
   */
  moveGroup(this: void, groupId: string, index: number): void;
  /** The search of the timeline. */
  readonly search: TimelineSearch;
  /**
   * Records and ids, also of events that are not in the page yet. Without a remote source all of
   * these resolve at once.
   */
  readonly load: TimelineLoad<E>;
  /** Dates, numbers and events in the words of the timeline. */
  readonly format: TimelineFormat;
  /**
   * Selects the events of these ids. Ids of no event are passed over; ids of events that are still
   * being read are selected once they are read. The option `selection` limits how many.
   * @example
   * timeline.setSelection(["summit"]);
   */
  setSelection(this: void, ids: readonly string[]): void;
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
    this: void,
    type: K,
    listener: (event: TimelineEventMap<E>[K]) => void,
  ): () => void;
  /**
   * Returns view, selection and search as the part of an address after "#", so that a reader can
   * share them.
   * @example
   * history.replaceState(null, "", `#${timeline.toHash()}`);
   */
  toHash(this: void): string;
  /**
   * Restores a state that `toHash` returned, with or without "#", and moves the view there. Ignores
   * ids of events that do not exist. Returns whether the text had any valid part; otherwise nothing
   * changes.
   * @example
   * const isRestored = timeline.fromHash(location.hash);
   */
  fromHash(this: void, hash: string): boolean;
  /**
   * Returns the scale of the picture as it is drawn now, by the protocol of d3-scale: it is called
   * with a date and returns px of `element`.
   * @example
   * const x = timeline.getScale();
   * const px = x("2022-09-15");
   */
  getScale(this: void): TimelineScale;
  /**
   * Returns the part of `element` in which time is drawn, in px: beside the titles of groups and
   * under the axis. It is empty while a list stands in its place.
   * @example
   * const { x, y, width, height } = timeline.getPlot();
   */
  getPlot(this: void): Box;
  /**
   * Returns the box of an event as it is drawn now, in px of `element`, without its label. Where
   * the event is counted, it is the box of its cluster, and `cluster` is the cluster's key. Returns
   * `null` where the event is out of sight, or no event has the id. The box may reach beyond
   * `getPlot`, where the plot is scrolled or the event goes on.
   * @example
   * const box = timeline.getBox("summit");
   */
  getBox(this: void, eventId: string): (Box & { readonly cluster: string | null }) | null;
  /**
   * Returns the band of a group as it is drawn now, in px of `element`; `null` where its band is
   * not shown, or no group has the id. It may reach beyond `getPlot`, where the plot is scrolled.
   * @example
   * const band = timeline.getBand("meetings");
   */
  getBand(this: void, groupId: string): Box | null;
  /**
   * Sets the current `dir`, `lang` and theme of the timeline on an element, such as a panel
   * elsewhere in the page. Call it again after a `change` event.
   * @example
   * const panel = document.createElement("aside");
   * timeline.applyTheme(panel);
   */
  applyTheme(this: void, element: HTMLElement): void;
  /**
   * Returns the picture in sight as a standalone SVG. An icon with an `href` keeps its address,
   * made absolute, and is loaded by the program that shows the SVG, unless it is a `data:` image.
   * @example
   * const picture = new Blob([timeline.toSVG()], { type: "image/svg+xml" });
   */
  toSVG(this: void): string;
  /**
   * Adds a layer: a drawing of the application's own, under or over the events, that moves with
   * time. It replaces an earlier layer of the same name. Returns a function that removes it. Throws
   * an `OptionError` where a part of the layer is bad. After `destroy` it adds nothing.
   * @example
   * const remove = timeline.addLayer({
   *   name: "today",
   *   render(g, { x, plot }) {
   *     d3.select(g).selectAll("line").data([new Date()]).join("line")
   *       .attr("x1", x).attr("x2", x).attr("y1", plot.y).attr("y2", plot.y + plot.height)
   *       .attr("stroke", "var(--samarkand-theme-now)");
   *   },
   * });
   */
  addLayer(this: void, layer: Layer): () => void;
  /**
   * Removes the timeline: no node, listener, observer, timer or frame is left, and a reference to
   * the timeline retains neither records nor options. Every method may still be called, `destroy`
   * too; with good arguments it then changes nothing and throws nothing. There are no events,
   * groups or kinds any more, `getView` returns the last view, and `element` is empty.
   * @example
   * timeline.destroy();
   */
  destroy(this: void): void;
}
