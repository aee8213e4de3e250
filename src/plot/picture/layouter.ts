import { DAY } from "../../base/durations.ts";
import { boundedCache, memoizeLast } from "../../base/memo.ts";
import { arrangeGroups, type Arrangement, type Band } from "../../model/groups.ts";
import type { Messages } from "../../options/messages.ts";
import { createScale, type TimeRange, type TimeScale } from "../../time/scale.ts";
import { layoutAxis } from "../axis/axis.ts";
import { createMarkers } from "../axis/markers.ts";
import { fitText } from "../base/fitText.ts";
import type { LayoutContext } from "../base/layoutContext.ts";
import { createColumns, placeHistogram } from "../clusters/histogram.ts";
import { placeClusters } from "../clusters/placeClusters.ts";
import { type PlacedEra, placeEras } from "../events/eras.ts";
import { placeMarks, slideMarks } from "../events/placeMarks.ts";
import { layoutLegend } from "../legend/legend.ts";
import { type BandGeometry, GROUP_STEP, gutterWidth, placeBands } from "../levels/bandGeometry.ts";
import { layoutLevels, type LevelBand, type LevelLayout } from "../levels/layoutLevels.ts";
import { cellLength, createZoomLevels } from "../levels/zoomLevels.ts";
import { fitView } from "./fitView.ts";
import type { Layout, Margin, PlacedBand, PlacedLayerBand, Slice } from "./layout.ts";
import { zoomLayout } from "./zoomLayout.ts";

/**
 * Lays out windows of one model for one width. What a zoom level decides is cached, so that a pan
 * costs only its window.
 */
export interface Layouter {
  /** Width of the gutter for the titles of groups, in px; 0: the titles stand above their bands. */
  readonly gutter: number;
  /** Length of the plot along the direction of time, in px. */
  readonly length: number;
  /** Lays out a view; without a slice, the full height of the plot. */
  readonly at: (view: TimeRange, parts?: Parts) => Layout;
  /** Returns the layout `ground` at another view, which must be a part of the view of `ground`. */
  readonly zoomed: (ground: Layout, view: TimeRange, arrangement?: Arrangement) => Layout;
  /**
   * Returns the layout `ground` when its visible part begins at `from` (inline px). Everything that
   * is pinned to an edge moves to the edge of that part. `ground` was laid out with a margin.
   */
  readonly slid: (ground: Layout, from: number, arrangement?: Arrangement) => Layout;
  /** View in which everything is visible; `null` where there is no date. */
  readonly fit: TimeRange | null;
  /** Scale (ms per px) at which zoom level 0 begins: that of the view above, or nearly so. */
  readonly anchor: number;
}

/** Parts of a view to lay out. */
interface Parts {
  readonly arrangement?: Arrangement | undefined;
  readonly slice?: Slice | undefined;
  readonly margin?: Margin | undefined;
  /** Widest level of lanes, as in `Layout`; default: the level of the view. */
  readonly lanesLevel?: number | undefined;
}

/** Levels of a layout. */
type Levels = Pick<Layout, "level" | "lanesLevel">;

/** Least height that a legend leaves for the axis and the plot, in px. */
const LEAST_SCROLL = 100;

const NO_MARGIN: Margin = { before: 0, after: 0 };

const ALL: Slice = { from: -Infinity, to: Infinity };

const AS_GIVEN: Arrangement = { folded: new Map(), order: [] };

/** Number of zoom levels whose layouts are cached: those that one gesture passes. */
const LEVELS = 6;

/**
 * Octaves by which the fitted scale may differ from the anchor of the levels. So a feed moves no
 * events until it has grown noticeably.
 */
const DRIFT = 1 / 8;

/**
 * Creates the layouter of a context. The layout of a view depends on that view alone: no earlier
 * view has any effect. `legendWords`: `null` for no legend. `earlier`: anchor of a layouter whose
 * events are among those of the context.
 */
