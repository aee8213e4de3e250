import { prefersReducedMotion } from "../view/domTree.ts";

/** ms of the last movement that tell how fast it was, and after which a finger has rested. */
const LOOK_BACK = 100;
/** ms in which the speed falls to a third or so, as lists on phones do. */
const DECAY = 325;
/** px a ms, below which nothing goes on. */
const LEAST = 0.05;

/** Lets a pan go on when a finger lets go of it. */
export interface Momentum {
  /** A finger panned by so much time (ms) at an instant of the clock (ms). */
  moved(by: number, at: number): void;
  /** The finger is lifted: what it panned goes on and slows down; `msPerPx` is the scale. */
  released(at: number, msPerPx: number): void;
  /** A finger came down: what goes on stops there. */
  stop(): void;
}

/** `pan` is called with the time (ms) of each frame, until `signal` ends it. */
export function createMomentum(window: Window, pan: (by: number) => void, signal: AbortSignal): Momentum {
  let moves: { readonly by: number; readonly at: number }[] = [];
  let frame = 0;
  const stop = (): void => {
    window.cancelAnimationFrame(frame);
    moves = [];
  };
  signal.addEventListener("abort", stop, { once: true });
  const goOn = (first: number, least: number): void => {
    let [speed, last] = [first, window.performance.now()];
    const step = (now: number): void => {
      const past = Math.max(0, now - last);
      last = now;
      // The way at a speed that falls all the time.
      const by = speed * DECAY * (1 - Math.exp(-past / DECAY));
      speed *= Math.exp(-past / DECAY);
      if (by !== 0) pan(by);
      if (Math.abs(speed) > least) frame = window.requestAnimationFrame(step);
    };
    frame = window.requestAnimationFrame(step);
  };
  return {
    moved(by, at) {
      moves = [...moves.filter((move) => at - move.at < LOOK_BACK), { by, at }];
    },
    released(at, msPerPx) {
      const recent = moves.filter((move) => at - move.at < LOOK_BACK);
      stop();
      const [first] = recent;
      if (first === undefined || recent.length < 2 || prefersReducedMotion(window)) return;
      const speed = recent.slice(1).reduce((sum, { by }) => sum + by, 0) / Math.max(1, at - first.at);
      const least = LEAST * Math.abs(msPerPx);
      if (Math.abs(speed) > least) goOn(speed, least);
    },
    stop,
  };
}
