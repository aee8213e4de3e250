import { expect, test, vi } from "vitest";
import { createTimeline, type EventRecord, type Icon, renderToString } from "samarkand";
import { inBothDirections } from "../support/bothDirections.ts";
import { nextFrame, useContainer } from "../support/inPage.ts";

const events: readonly EventRecord[] = [
  {
    id: 1,
    title: "أولمبياد بكين",
    start: "2022-02",
    className: "sport  first",
    color: "oklch(0.4 0.13 262)",
  },
  { id: 2, title: "קמפ", start: "2022-05-01/2022-06-30", color: "rgb(31 78 156)", className: "מחנה" },
  { id: 3, title: "Summit", start: "2022-09-15?", color: "#0a0", group: 7 },
  { id: 4, title: "دوره", start: "2022-01/2022-12", display: "background", color: "gold", className: "era" },
  { id: 5, title: "Plain", start: "2022-10-01", group: 7 },
];

const page = useContainer();

const markOf = (id: number): Element => page.container.querySelector(`[data-event-id="${String(id)}"]`)!;
const colorsIn = (mark: Element): string[] => [
  ...new Set(
    [...mark.querySelectorAll("*")].flatMap((part) =>
      ["fill", "stroke"].flatMap((name) => part.getAttribute(name) ?? []),
    ),
  ),
];
inBothDirections("className and color of a record", (directions) => {
  const options = { events, timeZone: "UTC", locale: "ar", ...directions } as const;

  test("are those of the event's element, its box, its dot, its doubts and its era", () => {
    page.timeline = createTimeline(page.container, options);
    expect(page.timeline.problems).toEqual([]);
    expect([...markOf(1).classList]).toEqual(
      expect.arrayContaining(["samarkand-event", "samarkand-bar", "sport", "first"]),
    );
    expect([1, 2, 4, 5].map((id) => markOf(id).classList.item(markOf(id).classList.length - 1))).toEqual([
      "first",
      "מחנה",
      "era",
      "is-confirmed",
    ]);
    const given = [1, 2, 3, 4].map((id) => events[id - 1]?.color ?? "");
    for (const [index, color] of given.entries()) expect(colorsIn(markOf(index + 1))).toContain(color);
    const plain = page.timeline.format.describe("5")?.color ?? "";
    expect(plain).toMatch(/^var\(--samarkand-theme-color-\d\)$/);
    expect(colorsIn(markOf(5))).toContain(plain);
    expect(colorsIn(markOf(3))).not.toContain(plain);
    expect(page.timeline.format.describe("1")?.color).toBe("oklch(0.4 0.13 262)");
  });

  test("are written in the standalone picture", () => {
    const svg = renderToString({ ...options, width: 900 });
    for (const { color = "", className = "" } of events.slice(0, 4)) {
      expect(svg).toContain(`"${color}"`);
      expect(svg).toContain(className);
    }
  });

  test("another colour or class of a record is drawn after an update", async () => {
    page.timeline = createTimeline(page.container, options);
    page.timeline.update({
      events: events.map((record) => ({ ...record, color: "teal", className: "changed" })),
    });
    await nextFrame();
    for (const id of [1, 2, 3, 4, 5]) {
      expect(colorsIn(markOf(id))).toContain("teal");
      expect(markOf(id).classList).toContain("changed");
      expect(markOf(id).classList).not.toContain("sport");
    }
  });
});

inBothDirections("icon and text of a timeline", (directions) => {
  const options = { events, timeZone: "UTC", locale: "ar", ...directions } as const;
  const star = (): Icon => ({ text: "★" });
  const iconsIn = (id: number): string[] =>
    [...markOf(id).querySelectorAll(".samarkand-icon")].map((icon) => icon.textContent);

  test("a new function that answers the same changes nothing, another answer is drawn", async () => {
    page.timeline = createTimeline(page.container, { ...options, icon: star });
    await nextFrame();
    let changes = 0;
    page.timeline.on("change", () => (changes += 1));
    const [node, asked] = [markOf(5), new Set<string>()];
    page.timeline.update({ icon: star });
    page.timeline.update({
      icon: (_, id) => {
        asked.add(id);
        return { text: "★" };
      },
    });
    await nextFrame();
    expect([changes, asked.size, markOf(5) === node]).toEqual([0, events.length, true]);
    page.timeline.update({ icon: (_, id) => (id === "5" ? { text: "☆", label: "نجمة" } : null) });
    await nextFrame();
    expect([changes, iconsIn(5), iconsIn(1)]).toEqual([1, ["☆"], []]);
    expect(markOf(5).getAttribute("aria-label")).toMatch(/^Plain. نجمة/);
    page.timeline.update({ icon: undefined, text: () => "نص" });
    await nextFrame();
    expect([iconsIn(5), markOf(5).querySelector(".samarkand-label")?.textContent]).toEqual([[], "نص"]);
  });

  test("a bad answer is told once, and goes with its record; an error is reported once", async () => {
    const told: string[] = [];
    // jsdom has no `reportError`.
    const reported = vi.spyOn(window.console, "error").mockImplementation(() => undefined);
    page.timeline = createTimeline(page.container, {
      ...options,
      icon: (_, id) => (id === "5" ? { href: "javascript:alert(1)" } : null),
      text: () => {
        throw new Error("boom");
      },
    });
    page.timeline.on("problem", ({ id, field }) => void told.push(`${id ?? ""} ${field}`));
    await nextFrame();
    page.timeline.setView({ start: "2022-01", end: "2022-12" }, { animate: false });
    await nextFrame();
    const { length } = reported.mock.calls;
    reported.mockRestore();
    expect([told, page.timeline.problems.length, length]).toEqual([["5 icon"], 1, 1]);
    expect(page.container.innerHTML).not.toContain("javascript:");
    page.timeline.update({ events: events.slice(0, 4) });
    await nextFrame();
    expect(page.timeline.problems).toEqual([]);
  });
});
