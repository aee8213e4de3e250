import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  createTimeline,
  OptionError,
  renderListToString,
  renderToString,
  type Timeline,
  type TimelineOptions,
} from "../../src/entries/index.ts";

let container: HTMLElement;
let timeline: Timeline;

beforeEach(() => {
  container = document.createElement("div");
  document.body.append(container);
});

afterEach(() => {
  timeline.destroy();
  container.remove();
});

const basis: TimelineOptions = {
  events: [
    { id: "a", title: "قمة", start: "2022-09-15" },
    { id: "b", title: "Talks", start: "2019~/2021" },
  ],
  locale: "ar",
  timeZone: "UTC",
  overview: true,
  controls: true,
};
const texts = { title: "The road to Samarkand", subtitle: "لقاءات الرئيسين", caption: "2022" };

function create(own: Partial<TimelineOptions>): void {
  timeline = createTimeline(container, { ...basis, ...own });
}

const frame = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });

const one = (selector: string): HTMLElement => container.querySelector(selector) as HTMLElement;
const plot = (): HTMLElement => one("[role=listbox]");

/** Class and text of what is drawn of the figure, in the order of the page. */
function shown(): string[] {
  const all = container.querySelectorAll(".samarkand-title, .samarkand-subtitle, .samarkand-caption");
  return [...all].map((element) => `${element.localName}.${element.className} ${element.textContent}`);
}

/** Text of the elements to which an attribute of the plot refers. */
function described(): (string | null)[] {
  const ids = plot().getAttribute("aria-describedby")?.split(" ") ?? [];
  return ids.map((id) => document.getElementById(id)?.textContent ?? null);
}

describe("a figure in a page", () => {
  test("has heading and subtitle before everything else, and the caption after it", () => {
    create(texts);
    expect(shown()).toEqual([
      "h2.samarkand-title The road to Samarkand",
      "p.samarkand-subtitle لقاءات الرئيسين",
      "p.samarkand-caption 2022",
    ]);
    const parts = [...timeline.element.children].map(({ classList }) => classList[0]);
    expect(parts.slice(0, 7)).toEqual([
      "samarkand-title",
      "samarkand-subtitle",
      "samarkand-controls",
      "samarkand-scroller",
      "samarkand-overview",
      "samarkand-legend",
      "samarkand-caption",
    ]);
  });

  test("names the listbox by its title, and describes it by its subtitle", () => {
    create(texts);
    expect(plot().getAttribute("aria-label")).toBe(texts.title);
    expect(described()).toEqual([texts.subtitle]);
    timeline.update({ label: "سمرقند" });
    expect(plot().getAttribute("aria-label")).toBe("سمرقند");
    expect(described()).toEqual([texts.subtitle]);
  });

  test.each(["ltr", "rtl"] as const)("isolates each text in its own direction, in %s", (direction) => {
    create({ ...texts, direction });
    const directions = [".samarkand-title", ".samarkand-subtitle", ".samarkand-caption"].map((selector) => [
      one(selector).hasAttribute("dir"),
      one(`${selector} > bdi`).dir,
    ]);
    expect(directions).toEqual([
      [false, "ltr"],
      [false, "rtl"],
      [false, direction],
    ]);
  });

  test("has the language of the timeline", () => {
    create(texts);
    timeline.update({ locale: "fa" });
    expect(one(".samarkand-title").closest<HTMLElement>("[lang]")?.lang).toBe("fa");
  });

  test("is text, whatever stands in it", () => {
    const hostile = "<img src=x onerror=alert(1)>";
    create({ title: hostile, subtitle: hostile, caption: hostile });
    expect(container.querySelector("img")).toBeNull();
    expect(new Set(shown().map((text) => text.slice(text.indexOf(" ") + 1)))).toEqual(new Set([hostile]));
  });

  test("changes, loses and gains texts by an update, and keeps its elements", async () => {
    create({});
    expect(shown()).toEqual([]);
    const name = plot().getAttribute("aria-label");
    timeline.update({ subtitle: "sub" });
    timeline.update({ caption: "source" });
    timeline.update({ title: "A" });
    const title = one(".samarkand-title");
    timeline.update({ title: "B" });
    await frame();
    expect(shown()).toEqual([
      "h2.samarkand-title B",
      "p.samarkand-subtitle sub",
      "p.samarkand-caption source",
    ]);
    expect(one(".samarkand-title")).toBe(title);
    expect(plot().getAttribute("aria-label")).toBe("B");
    timeline.update({ title: undefined, subtitle: "", caption: " " });
    await frame();
    expect(shown()).toEqual([]);
    expect(plot().getAttribute("aria-label")).toBe(name);
    expect(plot().hasAttribute("aria-describedby")).toBe(false);
  });

  test("has a heading of the level that is asked for", () => {
    create({ ...texts, headingLevel: 4 });
    expect(shown()[0]).toBe(`h4.samarkand-title ${texts.title}`);
    timeline.update({ headingLevel: 1 });
    expect(shown()).toHaveLength(3);
    expect(shown()[0]).toBe(`h1.samarkand-title ${texts.title}`);
    expect(timeline.element.firstElementChild?.localName).toBe("h1");
    expect(() => timeline.update({ headingLevel: 7 as never })).toThrow(OptionError);
    expect(() => timeline.update({ title: 7 as never })).toThrow(
      /^samarkand: the option title is 7, expected/,
    );
    expect(shown()[0]).toBe(`h1.samarkand-title ${texts.title}`);
  });

  test("stays beside a list, and goes with the timeline", () => {
    create({ ...texts, list: true });
    expect(shown()).toHaveLength(3);
    timeline.destroy();
    expect(container.childElementCount + timeline.element.childElementCount).toBe(0);
  });

  test("is in the picture of toSVG, with the same name", () => {
    create(texts);
    const svg = new DOMParser().parseFromString(timeline.toSVG(), "application/xml").documentElement;
    expect(svg.getAttribute("aria-label")).toBe(texts.title);
    const drawn = [...svg.querySelectorAll("text.samarkand-title, text.samarkand-caption")];
    expect(drawn.map(({ textContent }) => textContent.slice(1, -1))).toEqual([texts.title, texts.caption]);
  });

  test("takes the place of what a server has written", () => {
    const options = { ...basis, ...texts };
    container.innerHTML = renderToString({ ...options, width: 600 }) + renderListToString(options);
    expect(container.childElementCount).toBe(5);
    create(texts);
    expect(container.childElementCount).toBe(1);
    expect(shown()).toHaveLength(3);
  });
});
