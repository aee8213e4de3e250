import { afterEach, beforeEach } from "vitest";
import type { Timeline } from "samarkand";

/** A container in the page for each test, and the timeline that the test created there. */
export interface InPage {
  container: HTMLElement;
  timeline: Timeline | undefined;
}

/** Gives each test of a file a container of its own. The timeline is destroyed after the test. */
export function useContainer(): InPage {
  const page = {} as InPage;
  beforeEach(() => {
    page.container = document.createElement("div");
    page.timeline = undefined;
    document.body.append(page.container);
  });
  afterEach(() => {
    page.timeline?.destroy();
    page.container.remove();
  });
  return page;
}

/** Resolves after the next frame. */
export const nextFrame = (): Promise<unknown> =>
  new Promise((resolve) => window.requestAnimationFrame(resolve));
