import { pick, seeded } from "../../support/seeded.ts";

/** An event as all that are measured can show it: ms, and no end for a point. */
export interface BenchEvent {
  readonly title: string;
  readonly start: number;
  readonly end?: number;
  readonly group: string;
  /** The group's place, 0 to 11. */
  readonly row: number;
}

export const BENCH_GROUPS = 12;
export const BENCH_RANGE = { start: Date.UTC(2013, 0, 1), end: Date.UTC(2023, 0, 1) };

/** The title of a group, which is its id, too. */
export function groupTitle(row: number): string {
  return `Group ${String(row + 1)}`;
}

const DAY = 86_400_000;
const CLUMPS = 40;
const TITLES = [
  "قمة سمرقند", "لقاء الرئيسين في سمرقند", "تدريبات عسكرية مشتركة", "أولمبياد بكين", "زيارة ليوم واحد", "بيان وزارة الخارجية",
  "Samarkand summit", "Joint military exercise", "Deployment 4.2.1", "Board meeting", "Flight RF-2041", "Maintenance window",
];

/** Clumped over ten years, as news, logs and flights are: 70 % points, the rest ranges, most of them short. */
export function benchEvents(count: number, seed = 1): BenchEvent[] {
  const random = seeded(seed);
  const { start: from, end: to } = BENCH_RANGE;
  const clumps = Array.from({ length: CLUMPS }, () => ({ at: from + random() * (to - from), width: (1 + random() * 90) * DAY }));
  return Array.from({ length: count }, (_, index): BenchEvent => {
    const { at, width } = pick(random, clumps);
    const isClumped = random() < 0.8;
    const start = isClumped ? at + (random() + random() + random() - 1.5) * width : from + random() * (to - from);
    const length = random() < 0.7 ? undefined : random() ** 4 * 60 * DAY;
    const row = Math.floor(random() * BENCH_GROUPS);
    const event = { title: `${pick(random, TITLES)} ${String(index)}`, start, group: groupTitle(row), row };
    return length === undefined ? event : { ...event, end: start + length };
  });
}
