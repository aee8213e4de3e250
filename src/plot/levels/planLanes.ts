import { memoizeLast } from "../../base/memo.ts";
import type { EventIndex } from "../../model/eventIndex.ts";
import { byStart, meets, type Model } from "../../model/model.ts";
import type { TimeRange, TimeScale } from "../../time/scale.ts";
import type { LayoutContext } from "../base/layoutContext.ts";
import { type BandLanes, createBandLanes } from "./bandLanes.ts";
import { laneItem, type LaneItem, lanesNeeded } from "./laneItem.ts";
import type { LevelEvent, Meeting } from "./packing.ts";
import { type BandNeeds, planRows, type RowPlan } from "./planRows.ts";
import { LABEL_GAP, markEnds, type MarkScale, markScale } from "./shape.ts";
import type { ZoomLevels } from "./zoomLevels.ts";

/**
 * Greatest number of events in a band, or in the whole timeline, for which a band is packed as a
 * whole and not tile by tile; and the greatest number of its marks at one instant.
 */
const FEW = { band: 60, timeline: 1_500, atOnce: 40 };
/** Factor of the height up to which a reader scrolls to see every mark. */
const SCROLLED = 4;
/** Number of events in a band that a crowded band would not show in less height. */
const LEAST_CROWD = 3;

/** Whether a band, or the timeline, has so few events that all of them are read. */
export function isFew({ size }: EventIndex, model: Model): boolean {
  return size <= FEW.band || model.size <= FEW.timeline;
}

/** The events of a band that have a lane at a level. */
export interface LanedMarks {
  /** Returns the events in a window, with the labels that their lanes leave them at its scale. */
  readonly laid: (scale: TimeScale) => LevelEvent[];
  /** Returns the events in a window. */
  readonly drawn: Meeting<Pick<LevelEvent, "event">>;
  readonly lanes: number;
  /** Whether every event has a lane. */
  readonly isWhole: boolean;
}

/** Lanes of all bands, at all levels. */
export interface LanePlan {
  /** Returns the px from one lane to the next at a level. */
  readonly rowAt: (level: number) => number;
  /** Returns the marks of a band at a level; `null` if the band is crowded. */
  readonly marksAt: (band: number, level: number) => LanedMarks | null;
  /** Returns the number of lanes of a crowded band. */
  readonly lanesOf: (band: number) => number;
}

/** Room for lanes. */
interface Room {
  readonly zoom: ZoomLevels;
  /** View that shows all events; `null` if none has a date. */
  readonly fit: TimeRange | null;
  /** px: heights that rows may have, from the highest to the lowest. */
  readonly ladder: readonly number[];
  /** Returns the px that lanes take with all that stands between them, and under crowded ones. */
  readonly heightOf: (lanes: readonly number[], row: number, isCrowded: (band: number) => boolean) => number;
  /** px for which a reader need not scroll. */
  readonly height: number;
}

/** A band, if all its events are read. */
interface SmallBand {
  readonly items: readonly LaneItem[];
  readonly needs: NonNullable<BandNeeds>;
}

/** Plans the lanes of bands. `indices`: the marks of each band; `null` for a folded one. */
export function planLanes(
  context: LayoutContext,
  indices: readonly (EventIndex | null)[],
  { zoom, fit, ladder, heightOf, height }: Room,
): LanePlan {
  const scaleOf = (level: number): MarkScale => markScale(zoom.widestScale(level), context.tokens);
  const lowest = ladder.at(-1) as number;
  // With so many bands, not even one lane in each is read.
  const isEndless = heightOf(indices.map(lanesOfOne), lowest, () => false) > SCROLLED * height;
  const small = indices.map((index): SmallBand | null => {
    const isSmall = index !== null && isFew(index, context.model) && !(isEndless && index.size > LEAST_CROWD);
    return isSmall ? smallBand(itemsOf(index, context, { scale: scaleOf(0), fit }), scaleOf(0)) : null;
  });
  const needsOf = (at: number): BandNeeds => (indices[at] === null ? FOLDED : (small[at]?.needs ?? null));
  const room = {
    ladder,
    height,
    heightOf: (lanes: readonly number[], row: number) => heightOf(lanes, row, (at) => needsOf(at) === null),
  };
  const planned = (): RowPlan =>
    planRows(
      small.map((_, at) => needsOf(at)),
      room,
    );
  let plan = planned();
  // The fullest bands are counted, until the others are no higher than a reader scrolls.
  for (let full = fullest(small); full >= 0; full = fullest(small)) {
    if (room.heightOf(plan.lanes, plan.row) <= SCROLLED * height) break;
    small[full] = null;
    plan = planned();
  }
  const { row, lanes } = plan;
  const isCounting = (level: number): boolean =>
    small.some((band, at) => band && lanesNeeded(band.items, "mark", scaleOf(level)) > (lanes[at] as number));
  const counting = memoizeLast(() => {
    // With a lane for each event, nothing is counted at any level.
    if (small.every((band, at) => (band?.items.length ?? 0) <= (lanes[at] as number))) return -Infinity;
    let level = -1;
    while (level > WIDEST && !isCounting(level)) level -= 1;
    return level === WIDEST ? -Infinity : level;
  });
  const bands = small.map((band, at) =>
    memoizeLast((): BandLanes => {
      const own = lanes[at] as number;
      const coarse = Math.floor((own * row) / lowest);
      return createBandLanes((band as SmallBand).items, {
        counting: counting(),
        lanes: own,
        coarse,
        scaleOf,
      });
    }),
  );
  return {
    rowAt: (level) => (level >= 0 || level > counting() ? row : lowest),
    lanesOf: (at) => lanes[at] as number,
    marksAt(at, level) {
      const band = small[at] ?? null;
      if (band === null) return null;
      return lanedMarks(band.items, (bands[at] as () => BandLanes)(), level, context);
    },
  };
}

