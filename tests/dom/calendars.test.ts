import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  createTimeline,
  renderToString,
  type Problem,
  type Timeline,
  type TimelineOptions,
} from "../../src/entries/index.ts";
import { inBothDirections } from "../support/bothDirections.ts";

let container: HTMLElement;
let timeline: Timeline | undefined;

beforeEach(() => {
  container = document.createElement("div");
  document.body.append(container);
});

afterEach(() => {
  timeline?.destroy();
  timeline = undefined;
  container.remove();
  vi.restoreAllMocks();
});

const basis: TimelineOptions = {
  events: [{ id: "summit", title: "قمة سمرقند", start: "2022-09-15/2022-09-16" }],
  locale: "ar",
  timeZone: "Asia/Samarkand",
  numberingSystem: "latn",
  view: { start: "2022-07-15", end: "2022-10-15" },
};

function create(options: Partial<TimelineOptions>): Timeline {
  timeline = createTimeline(container, { ...basis, ...options });
  return timeline;
}

const ticks = (): string[] =>
  [...container.querySelectorAll("text.samarkand-tick")].map((tick) => tick.textContent);
const settled = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        resolve();
      }),
    );
  });

/** Simulates a platform whose Hijri calendar is a day late, as on some phones. */
function breakHijri(): void {
  const real = Intl.DateTimeFormat;
  vi.spyOn(Intl, "DateTimeFormat").mockImplementation(function (
    this: unknown,
    locale?: string,
    options?: Intl.DateTimeFormatOptions,
  ) {
    const made = new real(locale, options);
    if (options?.calendar !== "islamic-umalqura") return made;
    return Object.assign(Object.create(made) as Intl.DateTimeFormat, {
      resolvedOptions: () => made.resolvedOptions(),
      formatToParts: (at: number) => made.formatToParts(at - 86_400_000),
    });
  } as never);
}

inBothDirections("two calendars", (directions) => {
  test("have two rows of ticks, and both dates in the tooltip", async () => {
    create({ ...directions, secondaryCalendar: "islamic-umalqura" });
    expect(ticks()).toContain("سبتمبر");
    expect(ticks()).toContain("صفر");
    container
      .querySelector('[data-event-id="summit"]')
      ?.dispatchEvent(new MouseEvent("pointerover", { bubbles: true }));
    await settled();
    const lines = ["date", "second-date"].map(
      (part) => container.querySelector(`.samarkand-tooltip-${part}`)?.textContent,
    );
    expect(lines).toEqual(["15–16 سبتمبر 2022", "19–20 صفر 1444 هـ"]);
  });

  test("show a date once where the second calendar does not know it", async () => {
    const events = [
      { id: "before", title: "قبل الهجرة", start: "0600" },
      { id: "after", title: "بعد الهجرة", start: "0630" },
    ];
    create({
      ...directions,
      events,
      view: { start: "0590", end: "0640" },
      secondaryCalendar: "islamic-umalqura",
    });
    const linesOf = async (id: string): Promise<string[]> => {
      container
        .querySelector(`[data-event-id="${id}"]`)
        ?.dispatchEvent(new MouseEvent("pointerover", { bubbles: true }));
      await settled();
      return ["date", "second-date"].map(
        (part) => container.querySelector(`.samarkand-tooltip-${part}`)?.textContent ?? "",
      );
    };
    expect(await linesOf("before")).toEqual([expect.stringContaining("600"), ""]);
    expect(await linesOf("after")).toEqual([
      expect.stringContaining("630"),
      expect.stringContaining("8–9 هـ"),
    ]);
  });

  test("show the second calendar's date first where it is `calendar`, and alone where there is no other", async () => {
    const both = create({ ...directions, calendar: "islamic-umalqura", secondaryCalendar: "gregory" });
    expect(both.format.date("summit")).toBe("19–20 صفر 1444 هـ");
    both.update({ secondaryCalendar: undefined });
    await settled();
    expect(ticks().some((tick) => tick.includes("سبتمبر"))).toBe(false);
    both.update({ calendar: "gregory" });
    await settled();
    expect(ticks().some((tick) => tick.includes("صفر"))).toBe(false);
    expect(both.format.date("summit")).toBe("15–16 سبتمبر 2022");
  });
});

