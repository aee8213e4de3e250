import { DAY, MINUTE } from "../../base/durations.ts";
import { LONGEST } from "./edtfCursor.ts";
import type { EdtfDate, EdtfPart, Precision } from "./edtfDate.ts";
import type { EdtfEnd, EdtfRange, EdtfValue } from "./edtfValue.ts";

/**
 * Returns the canonical EDTF of a value. It has as few qualifiers as possible, as far to the right
 * as possible; offsets as `Z` or ±hh:mm; fractions of a second with three digits. Exponents are
 * expanded, unless the text would be longer than the 4,096 characters that `parseEdtf` reads. With
 * the same options, `parseEdtf` reads the text as an equal value.
 *
 * @throws TypeError for anything but a value of `parseEdtf`.
 */
export function formatEdtf(value: EdtfValue): string {
  let text: string;
  try {
    text = textOf(value);
  } catch {
    throw new TypeError("formatEdtf takes a value of parseEdtf, and nothing else.");
  }
  if (text.length <= LONGEST) return text;
  return text.replace(
    /(Y-?\d+?)(0{3,})(?!\d)/g,
    (_, digits: string, zeros: string) => `${digits}E${zeros.length}`,
  );
}

function textOf({ kind, first, last, members }: EdtfValue): string {
  if (kind === "oneOf") return `[${members.map(textOfMember).join(",")}]`;
  if (kind === "allOf") return `{${members.map(textOfMember).join(",")}}`;
  const begin = textOfEnd(first);
  return kind === "interval" ? `${begin}/${textOfEnd(last)}` : begin;
}

function textOfMember({ first, last }: EdtfRange): string {
  const begin = typeof first === "string" ? "" : textOfEnd(first);
  const end = typeof last === "string" ? "" : textOfEnd(last);
  return begin === end ? begin : `${begin}..${end}`;
}

function textOfEnd(end: EdtfEnd): string {
  if (typeof end === "string") return end === "open" ? ".." : "";
  const significant = end.significantDigits === null ? "" : `S${end.significantDigits}`;
  return `${qualified(end.parts, significant)}${textOfTime(end)}`;
}

/** Qualifiers, indexed by two bits: 1 for uncertain, 2 for approximate. */
const QUALIFIERS = ["", "?", "~", "%"] as const;

/**
 * Joins the parts of a date with their qualifiers. A qualifier that all parts up to one share is
 * written right of the last such part; any other is written left of its own part.
 */
function qualified(parts: readonly EdtfPart[], significant: string): string {
  const marks = parts.map(({ uncertain, approximate }) => (uncertain ? 1 : 0) + (approximate ? 2 : 0));
  let all = 3;
  const shared = marks.map((mark) => (all &= mark));
  return parts
    .map(({ text }, i) => {
      const common = shared[i] ?? 0;
      const left = QUALIFIERS[(marks[i] ?? 0) & ~common] ?? "";
      const right = QUALIFIERS[common & ~(shared[i + 1] ?? 0)] ?? "";
      return left + text + (i === 0 ? significant : "") + right;
    })
    .join("-");
}

const CLOCK_LENGTH: Readonly<Partial<Record<Precision, number>>> = { hour: 2, minute: 5, second: 8 };

function textOfTime({ anchor, precision, start, offset }: EdtfDate): string {
  if (anchor === "floating") return "";
  const clock = clockOf(start + (offset ?? 0) * MINUTE).slice(0, CLOCK_LENGTH[precision]);
  return `T${clock}${textOfOffset(offset)}`;
}

function textOfOffset(offset: number | null): string {
  if (offset === null) return "";
  if (offset === 0) return "Z";
  return `${offset < 0 ? "-" : "+"}${clockOf(Math.abs(offset) * MINUTE).slice(0, 5)}`;
}

/** Returns the clock time of a wall time, to the ms. */
function clockOf(wall: number): string {
  return new Date(wall - Math.floor(wall / DAY) * DAY).toISOString().slice(11, 23);
}
