import { localeDirection } from "../../base/direction.ts";
import { drain } from "../../base/drain.ts";
import type { FontSpec, MeasureText } from "../../base/measureText.ts";
import { boundedCache, memoizeByKey, memoizeLast } from "../../base/memo.ts";
import { createMatches, type Matches } from "../../model/matches.ts";
import type { Model, ModelEvent } from "../../model/model.ts";
import { createOrdinalIndex, eventsInSight } from "../../model/readingOrder.ts";
import { layerBands } from "../../options/layers.ts";
import type { ResolvedOptions } from "../../options/resolveOptions.ts";
import type { Focus, TimelineState } from "../../state/state.ts";
import type { TimeRange } from "../../time/scale.ts";
import type { DateText } from "../../time/text/dateText.ts";
import type { ScaleContext } from "../axis/timelineScale.ts";
import { createFonts, type LayoutContext } from "../base/layoutContext.ts";
import {
  assignColors,
  type Colors,
  createInlineCoordinates,
  type Focused,
  type InlineCoordinates,
  type LocalNode,
  type SceneContext,
  shiftCoordinates,
} from "../base/sceneContext.ts";
import type { SceneNode } from "../base/sceneNode.ts";
import type { Stretch } from "../events/placeMarks.ts";
import { type AccessibleNames, createAccessibleNames, createDateTexts } from "../names/accessibleNames.ts";
import {
  layoutOverview,
  matchedStretches,
  OVERVIEW_HEIGHT,
  overviewMatchNodes,
  overviewNodes,
} from "../overview/overview.ts";
import { buildScene, type Drawn, panAxis, type Panned, panPlot } from "./buildScene.ts";
import type { Layout, Margin } from "./layout.ts";
import { createLayouter, type Layouter } from "./layouter.ts";
import { clusterContaining, groupOf } from "./moveFocus.ts";

/** Everything a picture depends on besides the state. */
export interface PictureInput {
  readonly options: ResolvedOptions;
  readonly model: Model;
  /** Width of the whole timeline, in px. */
  readonly width: number;
  readonly measure: MeasureText;
  /** Family of all texts: the theme's, or the resolved one where the theme says "inherit". */
  readonly fontFamily: string;
  /** Height of a line of labels, in px; 0 where it is not known. */
  readonly lineHeight: number;
  /** Prefix of the ids of elements; default "samarkand". */
  readonly name?: string;
}

/** Part of the state that is visible in the picture. */
export type VisibleState = Pick<TimelineState, "view" | "selection" | "hover"> &
  Partial<Pick<TimelineState, "arrangement" | "focus" | "isKeyboard" | "matches">> & {
    /** Instant of the now line, in ms; `null` or missing: there is no line. */
    readonly now?: number | null;
    /**
     * Part of the plot's height that is drawn, in px; default all of it. The band with the keyboard
     * focus is drawn wherever it is.
     */
    readonly slice?: Stretch | undefined;
    /** Widest level of lanes, as in `Layout`. */
    readonly lanesLevel?: number | undefined;
  };

/** The pure function from state to picture. What several states share is computed once. */
export interface Picture {
  /**
   * Returns the picture of a model that events were appended to. It shares everything computed for
   * the events that are still there.
   */
  grown(model: Model): Picture;
  at(state: VisibleState): Drawn;
  /** Returns the layout of a state, without drawing it. */
  layout(state: VisibleState): Layout;
  /**
   * Draws a state during a pan, with a margin of time laid out at both ends. `by`: inline px from
   * where the pan began to this view. Positions count from where the pan began, so that nodes that
   * are already drawn stay unchanged.
   */
  panned(state: VisibleState, margin: Margin, by: number): Drawn;
  /** Returns the layout of a state with a margin of time at both ends, for what lies ahead. */
  ahead(state: VisibleState, margin: Margin): Layout;
  /** Draws a state during a zoom: the layout `ground` at another scale. */
  zoomed(state: VisibleState, ground: Layout): Drawn;
  /**
   * Returns the nodes of `drawn` that change when its visible part begins at `offset` (inline px):
   * the axis and the names that are pinned to the edge of the visible part. `by`: as in `panned`.
   */
  pannedTo(drawn: Drawn, offset: number, by: number, state: VisibleState): Panned;
  fit(otherwise: TimeRange): TimeRange;
  /**
   * Returns the time range of all events, and its nodes on the length of the plot; `null` where no
   * event has a date.
   */
  overview(): { readonly range: TimeRange; readonly nodes: readonly SceneNode[] } | null;
  /** Returns the nodes of the overview for the matches of a search. */
  overviewMatches(matches: Matches): readonly SceneNode[];
  /** Returns the first visible events, at most `most`, in reading order, and how many there are. */
  listed(view: TimeRange, most: number): { readonly events: readonly ModelEvent[]; readonly count: number };
  readonly find: Model["find"];
  /** Returns a view in words: the number of events in it, and its dates. */
  inSight(view: TimeRange): string;
  /** Converts between inline px of time and physical px of the plot. */
  readonly time: InlineCoordinates;
  /** Converts coordinates of the parts that follow the text direction, over the whole width. */
  readonly chrome: InlineCoordinates;
  /** Physical left edge and length of the plot, and the width of the whole timeline, in px. */
  readonly plot: { readonly left: number; readonly length: number; readonly whole: number };
  /** Diameter of a dot, in px. */
  readonly dotSize: number;
  /** Returns the width of a text in px; default in the font of the labels of events. */
  readonly measure: (text: string, font?: Partial<FontSpec>) => number;
  readonly options: ResolvedOptions;
  /** Zone, calendar and words of the axis. */
  readonly scaleContext: ScaleContext;
  readonly names: AccessibleNames;
  readonly colors: Colors;
  readonly dateText: DateText;
  /** Date text in the second calendar; `null` where there is none. */
  readonly secondaryText: DateText | null;
}

