import { writeFileSync } from "node:fs";
import { arch, cpus, platform } from "node:os";
import { setTimeout as delay } from "node:timers/promises";
import { chromium, type Browser, type CDPSession, type Page } from "playwright-core";
import { test } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { findChromium } from "../support/findChromium.ts";
import { bundled, type Files, openBenchPage } from "./benchPage.ts";
import type * as Contenders from "./timelines/contenders.ts";
import type { ContenderName } from "./timelines/contenders.ts";

declare global {
  interface Window {
    contenders: typeof Contenders;
  }
}

/** Number of measurements of each contender, interleaved with the others. */
const ROUNDS = Number(process.env["ROUNDS"] ?? 5);
const COUNTS = (process.env["COUNTS"] ?? "1000,10000,100000,1000000").split(",").map(Number);
/** Parts of the ten years in view. */
const SHARES = [1, 0.01] as const;
/** Notches of a wheel after which each contender shows a twentieth of the time. */
const NOTCHES: Readonly<Record<ContenderName, number>> = {
  empty: 20,
  canvas: 20,
  samarkand: 17,
  echarts: 31,
  visTimeline: 16,
  visTimelineClusters: 16,
};
const ALL = Object.keys(NOTCHES) as ContenderName[];
/** Contenders to measure: some of them, where a run is not to be recorded. */
const NAMES = ALL.filter((name) => (process.env["NAMES"] ?? name).split(",").includes(name));
/**
 * ms for all measurements of one contender. One that needs more is stopped, and not measured again,
 * nor with more events.
 */
const PATIENCE = 60_000;
/** ms without work after which the page is at rest. */
const REST = 200;
/** px of each move of a pan: forty moves to the left, and twenty back. */
const MOVES = Array.from({ length: 60 }, (_, index) => (index < 40 ? -6 : 6));
/** ms after which a gesture ends early. Results are per step that was made. */
const GESTURE = 8_000;
const BOX = { width: 1280, height: 600 };
interface Measured {
  /** ms from the call until the second frame after the picture, or its first part. */
  readonly painted: number;
  /** ms from the call until the page is at rest. */
  readonly settled: number;
  /** ms of work of the main thread until then, and its longest task. */
  readonly main: number;
  readonly longest: number;
  /**
   * ms of work of the main thread for each step, with the work that follows until the page is at
   * rest.
   */
  readonly pan: number;
  readonly zoomIn: number;
  readonly zoomOut: number;
  /** MB beyond the events, after garbage collection: objects and buffers. */
  readonly heap: number;
  readonly nodes: number;
  /** ms of the call with 1,000 more events, and of the frame that draws them. */
  readonly call: number;
  readonly frame: number;
  /** CPU time of all processes in s, from the call to the last step. */
  readonly cpu: number;
}

interface Case {
  readonly name: ContenderName;
  readonly count: number;
  readonly share: (typeof SHARES)[number];
}

/**
 * Measures one case in a browser of its own, so that nothing is compiled or left over from before.
 * `found` has the results so far when time is over.
 */
async function measure(files: Files, one: Case, found: Partial<Measured>): Promise<void> {
  const browser = await chromium.launch(await findChromium());
  try {
    await within(PATIENCE, measurePage(browser, files, { one, found }));
  } finally {
    await browser.close();
  }
}

