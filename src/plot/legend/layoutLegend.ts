import { buildModel } from "../../model/buildModel.ts";
import type { ModelEvent } from "../../model/model.ts";
import type { Messages } from "../../options/messages.ts";
import type { ThemeTokens } from "../../options/theme.ts";
import { createScale } from "../../time/scale.ts";
import { createZone } from "../../time/zone.ts";
import { uncertaintyOf, doubtWidth } from "../levels/uncertainty.ts";
import { spanStyleOf, isDay } from "../base/spanStyle.ts";
import { fitText } from "../base/fitText.ts";
import { fontsOf, type Fonts, type LayoutContext } from "../base/layoutContext.ts";
import { EXPLANATIONS, legendKeysOf, type LegendKey } from "./legendKeys.ts";
import { placeDoubts } from "../events/placeDoubts.ts";
import { placeMark, type PlacedMark } from "../events/placeMarks.ts";

/** px of the place in which a shape is shown, at most: that of one that goes on beyond its end. */
export const SWATCH_WIDTH = 44;
/** px that a shape keeps from the end of its place: as much as from the beginning. */
const SWATCH_EDGE = 3;
/** The samples' year with room for what stands beyond its ends: most after the end. */
const SWATCH_RANGE = { start: Date.UTC(2021, 10, 15), end: Date.UTC(2023, 7, 1) };
/** Of the samples, so that they are the same wherever the timeline is read. */
const UTC = createZone("UTC");
/** px over which the end of a sample fades, if it is unknown, and if it is approximate. */
const SWATCH_FADES = { long: 15, short: 7 };
/**
 * px at the ends of a row, between a shape and its words, between two entries, and over and under
 * the rows.
 */
const EDGE = 12;
const TEXT_GAP = 6;
const ENTRY_GAP = 28;
const PADDING = 8;

/** A shape with its words, in inline px of the chrome and px from the top of the legend. */
export interface LegendItem {
  readonly key: LegendKey;
  /** Where the swatch begins. */
  readonly x: number;
  readonly textX: number;
  /** The middle of the row. */
  readonly y: number;
  readonly text: string;
  /**
   * px of the swatch: no more than its shape needs, so that words are equally near to all shapes.
   */
  readonly swatch: number;
  /** In px of its swatch, which is as high as the row. */
  readonly mark: PlacedMark;
}

/** What explains the shapes that occur. */
export interface Legend {
  readonly items: readonly LegendItem[];
  /** px; 0 where there is nothing to explain. */
  readonly height: number;
  readonly rowHeight: number;
  /** Of the shapes: smaller than those of the plot. */
  readonly tokens: ThemeTokens;
  readonly fonts: Fonts;
}

/**
 * The legend of all events, whatever is in sight, so that it stays as it is while one pans.
 * `messages`: null for none.
 */
export function layoutLegend(context: LayoutContext, messages: Messages | null): Legend {
  const { width, measure, lineHeight } = context;
  const { note } = fontsOf(context);
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
  return { items, height, rowHeight, tokens: small.tokens, fonts: fontsOf(small) };
}

/** Each shape with the first event that has it, in the order of a legend. */
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
  return { ...context, tokens: { ...tokens, ...small, fontSize: noteSize } };
}

/** A sample with the shape as `event` has it: as a dot, a bracket or a box. */
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
  const { doubts } = uncertaintyOf(sample, context);
  return {
    ...mark,
    fades,
    doubts: placeDoubts({ ...mark, fades }, doubts, { length: SWATCH_WIDTH, context }),
  };
}

/** Up to the end of what is drawn. */
function swatchWidth({ x1, fades, doubts }: PlacedMark, context: LayoutContext): number {
  const ends = [x1 + fades.end, ...doubts.map(({ x, before }) => (before ? x : x + doubtWidth(context)))];
  return Math.min(SWATCH_WIDTH, Math.ceil(Math.max(...ends) + SWATCH_EDGE));
}
