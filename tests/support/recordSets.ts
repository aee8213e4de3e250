import fc from "fast-check";
import type { EventRecord, GroupRecord } from "../../src/model/records.ts";
import type { Marker } from "../../src/options/timelineOptions.ts";
import type { TimeRange } from "../../src/time/scale.ts";
import { civilFromMs } from "../../src/time/civil.ts";
import { evenly } from "./evenly.ts";

/** Realistic events, and a stretch of time in which most of them lie. */
export interface RecordSet {
  readonly events: readonly EventRecord[];
  readonly groups: readonly GroupRecord[];
  readonly stretch: TimeRange;
}

const MINUTE = 60_000;
const DAY = 86_400_000;
const YEAR = 365.2425 * DAY;

const WORDS = [
  "قمة",
  "سمرقند",
  "منظمة",
  "شنغهاي",
  "للتعاون",
  "لقاء",
  "بوتين",
  "وشي",
  "سبتمبر",
  "أيلول",
  "مُؤْتَمَرٌ",
  "(COVID-19)",
  "١٥–١٦",
  "פגישה",
  "בסמרקנד",
  "ועידת",
  "שָׁלוֹם",
  "نشست",
  "سران",
  "می‌شود",
  "۱۴۰۱",
  "ملاقات",
  "ازبکستان",
  "میں",
  "ہوئی",
  "Samarkand",
  "summit",
  "Xi",
  "a",
  "of",
  "2022",
  "15–16",
  "Gabouev.",
  "«no limits»",
  "…",
  "撒馬爾罕",
  "👨‍👩‍👧",
  "🇺🇿",
  "e\u0301",
] as const;

/**
 * Titles in Arabic, Hebrew, Persian, Urdu, English and mixed; from an empty text to more than any
 * label can hold.
 */
export const titles: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 6 })
      .map((words) => words.join(" ")),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "",
      " ",
      "2022",
      "…",
      "\u064B",
      "a".repeat(90),
      "سمرقند".repeat(15),
      "قمة سمرقند ".repeat(40),
    ),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 12, unit: "grapheme" }) },
);

/**
 * Middles of stretches: instants near now, at the limits of the calendar's eras, and at the limits
 * of `Date`.
 */
const centres = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: Date.UTC(1960, 0, 1), max: Date.UTC(2040, 0, 1) }) },
  { weight: 2, arbitrary: fc.integer({ min: -2500, max: 2500 }).map((years) => years * YEAR) },
  { weight: 1, arbitrary: fc.integer({ min: -200_000, max: 200_000 }).map((years) => years * YEAR) },
);
const lengths = fc.oneof(
  fc.constantFrom(10 * MINUTE, DAY, 30 * DAY, YEAR, 20 * YEAR, 500 * YEAR, 40_000 * YEAR),
  evenly(Math.log(1000), Math.log(100_000 * YEAR)).map(Math.exp),
);

/**
 * Formats an EDTF date at a precision. Years with more than four digits become the nearest year
 * with four.
 */
function edtf(ms: number, precision: "year" | "month" | "day"): string {
  const { year: asked, month, day } = civilFromMs(ms);
  const year = Math.max(-9999, Math.min(9999, asked));
  const sign = year < 0 ? "-" : "";
  const two = (part: number): string => String(part).padStart(2, "0");
  const parts = [sign + String(Math.abs(year)).padStart(4, "0"), two(month), two(day)];
  return parts.slice(0, { year: 1, month: 2, day: 3 }[precision]).join("-");
}

type Dates = Pick<EventRecord, "start" | "end">;

/** Returns dates of one event, of every kind there is, somewhere in the stretch. */
function datesIn({ start, end }: TimeRange): fc.Arbitrary<Dates> {
  const span = end - start;
  // Few different instants, so that many events share one.
  const instants = fc.oneof(
    fc.integer({ min: 0, max: 12 }).map((slot) => Math.round(start + (span * slot) / 12)),
    evenly(0, 1).map((part) => Math.round(start + span * part)),
  );
  const durations = fc.integer({ min: 0, max: 14 }).map((halvings) => Math.round(span / 2 ** halvings));
  const precisions = fc.constantFrom("year", "month", "day");
  const qualifiers = fc.constantFrom("", "", "~", "?", "%");
  const dates = fc.tuple(instants, precisions).map(([ms, precision]) => edtf(ms, precision));
  const qualified = fc.tuple(dates, qualifiers).map(([date, qualifier]) => date + qualifier);
  return fc.oneof(
    { weight: 4, arbitrary: instants.map((ms): Dates => ({ start: ms })) },
    { weight: 3, arbitrary: qualified.map((date): Dates => ({ start: date })) },
    {
      weight: 4,
      arbitrary: fc
        .tuple(instants, durations)
        .map(([ms, duration]): Dates => ({ start: ms, end: ms + duration })),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(instants, durations, precisions, qualifiers, qualifiers)
        .map(([ms, duration, precision, a, b]): Dates => ({
          start: edtf(ms, precision) + a,
          end: edtf(ms + duration, precision) + b,
        })),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(qualified, fc.constantFrom("..", ""))
        .map(([date, open]): Dates => ({ start: date, end: open })),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(qualified, fc.constantFrom("..", ""))
        .map(([date, open]): Dates => ({ start: open, end: date })),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom<Dates>(
        { start: "..", end: ".." },
        { start: "", end: ".." },
        { start: "..", end: "" },
      ),
    },
  );
}

