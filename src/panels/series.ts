import { area, curveLinear, curveStepAfter, line } from "d3-shape";
import type { Layer, LayerView, Shape } from "../options/layers.ts";
import { checkNumber, checkType, checkWord, listOf, OptionError, partsOf } from "../options/optionChecks.ts";
import { createElement } from "../view/domTree.ts";
import {
  indexFrom,
  nearest,
  type Point,
  readPoints,
  type SeriesLook,
  type SeriesOptions,
} from "./seriesValues.ts";
import { type Spot, spotsIn, valueAxis } from "./valueAxis.ts";

const NAMES: Readonly<Record<keyof SeriesOptions<unknown>, true>> = {
  name: true,
  title: true,
  data: true,
  x: true,
  y: true,
  type: true,
  height: true,
  color: true,
  domain: true,
  unit: true,
  onProblem: true,
};

/**
 * Creates the layers of a series: numbers over the same time as the events, as a line, an area,
 * steps or bars, with an axis of values. A reader points at a value, or goes from one to the next
 * by arrow keys, and reads or hears it. Pass the layers to the option `layers` or to `addLayer`;
 * each series belongs to one timeline. Throws an `OptionError` where an option is bad.
 * @example
 * const temperature = createSeries({
 *   name: "temperature", title: "Temperature", unit: " °C",
 *   data: days, x: (day) => day.date, y: (day) => day.mean,
 * });
 * createTimeline(container, { events, layers: temperature });
 */
export function createSeries<D>(options: SeriesOptions<D>): readonly Layer[] {
  const { name, title, height, ...read } = settingsOf(options);
  const plain = { ...read, name, title, height };
  const pointsOf = readPoints(options);
  const reader = createReader(plain, pointsOf);
  const band = height === 0 ? {} : { band: name, height, title };
  const drawing = (draw: typeof curves, layer: Pick<Layer, "name" | "fixed" | "under">): Layer => ({
    ...layer,
    ...band,
    render(element, view) {
      const shapes = draw(pointsOf(view), view, plain);
      element.replaceChildren(...shapes.map((shape) => elementOf(element.ownerDocument, shape)));
    },
    toNodes: (view) => draw(pointsOf(view), view, plain),
  });
  const lines = drawing(curves, { name, under: true });
  return [
    drawing(tickLines, { name: `${name}-ticks`, fixed: true, under: true }),
    {
      ...lines,
      render(element, view) {
        lines.render(element, view);
        // Nobody sees it, and the pointer finds it.
        const ground = elementOf(element.ownerDocument, { type: "rect", ...view.plot, fill: "transparent" });
        ground.addEventListener("pointermove", ({ clientX }) => {
          const { a, e } = ground.getScreenCTM() ?? { a: 1, e: 0 };
          reader.show(view.x.invertMs((clientX - e) / a));
        });
        ground.addEventListener("pointerleave", () => reader.show(null));
        element.append(ground);
      },
    },
    drawing(tickTexts, { name: `${name}-values`, fixed: true }),
    { name: `${name}-reader`, fixed: true, overlay: true, label: title, ...band, ...reader.layer },
  ];
}

function settingsOf<D>(options: SeriesOptions<D>): SeriesLook {
  const given = partsOf("series", options, NAMES, "series.");
  const { type = "line", height = 120, unit = "", color, domain } = given;
  return {
    name: checkType("series.name", given.name, "string"),
    title: checkType("series.title", given.title, "string"),
    type: checkWord("series.type", type, ["line", "area", "step", "bar"]),
    height: checkNumber("series.height", height, [0, 10_000], "a number of px"),
    color: color === undefined ? undefined : checkType("series.color", color, "string"),
    domain: domain === undefined ? undefined : checkDomain(domain),
    unit: checkType("series.unit", unit, "string"),
  };
}

function checkDomain(domain: unknown): readonly number[] {
  const ends = listOf("series.domain", domain, "two numbers", (end): end is number => Number.isFinite(end));
  if (ends.length !== 2) throw new OptionError("series.domain", domain, "two numbers");
  return ends;
}

/** Draws the values as shapes. */
function curves(points: readonly Point[], view: LayerView, settings: SeriesLook): readonly Shape[] {
  const { type } = settings;
  const color = settings.color ?? view.theme.palette[0] ?? view.theme.ink;
  const axis = valueAxis(points, view.plot, settings);
  const spots = spotsIn(points, view, axis);
  const { base } = axis;
  if (type === "bar") return bars(spots, base, color);
  const isDefined = ({ y }: Spot): boolean => !Number.isNaN(y);
  const curve = type === "step" ? curveStepAfter : curveLinear;
  const stroke = line<Spot>(
    ({ x }) => x,
    ({ y }) => y,
  )
    .defined(isDefined)
    .curve(curve)
    .digits(2);
  const ground = area<Spot>(
    ({ x }) => x,
    base,
    ({ y }) => y,
  )
    .defined(isDefined)
    .digits(2);
  return [
    ...(type === "area"
      ? [{ type: "path" as const, d: ground([...spots]) ?? "", fill: color, stroke: "none", opacity: 0.22 }]
      : []),
    { type: "path", d: stroke([...spots]) ?? "", stroke: color, strokeWidth: 1.75 },
  ];
}

