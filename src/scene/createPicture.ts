import { createMemo } from "../base/createMemo.ts";
import { localeDirection } from "../base/direction.ts";
import { questionMark } from "../base/questionMark.ts";
import type { MeasureText } from "../base/measureText.ts";
import { createLayouter, type Layout, type Motion } from "../layout/layout.ts";
import { fontsOf, type LayoutContext } from "../layout/layoutContext.ts";
import type { Model } from "../model/model.ts";
import type { ResolvedOptions } from "../options/resolveOptions.ts";
import type { TimelineState } from "../state/state.ts";
import { createDateText, type DateText } from "../time/dateText.ts";
import type { TimeRange } from "../time/scale.ts";
import { assignColors } from "./assignColors.ts";
import { buildScene, type Scene } from "./buildScene.ts";
import { createEventNames, type EventNames } from "./eventNames.ts";
import { createKept } from "./kept.ts";
import { createMirror, shiftMirror, type Mirror } from "./mirror.ts";
import { pannedAxis, type PannedAxis } from "./pannedAxis.ts";
import type { SceneContext } from "./sceneContext.ts";

/** What a picture is made of besides its state. */
export interface PictureInput {
  readonly options: ResolvedOptions;
  readonly model: Model;
  /** px */
  readonly width: number;
  readonly measure: MeasureText;
  /** What the theme's family comes to, where it is "inherit". */
  readonly fontFamily: string;
  /** px; 0 where it is not known. */
  readonly lineHeight: number;
}

/** The part of the state that can be seen. */
export type VisibleState = Pick<TimelineState, "view" | "selection" | "hover">;

/** What is drawn of a state. */
export interface Drawn {
  readonly layout: Layout;
  readonly scene: Scene;
}

/** The pure function from state to picture, with what several states share computed once. */
export interface Picture {
  at(state: VisibleState): Drawn;
  /**
   * The same while it moves: with more of time at both ends, or at the places of another zoom level. It stands where it was `by`
   * inline px before, so that what is drawn already stays as it is.
   */
  inMotion(state: VisibleState, motion: Motion, by?: number): Drawn;
  /** The axis of what was laid out so, when it is in sight from an offset (inline px) on. */
  pannedAxis(drawn: Drawn, offset: number, by: number): PannedAxis;
  fit(otherwise: TimeRange): TimeRange;
  /** Between the inline px of time and the physical px of the plot. */
  readonly time: Mirror;
  /** The plot's physical left edge and length, in px of the picture. */
  readonly plot: { readonly left: number; readonly length: number };
  readonly names: EventNames;
  readonly dateText: DateText;
  /** In the second calendar; null where there is none. */
  readonly secondaryText: DateText | null;
}

/** Creates the picture of a model with options, in a width. */
export function createPicture(input: PictureInput): Picture {
  const { options, model, width } = input;
  const layoutContext = layoutContextOf(input);
  const layouter = createLayouter(layoutContext, options.legend ? options.messages : null);
  const { calendar, secondaryCalendar } = options;
  const dateText = layoutContext.dateText(calendar, false);
  const names = createEventNames(model, { ...options, dateText });
  const time = createMirror(layouter.length, options.timeDirection);
  const chrome = createMirror(width, options.direction);
  const tokens = options.theme.light;
  let last: { readonly view: TimeRange; readonly layout: Layout } | null = null;
  const shared: Omit<SceneContext, "selection" | "hover"> = {
    tokens,
    fonts: fontsOf(layoutContext),
    direction: options.direction,
    dateDirection: localeDirection(options.locale),
    time,
    swatch: (width) => createMirror(width, options.timeDirection),
    chrome,
    colors: assignColors(model, tokens),
    names,
    kept: createKept(),
    clusters: createMemo(CLUSTERS),
    doubt: layoutContext.doubt,
  };
  return {
    fit: layouter.fit,
    time,
    plot: { left: chrome.left(layouter.gutter, layouter.length), length: layouter.length },
    names,
    dateText,
    secondaryText: secondaryCalendar === null ? null : layoutContext.dateText(secondaryCalendar, true),
    at(state) {
      // A selection or a pointer that moves on leaves everything in its place.
      if (last?.view !== state.view) last = { view: state.view, layout: layouter.at(state.view) };
      return sceneOf(last.layout, state);
    },
    inMotion: (state, motion, by) => sceneOf(layouter.at(state.view, motion), state, by),
    pannedAxis({ layout }, offset, by) {
      const sight = { ...shared, selection: NONE, hover: null };
      return pannedAxis(layout, offset, { sight, moving: { ...sight, time: timeOf(layout, by) } });
    },
  };

  /** Of what is laid out, from where the sight was `by` px before. */
  function timeOf({ sight }: Layout, by: number): Mirror {
    return sight.from === by ? time : shiftMirror(time, sight.from - by);
  }

  function sceneOf(layout: Layout, { selection, hover }: VisibleState, by = 0): Drawn {
    return { layout, scene: buildScene(layout, { ...shared, time: timeOf(layout, by), selection: new Set(selection), hover }) };
  }
}

/** Clusters that are remembered. */
const CLUSTERS = 2_000;
/** For what shows no selection. */
const NONE: ReadonlySet<string> = new Set();

function layoutContextOf({ options, model, width, measure, fontFamily, lineHeight }: PictureInput): LayoutContext {
  const { zone, calendar, secondaryCalendar, weekend } = options;
  return {
    model,
    tokens: options.theme.light,
    width,
    maxHeight: options.maxHeight,
    measure: kept(measure),
    fontFamily,
    lineHeight,
    zone,
    calendar,
    secondaryCalendar,
    dateText: createDateTexts(options),
    doubt: questionMark(options.locale),
    weekend,
  };
}

/** The texts of each calendar, with and without era, made once. */
function createDateTexts({ locale, zone, messages: words, numberingSystem, renameMonth }: ResolvedOptions): LayoutContext["dateText"] {
  const made = new Map<string, DateText>();
  return (calendar, era) => {
    const key = `${calendar.id} ${String(era)}`;
    const text = made.get(key) ?? createDateText({ locale, zone, words, era, calendar, renameMonth, ...(numberingSystem === undefined ? {} : { numberingSystem }) });
    made.set(key, text);
    return text;
  };
}

/** Texts are measured anew at every frame, and are the same ones at most of them. */
function kept(measure: MeasureText): MeasureText {
  const memos = new Map<number, (text: string, make: () => number) => number>();
  return (text, font) => {
    // One number for both, since strings put together are dear.
    const key = font.weight + font.size / 1000;
    const memo = memos.get(key) ?? createMemo<number>(50_000);
    memos.set(key, memo);
    return memo(text, () => measure(text, font));
  };
}
