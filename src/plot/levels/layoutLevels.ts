import { boundedCache, memoizeLast } from "../../base/memo.ts";
import type { Band } from "../../model/groups.ts";
import type { EventIndex } from "../../model/eventIndex.ts";
import { byStart, meets, type Model, type ModelEvent, type ModelGroup } from "../../model/model.ts";
import type { TimeRange, TimeScale } from "../../time/scale.ts";
import { eventLabel } from "../base/eventLabel.ts";
import type { LayoutContext } from "../base/layoutContext.ts";
import { type CellCounter, type Counted, createCellCounter } from "./countCells.ts";
import { placeBands, type RowHeights, rowHeights, rowLadder } from "./bandGeometry.ts";
import {
  createLanes,
  lanesOf,
  type LevelEvent,
  type Meeting,
  packByRank,
  type Packed,
  type Shapes,
} from "./packing.ts";
import { SHORT_LABEL } from "./laneItem.ts";
import { createLongLanes, type LongLanes, packTiles } from "./packTiles.ts";
import { isFew, planLanes } from "./planLanes.ts";
import { markScale, shapeOf, uncertaintyOf } from "./shape.ts";
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

/** Lays out a level of a model. */
export type LevelLayouter = (level: number) => LevelLayout;

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

/** The events of a band that have a lane or a row, and the index that counts the others, if any. */
interface Part {
  readonly drawn: Meeting<Packed>;
  readonly lanes: number;
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
  const shapesAt = (msPerPx: number): Shapes => shapesOf(context, msPerPx);
  const eraCount = [...model.eras, model.erasBehindAll].reduce((sum, { size }) => sum + size, 0);
  const eraRoom = eraCount > CROWD_OF_ERAS ? CROWDED_ERA_ROOM : ERA_ROOM;
  const eraShapes = (msPerPx: number): Shapes => eraShapesOf(eraRoom.px * msPerPx);
  const tiled = createTiled(context);
  const erasOf = (index: EventIndex, msPerPx: number): Part =>
    isFew(index, model)
      ? whole(index, packByRank(eventsOf(index, model), eraShapes(msPerPx), createLanes(eraRoom.rows)))
      : tiled(index, { shapesAt: eraShapes, lanes: eraRoom.rows, msPerPx });
  const behindAll = (msPerPx: number): LevelLayout["behindAll"] =>
    eraPart(erasOf(model.erasBehindAll, msPerPx), []);
  const indices = arranged.map(({ index, isFolded }) =>
    isFolded ? null : (model.marks[index] as EventIndex),
  );
  const bandsOf = (msPerPx: number, marksOf: (at: number) => Marks): LevelBand[] =>
    arranged.map((band, at) => {
      const { laid, lanes, counted } = marksOf(at);
      const eras = band.isFolded
        ? { drawn: NOTHING, lanes: 0, counted: allWithin(band, model) }
        : erasOf(model.eras[band.index] as EventIndex, msPerPx);
      return { group: model.groups[band.index] as ModelGroup, band, laid, lanes, ...eraPart(eras, counted) };
    });
  const widest = zoom.widestScale(0);
  const fitted = { behindAll: behindAll(widest), bands: bandsOf(widest, () => NO_MARKS) };
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
  return (level) => {
    const msPerPx = zoom.widestScale(level);
    const marksOf = (at: number): Marks => {
      const index = indices[at] ?? null;
      if (index === null) return NO_MARKS;
      const marks = plan.marksAt(at, level);
      if (marks !== null) return { ...marks, counted: marks.isWhole ? [] : [{ index, drawn: marks.drawn }] };
      const { drawn, lanes, counted } = tiled(index, { shapesAt, lanes: plan.lanesOf(at), msPerPx });
      return { laid: ({ domain }) => drawn(domain), lanes, counted };
    };
    return {
      bands: bandsOf(msPerPx, marksOf),
      behindAll: behindAll(msPerPx),
      heights: rowHeights(context, stacked, plan.rowAt(level)),
    };
  };
}

