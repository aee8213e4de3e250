import { pick, seeded } from "../../support/seeded.ts";

/** An event as every contender can show it: whole ms, and no end for a point. */
export interface BenchEvent {
  readonly id: string;
  readonly title: string;
  readonly start: number;
  readonly end?: number;
  readonly group: string;
  /** Index of the group, 0 to 11. */
  readonly row: number;
}

export interface BenchView {
  readonly start: number;
  readonly end: number;
}

/** Ten years, in which all events begin. */
export const BENCH_SPAN: BenchView = { start: Date.UTC(2013, 0, 1), end: Date.UTC(2023, 0, 1) };
export const BENCH_GROUPS = Array.from({ length: 12 }, (_, row) => `المجموعة ${String(row + 1)}`);

const DAY = 86_400_000;
const CLUMPS = 40;
const TITLES = [
  "قمة سمرقند",
  "لقاء الرئيسين في سمرقند",
  "تدريبات عسكرية مشتركة",
  "أولمبياد بكين",
  "زيارة ليوم واحد",
  "بيان وزارة الخارجية",
  "Samarkand summit",
  "Joint military exercise",
  "Deployment 4.2.1",
  "Board meeting",
  "Flight RF-2041",
  "Maintenance window",
];

/**
 * Creates events clumped over ten years, as news, logs and flights are: 70 % points, the rest
 * ranges, most of them short. `from`: number of the first event.
 */
export function benchEvents(count: number, from = 0): BenchEvent[] {
  const random = seeded(1 + from);
  const { start: first, end: last } = BENCH_SPAN;
  const clumps = Array.from({ length: CLUMPS }, () => ({
    at: first + random() * (last - first),
    width: (1 + random() * 90) * DAY,
  }));
  return Array.from({ length: count }, (_, index): BenchEvent => {
    const { at, width } = pick(random, clumps);
    const wanted =
      random() < 0.8
        ? at + (random() + random() + random() - 1.5) * width
        : first + random() * (last - first);
    const start = Math.floor(Math.min(last - 1, Math.max(first, wanted)));
    const row = Math.floor(random() * BENCH_GROUPS.length);
    const number = String(from + index);
    const event = {
      id: `event-${number}`,
      title: `${pick(random, TITLES)} ${number}`,
      start,
      group: BENCH_GROUPS[row] as string,
      row,
    };
    return random() < 0.7 ? event : { ...event, end: start + Math.floor(random() ** 4 * 60 * DAY) };
  });
}

/**
 * Returns the hundredth of the ten years in which the number of beginning events is nearest to a
 * hundredth of all.
 */
export function hundredth(events: readonly BenchEvent[]): BenchView {
  const width = (BENCH_SPAN.end - BENCH_SPAN.start) / 100;
  const counts = new Uint32Array(100);
  for (const { start } of events) counts[Math.floor((start - BENCH_SPAN.start) / width)]! += 1;
  const far = Array.from(counts, (count) => Math.abs(count - events.length / 100));
  const start = BENCH_SPAN.start + far.indexOf(Math.min(...far)) * width;
  return { start, end: start + width };
}
