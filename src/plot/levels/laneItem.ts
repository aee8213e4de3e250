import type { ModelEvent } from "../../model/model.ts";
import { eventLabel } from "../base/eventLabel.ts";
import type { LayoutContext } from "../base/layoutContext.ts";
import type { Tier } from "./planRows.ts";
import {
  type Ends,
  type Footprint,
  greatestOverlap,
  LABEL_GAP,
  markEnds,
  type MarkScale,
  SPACE,
  uncertaintyOf,
} from "./shape.ts";

/** px: least width of a shortened label, some four letters. */
export const LEAST_LABEL = 44;
/**
 * px of a label that is shortened to fit between others: mostly two words, since one word alone
 * says little.
 */
export const SHORT_LABEL = 110;
/** An event as lanes see it. All lengths are in px, so that they hold at every scale. */
export interface LaneItem {
  readonly event: ModelEvent;
  /** px from each end of the mark to the end of what is drawn beyond it. */
  readonly outset: Ends<number>;
  /** px: the whole label, at most the theme's greatest width; 0: it has none. */
  readonly label: number;
  /** Whether the label stands before its mark, since after it the label would leave the fit. */
  readonly before: boolean;
}

/** Returns the item of an event whose label stands after its mark. */
export function laneItem(event: ModelEvent, context: LayoutContext): LaneItem {
  const label = Math.min(eventLabel(event, context).width, context.tokens.labelWidth);
  return { event, outset: uncertaintyOf(event, context).outset, label, before: false };
}

/** Label of an item as it is drawn: its place and the px that it may take, there and elsewhere. */
export interface ItemLabel {
  readonly label: "inside" | "beside" | "none";
  readonly room: number;
  readonly rooms: { readonly before: number; readonly after: number };
}

/** Returns the stretch that a mark takes with all that is drawn beyond its ends. */
function markOf({ event, outset }: LaneItem, scale: MarkScale): Footprint {
  const { from, to } = markEnds(event.extent, scale);
  return { from: from - outset.start * scale.msPerPx, to: to + outset.end * scale.msPerPx };
}

/** Returns the px that a label may take inside the bar; a dot holds none. */
export function insideOf({ event: { extent } }: LaneItem, { bar, msPerPx }: MarkScale): number {
  const length = extent.end - extent.start;
  return length >= bar ? length / msPerPx - 2 * LABEL_GAP : -Infinity;
}

/** Returns the stretch that an item takes in its lane with `beside` px of label beside its mark. */
export function demandOf(item: LaneItem, beside: number, scale: MarkScale): Footprint {
  const { from, to } = markOf(item, scale);
  const { msPerPx } = scale;
  if (beside === 0 || item.before)
    return {
      from: from - (beside === 0 ? 0 : LABEL_GAP + beside) * msPerPx,
      to: to + SPACE.mark * msPerPx,
    };
  return { from, to: to + (LABEL_GAP + beside + SPACE.label) * msPerPx };
}

/** Returns the px that an item demands beside its mark in a tier. */
export function besideIn(tier: Tier, item: LaneItem, scale: MarkScale): number {
  const { label } = item;
  if (tier === "mark") return 0;
  const enough = tier === "whole" ? label : Math.min(label, LEAST_LABEL);
  if (insideOf(item, scale) >= enough) return 0;
  return tier === "short" ? Math.min(label, SHORT_LABEL) : label;
}

/**
 * Returns the number of lanes that items need in a tier: the greatest number of demands at one
 * instant. That many lanes are also enough.
 */
export function lanesNeeded(items: readonly LaneItem[], tier: Tier, scale: MarkScale): number {
  return greatestOverlap(items.map((item) => demandOf(item, besideIn(tier, item, scale), scale)));
}

/**
 * Returns how an item's label is drawn with `room` px beside its mark: whole if it fits inside or
 * beside; otherwise shortened where it is longer, or not at all.
 */
function labelIn(item: LaneItem, room: number, scale: MarkScale): Omit<ItemLabel, "rooms"> {
  const inside = insideOf(item, scale);
  if (inside >= item.label) return { label: "inside", room: inside };
  if (room >= item.label) return { label: "beside", room };
  if (Math.max(inside, room) < Math.min(LEAST_LABEL, item.label)) return { label: "none", room: 0 };
  return inside >= room ? { label: "inside", room: inside } : { label: "beside", room };
}

/** Returns the px that a label takes beside its mark. */
export function besideOf({ label, room }: Omit<ItemLabel, "rooms">, item: LaneItem): number {
  return label === "beside" ? Math.min(room, item.label) : 0;
}

/** Returns the px of an item's label that are drawn. */
export function shownOf({ label, room }: ItemLabel, item: LaneItem): number {
  return label === "none" ? 0 : Math.min(room, item.label);
}

/** Returns the px between two marks of a lane that labels may take. */
function gapBetween(first: LaneItem | null, second: LaneItem | null, scale: MarkScale): number {
  return first === null || second === null
    ? Infinity
    : (markOf(second, scale).from - markOf(first, scale).to) / scale.msPerPx - SPACE.mark;
}

/** An item between its neighbours in a lane. */
export interface Placed {
  readonly item: LaneItem;
  readonly previous: LaneItem | null;
  readonly next: LaneItem | null;
}

/** Returns the label of an item between its neighbours. */
export function labelBetween({ item, previous, next }: Placed, scale: MarkScale): ItemLabel {
  const before = gapBetween(previous, item, scale) - LABEL_GAP;
  const between = gapBetween(item, next, scale);
  // A label that stands before the next mark comes first.
  const other = next?.before === true ? besideOf(labelIn(next, between - LABEL_GAP, scale), next) : 0;
  const after = between - (other === 0 ? 0 : LABEL_GAP + other) - LABEL_GAP - SPACE.label + SPACE.mark;
  // Only a label whose place is before its mark has a gap there to itself.
  return item.before
    ? { ...labelIn(item, before, scale), rooms: { before, after } }
    : { ...labelIn(item, after, scale), rooms: { before: Infinity, after } };
}
