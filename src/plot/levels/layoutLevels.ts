import { boundedCache, memoizeLast } from "../../base/memo.ts";
import type { Band } from "../../model/groups.ts";
import type { EventIndex } from "../../model/eventIndex.ts";
import { byRank, byStart, meets, type Model, type ModelEvent, type ModelGroup } from "../../model/model.ts";
import type { TimeRange, TimeScale } from "../../time/scale.ts";
import type { LayoutContext } from "../base/layoutContext.ts";
import { type CellCounter, type Counted, createCellCounter } from "./countCells.ts";
import { placeBands, type RowHeights, rowHeights, rowLadder } from "./bandGeometry.ts";
import { besideIn, demandOf, labelBetween, laneItem, type LaneItem } from "./laneItem.ts";
import { createLanes, type LevelEvent, type Meeting } from "./packing.ts";
import { isFew, planLanes } from "./planLanes.ts";
import type { Tier } from "./planRows.ts";
import { type Footprint, type MarkScale, markScale, uncertaintyOf } from "./shape.ts";
import { createTileLanes, type Laned, type TileLanes } from "./tileLanes.ts";
import type { ZoomLevels } from "./zoomLevels.ts";

/** An era and the row of its label. */
export interface LevelEra {
  readonly event: ModelEvent;
  readonly row: number;
}

/** The part of a level that belongs to one group. */
export interface LevelBand {
  readonly group: ModelGroup;
  readonly band: Band;
  /** Returns the events that have a lane and meet a scale's window, in the order of reading. */
  readonly laid: (scale: TimeScale) => LevelEvent[];
  readonly eras: Meeting<LevelEra>;
  /** Indices of its marks and of its eras: each of them only if not all of its events are drawn. */
  readonly counted: readonly EventIndex[];
  /** Counter of the events in `counted` that are not drawn. */
  readonly countsIn: CellCounter;
  /** Number of rows that the labels of eras take. */
  readonly eraRows: number;
  readonly lanes: number;
  /** Whether any events are counted in clusters, which then have a strip of their own. */
  readonly clustered: boolean;
}

/**
 * Layout of all time at one zoom level: everything that depends on the scale and not on the window.
 */
export interface LevelLayout {
  readonly bands: readonly LevelBand[];
  /** Eras behind all groups, and counts of those for which there is no room. */
  readonly behindAll: Counts & Pick<LevelBand, "eras" | "eraRows">;
  readonly heights: RowHeights;
}

/**
 * Lays out a level of a model. `from`: level of the lanes of bands that are packed as a whole: the
 * level itself or a coarser one, whose lanes hold at finer ones too.
 */
export type LevelLayouter = (level: number, from: number) => LevelLayout;

/**
 * Room for eras that overlap in time: number of rows, and the px that each era takes at least. Eras
 * for which this is not enough are counted.
 */
const ERA_ROOM = { rows: 3, px: 24 };
/** Number of eras above which the narrower limits below apply. */
const CROWD_OF_ERAS = 150;
const CROWDED_ERA_ROOM = { rows: 2, px: 260 };
type Counts = Pick<LevelBand, "counted" | "countsIn" | "clustered">;

/** The marks of a band at a level. */
type Marks = Pick<LevelBand, "laid" | "lanes"> & { readonly counted: readonly Counted[] };

/** Eras of a band that have a row at a level, and the index that counts the others, if any. */
interface Eras {
  readonly drawn: Meeting<Laned>;
  readonly rows: number;
  readonly counted: readonly Counted[];
}

/** What levels are laid out for. */
interface Room {
  readonly zoom: ZoomLevels;
  /** View that shows all events; `null` if none has a date. */
  readonly fit: TimeRange | null;
  /** px for which a reader need not scroll. */
  readonly height: number;
  /** Whether the titles of groups stand above their bands. */
  readonly stacked: boolean;
}

