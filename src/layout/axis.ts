import type { FontSpec } from "../base/measureText.ts";
import type { TimeScale } from "../time/scale.ts";
import { upperStep, type DateText } from "../time/dateText.ts";
import { civilFromMs } from "../time/civil.ts";
import { ticks, TICK_STEPS, tickStepMs, type TickStep } from "../time/ticks.ts";
import { fontsOf, type LayoutContext } from "./layoutContext.ts";

/** px that stay free beside the label of a tick. */
const TICK_GAP = 10;
/** px between a tick line and a label that begins at it. */
const LINE_GAP = 5;
/** px of a day, from which weekends are shaded. */
const WEEKEND_PX = 6;
const DAY = 86_400_000;

/** A label of the axis, in inline px. */
export interface AxisLabel {
  readonly key: string;
  readonly text: string;
  readonly x: number;
  /** Whether `x` is the middle of the text, or where it begins. */
  readonly centred: boolean;
  readonly width: number;
}

/** The axis of a window: two tiers of labels, the lines under them, the weekends. */
export interface Axis {
  readonly lower: readonly AxisLabel[];
  /** Weekdays, where days are wide enough for them. */
  readonly notes: readonly AxisLabel[];
  readonly upper: readonly AxisLabel[];
  /** `major` lines begin a period of the upper tier. */
  readonly lines: readonly { readonly key: string; readonly x: number; readonly major: boolean }[];
  readonly weekends: readonly { readonly key: string; readonly x0: number; readonly x1: number }[];
}

interface Cell {
  readonly start: number;
  readonly end: number;
  readonly x0: number;
  readonly x1: number;
}

/** Lays out the axis of a window: the finest step whose labels keep apart, and the periods that contain it. */
export function layoutAxis(scale: TimeScale, context: LayoutContext): Axis {
  const text = context.dateText(civilFromMs(scale.range.start).year < 1);
  const fonts = fontsOf(context);
  const { step, length } = chooseStep(scale, text, (label) => context.measure(label, fonts.tick));
  const cells = cellsOf(step, scale, context);
  const above = upperStep(step);
  const periods = above === null ? [] : cellsOf(above, scale, context);
  const majors = new Set(periods.map(({ start }) => start));
  const labelOf = (cell: Cell, label: string, font: FontSpec): AxisLabel | null =>
    placeTick(cell, { text: label, width: context.measure(label, font), centred: isCell(step) }, scale.length);
  return {
    lower: keep(cells.map((cell) => labelOf(cell, text.tick(cell.start, step, length), fonts.tick))),
    notes: hasWeekdays(step, scale, { text, context }) ? keep(cells.map((cell) => labelOf(cell, text.weekday(cell.start), fonts.note))) : [],
    upper: keep(periods.map((cell) => placeUpper(cell, { step, text, context, length: scale.length }))),
    lines: lines([...cells, ...periods], majors, scale.length),
    weekends: weekends(step, scale, context),
  };
}

/** A single day, month or year is a place between two lines; hours, and several at once, begin at a line. */
function isCell({ unit, count }: TickStep): boolean {
  return count === 1 && (unit === "day" || unit === "month" || unit === "year");
}

function chooseStep({ msPerPx, range }: TimeScale, text: DateText, measure: (label: string) => number): { step: TickStep; length: "long" | "short" } {
  for (const step of TICK_STEPS) {
    const px = tickStepMs(step) / msPerPx;
    if (px < 2 * TICK_GAP) continue;
    for (const length of ["long", "short"] as const) {
      // Years have as many digits as they have.
      const own = step.unit === "year" ? [range.start, range.end].map((time) => text.tick(time, step, length)) : [];
      const widest = Math.max(...[...text.samples(step, length), ...own].map(measure));
      if (widest + TICK_GAP <= px) return { step, length };
    }
  }
  return { step: TICK_STEPS[TICK_STEPS.length - 1] as TickStep, length: "short" };
}

function cellsOf(step: TickStep, scale: TimeScale, { zone }: LayoutContext): Cell[] {
  const starts = ticks(step, scale.range, zone);
  return starts.slice(0, -1).map((start, index) => {
    const end = starts[index + 1] as number;
    return { start, end, x0: scale.toPx(start), x1: scale.toPx(end) };
  });
}

function placeTick(cell: Cell, label: { text: string; width: number; centred: boolean }, length: number): AxisLabel | null {
  const { text, width, centred } = label;
  const key = String(cell.start);
  if (!centred) {
    const x = cell.x0 + LINE_GAP;
    // A cell can be shorter than its step: the first years after 1 BCE, an hour that a zone skips.
    return cell.x0 < 0 || x + width > Math.min(length, cell.x1) ? null : { key, text, x, centred, width };
  }
  // A day of which only a part is in sight has its number in that part, as long as there is room.
  const from = Math.max(cell.x0, 0);
  const to = Math.min(cell.x1, length);
  const x = Math.min(Math.max((cell.x0 + cell.x1) / 2, from + width / 2 + 2), to - width / 2 - 2);
  return to - from < width + 4 ? null : { key, text, x, centred, width };
}

interface Upper {
  readonly step: TickStep;
  readonly text: DateText;
  readonly context: LayoutContext;
  readonly length: number;
}

/** The label of a period stays in sight as long as there is room for it, in its short form at the last. */
function placeUpper(cell: Cell, { step, text, context, length }: Upper): AxisLabel | null {
  const font = fontsOf(context).upper;
  const from = Math.max(cell.x0, 0) + LINE_GAP;
  const to = Math.min(cell.x1, length) - LINE_GAP;
  for (const form of ["long", "short"] as const) {
    const label = text.upper(cell.start, step, form);
    const width = context.measure(label, font);
    if (width <= to - from) return { key: String(cell.start), text: label, x: from, centred: false, width };
  }
  return null;
}

function hasWeekdays(step: TickStep, scale: TimeScale, { text, context }: { text: DateText; context: LayoutContext }): boolean {
  if (step.unit !== "day" || step.count !== 1) return false;
  const font = fontsOf(context).note;
  const names = Array.from({ length: 7 }, (_, day) => text.weekday(day * DAY + DAY / 2));
  return Math.max(...names.map((name) => context.measure(name, font))) + 6 <= tickStepMs(step) / scale.msPerPx;
}

/** Once at each time: a period can begin where no cell does, as a day at one o'clock in the night of a clock change. */
function lines(cells: readonly Cell[], majors: ReadonlySet<number>, length: number): Axis["lines"] {
  return [...new Map(cells.map((cell) => [cell.start, cell])).values()]
    .filter(({ x0 }) => x0 >= 0 && x0 <= length)
    .map(({ start, x0 }) => ({ key: String(start), x: x0, major: majors.has(start) }));
}

function weekends({ unit }: TickStep, scale: TimeScale, context: LayoutContext): Axis["weekends"] {
  if (unit !== "day" || DAY / scale.msPerPx < WEEKEND_PX) return [];
  return cellsOf({ unit: "day", count: 1 }, scale, context)
    .filter(({ start, end }) => context.weekend.includes(isoWeekday(context.zone.toWall((start + end) / 2))))
    .map(({ start, x0, x1 }) => ({ key: String(start), x0: Math.max(0, x0), x1: Math.min(scale.length, x1) }));
}

/** 1 (Monday) to 7; 1 January 1970 was a Thursday. */
function isoWeekday(wall: number): number {
  return ((((Math.floor(wall / DAY) + 3) % 7) + 7) % 7) + 1;
}

function keep<T>(items: readonly (T | null)[]): T[] {
  return items.filter((item): item is T => item !== null);
}