const NOTHING: Meeting<Packed> = () => [];
const NO_MARKS: Marks = { laid: () => [], lanes: 0, counted: [] };

/**
 * Returns the indices of a folded band and of the groups within. All their events are counted and
 * none is drawn.
 */
function allWithin({ index, within }: Band, { marks, eras }: Model): Counted[] {
  const indices = [index, ...within].flatMap((one) => [marks[one] as EventIndex, eras[one] as EventIndex]);
  return indices.filter(({ size }) => size > 0).map((one) => ({ index: one, drawn: NOTHING }));
}

function eraPart(
  { drawn, lanes, counted }: Part,
  others: readonly Counted[],
): Counts & Pick<LevelBand, "eras" | "eraRows"> {
  const all = [...others, ...counted];
  const eras: Meeting<LevelEra> = (window) => drawn(window).map(({ event, lane }) => ({ event, row: lane }));
  return {
    eras,
    eraRows: lanes,
    counted: all.map(({ index }) => index),
    countsIn: createCellCounter(all),
    clustered: all.length > 0,
  };
}

/** Creates a part from events that are already packed. */
function whole(index: EventIndex, packed: readonly Packed[]): Part {
  const sorted = [...packed].sort((a, b) => byStart(a.event, b.event));
  const drawn = memoizeLast((window: TimeRange) => sorted.filter(({ event }) => meets(event.extent, window)));
  return { drawn, lanes: lanesOf(packed), counted: packed.length < index.size ? [{ index, drawn }] : [] };
}

/**
 * Creates a function for parts that are packed tile by tile. In every window they have all the
 * lanes that they may have, and a strip for counted events.
 */
function createTiled({
  model,
  tokens,
}: LayoutContext): (
  index: EventIndex,
  how: { shapesAt: (msPerPx: number) => Shapes; lanes: number; msPerPx: number },
) => Part {
  const longLanes = boundedCache<(lanes: number, make: () => LongLanes) => LongLanes, EventIndex>();
  return (index, { shapesAt, lanes, msPerPx }) => {
    const event = (row: number): ModelEvent => model.event(row);
    // Long bars get all lanes but one, so that short events are seen too.
    const most = Math.max(1, lanes - 1);
    const ofIndex = longLanes(index, () => boundedCache<LongLanes, number>());
    const long = ofIndex(most, () => createLongLanes({ index, event, shapesAt, lanes: most }));
    const drawn = memoizeLast(
      packTiles({
        index,
        event,
        msPerPx,
        shapes: shapesAt(msPerPx),
        lanes,
        labelWidth: tokens.labelWidth,
        long,
      }),
    );
    return { drawn, lanes, counted: [{ index, drawn }] };
  };
}

const NO_LABEL = { text: "", icon: null, width: 0 };

function shapesOf(context: LayoutContext, msPerPx: number): Shapes {
  const { tokens } = context;
  const scale = markScale(msPerPx, tokens);
  const rooms = { whole: tokens.labelWidth, short: Math.min(SHORT_LABEL, tokens.labelWidth), none: 0 };
  return (event, label) => {
    const room = rooms[label];
    const { text, icon, width } = room === 0 ? NO_LABEL : eventLabel(event, context);
    return shapeOf(event, text === "" && icon === null ? null : { width, room }, {
      scale,
      outset: uncertaintyOf(event, context).outset,
    });
  };
}

/** Returns the shapes of eras for packing: their labels stand in rows, each within its era. */
function eraShapesOf(least: number): Shapes {
  return ({ extent: { start, end } }) => ({
    form: "bar",
    label: "none",
    room: 0,
    footprint: { from: start, to: Math.max(end, start + least) },
  });
}

function eventsOf(index: EventIndex, model: Model): ModelEvent[] {
  return index.rowsFrom(-Infinity, Infinity).map((row) => model.event(row));
}