export function createLayouter(
  context: LayoutContext,
  legendWords: Messages | null,
  earlier: number | null = null,
): Layouter {
  const frame = layoutFrame(context, legendWords);
  const { gutter } = frame;
  const length = Math.max(1, context.width - gutter);
  const fit = fitView(length, context);
  const anchor = anchorOf((fit === null ? DAY : fit.end - fit.start) / length, earlier);
  const zoom = createZoomLevels(anchor);
  const [markers, columns] = [createMarkers(context), createColumns(context.model)];
  const room = context.layerBands.reduce((sum, { height }) => sum + height, 0);
  const levelsOf = memoizeLast((arrangement: Arrangement) => {
    const arranged = arrangeGroups(context.model.groups, arrangement);
    const levels = boundedCache<LevelLayout>(LEVELS);
    const height = frame.maxScroll - frame.axisHeight - room;
    const create = layoutLevels(context, arranged, { zoom, fit, height, stacked: gutter === 0 });
    return ({ level, lanesLevel }: Levels) =>
      levels(`${level} ${lanesLevel}`, () => create(level, lanesLevel));
  });
  /** Returns the levels of all bands and their places on a scale, and a function for the eras. */
  const placesOn = ({ scale, sight }: Window, levels: Levels, arrangement: Arrangement) => {
    const layout = levelsOf(arrangement)(levels);
    const { bands, behindAll, height } = placeBands(layout);
    const widestScale = zoom.widestScale(levels.level);
    const placeOf = (at: number) => ({
      scale,
      sight,
      index: layout.bands[at]?.band.index ?? -1,
      widestScale,
      cellLength: cellLength(widestScale),
      heights: layout.heights,
      geometry: bands[at] ?? behindAll,
    });
    const eras = (): PlacedEra[] =>
      [layout.behindAll, ...layout.bands].flatMap((band, index) =>
        placeEras(band.eras, placeOf(index - 1), context),
      );
    return { layout, bands, height, placeOf, eras };
  };
  const cellsOf = (level: number): number => cellLength(zoom.widestScale(level));
  const alongTime = (window: Window, { level, lanesLevel }: Levels) => ({
    level,
    lanesLevel,
    cellLength: cellsOf(level),
    ...window,
    axis: layoutAxis(window.scale, context),
    markers: markers({ ...window, cellLength: cellsOf(level) }),
  });
  return {
    gutter,
    length,
    fit,
    anchor,
    at(view, { arrangement = AS_GIVEN, slice = ALL, margin = NO_MARGIN, lanesLevel = Infinity } = {}) {
      // The level comes from the view, since a scale with a margin may differ by a rounding error.
      const level = zoom.levelOf((view.end - view.start) / length);
      const window = widened(createScale(view, length), margin);
      const levels = { level, lanesLevel: Math.min(level, lanesLevel) };
      const { layout, bands, height, placeOf, eras } = placesOn(window, levels, arrangement);
      const placedBands = bands.map((band, index) => titled(band, layout, { index, gutter, slice, context }));
      const shown = placedBands.flatMap(({ isShown }, index) =>
        isShown ? [{ band: layout.bands[index] as LevelBand, place: placeOf(index) }] : [],
      );
      const behindAll = { band: layout.behindAll, place: placeOf(-1) };
      const strips = [behindAll, ...shown].map(({ band, place }) => placeClusters(band, place, context));
      return {
        ...frame,
        ...alongTime(window, levels),
        eras: eras(),
        plotHeight: height + room,
        bands: placedBands,
        layerBands: placeLayerBands(height, gutter, context),
        marks: [
          ...shown.flatMap(({ band, place }) => placeMarks(band, place, context)),
          ...strips.flatMap(({ marks }) => marks),
        ],
        histograms: [behindAll, ...shown].flatMap(({ band, place }) =>
          band.clustered ? (placeHistogram(band, place, columns) ?? []) : [],
        ),
        clusters: strips.flatMap(({ clusters }) => clusters),
      };
    },
    zoomed(ground, view, arrangement = AS_GIVEN) {
      const window = widened(createScale(view, length), NO_MARGIN);
      return {
        ...ground,
        ...alongTime(window, ground),
        eras: placesOn(window, ground, arrangement).eras(),
        ...zoomLayout(ground, window.scale),
      };
    },
    slid(ground, from, arrangement = AS_GIVEN) {
      const window = { scale: ground.scale, sight: { from, to: from + length } };
      const { marks, eras, cellLength } = ground;
      return {
        ...ground,
        sight: window.sight,
        marks: slideMarks(marks, window, context),
        eras: eras.length === 0 ? eras : placesOn(window, ground, arrangement).eras(),
        markers: markers({ ...window, cellLength }),
      };
    },
  };
}

