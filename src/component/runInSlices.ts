/** ms of work between two chances for the page to take input and to draw. */
const SLICE = 24;

interface Slices {
  readonly window: Window;
  readonly signal: AbortSignal;
  /** Told before each pause how much is done, from 0 to 1. */
  readonly progress: (done: number) => void;
}

/** Makes steps, a few at a time, so that a page never stands still for long; `null` where `signal` ended it. */
export async function runInSlices<T>(
  steps: Generator<number, T>,
  { window, signal, progress }: Slices,
): Promise<T | null> {
  for (;;) {
    const until = window.performance.now() + SLICE;
    let step = steps.next();
    while (step.done !== true && window.performance.now() < until) step = steps.next();
    if (step.done === true) return step.value;
    progress(step.value);
    await pause(window);
    if (signal.aborted) return null;
  }
}

/** Lets everything that waits have its turn: after `scheduler.yield` the page was not drawn for up to 150 ms (Chromium 147). */
function pause(window: Window): Promise<void> {
  return new Promise((resolve) => {
    window.setTimeout(resolve, 0);
  });
}
