import { DAY } from "../../base/durations.ts";
import {
  type CalendarSystem,
  covers,
  createGregorian,
  extendCalendar,
  meets,
} from "../../time/calendar/calendar.ts";
import type { TimeScale } from "../../time/scale.ts";
import type { LayoutContext } from "../base/layoutContext.ts";
import { type AxisRow, cellsOf, layoutAxisRow } from "./axisRow.ts";

/** px: least width of a day for weekends to be shaded. */
const WEEKEND_PX = 6;

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
  const { calendar, secondaryCalendar, zone } = context;
  const from = zone.toWall(scale.domain.start);
  const to = zone.toWall(scale.domain.end);
  const told = meets(calendar, from, to) ? calendar : createGregorian(calendar.weekStart);
  const shown = covers(told, from, to) ? told : extendCalendar(told);
  const row = layoutAxisRow(
    scale,
    { calendar: shown, told, isSecond: false, isStandIn: told !== calendar },
    context,
  );
  const isShown =
    secondaryCalendar !== null && secondaryCalendar.id !== told.id && meets(secondaryCalendar, from, to);
  return {
    ...row,
    secondary: isShown
      ? layoutAxisRow(
          scale,
          { calendar: secondaryCalendar, told: secondaryCalendar, isSecond: true, isStandIn: false },
          context,
        )
      : null,
    weekends: weekends(row, { scale, calendar: shown, context }),
  };
}

interface Weekends {
  readonly scale: TimeScale;
  readonly calendar: CalendarSystem;
  readonly context: LayoutContext;
}

function weekends({ step: { unit } }: AxisRow, { scale, calendar, context }: Weekends): Axis["weekends"] {
  if ((unit !== "day" && unit !== "week") || DAY / scale.msPerPx < WEEKEND_PX) return [];
  return cellsOf({ unit: "day", count: 1 }, { scale, calendar, zone: context.zone })
    .filter(({ start, end }) => context.weekend.includes(isoWeekday(context.zone.toWall((start + end) / 2))))
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
