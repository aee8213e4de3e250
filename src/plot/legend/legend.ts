import { buildModel } from "../../model/buildModel.ts";
import type { ModelEvent } from "../../model/model.ts";
import type { EventRecord } from "../../model/records.ts";
import type { Messages } from "../../options/messages.ts";
import type { ThemeTokens } from "../../options/theme.ts";
import { createScale } from "../../time/scale.ts";
import type { TimeSpan } from "../../time/span.ts";
import { createZone } from "../../time/zone.ts";
import { fitText } from "../base/fitText.ts";
import { createFonts, type Fonts, type LayoutContext } from "../base/layoutContext.ts";
import type { Colors, SceneContext } from "../base/sceneContext.ts";
import { roundBox, type SceneNode, textNode, type Token } from "../base/sceneNode.ts";
import { eventShape } from "../events/eventNodes.ts";
import { type PlacedMark, placeMark } from "../events/placeMarks.ts";
import {
  isDay,
  listedIn,
  placeQuestionMarks,
  questionMarkWidth,
  spanStyleOf,
  uncertaintyOf,
} from "../levels/shape.ts";

/** Greatest width of a swatch, in px: that of a shape that goes on beyond its end. */
export const SWATCH_WIDTH = 44;
/** px between a shape and the end of its swatch, about as much as at the beginning. */
const SWATCH_EDGE = 3;

/** A shape that needs explaining. */
type LegendKey =
  | "within"
  | "oneOf"
  | "allOf"
  | "unspecified"
  | "approximate"
  | "uncertain"
  | "both"
  | "unknown"
  | "open"
  | "tentative"
  | "cancelled";

/** Keys of messages that explain a shape. */
type LegendWords = Extract<keyof Messages, `legend${string}` | LegendKey>;

/** Words of each shape, and a record with it in the year 2022; in the order of a legend. */
const EXPLANATIONS: Readonly<
  Record<LegendKey, readonly [words: LegendWords, sample: Pick<EventRecord, "start" | "end" | "status">]>
> = {
  within: ["legendWithin", { start: "2022" }],
  oneOf: ["legendOneOf", { start: "[2022-01,2022-05,2022-12]" }],
  allOf: ["legendAllOf", { start: "{2022-01,2022-05,2022-12}" }],
  unspecified: ["legendUnspecified", { start: "2022-XX" }],
  approximate: ["legendApproximate", { start: "2022~" }],
  uncertain: ["legendUncertain", { start: "2022?" }],
  both: ["legendBoth", { start: "2022%" }],
  unknown: ["legendUnknown", { start: "2022", end: "" }],
  open: ["legendOpen", { start: "2022", end: ".." }],
  tentative: ["tentative", { start: "2022", status: "tentative" }],
  cancelled: ["cancelled", { start: "2022", status: "cancelled" }],
};

/** Returns the parts of an event's shape that need explaining; `null`: one that needs none. */
function legendKeysOf(event: ModelEvent): (LegendKey | null)[] {
  const { span, status, background } = event;
  const ends = [
    ofEnd(span.startKind, span.startApproximate, span.startUncertain),
    ofEnd(span.endKind, span.endApproximate, span.endUncertain),
  ];
  // An era shows only the certainty of its ends.
  return background ? ends : [...ends, ofSpan(event), status === "confirmed" ? null : status];
}

function ofEnd(kind: TimeSpan["endKind"], isApproximate: boolean, isUncertain: boolean): LegendKey | null {
  if (kind !== "known") return kind;
  if (isApproximate) return isUncertain ? "both" : "approximate";
  return isUncertain ? "uncertain" : null;
}

function ofSpan(event: ModelEvent): LegendKey | null {
  const { span } = event;
  const style = spanStyleOf(event);
  if (style !== "bracket") return style === "row" ? "allOf" : null;
  if (listedIn(span).length > 0) return "oneOf";
  if (span.startUnspecified === true) return "unspecified";
  // An approximate date has no bracket.
  return isDay(span) || span.startApproximate ? null : "within";
}

/**
 * Time of a swatch: the year of the samples, with room beyond its ends, most of it after the end.
 */
const SWATCH_RANGE = { start: Date.UTC(2021, 10, 15), end: Date.UTC(2023, 7, 1) };
/** Zone of the samples, so that they are the same wherever the timeline is read. */
const UTC = createZone("UTC");
/**
 * px over which the end of a sample fades: `long` for an unknown end, `short` for an approximate
 * one.
 */
const SWATCH_FADES = { long: 15, short: 7 };
/**
 * px at the ends of a row, between a shape and its words, between two entries, and above and below
 * the rows.
 */
const EDGE = 12;
const TEXT_GAP = 6;
const ENTRY_GAP = 28;
const PADDING = 8;

/** A shape with its words, in inline px of the chrome and px from the top of the legend. */
interface LegendItem {
  readonly key: LegendKey;
  /** Inline px where the swatch begins. */
  readonly x: number;
  /** px: middle of the row. */
  readonly y: number;
  readonly text: string;
  /**
   * px: width of the swatch. It is no wider than its shape needs, so that all words are equally
   * near to their shapes.
   */
  readonly width: number;
  /** The sample's mark, in px of its swatch, which is as high as the row. */
  readonly mark: PlacedMark;
}

/** The legend: explanations of the shapes that occur. */
export interface Legend {
  readonly items: readonly LegendItem[];
  /** px; 0 if there is nothing to explain. */
  readonly height: number;
  readonly rowHeight: number;
  /** Tokens of the shapes, which are smaller than those of the plot. */
  readonly tokens: ThemeTokens;
  readonly fonts: Fonts;
}

/**
 * Lays out the legend. It covers all events, in sight or not, so that a pan does not change it.
 * `messages`: null for no legend.
 */
