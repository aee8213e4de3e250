import { afterAll, expect, test } from "vitest";
import { articleEvents, articleGroups } from "../../examples/data/article.ts";
import type { TimelineOptions } from "../../src/entries/index.ts";
import { launchBrowser, openPage } from "../support/browser.ts";
import { serve } from "../support/server.ts";

const browser = await launchBrowser();
const server = await serve();
afterAll(() => server.close());
const { page, problems } = await openPage(browser, `${server.url}/fixtures/blank.html`);

const directions = [
  ["ltr", "en"],
  ["rtl", "ar"],
] as const;
const optionsIn = (direction: "ltr" | "rtl", locale: "en" | "ar"): TimelineOptions => ({
  events: articleEvents(locale),
  groups: articleGroups(locale),
  direction,
  locale,
  timeZone: "UTC",
  view: { start: "2022-09", end: "2022-09" },
});

interface Naming {
  /**
   * Number of options, and of those that have a name: as soon as the call returns, and a moment
   * later.
   */
  readonly drawn: number;
  readonly named: number;
  readonly later: number;
  /** The names a moment later, and those that a hidden timeline has at once. */
  readonly names: readonly string[];
  readonly unseen: readonly string[];
  /** Name of the active descendant as soon as there is one. */
  readonly atOnce: string | null;
}

function name(options: TimelineOptions, isKeyboard: boolean): Promise<Naming> {
  return page.evaluate(
    async ([given, byKeyboard]) => {
      const container = document.body.appendChild(document.createElement("div"));
      const hidden = document.body.appendChild(document.createElement("div"));
      container.style.setProperty("width", "800px");
      hidden.hidden = true;
      const read = (element: Element): string[] =>
        [...element.querySelectorAll("[role=option]")].flatMap(
          (option) => option.getAttribute("aria-label") ?? [],
        );
      const timelines = [container, hidden].map((element) => window.samarkand.createTimeline(element, given));
      const [drawn, named] = [container.querySelectorAll("[role=option]").length, read(container).length];
      const unseen = read(hidden);
      if (byKeyboard) container.querySelector<HTMLElement>("[role=listbox]")?.focus();
      const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
      await frame();
      const atOnce =
        document
          .getElementById(
            container.querySelector("[aria-activedescendant]")?.getAttribute("aria-activedescendant") ?? "",
          )
          ?.getAttribute("aria-label") ?? null;
      while (read(container).length < drawn) await frame();
      const names = read(container);
      for (const timeline of timelines) timeline.destroy();
      for (const element of [container, hidden]) element.remove();
      return { drawn, named, later: names.length, names, unseen, atOnce };
    },
    [options, isKeyboard] as const,
  );
}

test.each(directions)(
  "naming: names of the first picture are written once that is painted, all of them: %s",
  async (direction, locale) => {
    const { drawn, named, later, names, unseen } = await name(optionsIn(direction, locale), false);
    expect(drawn).toBeGreaterThan(5);
    expect(named).toBe(0);
    expect(later).toBe(drawn);
    expect(names).toContainEqual(
      expect.stringContaining(
        articleEvents(locale).find(({ start }) => String(start).startsWith("2022-09-15"))?.title ?? "?",
      ),
    );
    // A timeline that is not in sight does not wait.
    expect(unseen.length).toBeGreaterThan(5);
  },
);

test.each(directions)(
  "naming: the active descendant has its name as soon as there is one: %s",
  async (direction, locale) => {
    const { atOnce, names } = await name(optionsIn(direction, locale), true);
    expect(names).toContain(atOnce);
  },
);

test("naming: the page reports no problem", () => {
  expect(problems).toEqual([]);
});
