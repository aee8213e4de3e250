import type { Direction } from "../base/direction.ts";
import type { Environment, ResolvedOptions } from "../options/resolveOptions.ts";
import { writeTheme } from "../render/themeProperties.ts";
import type { Scene } from "../scene/buildScene.ts";
import { createZone } from "../time/zone.ts";
import { drawScene } from "../render/drawScene.ts";

const SVG = "http://www.w3.org/2000/svg";

/** The elements of a timeline. */
export interface Host {
  readonly root: HTMLElement;
  /** Scrolls where the content is higher than the limit; the axis stays at its top. */
  readonly scroller: HTMLElement;
  readonly axis: SVGSVGElement;
  readonly plot: SVGSVGElement;
  /** Writes what follows from the options. */
  readonly configure: (options: ResolvedOptions) => void;
  readonly draw: (scene: Scene) => void;
  /** The font family in which texts are drawn. */
  readonly fontFamily: () => string;
  readonly remove: () => void;
}

/** Builds the elements of a timeline in a container, after what is there. */
export function createHost(container: HTMLElement): Host {
  const document = container.ownerDocument;
  const root = document.createElement("div");
  const scroller = document.createElement("div");
  const axis = document.createElementNS(SVG, "svg");
  const plot = document.createElementNS(SVG, "svg");
  const legend = document.createElementNS(SVG, "svg");
  root.className = "samarkand";
  scroller.className = "samarkand-scroller";
  axis.setAttribute("class", "samarkand-axis");
  axis.setAttribute("aria-hidden", "true");
  plot.setAttribute("class", "samarkand-plot");
  plot.setAttribute("role", "group");
  legend.setAttribute("class", "samarkand-legend");
  legend.setAttribute("role", "list");
  for (const svg of [axis, plot, legend]) svg.setAttribute("direction", "ltr");
  scroller.append(axis, plot);
  root.append(scroller, legend);
  container.append(root);
  return {
    root,
    scroller,
    axis,
    plot,
    configure({ direction, locale, label, messages, theme }) {
      root.dir = direction;
      root.lang = locale;
      plot.setAttribute("aria-label", label);
      legend.setAttribute("aria-label", messages.legend);
      writeTheme(root, theme);
    },
    draw({ width, axisHeight, plotHeight, legendHeight, maxScroll, ...nodes }) {
      scroller.style.setProperty("max-height", `${maxScroll}px`);
      size(axis, width, axisHeight);
      size(plot, width, plotHeight);
      drawScene(axis, nodes.axis);
      drawScene(plot, nodes.plot);
      size(legend, width, legendHeight);
      legend.toggleAttribute("hidden", legendHeight === 0);
      drawScene(legend, nodes.legend);
    },
    fontFamily: () => document.defaultView?.getComputedStyle(root).fontFamily || "sans-serif",
    remove: () => {
      root.remove();
    },
  };
}

function size(svg: SVGSVGElement, width: number, height: number): void {
  svg.setAttribute("width", String(width));
  svg.setAttribute("height", String(height));
  // So that a print can make it as narrow as its paper.
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
}

/** What the place of a container says about language and direction, and the reader's zone. */
export function readEnvironment(container: HTMLElement): Environment {
  const view = container.ownerDocument.defaultView;
  const { locale, timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const lang = container.closest("[lang]")?.getAttribute("lang") ?? "";
  const direction: Direction = view?.getComputedStyle(container).direction === "rtl" ? "rtl" : "ltr";
  return {
    locale: isLocale(lang) ? lang : (view?.navigator.language ?? locale),
    direction,
    timeZone: isZone(timeZone) ? timeZone : "UTC",
    report: (error) => { view?.reportError(error); },
  };
}

/** An engine that cannot tell the machine's zone says "Etc/Unknown", which it refuses itself, or nothing. */
function isZone(timeZone: string | undefined): timeZone is string {
  try {
    createZone(timeZone as string);
    return true;
  } catch {
    return false;
  }
}

function isLocale(lang: string): boolean {
  try {
    return Intl.getCanonicalLocales(lang).length > 0;
  } catch {
    return false;
  }
}
