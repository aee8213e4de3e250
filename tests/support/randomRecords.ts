import type { EventRecord } from "../../src/entries/index.ts";
import { pick, seeded } from "./seeded.ts";

const titles = [
  "قمة سمرقند",
  "لقاء بوتين وشي في سمرقند (15 و16 سبتمبر أيلول)",
  "تفشي COVID-19 عام 2020",
  "قال Gabouev.",
  "פסגת סמרקנד",
  "ועידת הביטחון COP27 בשארם א-שייח׳",
  "نشست سران سازمان همکاری شانگهای در سمرقند",
  "سمرقند میں شنگھائی تعاون تنظیم کا سربراہی اجلاس",
  "Samarkand summit",
  "The summit of the Shanghai Cooperation Organisation (منظمة شنغهاي) in Samarkand, Uzbekistan",
  "2022",
  "Pneumonoultramicroscopicsilicovolcanoconiosis",
  "“No limits” – شراكة بلا حدود",
  "A",
];

const DAY = 86_400_000;

function day(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/**
 * Creates records in several scripts: days, ranges, months, instants, eras, vague and open dates,
 * from 2013 to 2032.
 */
export function mixedRecords(count: number, seed: number): EventRecord[] {
  const random = seeded(seed);
  const from = Date.UTC(2013, 0, 1);
  return Array.from({ length: count }, (_, index): EventRecord => {
    // Half of the records are in a few weeks of 2022, so that this time is crowded.
    const crowded = random() < 0.5;
    const start = crowded ? Date.UTC(2022, 8, 1) + random() * 40 * DAY : from + random() * 7000 * DAY;
    const length = random() < 0.5 ? 0 : random() ** 4 * 700 * DAY;
    return {
      id: `event-${String(index)}`,
      title: pick(random, titles),
      group: pick(random, ["لقاءات", "Statements", "צבא", "سیاست"]),
      status: pick(random, ["confirmed", "confirmed", "tentative", "cancelled"] as const),
      importance: Math.floor(random() * 4),
      kind: pick(random, ["meeting", "war", "visit"]),
      ...(random() < 0.04 ? { display: "background" as const } : {}),
      ...datesOf(random(), start, start + length),
    };
  });
}

/** Returns dates of one of many shapes, chosen by `part`, from 0 up to 1. */
function datesOf(part: number, start: number, end: number): Pick<EventRecord, "start" | "end"> {
  if (part < 0.4) return { start: day(start) };
  if (part < 0.7) return { start: day(start), end: day(end) };
  if (part < 0.75) return { start: day(start).slice(0, 7) };
  if (part < 0.77) return { start: `${day(start)}~` };
  if (part < 0.785) return { start: `${day(start)}?` };
  if (part < 0.8) return { start: `${day(start)}%` };
  if (part < 0.83) return { start: day(start), end: ".." };
  if (part < 0.86) return { start: `/${day(start)}` };
  if (part < 0.88) return { start: day(start), end: "" };
  return { start: Math.round(start) };
}

/** A record with exact UTC bounds, for tests that compute themselves which records meet a view. */
export interface ExactRecord extends EventRecord {
  readonly id: string;
  /** Start in ms, inclusive. */
  readonly from: number;
  /** End in ms, exclusive; equal to `from` for an instant. */
  readonly to: number;
}

/** Creates days, ranges of days and instants in 2021 to 2023. */
export function exactRecords(count: number, seed: number): ExactRecord[] {
  const random = seeded(seed);
  return Array.from({ length: count }, (_, index): ExactRecord => {
    const first = Date.UTC(2021, 0, 1) + Math.floor(random() ** 2 * 1000) * DAY;
    const days = random() < 0.6 ? 1 : Math.ceil(random() ** 3 * 120);
    const instant = random() < 0.2 ? first + Math.floor(random() * DAY) : null;
    const last = first + (days - 1) * DAY;
    const bounds =
      instant === null
        ? { start: day(first), ...(days === 1 ? {} : { end: day(last) }), from: first, to: last + DAY }
        : { start: instant, from: instant, to: instant };
    return {
      id: `event-${String(index)}`,
      title: pick(random, titles),
      group: pick(random, ["لقاءات", "Statements", "צבא"]),
      importance: Math.floor(random() * 3),
      ...bounds,
    };
  });
}
