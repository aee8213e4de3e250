import { DAY } from "../../base/durations.ts";
import type { FontSpec } from "../../base/measureText.ts";
import { type CalendarSystem, createGregorian } from "../../time/calendar/calendar.ts";
import { civilFromMs, isFar, msFromCivil } from "../../time/civil.ts";
import type { TimeScale } from "../../time/scale.ts";
import type { DateText, TextLength } from "../../time/text/dateText.ts";
import {
  clockWidth,
  DEEP_STEPS,
  TICK_STEPS,
  ticks,
  type TickStep,
  tickStepMs,
  upperStep,
} from "../../time/ticks.ts";
import type { Zone } from "../../time/zone.ts";
import type { LayoutContext } from "../base/layoutContext.ts";

/** px that stay free beside the label of a tick. */
const TICK_GAP = 10;
/** px between a tick line and a label that begins at it. */
const LINE_GAP = 5;
const HOUR: TickStep = { unit: "hour", count: 1 };

/** A label of the axis, in inline px. */
export interface AxisLabel {
  readonly key: string;
  readonly text: string;
  readonly x: number;
  /** Whether `x` is the middle of the text; otherwise `x` is where the text begins. */
  readonly centred: boolean;
  readonly width: number;
}

/** A tick line of the axis, in inline px. */
export interface AxisLine {
  readonly key: string;
  readonly x: number;
  /**
   * Whether the line begins a period of the upper tier (`major`) and a cell of the lower tier
   * (`minor`). A line can do both.
   */
  readonly major: boolean;
  readonly minor: boolean;
}

/** The ticks of one calendar: two tiers of labels and the lines under them. */
export interface AxisRow {
  readonly step: TickStep;
  readonly lower: readonly AxisLabel[];
  /**
   * Notes under the lower tier, where there is room for them: weekdays, second names of months, and
   * the UTC offsets of clock times that occur twice.
   */
  readonly notes: readonly AxisLabel[];
  /** Whether room is kept for a line of notes, even if no note is in sight. */
  readonly noted: boolean;
  readonly upper: readonly AxisLabel[];
  readonly lines: readonly AxisLine[];
}

interface Row {
  /** Calendar in which the ticks are placed. */
  readonly calendar: CalendarSystem;
  /**
   * Calendar whose words the labels use, for dates that it covers. It is `calendar` itself, unless
   * it covers only a part of the window.
   */
  readonly told: CalendarSystem;
  readonly isSecond: boolean;
  /**
   * Whether the row replaces a calendar that does not cover the window. Its years are then written
   * with their era.
   */
  readonly isStandIn: boolean;
}

/**
 * Lays out the ticks of a window: the finest step, from `finest` on, whose labels do not touch, and
 * the periods that contain its cells. On a narrow window it can happen that no label fits into the
 * visible part of its cell. Then the next coarser step is tried.
 */
