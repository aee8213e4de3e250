import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildModel } from "../../src/model/buildModel.ts";
import type { Model, ModelEvent } from "../../src/model/model.ts";
import type { EventRecord, GroupRecord, Problem } from "../../src/model/records.ts";
import { createZone } from "../../src/time/zone.ts";
import { eventsOf } from "../support/eventsOf.ts";
import { runs } from "../support/sweep.ts";

const utc = createZone("UTC");

/** Builds a model from records of any origin: data at run time may differ from the types. */
function build(events: readonly unknown[], groups: readonly unknown[] = []): Built {
  const model = buildModel(
    { events: events as readonly EventRecord[], groups: groups as readonly GroupRecord[] },
    utc,
  );
  return { ...model, events: eventsOf(model) };
}

type Built = Model & { readonly events: readonly ModelEvent[] };

const good = { title: "قمة سمرقند", start: "2022-09-15" };
const ids = ({ events }: Pick<Built, "events">): string[] => events.map(({ id }) => id);

describe("buildModel: a valid record", () => {
  it("gets every default", () => {
    const [event] = build([good]).events;
    expect(event).toMatchObject({
      id: "0",
      title: "قمة سمرقند",
      description: "",
      kind: undefined,
      status: "confirmed",
      importance: 0,
      background: false,
      within: true,
      lang: undefined,
      group: 0,
    });
    expect(event?.extent).toEqual({ start: Date.UTC(2022, 8, 15), end: Date.UTC(2022, 8, 16) });
  });

  it("keeps its fields and the application's own object", () => {
    const record = {
      id: "x",
      title: "",
      start: "2022-02",
      end: "2022-03",
      group: "g",
      description: "d",
      status: "cancelled",
      importance: -3,
      kind: "حرب",
      display: "background",
      extent: "within",
      lang: "ar-EG",
      url: "/a",
      place: "سمرقند",
      media: { src: "a.png", alt: "", caption: "c", credit: "d" },
    };
    const { events, groups, find, problems } = build([record]);
    expect(problems).toEqual([]);
    expect(events[0]).toMatchObject({
      id: "x",
      title: "",
      description: "d",
      status: "cancelled",
      importance: -3,
      kind: "حرب",
      background: true,
      within: true,
      lang: "ar-EG",
      group: 0,
    });
    expect(events[0]?.record).toBe(record);
    expect(find("x")).toBe(events[0]);
    expect(groups).toEqual([{ id: "g", title: "g", depth: 0, parent: -1, isCollapsed: false }]);
  });

  it("may have Temporal objects as dates, which are read once, so that later changes have no effect", () => {
    let asked = 0;
    const date = (text: string): object => ({
      toString() {
        asked += 1;
        return asked > 2 ? "gone" : text;
      },
      toJSON: () => text,
      valueOf(): never {
        throw new TypeError("Temporal objects have no order");
      },
    });
    const { events, problems, event } = build([
      { title: "", start: date("2022-09-15"), end: date("2022-09-16[u-ca=persian]") },
    ]);
    expect(problems).toEqual([]);
    expect(asked).toBe(2);
    expect(events[0]?.span).toEqual(
      build([{ title: "", start: "2022-09-15", end: "2022-09-16" }]).events[0]?.span,
    );
    expect(event(0).span.endPrecision).toBe("day");
  });

  it.each([
    [
      "2022",
      { start: 2022 },
      {
        index: 1,
        id: "a",
        field: "start",
        value: 2022,
        reason:
          'the number 2022 is an instant, 2022 ms after 1970 began; the year is the text "2022" (this is said once)',
      },
    ],
    ["new Date(2022)", { start: new Date(2022) }, { field: "start", value: 2022 }],
    [
      "44, and text beside it",
      { start: 44, place: "", lang: "la" },
      { field: "start", reason: expect.stringContaining('the text "0044"') as string },
    ],
    ["an end of 1945", { start: -1e12, end: 1945 }, { field: "end", value: 1945 }],
    ["1 to 9999", { start: 1, end: 9999 }, { field: "start", value: 1 }],
  ])(
    "with the number of a year as its date is drawn in 1970, and one problem says what to write: %s",
    (_, dates, problem) => {
      const record = { title: "", ...dates };
      const found = build([good, { id: "a", ...record }, record, { title: "", start: 1640 }]);
      expect(found.problems).toMatchObject([problem]);
      expect(found.problems).toHaveLength(1);
      expect(found.size).toBe(4);
      expect(found.events.filter(({ extent }) => Number.isFinite(extent.start))).toHaveLength(4);
      expect(found.find("a")?.extent.start).toBe(Number(dates.start));
    },
  );

  it.each([0, -1, 10_000, 1.5, Date.UTC(2022, 0, 1), "1970-01-01T00:00:02.022Z", "2022"])(
    "with a date that is no number of a year has no problem: %s",
    (start) => {
      expect(
        build([
          { title: "", start },
          { title: "", start, place: "x", lang: "en" },
        ]).problems,
      ).toEqual([]);
    },
  );

  it("may have null or undefined in every optional field", () => {
    for (const nothing of [null, undefined]) {
      const { problems, events } = build([
        {
          ...good,
          id: nothing,
          end: nothing,
          group: nothing,
          description: nothing,
          status: nothing,
          importance: nothing,
          kind: nothing,
          display: nothing,
          extent: nothing,
          lang: nothing,
          url: nothing,
          place: nothing,
          media: nothing,
        },
      ]);
      expect(problems).toEqual([]);
      expect(events[0]).toEqual({ ...build([good]).events[0], record: events[0]?.record });
    }
  });

  it("lies within a single date and throughout an interval, unless it says otherwise", () => {
    const within = (record: object): boolean | undefined => build([{ ...good, ...record }]).events[0]?.within;
    expect(within({})).toBe(true);
    expect(within({ end: "2022-09-16" })).toBe(false);
    expect(within({ start: "2022-09-15/2022-09-16" })).toBe(false);
    expect(within({ extent: "throughout" })).toBe(false);
    expect(within({ end: "2022-09-16", extent: "within" })).toBe(true);
  });

  it("loses a language that is no language tag, since an attribute would hold it", () => {
    const lang = (value: string): string | undefined => build([{ ...good, lang: value }]).events[0]?.lang;
    expect(lang("ar")).toBe("ar");
    expect(lang("zh-Hant-TW")).toBe("zh-Hant-TW");
    for (const bad of ["", "a b", '"><script>', "ar_EG", "-", "ar-", "toolonglanguage", "ار"])
      expect(lang(bad)).toBeUndefined();
  });

  it("with an unknown end fills the extent of the known end, and with an open end goes on for ever", () => {
    const extent = (start: string, end: string): unknown =>
      build([{ title: "", start, end }]).events[0]?.extent;
    const day = 86_400_000;
    expect(extent("", "2022-09-07")).toEqual({ start: Date.UTC(2022, 8, 7), end: Date.UTC(2022, 8, 8) });
    expect(extent("2022-09-07", "")).toEqual({ start: Date.UTC(2022, 8, 7), end: Date.UTC(2022, 8, 8) });
    expect(extent("2022-02", "")).toEqual({
      start: Date.UTC(2022, 1, 1),
      end: Date.UTC(2022, 1, 1) + 28 * day,
    });
    expect(extent("", "2022")).toEqual({
      start: Date.UTC(2023, 0, 1) - 365 * day,
      end: Date.UTC(2023, 0, 1),
    });
    expect(extent("2022-09-07", "..")).toEqual({ start: Date.UTC(2022, 8, 7), end: Infinity });
    expect(extent("..", "2022-09-07")).toEqual({ start: -Infinity, end: Date.UTC(2022, 8, 8) });
    expect(extent("", "..")).toEqual({ start: -Infinity, end: Infinity });
    expect(extent("2022-09-07T10:00", "")).toEqual({
      start: Date.UTC(2022, 8, 7, 10),
      end: Date.UTC(2022, 8, 7, 10),
    });
  });
});

