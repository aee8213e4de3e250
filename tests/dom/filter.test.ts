import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  createTimeline,
  renderToString,
  type EventRecord,
  type Problem,
  type Timeline,
  type TimelineOptions,
} from "../../src/entries/index.ts";
import { inBothDirections } from "../support/bothDirections.ts";

interface News extends EventRecord {
  readonly desk: "world" | "sport";
}

let container: HTMLElement;
let timeline: Timeline<News> | undefined;

beforeEach(() => {
  container = document.createElement("div");
  document.body.append(container);
});

afterEach(() => {
  timeline?.destroy();
  timeline = undefined;
  container.remove();
  vi.unstubAllGlobals();
});

const events: readonly News[] = [
  { id: "summit", title: "قمة سمرقند", start: "2022-09-15", desk: "world" },
  { id: "olympics", title: "אולימפיאדה", start: "2022-02", desk: "sport" },
  { id: "bad", title: "Bad", start: "2022-13", desk: "sport" },
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

inBothDirections("filter", (directions) => {
  const basis: TimelineOptions<News> = { events, locale: "ar", timeZone: "UTC", ...directions };

  test("shows the records that it accepts, by the application's own type, and others after an update", async () => {
    timeline = createTimeline(container, {
      ...basis,
      filter: ({ desk }) => desk === "world",
      selection: "multiple",
    });
    expect(shown()).toEqual(["summit"]);
    timeline.setSelection(["summit", "olympics"]);
    const told: unknown[] = [];
    timeline.on("select", ({ ids }) => told.push(ids));
    await frame();
    expect(told).toEqual([["summit"]]);
    timeline.update({ filter: ({ desk }) => desk === "sport" });
    await frame();
    expect(shown()).toEqual(["olympics"]);
    expect(told.at(-1)).toEqual([]);
    timeline.update({ filter: undefined });
    await frame();
    expect(shown()).toEqual(["olympics", "summit"]);
    expect(renderToString({ ...basis, width: 800, filter: () => false })).not.toContain("data-event-id");
  });

  test("does not change problems; what it throws is reported once, and the record is shown", () => {
    const errors: unknown[] = [];
    vi.stubGlobal("reportError", (error: unknown) => errors.push(error));
    timeline = createTimeline(container, {
      ...basis,
      filter: () => {
        throw new Error("no desk");
      },
    });
    expect(shown()).toEqual(["olympics", "summit"]);
    expect(timeline.problems.map(({ index }: Problem) => index)).toEqual([2]);
    expect(errors.map(String)).toEqual(["Error: no desk"]);
  });
});