/** Parts that all pictures of a model share as it grows. */
interface Kit {
  readonly options: ResolvedOptions;
  readonly layout: Omit<LayoutContext, "model">;
  readonly scene: Omit<
    SceneContext,
    "time" | "places" | "colors" | "selection" | "selected" | "hover" | "focus" | "matches" | "now"
  >;
  readonly dateText: DateText;
}

/** Creates the picture of a model for given options and a width. */
export function createPicture(input: PictureInput): Picture {
  const { options, model, width } = input;
  const layout = layoutKit(input);
  const dateText = layout.dateText(options.calendar, false);
  const scene = {
    tokens: options.theme.light,
    fonts: layout.fonts,
    name: input.name ?? "samarkand",
    direction: options.direction,
    dateDirection: localeDirection(options.locale),
    swatch: (length: number) => createInlineCoordinates(length, options.timeDirection),
    chrome: createInlineCoordinates(width, options.direction),
    names: createAccessibleNames(model, { ...options, dateText }),
    memoize: memoizeByKey(),
    clusters: boundedCache<LocalNode>(CLUSTERS),
    questionMark: layout.questionMark,
    isSelectable: options.selection !== "none",
  };
  return pictureOf(model, { options, layout, scene, dateText }, null);
}

/** Creates the picture of a model. `anchor`: that of the layouter of the model before it grew. */
function pictureOf(model: Model, kit: Kit, anchor: number | null): Picture {
  const {
    options,
    scene: { chrome, swatch, names, tokens },
  } = kit;
  const layoutContext = { ...kit.layout, model };
  const layouter = createLayouter(layoutContext, options.legend ? options.messages : null, anchor);
  const { secondaryCalendar } = options;
  const layoutIn = createLayoutCache(layouter, model);
  const time = swatch(layouter.length);
  const places = createOrdinalIndex(model);
  const shared = { ...kit.scene, time, places, colors: assignColors(model, tokens) };
  const overview = memoizeLast(() => {
    const laidOut = layoutOverview(model, layouter.length);
    return (
      laidOut && {
        range: laidOut.scale.domain,
        scale: laidOut.scale,
        nodes: overviewNodes(laidOut, shared, options.markers),
      }
    );
  });
  const countIn = (view: TimeRange): number =>
    model.indices.reduce((sum, index) => sum + index.countMeeting(view), 0);
  // Cached, since building a set of a large selection for each frame would be slow.
  const selectionOf = memoizeLast((ids: readonly string[]): ReadonlySet<string> => new Set(ids));
  const selectedOf = memoizeLast((ids: readonly string[]) =>
    ids.length === 0 ? null : matchesOf(ids, model),
  );
  const focusedIn = (on: Focus, layout: Layout): Focused => {
    const { name } = kit.scene;
    const nowhere = { on, place: null, holder: null };
    if (on.type === "cluster")
      return { ...nowhere, elementId: `${name}-cluster-${on.key.replace(":", "-")}` };
    const event = model.find(on.id);
    if (event === undefined) return { ...nowhere, elementId: name };
    const holder = clusterContaining(event, layout);
    return {
      on,
      elementId: `${name}-event-${event.row}`,
      place: places.event(event),
      holder: holder && { key: holder.key, label: names.event(event) },
    };
  };
  /** Returns the context in which the visible part of a layout begins at `by` px. */
  const contextOf = (
    layout: Layout,
    { selection, hover, now = null, focus = null, isKeyboard = false, matches = null }: VisibleState,
    by: number,
  ): SceneContext => ({
    ...shared,
    time: layout.sight.from === by ? time : shiftCoordinates(time, layout.sight.from - by),
    selection: selectionOf(selection),
    selected: () => selectedOf(selection),
    hover: hover?.type === "event" ? hover.id : null,
    now,
    matches,
    focus: focus !== null && isKeyboard ? focusedIn(focus, layout) : null,
  });
  const sceneOf = (layout: Layout, state: VisibleState, by = 0): Drawn => ({
    layout,
    scene: buildScene(layout, contextOf(layout, state, by)),
  });
  return {
    grown: (larger) => pictureOf(larger, kit, layouter.anchor),
    fit: (otherwise) => layouter.fit ?? otherwise,
    overview,
    overviewMatches(matches) {
      const scale = overview()?.scale;
      return scale === undefined ? [] : overviewMatchNodes(matchedStretches(scale, matches), shared);
    },
    listed: (view, most) => ({ events: eventsInSight(model, view, most), count: countIn(view) }),
    find: model.find,
    inSight: (view) => names.cluster(countIn(view), view),
    time,
    chrome,
    plot: {
      left: chrome.left(layouter.gutter, layouter.length),
      length: layouter.length,
      whole: kit.layout.width,
    },
    dotSize: tokens.dotSize,
    measure: (text, font) => kit.layout.measure(text, { ...kit.layout.fonts.label, ...font }),
    options,
    scaleContext: layoutContext,
    names,
    colors: shared.colors,
    dateText: kit.dateText,
    secondaryText: secondaryCalendar && layoutContext.dateText(secondaryCalendar, true),
    // A change of selection or hover reuses the cached layout: everything stays in its place.
    at: (state) => sceneOf(layoutIn(state), state),
    layout: layoutIn,
    ahead: layoutIn,
    panned: (state, margin, by) => sceneOf(layoutIn(state, margin), state, by),
    zoomed: (state, ground) => sceneOf(layouter.zoomed(ground, state.view, state.arrangement), state),
    pannedTo(drawn, offset, by, state) {
      const { layout } = drawn;
      const context = contextOf(layout, state, by);
      return {
        axis: panAxis(layout, offset, { sight: { ...context, time }, moving: context }),
        plot: panPlot(drawn, layouter.slid(layout, offset, state.arrangement), context),
      };
    },
  };
}

