import { isSame } from "../../base/isSame.ts";
import { clamp } from "../../base/maths.ts";
import { meets, type ModelEvent } from "../../model/model.ts";
import type { TimeScale } from "../../time/scale.ts";
import type { TimeSpan } from "../../time/span.ts";
import { fitText, LEAST_OF_LABEL } from "../base/fitText.ts";
import type { LayoutContext } from "../base/layoutContext.ts";
import { listedIn, spanStyleOf } from "../base/spanStyle.ts";
import type { BandGeometry, RowHeights } from "../levels/bandGeometry.ts";
import type { LevelBand } from "../levels/layoutLevels.ts";
import type { LevelEvent } from "../levels/packing.ts";
import { LABEL_GAP } from "../levels/shape.ts";
import { type Ends, type Uncertainty, uncertaintyOf } from "../levels/uncertainty.ts";
import { type PlacedQuestionMark, placeQuestionMarks } from "./questionMarks.ts";

/** A mark on a bar that is not filled, in inline px. */
export interface PlacedMember {
  readonly x0: number;
  readonly x1: number;
  /** Whether this date may not be the one that is meant. */
  readonly isHollow: boolean;
}

/**
 * The marks of a span that is not filled: each date that is listed; else one for the time that is
 * meant, wherever it is in the span; none where digits are not specified. They are few: no date of
 * 64 characters lists more than a dozen.
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

/** A label in inline px. */
export interface PlacedLabel {
  readonly text: string;
  /** Where the text begins in the direction of time. */
  readonly x: number;
  /** px from the top of the plot to the middle of the line. */
  readonly y: number;
  readonly width: number;
  readonly inside: boolean;
  /** Whether the text stands before its mark: then its end is what must be exact. */
  readonly before: boolean;
}

/** A mark in the window, in inline px; `y` is its middle, from the top of the plot. */
export interface PlacedMark {
  readonly event: ModelEvent;
  readonly form: "dot" | "bar";
  readonly band: number;
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
  readonly height: number;
  /** Whether its label belongs within, though it may be out of sight. */
  readonly holdsLabel: boolean;
  /** px of fading beyond each end, and with what else stands there. */
  readonly fades: Uncertainty["fades"];
  readonly outset: Uncertainty["outset"];
  /** The question marks at ends that are uncertain, as far as they are in sight. */
  readonly questionMarks: readonly PlacedQuestionMark[];
  /** Whether a bar goes on beyond the window, where it is cut. */
  readonly goesOn: { readonly before: boolean; readonly after: boolean };
  /** Of a bar that is not filled: the marks of its dates that are in sight. */
  readonly members: readonly PlacedMember[];
  readonly label: PlacedLabel | null;
  /** Where it was laid out, if a zoom has moved it from there. */
  readonly ground?: PlacedMark;
}

/** A stretch of a scale, in inline px. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Where things go: the window's scale, a band and the heights of its rows. */
export interface BandWindow {
  readonly scale: TimeScale;
  /** What of the window is in sight: all that is pinned to an edge is pinned to one of these. */
  readonly sight: Stretch;
  readonly index: number;
  readonly geometry: BandGeometry;
  readonly heights: RowHeights;
}

/** The marks of a band that meet the window and have a lane. */
export function placeMarks(band: LevelBand, place: BandWindow, context: LayoutContext): PlacedMark[] {
  const { domain: range } = place.scale;
  /** Where each lane is free, in inline px: the events come by start. */
  const free = new Map<number, number>();
  return band.laid(range).map((item) => {
    const mark = placeMark(item, place, context);
    const label = placeLabel(item, mark, { place, free: free.get(item.lane) ?? -Infinity, context });
    const end = label === null || label.x < mark.x0 ? mark.x1 : Math.max(mark.x1, label.x + label.width);
    free.set(item.lane, Math.max(free.get(item.lane) ?? -Infinity, end + mark.outset.end));
    return { ...mark, label };
  });
}

/** A mark without its label, in its lane. */
export function placeMark(
  { event, form, label, lane }: LevelEvent,
  place: BandWindow,
  context: LayoutContext,
): PlacedMark {
  const { scale, sight, index, geometry, heights } = place;
  const { start, end } = event.extent;
  const radius = context.tokens.dotSize / 2;
  const centre = scale(start + (end - start) / 2);
  const { fades, questionMarks, outset } = uncertaintyOf(event, context);
  const [x0, x1] =
    form === "dot" ? [centre - radius, centre + radius] : barEnds(event, fades, { scale, sight });
  const y = geometry.lanesTop + (lane + 0.5) * heights.lane;
  return {
    event,
    form,
    band: index,
    x0,
    x1,
    y,
    height: heights.bar,
    holdsLabel: label === "inside",
    fades,
    outset,
    questionMarks: placeQuestionMarks({ x0, x1, fades }, questionMarks, { length: scale.size, context }),
    ...cutBar(event, { form, x0, x1 }, scale),
    label: null,
  };
}

