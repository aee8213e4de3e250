import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createDetails } from "../../src/entries/details.ts";
import { createGroups } from "../../src/entries/groups.ts";
import {
  createTimeline,
  EdtfError,
  formatEdtf,
  OptionError,
  parseEdtf,
  renderListToString,
  renderToString,
  type Timeline,
} from "../../src/entries/index.ts";
import { createKinds } from "../../src/entries/kinds.ts";
import { createSearch } from "../../src/entries/search.ts";
import { createStory } from "../../src/entries/story.ts";
import { membersOf } from "../support/membersOf.ts";

let container: HTMLElement;
let place: HTMLElement;
let one: Timeline;

beforeEach(() => {
  [container, place] = [document.createElement("div"), document.createElement("div")];
  document.body.append(container, place);
  one = createTimeline(container, basis);
});

afterEach(() => {
  one.destroy();
  container.remove();
  place.remove();
});

const basis = {
  events: [
    { id: "a", title: "قمة", start: "2022-09-15", group: "g" },
    { id: "b", title: "פסגה", start: "2022-09-20", group: "h", kind: "visit" },
  ],
  groups: [
    { id: "g", title: "ג" },
    { id: "h", title: "ه" },
  ],
  locale: "ar-EG",
  timeZone: "UTC",
};

/** Values that no argument takes unless its row says so, each with a word for it. */
const VALUES: Readonly<Record<string, () => unknown>> = {
  null: () => null,
  undefined: () => undefined,
  "-1": () => -1,
  "1.5": () => 1.5,
  NaN: () => NaN,
  Infinity: () => Infinity,
  text: () => "no such thing",
  empty: () => "",
  true: () => true,
  symbol: () => Symbol("s"),
  bigint: () => 7n,
  function: () => () => "x",
  Map: () => new Map([["a", 1]]),
  "invalid Date": () => new Date(NaN),
  array: () => [1, {}],
  hole: () => new Array<unknown>(2),
  instance: () =>
    new (class Options {
      start = 0;
      end = 1;
    })(),
  getter: () => ({
    get start(): never {
      throw new Error("boom");
    },
  }),
  unknown: () => ({ no_such_name: 1 }),
  frozen: () => Object.freeze({ startt: 1 }),
  proxy: () =>
    new Proxy([], {
      get: () => {
        throw new Error("boom");
      },
    }),
};

/**
 * A call with one argument. `good`: words of the values that it accepts, or whose own error it
 * passes on. `other`: the error that it throws for some values instead of an `OptionError`.
 */
interface Argument {
  readonly name: string;
  readonly call: (value: never) => unknown;
  readonly good?: string;
  readonly other?: { readonly error: new (...given: never) => Error; readonly of: string };
}

const id = (name: string, call: (value: never) => unknown, isAsking: boolean): Argument => ({
  name,
  call,
  ...(isAsking ? { good: "text empty" } : { other: { error: RangeError, of: "text empty" } }),
});

const ranges = (call: (value: never) => unknown): readonly Argument[] => [
  { name: "range", call, good: "undefined" },
  {
    name: "range.start",
    call: (value) => call({ start: value, end: Infinity } as never),
    good: "-1 1.5 Infinity",
  },
  { name: "range.end", call: (value) => call({ start: -2, end: value } as never), good: "-1 1.5 Infinity" },
];