describe("buildModel: the order of events", () => {
  it("is by start, then the longer first, then by record; infinite starts come first", () => {
    const records = [
      { id: "c", title: "", start: 5 },
      { id: "a", title: "", start: 5 },
      { id: "b", title: "", start: 5, end: 9 },
      { id: "d", title: "", start: "..", end: "1970" },
      { id: "e", title: "", start: "..", end: ".." },
      { id: "f", title: "", start: -1 },
    ];
    expect(ids(build(records))).toEqual(["e", "d", "f", "b", "c", "a"]);
    expect(ids(build([...records].reverse()))).toEqual(["e", "d", "f", "b", "a", "c"]);
  });
});

/** Rows of [field, invalid value, part of the reason]. */
const faults: readonly (readonly [string, unknown, string])[] = [
  ["id", NaN, "number"],
  ["id", {}, "string"],
  ["id", true, "string"],
  ["title", undefined, "missing"],
  ["title", null, "missing"],
  ["title", 7, "string"],
  ["title", ["a"], "string"],
  ["title", { toString: () => "a" }, "string"],
  ["start", undefined, "undefined"],
  ["start", null, "null"],
  ["start", "", ""],
  ["start", "yesterday", "yesterday"],
  ["start", "2022-13", "2022-13"],
  ["start", "2022-02-30", ""],
  ["start", NaN, "NaN"],
  ["start", Infinity, ""],
  ["start", 4e21, ""],
  ["start", new Date(NaN), "Date"],
  ["start", {}, "object"],
  ["start", [], "array"],
  ["start", 10n, "bigint"],
  ["start", Symbol("s"), "symbol"],
  ["end", "2022-09-14", "before"],
  ["end", "soon", "soon"],
  ["end", NaN, "NaN"],
  ["end", {}, "object"],
  ["end", "2022/2023", "interval"],
  ["group", Infinity, "number"],
  ["group", {}, "string"],
  ["description", 7, "string"],
  ["kind", 7, "string"],
  ["lang", 7, "string"],
  ["url", 7, "string"],
  ["place", 7, "string"],
  ["place", {}, "string"],
  ["media", 7, "object"],
  ["media", "a.png", "object"],
  ["media", {}, "src"],
  ["media", [], "src"],
  ["media", { src: "a.png" }, "alt"],
  ["media", { src: 7, alt: "" }, "string"],
  ["media", { src: "a.png", alt: null }, "alt"],
  ["media", { src: "a.png", alt: "", caption: {} }, "caption"],
  ["media", { src: "a.png", alt: "", credit: 7 }, "credit"],
  ["status", "CONFIRMED", "confirmed"],
  ["status", "", "tentative"],
  ["status", 7, "string"],
  ["importance", "1", "number"],
  ["importance", NaN, "number"],
  ["display", "none", "background"],
  ["display", 7, "string"],
  ["extent", "all", "throughout"],
  ["extent", 7, "string"],
];

