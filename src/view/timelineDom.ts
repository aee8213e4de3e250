import type { Direction } from "../base/direction.ts";
import { memoizeLast } from "../base/memo.ts";
import { report } from "../base/platform.ts";
import type { Environment, ResolvedOptions } from "../options/resolveOptions.ts";
import { round, type SceneNode } from "../plot/base/sceneNode.ts";
import type { Panned, Scene } from "../plot/picture/buildScene.ts";
import { createZone } from "../time/zone.ts";
import {
  createElement,
  createSvg,
  mediaQuery,
  parentOf,
  percentOf,
  setAttributes,
  setStyles,
  sizeSvg,
} from "./domTree.ts";
import { drawScene } from "./drawScene.ts";
import { createFigureTexts } from "./figureTexts.ts";
import { createStickyTitles } from "./stickyTitles.ts";
import { writeTheme } from "./themeProperties.ts";

/** A picture that a pan scrolls within its window. The window clips what is out of sight. */
interface ScrollLayer {
  readonly element: HTMLElement;
  /** Draws a node of the tag `svg`, at its position and size. */
  draw(node: SceneNode, scene: Scene): void;
  /** Replaces the children of the picture, at the same position and size. */
  redraw(nodes: readonly SceneNode[]): void;
  /** Moves the picture by so many physical px from the position at which it was drawn. */
  move(by: number): void;
}

/** Creates a window with its picture. */
function createScrollLayer(document: Document, name: string): ScrollLayer {
  const element = createElement(document, "div", "samarkand-window");
  const svg = createSvg(document, name);
  // Only the timeline scrolls this element, so it is no Tab stop. It can still have the focus, and
  // between a listbox and its options a focusable element must have the role group.
  setAttributes(element, { tabindex: -1, role: "group" });
  element.append(svg);
  /** px from the left edge of the picture to the left edge of the window. */
  let before = 0;
  return {
    element,
    draw({ attributes, children = [] }, { sight: { left, width: length }, width: whole }) {
      const { x, width, height } = attributes;
      setStyles(element, { left: percentOf(left, whole), width: percentOf(length, whole) });
      before = round(left) - Number(x);
      sizeSvg(svg, Number(width), Number(height), -before);
      drawScene(svg, children);
    },
    redraw(nodes) {
      drawScene(svg, nodes);
    },
    move(by) {
      // Scrolling needs no new layout and no paint, unlike a transform (Chromium 147).
      element.scrollLeft = before - by;
    },
  };
}

/** The elements of a timeline. */
export interface TimelineDom {
  readonly root: HTMLElement;
  /** Prefix of the ids in this timeline, different from that of any other timeline in the page. */
  readonly name: string;
  /** Element that scrolls where the content is higher than the limit. The axis stays at its top. */
  readonly scroller: HTMLElement;
  /**
   * Listbox under the axis, with the bands and everything that a pan moves, but without the titles
   * of groups. It takes the focus, as a single Tab stop.
   */
  readonly plot: HTMLElement;
  readonly legend: SVGSVGElement;
  /** Writes direction, language and theme to an element, as the root has them. */
  readonly dress: (element: HTMLElement, options: ResolvedOptions) => void;
  /** Writes the attributes that follow from the options. */
  readonly configure: (options: ResolvedOptions) => void;
  readonly draw: (scene: Scene) => void;
  /**
   * Moves the last drawing by so many physical px, and redraws the names that are pinned to an
   * edge.
   */
  readonly move: (by: number, panned: Panned) => void;
  /** Returns the font family in which texts are drawn. */
  readonly fontFamily: () => string;
  /** Removes what a server has rendered in the container. Call it once everything is drawn. */
  readonly takePlace: () => void;
  readonly remove: () => void;
}

