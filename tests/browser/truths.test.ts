import { afterAll, expect, test } from "vitest";
import { articleEvents, articleGroups } from "../../examples/data/article.ts";
import type { EventRecord, TimelineOptions } from "../../src/entries/index.ts";
import { launchBrowser, openPage } from "../support/browser.ts";
import { exactRecords, mixedRecords, type ExactRecord } from "../support/randomRecords.ts";
import { pick, seeded } from "../support/seeded.ts";
import { serve } from "../support/server.ts";
import { getView, mount, plotOf, settle, setView } from "../support/timelinePage.ts";

const browser = await launchBrowser();
const server = await serve();
afterAll(() => server.close());
const { page, problems } = await openPage(browser, `${server.url}/fixtures/blank.html`);

const DAY = 86_400_000;
const directions = [
  ["ltr", "ltr"],
  ["rtl", "rtl"],
  ["ltr", "rtl"],
  ["rtl", "ltr"],
] as const;

/**
 * Returns the elements of the picture with their attributes sorted, so that two pictures can be
 * compared.
 */
function picture(): Promise<string> {
  return page.evaluate(() => {
    const write = (element: Element, indent: string): string => {
      const attributes = [...element.attributes]
        .map(({ name, value }) => `${name}="${value}"`)
        .sort()
        .join(" ");
      const inner =
        element.children.length === 0
          ? [indent + element.textContent]
          : [...element.children].map((child) => write(child, `${indent} `));
      return [`${indent}<${element.tagName} ${attributes}>`, ...inner].join("\n");
    };
    return [...document.querySelectorAll(".samarkand-scroller > *")]
      .map((part) => write(part, ""))
      .join("\n");
  });
}

/** Names the first element in which two pictures differ, as the message of a failed comparison. */
function difference(one: string, other: string): string {
  const [left, right] = [one.split("<"), other.split("<")];
  const at = left.findIndex((part, index) => part !== right[index]);
  return at < 0 && left.length === right.length
    ? "equal"
    : `element ${String(at)}: <${left[at] ?? ""}> is not <${right[at] ?? ""}>`;
}

/** Makes one gesture of a reader with the mouse; never a click, which would select. */
async function gesture(random: () => number): Promise<void> {
  const { left, top, width, height } = await plotOf(page);
  const x = left + width * (0.1 + 0.8 * random());
  const y = top + Math.min(height, 500) * (0.1 + 0.8 * random());
  await page.mouse.move(x, y);
  switch (pick(random, ["drag", "zoom", "zoom", "across", "api"] as const)) {
    case "drag":
      await page.mouse.down();
      await page.mouse.move(x + (random() - 0.5) * 400, y, { steps: 3 });
      await page.mouse.up();
      break;
    case "zoom":
      await page.keyboard.down("Control");
      await page.mouse.wheel(0, (random() - 0.5) * 600);
      await page.keyboard.up("Control");
      break;
    case "across":
      await page.mouse.wheel((random() - 0.5) * 600, 0);
      break;
    case "api":
      await page.evaluate(
        (id) => {
          window.shown.reveal(id, { zoom: true });
        },
        `event-${String(Math.floor(random() * 100))}`,
      );
  }
  await settle(page);
}

const crowd = mixedRecords(150, 21);

test.each(directions)(
  "picture: equals that of a timeline opened at the same view, whatever gestures led there: text %s, time %s",
  async (direction, timeDirection) => {
    const random = seeded(direction.length + timeDirection.charCodeAt(0));
    const options: TimelineOptions = {
      events: crowd,
      locale: direction === "rtl" ? "ar-EG" : "en",
      direction,
      timeDirection,
      timeZone: "UTC",
      // All of it is in sight, wherever the gestures scroll.
      maxHeight: 5_000,
    };
    await mount(page, {
      options: { ...options, view: { start: "2022-08", end: "2022-10" } },
      width: 900,
      dir: direction,
    });
    const first = await picture();
    const seen = new Set([first]);
    for (let round = 0; round < 5; round++) {
      for (let step = 0; step < 4; step++) await gesture(random);
      await page.mouse.move(1270, 710);
      await settle(page);
      const view = await getView(page);
      const [svg, drawn] = [await page.evaluate(() => window.shown.toSVG()), await picture()];
      const fresh = await page.evaluate(
        ([others, range]) => {
          const container = document.createElement("div");
          container.style.setProperty("width", "900px");
          document.body.append(container);
          const timeline = window.samarkand.createTimeline(container, { ...others, view: range });
          const opened = timeline.toSVG();
          timeline.destroy();
          container.remove();
          return opened;
        },
        [options, view] as const,
      );
      expect(fresh, difference(fresh, svg)).toBe(svg);
      // The DOM is the same as well: no element keeps a trace of the gestures.
      await mount(page, { options: { ...options, view }, width: 900, dir: direction });
      expect(await getView(page)).toEqual(view);
      const again = await picture();
      expect(again, difference(again, drawn)).toBe(drawn);
      seen.add(drawn);
    }
    expect(seen.size).toBe(6);
  },
);

