import { JSDOM } from "jsdom";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { EventRecord, Layer, LayerView, TimelineOptions } from "../../src/entries/index.ts";
import { engine, launchBrowser, openPage } from "../support/browser.ts";
import { bundle } from "../support/bundle.ts";
import { inBothDirections } from "../support/bothDirections.ts";
import { pick, seeded } from "../support/seeded.ts";
import { serve } from "../support/server.ts";
import { getView, mount, plotOf, settle, setView } from "../support/timelinePage.ts";

declare global {
  interface Window {
    /** What the layers of a test were called with, in order. */
    calls: string[];
    views: LayerView[];
    remove: () => void;
  }
}

const browser = await launchBrowser();
const server = await serve();
afterAll(() => server.close());
const { page, problems } = await openPage(browser, `${server.url}/fixtures/blank.html`, {
  viewport: { width: 1000, height: 700 },
});
beforeAll(async () => {
  await page.evaluate(`${await bundle("tests/support/d3.ts", "d3")}; window.d3 = d3;`);
});

const DAY = 86_400_000;
const START = Date.UTC(2022, 0, 1);

const records = Array.from({ length: 60 }, (_, index): EventRecord => {
  const random = seeded(index + 1);
  const day = (offset: number): string => new Date(START + offset * DAY).toISOString().slice(0, 10);
  const at = Math.floor(random() * 365);
  return {
    id: `e${String(index)}`,
    title: ["قمة سمرقند", "פסגה", "Summit", "دیدار"][index % 4] as string,
    start: day(at),
    ...(index % 3 === 0 ? { end: day(at + 9) } : {}),
    group: index % 2 === 0 ? "a" : "b",
  };
});

const START_VIEW = { start: "2022-03-01", end: "2022-06-01" };

