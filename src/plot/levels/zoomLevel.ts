/**
 * Levels to a doubling of the scale: fewer would waste room between two, more would make lanes
 * change more often.
 */
const PER_OCTAVE = 2;

/**
 * The level of a scale. Which lane an event has, whether it has a label, what is counted in a
 * cluster: all is decided for a level, at its widest scale, so that a pan changes nothing and what
 * keeps apart there does at every scale of it.
 */
export function zoomLevel(msPerPx: number): number {
  return Math.ceil(Math.log2(msPerPx) * PER_OCTAVE - 1e-9);
}

/** The widest scale of a level, in ms per px. */
export function widestScale(level: number): number {
  return 2 ** (level / PER_OCTAVE);
}
