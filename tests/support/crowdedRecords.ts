import type { EventRecord, GroupRecord } from "../../src/model/records.ts";
import type { TimeRange } from "../../src/time/scale.ts";
import { pick, seeded } from "./seeded.ts";

const DAY = 86_400_000;
const TITLES = [
  "قمة سمرقند",
  "لقاء بوتين وشي في سمرقند",
  "تدريبات عسكرية مشتركة",
  "أولمبياد بكين",
  "פסגת סמרקנד",
  "ועידה",
  "نشست سران",
  "سربراہی اجلاس",
  "Samarkand summit",
  "Joint exercise",
  "Deployment 4.2.1",
  "Flight RF-2041",
  "A",
];

const KINDS = ["summit", "حرب", "ביקור", "تمرین", "statement"];

/**
 * Creates crowded records over ten years in twelve groups: points, and ranges from a second to
 * days; some open, vague or important, and a few eras.
 */
export function crowdedRecords(
  count: number,
  seed = 1,
): {
  readonly events: readonly EventRecord[];
  readonly groups: readonly GroupRecord[];
  readonly stretch: TimeRange;
} {
  const random = seeded(seed);
  const stretch = { start: Date.UTC(2013, 0, 1), end: Date.UTC(2023, 0, 1) };
  const clumps = Array.from({ length: 40 }, () => ({
    at: stretch.start + random() * (stretch.end - stretch.start),
    width: (1 + random() * 90) * DAY,
  }));
  const events = Array.from({ length: count }, (_, index): EventRecord => {
    const { at, width } = pick(random, clumps);
    const start = Math.round(
      random() < 0.8
        ? at + (random() + random() + random() - 1.5) * width
        : stretch.start + random() * (stretch.end - stretch.start),
    );
    const sort = random();
    return {
      title: `${pick(random, TITLES)} ${String(index)}`,
      group: `group ${String(Math.floor(random() ** 1.5 * 12))}`,
      ...(sort < 0.6
        ? { start }
        : sort < 0.97
          ? { start, end: start + Math.round(1000 * 10 ** (random() * 5.5)) }
          : vague(random, start)),
      ...(random() < 0.05 ? { importance: 1 + Math.floor(random() * 3) } : {}),
      ...(index === 777 ? { importance: 9 } : {}),
      ...(index % 7 === 0 ? {} : { kind: KINDS[Math.floor(index / 5) % KINDS.length] as string }),
      ...(random() < 0.01 ? { display: "background" as const } : {}),
      ...(random() < 0.02 ? { status: "tentative" as const } : {}),
    };
  });
  return {
    events,
    groups: Array.from({ length: 12 }, (_, index) => ({
      id: `group ${String(index)}`,
      title: `مجموعة ${String(index + 1)}`,
    })),
    stretch,
  };
}

function vague(random: () => number, start: number): Pick<EventRecord, "start" | "end"> {
  const day = new Date(start).toISOString().slice(0, 10);
  const sort = random();
  if (sort < 0.3) return { start: `${day}~` };
  if (sort < 0.6) return { start: day.slice(0, 7) };
  if (sort < 0.8) return { start: `${day}?` };
  if (sort < 0.95) return { start: day, end: "" };
  return sort < 0.98 ? { start: day, end: ".." } : { start: "..", end: day };
}
