import { drawScene } from "../render/drawScene.ts";
import type { Scene } from "../scene/buildScene.ts";
import { round } from "../scene/round.ts";
import type { SceneNode } from "../scene/sceneNode.ts";
import { createSvg } from "./svgElement.ts";

/** The titles of groups, over the plot and beside what is a listbox there. */
export interface StickyTitles {
  readonly element: HTMLElement;
  draw(scene: Scene): void;
}

interface Place {
  readonly place: HTMLElement;
  readonly head: HTMLElement;
  readonly svg: SVGSVGElement;
}

/**
 * Each title is in an element as high as its band, at the top of which it stays in sight while that scrolls: the browser does it without a
 * step of ours.
 */
export function createStickyTitles(document: Document): StickyTitles {
  const element = document.createElement("div");
  const spines = createSvg(document, "samarkand-spines");
  element.className = "samarkand-titles";
  spines.setAttribute("aria-hidden", "true");
  element.append(spines);
  const places = new Map<string, Place>();
  let drawn: Scene["heads"] | null = null;
  return {
    element,
    draw({ width, plotHeight, axisHeight, sight, plot: [, , titles], heads }) {
      if (heads === drawn) return;
      drawn = heads;
      const byKey = new Map(titles.children?.map((node) => [node.key, node]));
      const parts = (px: number, whole: number): string => `${String((100 * px) / whole)}%`;
      element.style.setProperty("--samarkand-axis-height", `${String(axisHeight)}px`);
      write(spines, { width, height: plotHeight, viewBox: `0 0 ${String(width)} ${String(plotHeight)}` });
      drawScene(spines, [{ ...titles, children: titles.children?.filter(({ tag }) => tag === "rect") ?? [] }]);
      element.classList.toggle("is-above", sight.width === width);
      for (const { id, top, height, left, wide, tall, indent, ground } of heads) {
        const { place, head, svg } = places.get(id) ?? createPlace(document, id);
        places.set(id, { place, head, svg });
        // In parts of the whole, which paper may make narrower.
        place.style.setProperty("top", parts(top, plotHeight));
        place.style.setProperty("height", parts(height, plotHeight));
        head.style.setProperty("--samarkand-head", `var(--samarkand-${ground})`);
        head.style.setProperty("--samarkand-indent", `${String(indent)}px`);
        head.style.setProperty("margin-left", parts(left, width));
        head.style.setProperty("width", parts(wide, width));
        write(svg, { viewBox: [left, top, wide, tall].map(round).join(" ") });
        drawScene(svg, [byKey.get(`title-${id}`)].filter((node): node is SceneNode => node !== undefined));
      }
      const shown = new Set(heads.map(({ id }) => id));
      for (const [id, { place }] of places) {
        if (shown.has(id)) continue;
        place.remove();
        places.delete(id);
      }
      putInOrder(heads.map(({ id }) => (places.get(id) as Place).place), element);
    },
  };
}

/** Around the one that has the focus, which it would lose if it were moved. */
function putInOrder(children: readonly HTMLElement[], parent: HTMLElement): void {
  const { activeElement } = parent.ownerDocument;
  const at = Math.max(0, children.findIndex((child) => child.contains(activeElement)));
  const still = children[at];
  if (still === undefined) return;
  if (still.parentNode !== parent) parent.append(still);
  let last = still;
  for (const child of children.slice(at + 1)) {
    if (last.nextElementSibling !== child) last.after(child);
    last = child;
  }
  let first = still;
  for (const child of children.slice(0, at).reverse()) {
    if (first.previousElementSibling !== child) first.before(child);
    first = child;
  }
}

function createPlace(document: Document, id: string): Place {
  const [place, head] = ["samarkand-title-place", "samarkand-title"].map((name) => {
    const made = document.createElement("div");
    made.className = name;
    return made;
  }) as HTMLElement[] as [HTMLElement, HTMLElement];
  const svg = createSvg(document, "samarkand-title-text");
  svg.setAttribute("aria-hidden", "true");
  head.dataset["groupId"] = id;
  head.append(svg);
  place.append(head);
  return { place, head, svg };
}

function write(svg: SVGSVGElement, values: Readonly<Record<string, string | number>>): void {
  for (const [name, value] of Object.entries(values)) if (svg.getAttribute(name) !== String(value)) svg.setAttribute(name, String(value));
}
