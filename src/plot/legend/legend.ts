import { buildModel } from "../../model/buildModel.ts";
import type { ModelEvent } from "../../model/model.ts";
import type { EventRecord } from "../../model/records.ts";
import type { Messages } from "../../options/messages.ts";
import type { ThemeTokens } from "../../options/theme.ts";
import { createScale } from "../../time/scale.ts";
import { createZone } from "../../time/zone.ts";
import { fitText } from "../base/fitText.ts";
import { createFonts, type Fonts, type LayoutContext } from "../base/layoutContext.ts";
import type { Colors, SceneContext } from "../base/sceneContext.ts";
import { round, type SceneNode, textNode } from "../base/sceneNode.ts";
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

/** The explanation of a shape in a legend. */
interface Explanation {
  /** Key of the message with its words. */
  readonly words: keyof Messages;
  /** Record with this shape, in the year 2022. */
  readonly sample: Pick<EventRecord, "start" | "end" | "status">;
}

/** Explanations of all shapes, in the order of a legend. */
const EXPLANATIONS: Readonly<Record<LegendKey, Explanation>> = {
  within: { words: "legendWithin", sample: { start: "2022" } },
  oneOf: { words: "legendOneOf", sample: { start: "[2022-01,2022-05,2022-12]" } },
  allOf: { words: "legendAllOf", sample: { start: "{2022-01,2022-05,2022-12}" } },
  unspecified: { words: "legendUnspecified", sample: { start: "2022-XX" } },
  approximate: { words: "legendApproximate", sample: { start: "2022~" } },
  uncertain: { words: "legendUncertain", sample: { start: "2022?" } },
  both: { words: "legendBoth", sample: { start: "2022%" } },
  unknown: { words: "legendUnknown", sample: { start: "2022", end: "" } },
  open: { words: "legendOpen", sample: { start: "2022", end: ".." } },
  tentative: { words: "tentative", sample: { start: "2022", status: "tentative" } },
  cancelled: { words: "cancelled", sample: { start: "2022", status: "cancelled" } },
};

/** Returns the parts of an event's shape that need explaining. */
function legendKeysOf({ span, status, background, ...event }: ModelEvent): LegendKey[] {
  const {
    startApproximate: a0,
    startUncertain: u0,
    startKind,
    endApproximate: a1,
    endUncertain: u1,
    endKind,
  } = span;
  const ends = [
    { approximate: a0, uncertain: u0, kind: startKind },
    { approximate: a1, uncertain: u1, kind: endKind },
  ];
  const ofEnds = ends.flatMap(({ approximate, uncertain, kind }): LegendKey[] => {
    if (kind !== "known") return [kind];
    if (approximate) return [uncertain ? "both" : "approximate"];
    return uncertain ? ["uncertain"] : [];
  });
  // An era shows only the certainty of its ends.
  if (background) return ofEnds;
  const style = spanStyleOf({ span, status, background, ...event });
  const ofStatus: LegendKey[] = status === "confirmed" ? [] : [status];
  return [
    ...(style === "row" ? (["allOf"] as const) : style === "bracket" ? ofBracket(span) : []),
    ...ofEnds,
    ...ofStatus,
  ];
}

