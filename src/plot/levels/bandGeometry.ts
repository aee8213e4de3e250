import type { Band } from "../../model/arrangeGroups.ts";
import type { ThemeTokens } from "../../options/theme.ts";
import type { LayoutContext } from "../base/layoutContext.ts";
import type { LevelBand, LevelLayout } from "./layoutLevels.ts";

/** px above the first and under the last lane of a band. */
const PADDING = 9;
/** The same of a folded one, and the part of a lane that its strip is high. */
const FOLDED = { padding: 5, strip: 0.7 };

/** Where the parts of a band are, in px from the top of the plot. */
export interface BandGeometry {
  readonly top: number;
  readonly height: number;
  /** The middle of the title: beside the first lane, or of a row of its own. */
  readonly titleY: number;
  /** The top of the rows with the labels of eras. */
  readonly erasTop: number;
  readonly lanesTop: number;
  /** The top of the strip of clusters. */
  readonly clustersTop: number;
  readonly clustersEnd: number;
  /** px from the top that belong to the title. */
  readonly head: number;
}

/** Heights in px that follow from the theme and the font. */
export interface RowHeights {
  /** From one lane to the next. */
  readonly lane: number;
  readonly bar: number;
  /** Of a row with an era's label. */
  readonly era: number;
  /** Of the font, where it needs more than a lane. */
  readonly line: number;
  /** Of a title above its band; 0 where titles stand beside. */
  readonly title: number;
}

/** Rows are as high as the theme says, and higher where the font needs it. */
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
 * How many lanes there is room for in `height` px, for all bands together, besides all that is no
 * lane.
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
 * Bands from top to bottom, under a strip with the labels of the eras behind all of them and what
 * is counted there.
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

/** px of the strip of a folded band. */
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

/** px by which a title stands further in than that of the group around it. */
export const GROUP_STEP = 14;

/**
 * The width (px) that the titles of groups take at the side; 0 where there are none, or no room for
 * them.
 */
export function gutterWidth(titles: readonly number[], width: number, { spineWidth }: ThemeTokens): number {
  const widest = Math.max(0, ...titles);
  if (widest === 0 || width < 640) return 0;
  return Math.ceil(Math.min(widest + spineWidth + 34, width * 0.2, 220));
}
