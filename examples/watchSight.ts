/**
 * Reports whether an element is in sight, at first and whenever that changes. In a background tab
 * no element is in sight.
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
