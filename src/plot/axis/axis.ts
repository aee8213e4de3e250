import { DAY } from "../../base/durations.ts";
import { clamp } from "../../base/maths.ts";
import type { FontSpec } from "../../base/measureText.ts";
import {
  type CalendarSystem,
  covers,
  createGregorian,
  extendCalendar,
  meets,
} from "../../time/calendar/calendar.ts";
import { civilFromMs, isFar, msFromCivil } from "../../time/civil.ts";
import type { TimeRange, TimeScale } from "../../time/scale.ts";
import type { DateText, TextLength } from "../../time/text/dateText.ts";
import {
  clockWidth,
  DEEP_STEPS,
  TICK_STEPS,
  type TickStep,
  tickStepMs,
  upperStep,
} from "../../time/tickStep.ts";
import { ticks } from "../../time/ticks.ts";
import type { Zone } from "../../time/zone.ts";
import type { LayoutContext } from "../base/layoutContext.ts";

/** px that stay free beside the label of a tick. */
const TICK_GAP = 10;
/** px between a tick line and a label that begins at it. */
const LINE_GAP = 5;
/** px: least width of a day for weekends to be shaded. */
const WEEKEND_PX = 12;

/** A label of the axis, in inline px. */
export interface AxisLabel {
  readonly key: string;
  readonly text: string;
  readonly x: number;
  /** Whether `x` is the middle of the text; otherwise `x` is where the text begins. */
  readonly centred: boolean;
  readonly width: number;
}

/** A label of the upper tier. */
export interface UpperLabel extends AxisLabel {
  /**
   * The same label with its year, in case that it is the first in sight: the labels after it do not
   * repeat the year.
   */
  readonly first: Pick<AxisLabel, "text" | "width">;
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
  readonly upper: readonly UpperLabel[];
  readonly lines: readonly AxisLine[];
}

/**
 * The axis of a window: the ticks of the calendar, those of a second calendar, and the weekends.
 */
export interface Axis extends AxisRow {
  /**
   * Row of the second calendar; `null` if there is none, if none of its dates are in sight, or if
   * the first row already uses that calendar.
   */
  readonly secondary: AxisRow | null;
  readonly weekends: readonly { readonly key: string; readonly x0: number; readonly x1: number }[];
}

/**
 * Lays out the axis of a window. Dates that the calendar does not cover are shown in the Gregorian
 * one.
 */
export function layoutAxis(scale: TimeScale, context: LayoutContext): Axis {
  const words = tickWords(scale.domain, context);
  const row = layoutRow(scale, { ...words, isSecond: false }, context);
  return {
    ...row,
    secondary: secondaryRow(scale, words.told, context),
    weekends: weekends(row.step, { scale, calendar: words.calendar, zone: context.zone }, context.weekend),
  };
}

/** What decides which ticks an axis has, and what they say. */
export interface TickWords<T> {
  /** Calendar in which the ticks are placed. */
  readonly calendar: CalendarSystem;
  /**
   * Calendar whose words the labels use, for dates that it covers. It is `calendar` itself, unless
   * it covers only a part of the window.
   */
  readonly told: CalendarSystem;
  readonly text: T;
  /** Steps from fine to coarse. */
  readonly steps: readonly TickStep[];
}

/** Parts of a timeline on which the words of ticks depend; `T`: those that are used. */
export interface TickContext<T> {
  readonly zone: Zone;
  readonly calendar: CalendarSystem;
  readonly dateText: (calendar: CalendarSystem, era: boolean) => T;
}

/** Returns what an axis over a stretch of time says, and in which calendar. */
export function tickWords<T>(
  { start, end }: TimeRange,
  { zone, calendar, dateText }: TickContext<T>,
): TickWords<T> {
  const [from, to] = [zone.toWall(start), zone.toWall(end)];
  const told = meets(calendar, from, to) ? calendar : createGregorian(calendar.weekStart);
  return {
    told,
    calendar: covers(told, from, to) ? told : extendCalendar(told),
    // Either all years of the axis have their era or none has. Those of a calendar that replaces
    // another one need it, and so does a year of two digits.
    text: dateText(told, told !== calendar || civilFromMs(start).year < 100),
    steps: isFar(start) || isFar(end) ? DEEP_STEPS : TICK_STEPS,
  };
}

function secondaryRow(scale: TimeScale, first: CalendarSystem, context: LayoutContext): AxisRow | null {
  const { secondaryCalendar: calendar, zone, dateText } = context;
  if (calendar === null || calendar.id === first.id) return null;
  const words = tickWords(scale.domain, { calendar, zone, dateText });
  // The row ends where its calendar does.
  return words.told === calendar ? layoutRow(scale, { ...words, calendar, isSecond: true }, context) : null;
}

