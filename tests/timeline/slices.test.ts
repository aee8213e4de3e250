import { afterEach, describe, expect, it, vi } from "vitest";
import { buildModel, readModel } from "../../src/model/buildModel.ts";
import type { EventRecord } from "../../src/model/records.ts";
import { resolveOptions } from "../../src/options/resolveOptions.ts";
import * as edtf from "../../src/time/edtf/parseEdtf.ts";
import { createZone } from "../../src/time/zone.ts";
import { EventSource, runInSlices } from "../../src/timeline/eventSource.ts";

vi.mock("../../src/time/edtf/parseEdtf.ts", { spy: true });

const utc = createZone("UTC");
const parses = vi.mocked(edtf.parseEdtf).mock;
afterEach(() => {
  vi.mocked(edtf.parseEdtf).mockClear();
});

const texts = (count: number): EventRecord[] =>
  Array.from({ length: count }, (_, index) => ({
    title: "",
    start: `${String(1000 + (index % 1000))}-0${String(1 + (index % 9))}-15`,
  }));
const sets = (count: number): EventRecord[] =>
  Array.from({ length: count }, (_, index) => ({
    title: "",
    start: `[${String(1000 + (index % 1000))},${String(2000 + (index % 20))}-01..2050]`,
  }));
const numbers = (count: number): EventRecord[] =>
  Array.from({ length: count }, (_, index) => ({ title: "", start: index * 86_400_000 }));

/**
 * Creates a window whose clock advances by `msEach` ms for each parsed text and stands still
 * otherwise. `tasks` holds the length of each task.
 */
function slowWindow(msEach: number): { window: Window; tasks: number[] } {
  const tasks: number[] = [];
  const now = (): number => parses.calls.length * msEach;
  let began = now();
  const setTimeout = (callback: () => void): void => {
    tasks.push(now() - began);
    queueMicrotask(() => {
      began = now();
      callback();
    });
  };
  return { window: { performance: { now }, setTimeout } as unknown as Window, tasks };
}

describe("slices: many date texts", () => {
  it.each([
    ["dates", texts],
    ["sets", sets],
  ])(
    "do not block the page: reading pauses by the clock, not after a number of records: %s",
    async (_, make) => {
      const { window, tasks } = slowWindow(5);
      const events = make(3_000);
      const model = await runInSlices(readModel({ events, groups: [] }, utc), {
        window,
        signal: new AbortController().signal,
        progress: () => {},
      });
      expect(model?.size).toBe(3_000);
      expect(tasks.length).toBeGreaterThan((3_000 * 5) / 50);
      expect(Math.max(...tasks)).toBeLessThanOrEqual(30);
    },
  );

  it.each([
    ["dates", texts(20_000)],
    ["sets", sets(4_000)],
  ])("are not read synchronously, though as many numbers would be: %s", async (_, events) => {
    const { window, tasks } = slowWindow(1);
    const changed = vi.fn();
    const options = resolveOptions(
      { events, locale: "en" },
      { locale: "en", direction: null, timeZone: "UTC", report: () => {} },
    );
    const source = new EventSource(options, {
      window,
      signal: new AbortController().signal,
      progress: () => {},
      changed,
    });
    expect(source.model.count).toBe(0);
    await source.ready;
    expect(source.model.size).toBe(events.length);
    expect(changed).toHaveBeenCalledOnce();
    expect(Math.max(...tasks)).toBeLessThanOrEqual(30);
  });

  it("are read synchronously in a small number, like 20,000 numbers", () => {
    for (const events of [texts(5_000), numbers(20_000)]) {
      const options = resolveOptions(
        { events, locale: "en" },
        { locale: "en", direction: null, timeZone: "UTC", report: () => {} },
      );
      const source = new EventSource(options, {
        window: slowWindow(1).window,
        signal: new AbortController().signal,
        progress: () => {},
        changed: () => {},
      });
      expect(source.model.size).toBe(events.length);
    }
  });

  it("give the same model slice by slice as in one pass", async () => {
    const events = [
      ...texts(40),
      ...sets(40),
      ...numbers(40),
      null as unknown as EventRecord,
      { title: "", start: "2022-13" },
    ];
    const model = await runInSlices(readModel({ events, groups: [] }, utc), {
      window: slowWindow(50).window,
      signal: new AbortController().signal,
      progress: () => {},
    });
    const whole = buildModel({ events, groups: [] }, utc);
    expect(model?.idsMeeting({ start: -Infinity, end: Infinity })).toEqual(
      whole.idsMeeting({ start: -Infinity, end: Infinity }),
    );
    expect(model?.problems).toEqual(whole.problems);
    expect(model?.varieties.map(({ row }) => row)).toEqual(whole.varieties.map(({ row }) => row));
  });
});

describe("slices: a set of dates", () => {
  it("is parsed once, also where 10,000 sets are read repeatedly", () => {
    const model = buildModel({ events: sets(10_000), groups: [] }, utc);
    for (let round = 0; round < 3; round += 1)
      for (let row = 0; row < 10_000; row += 1) expect(model.event(row).span.members?.length).toBe(2);
    expect(parses.calls).toHaveLength(10_000);
  });

  it("gives the same span where too many are given to cache all of them", () => {
    const long = `[${Array.from({ length: 500 }, (_, index) => String(1000 + index)).join(",")}]`;
    const model = buildModel(
      { events: Array.from({ length: 500 }, () => ({ title: "", start: long })), groups: [] },
      utc,
    );
    expect(model.event(499).span).toEqual(model.event(0).span);
    expect(model.event(499).span).not.toBe(model.event(0).span);
  });
});
