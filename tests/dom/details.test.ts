import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createDetails, type DetailsOptions } from "../../src/entries/details.ts";
import {
  createTimeline,
  OptionError,
  type EventRecord,
  type Timeline,
  type TimelineOptions,
} from "../../src/entries/index.ts";
import { inBothDirections } from "../support/bothDirections.ts";

let container: HTMLElement;
let place: HTMLElement;
let timeline: Timeline;

beforeEach(() => {
  [container, place] = [document.createElement("div"), document.createElement("div")];
  document.body.append(container, place);
});

afterEach(() => {
  timeline.destroy();
  container.remove();
  place.remove();
});

const groups = [{ id: "m", title: "לקאות" }];
const events: readonly EventRecord[] = [
  { id: "olympics", title: "أولمبياد بكين", start: "2022-02" },
  {
    id: "summit",
    title: "قمة سمرقند",
    start: "2022-09-15",
    end: "2022-09-16",
    group: "m",
    status: "tentative",
    place: "Samarkand",
    lang: "ar-EG",
    url: "/news?id=1",
    description: "فقرة أولى\nسطر ثان\r\n \r\nSecond paragraph.\n\n\n  \n",
    media: { src: "/registan.jpg", alt: "ساحة", caption: "ساحة ريجستان", credit: "Photo: Agency" },
  },
  { id: "drill", title: "Drill", start: "..", end: "2022-09-18" },
];
const frame = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        resolve();
      }),
    );
  });
const panel = (): HTMLElement => place.querySelector(".samarkand-details") as HTMLElement;
const one = (selector: string): HTMLElement | null => place.querySelector<HTMLElement>(selector);
const textOf = (selector: string): (string | null)[] =>
  [...place.querySelectorAll(selector)].map(({ textContent }) => textContent);
const button = (name: "before" | "after"): HTMLButtonElement =>
  one(`.samarkand-step-${name}`) as HTMLButtonElement;

