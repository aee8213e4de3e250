import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  createTimeline,
  OptionError,
  type EventRecord,
  type Timeline,
  type TimelineOptions,
} from "../../src/entries/index.ts";
import { createStory, type StoryOptions } from "../../src/entries/story.ts";
import { ALL_DIRECTIONS, inBothDirections } from "../support/bothDirections.ts";

let container: HTMLElement;
let place: HTMLElement;
let timeline: Timeline;

beforeEach(() => {
  [container, place] = [document.createElement("div"), document.createElement("div")];
  document.body.append(container, place);
});

afterEach(() => {
  timeline.destroy();
  container.remove();
  place.remove();
});

const events: readonly EventRecord[] = [
  { id: "summit", title: "قمة سمرقند", start: "2022-09-15", end: "2022-09-16", description: "In Samarkand" },
  { id: "olympics", title: "أولمبياد بكين", start: "2022-02" },
  { id: "war", title: "מלחמה", start: "../2022-09-18" },
  { id: "drill", title: "Drill", start: "2022-09-01", lang: "en" },
];
const frame = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        resolve();
      }),
    );
  });
const panel = (): HTMLElement => place.querySelector(".samarkand-story") as HTMLElement;
const slide = (): HTMLElement => place.querySelector(".samarkand-reading") as HTMLElement;
const button = (name: "before" | "after"): HTMLButtonElement =>
  place.querySelector(`.samarkand-step-${name}`) as HTMLButtonElement;
const beside = (): (string | null | undefined)[] =>
  (["before", "after"] as const).map(
    (name) => button(name).querySelector(".samarkand-step-title")?.textContent,
  );
const title = (): string | null | undefined => slide().querySelector("h2")?.textContent;
const where = (): string | null | undefined => place.querySelector(".samarkand-story-place")?.textContent;
const said = (): string | null | undefined => place.querySelector("[role=status]")?.textContent;
const key = (name: string, on: Element = button("after"), more: KeyboardEventInit = {}): KeyboardEvent => {
  const event = new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true, ...more });
  on.dispatchEvent(event);
  return event;
};

