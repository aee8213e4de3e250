import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { EventRecord, GroupRecord } from "../../src/model/records.ts";
import { pick, seeded } from "./seeded.ts";

/** Records of a middle density, where a timeline has to be read and not only survived. */
export interface DensitySet {
  readonly name: string;
  readonly make: (
    seed: number,
    language: "ar" | "en",
  ) => { readonly events: readonly EventRecord[]; readonly groups?: readonly GroupRecord[] };
}

const DAY = 86_400_000;
const NEW_YEAR = Date.UTC(2022, 0, 1);
const WORDS = {
  ar: ["قمة", "لقاء", "سمرقند", "تدريبات", "عسكرية", "أولمبياد", "بيان", "وفد", "اتفاق", "زيارة"],
  en: ["summit", "meeting", "Samarkand", "exercises", "statement", "visit", "delegation", "agreement"],
};

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** Returns a title of one to `most` words. */
function titleOf(random: () => number, language: "ar" | "en", most: number): string {
  const count = 1 + Math.floor(random() * most);
  return Array.from({ length: count }, () => pick(random, WORDS[language])).join(" ");
}

const groupsOf = (count: number, language: "ar" | "en"): GroupRecord[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `g${String(index)}`,
    title: `${pick(seeded(index), WORDS[language])} ${String(index)}`,
  }));

/** Sets of our own: bars of a plan, news of all shapes, years around one bar, a crowd of days. */
const OWN: readonly DensitySet[] = [
  {
    name: "plan",
    make(seed, language) {
      const random = seeded(seed);
      const events = Array.from({ length: 60 }, (_, index): EventRecord => {
        const start =
          NEW_YEAR + (index % 8) * 20 * DAY + Math.floor(index / 8) * 22 * DAY + random() * 10 * DAY;
        return {
          title: titleOf(random, language, 5),
          start: `${dayOf(start)}/${dayOf(start + (4 + random() * 30) * DAY)}`,
          group: `g${String(index % 8)}`,
        };
      });
      return { events, groups: groupsOf(8, language) };
    },
  },
  {
    name: "news",
    make(seed, language) {
      const random = seeded(seed);
      const events = Array.from({ length: 300 }, (): EventRecord => {
        const from = NEW_YEAR + random() * 5 * 365 * DAY;
        const day = dayOf(from);
        return {
          title: titleOf(random, language, 8),
          start: pick(random, [
            day,
            day,
            `${day}/${dayOf(from + random() * 90 * DAY)}`,
            day.slice(0, 7),
            `${day}~`,
            `${day.slice(0, 7)}?`,
          ]),
          group: `g${String(Math.floor(random() * random() * 12))}`,
          importance: Math.floor(random() * 4),
          ...(random() < 0.05 ? { status: "cancelled" as const } : {}),
        };
      });
      return { events, groups: groupsOf(12, language) };
    },
  },
  {
    name: "rule",
    make(seed, language) {
      const random = seeded(seed);
      const years = Array.from({ length: 50 }, () => String(1820 + Math.floor(random() * 100)));
      const events = ["1820/1919", ...years].map((start) => ({ title: titleOf(random, language, 6), start }));
      return { events };
    },
  },
  {
    name: "crowd of days",
    make(seed, language) {
      const random = seeded(seed);
      const events = Array.from({ length: 4_000 }, (): EventRecord => ({
        title: titleOf(random, language, 6),
        start: dayOf(NEW_YEAR + random() * 3_650 * DAY),
        importance: Math.floor(-Math.log(random()) * 2),
      }));
      return { events };
    },
  },
];

/** Names of the sets that others made, of which the module of the test data may have more. */
interface GivenSets {
  readonly sets: readonly string[];
  readonly make: (
    name: string,
    how: { readonly seed: number; readonly language: string },
  ) => ReturnType<DensitySet["make"]>;
}

/** Sets that are too large to be laid out for many seeds and views. */
const LARGE = new Set(["incident"]);

/**
 * Returns our own sets, and those in the folder of test data that the variable SAMARKAND_TEST_DATA
 * names, if there is one.
 */
export async function densitySets(): Promise<readonly DensitySet[]> {
  const folder = process.env["SAMARKAND_TEST_DATA"];
  const file = folder === undefined ? "" : join(folder, "density", "sets.mjs");
  if (!existsSync(file)) return OWN;
  const { sets, make } = (await import(pathToFileURL(file).href)) as GivenSets;
  const given = sets
    .filter((name) => !LARGE.has(name))
    .map((name): DensitySet => ({ name, make: (seed, language) => make(name, { seed, language }) }));
  return [...OWN, ...given];
}
