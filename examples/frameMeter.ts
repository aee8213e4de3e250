/** The last frames of the page, and what they come to in the last two seconds. */
export interface Frames {
  readonly perSecond: number;
  /** ms */
  readonly longest: number;
  /** How long each took, in ms, the newest last. */
  readonly times: readonly number[];
  /** Whether this is the last of it: no frame is asked for until something moves again. */
  readonly isLast: boolean;
}

export interface FrameMeter {
  /** Something moves, or is about to. */
  wake(): void;
  /** Out of sight nothing is measured. */
  setSight(isInSight: boolean): void;
}

/**
 * ms without movement after which it rests; longer, and the frames in which nothing happened would
 * hide the others.
 */
const REST = 600;
const WINDOW = 2000;
const SAMPLES = 120;

/**
 * Measures frames while something moves. It has to ask for every frame itself, and so must not when
 * nothing does.
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
