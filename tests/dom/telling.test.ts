import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createDetails } from "../../src/entries/details.ts";
import { createGroups } from "../../src/entries/groups.ts";
import {
  createTimeline,
  type EventRecord,
  type Timeline,
  type TimelineEventMap,
} from "../../src/entries/index.ts";
import { createKinds } from "../../src/entries/kinds.ts";
import { createSearch } from "../../src/entries/search.ts";
import { createStory } from "../../src/entries/story.ts";
import { fakeFrames, type FakeFrames } from "../support/fakeFrames.ts";
import { runs } from "../support/sweep.ts";

let frames: FakeFrames;
let container: HTMLElement;
let place: HTMLElement;
let timelines: Timeline[] = [];

beforeEach(() => {
  frames = fakeFrames();
  [container, place] = [document.createElement("div"), document.createElement("div")];
  document.body.append(container, place);
});

afterEach(() => {
  for (const timeline of timelines) timeline.destroy();
  timelines = [];
  vi.restoreAllMocks();
  container.remove();
  place.remove();
});

const events: readonly EventRecord[] = [
  { id: "e1", title: "قمة", start: "2022-09-15", group: "a", kind: "summit" },
  { id: "e2", title: "פסגה", start: "2022-09-16", group: "a", kind: "visit" },
  { id: "e3", title: "Summit", start: "2022-09-20", group: "b", kind: "summit" },
  { title: "bad", start: "2022-13" },
];
const groups = [
  { id: "a", title: "أ" },
  { id: "b", title: "ב" },
];
const RECORDS = [
  events,
  events.slice(0, 2),
  [...events, { id: "e4", title: "رابع", start: "2022-10-01", group: "a" }],
];
const VIEWS = [
  ["2022-09", "2022-09"],
  ["2022", "2022"],
  ["2022-09-15", "2022-09-16"],
  ["2021", "2023"],
] as const;

function create(more = {}): Timeline {
  const timeline = createTimeline(container, {
    events,
    groups,
    locale: "ar-EG",
    timeZone: "UTC",
    selection: "multiple",
    ...more,
  });
  timelines.push(timeline);
  return timeline;
}

/** Calls that an application may make, inside a listener or between frames. */
const steps = fc.oneof(
  fc.subarray(["e1", "e2", "e3", "e4"]).map((ids) => (one: Timeline) => {
    one.setSelection(ids);
  }),
  fc.constantFrom(...VIEWS).map(([start, end]) => (one: Timeline) => {
    one.setView({ start, end }, { animate: false });
  }),
  fc.constantFrom(0.5, 2).map((factor) => (one: Timeline) => {
    one.zoomBy(factor);
  }),
  fc.constant((one: Timeline) => {
    one.fit();
  }),
  fc.constantFrom("", "قمة", "summit", "x").map((text) => (one: Timeline) => {
    void one.search.run(text);
  }),
  fc.tuple(fc.constantFrom("a", "b"), fc.boolean()).map(([id, is]) => (one: Timeline) => {
    one.setCollapsed(id, is);
  }),
  fc.tuple(fc.constantFrom("a", "b"), fc.nat(1)).map(([id, to]) => (one: Timeline) => {
    one.moveGroup(id, to);
  }),
  fc.constantFrom(...RECORDS).map((given) => (one: Timeline) => {
    one.update({ events: given });
  }),
  fc.subarray(["summit", "visit"]).map((hiddenKinds) => (one: Timeline) => {
    one.update({ hiddenKinds });
  }),
  fc.constantFrom("none", "single", "multiple").map((selection) => (one: Timeline) => {
    one.update({ selection });
  }),
  fc.constant((one: Timeline) => {
    one.update({ groups });
  }),
);
type Step = (one: Timeline) => void;
const KINDS = ["view", "select", "group", "search", "change", "problem"] as const;
type Kind = (typeof KINDS)[number];

/** Returns the state of a timeline that each kind of event reports. */
function stateOf(one: Timeline): Record<"view" | "select" | "group" | "query", unknown> {
  return {
    view: one.getView(),
    select: { ids: one.getSelection(), events: one.getSelection().map((id) => one.getEvent(id)) },
    group: one.getGroups().map(({ id, isCollapsed }) => [id, isCollapsed]),
    query: one.search.query,
  };
}

