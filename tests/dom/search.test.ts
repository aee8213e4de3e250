import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  createTimeline,
  OptionError,
  type EventRecord,
  type Timeline,
  type TimelineOptions,
} from "../../src/entries/index.ts";
import { createSearch } from "../../src/entries/search.ts";
import { inBothDirections } from "../support/bothDirections.ts";
import { watchRest } from "../support/rest.ts";

let container: HTMLElement;
let timeline: Timeline | undefined;

beforeEach(() => {
  container = document.createElement("div");
  document.body.append(container);
});

afterEach(() => {
  timeline?.destroy();
  timeline = undefined;
  container.remove();
});

const events: readonly EventRecord[] = [
  { id: "summit", title: "قِمّة سمرقند", start: "2022-09-15" },
  { id: "olympics", title: "אולימפיאדה", start: "2022-02", description: "לקראת הפסגה" },
  { id: "before", title: "قبل القمة", start: "2022-08", kind: "x" },
  { id: "plain", title: "Plain", start: "2022-05" },
  { id: "later", title: "SUMMIT ٢٠٢٣", start: "2023-05", group: "قمم" },
  { id: "same", title: "قمه أخرى", start: "2022-09-15" },
];
const inOrder = ["before", "summit", "same"];
const frame = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        resolve();
      }),
    );
  });
const marked = (): (string | null)[] =>
  [...container.querySelectorAll(".samarkand-event.is-match")]
    .map((element) => element.getAttribute("data-event-id"))
    .sort();
const part = (name: string): HTMLElement =>
  container.querySelector<HTMLElement>(`.samarkand-search-${name}`) as HTMLElement;
const field = (): HTMLInputElement => part("field") as HTMLInputElement;
const status = (): string | null => part("status").textContent;
const type = (text: string, isComposing = false): void => {
  field().value = text;
  part("field").dispatchEvent(new InputEvent("input", { isComposing }));
};
const press = (key: string, init: KeyboardEventInit = {}): KeyboardEvent => {
  const event = new KeyboardEvent("keydown", { key, cancelable: true, bubbles: true, ...init });
  part("field").dispatchEvent(event);
  return event;
};
watchRest();
const rest = (): Promise<void> => window.rest.rested();

