/**
 * Points assistive technology to what the keyboard is at, by its id, and scrolls the page to it where it came to stand out of sight. Called
 * after each drawing.
 */
export function createPointing(plot: HTMLElement): (id: string | null) => void {
  let last = "";
  return (id) => {
    const pointed = id === null ? null : plot.querySelector(`[id="${id}"]`);
    if (pointed === null) {
      last = "";
      plot.removeAttribute("aria-activedescendant");
      return;
    }
    if (plot.getAttribute("aria-activedescendant") !== pointed.id)
      plot.setAttribute("aria-activedescendant", pointed.id);
    const { top, height } = placeOf(pointed, plot);
    // A page that a reader has scrolled elsewhere stays there, as long as this stays where it is.
    const now = `${pointed.id} ${top}`;
    if (now !== last) scrollTo(plot, top, height);
    last = now;
  };
}

/** px from the top of the plot, before any scaling by the page. */
function placeOf(pointed: Element, plot: HTMLElement): { readonly top: number; readonly height: number } {
  const ring = (pointed.querySelector(".samarkand-focus") ?? pointed).getBoundingClientRect();
  const whole = plot.getBoundingClientRect();
  const scale = whole.height > 0 ? plot.offsetHeight / whole.height : 1;
  return { top: Math.round((ring.top - whole.top) * scale), height: Math.round(ring.height * scale) };
}

/** By an element as wide as the plot, so that nothing is scrolled across: what is pointed to may reach beyond it. */
function scrollTo(plot: HTMLElement, top: number, height: number): void {
  const anchor = plot.ownerDocument.createElement("div");
  anchor.className = "samarkand-anchor";
  anchor.style.setProperty("top", `${top}px`);
  anchor.style.setProperty("height", `${height}px`);
  plot.append(anchor);
  // jsdom has no such method.
  (anchor as Partial<HTMLElement>).scrollIntoView?.({ block: "nearest", inline: "nearest" });
  anchor.remove();
}