inBothDirections("layers", (directions) => {
  const options: TimelineOptions = {
    events: records,
    groups: [
      { id: "a", title: "أ" },
      { id: "b", title: "B" },
    ],
    timeZone: "UTC",
    locale: directions.direction === "rtl" ? "ar" : "en",
    view: START_VIEW,
    ...directions,
  };
  const show = (more: Partial<TimelineOptions> = {}): Promise<void> =>
    mount(page, { options: { ...options, ...more }, dir: directions.direction });

  /** Adds a layer that frames the marks of all events, and one as HTML; both count their calls. */
  const addFrames = async ({ moves = false, fixed = false } = {}): Promise<void> => {
    await page.evaluate(
      ([ids, isMoved, isFixed]) => {
        window.calls = [];
        window.views = [];
        const boxes = (view: LayerView) =>
          ids.flatMap((id) => {
            const box = view.getBox(id);
            return box === null ? [] : [{ id, ...box }];
          });
        const draw = (g: SVGGElement, view: LayerView): void => {
          window.d3
            .select(g)
            .selectAll("rect")
            .data(boxes(view))
            .join("rect")
            .attr("class", "frame")
            .attr("data-of", ({ id }) => id)
            .attr("x", ({ x }) => x)
            .attr("y", ({ y }) => y)
            .attr("width", ({ width }) => width)
            .attr("height", ({ height }) => height)
            .attr("fill", "none")
            .style("pointer-events", "none");
        };
        const layer: Layer = {
          name: "frames",
          fixed: isFixed,
          render(g, view) {
            window.calls.push("render");
            window.views.push(view);
            draw(g as SVGGElement, view);
          },
          ...(isMoved
            ? {
                moved(g: SVGGElement | HTMLElement, view: LayerView): void {
                  window.calls.push("moved");
                  draw(g as SVGGElement, view);
                },
              }
            : {}),
        };
        window.remove = window.shown.addLayer(layer);
        window.shown.addLayer({
          name: "notes",
          overlay: true,
          render(element, view) {
            element.replaceChildren(
              ...boxes(view).map((box) => {
                const note = document.createElement("div");
                note.className = "note";
                note.dataset["of"] = box.id;
                note.style.setProperty("position", "absolute");
                for (const [name, px] of [
                  ["left", box.x],
                  ["top", box.y],
                  ["width", box.width],
                  ["height", box.height],
                ] as const)
                  note.style.setProperty(name, `${String(px)}px`);
                return note;
              }),
            );
          },
        });
      },
      [records.map(({ id }) => id as string), moves, fixed] as const,
    );
    await settle(page);
  };

  /**
   * Returns the greatest distance between what a layer drew and `getBox`, in px, and how many boxes
   * in the plot were compared.
   */
  const compare = (): Promise<{ worst: number; count: number }> =>
    page.evaluate(() => {
      const root = window.shown.element.getBoundingClientRect();
      const plot = window.shown.getPlot();
      let [worst, count] = [0, 0];
      for (const drawn of document.querySelectorAll<SVGElement | HTMLElement>(".frame, .note")) {
        const box = window.shown.getBox(drawn.dataset["of"] ?? "");
        if (box === null || box.x < plot.x || box.x + box.width > plot.x + plot.width) continue;
        const { left, top, width } = drawn.getBoundingClientRect();
        count += 1;
        worst = Math.max(
          worst,
          Math.abs(left - root.left - box.x),
          Math.abs(top - root.top - box.y),
          Math.abs(width - box.width),
        );
      }
      return { worst, count };
    });

  test("what a layer draws by getBox stands on the marks in any view, whatever gestures led there", async () => {
    await show();
    await addFrames();
    const random = seeded(5);
    let count = 0;
    for (let step = 0; step < (engine === "webkit" ? 12 : 40); step++) {
      const { left, top, width } = await plotOf(page);
      switch (pick(random, ["drag", "jump", "zoom"] as const)) {
        case "drag":
          await page.mouse.move(left + width / 2, top + 4);
          await page.mouse.down();
          await page.mouse.move(left + width * (0.2 + 0.6 * random()), top + 4, { steps: 3 });
          await page.mouse.up();
          break;
        case "zoom":
          await page.evaluate((factor) => {
            window.shown.zoomBy(factor);
          }, 0.5 + random());
          break;
        case "jump": {
          const at = START + random() * 300 * DAY;
          await setView(page, { start: at, end: at + (20 + 200 * random()) * DAY });
        }
      }
      await settle(page);
      const found = await compare();
      expect(found.worst).toBeLessThan(0.51);
      count += found.count;
    }
    expect(count).toBeGreaterThan(100);
  });

  test("a thousand pans of 1 px render a layer at most twice, by calls and by the wheel", async () => {
    await show();
    await addFrames();
    await page.evaluate(() => {
      window.calls = [];
    });
    const { width } = await plotOf(page);
    const { start, end } = await getView(page);
    const step = (end - start) / width;
    await page.evaluate(
      async ([from, to, by]) => {
        for (let at = 1; at <= 1000; at++) {
          window.shown.setView({ start: from + at * by, end: to + at * by }, { animate: false });
          if (at % 4 === 0) await new Promise((resolve) => requestAnimationFrame(resolve));
        }
      },
      [start, end, step] as const,
    );
    await settle(page);
    expect((await page.evaluate(() => window.calls)).length).toBeLessThanOrEqual(2);
    expect((await compare()).worst).toBeLessThan(0.51);
    await page.evaluate(() => {
      window.calls = [];
      const target = document.querySelector(".samarkand-moving") as Element;
      for (let at = 0; at < 600; at++)
        target.dispatchEvent(new WheelEvent("wheel", { deltaX: 1, bubbles: true, cancelable: true }));
    });
    await settle(page);
    expect((await page.evaluate(() => window.calls)).length).toBeLessThanOrEqual(2);
    expect((await compare()).worst).toBeLessThan(0.51);
  });

  test("in a zoom a layer is stretched, or draws itself by `moved`; it is rendered when the zoom rests", async () => {
    for (const moves of [false, true]) {
      await show();
      await addFrames({ moves });
      await page.evaluate(() => {
        window.calls = [];
      });
      const { left, top, width } = await plotOf(page);
      await page.mouse.move(left + width / 2, top + 4);
      await page.keyboard.down("Control");
      await page.mouse.wheel(0, -120);
      await page.keyboard.up("Control");
      await settle(page);
      const calls = await page.evaluate(() => window.calls);
      expect(calls.includes("moved")).toBe(moves);
      expect(calls.filter((call) => call === "render")).toEqual(["render"]);
      expect(calls.at(-1)).toBe("render");
      expect((await compare()).worst).toBeLessThan(0.51);
    }
  });

  test("a fixed layer stands still while time moves, and is rendered for what is in sight", async () => {
    await show();
    await addFrames({ fixed: true, moves: true });
    const where = (): Promise<number[]> =>
      page.evaluate(() => {
        const view = window.views.at(-1) as LayerView;
        return [view.plot.x, view.plot.width, ...view.x.range().sort((a, b) => a - b)];
      });
    const { width } = await plotOf(page);
    expect(await where()).toEqual([0, width, 0, width].map((px) => expect.closeTo(px, 1) as number));
    await setView(page, { start: "2022-05-01", end: "2022-07-01" });
    expect(await where()).toEqual([0, width, 0, width].map((px) => expect.closeTo(px, 1) as number));
    expect((await compare()).worst).toBeLessThan(0.51);
  });

  test("layers stand under and over the events, as SVG and as HTML; bands of their own lie under all groups", async () => {
    await show();
    await page.evaluate(() => {
      const render = (): void => undefined;
      window.shown.update({
        layers: [
          { name: "ground", under: true, render },
          { name: "line", height: 80, title: "الحرارة", render },
          { name: "axis", band: "line", fixed: true, render },
          { name: "html", overlay: true, under: true, render },
          { name: "named", label: "Temperature", render },
        ],
      });
    });
    await settle(page);
    const found = await page.evaluate(() => {
      const slots = [...document.querySelectorAll(".samarkand-moving > *")].map(
        (one) => one.getAttribute("data-layer") ?? one.getAttribute("class"),
      );
      const [b, plot] = [window.shown.getBand("b")!, document.querySelector(".samarkand-plot")!];
      const root = window.shown.element.getBoundingClientRect();
      return {
        slots,
        // The own band begins where the last group ends.
        room: plot.getBoundingClientRect().bottom - root.top - (b.y + b.height),
        title: document.querySelector(".samarkand-layer-title")?.textContent,
        html: document.querySelector(".samarkand-overlays [data-layer]")?.getAttribute("data-layer"),
        // In the first frame, too, or nothing of it could be seen.
        wide:
          (document.querySelector(".samarkand-overlays")?.clientWidth ?? 0) - window.shown.getPlot().width,
        name: document.querySelector("[role=img][aria-label]")?.getAttribute("aria-label"),
        hidden: document.querySelectorAll(".samarkand-layer[aria-hidden=true]").length,
      };
    });
    const { slots } = found;
    expect(slots.indexOf("ground")).toBeLessThan(slots.indexOf("samarkand-events"));
    expect(slots.indexOf("line")).toBeGreaterThan(slots.indexOf("samarkand-events"));
    expect(found).toMatchObject({
      room: expect.closeTo(80, 0) as number,
      title: "الحرارة",
      html: "html",
      wide: expect.closeTo(0, 0) as number,
      name: "Temperature",
      hidden: 4,
    });
  });

  test("a layer is replaced by one of its name, and leaves nothing when it is removed", async () => {
    await show();
    await addFrames();
    expect(
      await page.evaluate(async () => {
        const frames = (): Promise<unknown> =>
          new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        const told: string[] = [];
        const layer = (name: string): Layer => ({
          name: "frames",
          render: (_, { signal }) => {
            signal.addEventListener("abort", () => void told.push(`${name} ended`));
          },
          destroy: () => void told.push(`${name} destroyed`),
        });
        const first = window.shown.addLayer(layer("first"));
        await frames();
        const framesLeft = document.querySelectorAll(".frame").length;
        window.shown.addLayer(layer("second"));
        await frames();
        // The first layer is gone: its function no longer removes anything.
        first();
        await frames();
        const slots = document.querySelectorAll("g.samarkand-layer").length;
        window.shown.destroy();
        return { told, framesLeft, slots, left: window.shown.element.childElementCount };
      }),
    ).toEqual({
      told: ["first ended", "first destroyed", "second ended", "second destroyed"],
      framesLeft: 0,
      slots: 1,
      left: 0,
    });
  });

  test("toSVG has what SVG layers drew, in computed colours, without scripts, references and handlers", async () => {
    await show();
    const svg = await page.evaluate(async () => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(".curve { stroke: rgb(1, 2, 3); stroke-width: 3px; fill: none }");
      document.adoptedStyleSheets = [sheet];
      window.shown.addLayer({
        name: "curve",
        render(g, { plot, x }) {
          const svgNode = (tag: string, attributes: Record<string, string>): Element => {
            const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
            for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
            return node;
          };
          const text = svgNode("text", { x: String(x("2022-04-01")), y: "20" });
          text.textContent = '<حرارة & "x">';
          g.replaceChildren(
            svgNode("path", { class: "curve", d: `M${String(plot.x)} 5H9` }),
            svgNode("script", {}),
            svgNode("foreignObject", { width: "9", height: "9" }),
            svgNode("use", { href: "#other" }),
            svgNode("a", { href: "javascript:alert(1)" }),
            text,
          );
        },
      });
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      const made = window.shown.toSVG();
      document.adoptedStyleSheets = [];
      return made;
    });
    const { document } = new JSDOM(svg, { contentType: "image/svg+xml" }).window;
    const layer = document.querySelector("[data-layer=curve]") as Element;
    const references = [...document.querySelectorAll("*")].flatMap((one) =>
      [...one.attributes].filter(({ name }) => name.startsWith("on") || name.endsWith("href")),
    );
    expect(references).toEqual([]);
    const parsed = {
      tags: [...layer.children].map(({ localName }) => localName),
      stroke: layer.querySelector("path")?.getAttribute("stroke"),
      text: layer.querySelector("text")?.textContent.replace(/[\u2066-\u2069]/g, ""),
    };
    expect(parsed).toEqual({
      tags: ["path", "text"],
      stroke: "rgb(1, 2, 3)",
      text: '<حرارة & "x">',
    });
  });

  test("no error reaches the page", () => {
    expect(problems).toEqual([]);
  });
});
