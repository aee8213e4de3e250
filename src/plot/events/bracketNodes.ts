import type { ThemeTokens } from "../../options/theme.ts";
import type { SceneContext } from "../base/sceneContext.ts";
import { type Attributes, round, type SceneNode, type Paint } from "../base/sceneNode.ts";
import { listedIn, spanStyleOf } from "../levels/shape.ts";
import type { PlacedMark, PlacedMember } from "./placeMarks.ts";
import { softNodes } from "./uncertainEnds.ts";

/** px from the lower edge of the bar's place to a line under a label. */
const FOOT = 2;
/**
 * Height of the ends of a bracket, in px: up from a line under a label, and to both sides of a line
 * without a label.
 */
const TICKS = { under: 8, through: 5 };
/** Size of a mark on a line, in sizes of a dot, where it is under a label or one of several. */
const SMALL = 0.62;
/** Fill opacity behind a bracket: fainter under a label, and stronger where its ends fade. */
const TINT = { under: 0.06, soft: 0.15 };

/**
 * Draws a line along the whole span, with a mark at each date. A bracket, of which one time is
 * meant, has ends; a row, of which all dates are meant, has none. An end that is not exact fades
 * out. The line is under the label that the bar holds, otherwise in the middle.
 */
export function bracketNodes(mark: PlacedMark, color: Paint, context: SceneContext): SceneNode[] {
  const { x0, x1, event, fades } = mark;
  const { time, tokens } = context;
  const line = lineOf(mark, tokens);
  const dashes: Attributes = event.status === "tentative" ? { "stroke-dasharray": "5 3" } : {};
  const end = (key: string, inline: number): SceneNode => ({
    key,
    tag: "line",
    attributes: {
      class: "samarkand-edge",
      x1: round(time.x(inline)),
      x2: round(time.x(inline)),
      y1: round(line.top),
      y2: round(line.bottom),
      stroke: color,
      "stroke-width": tokens.lineWidth,
      "stroke-linecap": "square",
    },
  });
  const isBracket = spanStyleOf(event) === "bracket";
  return [
    ...softNodes(
      { ...mark, ...line.ground },
      { color, opacity: tintOf(mark), lines: [line.y], dashes },
      context,
    ),
    ...(isBracket && fades.start === 0 ? [end("from", x0)] : []),
    ...(isBracket && fades.end === 0 ? [end("to", x1)] : []),
    ...mark.members.map((member, index) => memberNode(`member-${index}`, member, { line, color }, context)),
  ];
}

/**
 * Returns the px by which a label stands higher over a line than inside a box: in the middle of the
 * room that the marks on the line leave free, but not beyond the bar's place in a low row.
 */
export function labelRise({ event, label, holdsLabel, height }: PlacedMark, tokens: ThemeTokens): number {
  if (label?.inside !== true || !holdsLabel || spanStyleOf(event) === "box") return 0;
  const most = Math.max(0, (height - tokens.fontSize) / 2);
  return Math.min((FOOT + smallSize(tokens) / 2) / 2, most);
}

/**
 * Returns the size of a small mark, in px. Thick lines would close a hollow mark that is smaller.
 */
function smallSize({ dotSize, lineWidth }: ThemeTokens): number {
  return Math.max(dotSize * SMALL, lineWidth * 4);
}

interface Line {
  readonly y: number;
  /** Top and bottom of the ends of the bracket, in px of the plot. */
  readonly top: number;
  readonly bottom: number;
  readonly ground: { readonly y: number; readonly height: number };
  /** px: least width and height of a mark on the line, with its edge. */
  readonly size: number;
}

function lineOf({ y, height, holdsLabel, event }: PlacedMark, tokens: ThemeTokens): Line {
  const { dotSize } = tokens;
  const small = smallSize(tokens);
  const foot = y + height / 2 - FOOT;
  if (holdsLabel)
    return {
      y: foot,
      top: foot - TICKS.under,
      bottom: foot,
      ground: { y: y - FOOT / 2, height: height - FOOT },
      size: small,
    };
  // A lone mark is as large as the dot that it becomes where the bracket is too short to be seen.
  const size = listedIn(event.span).length === 0 ? dotSize : small;
  return { y, top: y - TICKS.through, bottom: y + TICKS.through, ground: { y, height: dotSize * 1.2 }, size };
}

function tintOf({ fades, holdsLabel }: PlacedMark): number {
  if (fades.start > 0 || fades.end > 0) return TINT.soft;
  return holdsLabel ? TINT.under : 0;
}

interface Place {
  readonly line: Line;
  readonly color: Paint;
}

/** Draws the mark of a date: as wide as the date, but never too small to be seen. */
function memberNode(
  key: string,
  { x0, x1, isHollow }: PlacedMember,
  { line, color }: Place,
  { time, tokens }: SceneContext,
): SceneNode {
  const size = Math.max(1, line.size - tokens.lineWidth);
  const width = Math.max(x1 - x0 - tokens.lineWidth, size);
  const from = (x0 + x1 - width) / 2;
  return {
    key,
    tag: "rect",
    attributes: {
      class: isHollow ? "samarkand-member samarkand-hollow" : "samarkand-member",
      x: round(time.left(from, width)),
      y: round(line.y - size / 2),
      width: round(width),
      height: round(size),
      rx: round(size / 2),
      fill: isHollow ? { token: "ground" } : color,
      stroke: color,
      "stroke-width": tokens.lineWidth,
    },
  };
}
