import { clamp, isSame } from "../../base/maths.ts";
import { meets, type ModelEvent } from "../../model/model.ts";
import type { TimeRange, TimeScale } from "../../time/scale.ts";
import type { TimeSpan } from "../../time/span.ts";
import { eventLabel, fitLabel, type PlacedLabel } from "../base/eventLabel.ts";
import type { LayoutContext } from "../base/layoutContext.ts";
import type { BandGeometry, RowHeights } from "../levels/bandGeometry.ts";
import type { LevelBand } from "../levels/layoutLevels.ts";
import type { LevelEvent } from "../levels/packing.ts";
import {
  LABEL_GAP,
  listedIn,
  type PlacedQuestionMark,
  placeQuestionMarks,
  spanStyleOf,
  type Uncertainty,
  uncertaintyOf,
} from "../levels/shape.ts";

/** Mark of one date on a bar that is not filled, in inline px. */
export interface PlacedMember {
  readonly x0: number;
  readonly x1: number;
  /**
   * Whether it is drawn hollow: its date is one of several possible ones, not exact, or planned.
   */
  readonly isHollow: boolean;
}

/**
 * Returns the marks on a span that is not filled: one for each listed date in the window; without
 * listed dates, one in the middle of the extent, for an event at an unknown time in its span; none
 * where digits are not specified. There are few marks: no date of 64 characters lists more than a
 * dozen.
 */
function placeMembers(
  event: ModelEvent,
  scale: TimeScale,
  { from, to }: { from: number; to: number },
): PlacedMember[] {
  const { span, extent } = event;
  const style = spanStyleOf(event);
  if (style === "box") return [];
  const listed = listedIn(span).filter((member) => meets(member, scale.domain));
  if (span.members !== undefined && listedIn(span).length > 0) {
    const x = (instant: number): number => clamp(scale(instant), from, to);
    return listed.map((member) => ({
      x0: x(member.start),
      x1: x(member.end),
      isHollow: style === "bracket" || isDoubtful(member),
    }));
  }
  const middle = scale(extent.start + (extent.end - extent.start) / 2);
  if (span.startUnspecified === true || !(middle > from && middle < to)) return [];
  return [{ x0: middle, x1: middle, isHollow: event.status === "tentative" || isDoubtful(span) }];
}

function isDoubtful({ startApproximate, endApproximate, startUncertain, endUncertain }: TimeSpan): boolean {
  return startApproximate || endApproximate || startUncertain || endUncertain;
}

/** A mark in the window, in inline px; `y` is its middle, in px from the top of the plot. */
export interface PlacedMark {
  readonly event: ModelEvent;
  /** Part of the event's time that is drawn: all of it in a lane; in a strip that of its tile. */
  readonly extent: TimeRange;
  readonly form: "dot" | "bar";
  readonly band: number;
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
  readonly height: number;
  /** px: middle of its lane, or of the strip, where two marks stand above each other. */
  readonly rowY: number;
  /** px: least height of the area that a pointer hits. */
  readonly target: number;
  /** Whether its label belongs inside the bar, even if no label is visible. */
  readonly holdsLabel: boolean;
  /** px of fading beyond each end; `outset` includes the question mark, too. */
  readonly fades: Uncertainty["fades"];
  readonly outset: Uncertainty["outset"];
  /** Question marks at uncertain ends that lie wholly in the window. */
  readonly questionMarks: readonly PlacedQuestionMark[];
  /** Whether a bar continues beyond the window, where it is cut. */
  readonly goesOn: { readonly before: boolean; readonly after: boolean };
  /** Marks of the dates in the window, on a bar that is not filled. */
  readonly members: readonly PlacedMember[];
  readonly label: PlacedLabel | null;
  /** The mark as it was laid out, if a zoom has moved it. */
  readonly ground?: PlacedMark;
}

/** A stretch of a scale, in inline px. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Place of a band in the window: the scale, the band and the heights of its rows. */
export interface BandWindow {
  readonly scale: TimeScale;
  /** Visible part of the window: pinned labels and ends are pinned to its edges. */
  readonly sight: Stretch;
  readonly index: number;
  readonly geometry: BandGeometry;
  readonly heights: RowHeights;
}

/** Places the marks of a band that have a lane and meet the window. */
export function placeMarks(band: LevelBand, place: BandWindow, context: LayoutContext): PlacedMark[] {
  /** Inline px from which each lane is free. The events come in order of their start. */
  const free = new Map<number, number>();
  return band.laid(place.scale).map((item) => {
    const mark = placeMark(item, place, context);
    const label = placeLabel(item, mark, { place, free: free.get(item.lane) ?? -Infinity, context });
    const end = label === null || label.x < mark.x0 ? mark.x1 : Math.max(mark.x1, label.x + label.width);
    free.set(item.lane, Math.max(free.get(item.lane) ?? -Infinity, end + mark.outset.end));
    return { ...mark, label };
  });
}

