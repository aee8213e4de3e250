import type { Packed } from "./packing.ts";
import { shareRows } from "./shareRows.ts";

/** Rows that a band keeps when many bands share little room: two lanes and the strip of its clusters. */
const LEAST_ROWS = 3;
/** Where all lanes are no more than so many times those that there is room for, one scrolls to them; only beyond that events are counted. */
const MOST_SCROLLED = 2;

/** A band that lanes are shared with. */
export interface Sharing {
  /** How many lanes it takes at least. */
  readonly least: number;
  /** All that is in it in as few lanes as it takes; `null` where that is more than `limit`. */
  readonly pack: (limit: number) => readonly Packed[] | null;
}

/** What a band gets. */
export interface Shared {
  /** How many lanes; without limit where all is drawn. */
  readonly share: number;
  /** All that is in it, if it finds room in these. */
  readonly all: readonly Packed[] | null;
}

/**
 * Shares `rows` lanes among bands, of which each is packed as far as that can matter: to pack all of one takes time, and is in vain
 * where it will not get the lanes.
 */
export function packBands(bands: readonly Sharing[], rows: number): Shared[] {
  // Of those that are not packed yet, as far as it is known.
  const needs = bands.map(({ least }) => least);
  const packed = bands.map(({ least, pack }, at) => {
    const all = pack(mostOf(needs, at, rows));
    needs[at] = all === null ? Infinity : Math.max(least, lanesOf(all));
    return all;
  });
  const isScrolled = sumOf(needs) <= MOST_SCROLLED * rows;
  const shares = isScrolled ? needs : shareRows(needs, rows, LEAST_ROWS);
  return shares.map((share, at) => {
    const all = packed[at] as Packed[] | null;
    return { share, all: all !== null && lanesOf(all) <= share ? all : null };
  });
}

/** More lanes than this a band does not get: they would neither be few enough to scroll nor leave the others what is theirs. */
function mostOf(needs: readonly number[], at: number, rows: number): number {
  const others = needs.filter((_, index) => index !== at);
  const kept = sumOf(others.map((need) => Math.min(need, LEAST_ROWS)));
  return Math.max(MOST_SCROLLED * rows - sumOf(others), rows - kept, LEAST_ROWS);
}

/** How many lanes are taken. */
export function lanesOf(packed: readonly Packed[]): number {
  return packed.reduce((most, { lane }) => Math.max(most, lane + 1), 0);
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
