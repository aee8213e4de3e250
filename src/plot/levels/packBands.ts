import type { Packed } from "./packing.ts";

/**
 * Rows that a band keeps when many bands share little room: two lanes and the strip of its
 * clusters.
 */
const LEAST_ROWS = 3;
/**
 * Factor of the available lanes up to which the reader scrolls to see all lanes. Only if more are
 * needed, events are counted.
 */
const MOST_SCROLLED = 2;

/** Number of lanes that never fit. It is finite, so that it can be subtracted from a sum again. */
const ENDLESS = 1e9;

/** A band that takes part in the sharing of lanes. */
export interface Sharing {
  /** Least number of lanes for all its events. */
  readonly least: number;
  /**
   * Packs all its events in as few lanes as possible; `null` if that takes more than `limit` lanes.
   */
  readonly pack: (limit: number) => readonly Packed[] | null;
}

/** Lanes that a band gets. */
export interface BandShare {
  /** Number of lanes, never more than the band needs. */
  readonly share: number;
  /** All events of the band, if they fit into these lanes. */
  readonly all: readonly Packed[] | null;
}

/**
 * Shares `rows` lanes among bands. A band is packed only up to the number of lanes that it could
 * get, because packing takes time and is useless beyond that.
 */
export function packBands(bands: readonly Sharing[], rows: number): BandShare[] {
  // Lanes that each band needs: a lower bound until the band is packed.
  const needs = bands.map(({ least }) => Math.min(least, ENDLESS));
  let [all, reserved] = [sumOf(needs), sumOf(needs.map(leastOf))];
  const packed = bands.map(({ least, pack }, at) => {
    const known = needs[at] as number;
    const [others, reservedByOthers] = [all - known, reserved - leastOf(known)];
    // A band never gets more lanes than this: with more, the timeline would need too much
    // scrolling, and the other bands would lose lanes that are theirs.
    const found = pack(Math.max(MOST_SCROLLED * rows - others, rows - reservedByOthers, LEAST_ROWS));
    const need = found === null ? ENDLESS : Math.max(least, lanesOf(found));
    needs[at] = need;
    [all, reserved] = [others + need, reservedByOthers + leastOf(need)];
    return found;
  });
  const shares = all <= MOST_SCROLLED * rows ? needs : allocateRows(needs, rows, LEAST_ROWS);
  return shares.map((share, at) => {
    const found = packed[at] as Packed[] | null;
    return { share, all: found !== null && lanesOf(found) <= share ? found : null };
  });
}

function leastOf(need: number): number {
  return Math.min(need, LEAST_ROWS);
}

/** Returns the number of lanes that are taken. */
export function lanesOf(packed: readonly Packed[]): number {
  return packed.reduce((most, { lane }) => Math.max(most, lane + 1), 0);
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/**
 * Shares `rows` among bands. Each gets what it needs up to a common cap, the highest that the rows
 * allow, and at least `least` of what it needs. What a band does not need is left for the others.
 */
export function allocateRows(needs: readonly number[], rows: number, least: number): number[] {
  const sorted = [...needs].sort((a, b) => a - b);
  let left = rows;
  let cap = Infinity;
  for (const [index, need] of sorted.entries()) {
    const equal = Math.floor(left / (sorted.length - index));
    if (need > equal) {
      cap = equal;
      break;
    }
    left -= need;
  }
  return needs.map((need) => Math.min(need, Math.max(cap, least)));
}