inBothDirections("search", (directions) => {
  const basis: TimelineOptions = { events, locale: "ar-EG", timeZone: "UTC", ...directions };

  test("marks its matches, and reports their number", async () => {
    timeline = createTimeline(container, basis);
    const told: unknown[] = [];
    timeline.on("search", (event) => {
      told.push(event);
    });
    expect(await timeline.search.run("  القمه ")).toBe(1);
    await frame();
    expect([timeline.search.query, marked(), told]).toEqual([
      "القمه",
      ["before"],
      [{ query: "القمه", count: 1 }],
    ]);
    expect(await timeline.search.run("قمة")).toBe(3);
    await frame();
    expect(marked()).toEqual([...inOrder].sort());
    expect(await timeline.search.run("2023 summit")).toBe(1);
    expect(await timeline.search.run("קראת ה")).toBe(1);
    // Events match by the title of their group, too.
    timeline.update({ groups: [{ id: "قمم", title: "قِمَمٌ كبرى" }] });
    expect(await timeline.search.run("كبري قمم")).toBe(1);
    expect(await timeline.search.run("ـ")).toBe(0);
    expect(await timeline.search.run("")).toBe(0);
    await frame();
    expect([marked(), timeline.search.query]).toEqual([[], ""]);
    expect(told.at(-1)).toEqual({ query: "", count: 0 });
    expect(() => timeline?.search.run(5 as never)).toThrow(OptionError);
  });

  test("goes from match to match in the order of time, and round, and shows the current one", async () => {
    timeline = createTimeline(container, basis);
    expect([timeline.search.next(), await timeline.search.show("next")]).toEqual([null, null]);
    await timeline.search.run("قمة");
    expect(timeline.search.next()).toEqual({ id: "before", index: 1, count: 3 });
    expect(timeline.search.previous()).toEqual({ id: "same", index: 3, count: 3 });
    expect(timeline.search.next("plain")).toEqual({ id: "before", index: 1, count: 3 });
    expect([
      timeline.search.next("same"),
      timeline.search.previous("before"),
      timeline.search.next("nobody"),
    ]).toEqual([null, null, null]);
    const walked: (string | undefined)[] = [];
    for (const way of ["next", "next", "next", "next", "previous", "previous"] as const)
      walked.push((await timeline.search.show(way))?.id);
    expect(walked).toEqual(["before", "summit", "same", "before", "same", "summit"]);
    await frame();
    expect(
      container.querySelector(".samarkand-focus")?.closest("[data-event-id]")?.getAttribute("data-event-id"),
    ).toBe("summit");
    expect(container.querySelector(".samarkand-status")?.textContent).toContain("قِمّة سمرقند");
    await timeline.search.run("");
    await frame();
    expect(container.querySelector(".samarkand-focus")).toBe(null);
  });

  test("is part of a link, and follows other records, filters and kinds", async () => {
    timeline = createTimeline(container, basis);
    expect(timeline.fromHash("#find=%D9%82%D9%85%D8%A9%20%26")).toBe(true);
    expect(timeline.search.query).toBe("قمة &");
    await timeline.search.run("قمة");
    expect(timeline.toHash()).toMatch(/^view=[^&]+&find=%D9%82%D9%85%D8%A9$/);
    const told: (number | null)[] = [];
    timeline.on("search", ({ count }) => {
      told.push(count);
    });
    timeline.update({ events: [...events, { id: "new", title: "القمة الجديدة", start: "2022-10" }] });
    await frame();
    expect(marked()).toContain("new");
    timeline.update({ filter: ({ id }) => id !== "summit" });
    await frame();
    timeline.update({ hiddenKinds: ["x"] });
    await frame();
    timeline.update({ theme: "dark" });
    await frame();
    expect(told).toEqual([4, 3, 2]);
    expect(marked()).toEqual(["new", "same"]);
  });

  test("of many events runs in slices; a later text replaces an earlier one, and a growing feed is searched as it grows", async () => {
    const many = Array.from({ length: 30_000 }, (_, index): EventRecord => ({
      title: index % 3 === 0 ? "قمة" : "לקראת",
      start: index * 1000,
    }));
    timeline = createTimeline(container, { ...basis, events: many });
    await timeline.ready;
    const told: unknown[] = [];
    timeline.on("search", ({ query, count }) => {
      told.push([query, count]);
    });
    const [first, second] = [timeline.search.run("לקראת"), timeline.search.run("قمه")];
    expect(await Promise.all([first, second])).toEqual([10_000, 10_000]);
    timeline.update({
      events: [...many, ...Array.from({ length: 30 }, (_, index) => ({ title: "قمة", start: index }))],
    });
    await frame();
    expect(timeline.search.next()).toEqual({ id: "0", index: 1, count: 10_030 });
    expect(told.at(-1)).toEqual(["قمه", 10_030]);
    const endless = timeline.search.run("ל");
    timeline.destroy();
    await endless;
    timeline = undefined;
  });
});

