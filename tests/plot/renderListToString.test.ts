import { expect, test } from "vitest";
import { JSDOM } from "jsdom";
import {
  OptionError,
  renderListToString,
  type EventRecord,
  type TimelineOptions,
} from "../../src/entries/index.ts";
import { inBothDirections } from "../support/bothDirections.ts";

const events: readonly EventRecord[] = [
  {
    id: "later",
    title: "Summit",
    start: "2022-09-15/2022-09-16",
    status: "tentative",
    group: "meetings",
    description: "The presidents meet.",
    lang: "en",
  },
  { id: "era", title: "עידן", start: "2020/..", display: "background" },
  { id: "early", title: 'إعلان <b>السفير</b> & "x"', start: "2022-09-07", group: "statements" },
  { id: "about", title: "بیانیه", start: "2022-08~" },
  { id: "old", title: "قديم", start: "2019" },
  { id: "bad", title: "Bad", start: "2022-13" },
];
const groups = [
  { id: "meetings", title: "لقاءات" },
  { id: "statements", title: "Statements" },
];

inBothDirections("renderListToString", ({ direction }) => {
  const options: TimelineOptions = {
    events,
    groups,
    locale: "ar",
    numberingSystem: "latn",
    timeZone: "UTC",
    direction,
    label: 'أحداث "2022"',
  };
  const parsed = (own: Partial<TimelineOptions> = {}): HTMLOListElement =>
    new JSDOM(`<main>${renderListToString({ ...options, ...own })}</main>`).window.document.querySelector(
      "main > ol:only-child",
    ) as HTMLOListElement;
  const texts = (list: Element, selector: string): (string | null)[] =>
    [...list.querySelectorAll(selector)].map(({ textContent }) => textContent);

  test("lists all readable events in the order of time, each text unchanged and in its own direction", () => {
    const list = parsed();
    expect([list.dir, list.lang, list.getAttribute("aria-label")]).toEqual([direction, "ar", 'أحداث "2022"']);
    expect(texts(list, "b")).toEqual(["قديم", "עידן", "بیانیه", 'إعلان <b>السفير</b> & "x"', "Summit"]);
    expect([...list.querySelectorAll("b")].map(({ dir }) => dir)).toEqual([
      "rtl",
      "rtl",
      "rtl",
      "rtl",
      "ltr",
    ]);
    expect([...list.querySelectorAll("time")].map(({ dateTime }) => dateTime)).toEqual([
      "2019",
      "2020",
      "2022-09-07",
      "2022-09-15",
    ]);
    // The date is about August 2022, so there is no <time>: a machine would take it for the whole
    // month.
    expect(texts(list, "li:nth-child(3) > b + span")).toEqual(["نحو أغسطس 2022"]);
    expect(texts(list, "li:last-child p")).toEqual(["لقاءات", "مقرر", "The presidents meet."]);
    expect((list.querySelector("li:last-child b") as HTMLElement).lang).toBe("en");
  });

  test("has title and subtitle before the list and the caption after it, as text", () => {
    const texts = { title: "<img onerror=x>", subtitle: "قمم & more", caption: "2022" };
    const html = renderListToString({ ...options, ...texts, headingLevel: 3 });
    const main = new JSDOM(`<main>${html}</main>`).window.document.querySelector("main") as HTMLElement;
    const all = [...main.children].map((one) => [one.localName, one.className, (one as HTMLElement).dir]);
    expect(all).toEqual([
      ["h3", "samarkand-title", "ltr"],
      ["p", "samarkand-subtitle", "rtl"],
      ["ol", "samarkand-listing", direction],
      ["p", "samarkand-caption", direction],
    ]);
    expect([...main.children].map((one) => (one as HTMLElement).lang)).toEqual(["ar", "ar", "ar", "ar"]);
    expect([...main.children].filter((one) => one.localName !== "ol").map((one) => one.textContent)).toEqual(
      Object.values(texts),
    );
    expect(renderListToString({ ...options, ...texts })).toMatch(/^<h2 dir="ltr" class="samarkand-title" /);
    expect(renderListToString({ events, title: "قمم" })).toContain('aria-label="قمم"');
    expect(renderListToString({ ...options, title: "", caption: " " })).toBe(renderListToString(options));
  });

  test("is limited to the given view, and to the events that the filter shows", () => {
    expect(texts(parsed({ view: { start: "2022-09", end: "2022-09" } }), "b")).toEqual([
      "עידן",
      'إعلان <b>السفير</b> & "x"',
      "Summit",
    ]);
    expect(texts(parsed({ filter: ({ id }) => id === "old" }), "b")).toEqual(["قديم"]);
    expect(() => renderListToString({ ...options, locale: "no such" })).toThrow(OptionError);
  });

  test("takes the options and words of a picture without reading them, and none that do not exist", () => {
    const ofPicture = {
      theme: { ink: "var(--ink)" },
      markers: [{ date: "2022", title: "2022" }],
      messages: { tentative: "soon", legend: "Shapes", keyHelp: "keys", matches: { other: "{count}" } },
    };
    expect(texts(parsed(ofPicture), "li:last-child p")).toEqual(["لقاءات", "soon", "The presidents meet."]);
    for (const [name, own] of [
      ["them", { them: "light" }],
      ["messages.legends", { messages: { legends: "Shapes" } }],
      ["messages.tentative", { messages: { tentative: 7 } }],
      ["kindTitles", { kindTitles: "war" }],
      ["calendar", { calendar: "julian" }],
    ] as const)
      expect(() => renderListToString({ ...options, ...(own as object) })).toThrow(
        new RegExp(`^samarkand: the option ${name} is .*, expected `),
      );
  });

  test("has an event only where its record can be read, and tells the problems of the records in order", () => {
    const told: string[] = [];
    const hole = [...events, ...new Array<EventRecord>(1)];
    renderListToString({
      ...options,
      events: hole,
      groups: [...groups, { id: "meetings", title: "twice" }],
      calendar: "persian",
      onProblem: ({ index, field }) => told.push(`${index} ${field}`),
    });
    expect(told).toEqual(["2 id", "5 start", "6 record"]);
  });
});