async function measurePage(
  browser: Browser,
  files: Files,
  { one: { name, count, share }, found }: { one: Case; found: Partial<Measured> },
): Promise<void> {
  const page = await openBenchPage(browser, files, { module: "contenders", ...BOX });
  await page.evaluate((args) => window.contenders.prepare(...args), [name, count, share] as const);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
  await settle(cdp);
  const [heap, cpu, before] = [await heapOf(cdp), await cpuOf(browser), await clockOf(cdp)];
  const { called, painted } = await page.evaluate(() => window.contenders.start());
  Object.assign(found, { painted: painted - called });
  const rest = await settle(cdp);
  Object.assign(found, {
    settled: Math.max(painted, rest.now) - called,
    main: rest.busy - before.busy,
    longest: await page.evaluate(() => window.contenders.longestTask()),
    heap: ((await heapOf(cdp)) - heap) / 1e6,
    nodes: await page.evaluate(() => document.querySelectorAll("#box *").length),
  });
  const still = await page.screenshot();
  Object.assign(found, { pan: await pan(page, cdp) });
  // With a million rectangles the canvas is one dark area, wherever it is.
  if (name !== "empty" && name !== "canvas" && still.equals(await page.screenshot()))
    throw new Error("a pan moved nothing");
  Object.assign(found, { zoomIn: await zoom(page, cdp, { by: -100, notches: NOTCHES[name] }) });
  Object.assign(found, { zoomOut: await zoom(page, cdp, { by: 100, notches: NOTCHES[name] }) });
  Object.assign(found, { cpu: (await cpuOf(browser)) - cpu });
  // Runs last, because it adds events.
  Object.assign(found, await append(page));
}

/** Returns the median of several measurements, because the first one compiles. */
async function append(page: Page): Promise<{ call: number; frame: number }> {
  const found: { call: number; frame: number }[] = [];
  for (let index = 0; index < 9; index += 1)
    found.push((await page.evaluate(() => window.contenders.append(1_000))) ?? { call: NaN, frame: NaN });
  const middle = (of: "call" | "frame"): number =>
    found.map((one) => one[of]).sort((a, b) => a - b)[4] ?? NaN;
  return { call: middle("call"), frame: middle("frame") };
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const ended = new AbortController();
  const late = delay(ms, undefined, ended).then(() => {
    throw new Error(`more than ${ms / 1000} s`);
  });
  return Promise.race([work, late]).finally(() => {
    ended.abort();
  });
}

/**
 * Returns ms on the page's clock, and ms of work of its main thread, without the time in which that
 * waited for the processor.
 */
async function clockOf(cdp: CDPSession): Promise<{ now: number; busy: number }> {
  const { metrics } = await cdp.send("Performance.getMetrics");
  const ms = (name: string): number => (metrics.find((one) => one.name === name)?.value ?? NaN) * 1000;
  return { now: ms("Timestamp") - ms("NavigationStart"), busy: ms("TaskDuration") };
}

/**
 * Waits until the page is at rest. Returns the clock at which it came to rest. Work of less than a
 * tenth of the time is caused by the measurement itself.
 */
async function settle(cdp: CDPSession): Promise<{ now: number; busy: number }> {
  let last = await clockOf(cdp);
  for (let rested = last; ;) {
    await delay(25);
    const next = await clockOf(cdp);
    if (next.busy - last.busy > (next.now - last.now) / 10) rested = next;
    else if (next.now - rested.now > REST) return rested;
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

async function perStep(
  cdp: CDPSession,
  most: number,
  step: (index: number) => Promise<unknown>,
): Promise<number> {
  const before = await clockOf(cdp);
  const until = performance.now() + GESTURE;
  let done = 0;
  for (; done < most && performance.now() < until; done += 1) await step(done);
  // Work that is put off until the gesture rests counts as well.
  return ((await settle(cdp)).busy - before.busy) / done;
}

const frame = (page: Page): Promise<unknown> =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));

async function pan(page: Page, cdp: CDPSession): Promise<number> {
  let x = 900;
  await page.mouse.move(x, 300);
  await page.mouse.down();
  const found = await perStep(cdp, MOVES.length, async (index) => {
    x += MOVES[index] ?? 0;
    await page.mouse.move(x, 300);
    await frame(page);
  });
  await page.mouse.up();
  await settle(cdp);
  return found;
}

/** Zooms with Ctrl, because some contenders leave a plain wheel to the page. */
async function zoom(
  page: Page,
  cdp: CDPSession,
  { by, notches }: { by: number; notches: number },
): Promise<number> {
  await page.mouse.move(640, 300);
  await page.keyboard.down("Control");
  const found = await perStep(cdp, notches, async () => {
    await page.mouse.wheel(0, by);
    await frame(page);
  });
  await page.keyboard.up("Control");
  return found;
}

