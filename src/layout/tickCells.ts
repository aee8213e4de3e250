import type { CalendarSystem } from "../time/calendar.ts";
import type { TimeScale } from "../time/scale.ts";
import { ticks, type TickStep } from "../time/ticks.ts";
import type { Zone } from "../time/zone.ts";

/** From one tick to the next: instants, and their inline px. */
export interface Cell {
  readonly start: number;
  readonly end: number;
  readonly x0: number;
  readonly x1: number;
}

/** The cells of a step that meet the window, as far as the calendar knows it. */
export function cellsOf(
  step: TickStep,
  { scale, calendar, zone }: { scale: TimeScale; calendar: CalendarSystem; zone: Zone },
): Cell[] {
  const first = zone.toInstant(calendar.range.start);
  const start = Math.max(scale.range.start, first);
  const end = Math.min(scale.range.end, zone.toInstant(calendar.range.end));
  const starts = ticks(step, { start, end }, zone, calendar);
  return starts.slice(0, -1).map((tick, index) => {
    // A week goes on from one calendar to another.
    const from = Math.max(tick, first);
    const to = starts[index + 1] as number;
    return { start: from, end: to, x0: scale.toPx(from), x1: scale.toPx(to) };
  });
}
