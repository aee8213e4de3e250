import { prefersReducedMotion } from "../input/prefersReducedMotion.ts";

/** px */
const WAY = 24;
/** ms */
const DURATION = 200;

/** Lets an element come in from a physical side, unless a reader wants nothing to move. */
export function slideIn(element: HTMLElement, side: "left" | "right"): void {
  if (prefersReducedMotion(element.ownerDocument.defaultView as Window)) return;
  const from = `translateX(${side === "right" ? WAY : -WAY}px)`;
  element.animate(
    [
      { opacity: 0, transform: from },
      { opacity: 1, transform: "none" },
    ],
    { duration: DURATION, easing: "cubic-bezier(0.2, 0.6, 0.3, 1)" },
  );
}
