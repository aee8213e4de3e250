import { BENCH_GROUPS, BENCH_SPAN, benchEvents, hundredth, type BenchEvent, type BenchView } from "./data.ts";

// This module runs in a page: the contenders, each as its own documentation advises, with the same
// events in the same box.

interface Given {
  readonly events: readonly BenchEvent[];
  readonly view: BenchView;
}

/**
 * Resolves when the picture, or its first part, is drawn. Work that follows counts until the page
 * is at rest.
 */
type Mount = (box: HTMLElement, given: Given) => Promise<Update | undefined>;
type Update = (events: readonly BenchEvent[]) => void;

/**
 * px: height of an event where a contender has no lanes of its own: it is drawn in one of seven
 * lanes, by its place.
 */
const MARK = 4;
const laneOf = (place: number): number => 4 + (place % 7) * 6;

/** Measures the cost of input to a page that does nothing with it. */
const empty: Mount = () => Promise.resolve(undefined);

/**
 * The lower bound: typed arrays sorted by counting, two binary searches, rectangles without text.
 */
const canvas: Mount = (box, { events, view }) => {
  // Uses loops throughout: `from` with a function takes ten times as long. Reads each event once,
  // because events are scattered in memory.
  const [begins, lengths, bands] = [
    new Float64Array(events.length),
    new Float64Array(events.length),
    new Uint8Array(events.length),
  ];
  let longest = 0;
  for (let index = 0; index < events.length; index += 1) {
    const { start, end = start, row } = events[index]!;
    begins[index] = start - BENCH_SPAN.start;
    lengths[index] = end - start;
    bands[index] = row;
    longest = Math.max(longest, end - start);
  }
  const order = sortedByCounting(begins);
  const [starts, ends, rows] = [
    new Float64Array(order.length),
    new Float64Array(order.length),
    new Uint8Array(order.length),
  ];
  for (let place = 0; place < order.length; place += 1) {
    const index = order[place]!;
    starts[place] = begins[index]!;
    ends[place] = begins[index]! + lengths[index]!;
    rows[place] = bands[index]!;
  }
  const element = box.appendChild(document.createElement("canvas"));
  [element.width, element.height] = [box.clientWidth, box.clientHeight];
  const pen = element.getContext("2d")!;
  let [from, to] = [view.start - BENCH_SPAN.start, view.end - BENCH_SPAN.start];
  let frame = 0;
  const draw = (): void => {
    frame = 0;
    pen.clearRect(0, 0, element.width, element.height);
    const scale = element.width / (to - from);
    const height = element.height / BENCH_GROUPS.length;
    const beyond = firstAtLeast(starts, to);
    for (let index = firstAtLeast(starts, from - longest); index < beyond; index += 1) {
      if (ends[index]! < from) continue;
      pen.fillRect(
        (starts[index]! - from) * scale,
        rows[index]! * height + laneOf(index),
        Math.max(MARK, (ends[index]! - starts[index]!) * scale),
        MARK,
      );
    }
  };
  const move = (start: number, end: number): void => {
    [from, to] = [start, end];
    frame ||= requestAnimationFrame(draw);
  };
  element.addEventListener("pointermove", ({ buttons, movementX }) => {
    const by = (movementX * (to - from)) / element.width;
    if (buttons > 0) move(from - by, to - by);
  });
  element.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      const at = from + (event.offsetX / element.width) * (to - from);
      const factor = 1.0015 ** event.deltaY;
      move(at - (at - from) * factor, at + (to - at) * factor);
    },
    { passive: false },
  );
  draw();
  return Promise.resolve(undefined);
};

/** Sorts in three rounds of 13 bits: ten years have less than 2³⁹ ms. */
function sortedByCounting(keys: Float64Array): Uint32Array {
  let order = new Uint32Array(keys.length);
  for (let index = 0; index < order.length; index += 1) order[index] = index;
  const digits = new Uint16Array(keys.length);
  for (const unit of [1, 2 ** 13, 2 ** 26]) {
    const places = new Uint32Array(8193);
    for (let index = 0; index < keys.length; index += 1) {
      const digit = Math.floor(keys[index]! / unit) & 8191;
      digits[index] = digit;
      places[digit + 1]! += 1;
    }
    for (let digit = 1; digit < places.length; digit += 1) places[digit]! += places[digit - 1]!;
    const next = new Uint32Array(keys.length);
    for (let place = 0; place < order.length; place += 1) {
      const index = order[place]!;
      next[places[digits[index]!]!++] = index;
    }
    order = next;
  }
  return order;
}

