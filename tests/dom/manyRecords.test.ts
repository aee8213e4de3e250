import { afterEach, beforeEach, expect, test } from "vitest";
import {
  createTimeline,
  type EventRecord,
  type Problem,
  type Timeline,
  type TimelineOptions,
} from "../../src/entries/index.ts";
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

const COUNT = 25_000;
const start = Date.UTC(2022, 0, 1);
/** Number of times that the title of a record was read. */
let reads = 0;
const records = (count: number, from = 0): EventRecord[] =>
  Array.from({ length: count }, (_, index) => ({
    start: start + (from + index) * 60_000,
    get title() {
      reads += 1;
      return `حدث ${String(from + index)}`;
    },
  }));

const settled = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        resolve();
      }),
    );
  });
const status = (): string => container.querySelector("[role=status]")?.textContent ?? "";
const bar = (): HTMLProgressElement => container.querySelector("progress") as HTMLProgressElement;
const shown = (): number =>
  [...container.querySelectorAll("[data-cluster]")].reduce(
    (sum, element) => sum + Number(element.getAttribute("data-cluster")),
    0,
  ) + container.querySelectorAll("[data-event-id]").length;

inBothDirections("many records", (directions) => {
  const basis = { locale: "ar", numberingSystem: "latn", timeZone: "UTC", ...directions } as const;
  const create = (options: TimelineOptions): Timeline => {
    timeline = createTimeline(container, { ...basis, ...options });
    return timeline;
  };

  test("are read in slices: a bar shows the progress, a status announces it, and then their number", async () => {
    const { ready } = create({ events: records(COUNT) });
    expect(bar().hidden).toBe(false);
    expect(bar().getAttribute("aria-label")).toBe("جارٍ قراءة الأحداث…");
    expect(status()).toBe("جارٍ قراءة الأحداث…");
    expect(container.querySelector(".samarkand")?.getAttribute("aria-busy")).toBe("true");
    expect(shown()).toBe(0);
    await ready;
    await settled();
    expect(bar().hidden).toBe(true);
    expect(status()).toContain("25");
    expect(container.querySelector(".samarkand")?.hasAttribute("aria-busy")).toBe(false);
    expect(shown()).toBe(COUNT);
  });

  test("are selected by a link or an application once they are read, unless others are selected meanwhile", async () => {
    const { ready } = create({ events: records(COUNT), selection: "multiple" });
    const shared = timeline as Timeline;
    shared.fromHash("#select=7,24000");
    expect(shared.getSelection()).toEqual([]);
    await ready;
    await settled();
    expect(shared.getSelection()).toEqual(["7", "24000"]);
    shared.update({ events: records(COUNT + 1) });
    shared.setSelection(["25000"]);
    shared.setSelection(["8"]);
    await shared.ready;
    await settled();
    expect(shared.getSelection()).toEqual(["8"]);
  });

  test("leave the earlier picture in sight until they are read", async () => {
    const one = create({ events: [{ id: "first", title: "قمة سمرقند", start }] });
    expect(shown()).toBe(1);
    one.update({ events: records(COUNT) });
    await settled();
    expect(container.querySelector('[data-event-id="first"]') === null).toBe(shown() > 1);
    await one.ready;
    await settled();
    expect(shown()).toBe(COUNT);
  });

  test("emit their problems once they are read, each once", async () => {
    const told: Problem[] = [];
    const one = create({ events: [...records(COUNT), { title: "bad", start: "2022-13" }] });
    one.on("problem", (problem) => told.push(problem));
    await one.ready;
    await settled();
    expect(told.map(({ index }) => index)).toEqual([COUNT]);
    expect(one.problems).toEqual(told);
  });

  test("appended to earlier records are read alone, whatever is wrong with the others, and the view stays", async () => {
    const first = [...records(COUNT), { title: "bad", start: "2022-13" }];
    const view = { start, end: start + 3_600_000 };
    const one = create({ events: first, view });
    await one.ready;
    await settled();
    const told: Problem[] = [];
    one.on("problem", (problem) => told.push(problem));
    // The marks, without the number of all events.
    const marks = (): string[] =>
      [...container.querySelectorAll("[data-event-id]")]
        .map((element) => element.outerHTML.replace(/ aria-setsize="\d+"/, ""))
        .sort();
    const before = marks();
    reads = 0;
    one.update({ events: [...first, ...records(100, COUNT), { title: "worse", start: "soon" }] });
    expect(reads).toBe(100);
    await one.ready;
    await settled();
    expect(told.map(({ index }) => index)).toEqual([COUNT + 101]);
    expect(marks()).toEqual(before);
    expect(one.getView()).toEqual(view);
    one.setView({ start: start - 1000, end: start + (COUNT + 200) * 60_000 }, { animate: false });
    await settled();
    expect(shown()).toBe(COUNT + 100);
  });

  test("are not read again where some are left out or stand elsewhere", async () => {
    const first = records(COUNT);
    const one = create({ events: first });
    await one.ready;
    reads = 0;
    one.update({ events: [...first.slice(1, 9), ...first.slice(10), ...records(1, COUNT)] });
    await one.ready;
    await settled();
    expect(reads).toBe(1);
    expect(shown()).toBe(COUNT - 1);
  });

  test("are abandoned when others come, or at destroy", async () => {
    const one = create({ events: records(COUNT) });
    const { ready } = one;
    one.update({ events: [{ title: "קצר", start }] });
    await ready;
    await settled();
    expect([shown(), bar().hidden]).toEqual([1, true]);
    one.update({ events: records(COUNT) });
    const { ready: second } = one;
    one.destroy();
    await second;
    expect(container.childElementCount).toBe(0);
  });
});