/** Creates the elements of a timeline and appends them to a container. */
export function createTimelineDom(container: HTMLElement): TimelineDom {
  const { ownerDocument: document } = container;
  const div = (name: string): HTMLElement => createElement(document, "div", `samarkand${name}`);
  const [root, scroller, axis, stage] = [div(""), div("-scroller"), div("-axis"), div("-stage")];
  const [plot, titles] = [div("-plot"), createStickyTitles(document)];
  const [bands, legend] = [createSvg(document, "samarkand-bands"), createSvg(document, "samarkand-legend")];
  const windowOf = (name: string): ScrollLayer => createScrollLayer(document, `samarkand-${name}`);
  const [movingAxis, pinnedAxis] = [windowOf("ticks"), windowOf("pinned")];
  const [markers, moving] = [windowOf("markers"), windowOf("moving")];
  // Hidden from screen readers: the accessible names of the events say the same.
  for (const seen of [movingAxis.element, pinnedAxis.element, bands])
    setAttributes(seen, { "aria-hidden": true });
  setAttributes(plot, { role: "listbox", "aria-orientation": "horizontal", tabindex: 0 });
  // Without a tabindex, a scrolling element is a Tab stop of its own, without a name.
  scroller.tabIndex = -1;
  setAttributes(legend, { role: "list" });
  axis.append(movingAxis.element, pinnedAxis.element);
  plot.append(bands, moving.element);
  stage.append(plot, titles.element);
  scroller.append(axis, stage);
  root.append(scroller, legend);
  // Random, since two copies of this module in one page do not know each other's counters.
  const name = `samarkand-${Math.random().toString(36).slice(2, 8)}`;
  const writeFigure = createFigureTexts({ root, plot, legend, name });
  const point = createActiveDescendant(plot);
  const rendered = findServerRendered(container, root);
  container.append(root);
  return {
    root,
    name,
    scroller,
    plot,
    legend,
    dress,
    configure(options) {
      const { label, messages, selection } = options;
      dress(root, options);
      setAttributes(plot, { "aria-label": label, "aria-multiselectable": selection === "multiple" });
      setAttributes(legend, { "aria-label": messages.legend });
      writeFigure(options);
    },
    draw(scene) {
      const { width, plotHeight, legendHeight, maxScroll } = scene;
      const [ticks, titlesOfMarkers] = scene.axis;
      const [bandsNode, movingNode] = scene.plot;
      rendered.drawing();
      setStyles(scroller, { "max-height": `${maxScroll}px` });
      sizeSvg(bands, width, plotHeight);
      movingAxis.draw(ticks, scene);
      moving.draw(movingNode, scene);
      // What is pinned stands in the sight, not in the wider ground that a pan moves.
      const { left, width: length } = scene.sight;
      const inSight = { ...ticks.attributes, x: round(left), width: round(length) };
      pinnedAxis.draw({ ...ticks, attributes: inSight, children: [] }, scene);
      if (titlesOfMarkers === undefined) markers.element.remove();
      else {
        if (markers.element.parentNode === null) axis.append(markers.element);
        markers.draw(titlesOfMarkers, scene);
      }
      drawScene(bands, [bandsNode]);
      titles.draw(scene);
      point(scene.pointed);
      sizeSvg(legend, width, legendHeight);
      legend.toggleAttribute("hidden", legendHeight === 0);
      drawScene(legend, scene.legend);
    },
    move(by, { axis: ticks, plot: names }) {
      movingAxis.redraw(ticks.moving);
      pinnedAxis.redraw(ticks.pinned);
      markers.redraw(names.markers);
      moving.redraw(names.moving);
      for (const one of [movingAxis, markers, moving]) one.move(by);
    },
    fontFamily: () => document.defaultView?.getComputedStyle(root).fontFamily || "sans-serif",
    takePlace: rendered.giveWay,
    remove: () => root.remove(),
  };
}

function dress(element: HTMLElement, { direction, locale, theme }: ResolvedOptions): void {
  element.dir = direction;
  element.lang = locale;
  writeTheme(element, theme);
}

/** Media query for a reader who prefers more contrast. */
export const CONTRAST = "(prefers-contrast: more)";