inBothDirections("details panel", (directions) => {
  const basis: TimelineOptions = { events, groups, locale: "ar-EG", timeZone: "UTC", ...directions };
  const open = (options: DetailsOptions = {}, more: Partial<TimelineOptions> = {}): void => {
    timeline = createTimeline(container, { ...basis, ...more });
    createDetails(place, timeline, options);
  };
  const select = async (...ids: string[]): Promise<void> => {
    timeline.setSelection(ids);
    await frame();
  };

  test("is hidden while nothing is selected, and shows all that is known of a selected event", async () => {
    open();
    expect([
      panel().hidden,
      panel().getAttribute("role"),
      panel().getAttribute("aria-label"),
      panel().dir,
    ]).toEqual([true, "region", "التفاصيل", directions.direction]);
    await select("summit");
    expect(panel().hidden).toBe(false);
    const title = one("h2") as HTMLElement;
    expect([title.textContent, title.lang, title.dir, title.tabIndex]).toEqual([
      "قمة سمرقند",
      "ar-EG",
      "rtl",
      -1,
    ]);
    expect(textOf("time")).toEqual([timeline.format.date("summit")]);
    expect(one("time")?.getAttribute("datetime")).toBe("2022-09-15");
    expect(
      [...place.querySelectorAll<HTMLElement>(".samarkand-reading-fact")].map(({ textContent, dir }) => [
        textContent,
        dir,
      ]),
    ).toEqual([
      ["לקאות", "rtl"],
      ["Samarkand", "ltr"],
      ["مقرر", "rtl"],
    ]);
    expect(
      [...place.querySelectorAll<HTMLElement>(".samarkand-reading-paragraph")].map(({ textContent, dir }) => [
        textContent,
        dir,
      ]),
    ).toEqual([
      ["فقرة أولى\nسطر ثان", "rtl"],
      ["Second paragraph.", "ltr"],
    ]);
    const image = one("figure img") as HTMLImageElement;
    expect([image.getAttribute("src"), image.alt, image.getAttribute("loading") ?? image.loading]).toEqual([
      "/registan.jpg",
      "ساحة",
      "lazy",
    ]);
    expect(textOf("figcaption span")).toEqual(["ساحة ريجستان", "Photo: Agency"]);
    const link = one("a") as HTMLAnchorElement;
    expect([link.getAttribute("href"), link.rel, link.textContent, link.getAttribute("aria-label")]).toEqual([
      "/news?id=1",
      "noopener",
      "اقرأ المزيد",
      "اقرأ المزيد: قمة سمرقند",
    ]);
    await select();
    expect(panel().hidden).toBe(true);
  });

  test("leaves out what is not known, and shows the second calendar's date beside the first", async () => {
    open({ headingLevel: 4 }, { secondaryCalendar: "islamic-umalqura" });
    await select("drill");
    expect(textOf("h4")).toEqual(["Drill"]);
    expect(
      place.querySelectorAll("figure, a, .samarkand-reading-about, .samarkand-reading-paragraph"),
    ).toHaveLength(0);
    expect(one("time")).toBeNull();
    expect(textOf("span.samarkand-reading-time")).toEqual([timeline.format.date("drill")]);
    await select("summit");
    expect(textOf(".samarkand-reading-second-date")).toEqual([timeline.format.describe("summit")?.dates[1]]);
  });

  test("goes to the events before and after in time, keeps the pressed button, and stays at the ends", async () => {
    open();
    await select("summit");
    button("before").focus();
    button("before").click();
    await frame();
    expect([textOf("h2"), timeline.getSelection()]).toEqual([["أولمبياد بكين"], ["olympics"]]);
    // The focus stays where it is, so the new event is announced to a screen reader.
    expect(place.querySelector("[role=status]")?.textContent).toBe(
      ["أولمبياد بكين", ...(timeline.format.describe("olympics")?.dates ?? [])].join(". "),
    );
    button("before").click();
    await frame();
    expect([textOf("h2"), timeline.getSelection()]).toEqual([["Drill"], ["drill"]]);
    expect([
      button("before").getAttribute("aria-disabled"),
      button("after").getAttribute("aria-disabled"),
      button("before").disabled,
    ]).toEqual(["true", "false", false]);
    button("before").click();
    await frame();
    expect([textOf("h2"), document.activeElement]).toEqual([["Drill"], button("before")]);
    expect([button("before").dataset["side"], button("after").dataset["side"]]).toEqual(
      directions.timeDirection === "ltr" ? ["left", "right"] : ["right", "left"],
    );
  });

  test("shows the last of several events, is closed by its button and by Escape, and returns the focus to the timeline", async () => {
    open({}, { selection: "multiple" });
    await select("summit", "olympics");
    expect(textOf("h2")).toEqual(["أولمبياد بكين"]);
    (one(".samarkand-details-close") as HTMLElement).focus();
    (one(".samarkand-details-close") as HTMLElement).click();
    expect(panel().hidden).toBe(true);
    expect(document.activeElement).toBe(container.querySelector(".samarkand-plot"));
    await frame();
    expect(timeline.getSelection()).toEqual([]);
    await select("drill");
    expect(document.activeElement).toBe(container.querySelector(".samarkand-plot"));
    button("after").focus();
    const escape = new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true });
    const heard = vi.fn();
    document.body.addEventListener("keydown", heard, { once: true });
    button("after").dispatchEvent(escape);
    document.body.removeEventListener("keydown", heard);
    expect([panel().hidden, escape.defaultPrevented, heard.mock.calls.length]).toEqual([true, true, 0]);
    expect(document.activeElement).toBe(container.querySelector(".samarkand-plot"));
  });

  test("keeps its nodes while its event does not change, and follows when it does", async () => {
    open();
    await select("summit");
    const title = one("h2") as HTMLElement;
    title.focus();
    timeline.update({ now: "2022-09-10" });
    await frame();
    expect(one("h2")).toBe(title);
    timeline.update({ locale: "he", events: events.map((event) => ({ ...event, place: "סמרקנד" })) });
    await frame();
    expect([
      panel().lang,
      panel().getAttribute("aria-label"),
      textOf(".samarkand-reading-fact")[1],
      textOf("a")[0],
    ]).toEqual(["he", "פרטים", "סמרקנד", "לקריאה נוספת"]);
    expect(one("h2")).not.toBe(title);
    expect(document.activeElement).toBe(one("h2"));
    timeline.update({ events: events.filter(({ id }) => id !== "summit") });
    await frame();
    expect(panel().hidden).toBe(true);
    expect(document.activeElement).toBe(container.querySelector(".samarkand-plot"));
  });

  test("shows what the application renders, and reports once what that throws", async () => {
    const reported = vi.fn();
    vi.stubGlobal("reportError", reported);
    const render = vi.fn((record: EventRecord, id: string): Node | null => {
      if (id === "olympics") throw new Error("broken");
      if (id === "drill") return null;
      const own = document.createElement("article");
      own.textContent = `<b>${record.title}</b>`;
      return own;
    });
    open({ render });
    await select("summit");
    expect([textOf("article"), place.querySelectorAll("b, h2").length]).toEqual([["<b>قمة سمرقند</b>"], 0]);
    for (const id of ["olympics", "drill", "summit", "olympics"]) await select(id);
    expect(textOf("h2")).toEqual(["أولمبياد بكين"]);
    expect(reported).toHaveBeenCalledTimes(1);
    expect(render).toHaveBeenCalledTimes(5);
    vi.unstubAllGlobals();
  });

  test("shows no HTML of a text that a render function returns", async () => {
    const reported = vi.fn();
    vi.stubGlobal("reportError", reported);
    open({ render: () => "<b>x</b>" as unknown as Node });
    await select("summit");
    expect([textOf("h2"), place.querySelectorAll("b").length, reported.mock.calls.length]).toEqual([
      ["قمة سمرقند"],
      0,
      1,
    ]);
    vi.unstubAllGlobals();
  });

  test("takes only safe values of the right type from a record that has changed since it was read", async () => {
    const record: Record<string, unknown> = {
      id: "x",
      title: "قمة",
      start: "2022-09-15",
      url: "/a",
      place: "P",
      description: "D",
      media: { src: "/a.png", alt: "" },
    };
    open({}, { events: [record as unknown as EventRecord] });
    Object.assign(record, {
      url: "java\nscript:alert(1)",
      place: { toString: () => "<b>" },
      description: ["x"],
      media: { src: "data:image/svg+xml,<svg/>", alt: {} },
    });
    await select("x");
    expect([
      textOf("h2"),
      place.querySelectorAll("a, img, figure, .samarkand-reading-about, .samarkand-reading-paragraph").length,
    ]).toEqual([["قمة"], 0]);
    const [first] = events as [EventRecord];
    const hostile: EventRecord = { ...first, id: "y" };
    timeline.update({ events: [record as unknown as EventRecord, hostile] });
    for (const field of ["title", "media", "url"])
      Object.defineProperty(hostile, field, {
        get: () => {
          throw new Error("no");
        },
      });
    await select("y");
    expect([panel().hidden, textOf("h2")]).toEqual([false, [""]]);
  });

  test("replaces a picture that cannot be loaded by its text, or by nothing where it has none", async () => {
    open(
      {},
      { events: [...events, { id: "bare", title: "Bare", start: "2023", media: { src: "x.png", alt: "" } }] },
    );
    await select("summit");
    one("img")?.dispatchEvent(new Event("error"));
    expect([textOf(".samarkand-figure-missing"), textOf("figcaption span")[0], one("img")]).toEqual([
      ["ساحة"],
      "ساحة ريجستان",
      null,
    ]);
    await select("bare");
    one("img")?.dispatchEvent(new Event("error"));
    expect(one("figure")).toBe(null);
  });

  test("opens for what is already selected, and for what is activated where nothing can be selected", () => {
    timeline = createTimeline(container, { ...basis, selection: "none" });
    createDetails(place, timeline);
    const mark = container.querySelector('[data-event-id="summit"]') as Element;
    mark.dispatchEvent(new MouseEvent("dblclick", { bubbles: true, cancelable: true }));
    expect([panel().hidden, document.activeElement]).toEqual([false, one("h2")]);
    button("before").click();
    expect(textOf("h2")).toEqual(["أولمبياد بكين"]);
    timeline.destroy();
    place.replaceChildren();
    timeline = createTimeline(container, basis);
    timeline.setSelection(["drill"]);
    createDetails(place, timeline);
    expect([panel().hidden, textOf("h2")]).toEqual([false, ["Drill"]]);
  });

  test("leaves nothing behind, and refuses a wrong container, timeline or option", async () => {
    timeline = createTimeline(container, basis);
    const made = createDetails(place, timeline);
    made.destroy();
    expect(place.childNodes).toHaveLength(0);
    await select("summit");
    expect(made.element.hidden).toBe(true);
    expect(() => createDetails(null as unknown as HTMLElement, timeline)).toThrow(OptionError);
    expect(() => createDetails(place, {} as Timeline)).toThrow("timeline");
    expect(() => createDetails(place, timeline, { messages: { detail: "x" } as never })).toThrow(
      "messages.detail",
    );
    expect(() => createDetails(place, timeline, { render: "<b>" as never })).toThrow("render");
    for (const headingLevel of [0, 7, 2.5, "2"])
      expect(() => createDetails(place, timeline, { headingLevel: headingLevel as number })).toThrow(
        "headingLevel",
      );
    expect(place.childNodes).toHaveLength(0);
  });
});