/** Returns the place of each event, in px from the top of the plot. */
function places(): Promise<Record<string, string>> {
  return page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll("[data-event-id]")].map((element) => {
        const area = element.querySelector(".samarkand-hit, .samarkand-era-ground") as Element;
        return [
          element.getAttribute("data-event-id") ?? "",
          `${area.getAttribute("y") ?? ""} ${area.getAttribute("height") ?? ""}`,
        ];
      }),
    ),
  );
}

test.each(directions)(
  "pan: moves no event up or down: text %s, time %s",
  async (direction, timeDirection) => {
    const options: TimelineOptions = {
      events: crowd,
      direction,
      timeDirection,
      timeZone: "UTC",
      maxHeight: 400,
    };
    const spans = [20 * DAY, 90 * DAY, 700 * DAY, 5000 * DAY];
    let compared = 0;
    for (const span of spans) {
      const start = Date.UTC(2022, 8, 20) - span / 2;
      await mount(page, {
        options: { ...options, view: { start, end: start + span } },
        width: 900,
        dir: direction,
      });
      for (const by of [-130, 45, 211, -7]) {
        const before = await places();
        const { left, top } = await plotOf(page);
        await page.mouse.move(left + 300, top + 150);
        await page.mouse.down();
        await page.mouse.move(left + 300 + by, top + 150, { steps: 2 });
        await page.mouse.up();
        await settle(page);
        const after = await places();
        const both = Object.keys(before).filter((id) => id in after);
        compared += both.length;
        expect(both.filter((id) => before[id] !== after[id])).toEqual([]);
      }
    }
    // Wider letters leave fewer events with a label beside them.
    expect(compared).toBeGreaterThan(200);
  },
);

interface Counted {
  ids: string[];
  clustered: number;
}

function counted(): Promise<Counted> {
  return page.evaluate(() => ({
    ids: [...document.querySelectorAll("[data-event-id]")].map(
      (element) => element.getAttribute("data-event-id") ?? "",
    ),
    clustered: [...document.querySelectorAll("[data-cluster]")].reduce(
      (sum, element) => sum + Number(element.getAttribute("data-cluster")),
      0,
    ),
  }));
}

/**
 * Returns the ids of the records that meet a range. Bounds are half-open; an instant meets the
 * range that contains it.
 */
function meeting(records: readonly ExactRecord[], { start, end }: { start: number; end: number }): string[] {
  return records.filter(({ from, to }) => from < end && (to > start || from === start)).map(({ id }) => id);
}

/** Returns the records without their exact bounds, which are no part of an `EventRecord`. */
function plain(records: readonly ExactRecord[]): EventRecord[] {
  return records.map(({ id, title, start, end, group, importance }): EventRecord => ({
    id,
    title,
    start,
    ...(end === undefined ? {} : { end }),
    ...(group === undefined ? {} : { group }),
    ...(importance === undefined ? {} : { importance }),
  }));
}

