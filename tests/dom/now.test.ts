import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  createTimeline,
  renderToString,
  type Timeline,
  type TimelineOptions,
} from "../../src/entries/index.ts";
import { inBothDirections } from "../support/bothDirections.ts";

const NOW = Date.UTC(2022, 8, 15, 12);
const HOUR = 3_600_000;

let container: HTMLElement;
let timeline: Timeline | undefined;

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ["Date", "setTimeout", "clearTimeout", "requestAnimationFrame", "cancelAnimationFrame"],
    now: NOW,
  });
  container = document.createElement("div");
  document.body.append(container);
});

afterEach(() => {
  timeline?.destroy();
  timeline = undefined;
  container.remove();
  vi.useRealTimers();
});

inBothDirections("line of now", (directions) => {
  const basis: TimelineOptions = {
    events: [{ title: "قمة سمرقند", start: "2022-09-15" }],
    locale: "ar",
    timeZone: "UTC",
    ...directions,
  };
  /** A view of 960 px without a gutter: 1 px is a minute. */
  const minutes = { start: NOW - 480 * 60_000, end: NOW + 480 * 60_000 };
  const create = (options: Partial<TimelineOptions>): Timeline => {
    timeline = createTimeline(container, { ...basis, ...options });
    // Runs the frame in which the timeline looks for its stylesheet.
    vi.advanceTimersToNextFrame();
    return timeline;
  };
  const x = (): number | null => {
    const line = container.querySelector(".samarkand-now-line");
    return line === null ? null : Number(line.getAttribute("x1"));
  };
  const sign = directions.timeDirection === "rtl" ? -1 : 1;

  test("stands at the present, and moves with the clock, one px at a time, towards later", () => {
    create({ view: minutes, now: true });
    expect(x()).toBe(480);
    vi.advanceTimersByTime(59_000);
    expect(x()).toBe(480);
    vi.advanceTimersByTime(2_000);
    expect(x()).toBeCloseTo(480 + sign, 0);
    vi.advanceTimersByTime(10 * 60_000);
    expect((x()! - 480) * sign).toBeGreaterThan(9);
  });

  test("requests no frame and no timer where it stays out of sight for ever, nor after destroy", () => {
    const one = create({ view: { start: NOW - 10 * HOUR, end: NOW - HOUR }, now: true });
    expect([x(), vi.getTimerCount()]).toEqual([null, 0]);
    one.update({ view: minutes });
    vi.advanceTimersByTime(1_000);
    expect([x() === null, vi.getTimerCount()]).toEqual([false, 1]);
    one.destroy();
    expect(vi.getTimerCount()).toBe(0);
  });

  test("is at the present in an exported picture, which starts nothing after destroy", () => {
    const one = create({ view: minutes, now: true });
    expect(one.toSVG()).toContain("samarkand-now-line");
    expect(vi.getTimerCount()).toBe(1);
    one.destroy();
    expect(one.toSVG()).toContain("<svg");
    expect(vi.getTimerCount()).toBe(0);
  });

  test("comes into sight by itself when its time has come", () => {
    create({ view: { start: NOW + HOUR, end: NOW + 2 * HOUR }, now: true });
    expect(x()).toBe(null);
    vi.advanceTimersByTime(HOUR + 60_000);
    expect(x()).not.toBe(null);
  });

  test("stays at a given date, in a string, too, without reading the clock", () => {
    const one = create({ view: { start: "2022-09-01", end: "2022-09-30" }, now: "2022-09-16" });
    expect(x()).toBe(480);
    expect(vi.getTimerCount()).toBe(0);
    expect(one.toSVG()).toContain("samarkand-now");
    const text = { ...basis, view: { start: "2022-09-01", end: "2022-09-30" }, width: 960 };
    expect(renderToString({ ...text, now: "2022-09-16" })).toContain("samarkand-now");
    expect(renderToString({ ...text, now: true })).toBe(renderToString(text));
    one.update({ now: false });
    vi.advanceTimersByTime(100);
    expect(x()).toBe(null);
  });
});