inBothDirections("timeline methods for panels", (directions) => {
  test("about, neighbour, reveal, selection and the later side", async () => {
    timeline = createTimeline(container, { events, groups, locale: "ar-EG", timeZone: "UTC", ...directions });
    expect(timeline.timeDirection).toBe(directions.timeDirection);
    const order = timeline.getEventIds();
    expect(order).toEqual(["drill", "olympics", "summit"]);
    expect([timeline.nextEvent(null), timeline.previousEvent(null)]).toEqual(["drill", "summit"]);
    expect(
      order.map((id) => [timeline.format.describe(id)?.index, timeline.format.describe(id)?.count]),
    ).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
    expect(timeline.format.describe("summit")).toMatchObject({
      dates: [timeline.format.date("summit")],
      iso: "2022-09-15",
      group: "לקאות",
      status: "مقرر",
      lang: "ar-EG",
    });
    expect(timeline.format.describe("summit")?.color).toMatch(/^var\(--samarkand-theme-color-\d+\)$/);
    expect(timeline.format.describe("ghost")).toBe(null);
    expect(() => {
      timeline.reveal("ghost");
    }).toThrow(RangeError);
    timeline.setView({ start: "2030", end: "2031" }, { animate: false });
    timeline.reveal("summit");
    const view = timeline.getView();
    expect(view.start < Date.UTC(2022, 8, 16) && view.end > Date.UTC(2022, 8, 15)).toBe(true);
    await frame();
    timeline.reveal("summit");
    expect(timeline.getView()).toEqual(view);
    timeline.setSelection(["summit"]);
    expect(timeline.getSelection()).toEqual(["summit"]);
    timeline.update({ events: [] });
    expect([timeline.nextEvent(null), timeline.getSelection()]).toEqual([null, []]);
  });
});
