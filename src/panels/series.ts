import { area, curveLinear, curveStepAfter, line } from "d3-shape";
import type { Box, Layer, LayerView, Shape } from "../options/layers.ts";
import { checkNumber, checkType, checkWord, listOf, OptionError, partsOf } from "../options/optionChecks.ts";
import { createReader } from "./seriesReader.ts";
import {
  type Point,
  readPoints,
  type SeriesLook,
  type SeriesOptions,
  type Spot,
  spotsIn,
  valueAxis,
} from "./seriesValues.ts";

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
      drawShapes(element, draw(pointsOf(view), view, plain));
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
        const ground = elementOf(element.ownerDocument, sensor(view.plot));
        ground.addEventListener("pointermove", ({ clientX }) => {
          const { a, e } = ground.getScreenCTM() ?? { a: 1, e: 0 };
          reader.show(view.x.invertMs((clientX - e) / a));
        });
        ground.addEventListener("pointerleave", () => {
          reader.show(null);
        });
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

const SVG = "http://www.w3.org/2000/svg";

/** Draws shapes as the children of an element. */
function drawShapes(g: Element, shapes: readonly Shape[]): void {
  g.replaceChildren(...shapes.map((shape) => elementOf(g.ownerDocument, shape)));
}

function elementOf(document: Document, shape: Shape): SVGGraphicsElement {
  const { type, fill, stroke, strokeWidth, opacity, ...rest } = shape;
  const element = document.createElementNS(SVG, type) as SVGGraphicsElement;
  const isLine = type === "line" || type === "path";
  const write = (name: string, value: string | number | undefined): void => {
    if (value !== undefined) element.setAttribute(name, String(value));
  };
  write("fill", fill ?? (isLine ? "none" : undefined));
  write("stroke", stroke);
  write("stroke-width", strokeWidth);
  write("opacity", opacity);
  if (shape.type === "text") {
    const { x, y, text, size = 13, anchor = "start", direction } = shape;
    element.textContent = text;
    write("x", x);
    write("y", y);
    write("dy", "0.35em");
    write("font-size", size);
    write("text-anchor", anchor);
    write("stroke-linejoin", "round");
    write("paint-order", "stroke");
    write("pointer-events", "none");
    write("direction", direction);
  } else for (const [name, value] of Object.entries(rest)) write(name, value);
  return element;
}

/** Returns a shape that nobody sees and the pointer finds. */
function sensor({ x, y, width, height }: Box): Shape {
  return { type: "rect", x, y, width, height, fill: "transparent" };
}