/** Returns the part of that state which an emitted event reports. */
function told(kind: Kind, event: unknown): Partial<ReturnType<typeof stateOf>> {
  if (kind === "view") return { view: event };
  if (kind === "search") return { query: (event as TimelineEventMap["search"]).query };
  if (kind === "select")
    return {
      select: {
        ids: (event as TimelineEventMap["select"]).ids,
        events: (event as TimelineEventMap["select"]).events,
      },
    };
  if (kind !== "group") return {};
  const { collapsed, order } = event as TimelineEventMap["group"];
  return { group: order.map((id) => [id, collapsed.includes(id)]) };
}

describe("listener that acts", () => {
  test("selects another event: that is emitted in the next frame, and details, story and list show it", () => {
    const one = create({ selection: "single" });
    const heard: (readonly string[])[] = [];
    one.on("select", ({ ids }) => {
      if (ids[0] === "e1") one.setSelection(["e2"]);
    });
    one.on("select", ({ ids }) => {
      heard.push(ids);
    });
    createDetails(place, one);
    createStory(place, one);
    one.setSelection(["e1"]);
    frames.next();
    expect(heard).toEqual([["e1"]]);
    frames.next();
    expect(heard).toEqual([["e1"], ["e2"]]);
    expect(
      [...place.querySelectorAll(".samarkand-reading-title")].map(({ textContent }) => textContent),
    ).toEqual(["פסגה", "פסגה"]);
    one.update({ list: true });
    one.setSelection(["e1"]);
    for (let round = 0; round < 3; round += 1) frames.next();
    expect(
      [...container.querySelectorAll('.samarkand-list-title[aria-pressed="true"]')].map(
        ({ textContent }) => textContent,
      ),
    ).toEqual(["פסגה"]);
  });

  test('changes options or records during "change": that is emitted, too, and the panels follow', () => {
    const one = create();
    let changes = 0;
    one.on("change", () => {
      changes += 1;
      if (changes === 1) one.update({ hiddenKinds: ["visit"], locale: "en" });
    });
    createKinds(place, one);
    createSearch(place, one);
    createGroups(one);
    one.update({ theme: "dark" });
    for (let round = 0; round < 4; round += 1) frames.next();
    expect(changes).toBe(2);
    expect(
      [...place.querySelectorAll(".samarkand-kind")].map((button) => button.getAttribute("aria-pressed")),
    ).toEqual(["true", "false"]);
    expect(place.querySelector(".samarkand-search")?.getAttribute("lang")).toBe("en");
    expect(container.querySelector(".samarkand-titles")?.getAttribute("aria-label")).toBe("Groups");
  });

  test(
    "makes random calls at any event: each is emitted in the next frame, once, and at rest the last event has the current state",
    { timeout: 300_000 },
    () => {
      const one = create();
      const last = stateOf(one);
      let script: Partial<Record<Kind, Step[]>> = {};
      let heard: Kind[] = [];
      let isFrame = false;
      for (const kind of KINDS)
        one.on(kind, () => {
          script[kind]?.pop()?.(one);
        });
      for (const kind of KINDS)
        one.on(kind, (event: unknown) => {
          expect(isFrame).toBe(true);
          heard.push(kind);
          Object.assign(last, told(kind, event));
        });
      const frame = (): void => {
        const before = stateOf(one);
        heard = [];
        isFrame = true;
        frames.next();
        isFrame = false;
        // Events report the state at the beginning of the frame, whatever listeners have done
        // since, except for a view that moves by itself.
        expect({ ...last, view: null }).toEqual({ ...before, view: null });
        for (const kind of KINDS.slice(0, 5))
          expect(heard.filter((one) => one === kind).length).toBeLessThan(2);
      };
      for (let round = 0; round < 3; round += 1) frame();
      fc.assert(
        fc.property(
          fc.array(steps, { minLength: 1, maxLength: 3 }),
          fc.dictionary(fc.constantFrom(...KINDS), fc.array(steps, { maxLength: 3 })),
          (first, acts) => {
            script = Object.fromEntries(Object.entries(acts).map(([kind, list]) => [kind, [...list]]));
            for (const step of first) step(one);
            for (let round = 0; frames.waiting() > 0; round += 1) {
              expect(round).toBeLessThan(60);
              frame();
            }
            expect(last).toEqual(stateOf(one));
          },
        ),
        { numRuns: runs(1_000) },
      );
    },
  );

  test("answers another listener without end: each is called once a frame, and the page continues", () => {
    const one = create({ selection: "single" });
    let calls = 0;
    one.on("select", ({ ids }) => {
      calls += 1;
      if (ids[0] === "e1") one.setSelection(["e2"]);
    });
    one.on("select", ({ ids }) => {
      if (ids[0] === "e2") one.setSelection(["e1"]);
    });
    one.on("problem", () => {
      one.update({ events: [...events] });
    });
    one.setSelection(["e1"]);
    for (let round = 1; round <= 10; round += 1) {
      frames.next();
      expect(calls).toBe(round);
    }
  });

  test("removes or adds another listener: a removed one is not called again, an added one from the next change on", () => {
    const one = create();
    const heard: string[] = [];
    const stops: (() => void)[] = [];
    one.on("select", () => {
      for (const stop of stops) stop();
      one.on("select", () => {
        heard.push("begun");
      });
    });
    stops.push(
      one.on("select", () => {
        heard.push("ended");
      }),
    );
    one.setSelection(["e1"]);
    frames.next();
    expect(heard).toEqual([]);
    one.setSelection(["e2"]);
    frames.next();
    expect(heard).toEqual(["begun"]);
  });

  test.each(["view", "select", "search", "group", "change", "problem"] as const)(
    "destroys the timeline at %s: nothing more is emitted, drawn or thrown",
    (kind) => {
      const one = create();
      const heard: string[] = [];
      const errors: unknown[] = [];
      Object.assign(window, { reportError: (error: unknown) => errors.push(error) });
      one.on(kind, () => {
        one.destroy();
      });
      for (const other of KINDS)
        one.on(other, () => {
          if (container.childElementCount === 0) heard.push(other);
        });
      one.setView({ start: "2022", end: "2022" }, { animate: false });
      one.setSelection(["e1"]);
      void one.search.run("قمة");
      one.setCollapsed("a", true);
      one.update({ theme: "dark" });
      for (let round = 0; round < 3; round += 1) frames.next();
      Reflect.deleteProperty(window, "reportError");
      expect([container.childElementCount, heard, errors, frames.waiting()]).toEqual([0, [], [], 0]);
    },
  );

  test("prints: its earlier changes are not lost to events that were still pending", () => {
    const one = create({ selection: "single" });
    const heard: (readonly string[])[] = [];
    one.on("view", () => {
      one.setSelection(["e2"]);
      window.dispatchEvent(new Event("beforeprint"));
    });
    one.on("select", ({ ids }) => {
      heard.push(ids);
    });
    one.setView({ start: "2022", end: "2022" }, { animate: false });
    one.setSelection(["e1"]);
    for (let round = 0; round < 3; round += 1) frames.next();
    expect(heard).toEqual([["e1"], ["e2"]]);
  });
});

