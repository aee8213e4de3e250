import { warn } from "../base/platform.ts";
import type { LayerView } from "../options/layers.ts";
import { checkType, listOf } from "../options/optionChecks.ts";
import type { DateInput } from "../time/span.ts";

/** Options of `createSeries`. `D` is the application's own type of datum. */
export interface SeriesOptions<D> {
  /** Name of the layers, unique among those of a timeline. */
  readonly name: string;
  /** Title over the values, and their accessible name: plain text. */
  readonly title: string;
  /** Values in any order. They are read once. */
  readonly data: readonly D[];
  /** Returns the date of a value. */
  readonly x: (datum: D, index: number) => DateInput;
  /** Returns a value. Where it is no finite number, the line has a gap. */
  readonly y: (datum: D, index: number) => number | null | undefined;
  /**
   * How the values are drawn. A step holds its value until the next date; a bar reaches from its
   * date to the next one.
   * @default "line"
   */
  readonly type?: "line" | "area" | "step" | "bar";
  /** px: height of a band under all groups; 0: under the events. @default 120 */
  readonly height?: number;
  /** Any CSS colour. @default the first colour of the theme's palette */
  readonly color?: string;
  /** Least and greatest value of the axis. @default those of the data; areas and bars begin at 0 */
  readonly domain?: readonly [number, number];
  /** Unit, written after a value: plain text, as " °C". @default none */
  readonly unit?: string;
  /** Called for each datum whose date cannot be read. @default a warning in the console */
  readonly onProblem?: (problem: { readonly index: number; readonly reason: string }) => void;
}

/** Options that say how points are drawn, with their defaults. */
export interface SeriesLook extends Required<
  Pick<SeriesOptions<unknown>, "name" | "title" | "type" | "height" | "unit">
> {
  /** `undefined`: the first one of the palette. */
  readonly color: string | undefined;
  /** `undefined`: that of the data. */
  readonly domain: readonly number[] | undefined;
}

/** One value at an instant. */
export interface Point {
  /** ms since 1970 UTC. */
  readonly time: number;
  readonly date: DateInput;
  /** NaN: a gap. */
  readonly value: number;
}

/** Returns a function that reads the points once, in order of time, with the zone of the view. */
export function readPoints<D>({
  data,
  x,
  y,
  onProblem = tell,
}: SeriesOptions<D>): (view: LayerView) => readonly Point[] {
  const given = listOf<D>("series.data", data, "an array of values");
  for (const [name, part] of Object.entries({ x, y, onProblem }))
    checkType(`series.${name}`, part, "function");
  let known: readonly Point[] | null = null;
  return ({ x: scale }) => {
    if (known !== null) return known;
    // A scale whose px are ms reads a date as the timeline does.
    const ms = scale.copy().range(scale.domain().map(Number));
    const points = given.flatMap((datum, index): Point[] => {
      try {
        const date = x(datum, index);
        const value = y(datum, index) ?? NaN;
        return [{ time: Math.round(ms(date)), date, value: Number.isFinite(value) ? value : NaN }];
      } catch (error) {
        onProblem({ index, reason: error instanceof Error ? error.message : String(error) });
        return [];
      }
    });
    known = points.sort((a, b) => a.time - b.time);
    return known;
  };
}

/** Returns the index of the first point at an instant or after it. */
export function indexFrom(points: readonly Point[], time: number): number {
  let [low, high] = [0, points.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((points[middle] as Point).time < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Returns the index of the value nearest to an instant; `null` where there is none. */
export function nearest(points: readonly Point[], time: number): number | null {
  const at = indexFrom(points, time);
  const [before, after] = [points[at - 1], points[at]];
  const isBefore = before !== undefined && (after === undefined || time - before.time < after.time - time);
  const found = isBefore ? at - 1 : at;
  return Number.isNaN(points[found]?.value ?? NaN) ? null : found;
}

/** Tells a developer of a datum that is left out. */
function tell({ index, reason }: { readonly index: number; readonly reason: string }): void {
  warn(`series: value ${index} is left out: ${reason}`, globalThis);
}
