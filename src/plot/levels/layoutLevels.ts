import { boundedCache, memoizeLast } from "../../base/memo.ts";
import type { Band } from "../../model/groups.ts";
import type { EventIndex } from "../../model/eventIndex.ts";
import { byStart, meets, type Model, type ModelEvent, type ModelGroup } from "../../model/model.ts";
import type { TimeRange } from "../../time/scale.ts";
import { eventLabel } from "../base/eventLabel.ts";
import type { LayoutContext } from "../base/layoutContext.ts";
import { type CellCounter, type Counted, createCellCounter } from "./countCells.ts";
import { createLongLanes, type LongLanes } from "./longLanes.ts";
import { packTiles } from "./packTiles.ts";
import {
  type BandShare,
  createLanes,
  lanesOf,
  type LevelEvent,
  type Meeting,
  packAll,
  packBands,
  packByRank,
  type Packed,
  type Shapes,
  type Sharing,
} from "./packing.ts";
import { markScale, maxConcurrent, shapeOf, uncertaintyOf } from "./shape.ts";

/** An era and the row of its label. */
export interface LevelEra {
  readonly event: ModelEvent;
  readonly row: number;
}

/** The part of a level that belongs to one group. */
export interface LevelBand {
  readonly group: ModelGroup;
  readonly band: Band;
  /** Events that have a lane. */
  readonly laid: Meeting<LevelEvent>;
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
/**
 * px of a label that is shortened to fit between others: mostly two words, since one word alone
 * says little.
 */
const SHORT_LABEL = 110;
/**
 * Greatest number of events in a band, or in the whole timeline, for which a band is packed as a
 * whole and not tile by tile.
 */
const FEW = { band: 60, timeline: 1_500 };

type Counts = Pick<LevelBand, "counted" | "countsIn" | "clustered">;

/** The events of a band that have a lane or a row, and the index that counts the others, if any. */
interface Part {
  readonly drawn: Meeting<Packed>;
  readonly lanes: number;
  readonly counted: readonly Counted[];
}

/**
 * Creates the function that lays out levels. `rows`: number of lanes for which there is room, in
 * all groups together.
 */
export function layoutLevels(context: LayoutContext, arranged: readonly Band[], rows: number): LevelLayouter {
  const { model, tokens } = context;
  const isFew = ({ size }: EventIndex): boolean => size <= FEW.band || model.size <= FEW.timeline;
  const eventLists = boundedCache<ModelEvent[], EventIndex>();
  const events = (index: EventIndex): ModelEvent[] => eventLists(index, (one) => eventsOf(one, model));
  const shapesAt = (msPerPx: number): Shapes => shapesOf(context, msPerPx);
  const eraCount = [...model.eras, model.erasBehindAll].reduce((sum, { size }) => sum + size, 0);
  const eraRoom = eraCount > CROWD_OF_ERAS ? CROWDED_ERA_ROOM : ERA_ROOM;
  const eraShapes = (msPerPx: number): Shapes => eraShapesOf(eraRoom.px * msPerPx);
  const tiled = createTiled(context);
  return (level) => {
    const msPerPx = widestScale(level);
    const concurrent = boundedCache<number, EventIndex>();
    const leastLanes = (index: EventIndex): number =>
      concurrent(index, (one) => maxConcurrent(one, model, markScale(msPerPx, tokens)));
    const shared = packBands(
      arranged.map(({ index, isFolded }): Sharing => {
        const marks = model.marks[index] as EventIndex;
        if (isFolded) return { least: 0, pack: () => [] };
        if (!isFew(marks)) return { least: Infinity, pack: () => null };
        const least = Math.max(1, leastLanes(marks));
        return {
          least,
          pack: (limit) => (least > limit ? null : packAll(events(marks), shapesAt(msPerPx), limit)),
        };
      }),
      rows,
    );
    const marksOf = (index: EventIndex, at: number): Part => {
      const { all, share } = shared[at] as BandShare;
      if (all !== null) return whole(index, all);
      if (isFew(index))
        return ranked(index, share - 1, {
          leastLanes: leastLanes(index),
          pack: () => packByRank(events(index), shapesAt(msPerPx), createLanes(share - 1)),
        });
      return tiled(index, { shapesAt, lanes: share - 1, msPerPx });
    };
    const erasOf = (index: EventIndex): Part =>
      isFew(index)
        ? whole(index, packByRank(events(index), eraShapes(msPerPx), createLanes(eraRoom.rows)))
        : tiled(index, { shapesAt: eraShapes, lanes: eraRoom.rows, msPerPx });
    const bands = arranged.map((band, at): LevelBand => {
      const group = model.groups[band.index] as ModelGroup;
      if (band.isFolded)
        return {
          group,
          band,
          laid: NOTHING,
          lanes: 0,
          ...eraPart({ drawn: NOTHING, lanes: 0, counted: allWithin(band, model) }, []),
        };
      const marks = marksOf(model.marks[band.index] as EventIndex, at);
      const eras = erasOf(model.eras[band.index] as EventIndex);
      return { group, band, laid: marks.drawn, lanes: marks.lanes, ...eraPart(eras, marks.counted) };
    });
    return { bands, behindAll: eraPart(erasOf(model.erasBehindAll), []) };
  };
}

const NOTHING: Meeting<Packed> = () => [];

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
  const drawn = meetingOf(() => packed);
  return { drawn, lanes: lanesOf(packed), counted: packed.length < index.size ? [{ index, drawn }] : [] };
}

/**
 * Creates a part that is packed by rank. If more marks are concurrent than there are lanes, all
 * lanes get filled and some events are counted, which is known without packing. Then the part is
 * packed only when it comes into sight.
 */
function ranked(
  index: EventIndex,
  lanes: number,
  { leastLanes, pack }: { readonly leastLanes: number; readonly pack: () => Packed[] },
): Part {
  if (leastLanes <= lanes) return whole(index, pack());
  const drawn = meetingOf(pack);
  return { drawn, lanes, counted: [{ index, drawn }] };
}

/**
 * Returns a function that finds the packed events that meet a window. They are packed on the first
 * call.
 */
function meetingOf(pack: () => readonly Packed[]): Meeting<Packed> {
  let sorted: readonly Packed[] | null = null;
  return memoizeLast((window: TimeRange) => {
    sorted ??= [...pack()].sort((a, b) => byStart(a.event, b.event));
    return sorted.filter(({ event }) => meets(event.extent, window));
  });
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

/**
 * Levels per doubling of the scale. Fewer would waste room between two levels; more would change
 * lanes more often.
 */
const PER_OCTAVE = 2;

/**
 * Returns the level of a scale. Lanes, labels and clusters are decided per level, at its widest
 * scale. So a pan changes none of them, and marks that keep apart at that scale keep apart at every
 * scale of the level.
 */
export function zoomLevel(msPerPx: number): number {
  return Math.ceil(Math.log2(msPerPx) * PER_OCTAVE - 1e-9);
}

/** Returns the widest scale of a level, in ms per px. */
export function widestScale(level: number): number {
  return 2 ** (level / PER_OCTAVE);
}
