/** Shows an element over all else, where nothing cuts it. */
export interface TopLayer {
  /** Whether the browser has it; else an element stands where it was put, in its timeline. */
  readonly isThere: boolean;
  open(): void;
  close(): void;
  /**
   * Puts it where `find` says that a box of its size (px) goes: px of the window where the layer is there, else of the timeline. There it stays
   * while anything around scrolls.
   */
  place(find: (size: Size) => { readonly left: number; readonly top: number }): void;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Creates it for an element in the root of a timeline, as a popover that only this opens and closes. */
export function createTopLayer(element: HTMLElement, root: HTMLElement): TopLayer {
  const isThere = typeof (element as Partial<HTMLElement>).showPopover === "function";
  if (isThere) element.popover = "manual";
  let placed = new AbortController();
  const isOpen = (): boolean => element.matches(":popover-open");
  const put = (left: number, top: number): void => {
    element.style.setProperty("left", `${left}px`);
    element.style.setProperty("top", `${top}px`);
  };
  return {
    isThere,
    open() {
      element.hidden = false;
      if (isThere && element.isConnected && !isOpen()) element.showPopover();
    },
    close() {
      placed.abort();
      element.hidden = true;
      if (isThere && isOpen()) element.hidePopover();
    },
    place(find) {
      placed.abort();
      placed = new AbortController();
      if (isThere) put(0, 0);
      const { offsetWidth: width, offsetHeight: height } = element;
      // A page's zoom is on it in the window, too.
      const scale = (isThere && element.getBoundingClientRect().width / width) || 1;
      const { left, top } = find({ width: width * scale, height: height * scale });
      put(left / scale, top / scale);
      if (!isThere) return;
      const from = root.getBoundingClientRect();
      root.ownerDocument.addEventListener(
        "scroll",
        () => {
          const now = root.getBoundingClientRect();
          put((left + now.left - from.left) / scale, (top + now.top - from.top) / scale);
        },
        { capture: true, passive: true, signal: placed.signal },
      );
    },
  };
}
