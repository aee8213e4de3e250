import type { Direction } from "../base/direction.ts";
import { memoizeLast } from "../base/memo.ts";
import { report } from "../base/platform.ts";
import type { Environment, ResolvedOptions } from "../options/resolveOptions.ts";
import { round, type SceneNode } from "../plot/base/sceneNode.ts";
import type { Scene } from "../plot/picture/buildScene.ts";
import type { Panned } from "../plot/picture/picture.ts";
import { createZone } from "../time/zone.ts";
import { parentOf } from "./domTree.ts";
import { createSvg, drawScene, sizeSvg } from "./drawScene.ts";
import { createStickyTitles } from "./stickyTitles.ts";
import { writeTheme } from "./themeProperties.ts";

/** A picture that a pan moves within its window, which cuts what is out of sight. */
interface ScrollLayer {
  readonly element: HTMLElement;
  /** Draws a node of the tag svg: its place and size are those of the picture. */
  draw(node: SceneNode, sight: Sight): void;
  /** Draws other things in the same place. */
  redraw(nodes: readonly SceneNode[]): void;
  /** Moves what was drawn last by so many px. */
  move(by: number): void;
}

/** What of the whole width a window shows, px. */
interface Sight {
  readonly left: number;
  readonly width: number;
  readonly whole: number;
}

/** Builds a window with its picture. */
function createScrollLayer(document: Document, name: string): ScrollLayer {
  const element = document.createElement("div");
  const svg = createSvg(document, name);
  element.className = "samarkand-window";
  // It scrolls by the timeline alone, and is no stop of the Tab key. What can have the focus may
  // stand between a listbox and its options as a group only.
  element.tabIndex = -1;
  element.setAttribute("role", "group");
  element.append(svg);
  let drawn: readonly SceneNode[] = [];
  /** Where the picture begins, px to the left of the window. */
  let before = 0;
  return {
    element,
    draw({ attributes, children = [] }, { left, width, whole }) {
      // In parts of the whole, which paper may make narrower.
      element.style.setProperty("left", `${(100 * left) / whole}%`);
      element.style.setProperty("width", `${(100 * width) / whole}%`);
      before = round(left) - Number(attributes.x);
      sizeSvg(svg, Number(attributes.width), Number(attributes.height), -before);
      drawn = children;
      drawScene(svg, children);
    },
    redraw(nodes) {
      if (nodes === drawn) return;
      drawn = nodes;
      drawScene(svg, nodes);
    },
    move(by) {
      // As the browser scrolls, which it does without painting or laying out anything anew, unlike
      // a transform (Chromium 147).
      element.scrollLeft = before - by;
    },
  };
}

/** The elements of a timeline. */
export interface TimelineDom {
  readonly root: HTMLElement;
  /** What ids in it begin with, unlike those of any other timeline in the page. */
  readonly name: string;
  /** Scrolls where the content is higher than the limit; the axis stays at its top. */
  readonly scroller: HTMLElement;
  /**
   * All under the axis but the titles of groups: bands, what a pan moves. It has the focus: a
   * single stop of the Tab key.
   */
  readonly plot: HTMLElement;
  readonly legend: SVGSVGElement;
  /** Gives an element direction, language and theme, as the root has them. */
  readonly dress: (element: HTMLElement, options: ResolvedOptions) => void;
  /** Writes what follows from the options. */
  readonly configure: (options: ResolvedOptions) => void;
  readonly draw: (scene: Scene) => void;
  /** Moves what was drawn last by so many physical px, with what is pinned to an edge there. */
  readonly move: (by: number, panned: Panned) => void;
  /** The font family in which texts are drawn. */
  readonly fontFamily: () => string;
  /** What was drawn is all there: what a server has rendered in the container gives way to it. */
  readonly takePlace: () => void;
  readonly remove: () => void;
}

/** Builds the elements of a timeline in a container, after what is there. */
export function createTimelineDom(container: HTMLElement): TimelineDom {
  const { root, scroller, axis, plot, bands, titles, legend, movingAxis, pinnedAxis, markers, moving } =
    createElements(container.ownerDocument);
  const document = container.ownerDocument;
  const point = createActiveDescendant(plot);
  const rendered = findServerRendered(container, root);
  container.append(root);
  return {
    root,
    // Two copies of this module may share a page: no count of one of them is known to the other.
    name: `samarkand-${Math.random().toString(36).slice(2, 8)}`,
    scroller,
    plot,
    legend,
    dress,
    configure(options) {
      const { label, messages, selection } = options;
      dress(root, options);
      plot.setAttribute("aria-label", label);
      plot.setAttribute("aria-multiselectable", String(selection === "multiple"));
      legend.setAttribute("aria-label", messages.legend);
    },
    draw(nodes) {
      const { width, plotHeight, legendHeight, maxScroll } = nodes;
      const [bandsNode, movingNode] = nodes.plot;
      rendered.drawing();
      const sight = { ...nodes.sight, whole: width };
      scroller.style.setProperty("max-height", `${maxScroll}px`);
      sizeSvg(bands, width, plotHeight);
      movingAxis.draw(nodes.axis[0], sight);
      moving.draw(movingNode, sight);
      pinnedAxis.draw({ ...nodes.axis[0], children: [] }, sight);
      const [, markersNode] = nodes.axis;
      if (markersNode === undefined) markers.element.remove();
      else {
        if (markers.element.parentNode === null) axis.append(markers.element);
        markers.draw(markersNode, sight);
      }
      drawScene(bands, [bandsNode]);
      titles.draw(nodes);
      point(nodes.pointed);
      sizeSvg(legend, width, legendHeight);
      legend.toggleAttribute("hidden", legendHeight === 0);
      drawScene(legend, nodes.legend);
    },
    move(by, { axis: ticks, plot: names }) {
      movingAxis.redraw(ticks.moving);
      pinnedAxis.redraw(ticks.pinned);
      markers.redraw(names.markers);
      moving.redraw(names.moving);
      movingAxis.move(by);
      markers.move(by);
      moving.move(by);
    },
    fontFamily: () => document.defaultView?.getComputedStyle(root).fontFamily || "sans-serif",
    takePlace: rendered.giveWay,
    remove: () => {
      root.remove();
    },
  };
}

