import { parse } from "edtf";
import { expect, test } from "vitest";
import { parseEdtf } from "../../src/time/edtf/parseEdtf.ts";
import { pick, seeded } from "../support/seeded.ts";

const OURS = 100_000;
const THEIRS = 10_000;
const ROUNDS = 7;

const random = seeded(20_190_204);
const two = (from: number, to: number): string =>
  String(from + Math.floor(random() * (to - from + 1))).padStart(2, "0");
const year = (): string => two(1000, 2029);
const month = (): string => `${year()}-${two(1, 12)}`;
const day = (): string => `${month()}-${two(1, 28)}`;

/** Texts as in real data, common ones more often than rare ones. Both parsers read each of them. */
const kinds: readonly (() => string)[] = [
  year,
  month,
  day,
  day,
  () => `${day()}T${two(0, 23)}:${two(0, 59)}:${two(0, 59)}Z`,
  () => `${year()}~`,
  () => `${month()}?`,
  () => `${day()}%`,
  () => `${year().slice(0, 3)}X`,
  () => `${month()}-XX`,
  () => `-${year()}`,
  () => `Y${two(10_000, 999_999_999)}`,
  () => `${year()}-${two(21, 24)}`,
  () => `${two(1000, 1499)}-${two(1, 12)}/${two(1500, 2029)}`,
  () => `${day()}/..`,
  () => `/${day()}`,
  () => `${year().slice(0, 2)}XX-12-25`,
  () => `${month()}-~${two(1, 28)}`,
  () => `[${year()},${year()}]`,
  () => `{${year()},${month()}}`,
];
const texts = Array.from({ length: OURS }, () => pick(random, kinds)());

/** Returns the ms that a parser takes for `count` texts. */
function time(parser: (text: string) => unknown, count: number): number {
  const from = performance.now();
  for (let i = 0; i < count; i += 1) parser(texts[i] ?? "");
  return performance.now() - from;
}

function summary(times: readonly number[]): { median: number; text: string } {
  const sorted = [...times].sort((a, b) => a - b);
  const [least = NaN, median = NaN, most = NaN] = [sorted[0], sorted[sorted.length >> 1], sorted.at(-1)];
  return { median, text: `${median.toFixed(0)} ms (${least.toFixed(0)}–${most.toFixed(0)})` };
}

test("100,000 mixed strings take less time than 10,000 with the package edtf", () => {
  const ours: number[] = [];
  const theirs: number[] = [];
  // The parsers take turns, so that other work of the machine affects both.
  for (let round = -1; round < ROUNDS; round += 1) {
    const [own, other] = [time(parseEdtf, OURS), time(parse, THEIRS)];
    if (round < 0) continue; // The first round only warms up the engine.
    ours.push(own);
    theirs.push(other);
  }
  const [own, other] = [summary(ours), summary(theirs)];
  process.stdout.write(
    `\nsamarkand, ${OURS} strings: ${own.text}\nedtf 4.11.1, ${THEIRS} strings: ${other.text}\n` +
      `per string: ${((other.median / THEIRS / own.median) * OURS).toFixed(0)} times as fast; median (min–max) of ${ROUNDS} rounds\n`,
  );
  expect(own.median).toBeLessThan(other.median);
});
