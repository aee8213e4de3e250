import { quote } from "../base/platform.ts";
import { arrangeGroups } from "../model/groups.ts";
import { type Matches, placeBeside } from "../model/matches.ts";
import type { Model, ModelEvent, ModelGroup } from "../model/model.ts";
import { neighbour, ordinalOf, type Way } from "../model/readingOrder.ts";
import type { EventRecord } from "../model/records.ts";
import { checkNumber, checkType, checkWord, partsOf } from "../options/optionChecks.ts";
import { cssPaint } from "../plot/base/sceneNode.ts";
import { datesOf } from "../plot/names/accessibleNames.ts";
import type { TimeRange } from "../time/scale.ts";
import { isoTime } from "../time/text/spanText.ts";
import type { Engine } from "./engine.ts";
import { revealEvent } from "./revealEvent.ts";
import type { Timeline, TimelineFormat, TimelineSearch } from "./timeline.ts";
import type { KindInfo, Match } from "./timelineInfo.ts";

/**
 * Returns the engine of a timeline; `null` after `destroy`. The methods of a timeline share it, so
 * that a reference to a destroyed timeline retains nothing.
 */
export type EngineOf<E extends EventRecord> = () => Engine<E> | null;

type EventMethods<E extends EventRecord> = Pick<
  Timeline<E>,
  "getEvent" | "getEventIds" | "nextEvent" | "previousEvent" | "getKinds" | "load"
>;

/** Creates the methods that return records, ids and kinds. */
export function eventMethods<E extends EventRecord>(engineOf: EngineOf<E>): EventMethods<E> {
  const getEvent = (name: string, id: string): E | undefined =>
    engineOf()?.recordOf(checkType(`${name}: id`, id, "string"));
  const getEventIds = (name: string, range: TimeRange = { start: -Infinity, end: Infinity }): string[] => {
    const given = partsOf(`${name}: range`, range, { start: true, end: true });
    const start = checkNumber(`${name}: range.start`, given.start, [-Infinity, Infinity]);
    const end = checkNumber(`${name}: range.end`, given.end, [start, Infinity]);
    return engineOf()?.source.model.idsMeeting({ start, end }) ?? [];
  };
  const beside = (name: string, id: string | null, way: Way): string | null => {
    if (id !== null) checkType(`${name}: id`, id, "string", "an id or null");
    const model = engineOf()?.source.model;
    const event = id === null ? undefined : model?.find(id);
    if (model === undefined || (event === undefined && id !== null)) return null;
    return neighbour(model.indices, event, { way, model })?.id ?? null;
  };
  return {
    getEvent: (id) => getEvent("getEvent", id),
    getEventIds: (range) => getEventIds("getEventIds", range),
    nextEvent: (id) => beside("nextEvent", id, "after"),
    previousEvent: (id) => beside("previousEvent", id, "before"),
    getKinds() {
      const engine = engineOf();
      if (engine === null) return [];
      const {
        source: { model },
        options: { hiddenKinds },
        picture: { names, colors },
      } = engine;
      return [...model.kinds].map(([kind, count]): KindInfo => ({
        kind,
        title: names.kind(kind),
        color: cssPaint(colors.kind({ kind, group: -1 })),
        count,
        isHidden: hiddenKinds.includes(kind),
      }));
    },
    // A bad argument is thrown at once, as by all other methods, and does not reject a promise.
    load: {
      event: (id) => Promise.resolve(getEvent("load.event", id)),
      ids: (range) => Promise.resolve(getEventIds("load.ids", range)),
      next: (id) => Promise.resolve(beside("load.next", id, "after")),
      previous: (id) => Promise.resolve(beside("load.previous", id, "before")),
    },
  };
}

/** Creates the methods that return, fold and move groups. */
export function groupMethods<E extends EventRecord>(
  engineOf: EngineOf<E>,
): Pick<Timeline<E>, "getGroups" | "setCollapsed" | "moveGroup"> {
  return {
    getGroups() {
      const engine = engineOf();
      if (engine === null) return [];
      const {
        source: { model },
        state: { arrangement },
      } = engine;
      return arrangeGroups(model.groups, arrangement).map(({ index: at, isFolded, place, of }) => {
        const { id, title, depth } = model.groups[at] as ModelGroup;
        return { id, title, depth, isCollapsed: isFolded, index: place, siblings: of };
      });
    },
    setCollapsed(groupId, collapsed) {
      checkType("setCollapsed: collapsed", collapsed, "boolean");
      const index = groupIndexFor(engineOf(), "setCollapsed", groupId);
      engineOf()?.grouping.collapse(index, collapsed);
    },
    moveGroup(groupId, index) {
      checkNumber("moveGroup: index", index, [0, Infinity]);
      const at = groupIndexFor(engineOf(), "moveGroup", groupId);
      engineOf()?.grouping.move(at, index);
    },
  };
}