function dress(element: HTMLElement, { direction, locale, theme }: ResolvedOptions): void {
  element.dir = direction;
  element.lang = locale;
  writeTheme(element, theme);
}

function createElements(document: Document) {
  const [root, scroller, axis, stage, plot] = [
    "samarkand",
    "samarkand-scroller",
    "samarkand-axis",
    "samarkand-stage",
    "samarkand-plot",
  ].map((name) => {
    const element = document.createElement("div");
    element.className = name;
    return element;
  }) as HTMLElement[] as [HTMLElement, HTMLElement, HTMLElement, HTMLElement, HTMLElement];
  const [bands, legend] = ["samarkand-bands", "samarkand-legend"].map((name) =>
    createSvg(document, name),
  ) as [SVGSVGElement, SVGSVGElement];
  const titles = createStickyTitles(document);
  const movingAxis = createScrollLayer(document, "samarkand-ticks");
  const pinnedAxis = createScrollLayer(document, "samarkand-pinned");
  const markers = createScrollLayer(document, "samarkand-markers");
  const moving = createScrollLayer(document, "samarkand-moving");
  // The names of events say all that these do.
  for (const seen of [movingAxis.element, pinnedAxis.element, bands])
    seen.setAttribute("aria-hidden", "true");
  plot.setAttribute("role", "listbox");
  plot.setAttribute("aria-orientation", "horizontal");
  plot.tabIndex = 0;
  // What scrolls would be a stop of the Tab key of its own, without a name.
  scroller.tabIndex = -1;
  legend.setAttribute("role", "list");
  axis.append(movingAxis.element, pinnedAxis.element);
  plot.append(bands, moving.element);
  stage.append(plot, titles.element);
  scroller.append(axis, stage);
  root.append(scroller, legend);
  return { root, scroller, axis, plot, bands, titles, legend, movingAxis, pinnedAxis, markers, moving };
}

/** What the place of a container says about language and direction, and the reader's zone. */
export function readEnvironment(container: HTMLElement): Environment {
  const view = container.ownerDocument.defaultView;
  const own = memoizeLast(() => new Intl.DateTimeFormat().resolvedOptions());
  const lang = langOf(container);
  const direction: Direction = view?.getComputedStyle(container).direction === "rtl" ? "rtl" : "ltr";
  return {
    // A browser of a machine without a language says "en-US@posix" (Chromium 147).
    get locale() {
      return (
        [lang, view?.navigator.language.replace(/@.*/, "") ?? ""].find((one) =>
          isTaken(() => Intl.getCanonicalLocales(one)),
        ) ?? own().locale
      );
    },
    direction,
    // One that cannot tell the machine's zone says "Etc/Unknown", which it refuses itself, or
    // nothing.
    get timeZone() {
      return isTaken(() => createZone(own().timeZone)) ? own().timeZone : "UTC";
    },
    report: (error) => {
      report(error, view ?? undefined);
    },
    isColor: (value) =>
      (view as { CSS?: Partial<typeof CSS> } | null)?.CSS?.supports?.("color", value) ?? true,
  };
}

/** Of the nearest element around that names one, out of shadow roots, too. */
function langOf(container: Element): string {
  let at: Element | null = container;
  while (at?.hasAttribute("lang") === false) at = parentOf(at);
  return at?.getAttribute("lang") ?? "";
}

/** Whether an engine takes a name, which need not be one that it gave itself. */
function isTaken(take: () => unknown): boolean {
  try {
    take();
    return true;
  } catch {
    return false;
  }
}

/**
 * Points assistive technology to what the keyboard is at, by its id, and scrolls the page to it
 * where it came to stand out of sight. Called after each drawing.
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

/**
 * By an element as wide as the plot, so that nothing is scrolled across: what is pointed to may
 * reach beyond it.
 */
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

/** What a server has rendered in a container, as long as it stands there. */
interface ServerRendered {
  /** To be called before anything is drawn. */
  readonly drawing: () => void;
  /**
   * What was drawn is all there: this gives way to it, at the same height until the width is
   * another one.
   */
  readonly giveWay: () => void;
}

/**
 * Finds the strings of `renderToString` and `renderListToString` in a container to which a root
 * will be added, which stays out of sight for so long.
 */
function findServerRendered(container: HTMLElement, root: HTMLElement): ServerRendered {
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
