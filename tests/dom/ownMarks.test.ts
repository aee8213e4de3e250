import { expect, test } from "vitest";
import { createTimeline, renderToString, type EventRecord } from "samarkand";
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
