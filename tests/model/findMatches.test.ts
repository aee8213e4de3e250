import fc from "fast-check";
import { expect, it } from "vitest";
import { drain } from "../../src/base/drain.ts";
import { buildModel } from "../../src/model/buildModel.ts";
import { createFold, findMatches } from "../../src/model/findMatches.ts";
import { placeBeside } from "../../src/model/matches.ts";
import { byStart, meets } from "../../src/model/model.ts";
import type { ModelEvent } from "../../src/model/model.ts";
import type { EventRecord } from "../../src/model/records.ts";
import { createZone } from "../../src/time/zone.ts";
import { runs } from "../support/sweep.ts";

const zone = createZone("UTC");
const words = ["قمة", "سَمَرْقَنْد", "سمرقند", "SUMMIT", "Été", "٢٠٢٢", "2022", "שָׁלוֹם", "لقاء"];
const text = fc.array(fc.constantFrom(...words), { maxLength: 3 }).map((parts) => parts.join("  "));
const start = fc.oneof(
  fc.integer({ min: -5, max: 5 }),
  fc.constantFrom("2022", "2022-02", "../2022", "1999/.."),
);
const record: fc.Arbitrary<EventRecord> = fc.record(
  {
    title: text,
    start,
    description: text,
    place: text,
    group: fc.constantFrom("a", "b"),
    display: fc.constantFrom("auto" as const, "background" as const),
  },
  { requiredKeys: ["title", "start"] },
);
const groups = [{ id: "a", title: "قمم 2022" }];
const query = fc
  .array(fc.constantFrom("قمه", "سمرق", "summit", "ete", "۲۰۲۲", "שלום", "ـ", "nothing"), { maxLength: 3 })
  .map((parts) => parts.join(" "));

/** Finds the matches by a check of each event, with text folded by the rules and no cache. */
function plainly(events: readonly ModelEvent[], titles: readonly string[], wanted: string): ModelEvent[] {
  const fold = createFold();
  const parts = fold(wanted)
    .split(" ")
    .filter((part) => part !== "");
  const texts = (event: ModelEvent): string =>
    fold([event.title, event.description, event.place, titles[event.group] ?? ""].join(" | "));
  return parts.length === 0
    ? []
    : events.filter((event) => parts.every((part) => texts(event).includes(part))).sort(byStart);
}

it("findMatches: finds what a check of every event finds, in the order of reading, and counts matches by band and stretch", () => {
  fc.assert(
    fc.property(
      fc.array(record, { maxLength: 40 }),
      query,
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: -6, max: 6 }),
      (events, wanted, left, at) => {
        const model = buildModel({ events, groups, filter: ({ title }) => title.length % 4 !== left }, zone);
        const all = model.indices.flatMap((index) => index.rowsFrom(-Infinity, Infinity)).map(model.event);
        const expected = plainly(
          all,
          model.groups.map(({ title }) => title),
          wanted,
        );
        const matches = drain(findMatches(model, wanted, null));
        expect([matches.query, matches.count]).toEqual([wanted, expected.length]);
        expect(expected.map((_, place) => matches.rowAt(place))).toEqual(expected.map(({ row }) => row));
        expect(events.flatMap((_, row) => (matches.has(row) ? [row] : []))).toEqual(
          expected.map(({ row }) => row).sort((a, b) => a - b),
        );
        for (const event of all) {
          const [before, after] = [
            expected.filter((one) => byStart(one, event) < 0),
            expected.filter((one) => byStart(one, event) > 0),
          ];
          expect(matches.countBefore(event)).toBe(before.length);
          expect(matches.rowAt(placeBeside(matches, event, "before"))).toBe(before.at(-1)?.row);
          expect(matches.rowAt(placeBeside(matches, event, "after"))).toBe(after[0]?.row);
        }
        expect(matches.countUntil(at)).toBe(expected.filter(({ extent }) => extent.start < at).length);
        for (const band of [-1, 0, 1]) {
          const own = expected.filter(({ group }) => group === band);
          expect(matches.countFrom(band, -2, at)).toBe(
            own.filter(({ extent }) => extent.start >= -2 && extent.start < at).length,
          );
          const window = { start: at, end: Infinity };
          expect(matches.countFrom(band, -Infinity, Infinity) - matches.countEnded(band, at)).toBe(
            own.filter(({ extent }) => meets(extent, window)).length,
          );
        }
      },
    ),
    { numRuns: runs(1000) },
  );
});

it("findMatches: searches appended events only, with the same result as a full search", () => {
  fc.assert(
    fc.property(
      fc.array(record, { maxLength: 20 }),
      fc.array(record, { maxLength: 20 }),
      query,
      (first, more, wanted) => {
        const model = buildModel({ events: first, groups }, zone);
        const known = drain(findMatches(model, wanted, null));
        const grown = model.append(more);
        const [again, anew] = [
          drain(findMatches(grown, wanted, known)),
          drain(findMatches(buildModel({ events: [...first, ...more], groups }, zone), wanted, null)),
        ];
        expect(again.count).toBe(anew.count);
        for (let place = 0; place < anew.count; place += 1)
          expect(again.rowAt(place)).toBe(anew.rowAt(place));
        // The matches of another query must have no effect.
        expect(drain(findMatches(grown, `${wanted} قمة`, known)).count).toBe(
          drain(findMatches(grown, `${wanted} قمة`, null)).count,
        );
      },
    ),
    { numRuns: runs(1000) },
  );
});

it("findMatches: a large search runs in steps of at most 2,000 events", () => {
  const events = Array.from({ length: 200_000 }, (_, index) => ({
    title: `لقاءٌ رقم ${String(index)}`,
    start: index,
  }));
  const model = buildModel({ events, groups: [] }, zone);
  let [looks, most] = [0, 0];
  // Each searched event calls `isShown` once.
  const counted: typeof model = Object.create(model, {
    isShown: { value: (row: number) => ((looks += 1), model.isShown(row)) },
  });
  const steps = findMatches(counted, "لقاء", null);
  for (;;) {
    const before = looks;
    const step = steps.next();
    most = Math.max(most, looks - before);
    if (step.done !== true) continue;
    expect(step.value.count).toBe(200_000);
    break;
  }
  expect([looks, most]).toEqual([200_000, 2_000]);
});
