import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  createTimeline,
  OptionError,
  type EventRecord,
  type Timeline,
  type TimelineOptions,
} from "../../src/entries/index.ts";

let container: HTMLElement;
const timelines: Timeline[] = [];

beforeEach(() => {
  container = document.createElement("div");
  document.body.append(container);
});

afterEach(() => {
  for (const timeline of timelines.splice(0)) timeline.destroy();
  container.remove();
});

const records: readonly EventRecord[] = [
  {
    id: "meeting",
    title: "لقاء بوتين وشي في سمرقند",
    start: "2022-09-15/2022-09-16",
    group: "meetings",
    status: "tentative",
    lang: "ar",
  },
  { id: "ambassador", title: "Ambassador", start: "2022-09-07", group: "statements" },
  { id: "olympics", title: "אולימפיאדה", start: "2022-02", display: "background" },
  { title: "COVID-19", start: "2020~/..", group: "statements" },
];
const groups = [
  { id: "meetings", title: "لقاءات" },
  { id: "statements", title: "Statements" },
];
const basis: TimelineOptions = {
  events: records,
  groups,
  locale: "en-GB",
  timeZone: "UTC",
  view: { start: "2022", end: "2022" },
};

function create<E extends EventRecord>(options: TimelineOptions<E>): Timeline<E> {
  const timeline = createTimeline(container, options);
  timelines.push(timeline);
  return timeline;
}

function frame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        resolve();
      }),
    );
  });
}

function root(): HTMLElement {
  return container.querySelector<HTMLElement>(":scope > .samarkand") as HTMLElement;
}

function drawn(id: string): Element | null {
  return container.querySelector(`[data-event-id="${id}"]`);
}

function drawnIds(): (string | null)[] {
  return [...container.querySelectorAll("[data-event-id]")]
    .map((element) => element.getAttribute("data-event-id"))
    .sort();
}

/** Records the errors that the application's console receives. */
function watchErrors(): { errors: unknown[]; end: () => void } {
  const errors: unknown[] = [];
  const before = Object.getOwnPropertyDescriptor(window, "reportError");
  Object.defineProperty(window, "reportError", {
    configurable: true,
    writable: true,
    value: (error: unknown) => errors.push(error),
  });
  return {
    errors,
    end() {
      if (before === undefined) Reflect.deleteProperty(window, "reportError");
      else Object.defineProperty(window, "reportError", before);
    },
  };
}