inBothDirections("search panel", (directions) => {
  const basis: TimelineOptions = { events, locale: "ar-EG", timeZone: "UTC", ...directions };

  test("searches when typing pauses, and shows the number of matches in the reader's words", async () => {
    timeline = createTimeline(container, basis);
    const search = vi.spyOn(timeline.search, "run");
    const { element } = createSearch(container, timeline);
    expect([
      element.getAttribute("role"),
      element.getAttribute("aria-label"),
      element.dir,
      element.lang,
    ]).toEqual(["search", "بحث", directions.direction, "ar-EG"]);
    const box = field();
    expect([box.type, box.labels?.[0]?.textContent, box.dir, status()]).toEqual([
      "search",
      "بحث",
      directions.direction,
      "",
    ]);
    expect(part("status").tagName).toBe("OUTPUT");
    type("ق");
    type("قمة");
    expect([box.dir, part("clear").hidden]).toEqual(["rtl", false]);
    await rest();
    expect(search.mock.calls).toEqual([["قمة"]]);
    expect(status()).toBe("٣ نتائج");
    type("Plain");
    expect(box.dir).toBe("ltr");
    await rest();
    expect(status()).toBe("نتيجة واحدة");
    type("לא");
    await rest();
    expect([status(), part("later").getAttribute("aria-disabled")]).toEqual(["لا نتائج", "true"]);
    timeline.update({ locale: "fa" });
    await frame();
    expect([part("label").textContent, status()]).toEqual(["جست‌وجو", "بدون نتیجه"]);
  });

  test("goes to the next match at once by Enter, and to the one before by Shift+Enter", async () => {
    timeline = createTimeline(container, basis);
    createSearch(container, timeline, { messages: { matchOf: "{index}/{count}" } });
    type("قمة");
    expect(press("Enter").defaultPrevented).toBe(true);
    await frame();
    expect(status()).toBe("١/٣");
    press("Enter");
    await frame();
    expect(status()).toBe("٢/٣");
    press("Enter", { shiftKey: true });
    await frame();
    expect(status()).toBe("١/٣");
    part("earlier").click();
    await frame();
    expect(status()).toBe("٣/٣");
    part("later").click();
    await frame();
    expect(status()).toBe("١/٣");
    // The matches have changed: the current one has another place among them.
    timeline.update({ events: events.slice(1) });
    await frame();
    expect(status()).toBe("نتيجتان");
  });

  test("ignores text that an input method is still composing", async () => {
    timeline = createTimeline(container, basis);
    const search = vi.spyOn(timeline.search, "run");
    createSearch(container, timeline);
    type("قم", true);
    press("Enter", { isComposing: true });
    press("Escape", { isComposing: true });
    await rest();
    expect([search.mock.calls, field().value]).toEqual([[], "قم"]);
    part("field").dispatchEvent(new CompositionEvent("compositionend"));
    await rest();
    expect(search.mock.calls).toEqual([["قم"]]);
  });

  test("is cleared by Escape, which then returns to the timeline, and by its button", async () => {
    timeline = createTimeline(container, basis);
    createSearch(container, timeline);
    part("field").focus();
    type("قمة");
    await rest();
    press("Escape");
    await frame();
    expect([timeline.search.query, status(), document.activeElement, part("clear").hidden]).toEqual([
      "",
      "",
      part("field"),
      true,
    ]);
    press("Escape");
    expect(document.activeElement?.getAttribute("role")).toBe("listbox");
    type("قمة");
    await rest();
    part("clear").click();
    expect([timeline.search.query, document.activeElement]).toEqual(["", part("field")]);
  });

  test("takes the focus from the timeline by the slash key, which is left to the page where there is no panel", () => {
    timeline = createTimeline(container, basis);
    const plot = container.querySelector<HTMLElement>("[role=listbox]") as HTMLElement;
    const slash = (key: string): boolean => {
      const event = new KeyboardEvent("keydown", { key, cancelable: true });
      plot.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(slash("/")).toBe(false);
    const panel = createSearch(container, timeline);
    for (const key of ["/", "ظ"]) {
      field().value = "قمة";
      plot.focus();
      expect(slash(key)).toBe(true);
      const box = field();
      expect([document.activeElement, box.selectionStart, box.selectionEnd]).toEqual([box, 0, 3]);
    }
    panel.destroy();
    expect(slash("/")).toBe(false);
  });

  test("shows a text that is set from elsewhere, but not over one that is being typed", async () => {
    timeline = createTimeline(container, basis);
    timeline.fromHash("find=%D9%82%D9%85%D8%A9");
    await frame();
    createSearch(container, timeline);
    expect([field().value, status()]).toEqual(["قمة", "٣ نتائج"]);
    await timeline.search.run("Plain");
    await frame();
    expect([field().value, part("field").dir]).toEqual(["Plain", "ltr"]);
    void timeline.search.run("קראת");
    type("Plain T");
    await frame();
    expect(field().value).toBe("Plain T");
  });

  test("leaves nothing behind, and refuses a wrong container, timeline or message", async () => {
    timeline = createTimeline(container, basis);
    const made = timeline;
    const search = vi.spyOn(made.search, "run");
    const panel = createSearch(container, made);
    type("قمة");
    panel.destroy();
    await rest();
    expect([search.mock.calls, container.querySelector("[role=search]")]).toEqual([[], null]);
    expect(() => createSearch(null as unknown as HTMLElement, made)).toThrow(OptionError);
    expect(() => createSearch(container, {} as Timeline)).toThrow("timeline");
    expect(() => createSearch(container, made, { messages: { serach: "x" } as never })).toThrow(
      "messages.serach",
    );
  });
});
