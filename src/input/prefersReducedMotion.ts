/** Whether a reader wants nothing to move by itself; also where nobody can say. */
export function prefersReducedMotion(window: Window): boolean {
  return (
    typeof window.matchMedia !== "function" || window.matchMedia("(prefers-reduced-motion: reduce)").matches
  );
}