test.each(
  [
    [1600, 900],
    [40, 640],
    [2000, 900],
  ].flatMap(([count, maxHeight]) =>
    (["ltr", "rtl"] as const).map((direction) => ({
      count: count as number,
      maxHeight: maxHeight as number,
      direction,
    })),
  ),
)(
  "count: marks and clusters add up to the $count events that meet the view, at most $maxHeight px high, $direction",
  async ({ count, maxHeight, direction }) => {
    const records = exactRecords(count, 5);
    const random = seeded(count + maxHeight);
    await mount(page, {
      options: { events: plain(records), timeZone: "UTC", direction, maxHeight },
      width: 700,
      dir: direction,
    });
    let most = 0;
    let clusters = 0;
    for (let index = 0; index < 10; index++) {
      // Views of whole days: the bounds of view and events coincide exactly, where an error of one
      // would show.
      const days = Math.round(2 * 1200 ** (index / 9));
      const start = Date.UTC(2021, 0, 1) + Math.floor(random() * 700) * DAY;
      await setView(page, { start, end: start + days * DAY });
      const { ids, clustered } = await counted();
      const expected = meeting(records, { start, end: start + days * DAY });
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.filter((id) => !expected.includes(id))).toEqual([]);
      expect(ids.length + clustered).toBe(expected.length);
      most = Math.max(most, expected.length);
      clusters += clustered;
    }
    expect(most).toBeGreaterThan(count / 5);
    if (count > 40) expect(clusters).toBeGreaterThan(100);
  },
);

test("count: adds up after gestures of the mouse too, in views between the days", async () => {
  const records = exactRecords(1_600, 9);
  const random = seeded(77);
  await mount(page, { options: { events: plain(records), timeZone: "UTC", maxHeight: 900 }, width: 700 });
  for (let index = 0; index < 12; index++) {
    await gesture(random);
    const { ids, clustered } = await counted();
    expect(ids.length + clustered).toBe(meeting(records, await getView(page)).length);
  }
});

test("elements: their number depends on the size, not on the number of events", async () => {
  const elements = async (count: number): Promise<number> => {
    const view = { start: "2021", end: "2023" };
    await mount(page, {
      options: { events: plain(exactRecords(count, 3)), timeZone: "UTC", maxHeight: 400, view },
      width: 800,
    });
    await page.evaluate(() => window.shown.ready);
    await settle(page);
    return page.evaluate(() => document.querySelectorAll(".samarkand *").length);
  };
  const [few, many] = [await elements(1000), await elements(10_000)];
  expect(many).toBeGreaterThan(100);
  expect(many / few).toBeLessThan(1.5);
});

test.each(["ar", "en"] as const)(
  "mirror: the picture in the other direction of time is mirrored, texts aside: %s",
  async (language) => {
    const marks = async (
      timeDirection: "ltr" | "rtl",
    ): Promise<{ id: string; left: number; right: number; top: number }[]> => {
      const options = {
        events: articleEvents(language),
        groups: articleGroups(language),
        timeZone: "UTC",
        timeDirection,
        direction: timeDirection,
      };
      await mount(page, {
        options: { ...options, view: { start: "2022-08-20", end: "2022-10-10" } },
        width: 1000,
        dir: timeDirection,
      });
      return page.evaluate(() => {
        const { left: edge, width } = (
          document.querySelector(".samarkand-plot") as Element
        ).getBoundingClientRect();
        return [
          ...document.querySelectorAll(
            ".samarkand-body, .samarkand-fade, .samarkand-member, .samarkand-spine, .samarkand-arrow, .samarkand-era-ground, .samarkand-group-spine, .samarkand-weekend, .samarkand-pill",
          ),
        ].map((element) => {
          const { left, right, top } = element.getBoundingClientRect();
          return {
            id: element.getAttribute("class") ?? "",
            left: left - edge - width / 2,
            right: right - edge - width / 2,
            top,
          };
        });
      });
    };
    type Marks = Awaited<ReturnType<typeof marks>>;
    const kinds = (list: Marks): string[] => list.map(({ id }) => id);
    const [forwards, backwards] = [await marks("ltr"), await marks("rtl")];
    expect(forwards.length).toBeGreaterThan(15);
    expect(kinds(backwards)).toEqual(kinds(forwards));
    // px: differences from the mirrored box. Firefox places boxes at fractions of a px that differ
    // between the two sides.
    const differences = forwards.map(({ left, right, top }, index) => {
      const mirrored = backwards[index] as Marks[number];
      return Math.max(
        Math.abs(left + mirrored.right),
        Math.abs(right + mirrored.left),
        Math.abs(top - mirrored.top),
      );
    });
    expect(Math.max(...differences)).toBeLessThan(0.5);
  },
);

test("truths: the page reports no problem", () => {
  expect(problems).toEqual([]);
});