/** Every method with each of its arguments. The first test fails for a method without a row. */
const METHODS: Readonly<Record<string, readonly Argument[]>> = {
  update: [
    {
      name: "options",
      call: (value) => {
        one.update(value);
      },
    },
  ],
  getView: [],
  fit: [],
  getKinds: [],
  getGroups: [],
  getSelection: [],
  getScale: [],
  getPlot: [],
  getBox: [id("eventId", (value) => one.getBox(value), true)],
  getBand: [id("groupId", (value) => one.getBand(value), true)],
  addLayer: [
    {
      name: "layer",
      call: (value) => {
        one.addLayer(value);
      },
    },
    {
      name: "layer.name",
      call: (value) => {
        one.addLayer({ name: value, render: () => undefined });
      },
      good: "text empty",
    },
    {
      name: "layer.render",
      call: (value) => {
        one.addLayer({ name: "a", render: value });
      },
      good: "function",
    },
  ],
  toHash: [],
  toSVG: [],
  destroy: [],
  setView: [
    {
      name: "view",
      call: (value) => {
        one.setView(value);
      },
    },
    {
      name: "view.start",
      call: (value) => {
        one.setView({ start: value, end: "2030" });
      },
      good: "-1 1.5",
    },
    {
      name: "view.end",
      call: (value) => {
        one.setView({ start: -2, end: value });
      },
      good: "-1 1.5",
    },
    {
      name: "how",
      call: (value) => {
        one.setView({ start: 0, end: 1000 }, value);
      },
      good: "undefined",
    },
    {
      name: "how.animate",
      call: (value) => {
        one.setView({ start: 0, end: 1000 }, { animate: value });
      },
      good: "undefined true",
    },
  ],
  reveal: [
    id(
      "id",
      (value) => {
        one.reveal(value);
      },
      false,
    ),
    {
      name: "how",
      call: (value) => {
        one.reveal("a", value);
      },
      good: "undefined",
    },
    {
      name: "how.zoom",
      call: (value) => {
        one.reveal("a", { zoom: value });
      },
      good: "undefined true",
    },
    {
      name: "how.animate",
      call: (value) => {
        one.reveal("a", { animate: value });
      },
      good: "undefined true",
    },
  ],
  zoomBy: [
    {
      name: "factor",
      call: (value) => {
        one.zoomBy(value);
      },
      good: "1.5",
    },
  ],
  "format.date": [id("id", (value) => one.format.date(value), true)],
  "format.describe": [id("id", (value) => one.format.describe(value), true)],
  getEvent: [id("id", (value) => one.getEvent(value), true)],
  "format.number": [{ name: "value", call: (value) => one.format.number(value), good: "-1 1.5 Infinity" }],
  getEventIds: ranges((value) => one.getEventIds(value)),
  nextEvent: [{ ...id("id", (value) => one.nextEvent(value), true), good: "null text empty" }],
  previousEvent: [{ ...id("id", (value) => one.previousEvent(value), true), good: "null text empty" }],
  "load.event": [id("id", (value) => one.load.event(value), true)],
  "load.ids": ranges((value) => one.load.ids(value)),
  "load.next": [{ ...id("id", (value) => one.load.next(value), true), good: "null text empty" }],
  "load.previous": [{ ...id("id", (value) => one.load.previous(value), true), good: "null text empty" }],
  setCollapsed: [
    id(
      "groupId",
      (value) => {
        one.setCollapsed(value, true);
      },
      false,
    ),
    {
      name: "collapsed",
      call: (value) => {
        one.setCollapsed("g", value);
      },
      good: "true",
    },
  ],
  moveGroup: [
    id(
      "groupId",
      (value) => {
        one.moveGroup(value, 0);
      },
      false,
    ),
    {
      name: "index",
      call: (value) => {
        one.moveGroup("g", value);
      },
      good: "1.5 Infinity",
    },
  ],
  "search.run": [{ name: "text", call: (value) => one.search.run(value), good: "text empty" }],
  "search.next": [{ ...id("from", (value) => one.search.next(value), true), good: "undefined text empty" }],
  "search.previous": [
    { ...id("from", (value) => one.search.previous(value), true), good: "undefined text empty" },
  ],
  "search.show": [{ name: "way", call: (value) => one.search.show(value) }],
  setSelection: [
    {
      name: "ids",
      call: (value) => {
        one.setSelection(value);
      },
    },
  ],
  on: [
    { name: "type", call: (value) => one.on(value, () => undefined) },
    { name: "listener", call: (value) => one.on("select", value), good: "function" },
  ],
  fromHash: [{ name: "hash", call: (value) => one.fromHash(value), good: "text empty" }],
  applyTheme: [
    {
      name: "element",
      call: (value) => {
        one.applyTheme(value);
      },
      good: "proxy",
    },
  ],
};

function stateOf(): unknown {
  return [
    one.getView(),
    one.getSelection(),
    one.getGroups(),
    one.getKinds(),
    one.search.query,
    one.toSVG(),
    one.problems,
    place.innerHTML,
    place.getAttributeNames(),
  ];
}

