import { afterEach, beforeEach, expect, test } from "vitest";
import {
  createTimeline,
  OptionError,
  type EventRecord,
  type GroupRecord,
  type Timeline,
  type TimelineOptions,
} from "../../src/entries/index.ts";
import { createGroups } from "../../src/entries/groups.ts";
import { inBothDirections } from "../support/bothDirections.ts";

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

const groups: readonly GroupRecord[] = [
  { id: "meetings", title: "لقاءات" },
  { id: "summits", title: "פסגות", parent: "meetings" },
  { id: "visits", title: "دیدارها", parent: "meetings" },
  { id: "army", title: "فوج", collapsed: true },
  { id: "drills", title: "Drills", parent: "army" },
];
const events: readonly EventRecord[] = [
  { id: "m", title: "لقاء", start: "2022-09-01", group: "meetings" },
  { id: "s", title: "קמה", start: "2022-09-15", group: "summits" },
  { id: "v", title: "دیدار", start: "2022-09-20", group: "visits" },
  { id: "a", title: "فوج", start: "2022-09-03", end: "2022-09-09", group: "army" },
  { id: "d", title: "Drill", start: "2022-09-03", end: "2022-09-12", group: "drills" },
  { id: "f", title: "Fleet", start: "2022-09-04", end: "2022-09-08", group: "drills" },
];
const frame = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        resolve();
      }),
    );
  });
const titles = (): (string | null)[] =>
  [...container.querySelectorAll("text.samarkand-group")].map(({ textContent }) => textContent);
const buttons = (): HTMLButtonElement[] => [
  ...container.querySelectorAll<HTMLButtonElement>(".samarkand-titles button"),
];
const button = (name: string): HTMLButtonElement =>
  container.querySelector<HTMLButtonElement>(
    `.samarkand-titles button[aria-label="${name}"]`,
  ) as HTMLButtonElement;
const drawn = (): (string | null)[] =>
  [...container.querySelectorAll("[data-event-id]")]
    .map((element) => element.getAttribute("data-event-id"))
    .sort();
/** Ids of the events with a label: those that a folded band shows have none. */
const labelled = (): (string | null)[] =>
  [...container.querySelectorAll("[data-event-id]:has(.samarkand-label)")].map((element) =>
    element.getAttribute("data-event-id"),
  );
const counted = (): string[] =>
  [...container.querySelectorAll("[data-cluster]")].map(
    (element) => element.getAttribute("data-cluster") ?? "",
  );

