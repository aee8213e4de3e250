import { writeFileSync } from "node:fs";
import { arch, cpus, platform } from "node:os";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { chromium, type Browser, type CDPSession, type Page } from "playwright-core";
import { test } from "vitest";
import { build, type Rolldown } from "vite";
import manifest from "../../package.json" with { type: "json" };
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
/** How much of the ten years is in view. */
const SHARES = [1, 0.01] as const;
/** With the notches of a wheel after which each shows a twentieth of the time. */
const NOTCHES: Readonly<Record<ContenderName, number>> = { empty: 20, canvas: 20, samarkand: 17, echarts: 31, visTimeline: 16, visTimelineClusters: 16 };
const ALL = Object.keys(NOTCHES) as ContenderName[];
/** Some alone, where figures are only looked at. */
const NAMES = ALL.filter((name) => (process.env["NAMES"] ?? name).split(",").includes(name));
/** ms for all that is measured of one; who needs more is not measured again, nor with more events. */
const PATIENCE = 60_000;
/** ms without work after which the page is at rest. */
const REST = 200;
const STEPS = 30;
const BOX = { width: 1280, height: 600 };
const ORIGIN = "http://bench.localhost";

const PAGE = `<!doctype html><html lang="ar"><meta charset="utf-8"><link rel="icon" href="data:,"><body style="margin:0">
<div id="box" style="width:${BOX.width}px;height:${BOX.height}px"></div>
<script type="module">import * as contenders from "/contenders.js"; window.contenders = contenders;</script>`;

/** The contenders as a bundler gives them to users: modules for production, from their paths. */
async function bundled(): Promise<Map<string, string | Uint8Array>> {
  const built = await build({
    root: fileURLToPath(new URL("timelines/", import.meta.url)),
    configFile: false,
    logLevel: "warn",
    build: {
      write: false,
      target: "es2022",
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: Infinity,
      rolldownOptions: { input: { contenders: "contenders.ts" }, preserveEntrySignatures: "strict", output: { entryFileNames: "[name].js" } },
    },
  });
  const { output } = built as Rolldown.RolldownOutput;
  return new Map(output.map((file) => [`/${file.fileName}`, file.type === "chunk" ? file.code : file.source]));
}

interface Measured {
  /** ms from the call until the second frame after the picture, or the first part of it. */
  readonly painted: number;
  /** ms from the call until the page is at rest. */
  readonly settled: number;
  /** ms of the main thread until then, and its longest task. */
  readonly main: number;
  readonly longest: number;
  /** ms of the main thread for each step, with what follows until the page is at rest. */
  readonly pan: number;
  readonly zoomIn: number;
  readonly zoomOut: number;
  /** MB beyond the events, after garbage collection: objects and buffers. */
  readonly heap: number;
  readonly nodes: number;
  /** ms of the call with 1,000 events more, and of the frame that draws them. */
  readonly call: number;
  readonly frame: number;
  /** s of all processes, from the call to the last step. */
  readonly cpu: number;
}

interface Case {
  readonly name: ContenderName;
  readonly count: number;
  readonly share: (typeof SHARES)[number];
}

/** In a browser of its own, so that nothing is compiled, or left over, from before. */
async function measure(files: ReadonlyMap<string, string | Uint8Array>, one: Case): Promise<Measured> {
  const browser = await chromium.launch(await findChromium());
  try {
    return await within(PATIENCE, measurePage(browser, files, one));
  } finally {
    await browser.close();
  }
}

