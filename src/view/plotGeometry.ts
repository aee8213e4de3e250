import type { Box } from "../options/layers.ts";
import type { Layout } from "../plot/picture/layout.ts";
import type { Picture } from "../plot/picture/picture.ts";
import type { PlotBox } from "../plot/picture/plotBoxes.ts";
import type { TimelineDom } from "./timelineDom.ts";
import type { Painted } from "./viewportCache.ts";

type Elements = Pick<TimelineDom, "root" | "scroller" | "plot">;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Returns a point of the viewport in px of an element, which the page may scale. */
function pointIn(element: HTMLElement, clientX: number, clientY: number): Point {
  const { left, top, width } = element.getBoundingClientRect();
  const scale = width > 0 ? element.offsetWidth / width : 1;
  return { x: (clientX - left) * scale, y: (clientY - top) * scale };
}

/**
 * Returns the top left corner of the scrolled plot, with the titles of groups, in px of the
 * timeline's element. Rectangles are asked, since engines disagree on what a scrollbar at the left
 * side adds to `clientLeft` and `offsetLeft`.
 */
export function plotOrigin({ root, plot }: Elements): Point {
  const { left, top } = plot.getBoundingClientRect();
  const { x, y } = pointIn(root, left, top);
  return { x: x - root.clientLeft, y: y - root.clientTop };
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
): Point {
  return pointIn(plot, clientX, clientY);
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