inBothDirections("story", (directions) => {
  const basis: TimelineOptions = { events, locale: "ar-EG", timeZone: "UTC", ...directions };
  const open = (options: StoryOptions = {}, more: Partial<TimelineOptions> = {}): void => {
    timeline = createTimeline(container, { ...basis, ...more });
    createStory(place, timeline, options);
  };

  test("has titles in the language of their events, on the buttons and for a screen reader", async () => {
    open();
    timeline.setSelection(["olympics"]);
    await frame();
    const langs = (): (string | null)[] =>
      [...place.querySelectorAll(".samarkand-step-title")].map((element) => element.getAttribute("lang"));
    expect(beside()).toContain("Drill");
    expect(langs()[beside().indexOf("Drill")]).toBe("en");
    button("after").click();
    await frame();
    const spoken = [...place.querySelectorAll<HTMLElement>("[role=status] span")].find(
      ({ textContent }) => textContent === "Drill",
    );
    expect([spoken?.lang, spoken?.dir]).toEqual(["en", "ltr"]);
    expect(langs()).not.toContain("en");
  });

  test("begins with the first event, which it selects and brings into sight, and goes through all in the order of time", async () => {
    open({}, { view: { start: "2030", end: "2031" } });
    await frame();
    expect([panel().getAttribute("role"), panel().getAttribute("aria-label"), panel().dir]).toEqual([
      "region",
      "القصة",
      directions.direction,
    ]);
    expect([title(), where(), timeline.getSelection()]).toEqual(["מלחמה", "١ من ٤", ["war"]]);
    expect(timeline.getView().start).toBeLessThan(Date.UTC(2022, 8, 18));
    expect([slide().getAttribute("role"), slide().getAttribute("aria-label"), said()]).toEqual([
      "group",
      "١ من ٤",
      "",
    ]);
    expect([beside(), button("before").getAttribute("aria-disabled")]).toEqual([
      ["", "أولمبياد بكين"],
      "true",
    ]);
    const seen = [title()];
    button("after").focus();
    for (let step = 0; step < 4; step += 1) {
      button("after").click();
      seen.push(title());
    }
    await frame();
    expect(seen).toEqual(["מלחמה", "أولمبياد بكين", "Drill", "قمة سمرقند", "قمة سمرقند"]);
    expect([timeline.getSelection(), where(), beside(), document.activeElement]).toEqual([
      ["summit"],
      "٤ من ٤",
      ["Drill", ""],
      button("after"),
    ]);
    expect(said()).toBe(`٤ من ٤. قمة سمرقند. ${timeline.format.date("summit")}`);
    expect([button("after").getAttribute("aria-disabled"), button("after").disabled]).toEqual([
      "true",
      false,
    ]);
  });

  test("begins with what is selected, goes where the timeline is pressed, and announces nothing then", async () => {
    timeline = createTimeline(container, basis);
    timeline.setSelection(["drill"]);
    const view = timeline.getView();
    createStory(place, timeline);
    expect([title(), timeline.getView()]).toEqual(["Drill", view]);
    timeline.setSelection(["summit"]);
    await frame();
    expect([title(), said()]).toEqual(["قمة سمرقند", ""]);
    timeline.setSelection([]);
    await frame();
    expect(title()).toBe("قمة سمرقند");
  });

  test("shows only the events that are named, in the order of time, without unknown ones", async () => {
    open({ ids: ["summit", "ghost", "olympics", "summit"] });
    expect([title(), where(), beside()]).toEqual(["أولمبياد بكين", "١ من ٢", ["", "قمة سمرقند"]]);
    button("after").click();
    expect([title(), where()]).toEqual(["قمة سمرقند", "٢ من ٢"]);
    key("Home");
    expect(title()).toBe("أولمبياد بكين");
    key("End");
    expect(title()).toBe("قمة سمرقند");
    timeline.setSelection(["drill"]);
    await frame();
    expect(title()).toBe("قمة سمرقند");
    timeline.update({ events: [...events, { id: "ghost", title: "רוח", start: "2023" }] });
    await frame();
    expect([where(), beside()]).toEqual(["٢ من ٣", ["أولمبياد بكين", "רוח"]]);
  });

  test("continues beside an event that is gone, appears when events come, and is hidden while there are none", async () => {
    open({}, { events: [], view: { start: "2022-01", end: "2022-03" } });
    expect(panel().hidden).toBe(true);
    timeline.update({ events });
    await frame();
    expect([panel().hidden, title()]).toEqual([false, "מלחמה"]);
    button("after").click();
    await frame();
    const view = timeline.getView();
    timeline.update({ events: events.filter(({ id }) => id !== "olympics") });
    await frame();
    expect([title(), timeline.getSelection(), where()]).toEqual(["Drill", ["drill"], "٢ من ٣"]);
    expect(timeline.getView()).toEqual(view);
    timeline.update({ locale: "he" });
    await frame();
    expect([
      panel().getAttribute("aria-label"),
      where(),
      button("after").querySelector(".samarkand-step-word")?.textContent,
    ]).toEqual(["סיפור", "2 מתוך 3", "הבא"]);
    timeline.update({ events: [] });
    await frame();
    expect(panel().hidden).toBe(true);
  });

  test("shows what the application renders, and leaves keys typed there alone", () => {
    const own = document.createElement("p");
    const input = own.appendChild(document.createElement("input"));
    open({ render: ({ id }) => (id === "war" ? own : null), messages: { place: "{index}/{count} {index}" } });
    expect(slide().firstChild).toBe(own);
    for (const name of ["ArrowLeft", "ArrowRight", "End"])
      expect(key(name, input).defaultPrevented).toBe(false);
    for (const more of [{ altKey: true }, { ctrlKey: true }, { metaKey: true }, { shiftKey: true }])
      expect(key("End", button("after"), more).defaultPrevented).toBe(false);
    expect([slide().firstChild, where()]).toEqual([own, "١/٤ {index}"]);
    expect(key("End").defaultPrevented).toBe(true);
    expect(title()).toBe("قمة سمرقند");
  });

  test("slides in from the side of its event, and does not where motion is reduced", () => {
    open();
    const animate = vi.fn();
    Object.assign(slide(), { animate });
    button("after").click();
    expect(animate).not.toHaveBeenCalled();
    vi.stubGlobal("matchMedia", () => ({ matches: false }));
    for (const name of ["after", "before"] as const) button(name).click();
    vi.unstubAllGlobals();
    const sides = animate.mock.calls.map(([frames]) =>
      (frames as { transform: string }[])[0]?.transform.includes("-"),
    );
    expect(sides).toEqual(directions.timeDirection === "ltr" ? [false, true] : [true, false]);
  });

  test("leaves nothing behind, and refuses a wrong container, timeline or option", async () => {
    timeline = createTimeline(container, basis);
    const made = createStory(place, timeline);
    made.destroy();
    expect(place.childNodes).toHaveLength(0);
    timeline.setSelection(["summit"]);
    await frame();
    expect(made.element.querySelector("h2")?.textContent).toBe("מלחמה");
    expect(() => createStory(null as unknown as HTMLElement, timeline)).toThrow(OptionError);
    expect(() => createStory(place, {} as Timeline)).toThrow("timeline");
    expect(() => createStory(place, timeline, { ids: "summit" as never })).toThrow("ids");
    expect(() => createStory(place, timeline, { messages: { details: "x" } as never })).toThrow(
      "messages.details",
    );
    expect(() => createStory(place, timeline, { headingLevel: 9 })).toThrow("headingLevel");
    expect(place.childNodes).toHaveLength(0);
  });
});

test.each(ALL_DIRECTIONS)(
  "story: an arrow goes to its own side: text $direction, time $timeDirection",
  (directions) => {
    timeline = createTimeline(container, { events, locale: "ar-EG", timeZone: "UTC", ...directions });
    createStory(place, timeline, { messages: { later: "Next" } });
    const [earlier, later] =
      directions.timeDirection === "ltr" ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];
    key(later);
    key(later, slide());
    expect(title()).toBe("Drill");
    expect([key(earlier).defaultPrevented, title()]).toEqual([true, "أولمبياد بكين"]);
    expect([button("before").dataset["side"], button("after").dataset["side"]]).toEqual(
      directions.timeDirection === "ltr" ? ["left", "right"] : ["right", "left"],
    );
    expect([
      slide().dir,
      (place.querySelector(".samarkand-story-frame") as HTMLElement).dataset["time"],
    ]).toEqual([directions.direction, directions.timeDirection]);
  },
);

test("story: a step does no more work with many events than with a few", async () => {
  const many = Array.from({ length: 200_000 }, (_, index): EventRecord => ({
    title: `حدث ${String(index)}`,
    start: index * 1000,
  }));
  timeline = createTimeline(container, {
    events: many,
    locale: "ar-EG",
    numberingSystem: "latn",
    timeZone: "UTC",
  });
  await timeline.ready;
  createStory(place, timeline);
  const ids = vi.spyOn(timeline, "getEventIds");
  const records = vi.spyOn(timeline, "getEvent");
  key("End");
  expect([title(), where()]).toEqual(["حدث 199999", "200,000 من 200,000"]);
  key("Home");
  button("after").click();
  expect(title()).toBe("حدث 1");
  expect(ids).not.toHaveBeenCalled();
  expect(records.mock.calls.length).toBeLessThan(30);
});
