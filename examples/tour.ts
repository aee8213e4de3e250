import { tourLegs, tourView, type Stretch } from "./tourViews.ts";

/** ms: duration of a leg of the tour. */
const LEG = 2200;

export interface Tour {
  stop(): void;
}

/**
 * Connects the button that starts a tour through the data. The tour ends when the reader takes
 * over.
 */
export function createTour(button: HTMLButtonElement, show: (view: Stretch) => void): Tour {
  let end: (() => void) | null = null;
  const stop = (): void => {
    end?.();
    end = null;
    button.setAttribute("aria-pressed", "false");
  };
  const start = (): void => {
    end = run(show, stop);
    button.setAttribute("aria-pressed", "true");
  };
  button.addEventListener("click", () => (end === null ? start() : stop()));
  // A press of the button itself is handled by its click.
  const takeOver = ({ target }: Event): void => {
    if (!(target instanceof Node && button.contains(target))) stop();
  };
  for (const type of ["pointerdown", "wheel", "keydown"])
    document.addEventListener(type, takeOver, { capture: true, passive: true });
  return { stop };
}

/**
 * Shows the views of the tour, and calls `finish` after the last one. Returns the function that
 * ends the tour early.
 */
function run(show: (view: Stretch) => void, finish: () => void): () => void {
  // Readers who prefer reduced motion see the stations only, without the movement between them.
  const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const begin = performance.now();
  let waiting = 0;
  const step = (): void => {
    const legs = Math.min((performance.now() - begin) / LEG, tourLegs);
    show(tourView(isStill ? Math.floor(legs) : legs));
    if (legs === tourLegs) finish();
    else waiting = isStill ? setTimeout(step, LEG) : requestAnimationFrame(step);
  };
  step();
  return () => (isStill ? clearTimeout(waiting) : cancelAnimationFrame(waiting));
}
