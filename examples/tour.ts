import { tourLegs, tourView, type Stretch } from "./tourViews.ts";

/** ms */
const LEG = 2200;

export interface Tour {
  stop(): void;
}

/** The button that leads through the data by itself, until the reader takes over. */
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
  // The button itself is heard by its click.
  const takeOver = ({ target }: Event): void => {
    if (!(target instanceof Node && button.contains(target))) stop();
  };
  for (const type of ["pointerdown", "wheel", "keydown"])
    document.addEventListener(type, takeOver, { capture: true, passive: true });
  return { stop };
}

/** Shows views until the last one, and calls `finish` then; returns what ends it before. */
function run(show: (view: Stretch) => void, finish: () => void): () => void {
  // One who prefers reduced motion is led from station to station, without the ways between.
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
