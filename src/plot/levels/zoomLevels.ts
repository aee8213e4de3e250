/**
 * Zoom levels: octaves of the scale. Lanes and clusters are decided per level, at its widest scale.
 * So a pan changes none of them, and marks that keep apart at that scale keep apart at every scale
 * of the level.
 */
export interface ZoomLevels {
  /** Returns the level of a scale (ms per px). Finer scales have greater levels. */
  readonly levelOf: (msPerPx: number) => number;
  /** Returns the widest scale of a level, in ms per px. */
  readonly widestScale: (level: number) => number;
}

/**
 * Creates the zoom levels of a timeline. Level 0 begins at the scale (ms per px) that shows all
 * events, so that no room is wasted in the first picture.
 */
export function createZoomLevels(fitScale: number): ZoomLevels {
  return {
    // The allowance is for scales that are computed from a view. Adding 0 makes of -0 a 0.
    levelOf: (msPerPx) => Math.floor(Math.log2(fitScale / msPerPx) + 1e-9) + 0,
    widestScale: (level) => fitScale / 2 ** level,
  };
}

/** px: least length of a cell. It is wider than any pill, so that pills never touch. */
const CELL = 64;

/**
 * Returns the length (ms) of the cells of a level whose widest scale is `widest` (ms per px). It is
 * a power of two, so that zooming in divides each cell into two: 64 to 128 px at that scale.
 */
export function cellLength(widest: number): number {
  return 2 ** Math.ceil(Math.log2(CELL * widest) - 1e-9);
}