describe("picture", () => {
  test.each(["ltr", "rtl"] as const)(
    "has the class samarkand, the direction %s and the locale's language on its root",
    (direction) => {
      create({ ...basis, direction });
      expect(container.children).toHaveLength(1);
      expect([root().className, root().dir, root().lang]).toEqual(["samarkand", direction, "en-GB"]);
    },
  );

  test.each(["en-US@posix", "", "C"])(
    "has the language of the engine where the browser's language is %j, which is invalid",
    (language) => {
      vi.spyOn(window.navigator, "language", "get").mockReturnValue(language);
      for (const lang of ["", "not a language"]) {
        container.lang = lang;
        create({ events: records, timeZone: "UTC" });
        expect(Intl.getCanonicalLocales(root().lang)).toHaveLength(1);
        timelines.pop()?.destroy();
      }
      vi.restoreAllMocks();
    },
  );

  test.each([
    ["ar-EG", "rtl"],
    ["he", "rtl"],
    ["fa-IR", "rtl"],
    ["ur-PK", "rtl"],
    ["en", "ltr"],
  ])("without a direction option follows the container, in the locale %s: %s", (locale, direction) => {
    container.setAttribute("dir", direction);
    container.style.setProperty("direction", direction);
    create({ ...basis, locale });
    expect(root().dir).toBe(direction);
  });

  test("draws every event that meets the view once, under its id, or its index where it has none", () => {
    create(basis);
    expect(drawnIds()).toEqual(["3", "ambassador", "meeting", "olympics"]);
  });

  test("has labels, ticks and titles of groups with their classes and the texts of the records", () => {
    create({ ...basis, view: { start: "2022-09", end: "2022-09" } });
    expect(
      [...container.querySelectorAll("text.samarkand-label")].map((element) => element.textContent),
    ).toEqual(expect.arrayContaining(["Ambassador", "COVID-19"]));
    expect(
      [...container.querySelectorAll("text.samarkand-group")].map((element) => element.textContent),
    ).toEqual(["لقاءات", "Statements"]);
    expect(
      [...container.querySelectorAll("text.samarkand-tick")].map((element) => element.textContent),
    ).toContain("September 2022");
  });

  test("gives every text its own direction, by its first strong letter", () => {
    create({ ...basis, view: { start: "2022-09", end: "2022-09" } });
    const directions = Object.fromEntries(
      [...container.querySelectorAll("text.samarkand-label, text.samarkand-group")].map((element) => [
        element.textContent,
        element.getAttribute("direction"),
      ]),
    );
    expect(directions).toMatchObject({
      Ambassador: "ltr",
      "COVID-19": "ltr",
      لقاءات: "rtl",
      Statements: "ltr",
    });
    for (const svg of container.querySelectorAll(".samarkand-scroller > svg"))
      expect(svg.getAttribute("direction")).toBe("ltr");
  });

  test("has a legend under the scrolled content, as a named list, which is hidden where there is nothing to explain", async () => {
    const timeline = create(basis);
    const legend = root().querySelector(":scope > .samarkand-scroller ~ .samarkand-legend");
    expect([
      legend?.getAttribute("role"),
      legend?.getAttribute("aria-label"),
      legend?.hasAttribute("hidden"),
    ]).toEqual(["list", "What the shapes mean", false]);
    expect(
      [...(legend?.querySelectorAll("[role=listitem]") ?? [])].map(({ textContent }) => textContent),
    ).toEqual(["approximate", "open-ended", "planned"]);
    timeline.update({ events: records.slice(1, 2) });
    await frame();
    expect([legend?.hasAttribute("hidden"), legend?.children.length]).toEqual([true, 0]);
    timeline.update({ events: records, legend: false });
    await frame();
    expect(legend?.hasAttribute("hidden")).toBe(true);
  });

  test("gives every mark a role, and a name of title, date, status and group", () => {
    create(basis);
    expect(drawn("ambassador")?.getAttribute("role")).toBe("option");
    expect(drawn("ambassador")?.getAttribute("aria-label")).toBe("Ambassador, 7 September 2022, Statements");
    expect(drawn("meeting")?.getAttribute("aria-label")).toMatch(
      /^لقاء بوتين وشي في سمرقند, 15\D+16 September 2022, planned, لقاءات$/,
    );
    expect(drawn("meeting")?.getAttribute("lang")).toBe("ar");
    expect(drawn("olympics")?.getAttribute("aria-label")).toBe("אולימפיאדה, some time in February 2022");
    expect(container.querySelector(".samarkand-plot")?.getAttribute("aria-label")).toBe("Timeline");
  });

  test("has names in the words and digits of the locale", () => {
    create({ ...basis, locale: "ar-EG" });
    expect(drawn("ambassador")?.getAttribute("aria-label")).toBe("Ambassador، ٧ سبتمبر ٢٠٢٢، Statements");
    expect(drawn("meeting")?.getAttribute("aria-label")).toContain("مقرر");
    expect(container.querySelector(".samarkand-plot")?.getAttribute("aria-label")).toBe("خط زمني");
  });

  test("gives a cluster its count as its value, a role and a name", () => {
    const events = Array.from({ length: 60 }, (_, index): EventRecord => ({
      title: "حدث",
      start: Date.UTC(2022, 5, 1) + index * 3_600_000,
    }));
    create({ ...basis, groups: [], events, maxHeight: 150 });
    const clusters = [...container.querySelectorAll("[data-cluster]")];
    const sum = clusters.reduce((total, element) => total + Number(element.getAttribute("data-cluster")), 0);
    expect(clusters.length).toBeGreaterThan(0);
    expect(sum + drawnIds().length).toBe(60);
    expect(["option"]).toContain(clusters[0]?.getAttribute("role"));
    expect(clusters[0]?.getAttribute("aria-label")).toMatch(/^\d+ events, .*2022$/);
    expect(clusters[0]?.querySelector("text")?.textContent).toBe(clusters[0]?.getAttribute("data-cluster"));
  });

  // Engines that do not know the machine's zone report one that they refuse themselves, or none.
  test.each(["Etc/Unknown", undefined])(
    "uses UTC on a machine in the zone %s, where no other is given",
    (timeZone) => {
      const resolved = {
        ...new Intl.DateTimeFormat().resolvedOptions(),
        timeZone,
      } as Intl.ResolvedDateTimeFormatOptions;
      const spy = vi.spyOn(Intl.DateTimeFormat.prototype, "resolvedOptions").mockReturnValue(resolved);
      try {
        create({ locale: "en-GB", events: [{ id: "noon", title: "Noon", start: "2022-09-15T12:00Z" }] });
      } finally {
        spy.mockRestore();
      }
      expect(drawn("noon")?.getAttribute("aria-label")).toMatch(/15 September 2022.* 12:00$/);
    },
  );

  test("follows the earlier content of the container, which stays", () => {
    container.append("Figure 1");
    create(basis);
    expect(container.firstChild?.textContent).toBe("Figure 1");
  });

  test("is drawn without events, too", () => {
    const timeline = create({ events: [], locale: "ar-EG" });
    expect([drawnIds(), timeline.problems]).toEqual([[], []]);
    expect(container.querySelectorAll("text.samarkand-tick").length).toBeGreaterThan(0);
    const { start, end } = timeline.getView();
    expect(start < Date.now() && Date.now() < end).toBe(true);
  });

  test("has no number that is NaN or infinite in any attribute, whatever the dates", () => {
    create({
      locale: "en",
      events: [
        { title: "always", start: "../.." },
        { title: "since", start: "2020/.." },
        { title: "until", start: "../2020" },
        { title: "unknown", start: "/2022-09-07" },
        { title: "old", start: "-13798000000" },
        { title: "far", start: "Y170000002" },
        { title: "last", start: 8_640_000_000_000_000 },
        { title: "first", start: -8_640_000_000_000_000 },
        { title: "Julius", start: "-0043-03-15" },
        { title: "", start: "2022-09" },
        { title: "infinite", start: Infinity },
        { title: "not a number", start: Number.NaN },
      ],
    });
    const values = [...container.querySelectorAll("*")].flatMap((element) =>
      [...element.attributes].map(({ value }) => value),
    );
    expect(values.length).toBeGreaterThan(100);
    expect(values.filter((value) => /NaN|Infinity|undefined|null|\[object/.test(value))).toEqual([]);
    expect(drawnIds().length).toBeGreaterThan(3);
  });
});

describe("update", () => {
  test("keeps the elements of events that stay", async () => {
    const timeline = create(basis);
    const [before, group] = [drawn("ambassador"), container.querySelector("text.samarkand-group")];
    const label = before?.querySelector("text");
    timeline.update({
      events: [
        ...records.filter(({ id }) => id !== "meeting"),
        { id: "new", title: "جديد", start: "2022-09-01", group: "statements" },
      ],
    });
    await frame();
    expect(drawnIds()).toEqual(["2", "ambassador", "new", "olympics"]);
    expect(drawn("ambassador")).toBe(before);
    expect(drawn("ambassador")?.querySelector("text")).toBe(label);
    expect(container.querySelector("text.samarkand-group")).toBe(group);
  });

  test("keeps elements through pans, zooms, selections and changes of theme and direction", async () => {
    const timeline = create(basis);
    const before = drawn("ambassador");
    for (const change of [
      () => {
        timeline.setView({ start: "2022-08", end: "2022-10" });
      },
      () => {
        timeline.setSelection(["ambassador"]);
      },
      () => {
        timeline.update({ theme: "dark" });
      },
      () => {
        timeline.update({ direction: "rtl", locale: "ar-EG" });
      },
    ]) {
      change();
      await frame();
      expect(drawn("ambassador")).toBe(before);
    }
    expect(before?.classList.contains("is-selected")).toBe(true);
  });

  test("shows another title and another date of an event", async () => {
    const timeline = create(basis);
    timeline.update({
      events: [{ id: "ambassador", title: "السفير", start: "2022-03-01" }],
      locale: "ar-EG",
    });
    await frame();
    expect(drawn("ambassador")?.querySelector("text")?.textContent).toBe("السفير");
    expect(drawn("ambassador")?.getAttribute("aria-label")).toContain("١ مارس ٢٠٢٢");
  });

  test("keeps the values of options that are not named", async () => {
    const timeline = create({ ...basis, direction: "rtl", label: "قمة" });
    timeline.update({ theme: "dark" });
    await frame();
    expect([
      root().dir,
      root().lang,
      container.querySelector(".samarkand-plot")?.getAttribute("aria-label"),
    ]).toEqual(["rtl", "en-GB", "قمة"]);
    expect(root().style.getPropertyValue("color-scheme")).toBe("dark");
    expect(drawnIds()).toHaveLength(4);
  });

  test("keeps the reader's view where neither view nor events change", async () => {
    const timeline = create(basis);
    timeline.setView({ start: "2022-09-05", end: "2022-09-06" });
    timeline.update({ ...basis, theme: "dark" });
    await frame();
    expect(timeline.getView()).toEqual({ start: Date.UTC(2022, 8, 5), end: Date.UTC(2022, 8, 7) });
  });

  test("shows a new view", async () => {
    const timeline = create(basis);
    timeline.update({ view: { start: "2020", end: "2021" } });
    await frame();
    expect(timeline.getView()).toEqual({ start: Date.UTC(2020, 0, 1), end: Date.UTC(2022, 0, 1) });
  });

  test("ends the selection of events that are gone, and emits that", async () => {
    const timeline = create({ ...basis, selection: "multiple" });
    timeline.setSelection(["meeting", "ambassador"]);
    await frame();
    const told: (readonly string[])[] = [];
    timeline.on("select", ({ ids }) => void told.push(ids));
    timeline.update({ events: records.filter(({ id }) => id !== "meeting") });
    await frame();
    expect(told).toEqual([["ambassador"]]);
  });
});

describe("wrong input", () => {
  const bad: [string, Record<string, unknown>][] = [
    ["events", { events: "no" }],
    ["locale", { locale: "english_GB!" }],
    ["timeZone", { timeZone: "Mars/Olympus" }],
    ["direction", { direction: "up" }],
    ["timeDirection", { timeDirection: "RTL" }],
    ["view.start", { view: { start: "soon", end: "2022" } }],
    ["view.end", { view: { start: "2023", end: "2022" } }],
    ["limits.start", { limits: { start: "never" } }],
    ["theme", { theme: "neon" }],
    ["theme.ink", { theme: { ink: "url(x)" } }],
    ["selection", { selection: "many" }],
    ["maxHeight", { maxHeight: -1 }],
    ["numberingSystem", { numberingSystem: "roman numerals" }],
    ["label", { label: 7 }],
    ["messages.timelin", { messages: { timelin: "x" } }],
    ["colour", { colour: "red" }],
  ];

  test.each(bad)("throws an error that names a bad option, and nothing is drawn: %s", (name, option) => {
    const call = (): unknown => createTimeline(container, { ...basis, ...option });
    expect(call).toThrow(OptionError);
    expect(call).toThrow(new RegExp(`the option ${name.replace(".", "\\.")} is `));
    expect(container.childNodes).toHaveLength(0);
  });

  test.each(bad)("throws at a bad update, and leaves everything as it was: %s", async (name, option) => {
    const timeline = create(basis);
    const [html, view, svg] = [container.outerHTML, timeline.getView(), timeline.toSVG()];
    expect(() => {
      timeline.update({ events: [], groups: [], ...option });
    }).toThrow(name);
    await frame();
    expect([container.outerHTML, timeline.getView(), timeline.toSVG()]).toEqual([html, view, svg]);
    // The bad option is not stored for the next update either.
    timeline.update({ theme: "dark" });
    await frame();
    expect(drawnIds()).toHaveLength(4);
  });

  test.each([null, undefined, "#timeline", {}, 7])(
    "throws where the container is no element: %s",
    (nothing) => {
      expect(() => createTimeline(nothing as HTMLElement, basis)).toThrow(
        /the option container is .*, expected an HTML element/,
      );
    },
  );

  test.each([null, undefined, 7])("throws where options are no object: %s", (nothing) => {
    expect(() => createTimeline(container, nothing as unknown as TimelineOptions)).toThrow(OptionError);
    expect(container.childNodes).toHaveLength(0);
  });

  const faulty = [
    { id: "a", title: "good", start: "2022-03" },
    { id: "b", title: "no date", start: "soon" },
    { id: "c", start: "2022" },
    null,
    { id: "a", title: "twice", start: "2022" },
    { id: "d", title: "link", start: "2022", url: "javascript:alert(1)" },
    { id: "e", title: "back", start: "2022-05", end: "2022-04" },
  ] as unknown as EventRecord[];

  test("lists unreadable records with index, id, field, value and reason; the others are drawn", () => {
    const { problems } = create({ ...basis, events: faulty });
    expect(problems.map(({ index, id, field, value }) => [index, id, field, value])).toEqual([
      [1, "b", "start", "soon"],
      [2, "c", "title", undefined],
      [3, undefined, "record", null],
      [4, "a", "id", "a"],
      [5, "d", "url", "javascript:alert(1)"],
      [6, "e", "end", "2022-04"],
    ]);
    for (const { reason } of problems) expect(reason).toMatch(/^\S.+\S$/);
    // A bad link costs the link, not the event.
    expect(drawnIds()).toEqual(["a", "d"]);
  });

  test("emits problems one by one to listeners added after createTimeline, and again after an update with other records", async () => {
    const timeline = create({ ...basis, events: faulty });
    const told: number[] = [];
    timeline.on("problem", ({ index }) => void told.push(index));
    await frame();
    expect(told).toEqual([1, 2, 3, 4, 5, 6]);
    timeline.update({ theme: "dark" });
    await frame();
    expect(told).toHaveLength(6);
    timeline.update({ events: [{ title: "no date", start: "" }] });
    await frame();
    expect(told).toEqual([1, 2, 3, 4, 5, 6, 0]);
    expect(timeline.problems).toHaveLength(1);
  });

  test("gives one console warning for bad records without a listener, and no other", async () => {
    const spies = (["log", "warn", "error", "info"] as const).map((name) =>
      vi.spyOn(console, name).mockImplementation(() => undefined),
    );
    const timeline = create({ ...basis, events: faulty });
    await frame();
    timeline.update({ events: [...faulty] });
    await frame();
    expect(spies.map(({ mock }) => mock.calls)).toEqual([
      [],
      [[expect.stringMatching(/^samarkand: 6 of what was given/)]],
      [],
      [],
    ]);
    for (const spy of spies) spy.mockRestore();
  });
});

describe("listeners", () => {
  test("that throw are reported once, and stop neither other listeners nor the picture", async () => {
    const watch = watchErrors();
    const timeline = create(basis);
    const [fault, told] = [new Error("mine"), [] as number[]];
    timeline.on("view", () => {
      throw fault;
    });
    timeline.on("view", ({ start }) => void told.push(start));
    for (const year of ["2019", "2020", "2021"]) {
      timeline.setView({ start: year, end: year });
      await frame();
    }
    watch.end();
    expect(watch.errors).toEqual([fault]);
    expect(told).toEqual([2019, 2020, 2021].map((year) => Date.UTC(year, 0, 1)));
    expect(drawnIds()).toEqual(["3"]);
  });

  test("are removed by the function that `on` returns, one at a time", async () => {
    const timeline = create(basis);
    const told: string[] = [];
    const listener = (): void => void told.push("same");
    const ends = [timeline.on("view", listener), timeline.on("view", listener)];
    timeline.on("view", () => void told.push("other"));
    timeline.setView({ start: "2019", end: "2019" });
    await frame();
    ends[0]?.();
    ends[0]?.();
    timeline.setView({ start: "2020", end: "2020" });
    await frame();
    ends[1]?.();
    timeline.setView({ start: "2021", end: "2021" });
    await frame();
    expect(told).toEqual(["same", "same", "other", "same", "other", "other"]);
  });

  test("that remove themselves or each other while they run leave the others running", async () => {
    const timeline = create(basis);
    const told: string[] = [];
    const end = timeline.on("view", () => {
      told.push("first");
      end();
    });
    timeline.on("view", () => void told.push("second"));
    timeline.setView({ start: "2019", end: "2019" });
    await frame();
    timeline.setView({ start: "2020", end: "2020" });
    await frame();
    expect(told).toEqual(["first", "second", "second"]);
  });

  test('of "select" get the ids and the application\'s own records', async () => {
    interface Story extends EventRecord {
      readonly words: number;
    }
    const stories: Story[] = [
      { id: "one", title: "واحد", start: "2022", words: 3 },
      { id: "two", title: "שניים", start: "2021", words: 5 },
    ];
    const timeline = create({ events: stories, selection: "multiple" });
    const told: { readonly ids: readonly string[]; readonly events: readonly Story[] }[] = [];
    timeline.on("select", (event) => void told.push(event));
    timeline.setSelection(["two", "none", "one", "two"]);
    await frame();
    expect(told.map(({ ids }) => ids)).toEqual([["two", "one"]]);
    expect(told[0]?.events[0]).toBe(stories[1]);
    expect(told[0]?.events[1]).toBe(stories[0]);
    timeline.setSelection(["two", "one"]);
    await frame();
    expect(told).toHaveLength(1);
  });

  test.each([
    ["none", []],
    ["single", ["meeting"]],
    ["multiple", ["meeting", "ambassador"]],
  ] as const)("with selection %s, select of two selects %j", async (selection, expected) => {
    const timeline = create({ ...basis, selection });
    timeline.setSelection(["meeting", "ambassador"]);
    await frame();
    expect(
      [...container.querySelectorAll(".is-selected")]
        .map((element) => element.getAttribute("data-event-id"))
        .sort(),
    ).toEqual([...expected].sort());
  });
});

describe("view", () => {
  test("set by dates ends as its last date ends", () => {
    const timeline = create(basis);
    timeline.setView({ start: "2022-09-15", end: "2022-09-16" }, { animate: false });
    expect(timeline.getView()).toEqual({ start: Date.UTC(2022, 8, 15), end: Date.UTC(2022, 8, 17) });
    timeline.setView({ start: "2020", end: "2021-02" }, { animate: false });
    expect(timeline.getView()).toEqual({ start: Date.UTC(2020, 0, 1), end: Date.UTC(2021, 2, 1) });
  });

  test("set by instants is exact", () => {
    const timeline = create(basis);
    const [start, end] = [Date.UTC(2022, 1, 3, 4, 5, 6, 7), Date.UTC(2022, 1, 3, 4, 5, 7)];
    timeline.setView({ start: new Date(start), end }, { animate: false });
    expect(timeline.getView()).toEqual({ start, end });
  });

  test("has days that begin and end in the time zone of the timeline", () => {
    const timeline = create({ ...basis, timeZone: "Asia/Samarkand" });
    timeline.setView({ start: "2022-09-15", end: "2022-09-15" }, { animate: false });
    expect(timeline.getView()).toEqual({ start: Date.UTC(2022, 8, 14, 19), end: Date.UTC(2022, 8, 15, 19) });
  });

  test("is returned as a copy", () => {
    const timeline = create(basis);
    timeline.getView().start = 0;
    expect(timeline.getView().start).toBe(Date.UTC(2022, 0, 1));
  });

  test.each([
    [{ start: "soon", end: "2022" }, "view.start"],
    [{ start: "2022", end: "2021" }, "view.end"],
    [{ start: "2022", end: ".." }, "view.end"],
    [null, "view"],
  ])("that is invalid throws and changes nothing: %j", (view, name) => {
    const timeline = create(basis);
    const before = timeline.getView();
    expect(() => {
      timeline.setView(view as { start: string; end: string });
    }).toThrow(`the argument ${name} is`);
    expect(timeline.getView()).toEqual(before);
  });

  test("shows every finite date after `fit`", async () => {
    const timeline = create(basis);
    timeline.setView({ start: "1900", end: "1901" });
    timeline.fit();
    await frame();
    const { start, end } = timeline.getView();
    expect(start).toBeLessThanOrEqual(Date.UTC(2020, 0, 1));
    expect(end).toBeGreaterThanOrEqual(Date.UTC(2022, 8, 17));
    expect(drawnIds()).toHaveLength(4);
  });

  test("shows an event after `focus`, whatever was in sight", async () => {
    const timeline = create({ ...basis, view: { start: "1900", end: "1901" } });
    for (const id of ["ambassador", "meeting", "olympics", "3"]) {
      timeline.reveal(id, { zoom: true });
      // jsdom emits no scroll event.
      container.querySelector(".samarkand-scroller")?.dispatchEvent(new Event("scroll"));
      await frame();
      expect(drawnIds()).toContain(id);
    }
  });

  test.each(["nobody", "", "__proto__", "constructor"])(
    "does not change at `focus` of an unknown id, which throws a RangeError with the id: %j",
    (id) => {
      const timeline = create(basis);
      expect(() => {
        timeline.reveal(id, { zoom: true });
      }).toThrow(RangeError);
      expect(() => {
        timeline.reveal(id, { zoom: true });
      }).toThrow(JSON.stringify(id));
    },
  );

  test("stays within the limits, whatever is asked for", () => {
    const timeline = create({
      ...basis,
      limits: { start: "2021", end: "2023", maxSpanMs: 365 * 86_400_000 },
    });
    timeline.setView({ start: "1900", end: "2100" }, { animate: false });
    const { start, end } = timeline.getView();
    expect(end - start).toBe(365 * 86_400_000);
    expect(start >= Date.UTC(2021, 0, 1) && end <= Date.UTC(2024, 0, 1)).toBe(true);
  });
});

describe("reading", () => {
  test("happens once for records: later changes in them have no effect until an update", async () => {
    const mine: { id: string; title: string; start: string }[] = [
      { id: "a", title: "قبل", start: "2022-03" },
    ];
    const timeline = create({ ...basis, events: mine });
    (mine[0] as { title: string; start: string }).title = "بعد";
    (mine[0] as { title: string; start: string }).start = "1999";
    mine.push({ id: "b", title: "later", start: "2022-04" });
    timeline.setView({ start: "2021", end: "2022" });
    timeline.update({ theme: "dark" });
    await frame();
    expect(drawnIds()).toEqual(["a"]);
    expect(drawn("a")?.getAttribute("aria-label")).toContain("قبل");
    expect(drawn("a")?.getAttribute("aria-label")).toContain("2022");
    timeline.update({ events: mine.map((record) => ({ ...record })), view: { start: "1999", end: "2022" } });
    await frame();
    expect(drawnIds()).toEqual(["a", "b"]);
    expect(drawn("a")?.getAttribute("aria-label")).toContain("بعد");
  });

  test("happens again where the same array is given again after a change", async () => {
    const mine = [{ id: "a", title: "one", start: "2022-03" }];
    const timeline = create({ ...basis, events: mine });
    mine.push({ id: "b", title: "اثنان", start: "2022-04" });
    timeline.update({ events: mine });
    await frame();
    expect(drawnIds()).toEqual(["a", "b"]);
  });

  test("happens once for options, too: a theme changed later has no effect until an update", async () => {
    const theme = { ink: "#112233" };
    const timeline = create({ ...basis, theme });
    theme.ink = "#445566";
    timeline.setView({ start: "2021", end: "2022" });
    await frame();
    expect(root().style.getPropertyValue("--samarkand-theme-ink")).toBe("var(--samarkand-ink, #112233)");
  });
});

describe("destroy", () => {
  test("removes everything, and other content of the container stays", async () => {
    container.append("Figure 1");
    const timeline = create(basis);
    timeline.destroy();
    await frame();
    expect(container.childNodes).toHaveLength(1);
    expect(container.textContent).toBe("Figure 1");
  });

  test("makes later calls harmless: they throw nothing, draw nothing, emit nothing and request no frame", async () => {
    const timeline = create(basis);
    const told: unknown[] = [];
    timeline.on("view", (event) => void told.push(event));
    timeline.on("select", (event) => void told.push(event));
    timeline.destroy();
    const frames = vi.spyOn(window, "requestAnimationFrame");
    timeline.destroy();
    timeline.setView({ start: "2020", end: "2020" });
    timeline.fit();
    timeline.reveal("meeting", { zoom: true });
    timeline.setSelection(["meeting"]);
    timeline.update({ theme: "dark", events: [], view: { start: "2021", end: "2021" } });
    timeline.on("view", (event) => void told.push(event))();
    expect(timeline.toSVG()).toMatch(/^<svg /);
    expect(timeline.getView().start).toBeLessThan(timeline.getView().end);
    const asked = frames.mock.calls.length;
    frames.mockRestore();
    await frame();
    expect([asked, told, container.childNodes.length]).toEqual([0, [], 0]);
  });

  test("stops emitting and drawing what was pending", async () => {
    const timeline = create({ ...basis, events: [{ title: "no date", start: "" }] });
    const told: unknown[] = [];
    timeline.on("problem", (event) => void told.push(event));
    timeline.on("view", (event) => void told.push(event));
    timeline.setView({ start: "2020", end: "2020" });
    timeline.destroy();
    await frame();
    expect([told, container.childNodes.length]).toEqual([[], 0]);
  });

  test("takes effect at once inside a listener of the timeline itself", async () => {
    const watch = watchErrors();
    const timeline = create(basis);
    timeline.on("view", () => {
      timeline.destroy();
    });
    timeline.setView({ start: "2020", end: "2020" });
    await frame();
    watch.end();
    expect([container.childNodes.length, watch.errors]).toEqual([0, []]);
  });

  test("does not affect another timeline in the same container", async () => {
    const [first, second] = [create(basis), create({ ...basis, locale: "ar-EG", direction: "rtl" })];
    const told: unknown[] = [];
    second.on("view", (event) => void told.push(event));
    first.setView({ start: "2020", end: "2020" });
    await frame();
    expect(told).toEqual([]);
    first.destroy();
    expect(container.children).toHaveLength(1);
    second.setView({ start: "2019", end: "2019" });
    await frame();
    expect([told.length, root().dir, second.getView().start]).toEqual([1, "rtl", Date.UTC(2019, 0, 1)]);
  });
});

describe.each(["ltr", "rtl"] as const)("card of an event, time %s", (timeDirection) => {
  test("moves with its mark: a finger that pans moves both", async () => {
    const view = { start: "2022-09-01", end: "2022-09-30" };
    const timeline = create({ ...basis, timeDirection, view });
    // jsdom measures nothing, and a card stays within the size of the timeline.
    root().getBoundingClientRect = () => new DOMRect(0, 0, 960, 400);
    drawn("ambassador")?.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    await frame();
    const card = root().querySelector(".samarkand-tooltip") as HTMLElement;
    const at = (): [number, number] => [
      parseFloat(card.style.left),
      Number(/\((\S+)/.exec(drawn("ambassador")?.getAttribute("transform") ?? "")?.[1]),
    ];
    const [card0, mark0] = at();
    timeline.setView({ start: "2022-08-27", end: "2022-09-25" }, { animate: false });
    await frame();
    const [card1, mark1] = at();
    expect(card.hidden).toBe(false);
    expect(Math.abs(mark1 - mark0)).toBeGreaterThan(50);
    expect(card1 - card0).toBeCloseTo(mark1 - mark0, 1);
  });
});