export function layoutAxisRow(scale: TimeScale, row: Row, context: LayoutContext, finest = 0): AxisRow {
  const { calendar, told, isSecond, isStandIn } = row;
  const { start, end } = scale.domain;
  // Either all years of the axis have their era or none has. A year of two digits needs it.
  const text = context.dateText(told, isStandIn || civilFromMs(start).year < 100);
  const texts: [DateText, ...DateText[]] =
    calendar === told || isSecond
      ? [text]
      : [text, context.dateText(createGregorian(calendar.weekStart), true)];
  const fonts = context.fonts;
  const steps = isFar(start) || isFar(end) ? DEEP_STEPS : TICK_STEPS;
  const chosen = chooseStep(scale, { texts, calendar, steps: steps.slice(finest), context });
  // Clock times are the same in every calendar, so only the first row has them. The second row has
  // the days alone.
  const isDays = isSecond && clockWidth(chosen.step) > 0;
  const { step, length } = isDays ? { ...chosen, step: HOUR } : chosen;
  const grid = { scale, calendar, zone: context.zone };
  const cells = isDays ? [] : cellsOf(step, grid);
  const above = upperStep(step);
  const periods = above === null ? [] : cellsOf(above, grid);
  const labelOf = (cell: Cell, label: string, font: FontSpec): AxisLabel | null =>
    placeTick(cell, { text: label, width: context.measure(label, font), centred: isCell(step) }, scale.size);
  const lower = keep(cells.map((cell) => labelOf(cell, text.tick(cell.start, step, length), fonts.tick)));
  const upper = keep(
    periods.map((cell) =>
      placePinned(cell, (form) => text.upper(cell.start, step, form), {
        font: fonts.upper,
        context,
        length: scale.size,
      }),
    ),
  );
  const isEmpty = lower.length + upper.length === 0;
  // If no label fits at its tick, labels are pinned within the window, so that at least the period
  // that has already begun is named.
  const labels = isEmpty
    ? keep(
        cells.map((cell) =>
          placePinned(cell, (form) => text.tick(cell.start, step, form), {
            font: fonts.tick,
            context,
            length: scale.size,
          }),
        ),
      )
    : lower;
  const coarser = steps.indexOf(step) + 1;
  if (isEmpty && labels.length === 0 && !isSecond && coarser < steps.length)
    return layoutAxisRow(scale, row, context, coarser);
  const noteOf = isSecond ? null : noteReader({ step, length }, scale, { text, context });
  return {
    step,
    lower: labels,
    notes: noteOf === null ? [] : keep(cells.map((cell) => labelOf(cell, noteOf(cell.start), fonts.note))),
    noted: noteOf !== null,
    upper,
    lines: lines(cells, periods, scale.size),
  };
}

/**
 * Whether a label is centred in its cell: that of a single day, month or year is. Hours, and
 * several units at once, have their label at a line.
 */
function isCell({ unit, count }: TickStep): boolean {
  return count === 1 && (unit === "day" || unit === "month" || unit === "year");
}

interface Choice {
  /** Texts of the calendar and, where the Gregorian calendar continues it, of that one too. */
  readonly texts: readonly [DateText, ...DateText[]];
  readonly calendar: CalendarSystem;
  /** Steps from fine to coarse. */
  readonly steps: readonly TickStep[];
  readonly context: LayoutContext;
}

interface Chosen {
  readonly step: TickStep;
  readonly length: TextLength;
}

function chooseStep(
  { msPerPx, domain: range }: TimeScale,
  { texts, calendar, steps, context }: Choice,
): Chosen {
  const font = context.fonts.tick;
  // Twelve lunar months are shorter than a Gregorian year, and three of them are shorter than a
  // quarter.
  const shorter = calendar.shortestYear / 365;
  for (const step of steps) {
    const px = (tickStepMs(step) * shorter) / msPerPx;
    if (px < 2 * TICK_GAP) continue;
    // The short form of an age, such as "66M years ago", is used only where nothing else fits.
    for (const length of step.unit === "age" ? (["long"] as const) : (["long", "short"] as const)) {
      // A year has any number of digits, and an age any number of words, so samples are not enough:
      // the labels of this window are measured too.
      const own =
        step.unit === "year"
          ? [range.start, range.end]
          : step.unit === "age"
            ? ticks(step, range, context.zone)
            : [];
      const fits = (label: string): boolean => context.measure(label, font) + TICK_GAP <= px;
      const haveRoom = texts.every((text) => text.samples(step, length).every(fits));
      if (haveRoom && own.every((time) => fits(texts[0].tick(time, step, length)))) return { step, length };
    }
  }
  return { step: steps[steps.length - 1] as TickStep, length: "short" };
}