test("events: two timelines that pass each other view, selection and search come to rest equal, whichever begins", () => {
  const [one, other] = [create(), create({ direction: "ltr" })];
  let told = 0;
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    from.on("view", (view) => {
      told += 1;
      to.setView(view, { animate: false });
    });
    from.on("select", ({ ids }) => {
      told += 1;
      if (String(ids) !== String(to.getSelection())) to.setSelection(ids);
    });
    from.on("search", ({ query }) => {
      told += 1;
      if (query !== to.search.query) void to.search.run(query);
    });
  }
  fc.assert(
    fc.property(
      fc.boolean(),
      fc.constantFrom(...VIEWS),
      fc.subarray(["e1", "e2", "e3"]),
      fc.constantFrom("", "قمة"),
      (isFirst, [start, end], ids, text) => {
        const from = isFirst ? one : other;
        from.setSelection(ids);
        void from.search.run(text);
        from.setView({ start, end }, { animate: false });
        told = 0;
        for (let round = 0; frames.waiting() > 0; round += 1) {
          expect(round).toBeLessThan(20);
          frames.next();
        }
        expect(told).toBeLessThan(12);
        expect([other.getView(), other.getSelection(), other.search.query]).toEqual([
          one.getView(),
          one.getSelection(),
          one.search.query,
        ]);
        expect([from.getSelection(), from.search.query]).toEqual([ids, text]);
      },
    ),
    { numRuns: runs(50) },
  );
});

test("events: in one frame view, select, group, search, change and problem are emitted in this order", () => {
  const one = create();
  frames.next();
  const heard: string[] = [];
  for (const kind of [...KINDS].reverse())
    one.on(kind, () => {
      heard.push(kind);
    });
  one.update({ events: events.map((record) => ({ ...record })), theme: "dark" });
  void one.search.run("قمة");
  one.setCollapsed("a", true);
  one.setSelection(["e1"]);
  one.setView({ start: "2022", end: "2022" }, { animate: false });
  frames.next();
  expect(heard).toEqual(["view", "select", "group", "search", "change", "problem"]);
});
