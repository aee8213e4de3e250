import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { EventRecord, TimelineOptions } from "../../src/entries/index.ts";
import { engine, launchBrowser, openPage } from "../support/browser.ts";
import { bundle } from "../support/bundle.ts";
import { inBothDirections } from "../support/bothDirections.ts";
import { seeded } from "../support/seeded.ts";
import { serve } from "../support/server.ts";
import { getView, mount, settle } from "../support/timelinePage.ts";
import type * as D3 from "../support/d3.ts";

declare global {
  interface Window {
    d3: typeof D3;
    brushed: (number | null)[];
  }
}

// Scrollbars take room, on the left in a page that runs from right to left.
const browser = await launchBrowser({ scrollbars: true });
const server = await serve();
afterAll(() => server.close());
const { page, problems } = await openPage(browser, `${server.url}/fixtures/blank.html`, {
  viewport: { width: 1000, height: 700 },
});
beforeAll(async () => {
  await page.evaluate(`${await bundle("tests/support/d3.ts", "d3")}; window.d3 = d3;`);
});

const DAY = 86_400_000;
const YEAR_2022 = Date.UTC(2022, 0, 1);

/** Events of every form in three groups, the last one with so many that some are counted. */
function records(): EventRecord[] {
  const random = seeded(7);
  const day = (share: number): string => new Date(YEAR_2022 + share * 365 * DAY).toISOString().slice(0, 10);
  const made = Array.from({ length: 160 }, (_, index): EventRecord => {
    const start = random();
    const end = Math.min(1, start + random() * 0.2);
    return {
      id: `e${String(index)}`,
      title: ["قمة سمرقند", "פסגה", "Summit", "دیدار"][index % 4] as string,
      start: day(start),
      ...(index % 3 === 0 ? { end: day(end) } : {}),
      group: index < 20 ? "few" : index < 40 ? "folded" : "many",
    };
  });
  return [
    ...made,
    { id: "era", title: "حقبة", start: "2022-03", end: "2022-05", display: "background", group: "few" },
  ];
}

const groups = [
  { id: "few", title: "قليل" },
  { id: "folded", title: "مطوي", collapsed: true },
  { id: "many", title: "כולם" },
];