export function layoutLegend(context: LayoutContext, messages: Messages | null): Legend {
  const { width: whole, lineHeight, fonts, tokens } = context;
  const measured = (text: string): number => context.measure(text, fonts.note);
  const rowHeight = Math.ceil(Math.max(tokens.noteSize * 1.9, lineHeight));
  const small = swatchContext(context);
  const items: LegendItem[] = [];
  let [x, y] = [EDGE, PADDING + rowHeight / 2];
  for (const key of Object.keys(EXPLANATIONS) as LegendKey[]) {
    const event = context.model.varieties.find((one) => legendKeysOf(one).includes(key));
    if (messages === null || event === undefined) continue;
    const mark = swatchMark(key, event, { context: small, rowHeight });
    const width = swatchWidth(mark, small);
    const text = fitText(messages[EXPLANATIONS[key][0]], whole - 2 * EDGE - width - TEXT_GAP, measured);
    const length = width + TEXT_GAP + measured(text);
    if (x > EDGE && x + length > whole - EDGE) [x, y] = [EDGE, y + rowHeight];
    items.push({ key, x, y, text, width, mark });
    x += length + ENTRY_GAP;
  }
  const height = items.length === 0 ? 0 : y + rowHeight / 2 + PADDING;
  return { items, height, rowHeight, tokens: small.tokens, fonts: small.fonts };
}

function swatchContext(context: LayoutContext): LayoutContext {
  const { dotSize, spineWidth, radius, lineWidth, noteSize } = context.tokens;
  const tokens = {
    ...context.tokens,
    dotSize: Math.min(dotSize, 9),
    spineWidth: Math.min(spineWidth, 3),
    radius: Math.min(radius, 2),
    lineWidth: Math.min(lineWidth, 2),
    fontSize: noteSize,
  };
  return { ...context, tokens, fonts: createFonts(tokens, context.fonts.label.family) };
}

/** Places the mark of a sample in the same shape as `event`: as a dot, a bracket or a box. */
function swatchMark(
  key: LegendKey,
  event: ModelEvent,
  { context, rowHeight }: { context: LayoutContext; rowHeight: number },
): PlacedMark {
  const isDot = key !== "unspecified" && isDay(event.span);
  const extent = spanStyleOf(event) === "box" ? "throughout" : "within";
  const record = { title: "", extent, ...EXPLANATIONS[key][1] } as const;
  const sample = buildModel({ events: [record], groups: [] }, UTC).event(0);
  const mark = placeMark(
    {
      event: sample,
      form: isDot ? "dot" : "bar",
      label: "none",
      rooms: { before: 0, after: 0 },
      before: false,
      lane: 0,
    },
    {
      scale: createScale(SWATCH_RANGE, SWATCH_WIDTH),
      sight: { from: 0, to: SWATCH_WIDTH },
      index: 0,
      geometry: {
        top: 0,
        height: rowHeight,
        titleY: 0,
        erasTop: 0,
        lanesTop: 0,
        clustersTop: 0,
        clustersEnd: 0,
        head: 0,
      },
      heights: { padding: 0, lane: rowHeight, bar: 12, era: 0, line: 0, title: 0 },
    },
    context,
  );
  const limit = key === "unknown" ? SWATCH_FADES.long : SWATCH_FADES.short;
  const fades = { start: Math.min(mark.fades.start, limit), end: Math.min(mark.fades.end, limit) };
  const { questionMarks } = uncertaintyOf(sample, context);
  return {
    ...mark,
    fades,
    questionMarks: placeQuestionMarks({ ...mark, fades }, questionMarks, { length: SWATCH_WIDTH, context }),
  };
}

/** Returns the width (px) of a swatch, up to the end of what is drawn in it. */
function swatchWidth({ x1, fades, questionMarks }: PlacedMark, context: LayoutContext): number {
  const ends = [
    x1 + fades.end,
    ...questionMarks.map(({ x, before }) => (before ? x : x + questionMarkWidth(context))),
  ];
  return Math.min(SWATCH_WIDTH, Math.ceil(Math.max(...ends) + SWATCH_EDGE));
}

/** Colours of the legend: one only, since it explains shapes and not kinds. */
const muted = (): Token => ({ token: "muted" });
const NEUTRAL: Colors = { event: muted, kind: muted, group: muted };

/**
 * Draws the items of the legend under the plot, from its own point 0, 0. They are list items, so
 * that a screen reader announces how many there are. A shape is drawn as in the plot, in an `<svg>`
 * viewport of its own. Its time runs in the same direction as in the plot, wherever the swatch
 * stands.
 */
export function legendNodes({ items, rowHeight, tokens, fonts }: Legend, context: SceneContext): SceneNode[] {
  const { chrome, direction } = context;
  return items.map(({ key, x, y, text, width, mark }) => ({
    key,
    tag: "g",
    attributes: { class: "samarkand-legend-item", role: "listitem" },
    children: [
      {
        key: "swatch",
        tag: "svg",
        attributes: {
          class: `samarkand-swatch is-${mark.event.status}`,
          ...roundBox({ x: chrome.left(x, width), y: y - rowHeight / 2, width, height: rowHeight }),
          overflow: "hidden",
          "aria-hidden": "true",
        },
        children: eventShape(mark, {
          ...context,
          tokens,
          fonts,
          colors: NEUTRAL,
          time: context.swatch(width),
        }),
      },
      textNode({
        key: "text",
        className: "samarkand-legend-text",
        text,
        x: chrome.x(x + width + TEXT_GAP),
        y,
        side: chrome.after,
        font: context.fonts.note,
        fill: "muted",
        fallback: direction,
      }),
    ],
  }));
}
