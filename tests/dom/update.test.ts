import { describe, expect, test, vi } from "vitest";
import { createTimeline, type EventRecord, type TimelineOptions } from "samarkand";
import { inBothDirections } from "../support/bothDirections.ts";
import { nextFrame, useContainer } from "../support/inPage.ts";

const page = useContainer();
/** Number of times that the title of any record was read. */
let reads = 0;

/** Record that counts how often it is read. */
function record(index: number, more: Partial<EventRecord> = {}): EventRecord {
  const values: EventRecord = {
    id: `e${String(index)}`,
    title: `حدث ${String(index)}`,
    start: `20${String(10 + (index % 13))}-0${String(1 + (index % 9))}-1${String(index % 10)}`,
    group: index % 3 === 0 ? "meetings" : "army",
    kind: index % 5 === 0 ? "war" : "talk",
    ...more,
  };
  return new Proxy(values, {
    get(target, name) {
      if (name === "title") reads += 1;
      return Reflect.get(target, name) as unknown;
    },
  });
}

/** All options as an application writes them in each of its renders, with new objects for all. */
const optionsOf = (events: readonly EventRecord[]) =>
  ({
    events,
    groups: [
      { id: "meetings", title: "لقاءات" },
      { id: "army", title: "جيش" },
    ],
    filter: ({ kind }) => kind !== "hidden",
    hiddenKinds: [],
    kindTitles: { war: "حرب" },
    locale: "ar-EG",
    timeZone: "UTC",
    view: { start: new Date(Date.UTC(2012, 0, 1)), end: "2016" },
    limits: { minSpanMs: 1000 },
    markers: [{ date: "2015-03", title: "علامة" }],
    theme: { base: "dark", palette: ["#112233", "#445566"], kinds: { war: "#aa0000" } },
    weekend: [5, 6],
    messages: { now: "الآن" },
    maxHeight: 500,
    controls: true,
  }) satisfies TimelineOptions;

const markup = (): string => page.container.innerHTML;

inBothDirections("update with all options again", (directions) => {
  const given = (events: readonly EventRecord[]): TimelineOptions => ({
    ...optionsOf(events),
    ...directions,
  });

  test("reads nothing, changes nothing, tells nothing, and undoes neither a pan nor a fold", async () => {
    const events = Array.from({ length: 10_000 }, (_, index) => record(index));
    page.timeline = createTimeline(page.container, given(events));
    await page.timeline.ready;
    page.timeline.setView({ start: "2018", end: "2019" }, { animate: false });
    page.timeline.setCollapsed("army", true);
    page.timeline.moveGroup("army", 0);
    await nextFrame();
    const [before, view, groups] = [markup(), page.timeline.getView(), page.timeline.getGroups()];
    const told: string[] = [];
    for (const type of ["change", "view", "group", "problem", "select"] as const)
      page.timeline.on(type, () => told.push(type));
    const frames = vi.spyOn(window, "requestAnimationFrame");
    reads = 0;
    page.timeline.update(given(events));
    page.timeline.update(given([...events]));
    expect(frames).not.toHaveBeenCalled();
    frames.mockRestore();
    await nextFrame();
    expect([reads, told]).toEqual([0, []]);
    expect(markup()).toBe(before);
    expect([page.timeline.getView(), page.timeline.getGroups()]).toEqual([view, groups]);
  });

  test("one record that changed is read alone, and the rest of the picture stays", async () => {
    const events = Array.from({ length: 10_000 }, (_, index) => record(index));
    page.timeline = createTimeline(page.container, given(events));
    await page.timeline.ready;
    page.timeline.setView({ start: "2018", end: "2019" }, { animate: false });
    page.timeline.setSelection(["e5000"]);
    await nextFrame();
    const view = page.timeline.getView();
    let changes = 0;
    page.timeline.on("change", () => (changes += 1));
    reads = 0;
    page.timeline.update(
      given(events.map((one, index) => (index === 5_000 ? record(index, { title: "קמפ" }) : one))),
    );
    expect(reads).toBeLessThanOrEqual(2);
    await nextFrame();
    expect(changes).toBe(1);
    expect([
      page.timeline.getEvent("e5000")?.title,
      page.timeline.getSelection(),
      page.timeline.getView(),
    ]).toEqual(["קמפ", ["e5000"], view]);
    expect(await page.timeline.search.run("קמפ")).toBe(1);
    expect(page.timeline.getEventIds()).toHaveLength(10_000);
  });

  test("a search that runs finds what a replaced record says now, and no more what it said", async () => {
    const events = Array.from({ length: 30 }, (_, index) =>
      record(index, index === 7 ? { title: "قمة" } : {}),
    );
    page.timeline = createTimeline(page.container, given(events));
    expect(await page.timeline.search.run("قمة")).toBe(1);
    page.timeline.update({ events: events.map((one, index) => (index === 7 ? record(index) : one)) });
    expect(page.timeline.search.next()).toBeNull();
    page.timeline.update({
      events: events.map((one, index) => (index === 9 ? record(index, { title: "قمة" }) : one)),
    });
    expect(await page.timeline.search.run("قمة")).toBe(2);
  });
});