inBothDirections("geometry", (directions) => {
  const options: TimelineOptions = {
    events: records(),
    groups,
    timeZone: "UTC",
    locale: directions.direction === "rtl" ? "ar" : "en",
    maxHeight: 320,
    controls: true,
    overview: true,
    ...directions,
  };

  test("boxes stand on their marks within half a pixel, in any view, scrolled and folded", async () => {
    await mount(page, { options, dir: directions.direction });
    const random = seeded(3);
    const views = Array.from({ length: engine === "webkit" ? 20 : 100 }, () => {
      const [middle, span] = [YEAR_2022 + random() * 365 * DAY, 365 * DAY * 2 ** (-7 * random())];
      return {
        start: middle - span / 2,
        end: middle + span / 2,
        scroll: random() * 400,
        isFolded: random() < 0.3,
      };
    });
    let [marks, clusters] = [0, 0];
    for (const view of views) {
      await page.evaluate(({ start, end, scroll, isFolded }) => {
        window.shown.setView({ start, end }, { animate: false });
        window.shown.setCollapsed("few", isFolded);
        document.querySelector(".samarkand-scroller")!.scrollTop = scroll;
      }, view);
      await settle(page);
      const found = await page.evaluate(() => {
        const { element } = window.shown;
        const root = element.getBoundingClientRect();
        const off = (drawn: DOMRect, box: { x: number; y: number; width: number; height: number }): number =>
          Math.max(
            Math.abs(drawn.left - root.left - box.x),
            Math.abs(drawn.top - root.top - box.y),
            Math.abs(drawn.width - box.width),
            Math.abs(drawn.height - box.height),
          );
        /** Box of a shape in px of the page, without its stroke, which not all engines count. */
        const drawnBox = (shape: SVGGraphicsElement): DOMRect => {
          const [{ x, y, width, height }, matrix] = [shape.getBBox(), shape.getScreenCTM()!];
          return new DOMRect(
            matrix.a * x + matrix.e,
            matrix.d * y + matrix.f,
            matrix.a * width,
            matrix.d * height,
          );
        };
        const worst: [string, number][] = [];
        let [ofMarks, ofClusters] = [0, 0];
        for (const mark of element.querySelectorAll<SVGGElement>("[data-event-id]")) {
          const body = mark.querySelector<SVGGraphicsElement>(
            "rect.samarkand-body, circle.samarkand-body, .samarkand-era-ground",
          );
          const id = mark.dataset["eventId"]!;
          const box = window.shown.getBox(id);
          if (body === null || box === null) continue;
          ofMarks += 1;
          // The stroke of a hollow dot counts: half of it is outside.
          const drawn = drawnBox(body);
          const stroke = body.tagName === "circle" ? Number(body.getAttribute("stroke-width") ?? 0) : 0;
          worst.push([
            id,
            off(
              new DOMRect(
                drawn.x - stroke / 2,
                drawn.y - stroke / 2,
                drawn.width + stroke,
                drawn.height + stroke,
              ),
              box,
            ),
          ]);
        }
        const pills = [...element.querySelectorAll<SVGGraphicsElement>(".samarkand-pill")].map(drawnBox);
        for (const id of window.shown.getEventIds(window.shown.getView())) {
          const box = window.shown.getBox(id);
          if (box === null || box.cluster === null) continue;
          ofClusters += 1;
          worst.push([id, Math.min(...pills.map((pill) => off(pill, box)))]);
        }
        // Every band, as its ground is drawn; the plot, as it is clipped.
        for (const { id } of window.shown.getGroups()) {
          const band = window.shown.getBand(id)!;
          const plot = window.shown.getPlot();
          worst.push([`band ${id}`, Math.max(Math.abs(band.x - plot.x), Math.abs(band.width - plot.width))]);
        }
        return { worst: worst.filter(([, px]) => px > 0.5), ofMarks, ofClusters };
      });
      expect(found.worst).toEqual([]);
      marks += found.ofMarks;
      clusters += found.ofClusters;
    }
    expect(marks).toBeGreaterThan(100);
    expect(clusters).toBeGreaterThan(50);
  });

  test("the scale, the plot and the bands are where the picture has them", async () => {
    await mount(page, {
      options: { ...options, view: { start: "2022-02", end: "2022-10" } },
      dir: directions.direction,
    });
    const found = await page.evaluate(() => {
      const { element } = window.shown;
      const root = element.getBoundingClientRect();
      const [x, plot] = [window.shown.getScale(), window.shown.getPlot()];
      const ticks = [...element.querySelectorAll(".samarkand-moving, .samarkand-window")].map((one) =>
        one.getBoundingClientRect(),
      );
      const scroller = element.querySelector(".samarkand-scroller")!;
      const axis = element.querySelector(".samarkand-axis")!.getBoundingClientRect();
      const { start, end } = window.shown.getView();
      return {
        range: x.range(),
        ends: [x(start), x(end)],
        domain: x.domain().map(Number),
        view: [start, end],
        plot,
        window: [ticks[0]!.left - root.left, ticks[0]!.right - root.left],
        top: axis.bottom - root.top,
        bottom: scroller.getBoundingClientRect().top + scroller.clientHeight - root.top,
      };
    });
    const [left, right] = [found.plot.x, found.plot.x + found.plot.width];
    const ends = directions.timeDirection === "ltr" ? [left, right] : [right, left];
    found.range.forEach((px, index) => expect(px).toBeCloseTo(ends[index]!, 1));
    found.ends.forEach((px, index) => expect(px).toBeCloseTo(found.range[index]!, 6));
    expect(found.domain).toEqual(found.view.map(Math.trunc));
    found.window.forEach((px, index) => expect(Math.abs(px - [left, right][index]!)).toBeLessThan(0.5));
    expect(Math.abs(found.top - found.plot.y)).toBeLessThan(0.5);
    expect(Math.abs(found.bottom - found.plot.y - found.plot.height)).toBeLessThan(1);
  });

  test("`layout` is told once a frame while anything moves: by a pan, a zoom, a scroll, a fold, a list, a size", async () => {
    await mount(page, { options, dir: directions.direction });
    await page.evaluate(() => {
      window.told = [];
      window.shown.on("layout", (event) => void window.told.push({ type: "layout", event }));
    });
    await settle(page);
    const toldBy = async (change: () => void): Promise<number> => {
      await settle(page);
      await page.evaluate(() => (window.told = []));
      await page.evaluate(change);
      await settle(page);
      return page.evaluate(() => window.told.length);
    };
    // The first frame after a listener was added tells where things stand now.
    await toldBy(() => {
      window.shown.setSelection(["e1"]);
    });
    expect(
      await toldBy(() => {
        window.shown.setSelection(["e2"]);
      }),
    ).toBe(0);
    const changes: (() => void)[] = [
      () => {
        const { start, end } = window.shown.getView();
        window.shown.setView({ start: start + 1e9, end: end + 1e9 }, { animate: false });
      },
      () => {
        window.shown.zoomBy(1.5);
      },
      () => {
        document.querySelector(".samarkand-scroller")!.scrollTop = 30;
      },
      () => {
        window.shown.setCollapsed("folded", false);
      },
      () => {
        window.shown.update({ list: true });
      },
      () => {
        window.shown.update({ list: false });
      },
      () => {
        document.querySelector<HTMLElement>("#timeline")!.style.setProperty("width", "700px");
      },
    ];
    for (const [index, change] of changes.entries())
      expect(await toldBy(change), String(index)).toBeGreaterThan(0);
    expect(await page.evaluate(() => window.shown.getPlot().width)).toBeGreaterThan(300);
  });

  test("d3-axis, d3-shape, d3-brush and d3-zoom work on the scale", async () => {
    await mount(page, {
      options: { ...options, view: { start: "2022-02", end: "2022-10" } },
      dir: directions.direction,
    });
    const found = await page.evaluate(() => {
      const { axisBottom, area, brushX, line, select, zoomIdentity } = window.d3;
      const { element } = window.shown;
      const [x, plot] = [window.shown.getScale(), window.shown.getPlot()];
      element.querySelector("#overlay")?.remove();
      const svg = select(element)
        .append("svg")
        .attr("id", "overlay")
        .attr("width", element.clientWidth)
        .attr("height", element.clientHeight);
      const node = svg.node()!;
      node.style.setProperty("position", "absolute");
      node.style.setProperty("inset", "0");
      svg
        .append("g")
        .attr("transform", `translate(0,${String(plot.y)})`)
        .attr("class", "axis")
        .call(axisBottom(x));
      const days = Array.from({ length: 9 }, (_, month) => ({
        at: new Date(Date.UTC(2022, month + 1, 1)),
        value: month,
      }));
      const path = line<(typeof days)[number]>()
        .x(({ at }) => x(at))
        .y(({ value }) => value)(days)!;
      const ground = area<(typeof days)[number]>()
        .x(({ at }) => x(at))
        .y0(0)
        .y1(({ value }) => value)(days)!;
      const brush = brushX<unknown>()
        .extent([
          [plot.x, plot.y],
          [plot.x + plot.width, plot.y + plot.height],
        ])
        .on("end", ({ selection }: { selection: [number, number] | null }) => {
          window.brushed = (selection ?? []).map((px) => x.invertMs(px)).sort((a, b) => a - b);
        });
      svg.append("g").attr("class", "brush").call(brush);
      const nearer = zoomIdentity.translate(-100, 0).scale(2).rescaleX(x);
      const ticks = [...node.querySelectorAll<SVGGElement>(".tick")].map((tick) => ({
        x: Number(/translate\(([-\d.]+)/.exec(tick.getAttribute("transform") ?? "")?.[1]),
        text: tick.textContent,
      }));
      // The lines of the axis are drawn as paths, in px of the plot.
      const own = [...element.querySelectorAll(".samarkand-ticks path")].flatMap((one) =>
        [...(one.getAttribute("d") ?? "").matchAll(/M([-\d.]+)/g)].map(([, px]) => plot.x + Number(px)),
      );
      return {
        ticks,
        own,
        path,
        ground,
        months: days.map(({ at }) => x(at)),
        plot,
        nearer: [nearer.domain().map(Number), x.domain().map(Number)],
      };
    });
    expect(found.ticks.length).toBeGreaterThan(4);
    for (const { x, text } of found.ticks) {
      expect(text).toMatch(/[\p{L}\p{N}]/u);
      // The ticks are the timeline's own; d3-axis draws them half a px aside. One at the end of the
      // view has no line there.
      const places = [...found.own, found.plot.x, found.plot.x + found.plot.width];
      expect(Math.min(...places.map((px) => Math.abs(px - x)))).toBeLessThan(1.5);
    }
    const points = [...found.path.matchAll(/[ML]([-\d.]+),/g)].map(([, px]) => Number(px));
    points.forEach((px, index) => expect(px).toBeCloseTo(found.months[index]!, 2));
    expect(found.ground).toMatch(/Z$/);
    const [near, far] = found.nearer as [number[], number[]];
    expect((near[1]! - near[0]!) / (far[1]! - far[0]!)).toBeCloseTo(0.5, 5);

    const [y, from, to] = [
      found.plot.y + found.plot.height / 2,
      found.plot.x + found.plot.width * 0.25,
      found.plot.x + found.plot.width * 0.5,
    ];
    const root = await page.evaluate(() => {
      const { left, top } = window.shown.element.getBoundingClientRect();
      return { left, top };
    });
    const view = await getView(page);
    await page.mouse.move(root.left + from, root.top + y);
    await page.mouse.down();
    await page.mouse.move(root.left + to, root.top + y, { steps: 4 });
    await page.mouse.up();
    const brushed = await page.evaluate(() => window.brushed as number[]);
    const shares = brushed.map((at) => (at - view.start) / (view.end - view.start));
    const wanted = directions.timeDirection === "ltr" ? [0.25, 0.5] : [0.5, 0.75];
    shares.forEach((share, index) => expect(share).toBeCloseTo(wanted[index]!, 2));
    expect(await getView(page)).toEqual(view);
    await page.evaluate(() => {
      window.shown.element.querySelector("#overlay")?.remove();
    });
  });
});

describe("geometry of what is not drawn", () => {
  test("is null, or empty", async () => {
    await mount(page, { options: { events: records(), groups, timeZone: "UTC", list: true } });
    expect(
      await page.evaluate(() => [
        window.shown.getBox("e1"),
        window.shown.getBox("nobody"),
        window.shown.getBand("few"),
        window.shown.getBand("nobody"),
        window.shown.getPlot(),
      ]),
    ).toEqual([null, null, null, null, { x: 0, y: 0, width: 0, height: 0 }]);
    await page.evaluate(() => {
      window.shown.update({ list: false });
      window.shown.setView({ start: "1990", end: "1991" }, { animate: false });
    });
    await settle(page);
    expect(
      await page.evaluate(() => [window.shown.getBox("e1"), window.shown.getBand("few") === null]),
    ).toEqual([null, false]);
  });

  test("no error was thrown, and nothing was reported", () => {
    expect(problems).toEqual([]);
  });
});
