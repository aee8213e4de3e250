import { afterAll, beforeAll, expect, test } from "vitest";
import type { EventRecord } from "../../src/entries/index.ts";
import { createZone } from "../../src/time/zone.ts";
import { launchBrowser, openPage } from "../support/browser.ts";
import { bundle } from "../support/bundle.ts";
import { HOST_ZONES } from "../support/hostZone.ts";
import type * as HostZone from "../support/hostZone.ts";
import { serve } from "../support/server.ts";
import { getView, mount } from "../support/timelinePage.ts";

declare global {
  interface Window {
    hostZone: typeof HostZone;
  }
}

const browser = await launchBrowser();
const server = await serve();
afterAll(() => server.close());
const hostZoneScript = await bundle("tests/support/hostZone.ts", "hostZone");

/**
 * Dates without a time. On each of the last five, the clock of one of the zones skips midnight,
 * another hour, or the whole day.
 */
const dates = [
  "2022-09-15",
  "2022-09-15/2022-09-16",
  "2022-09",
  "2022-03-22",
  "2022-03-27",
  "2023-04-28",
  "2022-10-02",
  "2011-12-30",
];
const events = dates.map((start): EventRecord => ({ id: start, title: start, start }));

interface Seen {
  readonly host: ReturnType<typeof HostZone.hostZone>;
  readonly shown: readonly string[];
  readonly names: readonly (string | null)[];
  readonly week: string;
  readonly view: { readonly start: number; readonly end: number };
}

const seen = new Map<string, Seen>();

/**
 * Returns the picture and the names in a timeline without a `timeZone`, for a reader whose machine
 * is set to `timezoneId`.
 */
async function look(timezoneId: string): Promise<Seen> {
  const { page, problems } = await openPage(browser, `${server.url}/fixtures/blank.html`, { timezoneId });
  await mount(page, { options: { events, view: { start: "2011", end: "2023" } } });
  const names = await page.evaluate(() =>
    [...document.querySelectorAll("[data-event-id]")].map((element) => element.getAttribute("aria-label")),
  );
  // No zone changes its clock in this week. In the month of September one zone does, so the middle
  // of the month is half an hour later there.
  const days = events.filter(({ start }) => start !== "2022-09");
  await mount(page, { options: { events: days, view: { start: "2022-09-12", end: "2022-09-18" } } });
  const [week, view] = [await page.evaluate(() => window.shown.toSVG()), await getView(page)];
  expect(problems).toEqual([]);
  await page.goto("about:blank");
  await page.addScriptTag({ content: hostZoneScript });
  const host = await page.evaluate(() => window.hostZone.hostZone());
  const shown = await page.evaluate(() => window.hostZone.whatIsShown());
  await page.context().close();
  return { host, shown, names, week, view };
}

beforeAll(async () => {
  for (const name of HOST_ZONES) seen.set(name, await look(name));
}, 300_000);

const at = (name: string): Seen => seen.get(name) as Seen;

test.each(HOST_ZONES)("host zone: a browser in %s begins its days there", (name) => {
  const zone = createZone(name);
  expect(at(name).host).toEqual({ name, midnight: zone.toInstant(Date.UTC(2022, 6, 1)) });
  expect(at(name).view).toEqual({
    start: zone.toInstant(Date.UTC(2022, 8, 12)),
    end: zone.toInstant(Date.UTC(2022, 8, 19)),
  });
});

test.each(HOST_ZONES)(
  "host zone: in %s every date without a time is named as the day that was given",
  (name) => {
    const told = at(name).names.map((text) =>
      (text?.slice(text.indexOf(", ") + 2).match(/\d+/g) ?? []).map(Number),
    );
    expect(at(name).names).toHaveLength(dates.length);
    expect(new Set(told.map((numbers) => numbers.join(" ")))).toEqual(
      new Set(["15 2022", "15 16 2022", "2022", "22 2022", "27 2022", "28 2023", "2 2022", "30 2011"]),
    );
  },
);

test.each(HOST_ZONES.slice(1))(
  "host zone: in %s a week of dates without a time is the same picture as in UTC",
  (name) => {
    expect(at("UTC").week).toContain("2022-09-15");
    expect(at(name).week).toBe(at("UTC").week);
  },
);

test.each(HOST_ZONES.slice(1))(
  "host zone: in %s the ticks of seven zones, their labels, dates and pictures equal those in UTC",
  (name) => {
    expect(at("UTC").shown.length).toBeGreaterThan(5_000);
    expect(at(name).shown.filter((line, index) => line !== at("UTC").shown[index])).toEqual([]);
  },
);