/** Creates the methods that return dates, numbers and events in words. */
export function formatMethods<E extends EventRecord>(engineOf: EngineOf<E>): TimelineFormat {
  /** Returns what can be said of an event; `null` where there is no such event. */
  const ofEvent = <T>(
    method: string,
    id: string,
    say: (event: ModelEvent, engine: Engine<E>) => T,
  ): T | null => {
    checkType(`format.${method}: id`, id, "string");
    const engine = engineOf();
    const event = engine?.source.model.find(id);
    return engine === null || event === undefined ? null : say(event, engine);
  };
  return {
    date: (id) =>
      ofEvent("date", id, ({ span, within }, { picture }) => picture.dateText.span(span, within)) ?? "",
    number(value) {
      checkNumber("format.number: value", value, [-Infinity, Infinity]);
      return engineOf()?.picture.names.number(value) ?? "";
    },
    describe: (id) =>
      ofEvent("describe", id, (event, { source: { model }, picture }) => ({
        dates: datesOf(event, picture),
        iso: isoTime(event.span),
        group: picture.names.group(event),
        kind: picture.names.kindOf(event),
        status: picture.names.status(event),
        lang: event.lang,
        color: cssPaint(picture.colors.event(event)),
        index: ordinalOf(model.indices, event, model),
        count: model.size,
      })),
  };
}

/** Creates the public search of a timeline. */
export function searchMethods<E extends EventRecord>(engineOf: EngineOf<E>): TimelineSearch {
  const beside = (name: string, from: string | undefined, way: Way): Match | null => {
    if (from !== undefined) checkType(`${name}: from`, from, "string");
    const engine = engineOf();
    const matches = engine?.state.matches ?? null;
    if (engine === null || matches === null) return null;
    const { model } = engine.source;
    if (from === undefined) return matchAt(model, matches, way === "after" ? 0 : matches.count - 1);
    const event = model.find(from);
    return event === undefined ? null : matchAt(model, matches, placeBeside(matches, event, way));
  };
  return {
    get query() {
      return engineOf()?.state.query ?? "";
    },
    run(text) {
      const query = checkType("search.run: text", text, "string").trim();
      return engineOf()?.search.find(query) ?? Promise.resolve(0);
    },
    next: (from) => beside("search.next", from, "after"),
    previous: (from) => beside("search.previous", from, "before"),
    show(way) {
      checkWord("search.show: way", way, ["next", "previous"]);
      const show = (): Match | null => {
        const engine = engineOf();
        return engine === null ? null : showMatch(engine, way === "next" ? "after" : "before");
      };
      return engineOf()?.search.running?.then(show) ?? Promise.resolve(show());
    },
  };
}

/** Returns the match at an index from 0; `null` where there is none. */
function matchAt(model: Model, matches: Matches, index: number): Match | null {
  const row = matches.rowAt(index);
  return row === undefined ? null : { id: model.event(row).id, index: index + 1, count: matches.count };
}

/**
 * Goes to the match beside the reader's current event, as the keyboard does, wherever the focus is.
 * Announces the event's name where the plot has no focus.
 */
function showMatch<E extends EventRecord>(engine: Engine<E>, way: Way): Match | null {
  const {
    screen,
    state: { matches, focus, view, query, walked },
    source: { model },
  } = engine;
  if (matches === null || matches.count === 0) return null;
  const from = focus?.type === "event" ? model.find(focus.id) : undefined;
  const nearest = way === "after" ? matches.countUntil(view.start) : matches.countUntil(view.end) - 1;
  // For a new query, the event that the reader is at may be the first match.
  const isFirst = from !== undefined && walked !== query && matches.has(from.row);
  const index =
    from === undefined ? nearest : isFirst ? matches.countBefore(from) : placeBeside(matches, from, way);
  const match = matchAt(model, matches, (index + matches.count) % matches.count) as Match;
  const event = model.find(match.id) as ModelEvent;
  engine.dispatch({ type: "walk" });
  engine.dispatch({ type: "focus", focus: { type: "event", id: event.id }, isKeyboard: true });
  revealEvent(engine, event);
  if (!screen.hasFocus) screen.progress.say(engine.picture.names.event(event));
  return match;
}

/**
 * Returns the event with an id; `undefined` after `destroy`. Throws an `OptionError` where the id
 * is not a string, and a `RangeError` where there is no such event.
 */
export function eventFor<E extends EventRecord>(
  engine: Engine<E> | null,
  method: string,
  id: string,
): ModelEvent | undefined {
  const event = engine?.source.model.find(checkType(`${method}: id`, id, "string"));
  if (event === undefined && engine !== null) throw notFound(method, "event", id);
  return event;
}

/**
 * Returns the index of the group with an id; -1 after `destroy`. Throws an `OptionError` where the
 * id is not a string, and a `RangeError` where there is no such group.
 */
function groupIndexFor<E extends EventRecord>(
  engine: Engine<E> | null,
  method: string,
  groupId: string,
): number {
  checkType(`${method}: groupId`, groupId, "string");
  const index = engine?.source.model.groups.findIndex(({ id }) => id === groupId) ?? -1;
  if (index < 0 && engine !== null) throw notFound(method, "group", groupId);
  return index;
}

function notFound(method: string, what: "event" | "group", id: string): RangeError {
  return new RangeError(`samarkand: ${method} found no ${what} with the id ${quote(id)}.`);
}