/** Draws bars, each to the next date, with a gap that leaves the least bar 1 px. */
function bars(spots: readonly Spot[], base: number, color: string): readonly Shape[] {
  const steps = spots.slice(1).map((spot, index) => spot.x - (spots[index] as Spot).x);
  // The last bar has nothing after it: it is as wide as the narrowest one.
  const least = steps.reduce((best, step) => (Math.abs(step) < Math.abs(best) ? step : best), steps[0] ?? 8);
  return spots.flatMap(({ x, y }, index): Shape[] => {
    if (Number.isNaN(y)) return [];
    const width = Math.abs(steps[index] ?? least);
    const left = (steps[index] ?? least) < 0 ? x - width : x;
    const gap = Math.min(2, Math.max(0, width - 1));
    return [
      {
        type: "rect",
        x: left + gap / 2,
        y: Math.min(y, base),
        width: Math.max(0.5, width - gap),
        height: Math.max(1, Math.abs(base - y)),
        fill: color,
      },
    ];
  });
}

/** Draws a line for each tick of the axis of values. */
function tickLines(points: readonly Point[], view: LayerView, look: SeriesLook): readonly Shape[] {
  const { plot, theme } = view;
  const { scale, ticks } = valueAxis(points, plot, look);
  return ticks.map((value) => {
    const y = scale(value);
    return { type: "line", x1: plot.x, x2: plot.x + plot.width, y1: y, y2: y, stroke: theme.grid };
  });
}

/** Draws the values of the ticks where texts begin, with a rim, since they lie over the values. */
function tickTexts(points: readonly Point[], view: LayerView, look: SeriesLook): readonly Shape[] {
  const { plot, direction, theme, format } = view;
  const { scale, ticks } = valueAxis(points, plot, look);
  const x = direction === "ltr" ? plot.x + 6 : plot.x + plot.width - 6;
  return ticks.map((value) => ({
    ...{ type: "text", x, y: scale(value), direction, size: theme.noteSize },
    ...{ text: format.number(value) + look.unit, fill: theme.muted, stroke: theme.ground, strokeWidth: 3 },
  }));
}

/** Creates an SVG element for a shape of a series. */
function elementOf(document: Document, shape: Shape): SVGGraphicsElement {
  const { type, strokeWidth, ...own } = shape;
  const element = document.createElementNS("http://www.w3.org/2000/svg", type) as SVGGraphicsElement;
  const write = (attributes: Readonly<Record<string, string | number | undefined>>): void => {
    for (const [name, value] of Object.entries(attributes))
      if (value !== undefined) element.setAttribute(name, String(value));
  };
  if (type === "line" || type === "path") write({ fill: "none" });
  if (shape.type === "text") {
    const { x, y, text, size, direction, fill, stroke } = shape;
    element.textContent = text;
    write({ x, y, direction, fill, stroke, dy: "0.35em", "font-size": size, "text-anchor": "start" });
    write({ "stroke-linejoin": "round", "paint-order": "stroke", "pointer-events": "none" });
  } else write(own);
  write({ "stroke-width": strokeWidth });
  return element;
}

/** Lets a reader point at values, or go from one to the next by keys; says what each one is. */
interface SeriesReader {
  readonly layer: Pick<Layer, "render" | "moved" | "destroy">;
  /** Shows the value nearest to an instant (ms); `null`: none. */
  readonly show: (time: number | null) => void;
}

interface ReaderParts {
  readonly slider: HTMLElement;
  readonly dot: HTMLElement;
  readonly text: HTMLElement;
}

/** Creates the reader of a series. */
function createReader(settings: SeriesLook, pointsOf: (view: LayerView) => readonly Point[]): SeriesReader {
  let parts: ReaderParts | null = null;
  let view: LayerView | null = null;
  /** Index of the value that is shown. */
  let shown: number | null = null;

  const place = (): void => {
    if (parts === null || view === null) return;
    const { slider, dot, text } = parts;
    const { x, plot, format } = view;
    const points = pointsOf(view);
    const point = shown === null ? undefined : points[shown];
    dot.hidden = text.hidden = true;
    if (point === undefined) return;
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
        const { x: left, y: top, width, height } = given.plot;
        for (const [name, px] of Object.entries({ left, top, width, height }))
          slider.style.setProperty(name, `${px}px`);
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
): ReaderParts {
  const create = (name: string): HTMLElement =>
    element.appendChild(createElement(element.ownerDocument, "div", `samarkand-series-${name}`));
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
