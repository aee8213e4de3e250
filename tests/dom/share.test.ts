import { afterEach, beforeEach, expect, test } from "vitest";
import { createTimeline, type Timeline, type TimelineOptions } from "../../src/entries/index.ts";
import { inBothDirections } from "../support/bothDirections.ts";

let containers: HTMLElement[];
let timelines: Timeline[];

beforeEach(() => {
  [containers, timelines] = [[], []];
});

afterEach(() => {
  timelines.forEach((timeline) => {
    timeline.destroy();
  });
  containers.forEach((container) => {
    container.remove();
  });
});

const frames = async (count: number): Promise<void> => {
  for (let frame = 0; frame < count; frame += 1)
    await new Promise((resolve) => requestAnimationFrame(resolve));
};

inBothDirections("sharing", (directions) => {
  const basis: TimelineOptions = {
    events: [
      { id: "قمة, 1", title: "قمة سمرقند", start: "2022-09-15" },
      { id: "b&c", title: "Olympics", start: "2022-02" },
    ],
    locale: "ar",
    timeZone: "UTC",
    selection: "multiple",
    view: { start: "2022", end: "2022" },
    ...directions,
  };
  const create = (options: Partial<TimelineOptions> = {}): Timeline => {
    const container = document.createElement("div");
    document.body.append(container);
    const timeline = createTimeline(container, { ...basis, ...options });
    containers.push(container);
    timelines.push(timeline);
    return timeline;
  };

  test("a link has the view and the selection, for another timeline of the same events", async () => {
    const [one, other] = [create(), create({ view: { start: "2020", end: "2024" } })];
    one.setView({ start: "2022-09-01", end: "2022-09-30" }, { animate: false });
    one.setSelection(["قمة, 1", "b&c"]);
    const told: unknown[] = [];
    other.on("select", ({ ids }) => told.push(ids));
    expect(other.fromHash(`#${one.toHash()}`)).toBe(true);
    await frames(30);
    expect(other.getView()).toEqual(one.getView());
    expect(told).toEqual([["قمة, 1", "b&c"]]);
    expect(other.toHash()).toBe(one.toHash());
  });

  test("an empty link changes nothing, and an unknown id is ignored", async () => {
    const one = create();
    const before = one.toHash();
    expect([one.fromHash(""), one.fromHash("#section-2"), one.fromHash("view=2_1")]).toEqual([
      false,
      false,
      false,
    ]);
    await frames(3);
    expect(one.toHash()).toBe(before);
    expect(one.fromHash("select=nobody,b%26c")).toBe(true);
    expect(one.toHash()).toContain("select=b%26c");
  });

  test("two timelines that pass each other their view share it, without an echo", async () => {
    const [one, other] = [create(), create()];
    let told = 0;
    one.on("view", (view) => {
      told += 1;
      other.setView(view, { animate: false });
    });
    other.on("view", (view) => {
      told += 1;
      one.setView(view, { animate: false });
    });
    one.setView({ start: "2022-03", end: "2022-05" }, { animate: false });
    await frames(12);
    expect(other.getView()).toEqual(one.getView());
    other.zoomBy(2);
    await frames(40);
    expect(other.getView()).toEqual(one.getView());
    const { start, end } = other.getView();
    expect((end - start) / (Date.UTC(2022, 5, 1) - Date.UTC(2022, 2, 1))).toBeCloseTo(0.5, 6);
    const count = told;
    await frames(10);
    expect(told).toBe(count);
  });

  test("two timelines that share their view reach the goal of a movement, and follow new events from there", async () => {
    const [one, other] = [create(), create()];
    const alone = create();
    one.on("view", (view) => {
      other.setView(view, { animate: false });
    });
    other.on("view", (view) => {
      one.setView(view, { animate: false });
    });
    for (const timeline of [one, alone]) timeline.zoomBy(8);
    await frames(40);
    expect(one.getView()).toEqual(alone.getView());
    expect(other.getView()).toEqual(alone.getView());
    for (const timeline of [one, alone]) timeline.fit();
    await frames(40);
    expect(one.getView()).toEqual(alone.getView());
    expect(other.getView()).toEqual(alone.getView());
    const events = [...basis.events, { id: "c", title: "נסיעה", start: "2029-01-01" }];
    for (const timeline of [one, alone]) timeline.update({ events });
    await frames(5);
    expect(one.getView()).toEqual(alone.getView());
    expect(one.getView().end).toBeGreaterThan(Date.UTC(2028, 11, 31));
    // A view set by the application is shown, even where it was the view a moment ago.
    one.setView({ start: "2022-03", end: "2022-05" }, { animate: false });
    one.setView({ start: "2023-03", end: "2023-05" }, { animate: false });
    one.setView({ start: "2022-03", end: "2022-05" }, { animate: false });
    expect(one.getView().start).toBe(Date.UTC(2022, 2, 1));
  });
});