describe("buildModel: an invalid record", () => {
  it.each(faults)(
    "has one problem for its %s %s; a bad title or date costs the event, any other field itself alone",
    (field, value, reason) => {
      const isDrawn = !["title", "start", "end"].includes(field);
      const bad = { ...good, id: "bad", [field]: value };
      const { problems, ...model } = build([{ ...good, id: "before" }, bad, { ...good, id: "after" }]);
      expect(problems).toHaveLength(1);
      const [problem] = problems as readonly [Problem];
      expect(problem).toMatchObject({ index: 1, id: field === "id" ? undefined : "bad", field });
      expect(Object.is(problem.value, value) || (value === null && problem.value === undefined)).toBe(true);
      expect(problem.reason).toContain(reason);
      expect(problem.reason.length).toBeGreaterThan(10);
      const drawn = isDrawn ? [field === "id" ? "1" : "bad"] : [];
      expect(model.events.map(({ id }) => id)).toEqual(["before", ...drawn, "after"]);
    },
  );

  it.each([null, undefined, 7, "2022", true, Symbol("s"), 10n, () => good])("is no object: %s", (record) => {
    const { problems, events } = build([good, record]);
    expect(events).toHaveLength(1);
    expect(problems).toEqual([
      {
        index: 1,
        id: undefined,
        field: "record",
        value: record,
        reason: expect.stringContaining("object") as string,
      },
    ]);
  });

  it("may be an array, an empty object, a Date or a Map", () => {
    const { problems, events } = build([[], {}, new Date(0), new Map(), [good]]);
    expect(events).toEqual([]);
    expect(problems.map(({ index, field }) => [index, field])).toEqual(
      [0, 1, 2, 3, 4].map((index) => [index, "title"]),
    );
  });

  it("creates no band for its group", () => {
    expect(
      build([
        { ...good, start: "?", group: "ghost" },
        { ...good, start: "?", group: "ghost" },
      ]).groups,
    ).toEqual([]);
  });

  it("is the second of two with the same id", () => {
    const { events, problems } = build([
      { ...good, id: "a" },
      { ...good, id: "a" },
      { ...good, id: "3" },
      good,
    ]);
    expect(events.map(({ id }) => id)).toEqual(["a", "3", "3_"]);
    expect(problems.map(({ index, field, value }) => [index, field, value])).toEqual([[1, "id", "a"]]);
  });

  it("does not reserve its id", () => {
    expect(
      ids(
        build([
          { ...good, id: "a", start: "?" },
          { ...good, id: "a" },
        ]),
      ),
    ).toEqual(["a"]);
  });
});