describe("update compares", () => {
  const events = Array.from({ length: 20 }, (_, index) => record(index));

  test("an option by its value, at any depth: another value counts, the same one does not", async () => {
    page.timeline = createTimeline(page.container, optionsOf(events));
    await nextFrame();
    let changes = 0;
    page.timeline.on("change", () => (changes += 1));
    const other: Partial<TimelineOptions>[] = [
      { view: { start: new Date(Date.UTC(2012, 0, 2)), end: "2016" } },
      { theme: { base: "dark", palette: ["#112233", "#445567"], kinds: { war: "#aa0000" } } },
      { markers: [{ date: "2015-03", title: "علامة أخرى" }] },
      { messages: { now: "اليوم" } },
      { weekend: [6, 5] },
      { kindTitles: {} },
      { limits: undefined } as unknown as Partial<TimelineOptions>,
      { groups: [{ id: "army", title: "جيش" }] },
      { filter: ({ kind }) => kind !== "war" },
      { filter: undefined },
      { hiddenKinds: ["war"] },
    ];
    for (const [index, options] of other.entries()) {
      page.timeline.update(options);
      await nextFrame();
      expect(changes, JSON.stringify(options)).toBe(index + 1);
      page.timeline.update(options);
      await nextFrame();
      expect(changes, JSON.stringify(options)).toBe(index + 1);
    }
  });

  test("an option with what it was when it was given, also where the same object was changed since", () => {
    const groups = [{ id: "meetings", title: "لقاءات" }];
    const theme = { palette: ["#112233"] };
    page.timeline = createTimeline(page.container, { ...optionsOf(events), groups, theme });
    groups[0]!.title = "قمم";
    groups.push({ id: "more", title: "more" });
    theme.palette[0] = "#445566";
    page.timeline.update({ groups, theme });
    expect(page.timeline.getGroups().map(({ title }) => title)).toEqual(["قمم", "more", "army"]);
    expect(page.timeline.element.style.getPropertyValue("--samarkand-theme-color-0")).toBe(
      "var(--samarkand-color-0, #445566)",
    );
  });

  test("a new filter by what it shows", async () => {
    page.timeline = createTimeline(page.container, { ...optionsOf(events), filter: () => true });
    await nextFrame();
    let changes = 0;
    page.timeline.on("change", () => (changes += 1));
    page.timeline.update({ filter: ({ title }) => title !== "" });
    await nextFrame();
    expect(changes).toBe(0);
    page.timeline.update({ filter: ({ kind }) => kind === "war" });
    await nextFrame();
    expect([changes, page.timeline.getEventIds().length]).toEqual([1, 4]);
    // Records that come later pass the filter in use.
    page.timeline.update({ filter: ({ kind }) => kind === "war" && true });
    page.timeline.update({ events: [...events, record(20), record(21)] });
    expect(page.timeline.getEventIds().length).toBe(5);
  });

  test("a bad option throws, and changes nothing, also beside equal ones", () => {
    page.timeline = createTimeline(page.container, optionsOf(events));
    const one = page.timeline;
    expect(() => {
      one.update({ ...optionsOf(events), maxHeight: -1 });
    }).toThrow(/maxHeight is -1/);
    expect(() => {
      one.update({ events: null as never });
    }).toThrow(/events is null/);
    one.update({ maxHeight: 501 });
  });

  test("records that are still being read: the same again do not start anew", async () => {
    const many = Array.from({ length: 30_000 }, (_, index): EventRecord => record(index));
    page.timeline = createTimeline(page.container, { events: many, timeZone: "UTC" });
    const { ready } = page.timeline;
    page.timeline.update({ events: [...many] });
    expect(page.timeline.ready).toBe(ready);
    await ready;
    expect(page.timeline.getEventIds()).toHaveLength(30_000);
    expect(reads).toBeLessThan(100_000);
  });
});