function firstAtLeast(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

async function samarkand(): Promise<Mount> {
  const [{ createTimeline }] = await Promise.all([import("samarkand"), import("samarkand/style.css")]);
  const groups = BENCH_GROUPS.map((title) => ({ id: title, title }));
  return async (box, { events, view }) => {
    const timeline = createTimeline(box, { events, groups, view, locale: "ar", maxHeight: box.clientHeight });
    await timeline.ready;
    return (next) => {
      timeline.update({ events: next });
    };
  };
}

/**
 * ECharts as its handbook advises: only the parts that are used, one typed array, and progressive
 * drawing above some thousands.
 */
async function echarts(): Promise<Mount> {
  const [core, { CustomChart }, { GridComponent, DataZoomInsideComponent }, { CanvasRenderer }] =
    await Promise.all([
      import("echarts/core"),
      import("echarts/charts"),
      import("echarts/components"),
      import("echarts/renderers"),
    ]);
  core.use([CustomChart, GridComponent, DataZoomInsideComponent, CanvasRenderer]);
  return (box, { events, view }) => {
    const data = new Float64Array(events.length * 3);
    events.forEach(({ start, end, row }, index) => {
      data.set([start, end ?? start, row], index * 3);
    });
    const half = (BENCH_SPAN.end - BENCH_SPAN.start) / 2; // so that there is room for a pan
    core.init(box).setOption({
      animation: false,
      xAxis: { type: "time", min: BENCH_SPAN.start - half, max: BENCH_SPAN.end + half },
      yAxis: { type: "category", data: BENCH_GROUPS },
      dataZoom: [{ type: "inside", startValue: view.start, endValue: view.end, filterMode: "weakFilter" }],
      series: [
        {
          type: "custom",
          data,
          dimensions: ["start", "end", "row"],
          encode: { x: [0, 1], y: 2 },
          clip: true,
          progressive: 5_000,
          progressiveThreshold: 10_000,
          renderItem({ dataIndex }: { readonly dataIndex: number }, api: ChartPlace) {
            const [x, middle] = api.coord([api.value(0), api.value(2)]);
            const [end] = api.coord([api.value(1), api.value(2)]);
            const y = middle - 25 + laneOf(dataIndex);
            return {
              type: "rect",
              shape: { x, y, width: Math.max(MARK, end - x), height: MARK },
              style: { fill: api.visual("color") },
            };
          },
        },
      ],
    });
    return Promise.resolve(undefined);
  };
}

/** The API that ECharts passes to a custom series. */
interface ChartPlace {
  value(dimension: number): number;
  coord(value: readonly number[]): [number, number];
  visual(name: string): unknown;
}

/**
 * vis-timeline as its documentation advises: window and height are given; `cluster` is its option
 * for many items.
 */
async function visTimeline(cluster: boolean): Promise<Mount> {
  const [{ Timeline }] = await Promise.all([
    import("vis-timeline/standalone"),
    import("vis-timeline/styles/vis-timeline-graph2d.min.css"),
  ]);
  return async (box, { events, view }) => {
    const items = events.map(({ id, title, start, end, row }) => ({
      id,
      content: title,
      start,
      group: row,
      ...(end === undefined ? { type: "point" } : { end }),
    }));
    const groups = BENCH_GROUPS.map((content, id) => ({ id, content }));
    const timeline = await new Promise<InstanceType<typeof Timeline>>((resolve) => {
      const options = {
        ...view,
        height: `${box.clientHeight}px`,
        verticalScroll: true,
        ...(cluster ? { cluster: {} } : {}),
      };
      const made = new Timeline(box, items, groups, {
        ...options,
        onInitialDrawComplete: () => {
          resolve(made);
        },
      });
    });
    if (!cluster) return undefined;
    // Its clusters (8.5.4) are drawn only once the window changes.
    await new Promise<void>((resolve) => {
      timeline.on("changed", () => {
        resolve();
      });
      timeline.setWindow(view.start, view.end + (view.end - view.start) / 1000, { animation: false });
    });
    return undefined;
  };
}

/**
 * Loaders of the contenders. Each loads its own code, so that no page has the code of another one.
 */
const contenders = {
  empty: () => Promise.resolve(empty),
  canvas: () => Promise.resolve(canvas),
  samarkand,
  echarts,
  visTimeline: () => visTimeline(false),
  visTimelineClusters: () => visTimeline(true),
};

export type ContenderName = keyof typeof contenders;

let mount: Mount = empty;
let update: Update | undefined;
let events: readonly BenchEvent[] = [];
let view = BENCH_SPAN;
let called = Infinity;
let longest = 0;

/**
 * Loads the code and creates the events before the clock starts. `share` of the ten years in view:
 * all, or a hundredth.
 */
export async function prepare(name: ContenderName, count: number, share: 1 | 0.01): Promise<void> {
  mount = await contenders[name]();
  events = benchEvents(count);
  if (share < 1) view = hundredth(events);
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      if (startTime + duration > called) longest = Math.max(longest, duration);
  }).observe({ type: "longtask" });
}

/**
 * Returns ms on the page's clock: of the call, and of the second frame after the picture, or its
 * first part, is drawn.
 */
export async function start(): Promise<{ called: number; painted: number }> {
  // Starts a task of the page's own: calls from a debugger belong to no task, however long they
  // take.
  await new Promise((resolve) => setTimeout(resolve));
  called = performance.now();
  update = await mount(document.querySelector<HTMLElement>("#box")!, { events, view });
  await nextFrame();
  await nextFrame();
  return { called, painted: performance.now() };
}

/** Returns the ms of the longest task since the call; 0 where none was longer than 50 ms. */
export function longestTask(): number {
  return longest;
}

/**
 * Returns the ms of the call with `count` more events at the end, and of the frame that draws them;
 * `null` where the contender does not take more events.
 */
export async function append(count: number): Promise<{ call: number; frame: number } | null> {
  if (update === undefined) return null;
  const next = [...events, ...benchEvents(count, events.length)];
  const before = performance.now();
  update(next);
  const called = performance.now();
  await nextFrame();
  // The frame of the timeline was requested before this one.
  await new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(0);
  });
  events = next;
  return { call: called - before, frame: performance.now() - called };
}

function nextFrame(): Promise<unknown> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}