/** Returns the events with these ids in the form of search matches. */
function matchesOf(ids: readonly string[], { count, rowOf, table }: Model): Matches {
  const marked = new Uint8Array(count);
  // `rowOf` returns -1 for an unknown id; a typed array ignores a write at -1.
  for (const id of ids) marked[rowOf(id)] = 1;
  return drain(createMatches("", marked, table));
}

/** Height of the overview with its margins, in px (see the stylesheet). */
const OVERVIEW_ROOM = OVERVIEW_HEIGHT + 10;
/** Number of texts of one font whose widths are cached. */
const WIDTHS = 25_000;
/** Number of cluster nodes that are cached. */
const CLUSTERS = 1_000;

function layoutKit({ options, width, measure, fontFamily, lineHeight }: PictureInput): Kit["layout"] {
  const { zone, calendar, secondaryCalendar, weekend, markers } = options;
  return {
    markers,
    tokens: options.theme.light,
    width,
    maxHeight: options.maxHeight - (options.overview ? OVERVIEW_ROOM : 0),
    layerBands: layerBands(options.layers),
    measure: cachedMeasure(measure),
    ownMarks: options.ownMarks,
    fonts: createFonts(options.theme.light, fontFamily),
    lineHeight,
    zone,
    calendar,
    secondaryCalendar,
    dateText: createDateTexts(options),
    questionMark: questionMark(options.locale),
    weekend,
  };
}

/** Caches the widths of texts: most frames measure the same texts again. */
function cachedMeasure(measure: MeasureText): MeasureText {
  const widths = boundedCache<(text: string, make: (text: string) => number) => number, number>();
  return (text, font) => {
    // One number stands for weight and size, since concatenating strings is expensive.
    const key = font.weight + font.size / 1000;
    return widths(key, () => boundedCache<number>(WIDTHS))(text, () => measure(text, font));
  };
}

/** Returns the question mark of a BCP 47 locale's script. The Arabic one is mirrored. */
function questionMark(locale: string): string {
  return new Intl.Locale(locale).maximize().script === "Arab" ? "؟" : "?";
}

/**
 * Creates the function that lays out a state, with a margin where one is given. Without one, the
 * last layout of the full height, which keyboard navigation uses, is cached, and the last one of
 * the slice that is drawn.
 */
function createLayoutCache(
  layouter: Layouter,
  model: Model,
): (state: VisibleState, margin?: Margin) => Layout {
  const sliceOf = (slice: Stretch | undefined, also: number | undefined) => slice && { ...slice, also };
  const layoutsOf = (slice?: Stretch) =>
    memoizeLast((also: number | undefined) =>
      memoizeLast((arrangement: VisibleState["arrangement"]) =>
        memoizeLast((view: TimeRange) => layouter.at(view, { arrangement, slice: sliceOf(slice, also) })),
      ),
    );
  const [whole, sliced] = [layoutsOf(), memoizeLast((slice: Stretch) => layoutsOf(slice))];
  return ({ view, arrangement, slice, focus, isKeyboard, lanesLevel }, margin) => {
    const also = slice && isKeyboard === true && focus ? groupOf(focus, model) : undefined;
    return margin === undefined && lanesLevel === undefined
      ? (slice === undefined ? whole : sliced(slice))(also)(arrangement)(view)
      : layouter.at(view, { arrangement, slice: sliceOf(slice, also), margin, lanesLevel });
  };
}
