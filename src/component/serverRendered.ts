/** What a server has rendered in a container, as long as it stands there. */
export interface ServerRendered {
  /** To be called before anything is drawn. */
  readonly drawing: () => void;
  /** What was drawn is all there: this gives way to it, at the same height until the width is another one. */
  readonly giveWay: () => void;
}

/** Finds the strings of `renderToString` and `renderListToString` in a container to which a root will be added, which stays out of sight for so long. */
export function findServerRendered(container: HTMLElement, root: HTMLElement): ServerRendered {
  const found = [...container.children].filter((child) =>
    child.matches("svg.samarkand, ol.samarkand-listing"),
  );
  root.classList.toggle("is-waiting", found.length > 0);
  /** px; 0: it is as high as its content. A scrollbar of its own takes nothing from it. */
  let held = 0;
  return {
    drawing() {
      if (held === 0 || held === root.offsetWidth) return;
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
      held = root.offsetWidth;
    },
  };
}
