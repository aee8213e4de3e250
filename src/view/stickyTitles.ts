import { round } from "../plot/base/sceneNode.ts";
import type { Head, Scene } from "../plot/picture/buildScene.ts";
import { createElement, createSvg, focusedBeside, percentOf, setStyles, sizeSvg } from "./domTree.ts";
import { drawScene } from "./drawScene.ts";

/** Number of titles up to which all of them are in the page, for screen-reader users. */
const FEW = 100;

/**
 * Titles of groups. They lie over the plot and are no children of it, since the plot is a listbox.
 */
export interface StickyTitles {
  readonly element: HTMLElement;
  draw(scene: Scene): void;
}

interface Place {
  readonly place: HTMLElement;
  readonly head: HTMLElement;
  /** Picture of the title; empty while the title is out of sight. */
  readonly svg: SVGSVGElement;
  /** Position that was written last, as one string. */
  where: string;
}

/**
 * Creates the titles. Each lies in an element as high as its band and stays in sight at the top of
 * it while the band scrolls. This is `position: sticky`: no script runs.
 */
export function createStickyTitles(document: Document): StickyTitles {
  const element = createElement(document, "div", "samarkand-titles");
  const spines = createSvg(document, "samarkand-spines");
  spines.setAttribute("aria-hidden", "true");
  element.append(spines);
  const places = new Map<string, Place>();
  let drawn: Scene | null = null;

  const place = (scene: Scene): void => {
    const [, , { children: titles = [] }] = scene.plot;
    const byKey = new Map(titles.map((node) => [node.key, node]));
    const wanted = wantedOf(scene.heads, places, focusedBeside(element)).map((head) => {
      const at = places.get(head.id) ?? createPlace(document, head.id);
      places.set(head.id, at);
      put(at, head, scene);
      const title = byKey.get(`title-${head.id}`);
      drawScene(at.svg, title === undefined ? [] : [title]);
      return at.place;
    });
    const shown = new Set(wanted);
    for (const [id, { place: gone }] of places) {
      if (shown.has(gone)) continue;
      gone.remove();
      places.delete(id);
    }
    putInOrder(wanted, element);
  };

  // The next title for the Tab key may be out of sight, so it has to be created now.
  element.addEventListener("focusin", () => {
    if (drawn !== null) place(drawn);
  });
  return {
    element,
    draw(scene) {
      const isSame = scene.heads === drawn?.heads;
      drawn = scene;
      if (isSame) return;
      const { width, plotHeight, axisHeight, sight, plot } = scene;
      const [, , layer] = plot;
      element.style.setProperty("--samarkand-axis-height", `${axisHeight}px`);
      sizeSvg(spines, width, plotHeight);
      drawScene(spines, [{ ...layer, children: layer.children?.filter(({ tag }) => tag === "rect") ?? [] }]);
      element.classList.toggle("is-above", sight.width === width);
      place(scene);
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

/** Writes the box of a title. */
function put(
  to: Place,
  { top, height, left, wide, tall, indent, ground }: Head,
  { width, plotHeight }: Scene,
): void {
  const where = [top, height, left, wide, tall, indent, ground, width, plotHeight].join(" ");
  if (to.where === where) return;
  to.where = where;
  setStyles(to.place, { top: percentOf(top, plotHeight), height: percentOf(height, plotHeight) });
  setStyles(to.head, {
    "--samarkand-head": `var(--samarkand-${ground})`,
    "--samarkand-indent": `${indent}px`,
    "margin-left": percentOf(left, width),
    width: percentOf(wide, width),
    "aspect-ratio": `${wide} / ${tall}`,
  });
  to.svg.setAttribute("viewBox", [left, top, wide, tall].map((px) => round(px)).join(" "));
}

function createPlace(document: Document, id: string): Place {
  const place = createElement(document, "div", "samarkand-title-place");
  const head = createElement(document, "div", "samarkand-group-head");
  const svg = createSvg(document, "samarkand-title-text");
  head.dataset["groupId"] = id;
  svg.setAttribute("aria-hidden", "true");
  head.append(svg);
  place.append(head);
  return { place, head, svg, where: "" };
}