/** Least width and height of a pointer target, in px (WCAG 2.2, 2.5.8). */
export const TARGET = 24;

/**
 * Places a mark in its lane, without its label. `extent`: the part of the event's time to draw;
 * default all of it.
 */
export function placeMark(
  { event, form, label, lane }: LevelEvent,
  { scale, sight, index, geometry, heights }: BandWindow,
  context: LayoutContext,
  extent: TimeRange = event.extent,
): PlacedMark {
  const { fades, questionMarks, outset } = uncertaintyOf(event, context);
  const [x0, x1] =
    form === "dot" ? dotEnds(extent, scale, context) : barEnds({ event, extent, fades }, { scale, sight });
  const y = geometry.lanesTop + (lane + 0.5) * heights.lane;
  return {
    event,
    extent,
    form,
    band: index,
    x0,
    x1,
    y,
    height: heights.bar,
    rowY: y,
    target: TARGET,
    holdsLabel: label === "inside",
    fades,
    outset,
    questionMarks: placeQuestionMarks({ x0, x1, fades }, questionMarks, { length: scale.size, context }),
    ...cutBar({ event, extent, form, x0, x1 }, scale),
    label: null,
  };
}

/** px between two rows of a strip. */
const STRIP_GAP = 2;
/** Parts beyond the ends of a mark in a strip: none. */
const NO_ROOM = { before: 0, after: 0 };
const NOTHING_BEYOND = { fades: { start: 0, end: 0 }, outset: { start: 0, end: 0 }, questionMarks: [] };

/** Place of a mark in a strip: its tile of time, the height (px) and the number of its row. */
interface StripRow {
  readonly within: TimeRange;
  readonly row: number;
  readonly index: number;
}

/**
 * Places the mark of an event that has no lane in the strip. It is cut at the ends of its tile, so
 * that it meets neither the marks nor the pills beside it. Its date's fades and question marks have
 * no room there; an uncertain date still makes a dot hollow.
 */
export function placeInStrip(
  event: ModelEvent,
  { within, row, index }: StripRow,
  place: BandWindow,
  context: LayoutContext,
): PlacedMark {
  const { scale, geometry, heights } = place;
  const extent = {
    start: Math.max(event.extent.start, within.start),
    end: Math.min(event.extent.end, within.end),
  };
  const form = extent.end - extent.start < context.tokens.dotSize * scale.msPerPx ? "dot" : "bar";
  const strip = {
    ...place,
    geometry: { ...geometry, lanesTop: geometry.clustersTop },
    heights: { ...heights, lane: row, bar: Math.min(heights.bar, row - STRIP_GAP) },
  };
  const item = { event, form, label: "none", rooms: NO_ROOM, before: false, lane: index } as const;
  const mark = placeMark(item, strip, context, extent);
  const [x0, x1] =
    form === "dot" ? dotWithin(mark, [scale(within.start), scale(within.end)]) : [mark.x0, mark.x1];
  const rowY = (geometry.clustersTop + geometry.clustersEnd) / 2;
  return { ...mark, ...NOTHING_BEYOND, x0, x1, rowY, target: row };
}

function dotEnds(
  { start, end }: TimeRange,
  scale: TimeScale,
  { tokens: { dotSize } }: LayoutContext,
): [number, number] {
  const centre = scale(start + (end - start) / 2);
  return [centre - dotSize / 2, centre + dotSize / 2];
}

/** Returns the ends of a dot, moved into a stretch of inline px. */
function dotWithin(
  { x0, x1 }: Pick<PlacedMark, "x0" | "x1">,
  [from, to]: readonly [number, number],
): [number, number] {
  const by = Math.max(0, from - x0) + Math.min(0, to - x1);
  return [x0 + by, x1 + by];
}

/** px beyond the window at which a mark is cut, so that its edge and corners stay out of sight. */
const OVERHANG = 8;
/** px at the edge of the plot that stay free for the arrow of a bar that continues. */
const ARROW_ROOM = 18;

/**
 * Returns both ends of a bar, in inline px. A bar that continues beyond the window is cut there. An
 * unknown end is placed so that its fading is visible.
 */
export function barEnds(
  { event: { span }, extent: { start, end }, fades }: Pick<PlacedMark, "event" | "extent" | "fades">,
  { scale, sight }: Pick<BandWindow, "scale" | "sight">,
): [number, number] {
  const { size: length } = scale;
  const half = (sight.to - sight.from) / 2;
  const cut = (x: number): number => clamp(x, -OVERHANG, length + OVERHANG);
  return [
    start === -Infinity && span.startKind === "unknown"
      ? sight.from + Math.min(fades.start, half)
      : cut(scale(start)),
    end === Infinity && span.endKind === "unknown" ? sight.to - Math.min(fades.end, half) : cut(scale(end)),
  ];
}

