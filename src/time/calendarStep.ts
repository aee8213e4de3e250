import { civilFromMs, lastDay, msFromCivil } from "./civil.ts";
import type { TickStep } from "./tickStep.ts";

/** The step's boundary at or before a wall time; both in wall ms (as if in UTC). */
export function floorStep(step: TickStep, wall: number): number {
  const { unit, count } = step;
  if (unit === "year") return msFromCivil(floorYear(civilFromMs(wall).year, count), 1, 1);
  if (unit === "month") {
    const { year, month } = civilFromMs(wall);
    return msFromCivil(year, month - ((month - 1) % count), 1);
  }
  if (unit === "day") {
    const { year, month, day } = civilFromMs(wall);
    const first = day - ((day - 1) % count);
    const fits = first + count - 1 <= lastDay(year, month);
    return msFromCivil(year, month, fits ? first : Math.max(1, first - count));
  }
  const width = clockWidth(step);
  return Math.floor(wall / width) * width;
}

/** The boundary after `boundary`, which has to be one itself; both in wall ms. */
export function nextStep(step: TickStep, boundary: number): number {
  const { unit, count } = step;
  const { year, month, day } = civilFromMs(boundary);
  if (unit === "year") return msFromCivil(nextYear(year, count), 1, 1);
  if (unit === "month") return msFromCivil(year, month + count, 1);
  if (unit === "day") {
    // A cell cut short by the month's end (day 31, 29 February) joins the one before it.
    const fits = day + 2 * count - 1 <= lastDay(year, month);
    return fits ? msFromCivil(year, month, day + count) : msFromCivil(year, month + 1, 1);
  }
  return boundary + clockWidth(step);
}

/** The width (ms) of a step of hours or less. */
export function clockWidth(step: TickStep): number {
  const { unit, count } = step;
  if (unit === "hour") return count * 3_600_000;
  if (unit === "minute") return count * 60_000;
  return unit === "second" ? count * 1_000 : count;
}

/**
 * Years are aligned as readers count them, in eras: …, 2n BCE, n BCE, 1 CE, n CE, 2n CE, …; astronomically 1 - 2n,
 * 1 - n, 1, n, 2n (notes D.4).
 */
function floorYear(year: number, count: number): number {
  if (year >= count) return Math.floor(year / count) * count;
  if (year >= 1) return 1;
  return 1 - count * Math.ceil((1 - year) / count);
}

function nextYear(year: number, count: number): number {
  return year === 1 && count > 1 ? count : year + count;
}
