/**
 * Levels per doubling of the scale. Fewer would waste room between two levels; more would change
 * lanes more often.
 */
const PER_OCTAVE = 2;

/**
 * Returns the level of a scale. Lanes, labels and clusters are decided per level, at its widest
 * scale. So a pan changes none of them, and marks that keep apart at that scale keep apart at every
 * scale of the level.
 */
export function zoomLevel(msPerPx: number): number {
  return Math.ceil(Math.log2(msPerPx) * PER_OCTAVE - 1e-9);
}

/** Returns the widest scale of a level, in ms per px. */
export function widestScale(level: number): number {
  return 2 ** (level / PER_OCTAVE);
}