async function measurePage(browser: Browser, files: ReadonlyMap<string, string | Uint8Array>, { name, count, share }: Case): Promise<Measured> {
  const page = await browser.newPage({ viewport: { width: BOX.width, height: BOX.height + 20 } });
  await page.route("**", (route) => {
    const path = new URL(route.request().url()).pathname;
    const body = path === "/" ? PAGE : files.get(path);
    if (body === undefined) return route.abort();
    const contentType = path === "/" ? "text/html" : path.endsWith(".css") ? "text/css" : "text/javascript";
    return route.fulfill({ contentType, body: Buffer.from(body) });
  });
  await page.goto(`${ORIGIN}/`);
  await page.evaluate((args) => window.contenders.prepare(...args), [name, count, share] as const);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Performance.enable");
  await settle(cdp);
  const [heap, cpu, before] = [await heapOf(cdp), await cpuOf(browser), await clockOf(cdp)];
  const { called, painted } = await page.evaluate(() => window.contenders.start());
  const settled = Math.max(painted, await settle(cdp));
  const { busy } = await clockOf(cdp);
  const mounted = {
    painted: painted - called, settled: settled - called, main: busy - before.busy, longest: await page.evaluate(() => window.contenders.longestTask()),
    heap: ((await heapOf(cdp)) - heap) / 1e6, nodes: await page.evaluate(() => document.querySelectorAll("#box *").length),
  };
  const still = await page.screenshot();
  const pan = await perStep(cdp, STEPS, () => dragLeft(page));
  // Of a million rectangles the canvas is one dark area, wherever it is.
  if (name !== "empty" && name !== "canvas" && still.equals(await page.screenshot())) throw new Error("a pan moved nothing");
  const notches = NOTCHES[name];
  const zoomIn = await perStep(cdp, notches, () => wheel(page, -100, notches));
  const zoomOut = await perStep(cdp, notches, () => wheel(page, 100, notches));
  const spent = (await cpuOf(browser)) - cpu;
  // In the end, since it makes more events of them.
  return { ...mounted, pan, zoomIn, zoomOut, cpu: spent, ...(await append(page)) };
}

/** The median of some, since the first one compiles. */
async function append(page: Page): Promise<{ call: number; frame: number }> {
  const found: { call: number; frame: number }[] = [];
  for (let index = 0; index < 9; index += 1) found.push((await page.evaluate(() => window.contenders.append(1_000))) ?? { call: NaN, frame: NaN });
  const middle = (of: "call" | "frame"): number => found.map((one) => one[of]).sort((a, b) => a - b)[4] ?? NaN;
  return { call: middle("call"), frame: middle("frame") };
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const ended = new AbortController();
  const late = delay(ms, undefined, ended).then(() => { throw new Error(`more than ${ms / 1000} s`); });
  return Promise.race([work, late]).finally(() => { ended.abort(); });
}

/** ms on the page's clock, and ms that its main thread has worked. */
async function clockOf(cdp: CDPSession): Promise<{ now: number; busy: number }> {
  const { metrics } = await cdp.send("Performance.getMetrics");
  const ms = (name: string): number => (metrics.find((one) => one.name === name)?.value ?? NaN) * 1000;
  return { now: ms("Timestamp") - ms("NavigationStart"), busy: ms("TaskDuration") };
}

/** Waits until the page is at rest; ms on its clock at which it came to rest. Less than a tenth of work is that of asking. */
async function settle(cdp: CDPSession): Promise<number> {
  let last = await clockOf(cdp);
  for (let rested = last.now; ;) {
    await delay(25);
    const next = await clockOf(cdp);
    const worked = next.busy - last.busy;
    if (worked > (next.now - last.now) / 10) rested = Math.min(next.now, last.now + worked);
    else if (next.now - rested > REST) return rested;
    last = next;
  }
}

async function heapOf(cdp: CDPSession): Promise<number> {
  await cdp.send("HeapProfiler.collectGarbage");
  const { usedSize, backingStorageSize } = await cdp.send("Runtime.getHeapUsage");
  return usedSize + backingStorageSize;
}

async function cpuOf(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}

async function perStep(cdp: CDPSession, count: number, steps: () => Promise<void>): Promise<number> {
  const before = await clockOf(cdp);
  await steps();
  // What is put off until the hand rests is part of the price.
  await settle(cdp);
  return ((await clockOf(cdp)).busy - before.busy) / count;
}

const frame = (page: Page): Promise<unknown> => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));

async function dragLeft(page: Page): Promise<void> {
  await page.mouse.move(900, 300);
  await page.mouse.down();
  for (let step = 1; step <= STEPS; step += 1) {
    await page.mouse.move(900 - step * 20, 300);
    await frame(page);
  }
  await page.mouse.up();
}