describe("buildModel: hostile records", () => {
  const revoked = (): object => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  };
  const throwing = (thrown: unknown): object => ({
    get title(): string {
      throw thrown;
    },
  });
  const unreadable = Object.defineProperty(new Error("x"), "message", {
    get(): never {
      throw new Error("no message");
    },
  });
  const hostile: readonly (readonly [string, unknown])[] = [
    ["a getter that throws", throwing(new Error("boom"))],
    ["a getter that throws a text", throwing("boom")],
    ["a getter that throws nothing", throwing(undefined)],
    ["a getter that throws what cannot be looked at", throwing(revoked())],
    ["a getter that throws an error without a readable message", throwing(unreadable)],
    ["a proxy that is closed", revoked()],
    [
      "a proxy that throws at everything",
      new Proxy(
        {},
        {
          get: () => {
            throw new Error("boom");
          },
          has: () => {
            throw new Error("boom");
          },
          getPrototypeOf: () => {
            throw new Error("boom");
          },
        },
      ),
    ],
    ["a title that cannot be looked at", { ...good, title: revoked() }],
    ["a start that cannot be looked at", { ...good, start: revoked() }],
    ["a Date whose time cannot be asked", { ...good, start: new Proxy(new Date(0), {}) }],
  ];
  it.each(hostile)("give one problem like any other invalid record: %s", (_, record) => {
    const { problems, events } = build([good, record, good]);
    expect(ids({ events })).toEqual(["0", "2"]);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.index).toBe(1);
    expect(typeof problems[0]?.reason).toBe("string");
  });

  it.each<[string, object]>([
    [
      "an id that throws",
      {
        ...good,
        get id(): string {
          throw new Error("boom");
        },
      },
    ],
    ["a kind that is a symbol", { ...good, kind: Symbol.iterator }],
    ["a place that cannot be looked at", { ...good, place: revoked() }],
  ])("give one problem, and are drawn without the field: %s", (_, record) => {
    const { problems, events } = build([good, record, good]);
    expect(ids({ events })).toEqual(["0", "1", "2"]);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.index).toBe(1);
  });

  it("cannot pollute anything through the names of their fields and values", () => {
    const parsed: unknown = JSON.parse(
      '{"__proto__": {"title": "polluted", "start": 0}, "id": "__proto__", "title": "قمة", "start": "2022", "group": "constructor", "kind": "toString"}',
    );
    const { events, groups, find, problems } = build([
      parsed,
      { ...good, id: "hasOwnProperty", group: "__proto__" },
      JSON.parse('{"__proto__": {"title": "polluted", "start": 0}}'),
    ]);
    expect(events.map(({ id, title }) => [id, title])).toEqual([
      ["__proto__", "قمة"],
      ["hasOwnProperty", "قمة سمرقند"],
    ]);
    expect(groups.map(({ id }) => id)).toEqual(["constructor", "__proto__"]);
    expect(find("__proto__")?.title).toBe("قمة");
    expect(problems.map(({ index, field }) => [index, field])).toEqual([[2, "title"]]);
    expect(({} as { title?: unknown }).title).toBeUndefined();
  });
});

