/**
 * Tells whether an element is in sight: now, and whenever that changes. A page in a tab behind is
 * not.
 */
export function watchSight(element: Element, tell: (isInSight: boolean) => void): void {
  let isOnScreen = false;
  const change = (): void => tell(isOnScreen && !document.hidden);
  new IntersectionObserver((entries) => {
    isOnScreen = entries.at(-1)?.isIntersecting ?? isOnScreen;
    change();
  }).observe(element);
  document.addEventListener("visibilitychange", change);
}
