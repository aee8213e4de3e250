/** Last frames of the page. The rate and the longest frame are those of the last two seconds. */
export interface Frames {
  readonly perSecond: number;
  /** ms: time of the longest frame. */
  readonly longest: number;
  /** ms: times of the frames, the newest last. */
  readonly times: readonly number[];
  /** Whether the meter rests now: it requests no frame until something moves again. */
  readonly isLast: boolean;
}

export interface FrameMeter {
  /** Starts the meter, or keeps it running: something moves, or is about to move. */
  wake(): void;
  /** Sets whether the picture is in sight. Out of sight nothing is measured. */
  setSight(isInSight: boolean): void;
}

/**
 * ms without movement after which the meter rests. If the meter went on longer, frames in which
 * nothing happened would hide the others.
 */
const REST = 600;
const WINDOW = 2000;
const SAMPLES = 120;

/**
 * Creates a meter that measures frames while something moves. The meter has to request every frame
 * itself, so it must not run when nothing moves.
 */
export function createFrameMeter(tell: (frames: Frames) => void): FrameMeter {
  let frame = 0;
  let isInSight = false;
  let restsAt = 0;
  let last: number | null = null;
  let samples: readonly { readonly at: number; readonly took: number }[] = [];

  const step = (now: number): void => {
    if (last !== null) samples = [...samples, { at: now, took: now - last }].slice(-SAMPLES);
    last = now;
    const isLast = now >= restsAt || !isInSight;
    frame = isLast ? 0 : requestAnimationFrame(step);
    if (isLast) last = null;
    const recent = samples.filter(({ at }) => at > now - WINDOW).map(({ took }) => took);
    if (recent.length === 0) return;
    const sum = recent.reduce((one, other) => one + other);
    tell({
      perSecond: (1000 * recent.length) / sum,
      longest: Math.max(...recent),
      times: samples.map(({ took }) => took),
      isLast,
    });
  };
  return {
    wake() {
      restsAt = performance.now() + REST;
      if (frame === 0 && isInSight) frame = requestAnimationFrame(step);
    },
    setSight(isNow) {
      isInSight = isNow;
    },
  };
}
