/**
 * Ten years of what machines, agencies and newsrooms write down by the million. All of it is made
 * up, by a chance that is the same at every run: crowds of points and stretches in twelve groups,
 * with titles in Arabic and in English side by side.
 */
import type { EventRecord, GroupRecord } from "samarkand";

type Language = "ar" | "en";

const DAY = 86_400_000; // ms
const FIRST = Date.UTC(2013, 0, 1);

/** Where the ten years end, and what is said live begins. */
export const millionEnd: number = Date.UTC(2023, 0, 1);

interface Topic {
  readonly id: string;
  readonly ar: string;
  readonly en: string;
  /** Each is followed by a number. */
  readonly titles: readonly string[];
}

const topics: readonly Topic[] = [
  {
    id: "flights",
    ar: "الرحلات الجوية",
    en: "Flights",
    titles: [
      "رحلة سمرقند – إسطنبول",
      "رحلة عمّان – طشقند",
      "Flight Cairo – Beirut",
      "Flight Samarkand – Delhi",
    ],
  },
  {
    id: "deployments",
    ar: "إصدارات البرامج",
    en: "Deployments",
    titles: ["نشر الإصدار", "التراجع عن الإصدار", "Deployment of build", "Rollback of build"],
  },
  {
    id: "statements",
    ar: "البيانات",
    en: "Statements",
    titles: ["بيان الوزارة رقم", "إحاطة صحفية رقم", "Statement no.", "Press briefing no."],
  },
  {
    id: "trains",
    ar: "القطارات",
    en: "Trains",
    titles: ["قطار الليل", "قطار بضائع", "Night train", "Freight train"],
  },
  {
    id: "ships",
    ar: "السفن",
    en: "Ships",
    titles: ["عبور القناة، القافلة", "سفينة على الرصيف", "Canal transit, convoy", "Ship at berth"],
  },
  {
    id: "outages",
    ar: "الأعطال",
    en: "Outages",
    titles: ["انقطاع الخدمة، البلاغ", "تبديل قرص، الخزانة", "Outage, ticket", "Disk replaced, rack"],
  },
  {
    id: "meetings",
    ar: "اللقاءات",
    en: "Meetings",
    titles: ["محادثات، الجولة", "لقاء ثنائي رقم", "Talks, round", "Working group, session"],
  },
  {
    id: "exercises",
    ar: "المناورات",
    en: "Exercises",
    titles: [
      "مناورة بحرية، المرحلة",
      "تدريبات مشتركة، المرحلة",
      "Naval exercise, phase",
      "Joint exercise, phase",
    ],
  },
  {
    id: "votes",
    ar: "القرارات",
    en: "Resolutions",
    titles: ["القرار رقم", "التصويت على المشروع", "Resolution", "Vote on draft"],
  },
  {
    id: "markets",
    ar: "الأسواق",
    en: "Markets",
    titles: ["مزاد، القطعة", "وقف التداول رقم", "Auction, lot", "Trading halt no."],
  },
  {
    id: "weather",
    ar: "الطقس",
    en: "Weather",
    titles: ["إنذار عاصفة رقم", "عاصفة رملية، المحطة", "Storm warning no.", "Dust storm, station"],
  },
  {
    id: "tremors",
    ar: "الهزات الأرضية",
    en: "Tremors",
    titles: ["هزة أرضية، المحطة", "هزة ارتدادية، المحطة", "Tremor, station", "Aftershock, station"],
  },
];

export function millionGroups(language: Language): GroupRecord[] {
  return topics.map(({ id, [language]: title }) => ({ id, title }));
}

/** Makes events, one after the other. */
export interface EventMaker {
  /** Somewhere in the ten years. */
  next(): EventRecord;
  /** At this time (ms). */
  at(time: number): EventRecord;
}

/** The same events in the same order at every run. */
export function createEventMaker(seed = 2022): EventMaker {
  const random = seeded(seed);
  const spread = (): number => FIRST + random() ** 0.8 * (millionEnd - FIRST);
  const crowds = topics.map(() =>
    Array.from({ length: 7 }, () => ({ middle: spread(), width: (1 + random() * 60) * DAY })),
  );

  const timeOf = (topic: number): number => {
    if (random() < 0.45) return spread();
    const { middle, width } = pick(random, crowds[topic]!);
    // The sum of three chances is close to a bell.
    const time = middle + (random() + random() + random() - 1.5) * width;
    return Math.max(FIRST, Math.min(millionEnd - 1, time));
  };
  const make = (topic: number, time: number): EventRecord => {
    const { id: group, titles } = topics[topic]!;
    const start = Math.round(time);
    const title = `${pick(random, titles)} ${1 + Math.floor(random() * 999)}`;
    const isPoint = random() < 0.7;
    const weight = random();
    return {
      title,
      group,
      start,
      // From seconds to three months, short ones as often as long ones on a logarithmic scale.
      ...(!isPoint && { end: start + Math.round(2000 * 10 ** (random() * 6.6)) }),
      ...(weight < 0.002 && { importance: weight < 0.0002 ? 2 : 1 }),
    };
  };
  // The first groups are the busiest.
  const anyTopic = (): number => Math.floor(random() ** 1.4 * topics.length);

  return {
    next() {
      const topic = anyTopic();
      return make(topic, timeOf(topic));
    },
    at: (time) => make(anyTopic(), time),
  };
}

export function millionEvents(count: number): EventRecord[] {
  const maker = createEventMaker();
  return Array.from({ length: count }, () => maker.next());
}

/** Chance that is the same at every run, from 0 up to 1: mulberry32. */
function seeded(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function pick<T>(random: () => number, from: readonly T[]): T {
  return from[Math.floor(random() * from.length)]!;
}
