import type { Layer } from "../options/layers.ts";
import type { Picture } from "../plot/picture/picture.ts";
import type { TimelineDom } from "./timelineDom.ts";

/** The element of a layer, and one that stands for it in the accessibility tree. */
export interface LayerElement {
  readonly element: SVGGElement | HTMLElement;
  readonly told: HTMLElement | null;
}

/** Elements of layers in a timeline. */
export interface LayerElements {
  create(layer: Layer): LayerElement;
  /** Puts the element of a layer to where it belongs, once the picture is drawn. */
  attach(layer: Layer, element: Element): void;
  /** Places all overlays beside a picture. */
  place(plot: Picture["plot"]): void;
}

/** Creates the elements of layers beside those of a timeline. Overlays come in with the first. */
export function createLayerElements({ root, plot }: Pick<TimelineDom, "root" | "plot">): LayerElements {
  const { ownerDocument: document } = root;
  const create = (className: string): HTMLElement => {
    const element = document.createElement("div");
    element.className = className;
    return element;
  };
  let overlays: readonly [under: HTMLElement, over: HTMLElement] | null = null;
  const createOverlays = (): readonly [HTMLElement, HTMLElement] => {
    const [under, over] = [create("samarkand-overlays"), create("samarkand-overlays")];
    plot.querySelector(".samarkand-window")?.before(under);
    plot.after(over);
    return [under, over];
  };
  return {
    create({ name, label, overlay = false, under = false }) {
      const element = overlay
        ? create("samarkand-overlay")
        : document.createElementNS("http://www.w3.org/2000/svg", "g");
      element.setAttribute("data-layer", name);
      if (overlay) element.setAttribute("dir", root.dir);
      // A listbox has options alone. What lies over it stands beside it, under a name of its own.
      const isBeside = overlay && !under;
      const told = label === undefined || isBeside ? null : create("samarkand-layer-name");
      if (label === undefined || !isBeside) element.setAttribute("aria-hidden", "true");
      else giveName(element, "group", label);
      if (told !== null) {
        giveName(told, "img", label ?? "");
        root.append(told);
      }
      return { element, told };
    },
    attach({ name, overlay = false, under = false }, element) {
      // Most frames find it there. Moving it would take the focus from what is in it.
      if (plot.parentNode?.contains(element) === true) return;
      const place = overlay
        ? (overlays ??= createOverlays())[under ? 0 : 1]
        : [...plot.querySelectorAll(".samarkand-layer")].find(
            (slot) => slot.getAttribute("data-layer") === name,
          );
      place?.append(element);
    },
    place({ left, length, whole }) {
      for (const overlay of overlays ?? []) {
        // Percentages of the whole width, which paper may make narrower.
        overlay.style.setProperty("left", `${(100 * left) / whole}%`);
        overlay.style.setProperty("width", `${(100 * length) / whole}%`);
      }
    },
  };
}

function giveName(element: Element, role: string, label: string): void {
  element.setAttribute("role", role);
  element.setAttribute("aria-label", label);
}
