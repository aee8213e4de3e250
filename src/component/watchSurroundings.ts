/**
 * Calls `changed` when what a timeline takes from its surroundings may have changed: its size, the direction and the
 * language around it (which no event tells: the attributes of all its ancestors are watched), or the fonts. Ends with `signal`.
 */
export function watchSurroundings(root: HTMLElement, changed: (what: "size" | "surroundings" | "fonts") => void, signal: AbortSignal): void {
  const { ownerDocument: document } = root;
  const view = document.defaultView;
  if (view === null) return;
  const disconnect: (() => void)[] = [];

  if (typeof view.ResizeObserver === "function") {
    const sizes = new view.ResizeObserver(() => {
      changed("size");
    });
    sizes.observe(root.firstElementChild ?? root);
    disconnect.push(() => {
      sizes.disconnect();
    });
  }

  const attributes = new view.MutationObserver(() => {
    changed("surroundings");
  });
  for (let at = root.parentElement; at !== null; at = at.parentElement)
    attributes.observe(at, { attributeFilter: ["dir", "lang", "class", "style"] });
  disconnect.push(() => {
    attributes.disconnect();
  });

  // The width of every label is another one once a web font is there. jsdom has no font set.
  const fonts = document.fonts as FontFaceSet | undefined;
  fonts?.addEventListener("loadingdone", () => {
    changed("fonts");
  }, { signal });

  signal.addEventListener("abort", () => {
    for (const end of disconnect) end();
  }, { once: true });
}