/** With ctrl, since a plain wheel is the page's with some. */
async function wheel(page: Page, by: number, notches: number): Promise<void> {
  await page.mouse.move(640, 300);
  await page.keyboard.down("Control");
  for (let step = 0; step < notches; step += 1) {
    await page.mouse.wheel(0, by);
    await frame(page);
  }
  await page.keyboard.up("Control");
}

/** The median, and the least and the most. */
function summary(values: readonly number[]): string {
  if (values.length === 0 || values.some(Number.isNaN)) return "–";
  const sorted = [...values].sort((a, b) => a - b);
  const text = (value: number | undefined = NaN): string => value.toFixed(value >= 100 ? 0 : 1);
  return `${text(sorted[sorted.length >> 1])} (${text(sorted[0])}–${text(sorted.at(-1))})`;
}

const COLUMNS: readonly (readonly [title: string, key: keyof Measured])[] = [
  ["painted, ms", "painted"], ["settled, ms", "settled"], ["main thread, ms", "main"], ["longest task, ms", "longest"],
  ["pan, ms a step", "pan"], ["zoom in, ms a step", "zoomIn"], ["out", "zoomOut"], ["heap, MB", "heap"], ["nodes", "nodes"],
  ["1,000 more: call, ms", "call"], ["frame, ms", "frame"], ["CPU, s", "cpu"],
];

test("mount, pan and zoom beside others, in one run", { timeout: 7_200_000 }, async () => {
  const files = await bundled();
  const results = new Map<string, Measured[]>();
  const failures = new Map<string, string>();
  const cases = COUNTS.flatMap((count) => SHARES.map((share) => ({ count, share })));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { count, share } of cases) {
      for (const name of NAMES) {
        if (COUNTS.some((fewer) => fewer <= count && failures.has(`${fewer} ${share} ${name}`))) continue;
        const key = `${count} ${share} ${name}`;
        try {
          results.set(key, [...(results.get(key) ?? []), await measure(files, { name, count, share })]);
        } catch (error) {
          failures.set(key, (error as Error).message.split("\n")[0] ?? "");
        }
      }
    }
  }
  const browser = await chromium.launch(await findChromium());
  const version = browser.version();
  await browser.close();
  const rows = cases.flatMap(({ count, share }) => NAMES.map((name): string => {
    const key = `${count} ${share} ${name}`;
    const found = results.get(key) ?? [];
    // Of the same round, since a machine has its moods.
    const ratios = found.flatMap(({ settled }, round) => settled / (results.get(`${count} ${share} canvas`)?.[round]?.settled ?? NaN));
    const cells = [...COLUMNS.map(([, id]) => summary(found.map((one) => one[id]))), summary(ratios)];
    return `| ${count.toLocaleString("en")} | ${share * 100} % | ${name} | ${cells.join(" | ")} | ${failures.get(key) ?? (found.length === 0 ? "left out" : "")} |`;
  }));
  const { devDependencies } = manifest;
  const about = [
    `${new Date().toISOString().slice(0, 10)}, ${platform()} ${arch()}, ${cpus().length} × ${cpus()[0]?.model ?? "?"}, Node ${process.version}, Chromium ${version},`,
    `vis-timeline ${devDependencies["vis-timeline"]}, ECharts ${devDependencies.echarts}; ${ROUNDS} rounds, interleaved, a browser for each; medians (min–max).`,
  ].join("\n");
  const head = ["events", "in view", "", ...COLUMNS.map(([title]) => title), "settled, × canvas", ""];
  const table = [`| ${head.join(" | ")} |`, `|--:|--:|---|${"--:|".repeat(COLUMNS.length + 1)}---|`, ...rows].join("\n");
  console.log(`${about}\n\n${table}`);
  // What was left out would be gone from the table.
  if (NAMES.length === ALL.length) writeFileSync(new URL("results.md", import.meta.url), `# Timelines, measured\n\nWritten by \`npm run bench\`.\n\n${about}\n\n${table}\n`);
});