/** Returns whether the window or a tile cuts a bar at either end, and the marks on it. */
export function cutBar(
  { event, extent, form, x0, x1 }: Pick<PlacedMark, "event" | "extent" | "form" | "x0" | "x1">,
  scale: TimeScale,
): Pick<PlacedMark, "goesOn" | "members"> {
  const [from, to] = [-OVERHANG, scale.size + OVERHANG];
  // At the end of a tile, unlike at an edge of the window, the arrow needs room.
  const holdsArrow = form === "bar" && x1 - x0 >= 2 * ARROW_ROOM;
  return {
    goesOn: {
      before: x0 === from || (holdsArrow && extent.start > event.extent.start),
      after: x1 === to || (holdsArrow && extent.end < event.extent.end),
    },
    members:
      form === "dot" ? [] : placeMembers(event, scale, { from: Math.max(from, x0), to: Math.min(to, x1) }),
  };
}

/** Returns the room for a label inside a bar: its visible part, without the arrows at its ends. */
export function roomInside({ x0, x1 }: Pick<PlacedMark, "x0" | "x1">, within: Stretch): Stretch {
  // The edges of the visible part are sums, which rounding may put on either side of a cut end.
  const cut = OVERHANG - 0.01;
  return {
    from: Math.max(x0, within.from) + (x0 <= within.from - cut ? ARROW_ROOM : LABEL_GAP),
    to: Math.min(x1, within.to) - (x1 >= within.to + cut ? ARROW_ROOM : LABEL_GAP),
  };
}

/** px between a label and the edge of the plot. */
const EDGE = 4;

interface Surroundings {
  readonly place: BandWindow;
  /** Inline px from which the lane is free. */
  readonly free: number;
  readonly context: LayoutContext;
}

/**
 * Places a label. Inside: in the visible part of the bar. Beside: on its side of the mark; on the
 * other one, if an edge cuts it on its own and there is more room.
 */
function placeLabel(
  item: LevelEvent,
  mark: PlacedMark,
  { place: { scale, sight }, free, context }: Surroundings,
): PlacedLabel | null {
  if (item.label === "none") return null;
  const { x0, x1, y, outset } = mark;
  const within = stretchOf(mark, { scale, sight });
  if (item.label === "inside") return labelInside(mark, within, context);
  const after = Math.max(x1 + outset.end, within.from) + LABEL_GAP;
  const before = Math.min(x0 - outset.start, within.to) - LABEL_GAP;
  const whole = eventLabel(item.event, context);
  const most = Math.min(whole.width, context.tokens.labelWidth);
  const [wantedBefore, wantedAfter] = [Math.min(item.rooms.before, most), Math.min(item.rooms.after, most)];
  const roomBefore = Math.min(wantedBefore, before - Math.max(within.from + EDGE, free + LABEL_GAP));
  const roomAfter = Math.min(wantedAfter, within.to - EDGE - after);
  const isAfter = item.before
    ? roomBefore < wantedBefore && roomAfter > roomBefore
    : roomAfter >= wantedAfter || roomAfter >= roomBefore;
  const label = fitLabel(whole, isAfter ? roomAfter : roomBefore, context);
  if (label === null) return null;
  return { ...label, x: isAfter ? after : before - label.width, y, inside: false, before: !isAfter };
}

/**
 * Returns the marks of a layout when another part of its window is visible. A label inside a bar
 * and an unknown end are pinned to the edge of that part, as in a new layout. A mark that does not
 * change stays the same object.
 */
export function slideMarks(
  marks: readonly PlacedMark[],
  window: Pick<BandWindow, "scale" | "sight">,
  context: LayoutContext,
): readonly PlacedMark[] {
  const slid = marks.map((mark) => {
    if (mark.form === "dot") return mark;
    const [x0, x1] = barEnds(mark, window);
    const label =
      mark.label?.inside === false
        ? mark.label
        : mark.holdsLabel
          ? labelInside({ ...mark, x0, x1 }, stretchOf({ x0, x1 }, window), context)
          : null;
    return x0 === mark.x0 && x1 === mark.x1 && isSame(label, mark.label) ? mark : { ...mark, x0, x1, label };
  });
  return slid.every((mark, index) => mark === marks[index]) ? marks : slid;
}

/** Places the label inside a bar, in a part of the window. */
function labelInside(
  mark: Pick<PlacedMark, "event" | "x0" | "x1" | "y">,
  within: Stretch,
  context: LayoutContext,
): PlacedLabel | null {
  const { from, to } = roomInside(mark, within);
  const label = fitLabel(eventLabel(mark.event, context), to - from, context);
  return label && { ...label, x: from, y: mark.y, inside: true, before: false };
}

/**
 * Returns the stretch in which a mark may have its label: the visible part, if the mark meets it;
 * otherwise the whole window. So no label changes its place when a pan begins.
 */
export function stretchOf(
  { x0, x1 }: Pick<PlacedMark, "x0" | "x1">,
  { scale, sight }: Pick<BandWindow, "scale" | "sight">,
): Stretch {
  return x1 >= sight.from && x0 <= sight.to ? sight : { from: 0, to: scale.size };
}
