import type { Packed } from "./packing.ts";

/**
 * Rows that a band keeps when many bands share little room: two lanes and the strip of its
 * clusters.
 */
const LEAST_ROWS = 3;
/**
 * Where all lanes are no more than so many times those that there is room for, one scrolls to them;
 * only beyond that events are counted.
 */
const MOST_SCROLLED = 2;

/**
 * What takes more lanes than there can be room for; finite, so that it can be taken from a sum
 * again.
 */
const ENDLESS = 1e9;

/** A band that lanes are shared with. */
export interface Sharing {
  /** How many lanes it takes at least. */
  readonly least: number;
  /** All that is in it in as few lanes as it takes; `null` where that is more than `limit`. */
  readonly pack: (limit: number) => readonly Packed[] | null;
}

/** What a band gets. */
export interface BandShare {
  /** How many lanes; without limit where all is drawn. */
  readonly share: number;
  /** All that is in it, if it finds room in these. */
  readonly all: readonly Packed[] | null;
}

/**
 * Shares `rows` lanes among bands, of which each is packed as far as that can matter: to pack all
 * of one takes time, and is in vain where it will not get the lanes.
 */
export function packBands(bands: readonly Sharing[], rows: number): BandShare[] {
  // Of those that are not packed yet, as far as it is known.
  const needs = bands.map(({ least }) => Math.min(least, ENDLESS));
  let [all, reserved] = [sumOf(needs), sumOf(needs.map(leastOf))];
  const packed = bands.map(({ least, pack }, at) => {
    const known = needs[at] as number;
    const [others, reservedByOthers] = [all - known, reserved - leastOf(known)];
    // More lanes than this a band does not get: they would neither be few enough to scroll nor
    // leave the others what is theirs.
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

/** How many lanes are taken. */
export function lanesOf(packed: readonly Packed[]): number {
  return packed.reduce((most, { lane }) => Math.max(most, lane + 1), 0);
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/**
 * Shares `rows` among those that need them: everyone gets what it needs up to one common cap, the
 * highest that the rows allow, and at least `least` of what it needs. Who needs little leaves more
 * for the rest.
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
