import { type Handle, listenOverview, type OverviewSurface } from "../input/listenOverview.ts";
import { listenRoving } from "../input/listenRoving.ts";
import type { Matches } from "../model/matches.ts";
import type { ResolvedOptions } from "../options/resolveOptions.ts";
import { round } from "../plot/base/sceneNode.ts";
import { OVERVIEW_HEIGHT } from "../plot/overview/overview.ts";
import type { Picture } from "../plot/picture/picture.ts";
import { createScale, type TimeRange } from "../time/scale.ts";
import { createSvg, drawScene, sizeSvg } from "../view/drawScene.ts";
import type { TimelineDom } from "../view/timelineDom.ts";

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

/** A strip that shows all of time, with the view as a window in it. */
export interface OverviewStrip {
  /** Draws the strip. While `isMoving`, its accessible names are not updated. */
  draw(
    options: ResolvedOptions,
    picture: Picture,
    now: { readonly view: TimeRange; readonly isMoving: boolean; readonly matches: Matches | null },
  ): void;
  /**
   * Handles gestures and keys. `show` is called with the views that they ask for; `view` returns
   * the current one, drawn or not.
   */
  listen(target: Pick<OverviewSurface, "show" | "view">, signal: AbortSignal): void;
}

/** Creates the strip. It stands under the plot while the option `overview` is set. */
export function createOverviewStrip(host: TimelineDom): OverviewStrip {
  const { strip, svg, parts } = createElements(host);
  let drawn: Picture | null = null;
  let found: Matches | null = null;
  return {
    draw(options, picture, { view, isMoving, matches }) {
      const overview = options.overview ? picture.overview() : null;
      if (overview === null) {
        strip.remove();
        return;
      }
      if (strip.parentNode === null) host.root.insertBefore(strip, host.legend);
      if (drawn !== picture) {
        const { left, length, whole } = picture.plot;
        strip.style.setProperty("margin-left", `${round(left)}px`);
        strip.style.setProperty("margin-right", `${round(whole - left - length)}px`);
        sizeSvg(svg, round(length), OVERVIEW_HEIGHT);
      }
      if (drawn !== picture || found !== matches)
        drawScene(svg, [...overview.nodes, ...(matches === null ? [] : picture.overviewMatches(matches))]);
      drawn = picture;
      found = matches;
      const place = placeOf(view, picture, overview.range);
      parts.whole.style.setProperty("left", `${place.left}px`);
      parts.whole.style.setProperty("width", `${place.width}px`);
      const [first, last] =
        picture.time.after === "right" ? [parts.start, parts.end] : [parts.end, parts.start];
      // The handles are mostly outside the view, so that a narrow view can be held in its middle,
      // too.
      first.style.setProperty("left", `${Math.max(0, place.left - HANDLE + INSIDE)}px`);
      last.style.setProperty(
        "left",
        `${Math.min(picture.plot.length - HANDLE, place.left + place.width - INSIDE)}px`,
      );
      if (isMoving) return;
      const { start, end } = overview.range;
      const text = picture.inSight(view);
      const percent = (instant: number): string =>
        String(Math.round(Math.min(100, Math.max(0, (100 * (instant - start)) / (end - start)))));
      say(parts.whole, {
        label: options.messages.overview,
        text,
        value: percent((view.start + view.end) / 2),
      });
      say(parts.start, { label: options.messages.viewStart, text, value: percent(view.start) });
      say(parts.end, { label: options.messages.viewEnd, text, value: percent(view.end) });
    },
    listen(target, signal) {
      listenRoving(strip, signal, "sliders");
      listenOverview(
        strip,
        {
          handleAt: (target) =>
            (Object.keys(parts) as Handle[]).find((name) => parts[name] === target) ?? null,
          timeAt: (clientX) => (drawn === null ? 0 : timeAt(clientX, strip, drawn)),
          whole: () => drawn?.overview()?.range ?? { start: 0, end: 0 },
          later: () => drawn?.time.after ?? "right",
          ...target,
        },
        signal,
      );
    },
  };
}

function createElements({ root }: TimelineDom): {
  strip: HTMLElement;
  svg: SVGSVGElement;
  parts: Record<Handle, HTMLElement>;
} {
  const document = root.ownerDocument;
  const element = (name: string): HTMLElement => {
    const made = document.createElement("div");
    made.className = `samarkand-overview${name}`;
    return made;
  };
  const strip = element("");
  const svg = createSvg(document, "samarkand-overview-skyline");
  const parts = { whole: element("-view"), start: element("-start"), end: element("-end") };
  for (const part of Object.values(parts)) {
    part.setAttribute("role", "slider");
    part.setAttribute("aria-valuemin", "0");
    part.setAttribute("aria-valuemax", "100");
  }
  svg.setAttribute("aria-hidden", "true");
  strip.append(svg, parts.whole, parts.start, parts.end);
  return { strip, svg, parts };
}

function say(
  part: HTMLElement,
  { label, text, value }: { readonly label: string; readonly text: string; readonly value: string },
): void {
  for (const [name, now] of Object.entries({
    "aria-label": label,
    "aria-valuetext": text,
    "aria-valuenow": value,
  }))
    if (part.getAttribute(name) !== now) part.setAttribute(name, now);
}

/**
 * Returns the left and the width of the view in the strip, in physical px: wide enough to be held,
 * and always inside the strip.
 */
function placeOf(
  view: TimeRange,
  { plot: { length }, time }: Picture,
  range: TimeRange,
): { left: number; width: number } {
  const scale = createScale(range, length);
  const [from, to] = [Math.max(0, scale(view.start)), Math.min(length, scale(view.end))];
  const width = Math.min(length, Math.max(LEAST, to - from));
  const start = Math.min(length - width, Math.max(0, (from + to - width) / 2));
  return { left: round(time.left(start, width)), width: round(width) };
}

function timeAt(clientX: number, strip: HTMLElement, picture: Picture): number {
  const { left, width } = strip.getBoundingClientRect();
  const px = (clientX - left) * (width > 0 ? strip.offsetWidth / width : 1);
  const { start, end } = picture.overview()?.range ?? { start: 0, end: 0 };
  return createScale({ start, end }, picture.plot.length).invert(picture.time.inline(px));
}