/** Returns the earlier anchor of zoom levels while it is near the fitted scale, else that scale. */
function anchorOf(fitScale: number, earlier: number | null): number {
  return earlier !== null && Math.abs(Math.log2(fitScale / earlier)) < DRIFT ? earlier : fitScale;
}

/** Returns the parts of a layout that do not depend on the view. */
function layoutFrame(
  context: LayoutContext,
  legendWords: Messages | null,
): Pick<
  Layout,
  "width" | "gutter" | "axisHeight" | "secondaryHeight" | "markersHeight" | "legend" | "maxScroll"
> {
  const { model, width, tokens, measure, maxHeight } = context;
  const font = context.fonts.group;
  const legend = layoutLegend(context, legendWords);
  const titles = model.groups.map(({ title, depth }) =>
    title === "" ? 0 : measure(title, font) + depth * GROUP_STEP,
  );
  return {
    width,
    gutter: gutterWidth(titles, width, tokens),
    ...fixedHeights(context),
    legend,
    maxScroll: Math.max(LEAST_SCROLL, maxHeight - legend.height),
  };
}

/** A scale, and its visible part in inline px. */
type Window = Pick<Layout, "scale" | "sight">;

/** Returns a scale extended by a margin of time at both ends, and its visible part. */
function widened(scale: TimeScale, { before, after }: Margin): Window {
  const { size: length } = scale;
  const sight = { from: before, to: before + length };
  if (before === 0 && after === 0) return { scale, sight };
  return {
    scale: createScale(
      { start: scale.invert(-before), end: scale.invert(length + after) },
      before + length + after,
    ),
    sight,
  };
}

function titled(
  band: BandGeometry,
  { bands }: LevelLayout,
  { index, gutter, slice, context }: Title,
): PlacedBand {
  const { group, band: arranged } = bands[index] as LevelLayout["bands"][number];
  const font = context.fonts.group;
  const room =
    (gutter === 0 ? context.width : gutter) - context.tokens.spineWidth - 24 - group.depth * GROUP_STEP;
  const title = fitText(group.title, room, (text) => context.measure(text, font));
  return {
    ...band,
    group,
    band: arranged,
    title,
    titleWidth: context.measure(title, font),
    isShown: isIn(slice, band, arranged),
  };
}

/**
 * Places the bands of layers from `top` on. A title stands in the gutter where it fits there, else
 * at the start of the plot: no gutter grows for it.
 */
function placeLayerBands(
  top: number,
  gutter: number,
  { layerBands, fonts, measure, tokens, width }: LayoutContext,
): readonly PlacedLayerBand[] {
  const measured = (text: string): number => measure(text, fonts.group);
  const inset = tokens.spineWidth + 12;
  let next = top;
  return layerBands.map(({ name, title, height }) => {
    const from = inset + measured(title) + 12 > gutter ? gutter + inset : inset;
    const band = { name, title: fitText(title, width - from - 12, measured), from, top: next, height };
    next += height;
    return band;
  });
}

function isIn(
  { from, to, also = NaN }: Slice,
  { top, height }: BandGeometry,
  { index, within }: Band,
): boolean {
  return (top < to && top + height > from) || index === also || within.includes(also);
}

function fixedHeights(
  context: LayoutContext,
): Pick<Layout, "axisHeight" | "secondaryHeight" | "markersHeight"> {
  const { tokens, markers, secondaryCalendar, lineHeight } = context;
  const secondaryHeight = secondaryCalendar === null ? 0 : Math.ceil(tiersHeight(context));
  const markersHeight = markers.length === 0 ? 0 : Math.ceil(Math.max(tokens.fontSize * 1.9, lineHeight));
  const axisHeight =
    Math.ceil(tiersHeight(context) + tokens.noteSize * 1.6) + secondaryHeight + markersHeight;
  return { axisHeight, secondaryHeight, markersHeight };
}

/** Returns the height of the upper and the lower tier of labels together, in px. */
function tiersHeight({ tokens, lineHeight }: LayoutContext): number {
  return Math.max(tokens.titleSize * 1.75, lineHeight) + Math.max(tokens.fontSize * 1.6, lineHeight * 0.8);
}

interface Title {
  readonly index: number;
  readonly gutter: number;
  readonly slice: Slice;
  readonly context: LayoutContext;
}
