import { clamp } from "../base/maths.ts";
import { listenRoving } from "../input/listenRoving.ts";
import { listenOn } from "../input/surface.ts";
import type { Matches } from "../model/matches.ts";
import { round } from "../plot/base/sceneNode.ts";
import { OVERVIEW_HEIGHT } from "../plot/overview/overview.ts";
import type { Picture } from "../plot/picture/picture.ts";
import type { TimelineState } from "../state/state.ts";
import { createScale, type TimeRange } from "../time/scale.ts";
import { createSvg, sizeSvg } from "../view/domTree.ts";
import { drawScene } from "../view/drawScene.ts";
import { plotPoint } from "../view/plotGeometry.ts";
import type { TimelineDom } from "../view/timelineDom.ts";
import { append, setPx } from "./elements.ts";

/**
 * px: width of the handle at an end of the view (WCAG 2.2, 2.5.8), and the part of it that is
 * inside the view.
 */
const HANDLE = 24;
const INSIDE = 6;
/**
 * px: least width of the view in the strip. Between its handles there is room to hold the view
 * itself, even at an end of the strip, where one handle is wholly inside.
 */
const LEAST = HANDLE + INSIDE + 24;

/** Part of the view's length by which an arrow key moves it. */
const STEP = 0.1;
/** Zoom factor of a key. */
const FACTOR = 2;

/** Part of the view that a drag or a key can move: an end, or the whole view. */
type Handle = "whole" | "start" | "end";

/** A strip that shows all of time, with the view as a window in it. */
export interface OverviewStrip {
  /** Draws the strip. While `isMoving`, its accessible names are not updated. */
  draw(picture: Picture, state: Pick<TimelineState, "view" | "matches">, isMoving: boolean): void;
  /** Handles drags and keys that move and resize the view, until `signal` ends it. */
  listen(timeline: OverviewTarget, signal: AbortSignal): void;
}

/** Functions of a timeline that the strip calls. */
interface OverviewTarget {
  /** Returns the current view, drawn or not. */
  getView(): TimeRange;
  setView(view: TimeRange, how: { readonly animate: boolean }): void;
}

/** Creates the strip. It stands under the plot while the option `overview` is set. */
export function createOverviewStrip(host: TimelineDom): OverviewStrip {
  const { strip, svg, parts } = createElements(host);
  let drawn: Picture | null = null;
  let found: Matches | null = null;
  return {
    draw(picture, { view, matches }, isMoving) {
      const { options, time, plot } = picture;
      const overview = options.overview ? picture.overview() : null;
      if (overview === null) {
        strip.remove();
        return;
      }
      if (strip.parentNode === null) host.root.insertBefore(strip, host.legend);
      if (drawn !== picture) {
        setPx(strip, {
          "margin-left": round(plot.left),
          "margin-right": round(plot.whole - plot.left - plot.length),
        });
        sizeSvg(svg, round(plot.length), OVERVIEW_HEIGHT);
      }
      if (drawn !== picture || found !== matches)
        drawScene(svg, [...overview.nodes, ...(matches === null ? [] : picture.overviewMatches(matches))]);
      drawn = picture;
      found = matches;
      const { left, width } = placeOf(view, picture, overview.range);
      const [first, last] = time.after === "right" ? [parts.start, parts.end] : [parts.end, parts.start];
      setPx(parts.whole, { left, width });
      // The handles are mostly outside the view, so that a narrow view can be held in its middle,
      // too.
      setPx(first, { left: Math.max(0, left - HANDLE + INSIDE) });
      setPx(last, { left: Math.min(plot.length - HANDLE, left + width - INSIDE) });
      if (isMoving) return;
      const { start, end } = overview.range;
      const text = picture.inSight(view);
      const say = (part: HTMLElement, label: string, instant: number): void => {
        const value = String(Math.round(clamp((100 * (instant - start)) / (end - start), 0, 100)));
        for (const [name, now] of Object.entries({ label, valuetext: text, valuenow: value }))
          if (part.getAttribute(`aria-${name}`) !== now) part.setAttribute(`aria-${name}`, now);
      };
      say(parts.whole, options.messages.overview, (view.start + view.end) / 2);
      say(parts.start, options.messages.viewStart, view.start);
      say(parts.end, options.messages.viewEnd, view.end);
    },
    listen(timeline, signal) {
      const listen = listenOn(strip, signal);
      const show = (view: TimeRange): void => timeline.setView(view, { animate: false });
      /** Returns the handle at an element; `undefined` for the strip itself. */
      const handleAt = (target: EventTarget | null): Handle | undefined =>
        (Object.keys(parts) as Handle[]).find((name) => parts[name] === target);
      const timeAt = (clientX: number): number => (drawn === null ? 0 : instantAt(clientX, strip, drawn));
      let held: { readonly handle: Handle; readonly time: number; readonly view: TimeRange } | null = null;
      const release = (): void => {
        held = null;
      };
      listen("pointerdown", (event) => {
        if (event.button !== 0) return;
        const time = timeAt(event.clientX);
        const handle = handleAt(event.target);
        const view = timeline.getView();
        // A press beside the view moves the view there, and then holds it.
        if (handle === undefined) show(moved(view, time - (view.start + view.end) / 2));
        held = { handle: handle ?? "whole", time, view: timeline.getView() };
        strip.setPointerCapture(event.pointerId);
      });
      listen("pointermove", (event) => {
        if (held !== null) show(dragged(held.view, held.handle, timeAt(event.clientX) - held.time));
      });
      listen("pointerup", release);
      listen("pointercancel", release);
      listenRoving(strip, signal, "sliders");
      listen("keydown", (event) => {
        const handle = handleAt(event.target);
        if (handle === undefined || event.altKey || event.ctrlKey || event.metaKey || drawn === null) return;
        const next = keyed(handle, timeline.getView(), drawn)[event.key];
        if (next === undefined) return;
        event.preventDefault();
        show(next);
      });
    },
  };
}

