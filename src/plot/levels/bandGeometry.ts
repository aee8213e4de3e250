import type { Band } from "../../model/groups.ts";
import type { ThemeTokens } from "../../options/theme.ts";
import type { LayoutContext } from "../base/layoutContext.ts";
import type { LevelBand, LevelLayout } from "./layoutLevels.ts";

/** px above the first and below the last lane of a band. */
const PADDING = 9;
/** Padding of a folded band in px, and the height of its strip as a fraction of a lane. */
const FOLDED = { padding: 5, strip: 0.7 };

/** Places of the parts of a band, in px from the top of the plot. */
export interface BandGeometry {
  readonly top: number;
  readonly height: number;
  /**
   * Middle of the title: of its own row if it has one, else of the folded band, else of the first
   * lane.
   */
  readonly titleY: number;
  /** Top of the rows with the labels of eras. */
  readonly erasTop: number;
  readonly lanesTop: number;
  /** Top of the strip of clusters. */
  readonly clustersTop: number;
  readonly clustersEnd: number;
  /** px from the band's top that belong to the title. */
  readonly head: number;
}

/** Heights of rows in px, from the theme and the font. */
export interface RowHeights {
  /** Distance from one lane to the next. */
  readonly lane: number;
  readonly bar: number;
  /** Height of a row with the label of an era. */
  readonly era: number;
  /** Height of a line of text, if the font needs more than the theme's rows; otherwise 0. */
  readonly line: number;
  /** Height of a title above its band; 0 if titles stand beside their bands. */
  readonly title: number;
}

/**
 * Computes the heights of rows: those of the theme, or more if the font needs it. `stacked`:
 * whether titles stand above their bands.
 */
export function rowHeights({ tokens, lineHeight }: LayoutContext, stacked: boolean): RowHeights {
  const bar = Math.max(tokens.barHeight * tokens.density, lineHeight);
  return {
    bar,
    line: lineHeight,
    lane: Math.max(tokens.rowHeight * tokens.density, bar + 4),
    era: Math.max(tokens.noteSize * 1.9, lineHeight),
    title: stacked ? Math.max(tokens.titleSize * 1.8, lineHeight * 1.1) : 0,
  };
}

/**
 * Returns how many lanes of all bands together fit into `height` px, besides titles, padding and
 * the strips of folded bands.
 */
export function rowsWithin(height: number, bands: readonly Band[], heights: RowHeights): number {
  const paddings = bands.reduce(
    (sum, { isFolded }) =>
      sum + heights.title + (isFolded ? 2 * FOLDED.padding + stripOf(heights) : 2 * PADDING),
    0,
  );
  return Math.floor((height - paddings) / heights.lane);
}

/**
 * Places the bands from top to bottom. Above them is a strip with the labels of the eras behind all
 * bands, and with the clusters of those eras.
 */
export function placeBands(
  { bands: levels, behindAll }: LevelLayout,
  heights: RowHeights,
): { behindAll: BandGeometry; bands: BandGeometry[]; height: number } {
  const labels = behindAll.eraRows * heights.era;
  let top = labels + (behindAll.clustered ? heights.lane : 0);
  const first = top;
  const bands = levels.map((band) => {
    const geometry = placeBand(band, top, heights);
    top += geometry.height;
    return geometry;
  });
  const strip = {
    top: 0,
    titleY: 0,
    erasTop: 0,
    lanesTop: labels,
    clustersTop: labels,
    clustersEnd: first,
    head: 0,
    height: top,
  };
  return { behindAll: strip, bands, height: top };
}

/** Returns the height (px) of a folded band's strip. */
function stripOf({ lane, line }: RowHeights): number {
  return Math.max(FOLDED.strip * lane, line);
}

function placeBand(
  { eraRows, lanes, clustered, group, band: { isFolded } }: LevelBand,
  top: number,
  heights: RowHeights,
): BandGeometry {
  const titleHeight = group.title === "" ? 0 : heights.title;
  const padding = isFolded ? FOLDED.padding : PADDING;
  const erasTop = top + titleHeight;
  const lanesTop = erasTop + eraRows * heights.era + padding;
  const clustersTop = lanesTop + (clustered || isFolded ? lanes : Math.max(lanes, 1)) * heights.lane;
  const clustersEnd = clustersTop + (isFolded ? stripOf(heights) : clustered ? heights.lane : 0);
  const height = clustersEnd + padding - top;
  const titleY =
    titleHeight > 0
      ? top + titleHeight / 2 + 2
      : isFolded
        ? top + height / 2
        : top + PADDING + heights.lane / 2;
  return {
    top,
    erasTop,
    lanesTop,
    clustersTop,
    clustersEnd,
    titleY,
    head: titleHeight > 0 ? titleHeight + 2 : 2 * (titleY - top),
    height,
  };
}

/** px by which a title is indented from the title of the parent group. */
export const GROUP_STEP = 14;

/**
 * Returns the width (px) of the gutter, which holds the titles of groups; 0 if there are no titles
 * or no room for them.
 */
export function gutterWidth(titles: readonly number[], width: number, { spineWidth }: ThemeTokens): number {
  const widest = Math.max(0, ...titles);
  if (widest === 0 || width < 640) return 0;
  return Math.ceil(Math.min(widest + spineWidth + 34, width * 0.2, 220));
}
