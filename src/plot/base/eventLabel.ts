import type { FontSpec } from "../../base/measureText.ts";
import type { ModelEvent } from "../../model/model.ts";
import type { Icon } from "../../options/ownMarks.ts";
import { fitText, LEAST_OF_LABEL } from "./fitText.ts";
import type { LayoutContext } from "./layoutContext.ts";

/** Side of an icon, in sizes of the font of its label. */
export const ICON_SIDE = 1.25;
/** px between an icon and the text after it. */
const GAP = 4;

/** What stands beside a mark or in it: a text, with an icon before it or without. */
export interface EventLabel {
  /** Text of the label; empty: the icon stands alone. */
  readonly text: string;
  readonly icon: Icon | null;
  /** px from the start of the label to its text. */
  readonly lead: number;
  /** Size in px in which a character as icon is no wider than the icon. */
  readonly iconSize: number;
  /** px of icon and text together. */
  readonly width: number;
}

/** A label, in inline px. */
export interface PlacedLabel extends EventLabel {
  /** Inline px at which the icon begins, or the text if there is none. */
  readonly x: number;
  /** Middle of the line, in px from the top of the plot. */
  readonly y: number;
  readonly inside: boolean;
  /**
   * Whether the text stands before its mark. Then its end is at the exact position, not its start.
   */
  readonly before: boolean;
}

/** An event with its label where it stands. */
export interface Labelled {
  readonly event: ModelEvent;
  readonly label: PlacedLabel;
}

type Measure = Pick<LayoutContext, "measure" | "fonts" | "ownMarks">;

/** Returns the whole label of an event. */
export function eventLabel(
  event: ModelEvent,
  { measure, fonts, ownMarks }: Measure,
  font: FontSpec = fonts.label,
): EventLabel {
  const [text, icon] = [ownMarks.text(event), ownMarks.icon(event)];
  const width = text === "" ? 0 : measure(text, font);
  if (icon === null) return { text, icon, lead: 0, iconSize: 0, width };
  const side = font.size * ICON_SIDE;
  const lead = text === "" ? side : side + GAP;
  const iconSize = "text" in icon ? font.size * Math.min(1, side / measure(icon.text, font)) : 0;
  return { text, icon, lead, iconSize, width: lead + width };
}

/**
 * Returns as much of a label as fits into `room` px, with its icon; `null` where too little fits to
 * say anything.
 */
export function fitLabel(
  label: EventLabel,
  room: number,
  { measure, fonts }: Measure,
  font: FontSpec = fonts.label,
): EventLabel | null {
  if (label.text === "") return label.icon !== null && label.width <= room ? label : null;
  const widthOf = (text: string): number => measure(text, font);
  const text = fitText(label.text, room - label.lead, widthOf, LEAST_OF_LABEL);
  return text === "" ? null : { ...label, text, width: label.lead + widthOf(text) };
}
