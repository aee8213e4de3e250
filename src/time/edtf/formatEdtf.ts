import { DAY, MINUTE } from "../../base/durations.ts";
import type { EdtfDate, EdtfEnd, EdtfPart, EdtfRange, EdtfValue, Precision } from "./edtf.ts";
import { LONGEST } from "./edtfCursor.ts";

/**
 * Returns the canonical EDTF of a value. It has as few qualifiers as possible, as far to the right
 * as possible; offsets as `Z` or ±hh:mm; fractions of a second with three digits. Exponents are
 * expanded, unless the text would be longer than the 4,096 characters that `parseEdtf` reads. With
 * the same options, `parseEdtf` reads the text as an equal value.
 *
 * @throws TypeError for anything but a value of `parseEdtf`.
 */
export function formatEdtf(value: EdtfValue): string {
  const text = textOfAny(value);
  if (text.length <= LONGEST) return text;
  return text.replace(
    /(Y-?\d+?)(0{3,})(?!\d)/g,
    (_, digits: string, zeros: string) => `${digits}E${zeros.length}`,
  );
}

function textOfAny(value: EdtfValue): string {
  try {
    return textOf(value);
  } catch {
    throw new TypeError("formatEdtf takes a value of parseEdtf, and nothing else.");
  }
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
 * Joins the parts of a date with their qualifiers, from the last part to the first. A qualifier
 * that all parts up to one share is written right of that part; any other is written left of its
 * own part.
 */
function qualified(parts: readonly EdtfPart[], significant: string): string {
  const marks = parts.map(({ uncertain, approximate }) => (uncertain ? 1 : 0) + (approximate ? 2 : 0));
  const texts = parts.map(({ text }, i) => (i === 0 ? text + significant : text));
  for (let i = parts.length - 1; i >= 0; i -= 1) {
    const shared = marks.slice(0, i + 1).reduce((all, mark) => all & mark, 3);
    for (let j = 0; j <= i; j += 1) marks[j] = marks[j]! & ~shared;
    texts[i] = `${QUALIFIERS[marks[i]!] ?? ""}${texts[i]!}${QUALIFIERS[shared] ?? ""}`;
  }
  return texts.join("-");
}

const CLOCK_LENGTH: Readonly<Partial<Record<Precision, number>>> = { hour: 2, minute: 5, second: 8 };

function textOfTime({ anchor, precision, start, offset }: EdtfDate): string {
  if (anchor === "floating") return "";
  const wall = start + (offset ?? 0) * MINUTE;
  const ms = wall - Math.floor(wall / DAY) * DAY;
  const clock = new Date(ms).toISOString().slice(11, 23);
  return `T${clock.slice(0, CLOCK_LENGTH[precision])}${textOfOffset(offset)}`;
}

function textOfOffset(offset: number | null): string {
  if (offset === null) return "";
  if (offset === 0) return "Z";
  const minutes = Math.abs(offset);
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${offset < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
