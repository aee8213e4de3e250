import { OwnMarks } from "../../src/options/ownMarks.ts";
import { buildModel } from "../../src/model/buildModel.ts";
import { describe, expect, it } from "vitest";
import { builtInMessages } from "../../src/options/builtInMessages.ts";
import type { Messages } from "../../src/options/messages.ts";
import { wordsIn } from "../../src/options/wordsIn.ts";
import { createAccessibleNames } from "../../src/plot/names/accessibleNames.ts";
import { createDateText } from "../../src/time/text/dateText.ts";
import { createZone } from "../../src/time/zone.ts";
import { membersOf } from "../support/membersOf.ts";

const ownMarks = new OwnMarks({}, { report: () => undefined });

const languages = ["ar", "en", "fa", "fr", "he", "ur"] as const;
const keys = [
  ...membersOf("src/time/text/dateWords.ts", "DateWords"),
  ...membersOf("src/options/messages.ts", "Messages"),
  ...["LegendMessages", "ControlMessages", "KeyMessages"].flatMap((name) =>
    membersOf("src/options/messages.ts", name),
  ),
].sort();
/**
 * Returns the placeholders of a text, sorted. Texts must have those of the English text; `places`
 * lists the most important ones explicitly.
 */
const placesIn = (text: string): string[] => (text.match(/\{\w*\}/g) ?? []).sort();
const places: Readonly<Record<string, readonly string[]>> = {
  about: ["{date}"],
  uncertain: ["{date}"],
  range: ["{end}", "{start}"],
  since: ["{date}"],
  until: ["{date}"],
  cluster: ["{date}", "{events}"],
  timeline: [],
  always: [],
};

it("messages: six languages are built in", () => {
  expect(Object.keys(builtInMessages).sort()).toEqual([...languages]);
  expect(Object.isFrozen(builtInMessages)).toBe(true);
});

