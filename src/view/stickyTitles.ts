import { round, type SceneNode } from "../plot/base/sceneNode.ts";
import type { Head, Scene } from "../plot/picture/buildScene.ts";
import { focusedBeside } from "./domTree.ts";
import { createSvg, drawScene, sizeSvg } from "./drawScene.ts";

/** Number of titles up to which all of them are in the page, for screen-reader users. */
const FEW = 100;

/**
 * Titles of groups. They lie over the plot and are no children of it, since the plot is a listbox.
 */
export interface StickyTitles {
  readonly element: HTMLElement;
  draw(scene: Scene): void;
}

/** Data from which the titles are drawn. */
interface Titles extends Pick<Scene, "heads" | "width" | "plotHeight"> {
  readonly titles: readonly SceneNode[];
}

interface Place {
  readonly place: HTMLElement;
  readonly head: HTMLElement;
  /** Position that was written last, as one string. */
  where: string;
  /** Picture of the title; `null` while it is not drawn. */
  svg: SVGSVGElement | null;
}

/**
 * Creates the titles. Each lies in an element as high as its band and stays in sight at the top of
 * it while the band scrolls. This is `position: sticky`: no script runs.
 */
export function createStickyTitles(document: Document): StickyTitles {
  const element = document.createElement("div");
  const spines = createSvg(document, "samarkand-spines");
  element.className = "samarkand-titles";
  spines.setAttribute("aria-hidden", "true");
  element.append(spines);
  const places = new Map<string, Place>();
  let drawn: Titles | null = null;

  const place = ({ heads, titles, ...size }: Titles): void => {
    const byKey = new Map(titles.map((node) => [node.key, node]));
    const wanted = wantedOf(heads, places, focusedBeside(element));
    for (const head of wanted) {
      const at = places.get(head.id) ?? createPlace(document, head.id);
      places.set(head.id, at);
      put(at, head, size);
      drawTitle(at, byKey.get(`title-${head.id}`), head);
    }
    const ids = new Set(wanted.map(({ id }) => id));
    for (const [id, { place: gone }] of places) {
      if (ids.has(id)) continue;
      gone.remove();
      places.delete(id);
    }
    putInOrder(
      wanted.map(({ id }) => (places.get(id) as Place).place),
      element,
    );
  };

  // The next title for the Tab key may be out of sight, so it has to be created now.
  element.addEventListener("focusin", () => {
    if (drawn !== null) place(drawn);
  });
  return {
    element,
    draw({ width, plotHeight, axisHeight, sight, plot: [, , layer], heads }) {
      if (heads === drawn?.heads) return;
      const { children: titles = [] } = layer;
      drawn = { heads, titles, width, plotHeight };
      element.style.setProperty("--samarkand-axis-height", `${axisHeight}px`);
      sizeSvg(spines, width, plotHeight);
      drawScene(spines, [{ ...layer, children: titles.filter(({ tag }) => tag === "rect") }]);
      element.classList.toggle("is-above", sight.width === width);
      place(drawn);
    },
  };
}

/**
 * Returns the titles to create: all of them; of more than `FEW`, those in sight and those that keys
 * reach from the focused title: its neighbours, the first and the last.
 */
function wantedOf(
  heads: Scene["heads"],
  places: ReadonlyMap<string, Place>,
  focused: Element | null,
): readonly Head[] {
  if (heads.length <= FEW) return heads;
  const from = heads.findIndex(({ id }) => places.get(id)?.place.contains(focused) === true);
  return heads.filter(
    ({ isShown }, at) =>
      isShown || (from >= 0 && (Math.abs(at - from) <= 1 || at === 0 || at === heads.length - 1)),
  );
}

/**
 * Puts the titles in order, after the spines. The focused one is not moved, since it would lose the
 * focus.
 */
function putInOrder(children: readonly HTMLElement[], parent: HTMLElement): void {
  if (children.every((child, at) => parent.children[at + 1] === child)) return;
  const focused = focusedBeside(parent);
  const at = Math.max(
    0,
    children.findIndex((child) => child.contains(focused)),
  );
  const still = children[at] as HTMLElement;
  if (still.parentNode !== parent) parent.append(still);
  still.before(...children.slice(0, at));
  still.after(...children.slice(at + 1));
}

/** Writes the box of a title in percentages of the whole, which paper may make narrower. */
function put(
  to: Place,
  { top, height, left, wide, tall, indent, ground }: Head,
  { width, plotHeight }: Pick<Scene, "width" | "plotHeight">,
): void {
  const where = [top, height, left, wide, tall, indent, ground, width, plotHeight].join(" ");
  if (to.where === where) return;
  to.where = where;
  const { place, head } = to;
  const parts = (px: number, whole: number): string => `${(100 * px) / whole}%`;
  place.style.setProperty("top", parts(top, plotHeight));
  place.style.setProperty("height", parts(height, plotHeight));
  head.style.setProperty("--samarkand-head", `var(--samarkand-${ground})`);
  head.style.setProperty("--samarkand-indent", `${indent}px`);
  head.style.setProperty("margin-left", parts(left, width));
  head.style.setProperty("width", parts(wide, width));
  head.style.setProperty("aspect-ratio", `${wide} / ${tall}`);
}

/** Draws a title. A title that is out of sight keeps its empty place. */
function drawTitle(to: Place, title: SceneNode | undefined, { left, top, wide, tall }: Head): void {
  if (title === undefined) {
    to.svg?.remove();
    to.svg = null;
    return;
  }
  if (to.svg === null) {
    to.svg = createSvg(to.head.ownerDocument, "samarkand-title-text");
    to.svg.setAttribute("aria-hidden", "true");
    to.head.prepend(to.svg);
  }
  to.svg.setAttribute("viewBox", [left, top, wide, tall].map(round).join(" "));
  drawScene(to.svg, [title]);
}

function createPlace(document: Document, id: string): Place {
  const [place, head] = ["samarkand-title-place", "samarkand-title"].map((name) => {
    const made = document.createElement("div");
    made.className = name;
    return made;
  }) as HTMLElement[] as [HTMLElement, HTMLElement];
  head.dataset["groupId"] = id;
  place.append(head);
  return { place, head, where: "", svg: null };
}
