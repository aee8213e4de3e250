import { round, type SceneNode } from "../plot/base/sceneNode.ts";
import type { Head, Scene } from "../plot/picture/buildScene.ts";
import { focusedBeside } from "./domTree.ts";
import { createSvg, drawScene, sizeSvg } from "./drawScene.ts";

/** So many titles are all in the page, for who goes through it without looking. */
const FEW = 100;

/** The titles of groups, over the plot and beside what is a listbox there. */
export interface StickyTitles {
  readonly element: HTMLElement;
  draw(scene: Scene): void;
}

/** What titles are drawn of. */
interface Titles extends Pick<Scene, "heads" | "width" | "plotHeight"> {
  readonly titles: readonly SceneNode[];
}

interface Place {
  readonly place: HTMLElement;
  readonly head: HTMLElement;
  /** Where it was put last. */
  where: string;
  /** The title itself, as long as it is drawn. */
  svg: SVGSVGElement | null;
}

/**
 * Each title is in an element as high as its band, at the top of which it stays in sight while that
 * scrolls: the browser does it without a step of ours.
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

  // From a title to the next one, which may be out of sight.
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
 * All of them; of many those in sight, and those to which keys go from the one that has the focus:
 * its neighbours, the first and the last.
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

/** After the spines; around the one that has the focus, which it would lose if it were moved. */
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

/** In parts of the whole, which paper may make narrower. */
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

/** A title that is out of sight has its place alone. */
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