/** Formats the median, and the least and the greatest value. */
function summary(values: readonly number[]): string {
  if (values.length === 0 || values.some(Number.isNaN)) return "–";
  const sorted = [...values].sort((a, b) => a - b);
  const text = (value: number | undefined = NaN): string => value.toFixed(value >= 100 ? 0 : 1);
  return `${text(sorted[sorted.length >> 1])} (${text(sorted[0])}–${text(sorted.at(-1))})`;
}

const COLUMNS: readonly (readonly [title: string, key: keyof Measured])[] = [
  ["painted, ms", "painted"],
  ["settled, ms", "settled"],
  ["main thread, ms", "main"],
  ["longest task, ms", "longest"],
  ["pan, ms a step", "pan"],
  ["zoom in, ms a step", "zoomIn"],
  ["out", "zoomOut"],
  ["heap, MB", "heap"],
  ["nodes", "nodes"],
  ["1,000 more: call, ms", "call"],
  ["frame, ms", "frame"],
  ["CPU, s", "cpu"],
];

test("mount, pan and zoom beside others, in one run", { timeout: 7_200_000 }, async () => {
  const files = await bundled("timelines", "contenders");
  const results = new Map<string, Partial<Measured>[]>();
  const failures = new Map<string, string>();
  const cases = COUNTS.flatMap((count) => SHARES.map((share) => ({ count, share })));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { count, share } of cases) {
      for (const name of NAMES) {
        if (COUNTS.some((fewer) => fewer <= count && failures.has(`${fewer} ${share} ${name}`))) continue;
        const key = `${count} ${share} ${name}`;
        const found: Partial<Measured> = {};
        results.set(key, [...(results.get(key) ?? []), found]);
        try {
          await measure(files, { name, count, share }, found);
        } catch (error) {
          failures.set(key, (error as Error).message.split("\n")[0] ?? "");
        }
      }
    }
  }
  const browser = await chromium.launch(await findChromium());
  const version = browser.version();
  await browser.close();
  const rows = cases.flatMap(({ count, share }) =>
    NAMES.map((name): string => {
      const key = `${count} ${share} ${name}`;
      const found = results.get(key) ?? [];
      // Compares within the same round, because the speed of a machine varies.
      const ratios = found.map(
        ({ main = NaN }, round) => main / (results.get(`${count} ${share} canvas`)?.[round]?.main ?? NaN),
      );
      const cells = [
        ...COLUMNS.map(([, id]) => summary(found.map((one) => one[id] ?? NaN))),
        summary(ratios),
      ];
      return `| ${count.toLocaleString("en")} | ${share * 100} % | ${name} | ${cells.join(" | ")} | ${failures.get(key) ?? (found.length === 0 ? "left out" : "")} |`;
    }),
  );
  const { devDependencies } = manifest;
  const about = [
    `${new Date().toISOString().slice(0, 10)}, ${platform()} ${arch()}, ${cpus().length} × ${cpus()[0]?.model ?? "?"}, Node ${process.version}, Chromium ${version},`,
    `vis-timeline ${devDependencies["vis-timeline"]}, ECharts ${devDependencies.echarts}; ${ROUNDS} rounds, interleaved, a browser for each; medians (min–max).`,
  ].join("\n");
  const head = ["events", "in view", "", ...COLUMNS.map(([title]) => title), "main thread, × canvas", ""];
  const table = [
    `| ${head.join(" | ")} |`,
    `|--:|--:|---|${"--:|".repeat(COLUMNS.length + 1)}---|`,
    ...rows,
  ].join("\n");
  console.log(`${about}\n\n${table}`);
  // Writes results only of a full run: contenders that were left out would be missing from the
  // table.
  if (NAMES.length === ALL.length)
    writeFileSync(
      new URL("results.md", import.meta.url),
      `# Timelines, measured\n\nWritten by \`npm run bench\`.\n\n${about}\n\n${table}\n`,
    );
});