/** Creates the function that lays out levels. */
export function layoutLevels(
  context: LayoutContext,
  arranged: readonly Band[],
  { zoom, fit, height, stacked }: Room,
): LevelLayouter {
  const { model } = context;
  const tiled = createTiled(context, { zoom, fit });
  const erasAt = createEras(context, zoom, tiled);
  const indices = arranged.map(({ index, isFolded }) =>
    isFolded ? null : (model.marks[index] as EventIndex),
  );
  const behindAll = (level: number, from: number): LevelLayout["behindAll"] =>
    eraPart(erasAt(model.erasBehindAll, level, from), []);
  const bandsOf = (level: number, from: number, marksOf: (at: number) => Marks): LevelBand[] =>
    arranged.map((band, at) => {
      const { laid, lanes, counted } = marksOf(at);
      const eras = band.isFolded
        ? { drawn: NOTHING, rows: 0, counted: allWithin(band, model) }
        : erasAt(model.eras[band.index] as EventIndex, level, from);
      return { group: model.groups[band.index] as ModelGroup, band, laid, lanes, ...eraPart(eras, counted) };
    });
  const fitted = { behindAll: behindAll(0, 0), bands: bandsOf(0, 0, () => NO_MARKS) };
  const plan = planLanes(context, indices, {
    zoom,
    fit,
    height,
    ladder: rowLadder(context),
    heightOf(lanes, row, isCrowded) {
      const bands = fitted.bands.map((band, at) => ({
        ...band,
        lanes: lanes[at] as number,
        clustered: band.clustered || isCrowded(at),
      }));
      return placeBands({ ...fitted, bands, heights: rowHeights(context, stacked, row) }).height;
    },
  });
  const crowdedAt = boundedCache<(level: number) => Marks, number>();
  const marksOf = (at: number, level: number, from: number): Marks => {
    const index = indices[at] ?? null;
    if (index === null) return NO_MARKS;
    const marks = plan.marksAt(at, from);
    if (marks !== null) return { ...marks, counted: marks.isWhole ? [] : [{ index, drawn: marks.drawn }] };
    return crowdedAt(at, () => createCrowded(index, plan.lanesOf(at), { context, tiled }))(level);
  };
  return (level, from) => ({
    bands: bandsOf(level, from, (at) => marksOf(at, level, from)),
    behindAll: behindAll(level, from),
    heights: rowHeights(context, stacked, plan.rowAt(from)),
  });
}

const NOTHING = (): never[] => [];
const NO_MARKS: Marks = { laid: NOTHING, lanes: 0, counted: [] };

/**
 * Returns the indices of a folded band and of the groups within. All their events are counted and
 * none is drawn.
 */
function allWithin({ index, within }: Band, { marks, eras }: Model): Counted[] {
  const indices = [index, ...within].flatMap((one) => [marks[one] as EventIndex, eras[one] as EventIndex]);
  return indices.filter(({ size }) => size > 0).map((one) => ({ index: one, drawn: NOTHING }));
}

function eraPart(
  { drawn, rows, counted }: Eras,
  others: readonly Counted[],
): Counts & Pick<LevelBand, "eras" | "eraRows"> {
  const all = [...others, ...counted];
  const eras: Meeting<LevelEra> = (window) => drawn(window).map(({ event, lane }) => ({ event, row: lane }));
  return {
    eras,
    eraRows: rows,
    counted: all.map(({ index }) => index),
    countsIn: createCellCounter(all),
    clustered: all.length > 0,
  };
}

/** What lanes are filled with, tile by tile: their number and what an event demands of them. */
interface LaneRoom {
  readonly lanes: number;
  readonly tiers: readonly Tier[];
  readonly demandIn: (event: ModelEvent, tier: Tier, scale: MarkScale) => Footprint;
}

/** Fills the lanes of an index tile by tile. */
type Tiled = (index: EventIndex, room: LaneRoom) => TileLanes;

/** Part of the fitted view above which an event is too long for the last lane of a band. */
const LONG = 1 / 64;

function createTiled({ model, tokens }: LayoutContext, { zoom, fit }: Pick<Room, "zoom" | "fit">): Tiled {
  const whole = fit ?? { start: 0, end: 0 };
  return (index, { lanes, tiers, demandIn }) =>
    createTileLanes({
      index,
      event: (row) => model.event(row),
      lanes,
      zoom,
      fit: whole,
      longest: (whole.end - whole.start) * LONG,
      tiers,
      demandsAt(level) {
        const scale = markScale(zoom.widestScale(level), tokens);
        return (event, tier) => demandIn(event, tier, scale);
      },
    });
}

/** Labels of a crowded band: as much as fits when an event first gets its lane. */
const TIERS: readonly Tier[] = ["whole", "short", "mark"];

/**
 * Creates the marks of a band whose events are too many to be read one by one. It has all of its
 * lanes at every level, and a strip for counted events.
 */
