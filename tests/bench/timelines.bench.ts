import { readFileSync, writeFileSync } from "node:fs";
import { arch, cpus, platform } from "node:os";
import { chromium, type Browser, type CDPSession, type Page } from "playwright-core";
import { test } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { bundle } from "../support/bundle.ts";
import { findChromium } from "../support/findChromium.ts";
import type * as Contenders from "./timelines/contenders.ts";
import type { ContenderName } from "./timelines/contenders.ts";

declare global {
  interface Window {
    contenders: typeof Contenders;
  }
}

/** How often each is measured, interleaved with the others. */
const ROUNDS = Number(process.env["ROUNDS"] ?? 5);
const COUNTS = (process.env["COUNTS"] ?? "1000,10000,100000,1000000").split(",").map(Number);
const ALL: readonly ContenderName[] = ["empty", "canvas", "samarkand", "echarts", "visTimeline"];
/** Some alone, where figures are only looked at. */
const NAMES = ALL.filter((name) => (process.env["NAMES"] ?? name).split(",").includes(name));
/** Beyond this many events a contender is left out: vis-timeline drew nothing within a minute at 10,000, ECharts went on for 20 s at a million (issue 4). */
const MOST: Readonly<Partial<Record<ContenderName, number>>> = { visTimeline: 1_000, echarts: 100_000 };
const PATIENCE = 60_000; // ms
const STEPS = 30;
const BOX = { width: 1280, height: 600 };

const file = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const scripts = [
  file("dist/samarkand.min.js"), file("node_modules/echarts/dist/echarts.min.js"),
  file("node_modules/vis-timeline/standalone/umd/vis-timeline-graph2d.min.js"), await bundle("tests/bench/timelines/contenders.ts", "contenders"),
];
const styles = [file("dist/style.css"), file("node_modules/vis-timeline/styles/vis-timeline-graph2d.min.css")];

interface Measured {
  /** ms until it is painted. */
  readonly mount: number;
  /** ms, the longest task on the way. */
  readonly blocked: number;
  /** ms of the main thread for each step. */
  readonly pan: number;
  readonly zoom: number;
  /** MB beyond the events, after garbage collection: objects and buffers. */
  readonly heap: number;
  readonly nodes: number;
  /** ms of the call with 1,000 events more, and of the frame that draws them with all of time in view. */
  readonly call: number;
  readonly frame: number;
  /** s of all processes, from the call to the last step. */
  readonly cpu: number;
}

async function measure(browser: Browser, name: ContenderName, count: number): Promise<Measured> {
  const context = await browser.newContext({ viewport: { width: BOX.width, height: BOX.height + 20 } });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    await page.setContent(`<body style="margin:0"><div id="box" style="width:${BOX.width}px;height:${BOX.height}px"></div>`);
    for (const content of styles) await page.addStyleTag({ content });
    for (const content of scripts) await page.addScriptTag({ content });
    await page.evaluate((many) => { window.contenders.prepare(many); }, count);
    const cdp = await context.newCDPSession(page);
    await cdp.send("Performance.enable");
    const before = await heapOf(cdp);
    const busy = await cpuOf(browser);
    const { painted: mount, blocked } = await within(PATIENCE, page.evaluate((one) => window.contenders.mount(one), name));
    const heap = ((await heapOf(cdp)) - before) / 1e6;
    const nodes = await page.evaluate(() => document.querySelectorAll("#box *").length);
    const appended = name === "samarkand" ? await append(page) : { call: NaN, frame: NaN };
    // Some cannot move beyond their events: nearer first.
    await wheel(page, -100, 8);
    await rest();
    const still = await page.screenshot();
    const panned = await perStep(cdp, () => pan(page));
    const moved = !still.equals(await page.screenshot());
    // Of a million rectangles the canvas is one dark area, wherever it is.
    if (name !== "empty" && name !== "canvas" && !moved) throw new Error("a pan moved nothing");
    const zoomed = await perStep(cdp, () => zoom(page));
    return { mount, blocked, heap, nodes, ...appended, pan: panned, zoom: zoomed, cpu: (await cpuOf(browser)) - busy };
  } finally {
    await context.close();
  }
}

/** The median of some, since the first one compiles. */
async function append(page: Page): Promise<{ call: number; frame: number }> {
  const found = await page.evaluate(async () => {
    const each: { call: number; frame: number }[] = [];
    for (let index = 0; index < 9; index += 1) each.push(await window.contenders.append(1_000));
    return each;
  });
  const middle = (of: "call" | "frame"): number => found.map((one) => one[of]).sort((a, b) => a - b)[4] ?? NaN;
  return { call: middle("call"), frame: middle("frame") };
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => { timer = setTimeout(() => { reject(new Error(`nothing within ${ms / 1000} s`)); }, ms); });
  return Promise.race([work, late]).finally(() => { clearTimeout(timer); });
}

