/** What a server has rendered in a container, as long as it stands there. */
export interface ServerRendered {
  /** What is drawn now is so wide (px). */
  readonly drawn: (width: number) => void;
  /** What was drawn is all there: this gives way to it, at the same height until the width is another one. */
  readonly giveWay: () => void;
}

/** Finds the strings of `renderToString` and `renderListToString` in a container to which a root will be added, which stays out of sight for so long. */
export function findServerRendered(container: HTMLElement, root: HTMLElement): ServerRendered {
  const found = [...container.children].filter((child) => child.matches("svg.samarkand, ol.samarkand-listing"));
  root.classList.toggle("is-waiting", found.length > 0);
  let [shown, held] = [0, 0];
  return {
    drawn(width) {
      shown = width;
      if (held === 0 || held === width) return;
      held = 0;
      root.style.removeProperty("min-block-size");
    },
    giveWay() {
      if (!root.classList.contains("is-waiting")) return;
      const before = container.offsetHeight;
      for (const element of found.splice(0)) element.remove();
      root.classList.remove("is-waiting");
      const lost = before - container.offsetHeight;
      if (lost > 0) root.style.setProperty("min-block-size", `${root.offsetHeight + lost}px`);
      held = shown;
    },
  };
}