inBothDirections("groups", (directions) => {
  const basis: TimelineOptions = {
    events,
    groups,
    locale: "ar-EG",
    timeZone: "UTC",
    view: { start: "2022-08-25", end: "2022-09-30" },
    ...directions,
  };
  const press = (target: Element | null, key: string, more: KeyboardEventInit = {}): void => {
    target?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));
  };
  const [forward, back] =
    directions.direction === "ltr"
      ? (["ArrowRight", "ArrowLeft"] as const)
      : (["ArrowLeft", "ArrowRight"] as const);

  test("fold and open by a method; records set the initial state, and a reader's choice outlives an update of events", async () => {
    const one = (timeline = createTimeline(container, basis));
    const told: unknown[] = [];
    one.on("group", (event) => told.push(event));
    expect([titles(), drawn(), counted()]).toEqual([
      ["لقاءات", "פסגות", "دیدارها", "فوج"],
      ["m", "s", "v"],
      ["3"],
    ]);
    expect(
      one
        .getGroups()
        .map(({ id, depth, isCollapsed, index, siblings }) => [id, depth, isCollapsed, index, siblings]),
    ).toEqual([
      ["meetings", 0, false, 0, 2],
      ["summits", 1, false, 0, 2],
      ["visits", 1, false, 1, 2],
      ["army", 0, true, 1, 2],
    ]);
    one.setCollapsed("army", false);
    one.setCollapsed("summits", true);
    await frame();
    expect([titles(), told]).toEqual([
      ["لقاءات", "פסגות", "دیدارها", "فوج", "Drills"],
      [{ collapsed: ["summits"], order: ["meetings", "summits", "visits", "army", "drills"] }],
    ]);
    one.update({
      events: [...events, { id: "n", title: "חדש", start: "2022-09-15", group: "summits" }],
      groups,
    });
    await frame();
    expect([
      one
        .getGroups()
        .filter(({ isCollapsed }) => isCollapsed)
        .map(({ id }) => id),
      labelled(),
    ]).toEqual([["summits"], expect.not.arrayContaining(["n", "s"])]);
    one.setCollapsed("summits", true);
    await frame();
    expect(told.length).toBe(1);
    expect(() => {
      one.setCollapsed("none", true);
    }).toThrow(RangeError);
    expect(() => {
      one.moveGroup("none", 0);
    }).toThrow(RangeError);
    expect(() => {
      one.moveGroup("army", -1);
    }).toThrow(OptionError);
  });

  test("given again are folded or open as those say that differ; the others stay as the reader has them", async () => {
    const one = (timeline = createTimeline(container, basis));
    const told: unknown[] = [];
    one.on("group", ({ collapsed }) => told.push(collapsed));
    one.setCollapsed("summits", true);
    one.setCollapsed("visits", true);
    one.setCollapsed("army", false);
    await frame();
    const folded = (): string[] =>
      one
        .getGroups()
        .filter(({ isCollapsed }) => isCollapsed)
        .map(({ id }) => id);
    expect(folded()).toEqual(["summits", "visits"]);
    one.update({
      groups: groups.map((group) =>
        group.id === "summits"
          ? { ...group, collapsed: false }
          : group.id === "visits"
            ? { ...group }
            : group,
      ),
    });
    expect(folded()).toEqual(["visits"]);
    one.update({ groups: groups.map((group) => ({ ...group, collapsed: true })) });
    // The record of "army" was collapsed before, too.
    expect(folded()).toEqual(["meetings", "drills"]);
    one.setCollapsed("meetings", false);
    expect(folded()).toEqual(["summits", "visits", "drills"]);
    await frame();
    expect(told).toEqual([
      ["summits", "visits"],
      ["summits", "visits", "drills"],
    ]);
  });

  test("move among their siblings, with all within, until others are given", async () => {
    const one = (timeline = createTimeline(container, basis));
    const told: unknown[] = [];
    one.on("group", ({ order }) => told.push(order));
    one.moveGroup("army", 0);
    one.moveGroup("visits", 0);
    await frame();
    expect(titles()).toEqual(["فوج", "لقاءات", "دیدارها", "פסגות"]);
    expect(told).toEqual([["army", "drills", "meetings", "visits", "summits"]]);
    expect(one.toSVG().indexOf("فوج\u2069</text>")).toBeLessThan(one.toSVG().indexOf("لقاءات\u2069</text>"));
    one.update({ groups: groups.map((group) => ({ ...group })) });
    await frame();
    expect(titles()).toEqual(["فوج", "لقاءات", "دیدارها", "פסגות"]);
    one.update({ groups: groups.map((group) => (group.id === "army" ? { ...group, title: "جيش" } : group)) });
    await frame();
    expect(titles()).toEqual(["جيش", "لقاءات", "دیدارها", "פסגות"]);
    one.update({ groups: [...groups.slice(0, -1), ...groups.slice(-1), { id: "more", title: "more" }] });
    await frame();
    expect(titles()).toEqual(["لقاءات", "פסגות", "دیدارها", "فوج", "more"]);
  });

  test("that are folded open to bring an event into sight, and a cluster there, too", async () => {
    const one = (timeline = createTimeline(container, basis));
    one.setCollapsed("meetings", true);
    await frame();
    expect(labelled()).not.toContain("s");
    one.reveal("s", { zoom: true });
    await frame();
    expect(one.getGroups().find(({ id }) => id === "meetings")?.isCollapsed).toBe(false);
    expect(labelled()).toContain("s");
    one.setView({ start: "2022-08-25", end: "2022-09-30" }, { animate: false });
    await frame();
    container.querySelector("[data-cluster]")?.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    await frame();
    expect(one.getGroups().find(({ id }) => id === "army")?.isCollapsed).toBe(false);
    expect(drawn()).toEqual(expect.arrayContaining(["a", "d"]));
  });

  test("read no record again", async () => {
    let asked = 0;
    const one = (timeline = createTimeline(container, {
      ...basis,
      filter: () => {
        asked += 1;
        return true;
      },
    }));
    const before = asked;
    one.setCollapsed("meetings", true);
    one.moveGroup("army", 0);
    await frame();
    expect([before, asked, titles()]).toEqual([events.length, events.length, ["فوج", "لقاءات"]]);
  });

  test("have buttons over their titles, with their expanded state, in one Tab stop", async () => {
    const one = (timeline = createTimeline(container, basis));
    const panel = createGroups(one);
    expect([
      panel.element.getAttribute("role"),
      panel.element.getAttribute("aria-label"),
      panel.element.closest("[role=listbox]"),
    ]).toEqual(["group", "المجموعات", null]);
    expect(
      buttons().map((each) => [
        each.getAttribute("aria-label"),
        each.getAttribute("aria-expanded"),
        each.dir,
        each.tabIndex,
      ]),
    ).toEqual([
      ["لقاءات", "true", directions.direction, 0],
      ["פסגות", "true", directions.direction, -1],
      ["دیدارها", "true", directions.direction, -1],
      ["فوج", "false", directions.direction, -1],
    ]);
    button("فوج").click();
    await frame();
    expect([button("فوج").getAttribute("aria-expanded"), titles()]).toEqual([
      "true",
      ["لقاءات", "פסגות", "دیدارها", "فوج", "Drills"],
    ]);
    button("لقاءات").focus();
    press(document.activeElement, back);
    await frame();
    expect([titles(), document.activeElement]).toEqual([["لقاءات", "فوج", "Drills"], button("لقاءات")]);
    press(document.activeElement, "ArrowDown");
    expect([document.activeElement, button("لقاءات").tabIndex, button("فوج").tabIndex]).toEqual([
      button("فوج"),
      -1,
      0,
    ]);
    press(document.activeElement, "Home");
    press(document.activeElement, forward);
    await frame();
    expect(titles()[1]).toBe("פסגות");
    press(document.activeElement, "End");
    expect(document.activeElement).toBe(button("Drills"));
    // The focused title may be removed.
    one.setCollapsed("army", true);
    await frame();
    expect(buttons().filter(({ tabIndex }) => tabIndex === 0).length).toBe(1);
  });

  test("move by Alt and an arrow, which keeps the focus and announces the place in the reader's digits", async () => {
    const one = (timeline = createTimeline(container, basis));
    createGroups(one, { messages: { groups: "مجموعاتنا" } });
    expect(container.querySelector(".samarkand-titles")?.getAttribute("aria-label")).toBe("مجموعاتنا");
    button("فوج").focus();
    press(document.activeElement, "ArrowUp", { altKey: true });
    await frame();
    expect([
      titles()[0],
      document.activeElement,
      container.querySelector("[role=status]")?.textContent,
    ]).toEqual(["فوج", button("فوج"), "فوج: ١ من ٢"]);
    press(document.activeElement, "ArrowUp", { altKey: true });
    press(document.activeElement, "ArrowDown", { altKey: true, ctrlKey: true });
    await frame();
    expect(titles()[0]).toBe("فوج");
    expect(buttons().map((each) => each.getAttribute("aria-label"))).toEqual(titles());
  });

  test("leave nothing behind; a wrong timeline or message is refused", () => {
    const one = (timeline = createTimeline(container, basis));
    const before = container.innerHTML;
    const panel = createGroups(one);
    expect(container.innerHTML).not.toBe(before);
    panel.destroy();
    expect(container.innerHTML).toBe(before);
    expect(buttons()).toEqual([]);
    expect(one.getGroups()[3]?.isCollapsed).toBe(true);
    expect(() => createGroups({} as Timeline)).toThrow("timeline");
    expect(() => createGroups(one, { messages: { group: "x" } as never })).toThrow("messages.group");
  });
});
