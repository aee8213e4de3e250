import type { Band } from "../../model/groups.ts";
import type { ModelGroup } from "../../model/model.ts";
import type { ThemeTokens } from "../../options/theme.ts";
import type { LayoutContext } from "../base/layoutContext.ts";

/**
 * px: heights of a row from the theme's to the lowest at which a label can be read, for the theme
 * whose rows are 34 px high. All are even, so that the middle of a row is at a whole px.
 */
const LADDER = [34, 30, 28, 26, 24, 22, 20];
const [HIGHEST, LOWEST] = [34, 20];
/** px above the first and below the last of the highest lanes of a band. Lower lanes have less. */
const PADDING = 9;
/** px: padding and strip of a folded band, which holds a pill, or two rows of marks. */
const FOLDED = { padding: 5, strip: 24 };
/** px: height of a strip under lanes. */
const STRIP = 40;
/** px between a bar and the next lane. */
const BAR_GAP = 4;

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
  /** Space above the first and below the last lane of a band. */
  readonly padding: number;
  readonly bar: number;
  /** Height of a row with the label of an era. */
  readonly era: number;
  /** Height of a line of text, if the font needs more than the theme's rows; otherwise 0. */
  readonly line: number;
  /** Height of a title above its band; 0 if titles stand beside their bands. */
  readonly title: number;
}

/** Returns the height of the theme's bars in px. */
function themeBar({ tokens }: LayoutContext): number {
  return tokens.barHeight * tokens.density;
}

/**
 * Returns the height of a line (px) where the font needs more than the theme's bars; otherwise 0:
 * no row depends on a font that was not measured.
 */
function tallLine(context: LayoutContext): number {
  return context.lineHeight > themeBar(context) ? context.lineHeight : 0;
}

/** Returns the heights (px) that a lane may have, from the theme's to the lowest. */
export function rowLadder(context: LayoutContext): readonly number[] {
  const { rowHeight, density } = context.tokens;
  const tall = tallLine(context);
  const highest = Math.max(rowHeight * density, Math.max(themeBar(context), tall) + BAR_GAP);
  const lowest = Math.max(Math.min(highest, LOWEST), tall + BAR_GAP);
  const part = (step: number): number => (step - LOWEST) / (HIGHEST - LOWEST);
  return LADDER.map((step) => lowest + part(step) * (highest - lowest));
}

/**
 * Computes the heights of rows whose lanes are `lane` px high. `stacked`: whether titles stand
 * above their bands.
 */
export function rowHeights(context: LayoutContext, stacked: boolean, lane: number): RowHeights {
  const { tokens, lineHeight } = context;
  return {
    lane,
    padding: Math.round((PADDING * lane) / HIGHEST),
    bar: Math.max(Math.min(themeBar(context), lane - BAR_GAP), tallLine(context)),
    line: lineHeight,
    era: Math.max(tokens.noteSize * 1.9, lineHeight),
    title: stacked ? Math.max(tokens.titleSize * 1.8, lineHeight * 1.1) : 0,
  };
}

/** What the heights of bands depend on. */
export interface BandRows {
  readonly bands: readonly {
    readonly group: Pick<ModelGroup, "title">;
    readonly band: Pick<Band, "isFolded">;
    readonly eraRows: number;
    readonly lanes: number;
    readonly clustered: boolean;
  }[];
  readonly behindAll: { readonly eraRows: number; readonly clustered: boolean };
  readonly heights: RowHeights;
}

/**
 * Places the bands from top to bottom. Above them is a strip with the labels of the eras behind all
 * bands, and with the clusters of those eras.
 */
export function placeBands({ bands: levels, behindAll, heights }: BandRows): {
  behindAll: BandGeometry;
  bands: BandGeometry[];
  height: number;
} {
  const labels = behindAll.eraRows * heights.era;
  let top = labels + (behindAll.clustered ? stripOf(heights, false) : 0);
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

function stripOf({ line }: RowHeights, isFolded: boolean): number {
  return Math.max(isFolded ? FOLDED.strip : STRIP, line);
}

function placeBand(
  { eraRows, lanes, clustered, group, band: { isFolded } }: BandRows["bands"][number],
  top: number,
  heights: RowHeights,
): BandGeometry {
  const titleHeight = group.title === "" ? 0 : heights.title;
  const padding = isFolded ? FOLDED.padding : heights.padding;
  const erasTop = top + titleHeight;
  const lanesTop = erasTop + eraRows * heights.era + padding;
  const clustersTop = lanesTop + (clustered || isFolded ? lanes : Math.max(lanes, 1)) * heights.lane;
  const clustersEnd = clustersTop + (clustered || isFolded ? stripOf(heights, isFolded) : 0);
  // Under a pill, the ring of the keyboard focus needs the room of the highest rows.
  const height = clustersEnd + (clustered && !isFolded ? PADDING : padding) - top;
  const titleY =
    titleHeight > 0
      ? top + titleHeight / 2 + 2
      : isFolded
        ? top + height / 2
        : top + heights.padding + heights.lane / 2;
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