function ofBracket(span: ModelEvent["span"]): LegendKey[] {
  if (listedIn(span).length > 0) return ["oneOf"];
  if (span.startUnspecified === true) return ["unspecified"];
  // An approximate date has no bracket.
  return isDay(span) || span.startApproximate ? [] : ["within"];
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
export interface LegendItem {
  readonly key: LegendKey;
  /** Inline px where the swatch begins. */
  readonly x: number;
  readonly textX: number;
  /** px: middle of the row. */
  readonly y: number;
  readonly text: string;
  /**
   * px: width of the swatch. It is no wider than its shape needs, so that all words are equally
   * near to their shapes.
   */
  readonly swatch: number;
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
  const { width, measure, lineHeight } = context;
  const { note } = context.fonts;
  const rowHeight = Math.ceil(Math.max(context.tokens.noteSize * 1.9, lineHeight));
  const small = swatchContext(context);
  let [x, y] = [EDGE, PADDING + rowHeight / 2];
  const items = (messages === null ? [] : occurring(context.model.varieties)).map(
    ([key, event]): LegendItem => {
      const words = messages?.[EXPLANATIONS[key].words] as string;
      const mark = swatchMark(key, event, { context: small, rowHeight });
      const swatch = swatchWidth(mark, small);
      const text = fitText(words, width - 2 * EDGE - swatch - TEXT_GAP, (one) => measure(one, note));
      const length = swatch + TEXT_GAP + measure(text, note);
      if (x > EDGE && x + length > width - EDGE) [x, y] = [EDGE, y + rowHeight];
      const item = { key, x, textX: x + swatch + TEXT_GAP, y, text, swatch, mark };
      x += length + ENTRY_GAP;
      return item;
    },
  );
  const height = items.length === 0 ? 0 : y + rowHeight / 2 + PADDING;
  return { items, height, rowHeight, tokens: small.tokens, fonts: small.fonts };
}

/** Returns each shape that occurs, with the first event that has it, in the order of a legend. */
function occurring(events: readonly ModelEvent[]): [LegendKey, ModelEvent][] {
  const first = new Map<LegendKey, ModelEvent>();
  for (const event of events)
    for (const key of legendKeysOf(event)) if (!first.has(key)) first.set(key, event);
  return (Object.keys(EXPLANATIONS) as LegendKey[]).flatMap((key): [LegendKey, ModelEvent][] => {
    const event = first.get(key);
    return event === undefined ? [] : [[key, event]];
  });
}

function swatchContext(context: LayoutContext): LayoutContext {
  const { tokens } = context;
  const { dotSize, spineWidth, radius, lineWidth, noteSize } = tokens;
  const small = {
    dotSize: Math.min(dotSize, 9),
    spineWidth: Math.min(spineWidth, 3),
    radius: Math.min(radius, 2),
    lineWidth: Math.min(lineWidth, 2),
  };
  const smaller = { ...tokens, ...small, fontSize: noteSize };
  return { ...context, tokens: smaller, fonts: createFonts(smaller, context.fonts.label.family) };
}

/** Places the mark of a sample in the same shape as `event`: as a dot, a bracket or a box. */
function swatchMark(
  key: LegendKey,
  event: ModelEvent,
  { context, rowHeight }: { context: LayoutContext; rowHeight: number },
): PlacedMark {
  const isDot = key !== "unspecified" && isDay(event.span);
  const extent = spanStyleOf(event) === "box" ? "throughout" : "within";
  const record = { title: "", extent, ...EXPLANATIONS[key].sample } as const;
  const sample = buildModel({ events: [record], groups: [] }, UTC).event(0);
  const mark = placeMark(
    { event: sample, form: isDot ? "dot" : "bar", label: "none", room: 0, lane: 0 },
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
      heights: { lane: rowHeight, bar: 12, era: 0, line: 0, title: 0 },
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
const MUTED = { token: "muted" };
const NEUTRAL: Colors = { event: () => MUTED, kind: () => MUTED, group: () => MUTED };

/**
 * Draws the items of the legend under the plot, from its own point 0, 0. They are list items, so
 * that a screen reader announces how many there are.
 */
export function legendNodes({ items, rowHeight, tokens, fonts }: Legend, context: SceneContext): SceneNode[] {
  const small: SceneContext = {
    ...context,
    tokens,
    fonts,
    colors: NEUTRAL,
    selection: new Set(),
    hover: null,
    focus: null,
    now: null,
  };
  return items.map((item) => ({
    key: item.key,
    tag: "g",
    attributes: { class: "samarkand-legend-item", role: "listitem" },
    children: [
      swatch(item, rowHeight, { chrome: context, small: { ...small, time: context.swatch(item.swatch) } }),
      words(item, context),
    ],
  }));
}

/**
 * Draws a shape as the plot draws it, in an `<svg>` viewport of its own. Its time runs in the same
 * direction as in the plot, wherever the swatch stands.
 */
function swatch(
  { x, y, mark, swatch: width }: LegendItem,
  height: number,
  { chrome, small }: { chrome: SceneContext; small: SceneContext },
): SceneNode {
  return {
    key: "swatch",
    tag: "svg",
    attributes: {
      class: `samarkand-swatch is-${mark.event.status}`,
      x: round(chrome.chrome.left(x, width)),
      y: round(y - height / 2),
      width,
      height,
      overflow: "hidden",
      "aria-hidden": "true",
    },
    children: eventShape(mark, small),
  };
}

function words({ textX, y, text }: LegendItem, { chrome, fonts, direction }: SceneContext): SceneNode {
  return textNode({
    key: "text",
    className: "samarkand-legend-text",
    text,
    x: chrome.x(textX),
    y,
    side: chrome.after,
    font: fonts.note,
    fill: "muted",
    fallback: direction,
  });
}