test("calendar: a wrong one of the platform is a problem, and Gregorian months are drawn", async () => {
  breakHijri();
  const told: Problem[] = [];
  const broken = create({ calendar: "islamic-umalqura", secondaryCalendar: "persian" });
  broken.on("problem", (problem) => told.push(problem));
  await settled();
  expect(told).toEqual([
    expect.objectContaining({ index: -1, id: undefined, field: "calendar", value: "islamic-umalqura" }),
  ]);
  expect(told[0]?.reason).toMatch(/is wrong: 2022-07-30 .*The Gregorian calendar is shown instead\.$/);
  expect(broken.problems).toEqual(told);
  expect(ticks()).toContain("سبتمبر");
  broken.update({ calendar: "gregory", secondaryCalendar: "islamic-umalqura" });
  await settled();
  expect(told.map(({ field }) => field)).toEqual(["calendar", "secondaryCalendar"]);
  expect(told[1]?.reason).toMatch(/is wrong: 2022-07-30 .*It is not shown as the second one\.$/);
  broken.update({ events: [{ title: "سمرقند", start: "2022-09-31" }] });
  await settled();
  expect(told.map(({ field }) => field)).toEqual(["calendar", "secondaryCalendar", "start"]);
  vi.restoreAllMocks();
  broken.update({ events: [], calendar: "islamic-umalqura", secondaryCalendar: undefined });
  await settled();
  expect(broken.problems).toEqual([]);
  expect(ticks().some((tick) => tick.includes("صفر"))).toBe(true);
});

test("monthNames: a function that throws is reported once, and the locale's names are drawn", () => {
  const errors: unknown[] = [];
  vi.stubGlobal("reportError", (error: unknown) => errors.push(error));
  const error = new Error("no names today");
  create({
    monthNames: () => {
      throw error;
    },
  });
  expect(ticks()).toContain("سبتمبر");
  expect(errors).toEqual([error]);
  vi.unstubAllGlobals();
  expect(() =>
    renderToString({
      ...basis,
      width: 800,
      monthNames: () => {
        throw error;
      },
    }),
  ).toThrow(error);
});

test("monthNames: a function that returns no string is reported", () => {
  const errors: unknown[] = [];
  vi.stubGlobal("reportError", (error: unknown) => errors.push(error));
  create({ monthNames: (() => 7) as never });
  expect(errors.map(String)).toEqual([
    "OptionError: samarkand: the option monthNames is 7, expected a function that returns a string.",
  ]);
  vi.unstubAllGlobals();
});

test("weekend: the week begins and ends where the application says", async () => {
  const shaded = (): number => container.querySelectorAll(".samarkand-weekend").length;
  create({ view: { start: "2022-09-01", end: "2022-09-14" }, weekend: [5] });
  expect(shaded()).toBe(2);
  timeline?.update({ weekend: [] });
  await settled();
  expect(shaded()).toBe(0);
  const weeks = async (weekStart: 1 | 7): Promise<string> => {
    timeline?.update({ weekStart, view: { start: "2022-07-01", end: "2022-10-31" } });
    await settled();
    return ticks().join();
  };
  expect(await weeks(1)).not.toBe(await weeks(7));
});

test("view: one in deep time can be set again as it was emitted", async () => {
  const deep = create({
    events: [{ title: "انقراض", start: "Y-66000000" }],
    view: { start: "Y-70000000", end: "Y-60000000" },
  });
  const view = deep.getView();
  deep.setView({ start: 0, end: 1e12 }, { animate: false });
  await settled();
  deep.setView(view, { animate: false });
  await settled();
  expect(deep.getView()).toEqual(view);
  expect(ticks().some((tick) => tick.includes("مليون"))).toBe(true);
});