describe("buildModel: url", () => {
  const problemsOf = (url: string): readonly Problem[] => build([{ ...good, url }]).problems;

  it.each([
    "https://example.org/a?b=c#d",
    "HTTP://example.org",
    "http:example",
    "mailto:a@example.org?subject=x",
    "",
    "page.html",
    "/a",
    "./a",
    "../a",
    "#part",
    "?time=1",
    "//host/a",
    "قمة",
    "a/b c",
    "/a:b",
    "#10:30",
    "?at=10:30",
    "./javascript:alert(1)",
    // A colon after the first slash, question mark or hash belongs to no scheme (RFC 3986, 4.2).
    "page.html?at=10:30",
    "wiki/Portal:Uzbekistan",
    "page#a:b",
  ])("may be http, https, mailto or relative: %s", (url) => {
    expect(problemsOf(url)).toEqual([]);
  });

  it.each([
    "javascript:alert(1)",
    "JAVASCRIPT:alert(1)",
    " javascript:alert(1)",
    "java\nscript:alert(1)",
    "java\tscript:alert(1)",
    "\u0001javascript:alert(1)",
    "\u00A0javascript:alert(1)",
    "\uFEFFjavascript:1",
    "javascript\n:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "file:///etc/passwd",
    "blob:https://a/b",
    "ftp://a",
    "tel:1",
    "x:",
    "https\n:x",
    "view-source:https://a",
  ])("with any other scheme, however written, gives a problem: %j", (url) => {
    expect(problemsOf(url)).toMatchObject([{ index: 0, field: "url", value: url }]);
  });

  it("never has another scheme in a browser once accepted", () => {
    const pieces = fc.constantFrom(
      "java",
      "script",
      "JAVASCRIPT",
      ":",
      "data",
      "https:",
      "mailto:",
      "/",
      "\\",
      "?",
      "#",
      ".",
      "\n",
      "\t",
      "\r",
      " ",
      "\u0000",
      "\u001F",
      "\u00A0",
      "\uFEFF",
      "a",
      "%0A",
      "&colon;",
    );
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 7 }).map((list) => list.join("")),
        (url) => {
          if (problemsOf(url).length > 0) return;
          // The URL parser of every browser. It strips characters that may hide a scheme.
          const { protocol } = URL.canParse(url, "https://base.example/")
            ? new URL(url, "https://base.example/")
            : { protocol: "https:" };
          expect(["http:", "https:", "mailto:"], JSON.stringify(url)).toContain(protocol);
        },
      ),
      { numRuns: runs(20_000) },
    );
  });
});

describe("buildModel: media src", () => {
  const problemsOf = (src: string): readonly Problem[] =>
    build([{ ...good, media: { src, alt: "" } }]).problems;

  it.each([
    "https://example.org/a.png",
    "HTTP://example.org/a",
    "/a.png",
    "a.png?b=c:d",
    "صورة.jpg",
    "data:image/png;base64,AAAA",
    "DATA:image/webp,x",
    "data:image/gif;base64,",
    "data:image/avif,",
    "data:image/jpeg,x",
  ])("may be http, https, relative, or data of a raster image: %s", (src) => {
    expect(problemsOf(src)).toEqual([]);
  });

  it.each([
    "javascript:alert(1)",
    " JavaScript:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:image/svg+xml,<svg onload='alert(1)'/>",
    "data:,x",
    "data:image/png",
    "data:image/pngx,",
    "data:\nimage/png,x",
    "mailto:a@example.org",
    "blob:https://a/b",
    "file:///etc/passwd",
    "vbscript:x",
  ])("with any other address, however written, gives a problem: %j", (src) => {
    expect(problemsOf(src)).toMatchObject([{ index: 0, field: "media", value: { src } }]);
  });

  it("gives a problem if its getter throws", () => {
    expect(
      build([
        {
          ...good,
          media: {
            get src(): string {
              throw new Error("no");
            },
            alt: "",
          },
        },
      ]).problems,
    ).toMatchObject([{ field: "media", reason: expect.stringContaining("no") as string }]);
  });
});

