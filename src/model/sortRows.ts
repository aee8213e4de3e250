import { compare } from "../base/maths.ts";

/** Fewer rows than this are sorted by comparing: counting 65,536 digits would take longer. */
const FEW = 4096;
/** Number of rows that are moved or counted between two pauses. */
const SLICE = 65_536;
const DIGITS = 65_536;

/**
 * Rows with the two halves of their keys, the lower half first. The keys move together with the
 * rows, because values that lie anywhere in memory are slow to read.
 */
interface Keyed {
  readonly rows: Uint32Array;
  readonly words: Uint32Array;
}

/**
 * Sorts `rows` in place by their keys, and keeps the order of rows with equal keys. It counts
 * digits of 16 bits (a radix sort), so the time is proportional to the number of rows. It yields
 * again and again, so that the page can do other work.
 */
export function* sortRows(rows: Uint32Array, keys: Float64Array): Generator<undefined, void> {
  if (rows.length < FEW) {
    rows.sort((a, b) => compare(keys[a] as number, keys[b] as number));
    return;
  }
  let from: Keyed = { rows, words: new Uint32Array(rows.length * 2) };
  let to: Keyed = { rows: new Uint32Array(rows.length), words: new Uint32Array(rows.length * 2) };
  const counts = yield* countDigits(from, keys);
  for (let place = 0; place < 4; place += 1) {
    const ends = counts.subarray(place * DIGITS, (place + 1) * DIGITS);
    if (ends.includes(rows.length)) continue; // all have the same one
    for (let digit = 1; digit < DIGITS; digit += 1) ends[digit]! += ends[digit - 1]!;
    for (let begin = rows.length; begin > 0; begin -= SLICE) {
      moveRows(from, to, { ends, place, begin: Math.max(0, begin - SLICE), end: begin });
      yield undefined;
    }
    [from, to] = [to, from];
  }
  if (from.rows !== rows) rows.set(from.rows);
}

/** Fills in the keys, and counts the rows for each digit at each of the four places. */
function* countDigits({ rows, words }: Keyed, keys: Float64Array): Generator<undefined, Uint32Array> {
  const halves = new Uint32Array(keys.buffer, keys.byteOffset, keys.length * 2);
  const counts = new Uint32Array(4 * DIGITS);
  for (let begin = 0; begin < rows.length; begin += SLICE) {
    for (let index = begin; index < Math.min(rows.length, begin + SLICE); index += 1) {
      const row = rows[index] as number;
      const lower = halves[2 * row] as number;
      const upper = halves[2 * row + 1] as number;
      // Makes the order of the bits that of the numbers: in a double, negative numbers are stored
      // by sign and size.
      const isNegative = upper >= 0x80000000;
      const low = isNegative ? ~lower : lower;
      const high = isNegative ? ~upper : upper ^ 0x80000000;
      words[2 * index] = low;
      words[2 * index + 1] = high;
      counts[low & 0xffff]! += 1;
      counts[DIGITS + (low >>> 16)]! += 1;
      counts[2 * DIGITS + (high & 0xffff)]! += 1;
      counts[3 * DIGITS + (high >>> 16)]! += 1;
    }
    yield undefined;
  }
  return counts;
}

interface Move {
  /** End of the rows of each digit that are still to be moved. */
  readonly ends: Uint32Array;
  readonly place: number;
  readonly begin: number;
  readonly end: number;
}

/**
 * Moves rows to the end of the place of their digit, from the last row to the first. So rows with
 * equal digits keep their order.
 */
function moveRows(from: Keyed, to: Keyed, { ends, place, begin, end }: Move): void {
  const [half, shift] = [place >> 1, (place & 1) * 16];
  const [source, target, rows, moved] = [from.words, to.words, from.rows, to.rows];
  for (let index = end - 1; index >= begin; index -= 1) {
    const digit = ((source[2 * index + half] as number) >>> shift) & 0xffff;
    const at = (ends[digit]! -= 1);
    moved[at] = rows[index] as number;
    target[2 * at] = source[2 * index] as number;
    target[2 * at + 1] = source[2 * index + 1] as number;
  }
}