/** px beyond the window at which a mark is cut: its edge and its corners stay out of sight. */
const OVERHANG = 8;
/** px at the edge of the plot for the arrow of a bar that goes on. */
const ARROW_ROOM = 18;

/**
 * What goes on beyond the window is cut there; an end of which nothing is known fades out in sight.
 */
export function barEnds(
  { extent: { start, end }, span }: ModelEvent,
  fades: Ends<number>,
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

/** Where a bar is cut by the window, and what of it is in sight. */
export function cutBar(
  event: ModelEvent,
  { form, x0, x1 }: Pick<PlacedMark, "form" | "x0" | "x1">,
  scale: TimeScale,
): Pick<PlacedMark, "goesOn" | "members"> {
  const [from, to] = [-OVERHANG, scale.size + OVERHANG];
  return {
    goesOn: { before: x0 === from, after: x1 === to },
    members: form === "dot" ? [] : placeMembers(event, scale, { from, to }),
  };
}

/** Where a bar has room for a label: in sight, and beside the arrows at its ends. */
export function roomInside({ x0, x1 }: Pick<PlacedMark, "x0" | "x1">, within: Stretch): Stretch {
  return {
    from: Math.max(x0, within.from) + (x0 <= within.from - OVERHANG ? ARROW_ROOM : LABEL_GAP),
    to: Math.min(x1, within.to) - (x1 >= within.to + OVERHANG ? ARROW_ROOM : LABEL_GAP),
  };
}

/** px that a label keeps from the edge of the plot. */
const EDGE = 4;

interface Surroundings {
  readonly place: BandWindow;
  /** Where the lane is free, in inline px. */
  readonly free: number;
  readonly context: LayoutContext;
}

/**
 * Inside, in the part of the bar that is in sight. Beside: after the mark; before it, if only there
 * the whole label has room; else shortened, on the side with more of it.
 */
function placeLabel(
  item: LevelEvent,
  mark: PlacedMark,
  { place: { scale, sight }, free, context }: Surroundings,
): PlacedLabel | null {
  if (item.label === "none") return null;
  const font = context.fonts.label;
  const measure = (text: string): number => context.measure(text, font);
  const { x0, x1, y, outset } = mark;
  const within = stretchOf(mark, { scale, sight });
  if (item.label === "inside") return labelInside(mark, within, context);
  const after = Math.max(x1 + outset.end, within.from) + LABEL_GAP;
  const before = Math.min(x0 - outset.start, within.to) - LABEL_GAP;
  const roomAfter = Math.min(item.room, within.to - EDGE - after);
  const roomBefore = Math.min(item.room, before - Math.max(within.from + EDGE, free + LABEL_GAP));
  const wanted = Math.min(item.room, measure(item.event.title));
  if (roomAfter >= wanted || roomAfter >= roomBefore)
    return labelAt(after, fitText(item.event.title, roomAfter, measure, LEAST_OF_LABEL), {
      y,
      measure,
      inside: false,
    });
  const text = fitText(item.event.title, roomBefore, measure, LEAST_OF_LABEL);
  return labelAt(before - measure(text), text, { y, measure, inside: false, before: true });
}

/**
 * Returns the marks of a layout as they stand when another part of its window is in sight. A label
 * within a bar, and an end of which nothing is known, are pinned to the edge of that part, where a
 * new layout of it has them. A mark that stays as it is, is the same object.
 */
export function slideMarks(
  marks: readonly PlacedMark[],
  window: Pick<BandWindow, "scale" | "sight">,
  context: LayoutContext,
): readonly PlacedMark[] {
  const slid = marks.map((mark) => {
    if (mark.form === "dot") return mark;
    const [x0, x1] = barEnds(mark.event, mark.fades, window);
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

/** The label of a bar in a part of the window. */
function labelInside(
  mark: Pick<PlacedMark, "event" | "x0" | "x1" | "y">,
  within: Stretch,
  context: LayoutContext,
): PlacedLabel | null {
  const measure = (text: string): number => context.measure(text, context.fonts.label);
  const { from, to } = roomInside(mark, within);
  return labelAt(from, fitText(mark.event.title, to - from, measure, LEAST_OF_LABEL), {
    y: mark.y,
    measure,
    inside: true,
  });
}

/**
 * Where a mark can have its label: in sight, if the mark is, so that a pan begins without a label
 * leaving its place.
 */
export function stretchOf(
  { x0, x1 }: Pick<PlacedMark, "x0" | "x1">,
  { scale, sight }: Pick<BandWindow, "scale" | "sight">,
): Stretch {
  return x1 >= sight.from && x0 <= sight.to ? sight : { from: 0, to: scale.size };
}

function labelAt(
  x: number,
  text: string,
  rest: { y: number; measure: (text: string) => number; inside: boolean; before?: boolean },
): PlacedLabel | null {
  return text === ""
    ? null
    : { text, x, y: rest.y, width: rest.measure(text), inside: rest.inside, before: rest.before === true };
}