describe("buildModel: any JSON, and any other value", () => {
  const almost = fc.record(
    {
      id: fc.oneof(fc.string({ maxLength: 2 }), fc.jsonValue()),
      title: fc.oneof(
        { weight: 4, arbitrary: fc.string({ unit: "grapheme" }) },
        { weight: 1, arbitrary: fc.jsonValue() },
      ),
      start: fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom<unknown>("2022", "2022-09~", 0, "..", "", new Date(0)) },
        { weight: 1, arbitrary: fc.jsonValue() },
      ),
      end: fc.oneof(fc.constantFrom<unknown>("2023", "..", "", undefined), fc.jsonValue()),
      group: fc.oneof(fc.constantFrom("a", "b", "__proto__"), fc.jsonValue()),
      url: fc.oneof(fc.webUrl(), fc.string()),
      status: fc.constantFrom("confirmed", "nonsense"),
    },
    { requiredKeys: ["title", "start"] },
  );
  const anything = fc.oneof(
    almost,
    fc.jsonValue(),
    fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withObjectString: true,
    }),
  );
  const groupLike = fc.oneof(
    fc.record(
      {
        id: fc.constantFrom("a", "b", "c", "__proto__"),
        title: fc.oneof(fc.string(), fc.jsonValue()),
        parent: fc.constantFrom<unknown>("a", "b", "c", "ghost", undefined, 7),
        collapsed: fc.constantFrom<unknown>(true, false, undefined, "yes"),
      },
      { requiredKeys: ["id"] },
    ),
    anything,
  );

  it("never throws, and turns each record into an event or a problem, and each group likewise", () => {
    fc.assert(
      fc.property(
        fc.array(anything, { maxLength: 8 }),
        fc.array(groupLike, { maxLength: 6 }),
        (events, groups) => {
          const model = build(events, groups);
          const ofEvents = build(events).problems;
          const drawn = new Set(model.events.map(({ row }) => row));
          const told = new Set(ofEvents.map(({ index }) => index));
          expect(events.every((_, row) => drawn.has(row) || told.has(row))).toBe(true);
          const isTaken = ({ field, reason }: Problem): boolean =>
            field === "id" && reason.startsWith("another");
          const isAside = ({ reason }: Problem): boolean => reason.endsWith("the event is drawn without it");
          expect(
            ofEvents.filter(
              (one) => drawn.has(one.index) && !isAside(one) && !one.reason.includes("said once"),
            ),
          ).toEqual([]);
          const fatal = ofEvents.filter((one) => isTaken(one) || !isAside(one));
          expect(model.events.length + fatal.filter(({ index }) => !drawn.has(index)).length).toBe(
            events.length,
          );
          expect(model.size).toBe(model.events.length);
          const ofGroups = model.problems.length - ofEvents.length;
          expect(build([], groups).problems).toHaveLength(ofGroups);
          for (const { id, extent, group } of model.events) {
            expect(model.find(id)?.extent).toEqual(extent);
            expect(extent.start <= extent.end).toBe(true);
            expect(group === -1 || model.groups[group] !== undefined).toBe(true);
          }
        },
      ),
      { numRuns: runs(3000) },
    );
  });

  it("never loses a valid record among invalid ones", () => {
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 6 }), fc.nat(6), (others, at) => {
        const record = { id: "the good one", title: "סמרקנד", start: "2022-09-15" };
        const list = [...others.slice(0, at), record, ...others.slice(at)];
        expect(build(list).find("the good one")?.record).toBe(record);
      }),
      { numRuns: runs(2000) },
    );
  });
});
