import { afterEach, beforeEach, expect, test } from "vitest";
import {
  createTimeline,
  OptionError,
  type EventRecord,
  type Timeline,
  type TimelineOptions,
} from "../../src/entries/index.ts";
import { createKinds } from "../../src/entries/kinds.ts";
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

const events: readonly EventRecord[] = [
  { id: "summit", title: "قمة سمرقند", start: "2022-09-15", kind: "سياسة" },
  { id: "olympics", title: "אולימפיאדה", start: "2022-02", kind: "Sport" },
  { id: "drill", title: "مناورات", start: "2022-08", kind: "سياسة" },
  { id: "plain", title: "Plain", start: "2022-05" },
];
const shown = (): (string | null)[] =>
  [...container.querySelectorAll("[data-event-id]")]
    .map((element) => element.getAttribute("data-event-id"))
    .sort();
const frame = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        resolve();
      }),
    );
  });
const buttons = (): HTMLButtonElement[] => [
  ...container.querySelectorAll<HTMLButtonElement>(".samarkand-kinds button"),
];
const pressed = (): (string | null)[] => buttons().map((button) => button.getAttribute("aria-pressed"));

inBothDirections("kinds panel", (directions) => {
  const basis: TimelineOptions = { events, locale: "ar-EG", timeZone: "UTC", ...directions };

  test("has a button for each kind, with its colour and its count in the reader's digits, which hides and shows it", async () => {
    timeline = createTimeline(container, basis);
    const panel = createKinds(container, timeline);
    expect([panel.element.dir, panel.element.lang, panel.element.getAttribute("aria-label")]).toEqual([
      directions.direction,
      "ar-EG",
      "الأنواع",
    ]);
    expect(buttons().map(({ textContent }) => textContent)).toEqual(["سياسة ٢", "Sport ١"]);
    expect(buttons().map((button) => (button.children[1] as HTMLElement).dir)).toEqual(["rtl", "ltr"]);
    expect(timeline.getKinds().map(({ kind, count, isHidden }) => [kind, count, isHidden])).toEqual([
      ["سياسة", 2, false],
      ["Sport", 1, false],
    ]);
    const colors = timeline.getKinds().map(({ color }) => color);
    buttons()[0]?.click();
    await frame();
    expect([shown(), pressed()]).toEqual([
      ["olympics", "plain"],
      ["false", "true"],
    ]);
    // The other kinds keep their colours.
    expect(timeline.getKinds().map(({ color }) => color)).toEqual(colors);
    buttons()[1]?.click();
    buttons()[0]?.click();
    await frame();
    expect([shown(), pressed()]).toEqual([
      ["drill", "plain", "summit"],
      ["true", "false"],
    ]);
  });

  test("follows records, language and an application's own filter, and keeps the focus", async () => {
    timeline = createTimeline(container, { ...basis, filter: ({ id }) => id !== "drill" });
    createKinds(container, timeline, { titleOf: (kind) => `«${kind}»`, messages: { kinds: "Sorts" } });
    buttons()[1]?.focus();
    buttons()[1]?.click();
    await frame();
    expect(shown()).toEqual(["plain", "summit"]);
    timeline.update({
      events: [...events, { id: "new", title: "חדש", start: "2022-03", kind: "חדשות" }],
      locale: "he",
    });
    await frame();
    expect(buttons().map(({ textContent }) => textContent)).toEqual(["«سياسة» 2", "«Sport» 1", "«חדשות» 1"]);
    expect(pressed()).toEqual(["true", "false", "true"]);
    expect(document.activeElement).toBe(buttons()[1]);
    expect(container.querySelector(".samarkand-kinds")?.getAttribute("aria-label")).toBe("Sorts");
  });

  test("leaves nothing behind, and refuses a wrong container, timeline or message", () => {
    timeline = createTimeline(container, basis);
    const made = timeline;
    const panel = createKinds(container, made);
    panel.destroy();
    expect(buttons()).toEqual([]);
    expect(() => createKinds(null as unknown as HTMLElement, made)).toThrow(OptionError);
    expect(() => createKinds(container, {} as Timeline)).toThrow("timeline");
    expect(() => createKinds(container, made, { messages: { kind: "x" } as never })).toThrow("messages.kind");
    expect(() => createTimeline(container, { ...basis, hiddenKinds: "Sport" as never })).toThrow(
      "hiddenKinds",
    );
  });
});