/** Returns markers, alone and crowded, at instants and at dates of any precision. */
export function markersIn({ start, end }: TimeRange): fc.Arbitrary<readonly Marker[]> {
  const dates = fc.oneof(
    fc.integer({ min: 0, max: 12 }).map((slot) => Math.round(start + ((end - start) * slot) / 12)),
    evenly(0, 1).map((part) => Math.round(start + (end - start) * part)),
    fc
      .tuple(evenly(0, 1), fc.constantFrom("year" as const, "month" as const), fc.constantFrom("", "~", "?"))
      .map(([part, precision, qualifier]) => edtf(start + (end - start) * part, precision) + qualifier),
  );
  return fc.array(fc.record({ date: dates, title: titles.map((title) => title.trim() || "قمة") }), {
    maxLength: 9,
  });
}

const GROUP_IDS = ["a", "b", "c", "d", "قمم"] as const;

const groupSets: fc.Arbitrary<readonly GroupRecord[]> = fc.oneof(
  { weight: 2, arbitrary: fc.constant([]) },
  {
    weight: 3,
    arbitrary: fc
      .subarray([...GROUP_IDS])
      .chain((ids) =>
        fc.tuple(
          ...ids.map((id) =>
            fc.record({
              id: fc.constant(id),
              title: titles,
              parent: fc.option(fc.constantFrom(...GROUP_IDS), { nil: undefined }),
              collapsed: fc.boolean(),
            }),
          ),
        ),
      )
      .map((groups) =>
        groups.map(({ parent, ...group }) => (parent === undefined ? group : { ...group, parent })),
      ),
  },
);

function eventIn(stretch: TimeRange, groupIds: readonly string[]): fc.Arbitrary<EventRecord> {
  return fc
    .tuple(
      datesIn(stretch),
      fc.record(
        {
          title: titles,
          group: fc.constantFrom(...groupIds),
          importance: fc.integer({ min: -2, max: 3 }),
          kind: fc.constantFrom("summit", "حرب", "ביקור", "__proto__", "constructor"),
          status: fc.constantFrom("confirmed" as const, "tentative" as const, "cancelled" as const),
          extent: fc.constantFrom("within" as const, "throughout" as const),
          lang: fc.constantFrom("ar", "he", "fa", "ur", "en"),
          display: fc.constantFrom(
            "auto" as const,
            "auto" as const,
            "auto" as const,
            "auto" as const,
            "background" as const,
          ),
        },
        { requiredKeys: ["title"] },
      ),
    )
    .map(([dates, rest]) => ({ ...rest, ...dates }));
}

/** Returns random sets of valid records. Their ids are their indices. */
export function recordSets({
  maxLength = 12,
  minLength = 0,
}: { maxLength?: number; minLength?: number } = {}): fc.Arbitrary<RecordSet> {
  const ids = fc.subarray([...GROUP_IDS, "ghost"], { minLength: 1, maxLength: 3 });
  return fc.tuple(centres, lengths, ids).chain(([centre, length, groupIds]) => {
    const stretch = { start: centre - length / 2, end: centre + length / 2 };
    return fc.record({
      events: fc.array(eventIn(stretch, groupIds), { minLength, maxLength, size: "max" }),
      groups: groupSets,
      stretch: fc.constant(stretch),
    });
  });
}

/** Returns views in, around and beyond a stretch, from all of it to a ten-thousandth. */
export function viewsOf({ start, end }: TimeRange): fc.Arbitrary<TimeRange> {
  const span = end - start;
  const at = evenly(-0.3, 1.3);
  const zoom = fc.oneof(evenly(-2, 3), evenly(-2, 13));
  const free = fc.tuple(at, zoom).map(([part, octaves]) => {
    const width = Math.max(100, span / 2 ** octaves);
    const middle = start + span * part;
    return { start: middle - width / 2, end: middle + width / 2 };
  });
  // Events begin and end at these places too: where an event only touches the view, an error of one
  // in a count would show.
  const slots = fc
    .tuple(fc.integer({ min: 0, max: 11 }), fc.integer({ min: 1, max: 12 }))
    .map(([slot, length]) => {
      const from = Math.round(start + (span * slot) / 12);
      return { start: from, end: Math.max(from + 100, Math.round(start + (span * (slot + length)) / 12)) };
    });
  return fc.oneof({ weight: 3, arbitrary: free }, { weight: 1, arbitrary: slots });
}

/** Widths of phones, pages and screens, in px. */
export const widths: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(320, 639, 640, 1200, 1600),
  fc.integer({ min: 320, max: 1600 }),
);

/**
 * Creates many events over a year, the same ones at every call, for tests whose result depends on
 * their number.
 */
export function manyRecords(count: number, seed = 1): RecordSet {
  const stretch = { start: Date.UTC(2022, 0, 1), end: Date.UTC(2023, 0, 1) };
  const drawn = fc.sample(eventIn(stretch, GROUP_IDS), { numRuns: count, seed });
  // Replaces open dates: an event without an end meets every view, and many of them would hide all
  // others.
  const events = drawn.map((event): EventRecord =>
    typeof event.start === "number" || event.end === undefined
      ? event
      : { ...event, start: stretch.start, end: stretch.start + DAY },
  );
  return { events, groups: GROUP_IDS.map((id) => ({ id, title: id })), stretch };
}