function placeTick(
  cell: Cell,
  label: { text: string; width: number; centred: boolean },
  length: number,
): AxisLabel | null {
  const { text, width, centred } = label;
  const key = String(cell.start);
  if (text === "") return null;
  if (!centred) {
    const x = cell.x0 + LINE_GAP;
    // A cell can be shorter than its step: the first years after 1 BCE, an hour that a zone skips.
    return cell.x0 < 0 || x + width > Math.min(length, cell.x1) ? null : { key, text, x, centred, width };
  }
  // The label of a day that is only partly in sight stands in that part, if there is room.
  const from = Math.max(cell.x0, 0);
  const to = Math.min(cell.x1, length);
  const x = Math.min(Math.max((cell.x0 + cell.x1) / 2, from + width / 2 + 2), to - width / 2 - 2);
  return to - from < width + 4 ? null : { key, text, x, centred, width };
}

interface Pinned {
  readonly font: FontSpec;
  readonly context: LayoutContext;
  readonly length: number;
}

/**
 * Places the label of a period so that it stays in sight while there is room for it, in its short
 * form if the long one does not fit.
 */
function placePinned(
  cell: Cell,
  textOf: (form: TextLength) => string,
  { font, context, length }: Pinned,
): AxisLabel | null {
  const from = Math.max(cell.x0, 0) + LINE_GAP;
  const to = Math.min(cell.x1, length) - LINE_GAP;
  for (const form of ["long", "short"] as const) {
    const text = textOf(form);
    const width = context.measure(text, font);
    if (text !== "" && width <= to - from)
      return { key: String(cell.start), text, x: from, centred: false, width };
  }
  return null;
}

/**
 * Returns a function that reads the note under a tick; `null` if there is no room for notes of this
 * step, or none exist.
 */
function noteReader(
  { step, length }: Chosen,
  scale: TimeScale,
  { text, context }: { text: DateText; context: LayoutContext },
): ((at: number) => string) | null {
  const noteOf = (at: number): string => text.note(at, step, length);
  // The offsets of a repeated hour appear and disappear, but their line stays.
  if (step.unit !== "day" && step.unit !== "month") return clockWidth(step) >= 1_000 ? noteOf : null;
  const font = context.fonts.note;
  const samples =
    step.unit === "day"
      ? upTo(7).map((day) => (day + 0.5) * DAY)
      : upTo(12).map((month) => msFromCivil(2022, month + 1, 2));
  const widest = Math.max(...samples.map((at) => context.measure(noteOf(at), font)));
  return step.count === 1 && widest > 0 && widest + 6 <= tickStepMs(step) / scale.msPerPx ? noteOf : null;
}

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

/**
 * Returns one line per instant. A period can begin where no cell begins, for example a month within
 * a week.
 */
function lines(cells: readonly Cell[], periods: readonly Cell[], length: number): AxisLine[] {
  const [minor, major] = [cells, periods].map((items) => new Set(items.map(({ start }) => start)));
  return [...new Map([...cells, ...periods].map((cell) => [cell.start, cell])).values()]
    .filter(({ x0 }) => x0 >= 0 && x0 <= length)
    .map(({ start, x0 }) => ({
      key: String(start),
      x: x0,
      major: major?.has(start) === true,
      minor: minor?.has(start) === true,
    }));
}

function keep<T>(items: readonly (T | null)[]): T[] {
  return items.filter((item): item is T => item !== null);
}

/** Time from one tick to the next: its instants, and their places in inline px. */
interface Cell {
  readonly start: number;
  readonly end: number;
  readonly x0: number;
  readonly x1: number;
}

/** Returns the cells of a step that meet the window, within the range that the calendar covers. */
export function cellsOf(
  step: TickStep,
  { scale, calendar, zone }: { scale: TimeScale; calendar: CalendarSystem; zone: Zone },
): Cell[] {
  const first = zone.toInstant(calendar.range.start);
  const start = Math.max(scale.domain.start, first);
  const end = Math.min(scale.domain.end, zone.toInstant(calendar.range.end));
  const starts = ticks(step, { start, end }, zone, calendar);
  return starts.slice(0, -1).map((tick, index) => {
    // A week can begin before the calendar's first day, in another calendar.
    const from = Math.max(tick, first);
    const to = starts[index + 1] as number;
    return { start: from, end: to, x0: scale(from), x1: scale(to) };
  });
}
