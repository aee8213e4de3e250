import type { Layer, LayerView } from "../options/layers.ts";
import { indexFrom, nearest, type Point, type SeriesLook, valueAxis } from "./seriesValues.ts";

/** Lets a reader point at values, or go from one to the next by keys; says what each one is. */
export interface SeriesReader {
  readonly layer: Pick<Layer, "render" | "moved" | "destroy">;
  /** Shows the value nearest to an instant (ms); `null`: none. */
  readonly show: (time: number | null) => void;
}

export function createReader(
  settings: SeriesLook,
  pointsOf: (view: LayerView) => readonly Point[],
): SeriesReader {
  let parts: { readonly slider: HTMLElement; readonly dot: HTMLElement; readonly text: HTMLElement } | null =
    null;
  let view: LayerView | null = null;
  /** Index of the value that is shown. */
  let shown: number | null = null;

  const place = (): void => {
    if (parts === null || view === null) return;
    const points = pointsOf(view);
    const point = shown === null ? undefined : points[shown];
    for (const part of [parts.dot, parts.text]) part.hidden = point === undefined;
    if (point === undefined) return;
    const { slider, dot, text } = parts;
    const { x, plot, format } = view;
    const [left, top] = [x(point.time), valueAxis(points, plot, settings).scale(point.value)];
    const words = `${format.date(point.date)}: ${format.number(point.value)}${settings.unit}`;
    text.textContent = words;
    slider.setAttribute("aria-valuetext", words);
    slider.setAttribute("aria-valuenow", String(point.value));
    const isOut = left < plot.x || left > plot.x + plot.width;
    dot.hidden = text.hidden = isOut;
    dot.style.setProperty("transform", `translate(${left}px, ${top}px)`);
    const isAtEnd = left > plot.x + plot.width / 2;
    text.style.setProperty(
      "transform",
      `translate(${left}px, ${top}px) translate(${isAtEnd ? "calc(-100% - 8px)" : "8px"}, -50%)`,
    );
  };
  const go = (to: number, by: 1 | -1): void => {
    if (view === null) return;
    const points = pointsOf(view);
    let at = to;
    // Gaps have nothing to read.
    while (points[at] !== undefined && Number.isNaN((points[at] as Point).value)) at += by;
    const point = points[at];
    if (point === undefined) return;
    shown = at;
    view.reveal(point.time);
    place();
  };
  const pressed = (event: KeyboardEvent): void => {
    if (view === null || event.ctrlKey || event.metaKey || event.altKey) return;
    const { plot, x, timeDirection } = view;
    const forward = timeDirection === "ltr" ? "ArrowRight" : "ArrowLeft";
    const isForward = event.key === forward || event.key === "ArrowUp";
    const isBack = !isForward && event.key.startsWith("Arrow");
    const last = pointsOf(view).length - 1;
    const start = indexFrom(
      pointsOf(view),
      Math.min(...[plot.x, plot.x + plot.width].map((px) => x.invertMs(px))),
    );
    if (isForward || isBack) go(shown === null ? start : shown + (isForward ? 1 : -1), isBack ? -1 : 1);
    else if (event.key === "Home") go(0, 1);
    else if (event.key === "End") go(last, -1);
    else if (event.key === "Escape") shown = null;
    else return;
    event.preventDefault();
    event.stopPropagation();
    place();
  };
  return {
    show(time) {
      if (view === null) return;
      shown = time === null ? null : nearest(pointsOf(view), time);
      place();
    },
    layer: {
      render(element, given) {
        view = given;
        parts ??= createReaderParts(element as HTMLElement, settings, pressed);
        const { slider } = parts;
        const [first, last] = rangeOf(pointsOf(given));
        slider.setAttribute("aria-valuemin", String(first));
        slider.setAttribute("aria-valuemax", String(last));
        for (const name of ["x", "y", "width", "height"] as const) {
          const property = name === "x" ? "left" : name === "y" ? "top" : name;
          slider.style.setProperty(property, `${given.plot[name]}px`);
        }
        place();
      },
      moved(_, given) {
        view = given;
        place();
      },
      destroy() {
        [parts, view] = [null, null];
      },
    },
  };
}

function rangeOf(points: readonly Point[]): readonly [number, number] {
  let [low, high] = [0, 0];
  for (const { value } of points) [low, high] = [Math.min(low, value || 0), Math.max(high, value || 0)];
  return [low, high];
}

function createReaderParts(
  element: HTMLElement,
  { title }: SeriesLook,
  pressed: (event: KeyboardEvent) => void,
): { readonly slider: HTMLElement; readonly dot: HTMLElement; readonly text: HTMLElement } {
  const create = (name: string): HTMLElement => {
    const made = element.ownerDocument.createElement("div");
    made.className = `samarkand-series-${name}`;
    element.append(made);
    return made;
  };
  const [slider, dot, text] = [create("slider"), create("dot"), create("text")];
  slider.tabIndex = 0;
  slider.setAttribute("role", "slider");
  slider.setAttribute("aria-label", title);
  slider.setAttribute("aria-valuenow", "0");
  slider.addEventListener("keydown", pressed);
  for (const part of [dot, text]) {
    part.hidden = true;
    part.setAttribute("aria-hidden", "true");
  }
  return { slider, dot, text };
}