/** A level beyond which all time of any calendar lies within a px. */
const WIDEST = -64;
const FOLDED: BandNeeds = { whole: 0, inside: 0, short: 0, mark: 0 };

function lanesOfOne(index: EventIndex | null): number {
  return index === null ? 0 : 1;
}

/** Returns the number of the band with the most marks at one instant; -1 if none has many. */
function fullest(bands: readonly (SmallBand | null)[]): number {
  const marks = bands.map((band) => band?.needs.mark ?? 0);
  const most = Math.max(0, ...marks);
  return most <= LEAST_CROWD ? -1 : marks.indexOf(most);
}

/** Returns a band with its needs at the fitted scale; `null` if too many marks meet there. */
function smallBand(items: readonly LaneItem[], scale: MarkScale): SmallBand | null {
  const mark = lanesNeeded(items, "mark", scale);
  if (mark > FEW.atOnce) return null;
  const needed = (tier: "whole" | "inside" | "short"): number =>
    Math.max(mark, lanesNeeded(items, tier, scale));
  return { items, needs: { mark, short: needed("short"), inside: needed("inside"), whole: needed("whole") } };
}

/** Returns the events of a band, by start, as lanes see them. */
function itemsOf(
  index: EventIndex,
  context: LayoutContext,
  { scale, fit }: { readonly scale: MarkScale; readonly fit: TimeRange | null },
): LaneItem[] {
  const events = index.rowsFrom(-Infinity, Infinity).map((row) => context.model.event(row));
  return events.sort(byStart).map((event): LaneItem => {
    const item = laneItem(event, context);
    const { label, outset } = item;
    const { from, to } = markEnds(event.extent, scale);
    const roomOf = (ms: number, beyond: number): number => ms / scale.msPerPx - beyond - LABEL_GAP;
    const after = fit === null ? Infinity : roomOf(fit.end - to, outset.end);
    const before = fit === null ? 0 : roomOf(from - fit.start, outset.start);
    return { ...item, before: after < label && before > after };
  });
}

/** Returns the marks of a band at a level. */
function lanedMarks(
  items: readonly LaneItem[],
  lanes: BandLanes,
  level: number,
  { tokens }: LayoutContext,
): LanedMarks {
  const { laneOf, count } = lanes.at(level);
  const meeting = (window: TimeRange): number[] =>
    Array.from(laneOf.keys()).filter(
      (at) => (laneOf[at] as number) >= 0 && meets((items[at] as LaneItem).event.extent, window),
    );
  return {
    lanes: count,
    isWhole: !laneOf.includes(-1),
    drawn: memoizeLast((window: TimeRange) => meeting(window).map((at) => items[at] as LaneItem)),
    laid: memoizeLast(({ domain, msPerPx }: TimeScale) => {
      const scale = markScale(msPerPx, tokens);
      return meeting(domain).map((at): LevelEvent => {
        const { event, before } = items[at] as LaneItem;
        const { label, rooms } = lanes.labelAt(at, level, scale);
        const form = event.extent.end - event.extent.start >= scale.bar ? "bar" : "dot";
        return { event, form, label, rooms, before, lane: laneOf[at] as number };
      });
    }),
  };
}