function weekends({ unit }: TickStep, grid: Grid, days: LayoutContext["weekend"]): Axis["weekends"] {
  const { scale, zone } = grid;
  if ((unit !== "day" && unit !== "week") || DAY / scale.msPerPx < WEEKEND_PX) return [];
  return cellsOf({ unit: "day", count: 1 }, grid)
    .filter(({ start, end }) => days.includes(isoWeekday(zone.toWall((start + end) / 2))))
    .map(({ start, x0, x1 }) => ({
      key: String(start),
      x0: Math.max(0, x0),
      x1: Math.min(scale.size, x1),
    }));
}

/**
 * Returns the ISO 8601 weekday, from 1 (Monday) to 7. The constant 3: 1 January 1970 was a
 * Thursday.
 */
function isoWeekday(wall: number): number {
  return ((((Math.floor(wall / DAY) + 3) % 7) + 7) % 7) + 1;
}

interface Row extends TickWords<DateText> {
  readonly isSecond: boolean;
}

/**
 * Lays out the ticks of a window: the finest step whose labels do not touch, and the periods that
 * contain its cells. On a narrow window it can happen that no label fits into the visible part of
 * its cell. Then the next coarser step is tried.
 */
function layoutRow(scale: TimeScale, row: Row, context: LayoutContext): AxisRow {
  const { calendar, text, steps, isSecond } = row;
  const { fonts, measure, zone } = context;
  const chosen = chooseStep(scale, row, context);
  // Clock times are the same in every calendar, so only the first row has them. The second row has
  // the days alone.
  const isDays = isSecond && clockWidth(chosen.step) > 0;
  const step: TickStep = isDays ? { unit: "hour", count: 1 } : chosen.step;
  const { length } = chosen;
  const grid = { scale, calendar, zone };
  const cells = cellsOf(isDays ? null : step, grid);
  const above = upperStep(step);
  const periods = cellsOf(above, grid);
  const place = labelPlacer(step, scale, measure);
  const room = above === null ? 0 : tickStepMs(above) / scale.msPerPx - 2 * LINE_GAP;
  const isRoomy = text.upperSamples(step).every((label) => measure(label, fonts.upper) <= room);
  // The label of a period stays in sight while there is room for it. Where the long form does not
  // fit, its short form does; and where it fits some periods only, all have the short one.
  const pin = (cell: Cell, font: FontSpec, textOf: (length: TextLength) => string): AxisLabel | null =>
    (font === fonts.upper && !isRoomy ? null : place(cell, textOf("long"), font, true)) ??
    place(cell, textOf("short"), font, true);
  const upper: UpperLabel[] = [];
  for (const cell of periods) {
    const whole = pin(cell, fonts.upper, (one) => text.upper(cell.start, step, one));
    const bare = pin(cell, fonts.upper, (one) => text.upper(cell.start, step, one, false));
    const isTold = upper.length === 0 || beginsYear(cell, grid);
    // A period that is cut at the edge leaves the year to the next one, if it has no room for it.
    const label = isTold ? (whole ?? (cell.x0 < 0 ? null : bare)) : bare;
    if (label !== null) upper.push({ ...label, first: whole ?? label });
  }
  // A line of midnight has the name of its day above it, or in place of its time.
  const days = new Set(clockWidth(step) > 0 ? periods.map(({ start }) => start) : []);
  const named = new Set(upper.map(({ key }) => Number(key)));
  const tickOf = ({ start }: Cell): string =>
    !days.has(start)
      ? text.tick(start, step, length)
      : named.has(start)
        ? ""
        : text.upper(start, step, "short", false);
  const lower = cells.flatMap((cell) => place(cell, tickOf(cell), fonts.tick) ?? []);
  const isEmpty = lower.length + upper.length === 0;
  // If no label fits at its tick, labels are pinned within the window, so that at least the period
  // that has already begun is named.
  const labels = isEmpty
    ? cells.flatMap((cell) => pin(cell, fonts.tick, (one) => text.tick(cell.start, step, one)) ?? [])
    : lower;
  const coarser = steps.slice(steps.indexOf(step) + 1);
  if (isEmpty && labels.length === 0 && !isSecond && coarser.length > 0)
    return layoutRow(scale, { ...row, steps: coarser }, context);
  const noteOf = isSecond ? null : noteReader(chosen, scale, text, context);
  return {
    step,
    lower: labels,
    notes: noteOf === null ? [] : cells.flatMap((cell) => place(cell, noteOf(cell.start), fonts.note) ?? []),
    noted: noteOf !== null,
    upper,
    lines: lines(cells, periods, scale.size),
  };
}

interface Chosen {
  readonly step: TickStep;
  readonly length: TextLength;
}