function createCrowded(
  index: EventIndex,
  lanes: number,
  { context, tiled }: { readonly context: LayoutContext; readonly tiled: Tiled },
): (level: number) => Marks {
  const { tokens } = context;
  const lanesAt = tiled(index, {
    lanes,
    tiers: TIERS,
    demandIn(event, tier, scale) {
      // The label of a mark alone need not be measured.
      if (tier === "mark") {
        const { outset } = uncertaintyOf(event, context);
        return demandOf({ event, outset, label: 0, before: false }, 0, scale);
      }
      const item = laneItem(event, context);
      return demandOf(item, besideIn(tier, item, scale), scale);
    },
  });
  return (level) => {
    const drawn = memoizeLast(lanesAt(level));
    const laid = memoizeLast(({ domain, msPerPx }: TimeScale) => {
      const scale = markScale(msPerPx, tokens);
      // A label is never longer than this, so what is further away leaves it whole.
      const beyond = 2 * tokens.labelWidth * msPerPx;
      const items = lanesAt(level)({ start: domain.start - beyond, end: domain.end + beyond }).map(
        ({ event, lane }) => ({ item: laneItem(event, context), lane }),
      );
      const next = new Map<number, LaneItem>();
      const events: LevelEvent[] = [];
      for (const { item, lane } of items.reverse()) {
        const { event } = item;
        if (meets(event.extent, domain)) {
          const placed = { item, previous: null, next: next.get(lane) ?? null };
          const form = event.extent.end - event.extent.start >= scale.bar ? "bar" : "dot";
          const { label, rooms } = labelBetween(placed, scale);
          events.push({ event, form, label, rooms, before: false, lane });
        }
        next.set(lane, item);
      }
      return events.reverse();
    });
    return { laid, lanes, counted: [{ index, drawn }] };
  };
}

/**
 * Creates the rows of eras. Those of a band with few events are packed by rank: at level 0 anew, at
 * finer levels between those that have a row, at coarser ones only those of the finer level. So
 * zooming in only adds.
 */
function createEras(
  { model }: LayoutContext,
  zoom: ZoomLevels,
  tiled: Tiled,
): (index: EventIndex, level: number, from: number) => Eras {
  const count = [...model.eras, model.erasBehindAll].reduce((sum, { size }) => sum + size, 0);
  const { rows, px } = count > CROWD_OF_ERAS ? CROWDED_ERA_ROOM : ERA_ROOM;
  const labelOf = ({ extent: { start, end } }: ModelEvent, msPerPx: number): Footprint => ({
    from: start,
    to: Math.max(end, start + px * msPerPx),
  });
  const room: LaneRoom = {
    lanes: rows,
    tiers: ["mark"],
    demandIn: (event, _, { msPerPx }) => labelOf(event, msPerPx),
  };
  const many = boundedCache<TileLanes, EventIndex>();
  const few = boundedCache<ReturnType<typeof createFew>, EventIndex>();
  const createFew = (index: EventIndex): ((level: number) => readonly Laned[]) => {
    const all = index
      .rowsFrom(-Infinity, Infinity)
      .map((row) => model.event(row))
      .sort(byRank);
    const levels = boundedCache<readonly Laned[], number>();
    const create = (level: number): readonly Laned[] => {
      const lanes = createLanes(rows);
      const footprint = (event: ModelEvent): Footprint => labelOf(event, zoom.widestScale(level));
      const inLanes = level > 0 ? at(level - 1) : [];
      for (const { event, lane } of inLanes) lanes.put(lane, footprint(event));
      const known = new Set(inLanes.map(({ event }) => event));
      const others = level < 0 ? at(level + 1).map(({ event }) => event) : all;
      const added = others
        .filter((event) => !known.has(event))
        .sort(byRank)
        .map((event): Laned => ({ event, lane: lanes.take(footprint(event)), tier: "mark" }));
      const laned = [...inLanes, ...added.filter(({ lane }) => lane >= 0)];
      return laned.length === inLanes.length ? inLanes : laned.sort((a, b) => byStart(a.event, b.event));
    };
    const at = (level: number): readonly Laned[] => levels(level, create);
    return at;
  };
  return (index, level, from) => {
    if (!isFew(index, model)) {
      const drawn = memoizeLast(many(index, () => tiled(index, room))(level));
      return { drawn, rows, counted: [{ index, drawn }] };
    }
    const packed = few(index, createFew)(from);
    const drawn = memoizeLast((window: TimeRange) =>
      packed.filter(({ event }) => meets(event.extent, window)),
    );
    const taken = packed.reduce((most, { lane }) => Math.max(most, lane + 1), 0);
    return { drawn, rows: taken, counted: packed.length < index.size ? [{ index, drawn }] : [] };
  };
}
