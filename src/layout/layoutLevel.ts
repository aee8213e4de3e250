import { byStart, type ModelEvent, type ModelGroup } from "../model/model.ts";
import { createRangeIndex } from "../model/rangeIndex.ts";
import type { TimeRange } from "../time/scale.ts";
import { certaintyOf } from "./certainty.ts";
import { fontsOf, type LayoutContext } from "./layoutContext.ts";
import { createLanes } from "./lanes.ts";
import { shapeOf, type Shape } from "./shape.ts";
import { shareRows } from "./shareRows.ts";
import { widestScale } from "./zoomLevel.ts";

/** An event as its level draws it, wherever the window is. */
export interface LevelEvent {
  readonly event: ModelEvent;
  readonly form: Shape["form"];
  readonly label: Shape["label"];
  /** -1: there is no room, it is counted in a cluster. */
  readonly lane: number;
}

/** An era and the row of its label. */
export interface LevelEra {
  readonly event: ModelEvent;
  readonly row: number;
}

/** What of a level meets a window, by start. */
export type Meeting<T> = (window: TimeRange) => T[];

/** One group's part of a level. */
export interface LevelBand {
  readonly group: ModelGroup;
  /** The events that have a lane. */
  readonly laid: Meeting<LevelEvent>;
  /** Those that have none, and are counted. */
  readonly counted: Meeting<LevelEvent>;
  readonly eras: Meeting<LevelEra>;
  /** How many rows the labels of eras take. */
  readonly eraRows: number;
  readonly lanes: number;
  /** Whether something is counted in clusters, which then have a strip of their own. */
  readonly clustered: boolean;
}

/** The layout of all time at one zoom level: what depends on the scale and not on the window. */
export interface LevelLayout {
  readonly bands: readonly LevelBand[];
  /** Eras behind all groups, and those for which there is no room, to be counted. */
  readonly behindAll: Pick<LevelBand, "counted" | "eras" | "eraRows" | "clustered">;
}

/** Rows that a group keeps when many groups share little room: two lanes and the strip of its clusters. */
const LEAST_ROWS = 3;
/** Eras that overlap in time stand in so many rows, each as if it were so many px wide at least; what is beyond is counted. */
const ERA_ROWS = 3;
const ERA_PX = 24;

/** Lays out every event at a level. `rows` is how many lanes there are room for, all groups together. */
export function layoutLevel(context: LayoutContext, level: number, rows: number): LevelLayout {
  const { model, tokens, measure } = context;
  const font = fontsOf(context).label;
  const scale = { msPerPx: widestScale(level), tokens };
  const shapes = (event: ModelEvent, labelled: boolean): Shape =>
    shapeOf(event, labelled ? measure(event.title, font) : null, { ...scale, outset: certaintyOf(event, context).outset });
  const limit = Math.max(rows, LEAST_ROWS);
  const full = model.groups.map((_, group) => packAll(ofGroup(model.events, group), shapes, limit));
  const shares = shareRows(full.map((all) => (all === null ? Infinity : Math.max(1, all.lanes))), rows, LEAST_ROWS);
  const bands = model.groups.map((group, index): LevelBand => {
    const all = full[index] ?? null;
    const share = shares[index] as number;
    const packed = all !== null && all.lanes <= share ? all : packByPriority(ofGroup(model.events, index), shapes, share - 1);
    const { eras, eraRows, counted } = packEras(ofGroup(model.events, index, true), scale.msPerPx);
    const { lanes, events } = packed;
    const left = [...events.filter(({ lane }) => lane < 0), ...counted];
    return { group, lanes, laid: meeting(events.filter(({ lane }) => lane >= 0)), counted: meeting(left), eras: meeting(eras), eraRows, clustered: left.length > 0 };
  });
  const { eras, eraRows, counted } = packEras(ofGroup(model.events, -1, true), scale.msPerPx);
  return { bands, behindAll: { eras: meeting(eras), eraRows, counted: meeting(counted), clustered: counted.length > 0 } };
}

function meeting<T extends { readonly event: ModelEvent }>(items: readonly T[]): Meeting<T> {
  const sorted = [...items].sort((a, b) => byStart(a.event, b.event));
  const index = createRangeIndex(sorted.map(({ event }) => event.extent));
  return (window) => index.meeting(window).map((position) => sorted[position] as T);
}

function ofGroup(events: readonly ModelEvent[], group: number, background = false): ModelEvent[] {
  return events.filter((event) => event.group === group && event.background === background);
}

interface Packed {
  readonly events: readonly LevelEvent[];
  readonly lanes: number;
}
type Shapes = (event: ModelEvent, labelled: boolean) => Shape;

/** By start, each with its label, in as few lanes as it takes; `null` where that is more than the limit. */
function packAll(events: readonly ModelEvent[], shapes: Shapes, limit: number): Packed | null {
  const lanes = createLanes(limit);
  const placed: LevelEvent[] = [];
  for (const event of events) {
    const { form, label, footprint } = shapes(event, true);
    const lane = lanes.take(footprint);
    if (lane < 0) return null;
    placed.push({ event, form, label, lane });
  }
  return { events: placed, lanes: lanes.used };
}

/** The important first: those for which there is no room lose their label, and where the mark finds none either, it is counted. */
function packByPriority(events: readonly ModelEvent[], shapes: Shapes, limit: number): Packed {
  const lanes = createLanes(limit);
  const placed = new Map<ModelEvent, LevelEvent>();
  for (const event of [...events].sort(byPriority)) {
    const labelled = shapes(event, true);
    const lane = lanes.take(labelled.footprint);
    if (lane >= 0) {
      placed.set(event, { event, form: labelled.form, label: labelled.label, lane });
      continue;
    }
    const bare = shapes(event, false);
    placed.set(event, { event, form: bare.form, label: "none", lane: lanes.take(bare.footprint) });
  }
  return { events: events.map((event) => placed.get(event) as LevelEvent), lanes: lanes.used };
}

function byPriority(a: ModelEvent, b: ModelEvent): number {
  if (a.importance !== b.importance) return b.importance - a.importance;
  const [lengthA, lengthB] = [a.extent.end - a.extent.start, b.extent.end - b.extent.start];
  if (lengthA !== lengthB) return lengthA > lengthB ? -1 : 1;
  if (a.extent.start !== b.extent.start) return a.extent.start < b.extent.start ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/** The labels of eras stand in rows, each within its era; the important and the long come first. */
function packEras(events: readonly ModelEvent[], msPerPx: number): { eras: LevelEra[]; eraRows: number; counted: LevelEvent[] } {
  const lanes = createLanes(ERA_ROWS);
  const rows = new Map([...events].sort(byPriority).map((event) => {
    const { start, end } = event.extent;
    return [event, lanes.take({ from: start, to: Math.max(end, start + ERA_PX * msPerPx) })];
  }));
  const rowOf = (event: ModelEvent): number => rows.get(event) as number;
  return {
    eras: events.filter((event) => rowOf(event) >= 0).map((event) => ({ event, row: rowOf(event) })),
    eraRows: lanes.used,
    counted: events.filter((event) => rowOf(event) < 0).map((event) => ({ event, form: "bar", label: "none", lane: -1 })),
  };
}