describe.each(languages)("messages: %s", (language) => {
  const messages = builtInMessages[language] as unknown as Readonly<Record<string, unknown>> &
    (typeof builtInMessages)["en"];
  const texts = Object.entries(messages).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );

  it("has every message, and none is empty", () => {
    expect(Object.keys(messages).sort()).toEqual(keys);
    expect(texts.filter(([, text]) => text.trim() === "")).toEqual([]);
    expect(
      Object.keys(messages)
        .filter((key) => typeof messages[key] !== "string")
        .sort(),
    ).toEqual(["events", "matches", "yearsAgo", "yearsAhead"]);
  });

  it("has a text for any number of years, with the number in it", () => {
    for (const plural of [messages.yearsAgo, messages.yearsAhead])
      for (const text of Object.values(plural)) expect(placesIn(text)).toEqual(["{years}"]);
  });

  it("has every placeholder once, and no other", () => {
    const english = builtInMessages.en as unknown as Readonly<Record<string, string>>;
    for (const [key, text] of texts)
      expect(placesIn(text), key).toEqual(places[key] ?? placesIn(english[key] ?? ""));
  });

  it("joins two dates with an en dash or a word, never with a hyphen, which reads backwards from right to left", () => {
    for (const [key, text] of texts) expect(text, key).not.toMatch(/(^|\s)-(\s|$)/);
  });

  it("is written in its own script", () => {
    const script = {
      ar: /\p{sc=Arab}/u,
      fa: /\p{sc=Arab}/u,
      ur: /\p{sc=Arab}/u,
      he: /\p{sc=Hebr}/u,
      en: /\p{sc=Latn}/u,
      fr: /\p{sc=Latn}/u,
    }[language];
    for (const [key, text] of texts)
      if (key !== "range" && key !== "cluster") expect(text.replace(/\{\w+\}/g, ""), key).toMatch(script);
  });

  it("has a form for every plural category of the language", () => {
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const numbers = [0, 1, 2, 3, 5, 7, 10, 11, 19, 20, 21, 99, 100, 101, 102, 111, 1000, 1_000_000];
    const asked = new Set(numbers.map((number) => new Intl.PluralRules(language).select(number)));
    for (const forms of [messages.events, messages.matches]) {
      for (const category of asked) expect((forms[category] ?? forms.other).trim(), category).not.toBe("");
      for (const form of Object.keys(forms)) expect(categories).toContain(form);
      // A form that serves several numbers must contain the number.
      for (const category of asked) {
        const serves = numbers.filter((number) => new Intl.PluralRules(language).select(number) === category);
        if (serves.length > 1) expect(forms[category] ?? forms.other, category).toContain("{count}");
      }
    }
  });

  it("contains the count in a text wherever the words do not say it", () => {
    const dateText = createDateText({ locale: language, zone: createZone("UTC"), words: messages });
    const names = createAccessibleNames(buildModel({ events: [], groups: [] }, createZone("UTC")), {
      locale: language,
      numberingSystem: "latn",
      messages,
      kindTitles: new Map([["war", "حرب"]]),
      dateText,
      ownMarks,
    });
    const day = { start: Date.UTC(2022, 8, 15), end: Date.UTC(2022, 8, 16) };
    for (const count of [3, 11, 42, 100]) expect(names.cluster(count, day)).toContain(String(count));
    expect(names.cluster(3, day)).not.toMatch(/[{}]/);
    expect(names.cluster(3, day)).not.toBe(names.cluster(4, day));
  });

  it("names the kinds of a cluster by their titles, most frequent first, and the others together", () => {
    const dateText = createDateText({ locale: language, zone: createZone("UTC"), words: messages });
    const names = createAccessibleNames(buildModel({ events: [], groups: [] }, createZone("UTC")), {
      locale: language,
      numberingSystem: "latn",
      messages,
      kindTitles: new Map([["war", "حرب"]]),
      dateText,
      ownMarks,
    });
    const day = { start: Date.UTC(2022, 8, 15), end: Date.UTC(2022, 8, 16) };
    const kinds = [
      { kind: "summit", count: 30 },
      { kind: undefined, count: 8 },
      { kind: "war", count: 7 },
      { kind: "ביקור", count: 5 },
      { kind: "visit", count: 1 },
    ];
    const name = names.pill(51, day, { matched: 0, kinds });
    expect(name.replaceAll("،", ",")).toMatch(
      new RegExp(`, summit 30, حرب 7, ביקור 5, ${messages.otherKinds} 9$`),
    );
    expect(names.pill(30, day, { matched: 0, kinds: kinds.slice(0, 1) })).toMatch(/summit$/);
    expect(names.pill(38, day, { matched: 0, kinds: kinds.slice(0, 2) }).replaceAll("،", ",")).toMatch(
      new RegExp(`, summit 30, ${messages.otherKinds} 8$`),
    );
    const silent = createAccessibleNames(buildModel({ events: [], groups: [] }, createZone("UTC")), {
      locale: language,
      numberingSystem: "latn",
      messages,
      kindTitles: new Map([
        ["war", ""],
        ["summit", ""],
      ]),
      dateText,
      ownMarks,
    });
    expect(silent.kinds(kinds, 9).map(({ title, count }) => [title, count])).toEqual([
      ["ביקור", "5"],
      ["visit", "1"],
      [messages.otherKinds, "45"],
    ]);
    expect(silent.pill(37, day, { matched: 0, kinds: [kinds[0]!, kinds[2]!] })).toBe(silent.pill(37, day));
    expect(names.pill(51, day)).not.toContain("summit");
    expect(names.kinds(kinds, 9).map(({ kind, count }) => [kind, count])).toEqual([
      ["summit", "30"],
      ["war", "7"],
      ["ביקור", "5"],
      ["visit", "1"],
      [null, "8"],
    ]);
  });
});

const resolveMessages = (own: unknown, locale: string): Messages => wordsIn(builtInMessages, locale, own);

describe("resolveMessages", () => {
  it("takes the language of the locale, otherwise English", () => {
    expect(resolveMessages(undefined, "ar-EG")).toBe(builtInMessages.ar);
    expect(resolveMessages(undefined, "he-Latn-IL")).toBe(builtInMessages.he);
    for (const locale of ["de", "und", "zh-Hant"])
      expect(resolveMessages(undefined, locale)).toBe(builtInMessages.en);
  });

  it("replaces single messages, and changes neither input", () => {
    const own = { about: "circa {date}", events: { other: "{count}" }, range: undefined };
    expect(resolveMessages(own, "fr")).toEqual({
      ...builtInMessages.fr,
      about: "circa {date}",
      events: { other: "{count}" },
    });
    expect(builtInMessages.fr.about).toBe("vers {date}");
  });

  it("treats `__proto__` and inherited names as plain names", () => {
    expect(() => resolveMessages(JSON.parse('{"__proto__": "x"}'), "ar")).toThrow("__proto__");
    expect(() => resolveMessages({ toString: "x" }, "ar")).toThrow("toString");
    expect(
      resolveMessages({ events: JSON.parse('{"other": "{count}", "one": "1"}') as unknown }, "ar").events,
    ).toEqual({ other: "{count}", one: "1" });
  });
});