/** Reads language and direction at a container's place in the page, and the reader's zone. */
export function readEnvironment(container: HTMLElement): Environment {
  const { defaultView: view } = container.ownerDocument;
  const own = memoizeLast(() => new Intl.DateTimeFormat().resolvedOptions());
  const lang = langOf(container);
  const direction: Direction = view?.getComputedStyle(container).direction === "rtl" ? "rtl" : "ltr";
  return {
    // On a machine without a language, Chromium 147 reports "en-US@posix".
    get locale() {
      return (
        [lang, view?.navigator.language.replace(/@.*/, "") ?? ""].find((one) =>
          isTaken(() => Intl.getCanonicalLocales(one)),
        ) ?? own().locale
      );
    },
    direction,
    // A browser that cannot detect the machine's zone returns "Etc/Unknown", which it does not
    // accept itself, or nothing.
    get timeZone() {
      return isTaken(() => createZone(own().timeZone)) ? own().timeZone : "UTC";
    },
    report: (error) => report(error, view ?? undefined),
    isContrast: mediaQuery(view, CONTRAST)?.matches ?? false,
    isColor: (value) =>
      (view as { CSS?: Partial<typeof CSS> } | null)?.CSS?.supports?.("color", value) ?? true,
  };
}

/**
 * Returns the language of the nearest element that names one: the container or an ancestor, also
 * outside a shadow root.
 */
function langOf(container: Element): string {
  let at: Element | null = container;
  while (at?.hasAttribute("lang") === false) at = parentOf(at);
  return at?.getAttribute("lang") ?? "";
}

/** Whether an engine accepts a name. It may reject a name that it returned itself. */
function isTaken(take: () => unknown): boolean {
  try {
    take();
    return true;
  } catch {
    return false;
  }
}

/**
 * Returns a function that points `aria-activedescendant` to the element with a given id, and
 * scrolls the page to this element where it has moved out of sight. Call it after each drawing.
 */
function createActiveDescendant(plot: HTMLElement): (id: string | null) => void {
  let last = "";
  return (id) => {
    const pointed = id === null ? null : plot.querySelector(`[id="${id}"]`);
    if (pointed === null) {
      last = "";
      plot.removeAttribute("aria-activedescendant");
      return;
    }
    setAttributes(plot, { "aria-activedescendant": pointed.id });
    const { top, height } = placeOf(pointed, plot);
    // Scrolls only when the element or its position changes: the reader may scroll the page away.
    const now = `${pointed.id} ${top}`;
    if (now !== last) scrollTo(plot, top, height);
    last = now;
  };
}

/**
 * Returns the top of an element, from the top of the plot, and its height, in px before any scaling
 * by the page.
 */
function placeOf(pointed: Element, plot: HTMLElement): { readonly top: number; readonly height: number } {
  const ring = (pointed.querySelector(".samarkand-focus") ?? pointed).getBoundingClientRect();
  const whole = plot.getBoundingClientRect();
  const scale = whole.height > 0 ? plot.offsetHeight / whole.height : 1;
  return { top: Math.round((ring.top - whole.top) * scale), height: Math.round(ring.height * scale) };
}

/**
 * Scrolls a part of the plot into view, with a temporary element as wide as the plot. The focused
 * element may be wider than the plot, and would scroll the page sideways.
 */
function scrollTo(plot: HTMLElement, top: number, height: number): void {
  const anchor = createElement(plot.ownerDocument, "div", "samarkand-anchor");
  setStyles(anchor, { top: `${top}px`, height: `${height}px` });
  plot.append(anchor);
  // jsdom has no `scrollIntoView`.
  (anchor as Partial<HTMLElement>).scrollIntoView?.({ block: "nearest", inline: "nearest" });
  anchor.remove();
}

/** What a server has rendered in a container, until the timeline replaces it. */
interface ServerRendered {
  /** Call it before each drawing: it removes the minimum height once the width has changed. */
  readonly drawing: () => void;
  /**
   * Removes what the server has rendered. The root keeps that height until the width changes, so
   * that the page does not move.
   */
  readonly giveWay: () => void;
}

/** Selector of what `renderToString` and `renderListToString` write. */
const RENDERED =
  "svg.samarkand, ol.samarkand-listing, .samarkand-title, .samarkand-subtitle, .samarkand-caption";

/**
 * Finds the output of `renderToString` and `renderListToString` in a container. While there is any,
 * the root, which is appended afterwards, stays out of sight.
 */
function findServerRendered(container: HTMLElement, root: HTMLElement): ServerRendered {
  const found = [...container.children].filter((child) => child.matches(RENDERED));
  root.classList.toggle("is-waiting", found.length > 0);
  /**
   * Width of the root at which its minimum height was set, in px; 0: no minimum height is set. A
   * scrollbar of the timeline does not change this width.
   */
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
