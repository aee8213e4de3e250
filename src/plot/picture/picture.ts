import { localeDirection } from "../../base/direction.ts";
import { drain } from "../../base/drain.ts";
import type { MeasureText } from "../../base/measureText.ts";
import { boundedCache, memoizeByKey, memoizeLast } from "../../base/memo.ts";
import { createMatches, type Matches } from "../../model/matches.ts";
import type { Model, ModelEvent } from "../../model/model.ts";
import { eventsInSight } from "../../model/neighbour.ts";
import type { ResolvedOptions } from "../../options/resolveOptions.ts";
import type { Focus, TimelineState } from "../../state/state.ts";
import type { TimeRange } from "../../time/scale.ts";
import { createDateText, type DateText } from "../../time/text/dateText.ts";
import { assignColors } from "../base/assignColors.ts";
import {
  createInlineCoordinates,
  type InlineCoordinates,
  shiftCoordinates,
} from "../base/inlineCoordinates.ts";
import { createFonts, type LayoutContext } from "../base/layoutContext.ts";
import type { Colors, Focused, LocalNode, SceneContext } from "../base/sceneContext.ts";
import type { SceneNode } from "../base/sceneNode.ts";
import type { Stretch } from "../events/placeMarks.ts";
import { type AccessibleNames, createAccessibleNames } from "../names/accessibleNames.ts";
import { createOrdinalIndex, type OrdinalIndex } from "../names/ordinalIndex.ts";
import {
  layoutOverview,
  matchedStretches,
  OVERVIEW_HEIGHT,
  overviewMatchNodes,
  overviewNodes,
} from "../overview/overview.ts";
import { buildScene, type Drawn } from "./buildScene.ts";
import type { Layout, Margin, Slice } from "./layout.ts";
import { createLayouter, type Layouter } from "./layouter.ts";
import { clusterContaining } from "./moveFocus.ts";
import { panAxis, type PannedAxis, type PannedPlot, panPlot } from "./pannedNodes.ts";

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
  /** What the ids of elements begin with; default "samarkand". */
  readonly name?: string;
}

/** The part of the state that can be seen. */
export type VisibleState = Pick<TimelineState, "view" | "selection" | "hover"> &
  Partial<Pick<TimelineState, "arrangement" | "focus" | "isKeyboard" | "matches">> & {
    /** ms: where a line shows that it is now. */
    readonly now?: number | null;
    /**
     * px of the plot's height that are drawn; default all of it. What the keyboard is at is drawn
     * wherever it is.
     */
    readonly slice?: Stretch | undefined;
  };

/** What a pan changes of what is drawn, besides where that stands. */
export interface Panned {
  readonly axis: PannedAxis;
  readonly plot: PannedPlot;
}

/** The pure function from state to picture, with what several states share computed once. */
export interface Picture {
  /**
   * The same of a model that was appended to, with all that was made for the events that are still
   * there.
   */
  grown(model: Model): Picture;
  at(state: VisibleState): Drawn;
  /** What a state is laid out as, without being drawn. */
  layout(state: VisibleState): Layout;
  /**
   * The same while it is panned: with more of time at both ends. It stands where it was `by` inline
   * px before, so that what is drawn already stays as it is.
   */
  panned(state: VisibleState, margin: Margin, by: number): Drawn;
  /** The same while it is zoomed: what was laid out, at another scale. */
  zoomed(state: VisibleState, ground: Layout): Drawn;
  /**
   * What of that changes its place when it is in sight from an offset (inline px) on: the names
   * that stay in sight.
   */
  pannedTo(drawn: Drawn, offset: number, by: number, state: VisibleState): Panned;
  fit(otherwise: TimeRange): TimeRange;
  /**
   * All of time in which something happens, on the length of the plot; `null` where nothing has a
   * date.
   */
  overview(): { readonly range: TimeRange; readonly nodes: readonly SceneNode[] } | null;
  /** What a search found, there. */
  overviewMatches(matches: Matches): readonly SceneNode[];
  /** The first events in sight, in the order of reading, and how many there are. */
  listed(view: TimeRange, most: number): { readonly events: readonly ModelEvent[]; readonly count: number };
  readonly find: Model["find"];
  /** What is in sight, in words: how many events, and when. */
  inSight(view: TimeRange): string;
  /** Between the inline px of time and the physical px of the plot. */
  readonly time: InlineCoordinates;
  /** The same for what is around the plot. */
  readonly chrome: InlineCoordinates;
  /** The plot's physical left edge and length, in px of the picture, and the width of the whole. */
  readonly plot: { readonly left: number; readonly length: number; readonly whole: number };
  readonly names: AccessibleNames;
  readonly colors: Colors;
  readonly dateText: DateText;
  /** In the second calendar; null where there is none. */
  readonly secondaryText: DateText | null;
}

