const YEAR_MS = 31_556_952_000; // on average, so that every 400 years begin with a calendar year
const YEAR_2000 = 946_684_800_000;

/** The boundary of `count` years, counted from 1 January 2000, at or before a wall time (ms). */
export function floorAge(count: number, wall: number): number {
  const index = Math.floor((wall - YEAR_2000) / (count * YEAR_MS));
  // Far from now, a boundary's own index can come out a rounding too low.
  const next = boundary(count, index + 1);
  return next <= wall ? next : boundary(count, index);
}

/** The boundary after `at`, which has to be one itself. By its number, since far from now sums lose ms. */
export function nextAge(count: number, at: number): number {
  return boundary(count, Math.round((at - YEAR_2000) / (count * YEAR_MS)) + 1);
}

/** How many years before 2000 a boundary is; negative after it. */
export function yearsAgo(at: number): number {
  return Math.round((YEAR_2000 - at) / YEAR_MS);
}

function boundary(count: number, index: number): number {
  return YEAR_2000 + index * count * YEAR_MS;
}