async function heapOf(cdp: CDPSession): Promise<number> {
  await cdp.send("HeapProfiler.collectGarbage");
  const { usedSize, ...rest } = await cdp.send("Runtime.getHeapUsage");
  return usedSize + ((rest as { backingStorageSize?: number }).backingStorageSize ?? 0);
}

async function cpuOf(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}

async function metric(cdp: CDPSession, name: string): Promise<number> {
  const { metrics } = await cdp.send("Performance.getMetrics");
  return metrics.find((one) => one.name === name)?.value ?? NaN;
}

async function perStep(cdp: CDPSession, steps: () => Promise<void>): Promise<number> {
  const before = await metric(cdp, "TaskDuration");
  await steps();
  // What is put off until the hand rests is part of the price.
  await rest();
  return (((await metric(cdp, "TaskDuration")) - before) * 1000) / STEPS;
}

const rest = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 300));

const frame = (page: Page): Promise<unknown> => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));

async function pan(page: Page): Promise<void> {
  await page.mouse.move(900, 300);
  await page.mouse.down();
  for (let step = 1; step <= STEPS; step += 1) {
    await page.mouse.move(900 - step * 20, 300);
    await frame(page);
  }
  await page.mouse.up();
}

/** In, and back out. */
async function zoom(page: Page): Promise<void> {
  await wheel(page, -100, STEPS / 2);
  await wheel(page, 100, STEPS / 2);
}

/** With ctrl, since a plain wheel is the page's with some. */
async function wheel(page: Page, by: number, steps: number): Promise<void> {
  await page.mouse.move(640, 300);
  await page.keyboard.down("Control");
  for (let step = 0; step < steps; step += 1) {
    await page.mouse.wheel(0, by);
    await frame(page);
  }
  await page.keyboard.up("Control");
}

function median(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b);
  if (values.some(Number.isNaN)) return "–";
  const digits = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toFixed(1));
  return `${digits(sorted[sorted.length >> 1] ?? NaN)} (${digits(sorted[0] ?? NaN)}–${digits(sorted.at(-1) ?? NaN)})`;
}

const COLUMNS: readonly (readonly [title: string, key: keyof Measured])[] = [
  ["mount, ms", "mount"], ["longest task, ms", "blocked"], ["pan, ms a step", "pan"], ["zoom, ms a step", "zoom"], ["heap, MB", "heap"], ["nodes", "nodes"],
  ["1,000 more: call, ms", "call"], ["frame, ms", "frame"], ["CPU, s", "cpu"],
];

test("mount, pan and zoom beside others, in one run", { timeout: 7_200_000 }, async () => {
  const browser = await chromium.launch(await findChromium());
  const results = new Map<string, Measured[]>();
  const failures = new Map<string, string>();
  for (const count of COUNTS) {
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const name of NAMES) {
        const key = `${count} ${name}`;
        if (count > (MOST[name] ?? Infinity) || failures.has(key)) continue;
        try {
          results.set(key, [...(results.get(key) ?? []), await measure(browser, name, count)]);
        } catch (error) {
          failures.set(key, (error as Error).message.split("\n")[0] ?? "");
        }
      }
    }
  }
  const version = browser.version();
  await browser.close();
  const rows = COUNTS.flatMap((count) => NAMES.map((name): string => {
    const found = results.get(`${count} ${name}`) ?? [];
    const cells = COLUMNS.map(([, key]) => (found.length === 0 ? "–" : median(found.map((one) => one[key]))));
    return `| ${count.toLocaleString("en")} | ${name} | ${cells.join(" | ")} | ${count > (MOST[name] ?? Infinity) ? "left out" : (failures.get(`${count} ${name}`) ?? "")} |`;
  }));
  const { devDependencies } = manifest;
  const about = [
    `${new Date().toISOString().slice(0, 10)}, ${platform()} ${arch()}, ${cpus().length} × ${cpus()[0]?.model ?? "?"}, Node ${process.version}, Chromium ${version},`,
    `vis-timeline ${devDependencies["vis-timeline"]}, ECharts ${devDependencies.echarts}; ${ROUNDS} rounds, interleaved; medians (min–max).`,
  ].join("\n");
  const table = [`| events | | ${COLUMNS.map(([title]) => title).join(" | ")} | |`, `|--:|---|${COLUMNS.map(() => "--:").join("|")}|---|`, ...rows].join("\n");
  console.log(`${about}\n\n${table}`);
  // What was left out would be gone from the table.
  if (NAMES.length === ALL.length) writeFileSync(new URL("results.md", import.meta.url), `# Timelines, measured\n\nWritten by \`npm run bench\`.\n\n${about}\n\n${table}\n`);
});
