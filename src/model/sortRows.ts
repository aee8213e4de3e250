import { compare } from "../base/compare.ts";

/** Fewer than this are sorted by comparing: counting 65,536 digits would take longer. */
const FEW = 4096;
/** How many steps are made before there is a chance to pause. */
const SLICE = 65_536;

/**
 * Sorts rows by a key each has, and keeps the order of those with equal keys: by counting digits of 16 bits, in time
 * proportional to the number of rows. Pauses again and again, so that a page need not stand still; what is sorted is `rows`.
 */
export function* sortRows(rows: Uint32Array, keys: Float64Array): Generator<undefined, void> {
  if (rows.length < FEW) {
    rows.sort((a, b) => compare(keys[a] as number, keys[b] as number));
    return;
  }
  const digits = new Uint16Array(keys.buffer, keys.byteOffset, keys.length * 4);
  let from = rows;
  let to: Uint32Array = new Uint32Array(rows.length);
  for (let place = 0; place < 4; place += 1) {
    const ends = yield* countDigits(from, digits, place);
    if (ends === null) continue;
    for (let begin = from.length; begin > 0; begin -= SLICE) {
      for (let index = begin - 1; index >= Math.max(0, begin - SLICE); index -= 1) {
        const row = from[index] as number;
        const digit = digitOf(digits, row, place);
        to[(ends[digit] = (ends[digit] as number) - 1)] = row;
      }
      yield undefined;
    }
    [from, to] = [to, from];
  }
  if (from !== rows) rows.set(from);
}

/** Where the rows of each digit end; `null` where all have the same one. */
function* countDigits(rows: Uint32Array, digits: Uint16Array, place: number): Generator<undefined, Uint32Array | null> {
  const ends = new Uint32Array(65_536);
  for (let begin = 0; begin < rows.length; begin += SLICE) {
    for (let index = begin; index < Math.min(rows.length, begin + SLICE); index += 1) {
      const digit = digitOf(digits, rows[index] as number, place);
      ends[digit] = (ends[digit] as number) + 1;
    }
    yield undefined;
  }
  if (ends[digitOf(digits, rows[0] as number, place)] === rows.length) return null;
  for (let digit = 1; digit < ends.length; digit += 1) ends[digit] = (ends[digit] as number) + (ends[digit - 1] as number);
  return ends;
}

/** A digit of a number so that their order is that of the numbers: negative ones are stored by their size. */
function digitOf(digits: Uint16Array, row: number, place: number): number {
  const digit = digits[row * 4 + place] as number;
  if ((digits[row * 4 + 3] as number) >= 0x8000) return digit ^ 0xffff;
  return place === 3 ? digit ^ 0x8000 : digit;
}
