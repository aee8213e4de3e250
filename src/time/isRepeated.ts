import type { Zone } from "./zone.ts";

const DAY_MS = 86_400_000;

/** Whether the clock of a zone shows the time of an instant twice. */
export function isRepeated(instant: number, zone: Zone): boolean {
  const wall = zone.toWall(instant);
  return [instant - DAY_MS, instant + DAY_MS].some((near) => {
    const other = wall - zone.offset(near);
    return other !== instant && zone.toWall(other) === wall;
  });
}
