/** Levels to a doubling of the scale: fewer would waste room between two, more would make lanes change more often. */
const PER_OCTAVE = 2;

/**
 * The level of a scale. Which lane an event has, whether it has a label, what is counted in a cluster: all is
 * decided for a level, at its widest scale, so that a pan changes nothing and what keeps apart there does at every scale of it.
 */
export function zoomLevel(msPerPx: number): number {
  return Math.ceil(Math.log2(msPerPx) * PER_OCTAVE - 1e-9);
}

/** Levels that a zoom keeps what is drawn while it goes in, and that it looks ahead while it goes out. */
const KEPT_IN = 2 * PER_OCTAVE;
const AHEAD_OUT = PER_OCTAVE;

/**
 * The level to draw at while a zoom moves, from the one drawn last and that of the view: as long as can be the one that is
 * there, since things only get further apart on the way in; on the way out one that holds for the next octave, too.
 */
export function levelInMotion(drawn: number, exact: number): number {
  if (exact > drawn) return exact + AHEAD_OUT;
  return drawn - exact <= KEPT_IN ? drawn : exact;
}

/** The widest scale of a level, in ms per px. */
export function widestScale(level: number): number {
  return 2 ** (level / PER_OCTAVE);
}
