import { PILL_HEIGHT, pillMiddle } from "../plot/clusters/clusterNodes.ts";
import { PILL_WIDTH, type PlacedCluster } from "../plot/clusters/placeClusters.ts";
import type { PlacedEra } from "../plot/events/eras.ts";
import type { PlacedMark, Stretch } from "../plot/events/placeMarks.ts";
import type { Layout } from "../plot/picture/layout.ts";
import type { Picture } from "../plot/picture/picture.ts";
import type { TimelineDom } from "./timelineDom.ts";
import type { Painted } from "./viewportCache.ts";

/** A rectangle in px of the timeline's element. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A box in a layout: inline px along time, px from the top of the plot across it. */
export interface PlotBox extends Stretch {
  readonly top: number;
  readonly height: number;
}

type Elements = Pick<TimelineDom, "root" | "scroller" | "plot">;

/**
 * Returns the top left corner of the scrolled plot, with the titles of groups, in px of the
 * timeline's element. Rectangles are asked, since engines disagree on what a scrollbar at the left
 * side adds to `clientLeft` and `offsetLeft`.
 */
export function plotOrigin({ root, plot }: Elements): { readonly x: number; readonly y: number } {
  const [around, within] = [root.getBoundingClientRect(), plot.getBoundingClientRect()];
  // The page may scale the timeline.
  const scale = root.offsetWidth / around.width || 1;
  return {
    x: (within.left - around.left) * scale - root.clientLeft,
    y: (within.top - around.top) * scale - root.clientTop,
  };
}

/**
 * Returns a function that converts a box of a layout to px of the timeline's element. `isCut`:
 * whether a box ends at the ends of the plot.
 */
export function elementBoxes(
  host: Elements,
  { offset }: Painted,
  { plot, time }: Picture,
  { isCut }: { readonly isCut: boolean },
): (box: PlotBox) => Box {
  const origin = plotOrigin(host);
  return (box) => {
    const [start, end] = [box.from - offset, box.to - offset];
    const [from, to] = isCut ? [Math.max(0, start), Math.min(plot.length, end)] : [start, end];
    return {
      x: origin.x + plot.left + time.left(from, to - from),
      y: origin.y + box.top,
      width: to - from,
      height: box.height,
    };
  };
}

/** Returns a point of the viewport, in px of the plot with its titles. */
export function plotPoint(
  { plot }: Pick<Elements, "plot">,
  { clientX, clientY }: { readonly clientX: number; readonly clientY: number },
): { readonly x: number; readonly y: number } {
  const { left, top, width } = plot.getBoundingClientRect();
  // The page may scale the timeline.
  const scale = width > 0 ? plot.offsetWidth / width : 1;
  return { x: (clientX - left) * scale, y: (clientY - top) * scale };
}

/** Returns the part of a timeline's element in which time is drawn, without the axis over it. */
export function plotBox(host: Elements, { axisHeight, plotHeight }: Layout, { plot }: Picture): Box {
  const { offsetTop, clientTop, clientHeight } = host.scroller;
  return {
    x: plotOrigin(host).x + plot.left,
    y: offsetTop + clientTop + axisHeight,
    width: plot.length,
    height: Math.max(0, Math.min(clientHeight - axisHeight, plotHeight)),
  };
}

/** Returns the box of a mark, without its label. `dotSize`: the diameter of a dot, in px. */
export function markBox({ form, x0, x1, y, height }: PlacedMark, dotSize: number): PlotBox {
  const middle = (x0 + x1) / 2;
  return form === "dot"
    ? { from: middle - dotSize / 2, to: middle + dotSize / 2, top: y - dotSize / 2, height: dotSize }
    : { from: x0, to: x1, top: y - height / 2, height };
}

/** Returns the box of an era, over the height of its band. */
export function eraBox({ x0, x1, top, height }: PlacedEra): PlotBox {
  return { from: x0, to: x1, top, height };
}

/** Returns the box of the pill of a cluster. */
export function pillBox(cluster: PlacedCluster): PlotBox {
  const { x } = cluster;
  return {
    from: x - PILL_WIDTH / 2,
    to: x + PILL_WIDTH / 2,
    top: pillMiddle(cluster) - PILL_HEIGHT / 2,
    height: PILL_HEIGHT,
  };
}

/** What was drawn, and whether a list stands in its place. */
interface Shown {
  readonly picture: Picture;
  readonly painted: Painted;
  readonly isList: boolean;
}

interface Watching {
  /** Whether anybody wants to know what moves. Otherwise the page is not read. */
  readonly isWanted: () => boolean;
  /** Called when the plot was scrolled. */
  readonly scrolled: () => void;
  readonly signal: AbortSignal;
}

/**
 * Creates a function that tells whether anything in the picture stands elsewhere than when it was
 * asked last.
 */
export function createLayoutWatch(
  host: Elements,
  { isWanted, scrolled, signal }: Watching,
): (shown: Shown | null) => boolean {
  let before: readonly unknown[] = [];
  const listen = (): void => {
    if (isWanted()) scrolled();
  };
  host.scroller.addEventListener("scroll", listen, { signal, passive: true });
  return (shown) => {
    if (!isWanted()) return false;
    const { x, y } = plotOrigin(host);
    const { layout, offset } = shown?.painted ?? {};
    const now = [shown?.picture, layout, offset, shown?.isList, x, y, host.scroller.clientHeight];
    const hasMoved = now.some((part, index) => part !== before[index]);
    before = now;
    return hasMoved;
  };
}
