import { quote } from "../base/platform.ts";
import { arrangeGroups } from "../model/groups.ts";
import type { ModelEvent, ModelGroup } from "../model/model.ts";
import { neighbour, ordinalOf, type Way } from "../model/readingOrder.ts";
import type { EventRecord } from "../model/records.ts";
import { checkNumber, checkType, partsOf } from "../options/optionChecks.ts";
import { assignColors, kindSlots } from "../plot/base/sceneContext.ts";
import { cssPaint } from "../plot/base/sceneNode.ts";
import { datesOf } from "../plot/names/accessibleNames.ts";
import type { TimeRange } from "../time/scale.ts";
import { isoTime } from "../time/span.ts";
import type { Engine } from "./engine.ts";
import type { Timeline, TimelineFormat } from "./timeline.ts";
import type { KindInfo } from "./timelineInfo.ts";

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
        options: { hiddenKinds, theme },
        picture: { names },
      } = engine;
      const slots = kindSlots(model, theme.light);
      return [...model.kinds].map(([kind, count]): KindInfo => ({
        kind,
        title: names.kind(kind),
        color: cssPaint({ token: `color-${slots.get(kind)}` }),
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
  return {
    date(id) {
      checkType("format.date: id", id, "string");
      const engine = engineOf();
      const event = engine?.source.model.find(id);
      return event === undefined ? "" : (engine?.picture.dateText.span(event.span, event.within) ?? "");
    },
    number(value) {
      checkNumber("format.number: value", value, [-Infinity, Infinity]);
      return engineOf()?.picture.names.number(value) ?? "";
    },
    describe(id) {
      checkType("format.describe: id", id, "string");
      const engine = engineOf();
      const event = engine?.source.model.find(id);
      if (engine === null || event === undefined) return null;
      const {
        source: { model },
        picture,
        options: { theme },
      } = engine;
      return {
        dates: datesOf(event, picture),
        iso: isoTime(event.span),
        group: picture.names.group(event),
        kind: picture.names.kindOf(event),
        status: picture.names.status(event),
        lang: event.lang,
        color: cssPaint(assignColors(model, theme.light).event(event)),
        index: ordinalOf(model.indices, event, model),
        count: model.size,
      };
    },
  };
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
  if (event === undefined && engine !== null)
    throw new RangeError(`samarkand: ${method} found no event with the id ${quote(id)}.`);
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
  if (index < 0 && engine !== null)
    throw new RangeError(`samarkand: ${method} found no group with the id ${quote(groupId)}.`);
  return index;
}