function chooseStep(
  { msPerPx, domain }: TimeScale,
  { calendar, told, text, steps }: Row,
  { fonts, measure, zone, dateText }: LayoutContext,
): Chosen {
  // Where the Gregorian calendar continues another one, its labels have to fit, too.
  const texts = calendar === told ? [text] : [text, dateText(createGregorian(calendar.weekStart), true)];
  // Twelve lunar months are shorter than a Gregorian year, and three of them are shorter than a
  // quarter.
  const shorter = calendar.shortestYear / 365;
  for (const step of steps) {
    const px = (tickStepMs(step) * shorter) / msPerPx;
    if (px < 2 * TICK_GAP) continue;
    const fits = (label: string): boolean => measure(label, fonts.tick) + TICK_GAP <= px;
    const isAge = step.unit === "age";
    // A year has any number of digits, and an age any number of words, so samples are not enough:
    // the labels of this window are measured too.
    const own = step.unit === "year" ? [domain.start, domain.end] : isAge ? ticks(step, domain, zone) : [];
    // The short form of an age, such as "66M years ago", is used only where nothing else fits.
    for (const length of isAge ? (["long"] as const) : (["long", "short"] as const))
      if (
        texts.every((one) => one.samples(step, length).every(fits)) &&
        own.every((time) => fits(text.tick(time, step, length)))
      )
        return { step, length };
  }
  return { step: steps.at(-1) as TickStep, length: "short" };
}

type PlaceLabel = (cell: Cell, text: string, font: FontSpec, isPinned?: boolean) => AxisLabel | null;

/**
 * Creates the function that places labels; it returns `null` for one that does not fit. The label
 * of a single day, month or year is centred in its cell. Hours, and several units at once, have
 * their label at a line. A pinned label stands in the visible part of its cell.
 */
function labelPlacer(
  { unit, count }: TickStep,
  { size }: TimeScale,
  measure: LayoutContext["measure"],
): PlaceLabel {
  const isCell = count === 1 && (unit === "day" || unit === "month" || unit === "year");
  return ({ start, x0, x1 }, text, font, isPinned = false) => {
    const centred = isCell && !isPinned;
    const width = measure(text, font);
    const [from, to] = [Math.max(x0, 0), Math.min(x1, size)];
    // The label of a day that is only partly in sight stands in that part, if there is room.
    const x = centred ? clamp((x0 + x1) / 2, from + width / 2 + 2, to - width / 2 - 2) : from + LINE_GAP;
    const fits = centred
      ? to - from >= width + 4
      : isPinned
        ? width <= to - LINE_GAP - x
        : // A cell can be shorter than its step: the first years after 1 BCE, an hour that a zone skips.
          x0 >= 0 && x + width <= to;
    return text !== "" && fits ? { key: String(start), text, x, centred, width } : null;
  };
}

/**
 * Returns a function that reads the note under a tick; `null` if there is no room for notes of this
 * step, or none exist.
 */
function noteReader(
  { step, length }: Chosen,
  { msPerPx }: TimeScale,
  text: DateText,
  { measure, fonts }: LayoutContext,
): ((at: number) => string) | null {
  const noteOf = (at: number): string => text.note(at, step, length);
  const isDay = step.unit === "day";
  // The offsets of a repeated hour appear and disappear, but their line stays.
  if (!isDay && step.unit !== "month") return clockWidth(step) >= 1_000 ? noteOf : null;
  const widths = Array.from({ length: 12 }, (_, index) =>
    measure(noteOf(isDay ? (index + 0.5) * DAY : msFromCivil(2022, index + 1, 2)), fonts.note),
  );
  const widest = Math.max(...widths);
  return step.count === 1 && widest > 0 && widest + 6 <= tickStepMs(step) / msPerPx ? noteOf : null;
}

/**
 * Returns one line per instant. A period can begin where no cell begins, for example a month within
 * a week.
 */
function lines(cells: readonly Cell[], periods: readonly Cell[], length: number): AxisLine[] {
  const found = new Map(
    cells.map(({ start, x0: x }): [number, AxisLine] => [
      start,
      { key: String(start), x, major: false, minor: true },
    ]),
  );
  for (const { start, x0: x } of periods)
    found.set(start, { key: String(start), x, major: true, minor: found.has(start) });
  return [...found.values()].filter(({ x }) => x >= 0 && x <= length);
}

/** Time from one tick to the next: its instants, and their places in inline px. */
interface Cell {
  readonly start: number;
  readonly end: number;
  readonly x0: number;
  readonly x1: number;
}

interface Grid {
  readonly scale: TimeScale;
  readonly calendar: CalendarSystem;
  readonly zone: Zone;
}

function beginsYear({ start }: Cell, { calendar, zone }: Grid): boolean {
  const wall = zone.toWall(start);
  return calendar.floor("year", 1, wall) === wall;
}

/**
 * Returns the cells of a step that meet the window, within the range that the calendar covers; none
 * without a step.
 */
function cellsOf(step: TickStep | null, { scale, calendar, zone }: Grid): Cell[] {
  if (step === null) return [];
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
