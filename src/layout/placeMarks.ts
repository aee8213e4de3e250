import { clamp } from "../base/clamp.ts";
import { meets, type ModelEvent } from "../model/model.ts";
import type { TimeRange, TimeScale } from "../time/scale.ts";
import type { BandGeometry, RowHeights } from "./bandGeometry.ts";
import { fitText } from "./fitText.ts";
import { fontsOf, type LayoutContext } from "./layoutContext.ts";
import type { LevelBand, LevelEra, LevelEvent } from "./layoutLevel.ts";
import { fadesOf, LABEL_GAP } from "./shape.ts";

/** px beyond the window at which a mark is cut: its edge and its corners stay out of sight. */
const OVERHANG = 8;
/** px that a label keeps from the edge of the plot. */
const EDGE = 4;
/** px at the edge of the plot for the arrow of a bar that goes on. */
const ARROW_ROOM = 18;

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
  /** px of fading beyond each end. */
  readonly fades: { readonly start: number; readonly end: number };
  /** Whether a bar goes on beyond the window, where it is cut. */
  readonly goesOn: { readonly before: boolean; readonly after: boolean };
  /** Of a bar over several dates, of which one is meant or all are: where each of them is, as far as it is in sight. */
  readonly members: readonly { readonly x0: number; readonly x1: number }[];
  readonly label: PlacedLabel | null;
}

/** An era in the window. */
export interface PlacedEra {
  readonly event: ModelEvent;
  /** -1: behind all groups. */
  readonly band: number;
  readonly x0: number;
  readonly x1: number;
  readonly top: number;
  readonly height: number;
  readonly label: PlacedLabel | null;
}

/** Where things go: the window's scale, a band and the heights of its rows. */
export interface Place {
  readonly scale: TimeScale;
  readonly index: number;
  readonly geometry: BandGeometry;
  readonly heights: RowHeights;
}

/** The marks of a band that meet the window and have a lane. */
export function placeMarks(band: LevelBand, place: Place, context: LayoutContext): PlacedMark[] {
  const { range } = place.scale;
  /** Where each lane is free, in inline px: the events come by start. */
  const free = new Map<number, number>();
  return band.events
    .filter(({ lane, event }) => lane >= 0 && meets(event.extent, range))
    .map((item) => {
      const mark = placeMark(item, place, context);
      const label = placeLabel(item, mark, { scale: place.scale, free: free.get(item.lane) ?? -Infinity, context });
      const end = label === null || label.x < mark.x0 ? mark.x1 : Math.max(mark.x1, label.x + label.width);
      free.set(item.lane, Math.max(free.get(item.lane) ?? -Infinity, end + mark.fades.end));
      return { ...mark, label };
    });
}

/** A mark without its label, in its lane. */
export function placeMark({ event, form, lane }: LevelEvent, place: Place, { tokens }: LayoutContext): PlacedMark {
  const { scale, index, geometry, heights } = place;
  const { start, end } = event.extent;
  const radius = tokens.dotSize / 2;
  const centre = scale.toPx(start + (end - start) / 2);
  const cut = (x: number): number => clamp(x, -OVERHANG, scale.length + OVERHANG);
  const [x0, x1] = form === "dot" ? [centre - radius, centre + radius] : [cut(scale.toPx(start)), cut(scale.toPx(end))];
  const y = geometry.lanesTop + (lane + 0.5) * heights.lane;
  const goesOn = { before: x0 === -OVERHANG, after: x1 === scale.length + OVERHANG };
  const members = form === "dot" ? [] : placeMembers(event, scale, cut);
  return { event, form, band: index, x0, x1, y, height: heights.bar, fades: fadesOf(event), goesOn, members, label: null };
}

/** Few: no date of 64 characters lists more than a dozen. */
function placeMembers({ span }: ModelEvent, scale: TimeScale, cut: (x: number) => number): PlacedMark["members"] {
  // A range that is all there is needs no mark besides the bracket.
  const isPart = ({ start, end }: TimeRange): boolean => start > span.start || end < span.end;
  const inSight = (span.members ?? []).filter((member) => isPart(member) && meets(member, scale.range));
  return inSight.map(({ start, end }) => ({ x0: cut(scale.toPx(start)), x1: cut(scale.toPx(end)) }));
}

interface Surroundings {
  readonly scale: TimeScale;
  /** Where the lane is free, in inline px. */
  readonly free: number;
  readonly context: LayoutContext;
}

/**
 * Inside, in the part of the bar that is in sight. Beside: after the mark; before it, if only there the whole label has
 * room; else shortened, on the side with more of it.
 */
function placeLabel(item: LevelEvent, mark: PlacedMark, { scale, free, context }: Surroundings): PlacedLabel | null {
  if (item.label === "none") return null;
  const { tokens } = context;
  const font = fontsOf(context).label;
  const measure = (text: string): number => context.measure(text, font);
  const { x0, x1, y, fades } = mark;
  if (item.label === "inside") {
    const from = Math.max(x0, 0) + (mark.goesOn.before ? ARROW_ROOM : LABEL_GAP);
    const to = Math.min(x1, scale.length) - (mark.goesOn.after ? ARROW_ROOM : LABEL_GAP);
    return labelAt(from, fitText(item.event.title, to - from, measure), { y, measure, inside: true });
  }
  const after = Math.max(x1 + fades.end, 0) + LABEL_GAP;
  const before = Math.min(x0 - fades.start, scale.length) - LABEL_GAP;
  const roomAfter = Math.min(tokens.labelWidth, scale.length - EDGE - after);
  const roomBefore = Math.min(tokens.labelWidth, before - Math.max(EDGE, free + LABEL_GAP));
  const wanted = Math.min(tokens.labelWidth, measure(item.event.title));
  if (roomAfter >= wanted || roomAfter >= roomBefore)
    return labelAt(after, fitText(item.event.title, roomAfter, measure), { y, measure, inside: false });
  const text = fitText(item.event.title, roomBefore, measure);
  return labelAt(before - measure(text), text, { y, measure, inside: false, before: true });
}

function labelAt(x: number, text: string, rest: { y: number; measure: (text: string) => number; inside: boolean; before?: boolean }): PlacedLabel | null {
  return text === "" ? null : { text, x, y: rest.y, width: rest.measure(text), inside: rest.inside, before: rest.before === true };
}

/** The eras of a band, or of all, that meet the window. */
export function placeEras(eras: readonly LevelEra[], place: Place, context: LayoutContext): PlacedEra[] {
  const { scale, index, geometry, heights } = place;
  return eras.filter(({ event }) => meets(event.extent, scale.range)).map(({ event, row }) => {
    const x0 = clamp(scale.toPx(event.extent.start), -OVERHANG, scale.length + OVERHANG);
    const x1 = clamp(scale.toPx(event.extent.end), -OVERHANG, scale.length + OVERHANG);
    const y = geometry.erasTop + (row + 0.5) * heights.era;
    const room = { from: Math.max(x0, 0) + EDGE, to: Math.min(x1, scale.length) - EDGE };
    const label = placeEraLabel(event.title, { ...room, y }, context);
    return { event, band: index, x0, x1, top: geometry.top, height: geometry.height, label };
  });
}

function placeEraLabel(title: string, room: { from: number; to: number; y: number }, context: LayoutContext): PlacedLabel | null {
  const { note } = fontsOf(context);
  const measure = (text: string): number => context.measure(text, note);
  return labelAt(room.from, fitText(title, room.to - room.from, measure), { y: room.y, measure, inside: true });
}
