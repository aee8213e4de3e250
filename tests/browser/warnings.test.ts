import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { launchBrowser, openPage } from "../support/browser.ts";
import { serve } from "../support/server.ts";
import { settle } from "../support/timelinePage.ts";

const browser = await launchBrowser();
const server = await serve();
afterAll(() => server.close());
const { page, problems } = await openPage(browser, `${server.url}/fixtures/blank.html`);

/** Returns the console messages since the page was loaded. */
const told = (): readonly string[] => problems.slice(before);
let before = 0;

beforeEach(async () => {
  await page.reload();
  before = problems.length;
});

const STYLE = /^console: samarkand: the stylesheet is missing: import "samarkand\/style\.css"/;
const options = {
  events: [{ id: "a", title: "قمة", start: "2022-09-15" }],
  locale: "ar-EG",
  timeZone: "UTC",
};
const bad = [
  { title: "bad", start: "2022-13" },
  { title: "worse", start: "2022-14" },
];

describe("missing stylesheet", () => {
  test("is warned of once where it is in none of the document's sheets", async () => {
    await page.evaluate((given) => {
      document.querySelector('link[href="/dist/style.css"]')?.remove();
      window.shown = window.samarkand.createTimeline(
        document.querySelector("#timeline") as HTMLElement,
        given,
      );
    }, options);
    await settle(page);
    await page.evaluate(() => {
      window.shown.update({ theme: "dark" });
    });
    await settle(page);
    expect(told()).toEqual([expect.stringMatching(STYLE)]);
  });

  test("is warned of once in a shadow root without it, whatever the document has", async () => {
    await page.evaluate((given) => {
      const root = (document.querySelector("#timeline") as HTMLElement).attachShadow({ mode: "open" });
      const container = root.appendChild(document.createElement("div"));
      window.shown = window.samarkand.createTimeline(container, given);
    }, options);
    await settle(page);
    expect(told()).toEqual([expect.stringMatching(STYLE)]);
  });

  test("is not warned of where it is there or loading, or nothing is shown", async () => {
    await page.evaluate(async (given) => {
      const { createTimeline } = window.samarkand;
      const host = document.querySelector("#timeline") as HTMLElement;
      createTimeline(host.appendChild(document.createElement("div")), given);
      const root = host.appendChild(document.createElement("div")).attachShadow({ mode: "open" });
      const link = document.createElement("link");
      Object.assign(link, { rel: "stylesheet", href: "/dist/style.css" });
      root.append(link);
      createTimeline(root.appendChild(document.createElement("div")), given);
      createTimeline(document.createElement("div"), given);
      await new Promise((resolve) => {
        link.addEventListener("load", resolve);
      });
    }, options);
    await settle(page);
    expect(told()).toEqual([]);
  });
});

describe('unusable records without a "problem" listener', () => {
  test("are counted in one warning that shows the first, once for a timeline", async () => {
    await page.evaluate(
      ([given, events]) => {
        window.shown = window.samarkand.createTimeline(document.querySelector("#timeline") as HTMLElement, {
          ...given,
          events,
        });
      },
      [options, bad] as const,
    );
    await settle(page);
    await page.evaluate((events) => {
      window.shown.update({ events: [...events] });
    }, bad);
    await settle(page);
    expect(told()).toEqual([
      expect.stringMatching(
        /^console: samarkand: 2 of what was given could not be used as it is, first record 0, start: .*timeline\.problems/,
      ),
    ]);
  });

  test("are not warned of where a listener is added right after, or all can be drawn", async () => {
    await page.evaluate(
      ([given, events]) => {
        const host = document.querySelector("#timeline") as HTMLElement;
        window.samarkand.createTimeline(host, { ...given, events }).on("problem", () => undefined);
        window.samarkand.createTimeline(host, given);
      },
      [options, bad] as const,
    );
    await settle(page);
    expect(told()).toEqual([]);
  });
});