function createElements({ root }: TimelineDom): {
  readonly strip: HTMLElement;
  readonly svg: SVGSVGElement;
  readonly parts: Readonly<Record<Handle, HTMLElement>>;
} {
  const strip = root.ownerDocument.createElement("div");
  const svg = createSvg(root.ownerDocument, "samarkand-overview-skyline");
  strip.className = "samarkand-overview";
  svg.setAttribute("aria-hidden", "true");
  strip.append(svg);
  const slider = (name: string): HTMLElement => {
    const part = append(strip, "div", `samarkand-overview-${name}`);
    part.setAttribute("role", "slider");
    part.setAttribute("aria-valuemin", "0");
    part.setAttribute("aria-valuemax", "100");
    return part;
  };
  return { strip, svg, parts: { whole: slider("view"), start: slider("start"), end: slider("end") } };
}

/**
 * Returns the left and the width of the view in the strip, in physical px: wide enough to be held,
 * and always inside the strip.
 */
function placeOf(
  view: TimeRange,
  { plot: { length }, time }: Picture,
  range: TimeRange,
): { readonly left: number; readonly width: number } {
  const scale = createScale(range, length);
  const [from, to] = [Math.max(0, scale(view.start)), Math.min(length, scale(view.end))];
  const width = Math.min(length, Math.max(LEAST, to - from));
  const start = clamp((from + to - width) / 2, 0, length - width);
  return { left: round(time.left(start, width)), width: round(width) };
}

/** Returns the time range of the strip. */
function rangeOf(picture: Picture): TimeRange {
  return picture.overview()?.range ?? { start: 0, end: 0 };
}

/** Returns the instant (ms) at a physical x of the viewport. */
function instantAt(clientX: number, strip: HTMLElement, picture: Picture): number {
  const { x } = plotPoint({ plot: strip }, { clientX, clientY: 0 });
  return createScale(rangeOf(picture), picture.plot.length).invert(picture.time.inline(x));
}

function moved({ start, end }: TimeRange, by: number): TimeRange {
  return { start: start + by, end: end + by };
}

/**
 * Returns the view after a drag. An end stops at the other end; the limits of the view set the
 * least distance.
 */
function dragged(view: TimeRange, handle: Handle, by: number): TimeRange {
  if (handle === "whole") return moved(view, by);
  const least = 1e-6 * (view.end - view.start);
  if (handle === "start") return { start: Math.min(view.start + by, view.end - least), end: view.end };
  return { start: view.start, end: Math.max(view.end + by, view.start + least) };
}

/** Returns the views that keys on a handle ask for. */
function keyed(
  handle: Handle,
  view: TimeRange,
  picture: Picture,
): Readonly<Partial<Record<string, TimeRange>>> {
  const { start, end } = view;
  const span = end - start;
  const step = STEP * span * (picture.time.after === "right" ? 1 : -1);
  const arrows = { ArrowLeft: dragged(view, handle, -step), ArrowRight: dragged(view, handle, step) };
  if (handle !== "whole") return arrows;
  const whole = rangeOf(picture);
  const zoomed = (factor: number): TimeRange => ({
    start: (start + end) / 2 - span / factor / 2,
    end: (start + end) / 2 + span / factor / 2,
  });
  return {
    ...arrows,
    PageUp: moved(view, -span),
    PageDown: moved(view, span),
    Home: moved(view, whole.start - start),
    End: moved(view, whole.end - end),
    "+": zoomed(FACTOR),
    "=": zoomed(FACTOR),
    "-": zoomed(1 / FACTOR),
  };
}