/** What the pictures of a model share as it grows. */
interface Kit {
  readonly options: ResolvedOptions;
  readonly layout: Omit<LayoutContext, "model">;
  readonly scene: Omit<
    SceneContext,
    "time" | "places" | "colors" | "selection" | "selected" | "hover" | "focus" | "matches" | "now"
  >;
  readonly name: string;
  readonly dateText: DateText;
}

/** Creates the picture of a model with options, in a width. */
export function createPicture(input: PictureInput): Picture {
  const { options, model, width } = input;
  const layout = layoutKit(input);
  const dateText = layout.dateText(options.calendar, false);
  const scene = {
    tokens: options.theme.light,
    fonts: layout.fonts,
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
  return pictureOf(model, { options, layout, scene, dateText, name: input.name ?? "samarkand" });
}

function pictureOf(model: Model, kit: Kit): Picture {
  const {
    options,
    scene: { chrome, swatch, names, tokens },
  } = kit;
  const layoutContext = { ...kit.layout, model };
  const layouter = createLayouter(layoutContext, options.legend ? options.messages : null);
  const { secondaryCalendar } = options;
  const layouts = createLayoutCache(layouter, model);
  const time = swatch(layouter.length);
  const places = createOrdinalIndex(model);
  const shared = { ...kit.scene, time, places, colors: assignColors(model, tokens) };
  const overviewOf = memoizeLast((of: Model) => {
    const overview = layoutOverview(of, layouter.length);
    return overview === null
      ? null
      : {
          range: overview.scale.domain,
          scale: overview.scale,
          nodes: overviewNodes(overview, shared, options.markers),
        };
  });
  const countIn = (view: TimeRange): number =>
    model.indices.reduce((sum, index) => sum + index.countMeeting(view), 0);
  // Of many that are selected none is made anew for each frame.
  const selectionOf = memoizeLast((ids: readonly string[]): ReadonlySet<string> => new Set(ids));
  const selectedOf = memoizeLast((ids: readonly string[]) =>
    ids.length === 0 ? null : matchesOf(ids, model),
  );
  /** Of what is laid out, from where the sight was `by` px before. */
  const timeOf = ({ sight }: Layout, by: number): InlineCoordinates =>
    sight.from === by ? time : shiftCoordinates(time, sight.from - by);
  const contextOf = (
    layout: Layout,
    { selection, hover, now = null, focus = null, isKeyboard = false, matches = null }: VisibleState,
    by: number,
  ): SceneContext => ({
    ...shared,
    time: timeOf(layout, by),
    selection: selectionOf(selection),
    selected: () => selectedOf(selection),
    hover: hover?.type === "event" ? hover.id : null,
    now,
    matches,
    focus:
      focus === null || !isKeyboard ? null : focused(focus, layout, { model, names, places, name: kit.name }),
  });
  const sceneOf = (layout: Layout, state: VisibleState, by = 0): Drawn => ({
    layout,
    scene: buildScene(layout, contextOf(layout, state, by)),
  });
  return {
    grown: (larger) => pictureOf(larger, kit),
    fit: layouter.fit,
    overview: () => overviewOf(model),
    overviewMatches(matches) {
      const overview = overviewOf(model);
      return overview === null ? [] : overviewMatchNodes(matchedStretches(overview.scale, matches), shared);
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
    names,
    colors: shared.colors,
    dateText: kit.dateText,
    secondaryText: secondaryCalendar === null ? null : layoutContext.dateText(secondaryCalendar, true),
    // A selection or a pointer that moves on leaves everything in its place.
    at: (state) => sceneOf(layouts.at(state), state),
    layout: layouts.at,
    panned: (state, margin, by) => sceneOf(layouts.panned(state, margin), state, by),
    zoomed: (state, ground) => sceneOf(layouts.zoomed(state, ground), state),
    pannedTo(drawn, offset, by, state) {
      const { layout } = drawn;
      const context = contextOf(layout, state, by);
      return {
        axis: panAxis(layout, offset, { sight: { ...context, time }, moving: context }),
        plot: panPlot(drawn, layouts.slid(state, layout, offset), context),
      };
    },
  };
}

function focused(
  on: Focus,
  layout: Layout,
  {
    model,
    names,
    places,
    name,
  }: {
    readonly model: Model;
    readonly names: AccessibleNames;
    readonly places: OrdinalIndex;
    readonly name: string;
  },
): Focused {
  const nowhere = { on, place: null, holder: null };
  if (on.type === "cluster") return { ...nowhere, elementId: `${name}-cluster-${on.key.replace(":", "-")}` };
  const event = model.find(on.id);
  if (event === undefined) return { ...nowhere, elementId: name };
  const holder = clusterContaining(event, layout);
  return {
    on,
    elementId: `${name}-event-${event.row}`,
    place: places.event(event),
    holder: holder === null ? null : { key: holder.key, label: names.event(event) },
  };
}

/** Events by their ids, as a search finds them. */
function matchesOf(ids: readonly string[], { count, rowOf, table }: Model): Matches {
  const marked = new Uint8Array(count);
  // What is no row is no place of the array.
  for (const id of ids) marked[rowOf(id)] = 1;
  return drain(createMatches("", marked, table));
}

/** px of the overview with what is around it (see the stylesheet). */
const OVERVIEW_ROOM = OVERVIEW_HEIGHT + 10;
/** Texts of one font whose widths are remembered. */
const WIDTHS = 25_000;
/** Clusters that are remembered. */
const CLUSTERS = 1_000;

function layoutKit({ options, width, measure, fontFamily, lineHeight }: PictureInput): Kit["layout"] {
  const { zone, calendar, secondaryCalendar, weekend, markers } = options;
  return {
    markers,
    tokens: options.theme.light,
    width,
    maxHeight: options.maxHeight - (options.overview ? OVERVIEW_ROOM : 0),
    measure: cachedMeasure(measure),
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

/** The texts of each calendar, with and without era, made once. */
function createDateTexts({
  locale,
  zone,
  messages: words,
  numberingSystem,
  renameMonth,
}: ResolvedOptions): LayoutContext["dateText"] {
  const texts = boundedCache<DateText>();
  return (calendar, era) => {
    return texts(`${calendar.id} ${era}`, () =>
      createDateText({
        locale,
        zone,
        words,
        era,
        calendar,
        renameMonth,
        ...(numberingSystem === undefined ? {} : { numberingSystem }),
      }),
    );
  };
}

/** Texts are measured anew at every frame, and are the same ones at most of them. */
function cachedMeasure(measure: MeasureText): MeasureText {
  const widths = boundedCache<(text: string, make: (text: string) => number) => number, number>();
  return (text, font) => {
    // One number for both, since strings put together are dear.
    const key = font.weight + font.size / 1000;
    return widths(key, () => boundedCache<number>(WIDTHS))(text, () => measure(text, font));
  };
}

/** The question mark with which a BCP 47 locale is written: that of Arabic looks the other way. */
function questionMark(locale: string): string {
  return new Intl.Locale(locale).maximize().script === "Arab" ? "؟" : "?";
}

/** Lays out states of a model. */
interface Layouts {
  /** The same as the last one, as long as nothing has another place. */
  readonly at: (state: VisibleState) => Layout;
  panned(state: VisibleState, margin: Margin): Layout;
  zoomed(state: VisibleState, ground: Layout): Layout;
  slid(state: VisibleState, ground: Layout, from: number): Layout;
}

type ArrangementOf = VisibleState["arrangement"];

/**
 * Remembers the last layout of all the height, by which the keyboard goes, and that of the part
 * that is drawn.
 */
function createLayoutCache(layouter: Layouter, model: Model): Layouts {
  const layoutsOf = (slice?: Slice) =>
    memoizeLast((arrangement: ArrangementOf) =>
      memoizeLast((view: TimeRange) => layouter.at(view, { arrangement, slice })),
    );
  const [whole, sliced] = [layoutsOf(), memoizeLast((slice: Slice) => layoutsOf(slice))];
  const withGroup = memoizeLast((slice: Stretch) =>
    memoizeLast((also: number | undefined): Slice => ({ ...slice, also })),
  );
  const sliceOf = ({ slice, focus, isKeyboard }: VisibleState): Slice | undefined =>
    slice && withGroup(slice)(isKeyboard === true && focus ? groupOf(focus, model) : undefined);
  return {
    at(state) {
      const slice = sliceOf(state);
      return (slice === undefined ? whole : sliced(slice))(state.arrangement)(state.view);
    },
    panned: (state, margin) =>
      layouter.at(state.view, { arrangement: state.arrangement, slice: sliceOf(state), margin }),
    zoomed: ({ view, arrangement }, ground) => layouter.zoomed(ground, view, arrangement),
    slid: ({ arrangement }, ground, from) => layouter.slid(ground, from, arrangement),
  };
}

/** The index of the group that the keyboard is in. */
function groupOf(focus: Focus, { find }: Model): number | undefined {
  return focus.type === "event" ? find(focus.id)?.group : Number.parseInt(focus.key, 10);
}
