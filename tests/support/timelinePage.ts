import type { Page } from "playwright-core";
import type * as Samarkand from "../../src/entries/index.ts";
import type { EventRecord, Timeline, TimelineEventMap, TimelineOptions } from "../../src/entries/index.ts";

/** An event that a timeline has emitted, in the order of emission. */
export interface Told {
  readonly type: keyof TimelineEventMap;
  readonly event: unknown;
}

declare global {
  interface Window {
    samarkand: typeof Samarkand;
    /** The timeline that `mount` created last. */
    shown: Timeline;
    told: Told[];
    /** The records passed to that timeline. */
    records: readonly EventRecord[];
  }
}

export interface Mounting {
  readonly options: TimelineOptions;
  /** px: width of the container. @default 800 */
  readonly width?: number;
  /** Direction of the container. @default "ltr" */
  readonly dir?: "ltr" | "rtl";
  /** Language of the container. @default "en" */
  readonly lang?: string;
}

/**
 * Creates a timeline in the container of the blank page, in the place of the last one, once its
 * fonts are loaded.
 */
export async function mount(
  page: Page,
  { options, width = 800, dir = "ltr", lang = "en" }: Mounting,
): Promise<void> {
  await page.evaluate(
    async (given) => {
      (window.shown as Timeline | undefined)?.destroy();
      const container = document.querySelector<HTMLElement>("#timeline") as HTMLElement;
      container.style.setProperty("width", `${String(given.width)}px`);
      container.dir = given.dir;
      container.lang = given.lang;
      await Promise.all([...document.fonts].map((face) => face.load()));
      const told: Told[] = [];
      window.told = told;
      window.records = given.options.events;
      const timeline = window.samarkand.createTimeline(container, given.options);
      for (const type of ["select", "view", "hover", "activate", "problem"] as const)
        timeline.on(type, (event: unknown) => void told.push({ type, event }));
      window.shown = timeline;
    },
    { options, width, dir, lang },
  );
  await settle(page);
}

/** Waits until all changes are drawn, with their accessible names. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frames = (): Promise<unknown> =>
      new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    await frames();
    // A pan or a zoom is drawn exactly once it has rested for a moment.
    for (let frame = 0; frame < 60 && document.querySelector(".is-panning, .is-zooming") !== null; frame += 1)
      await frames();
    // The names of a first picture are written after it.
    for (
      let frame = 0;
      frame < 60 && document.querySelector(".samarkand [role=option]:not([aria-label])") !== null;
      frame += 1
    )
      await frames();
    // The card stays for a moment after the pointer has left.
    const isLeft = (): boolean =>
      document.querySelector(".samarkand-tooltip:not([hidden])") !== null &&
      document.querySelector(
        ":is(.samarkand-scroller, .samarkand-tooltip):hover, [aria-activedescendant]",
      ) === null;
    for (let frame = 0; frame < 60 && isLeft(); frame += 1) await frames();
    await frames();
  });
}

export function getView(page: Page): Promise<{ start: number; end: number }> {
  return page.evaluate(() => window.shown.getView());
}

/** Shows a view at once. */
export async function setView(
  page: Page,
  view: { start: number | string; end: number | string },
): Promise<void> {
  await page.evaluate((to) => {
    window.shown.setView(to, { animate: false });
  }, view);
  await settle(page);
}

/** Where time is drawn, in px of the viewport. */
export interface Plot {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export function plotOf(page: Page): Promise<Plot> {
  return page.evaluate(() => {
    const { left, top, width, height } = (
      document.querySelector(".samarkand-plot .samarkand-window") as Element
    ).getBoundingClientRect();
    return { left, top, width, height };
  });
}

/**
 * Returns the instant (ms) at a physical x, from the definition of a linear scale that begins on
 * one side or the other.
 */
export function instantAt(
  x: number,
  {
    view,
    plot,
    timeDirection,
  }: { view: { start: number; end: number }; plot: Plot; timeDirection: "ltr" | "rtl" },
): number {
  const part =
    timeDirection === "ltr" ? (x - plot.left) / plot.width : (plot.left + plot.width - x) / plot.width;
  return view.start + part * (view.end - view.start);
}

/** Selector of the elements that draw the mark of an event. */
export const MARKS = ".samarkand-body, .samarkand-fade";

/** Returns the middle of an event's mark, in px of the viewport. */
export function markOf(page: Page, id: string): Promise<{ x: number; y: number }> {
  return page.evaluate(
    ([wanted, marks]) => {
      const mark = document.querySelector(`[data-event-id="${wanted}"] :is(${marks})`);
      if (mark === null) throw new Error(`No mark is drawn for ${wanted}.`);
      const { left, top, width, height } = mark.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    },
    [id, MARKS] as const,
  );
}
