import type * as Samarkand from "../../../src/index.ts";
import { BENCH_GROUPS, BENCH_RANGE, benchEvents, groupTitle, type BenchEvent } from "./data.ts";

// Runs in a page: what is measured, each with the same events in the same box.

type Contender = (container: HTMLElement, events: readonly BenchEvent[]) => Promise<void>;

interface VisTimeline {
  on(type: string, listener: () => void): void;
}

interface Chart {
  setOption(options: object): void;
  on(type: string, listener: () => void): void;
}

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What `echarts` passes to a custom series. */
interface ChartPlace {
  value(dimension: number): number;
  coord(value: readonly number[]): [number, number];
  size(value: readonly number[]): [number, number];
  style(): object;
}

declare global {
  interface Window {
    samarkand: typeof Samarkand;
    vis: { Timeline: new (container: HTMLElement, items: object[], groups: object[], options: object) => VisTimeline };
    echarts: { init(container: HTMLElement): Chart; graphic: { clipRectByRect(a: Rectangle, b: Rectangle): Rectangle | undefined } };
  }
}

const groups = Array.from({ length: BENCH_GROUPS }, (_, row) => groupTitle(row));

let mounted: Samarkand.Timeline<BenchEvent> | null = null;

const samarkand: Contender = (container, events) => {
  const bands = groups.map((title) => ({ id: title, title }));
  mounted = window.samarkand.createTimeline(container, { events, groups: bands, maxHeight: 600, view: BENCH_RANGE, timeZone: "UTC", locale: "en" });
  return mounted.ready;
};

/** ms of the call with so many more events at the end, and of the frame that draws them. */
export async function append(count: number): Promise<{ call: number; frame: number }> {
  const next = [...events, ...benchEvents(count, 2)];
  const before = performance.now();
  mounted?.update({ events: next });
  const called = performance.now();
  await new Promise((resolve) => requestAnimationFrame(resolve));
  // The frame of the timeline was asked for before this one.
  await new Promise((resolve) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = resolve; port2.postMessage(0); });
  events = next;
  return { call: called - before, frame: performance.now() - called };
}

const visTimeline: Contender = (container, events) =>
  new Promise((resolve) => {
    const items = events.map(({ title, start, end, row }, id) => ({ id, content: title, start, group: row, ...(end === undefined ? { type: "point" } : { end }) }));
    const options = { ...BENCH_RANGE, height: "600px", verticalScroll: true };
    const timeline = new window.vis.Timeline(container, items, groups.map((content, id) => ({ id, content })), options);
    timeline.on("changed", resolve);
  });

const echarts: Contender = (container, events) =>
  new Promise((resolve) => {
    const chart = window.echarts.init(container);
    chart.on("finished", resolve);
    chart.setOption({
      animation: false,
      xAxis: { type: "time", min: BENCH_RANGE.start, max: BENCH_RANGE.end },
      yAxis: { type: "category", data: groups },
      dataZoom: [{ type: "inside", filterMode: "weakFilter" }],
      series: [{
        type: "custom",
        encode: { x: [1, 2], y: 0 },
        data: events.map(({ start, end, row, title }) => ({ name: title, value: [row, start, end ?? start] })),
        renderItem(params: { readonly coordSys: Rectangle }, place: ChartPlace) {
          const [x0, y] = place.coord([place.value(1), place.value(0)]);
          const [x1] = place.coord([place.value(2), place.value(0)]);
          const height = (place.size([0, 1])[1]) * 0.6;
          const shape = window.echarts.graphic.clipRectByRect({ x: x0, y: y - height / 2, width: Math.max(2, x1 - x0), height }, params.coordSys);
          return shape === undefined ? undefined : { type: "rect", shape, style: place.style() };
        },
      }],
    });
  });

/** The floor: sorted typed arrays, two binary searches, rectangles without a word. */
const canvas: Contender = (container, events) => {
  const sorted = [...events].sort((a, b) => a.start - b.start);
  const starts = Float64Array.from(sorted, ({ start }) => start);
  const ends = Float64Array.from(sorted, ({ start, end }) => end ?? start);
  const rows = Uint8Array.from(sorted, ({ row }) => row);
  const longest = sorted.reduce((most, { start, end }) => Math.max(most, (end ?? start) - start), 0);
  const element = container.appendChild(document.createElement("canvas"));
  [element.width, element.height] = [container.clientWidth, container.clientHeight];
  const pen = element.getContext("2d") as CanvasRenderingContext2D;
  let { start, end } = BENCH_RANGE;
  let frame = 0;
  const draw = (): void => {
    frame = 0;
    pen.clearRect(0, 0, element.width, element.height);
    const scale = element.width / (end - start);
    const height = element.height / BENCH_GROUPS;
    for (let index = firstAtLeast(starts, start - longest); index < starts.length && (starts[index] as number) < end; index += 1) {
      const from = starts[index] as number;
      pen.fillRect((from - start) * scale, (rows[index] as number) * height + 4, Math.max(2, ((ends[index] as number) - from) * scale), height - 8);
    }
  };
  const move = (from: number, to: number): void => {
    [start, end] = [from, to];
    frame ||= requestAnimationFrame(draw);
  };
  element.addEventListener("pointermove", ({ buttons, movementX }) => {
    const by = (movementX * (end - start)) / element.width;
    if (buttons > 0) move(start - by, end - by);
  });
  element.addEventListener("wheel", (event) => {
    event.preventDefault();
    const at = start + (event.offsetX / element.width) * (end - start);
    const factor = 1.002 ** event.deltaY;
    move(at - (at - start) * factor, at + (end - at) * factor);
  });
  draw();
  return Promise.resolve();
};

/** What input costs a page that does nothing with it. */
const empty: Contender = () => Promise.resolve();

const contenders = { empty, canvas, samarkand, echarts, visTimeline };

export type ContenderName = keyof typeof contenders;

let events: readonly BenchEvent[] = [];

/** The events are there before the clock starts. */
export function prepare(count: number): void {
  events = benchEvents(count);
}

/** From the call to the second frame after it is done, in ms; and the longest that the page was blocked. */
export async function mount(name: ContenderName): Promise<{ painted: number; blocked: number }> {
  const tasks: number[] = [];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)));
  observer.observe({ type: "longtask" });
  const before = performance.now();
  await contenders[name](document.querySelector("#box") as HTMLElement, events);
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const painted = performance.now() - before;
  await new Promise((resolve) => setTimeout(resolve, 100));
  observer.disconnect();
  return { painted, blocked: Math.max(0, ...tasks) };
}

function firstAtLeast(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