/** Tries every value. A value that is not good has to throw, and changes nothing. */
function tryAll({ name, call, good = "", other }: Argument, says: string): void {
  for (const [word, make] of Object.entries(VALUES)) {
    if (good.split(" ").includes(word)) continue;
    const before = stateOf();
    let error: unknown;
    try {
      call(make() as never);
    } catch (thrown) {
      error = thrown;
    }
    expect(error, `${name}: ${word}`).toBeInstanceOf(
      other?.of.split(" ").includes(word) === true ? other.error : OptionError,
    );
    if (error instanceof OptionError) {
      expect(error.message, word).toMatch(
        new RegExp(`^samarkand: ${says.replace(/[.[\]]/g, "\\$&")}[\\w.[\\]"]* is .*, expected .*\\.$`, "s"),
      );
      expect(error.message, word).not.toMatch(/\n|boom|undefined \(|Cannot/);
    }
    expect(stateOf(), `${name}: ${word}`).toEqual(before);
  }
}

describe("wrong argument of a method: one sentence says so, and nothing changes", () => {
  test("has a row for each method", () => {
    const readable = ["element", "timeDirection", "problems", "ready", "search.query"];
    const parts = { search: "TimelineSearch", load: "TimelineLoad", format: "TimelineFormat" };
    const members = membersOf("src/timeline/timeline.ts", "Timeline").flatMap((name) =>
      Object.hasOwn(parts, name)
        ? membersOf("src/timeline/timeline.ts", parts[name as keyof typeof parts]).map(
            (member) => `${name}.${member}`,
          )
        : [name],
    );
    expect([...Object.keys(METHODS), ...readable].sort()).toEqual(members.sort());
  });

  // Errors of single options do not name the method: they are the same for all methods that take
  // options.
  test.each(
    Object.entries(METHODS).flatMap(([method, list]) =>
      list.map((argument) => [`${method}(${argument.name})`, method, argument] as const),
    ),
  )("%s", (_, method, argument) => {
    const isOptions = argument.name === "options";
    tryAll(
      argument,
      isOptions ? "(update: the argument|the option) " : `${method}: the argument ${argument.name}`,
    );
    one.setSelection(["a"]);
    expect(one.getSelection()).toEqual(["a"]);
  });

  test("errors name the given value: a view that ends before it begins, an event that does not exist", () => {
    expect(() => {
      one.setView({ start: 10, end: 5 });
    }).toThrow("samarkand: setView: the argument view.end is 5, expected an end after its start.");
    expect(() => {
      one.setSelection("e1" as never);
    }).toThrow('samarkand: setSelection: the argument ids is "e1", expected an array of ids.');
    expect(() => one.on("slect" as never, () => undefined)).toThrow(
      /^samarkand: on: the argument type is "slect", expected one of .*"select".*\.$/,
    );
    expect(() => one.getEvent(null as never)).toThrow(
      "samarkand: getEvent: the argument id is null, expected a string.",
    );
    expect(() => {
      one.update({ theme: { inc: "#123" } as never });
    }).toThrow(/^samarkand: the option theme\.inc is "#123", expected no part of that name; there are .*ink/);
  });
});

describe("wrong option", () => {
  const options = membersOf("src/options/timelineOptions.ts", "TimelineOptions");
  /** Words of the values above that each option takes. */
  const GOOD: Readonly<Record<string, string>> = {
    events: "array hole",
    groups: "undefined array hole",
    filter: "function",
    icon: "function",
    text: "function",
    card: "function",
    monthNames: "function",
    title: "text empty",
    subtitle: "text empty",
    caption: "text empty",
    label: "text empty",
    legend: "true",
    overview: "true",
    controls: "true",
    list: "true",
    now: "true -1 1.5",
    kindTitles: "",
    hiddenKinds: "",
    messages: "",
  };
  test.each(options)(
    "%s: an update with a wrong value throws an OptionError that names it, and changes nothing",
    (name) => {
      const good = `${GOOD[name] ?? ""} ${name === "events" ? "" : "undefined"}`;
      // An empty array, and a map without a wrong value, are valid.
      tryAll(
        {
          name,
          good,
          call: (value) => {
            one.update({ [name]: value });
          },
        },
        `the option ${name}`,
      );
    },
  );

  test.each([
    ["view", { start: 0, end: 1 }],
    ["limits", {}],
  ] as const)("parts of %s: each is checked like an option", (name, base) => {
    for (const part of membersOf("src/options/timelineOptions.ts", "TimelineOptions", name))
      tryAll(
        {
          name: part,
          good: `-1 1.5 ${name === "limits" ? "undefined" : ""}`,
          call: (value) => {
            one.update({ [name]: { ...base, ...(part === "start" ? { end: 1e9 } : {}), [part]: value } });
          },
        },
        `the option ${name}.${part}`,
      );
    tryAll(
      {
        name: "stray",
        good: "undefined",
        call: (value) => {
          one.update({ [name]: { ...base, stray: value } });
        },
      },
      `the option ${name}.stray`,
    );
  });

  type Give = (part: string, value: unknown) => unknown;
  test.each(
    (
      [
        [
          "Marker",
          "src/options/timelineOptions.ts",
          (part: string, value: unknown) => ({ markers: [{ date: 0, title: "x", [part]: value }] }),
          "markers[0].",
          "lang",
        ],
        [
          "ThemeTokens",
          "src/options/theme.ts",
          (part: string, value: unknown) => ({ theme: { [part]: value } }),
          "theme.",
          "*",
        ],
        [
          "Messages",
          "src/options/messages.ts",
          (part: string, value: unknown) => ({ messages: { [part]: value } }),
          "messages.",
          "*",
        ],
      ] satisfies [string, string, Give, string, string][]
    ).flatMap(([type, path, give, says, optional]) =>
      [...membersOf(path, type), "stray"].map((part) => [type, part, give, says, optional] as const),
    ),
  )("parts of %s are checked like options: %s", (type, part, give, says, optional) => {
    const isOptional = part === "stray" || optional === "*" || optional === part;
    const texts = type === "Messages" || part === "title" ? "text" : "";
    const numbers =
      part === "date" ||
      part === "density" ||
      part === "lineWidth" ||
      part === "radius" ||
      part === "spineWidth"
        ? "-1 1.5"
        : "";
    const empty = type === "Messages" ? "empty" : "";
    const good =
      part === "stray"
        ? "undefined"
        : `${isOptional ? "undefined" : ""} ${texts} ${empty} ${numbers} ${part === "fontFamily" ? "text" : ""}`;
    tryAll(
      {
        name: part,
        good,
        call: (value) => {
          one.update(give(part, value));
        },
      },
      `the option ${says}${part}`,
    );
  });

  test("unknown field of a group: the group is drawn, and the field is a problem", () => {
    one.update({ groups: [{ id: "g", title: "ג", colapsed: true } as never] });
    expect(one.getGroups().map(({ title }) => title)).toEqual(["ג", "h"]);
    expect(one.problems).toMatchObject([
      { index: 0, id: "g", field: "colapsed", reason: expect.stringContaining("collapsed") },
    ]);
  });
});

describe("wrong argument of a panel: throws, and leaves nothing", () => {
  const render = {
    name: "render",
    good: "undefined function",
    give: (value: unknown) => ({ render: value }),
  };
  const heading = {
    name: "headingLevel",
    good: "undefined",
    give: (value: unknown) => ({ headingLevel: value }),
  };
  const messages = { name: "messages", good: "undefined", give: (value: unknown) => ({ messages: value }) };
  const panels = [
    [
      "createDetails",
      (options: never, at = place, of = one) => createDetails(at, of, options),
      [render, heading, messages],
    ],
    [
      "createStory",
      (options: never, at = place, of = one) => createStory(at, of, options),
      [
        render,
        heading,
        messages,
        { name: "ids", good: "undefined", give: (value: unknown) => ({ ids: value }) },
      ],
    ],
    ["createSearch", (options: never, at = place, of = one) => createSearch(at, of, options), [messages]],
    [
      "createKinds",
      (options: never, at = place, of = one) => createKinds(at, of, options),
      [
        messages,
        { name: "titleOf", good: "undefined function", give: (value: unknown) => ({ titleOf: value }) },
      ],
    ],
    [
      "createGroups",
      (options: never, ...[, of = one]: [at?: HTMLElement, of?: typeof one]) => createGroups(of, options),
      [messages],
    ],
  ] as const;

  test.each(panels)("%s", (name, create, options) => {
    const titles = container.querySelector(".samarkand-titles") as HTMLElement;
    const before = titles.getAttributeNames();
    for (const { name: option, good, give } of options)
      tryAll({ name: option, good, call: (value) => create(give(value) as never) }, `the option ${option}`);
    tryAll({ name: "options", good: "undefined", call: create }, "the option ");
    if (name !== "createGroups")
      tryAll(
        { name: "container", good: "undefined proxy", call: (value) => create({} as never, value) },
        "the option container",
      );
    tryAll(
      { name: "timeline", good: "undefined proxy", call: (value) => create({} as never, place, value) },
      "the option timeline",
    );
    expect(titles.getAttributeNames()).toEqual(before);
    expect(place.childElementCount).toBe(0);
  });

  test("titleOf: one that throws, or returns no text, is reported once, and the kind has the title of the timeline", () => {
    const errors: unknown[] = [];
    Object.assign(window, { reportError: (error: unknown) => errors.push(error) });
    const panel = createKinds(place, one, { titleOf: (() => 7) as never });
    one.update({ theme: "dark" });
    Reflect.deleteProperty(window, "reportError");
    expect([errors.map(String), panel.element.textContent]).toEqual([
      ["OptionError: samarkand: the option titleOf is 7, expected a function that returns a string."],
      expect.stringContaining("visit"),
    ]);
  });
});

describe("functions without a page", () => {
  test.each([
    ["renderToString", renderToString, { width: 300 }],
    ["renderListToString", renderListToString, {}],
  ] as const)("%s", (_, render, more) => {
    tryAll({ name: "options", call: (value) => render(value) }, "the option ");
    const parts: Readonly<Record<string, string>> = {
      onProblem: "undefined function",
      ...("width" in more
        ? { width: "1.5", height: "undefined 1.5", measureText: "undefined function" }
        : {}),
    };
    for (const [part, good] of Object.entries(parts))
      tryAll(
        { name: part, good, call: (value) => render({ ...basis, ...more, [part]: value } as never) },
        `the option ${part}`,
      );
    expect(Object.keys(parts).sort()).toEqual(
      [
        "width" in more ? membersOf("src/options/timelineOptions.ts", "StaticOptions") : [],
        membersOf("src/options/timelineOptions.ts", "ListOptions"),
      ]
        .flat()
        .sort(),
    );
  });

  test("parseEdtf and formatEdtf throw the errors that they document", () => {
    for (const [word, make] of Object.entries(VALUES)) {
      expect(() => parseEdtf(make() as never), word).toThrow(EdtfError);
      if (word !== "undefined" && word !== "proxy")
        expect(() => parseEdtf("2022-21", { seasons: make() as never }), word).toThrow(
          /^The only option is seasons/,
        );
      expect(() => formatEdtf(make() as never), word).toThrow(
        "formatEdtf takes a value of parseEdtf, and nothing else.",
      );
    }
    for (const options of [null, { season: [3, 6, 9, 12] }, { seasons: [3, 6, 9] }])
      expect(() => parseEdtf("2022-21", options as never)).toThrow(RangeError);
  });
});

describe("createTimeline that cannot succeed throws one clear error, and leaves nothing in the container", () => {
  const throwing = (): never => {
    throw new Error("boom");
  };
  test.each([
    [
      "events whose length throws",
      {
        ...basis,
        events: new Proxy([], {
          get: (of, name): unknown => (name === "length" ? throwing() : Reflect.get(of, name)),
        }),
      },
      "samarkand: the option events is an object, expected an array of records.",
    ],
    [
      "an option that throws when it is read",
      {
        ...basis,
        get theme() {
          return throwing();
        },
      },
      /^samarkand: the option theme is /,
    ],
    [
      "records of which one throws when it is fetched",
      {
        ...basis,
        events: new Proxy([{}], {
          get: (of, name): unknown => (name === "0" ? throwing() : Reflect.get(of, name)),
        }),
      },
      "boom",
    ],
  ])("%s", (_, options, message) => {
    place.append("Figure");
    expect(() => createTimeline(place, options as never)).toThrow(message);
    expect(place.innerHTML).toBe("Figure");
    expect(() => {
      one.update(options as never);
    }).toThrow(message);
    expect(one.getSelection()).toEqual([]);
    one.update({ theme: "dark" });
    expect(one.getEventIds()).toEqual(["a", "b"]);
  });

  test("in a document without a window", () => {
    const body = document.implementation.createHTMLDocument().body;
    for (const make of [() => createTimeline(body, basis), () => createDetails(body, one)])
      expect(make).toThrow(
        "samarkand: the option container is an object, expected an HTML element of a document with a window.",
      );
    expect(body.childNodes).toHaveLength(0);
  });
});
