import { afterAll, describe, expect, test } from "vitest";
import type { EventRecord, Icon, TimelineOptions } from "../../src/entries/index.ts";
import { launchBrowser, openPage } from "../support/browser.ts";
import { serve } from "../support/server.ts";
import { markOf, mount, settle } from "../support/timelinePage.ts";

/**
 * The strictest content security policy there is, except for the fonts of the fixture. It is
 * written out here so that no change elsewhere can loosen it unnoticed.
 */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

const browser = await launchBrowser();
const server = await serve({ csp: policy });
afterAll(() => server.close());
const { page, problems } = await openPage(browser, `${server.url}/fixtures/blank.html`);

declare global {
  interface Window {
    /** Property that a payload would set if it ran. */
    hacked?: unknown;
  }
}

const payloads: [string, string][] = [
  ["a script element", "<script>window.hacked = 1</script>"],
  ["an image with an error handler", '<img src=x onerror="window.hacked = 1">'],
  ["an image in capitals, without quotes", "<IMG SRC=x OnErRoR=window.hacked=1>"],
  ["an SVG with a load handler", "<svg onload=window.hacked=1>"],
  ["an SVG script", "<svg><script>window.hacked = 1</script></svg>"],
  ["SVG animation that sets a handler", '<svg><set attributeName="onmouseover" to="window.hacked=1"/></svg>'],
  ["a frame", '<iframe src="javascript:parent.hacked=1"></iframe>'],
  ["a link", '<a href="javascript:window.hacked=1">قمة</a>'],
  ["the end of an attribute", '" onmouseover="window.hacked=1" x="'],
  ["the end of an attribute in single quotes", "' onfocus='window.hacked=1' autofocus='"],
  ["the end of a text element", "</text><script>window.hacked=1</script><text>"],
  ["the end of a style", "</style><script>window.hacked=1</script>"],
  ["the end of a title", "</title><script>window.hacked=1</script>"],
  ["the end of a comment", "--><script>window.hacked=1</script>"],
  ["the end of CDATA", "]]><script>window.hacked=1</script>"],
  ["a style with an expression", '<div style="background: url(javascript:window.hacked=1)">'],
  ["a JavaScript address", "javascript:window.hacked=1"],
  ["a JavaScript address in disguise", "java\tscript:window.hacked=1"],
  ["a data address", "data:text/html,<script>parent.hacked=1</script>"],
  ["entities", "&lt;script&gt;window.hacked=1&lt;/script&gt; &#60;b&#62; &amp;amp;"],
  ["a template", "{{constructor.constructor('window.hacked=1')()}} ${window.hacked=1} <%= 1 %> #{1}"],
  ["replacement patterns", "$& $1 $` $' {date} {count} {events} {start} {end}"],
  ["mutation XSS", '<noscript><p title="</noscript><img src=x onerror=window.hacked=1>">'],
  ["mathematics that breaks out", "<math><mtext><table><mglyph><style><img src=x onerror=window.hacked=1>"],
  ["the prototype", "__proto__"],
  ["the constructor", "constructor"],
  ["a method of objects", "toString"],
  ["a method of maps", "hasOwnProperty"],
  ["NUL", "before\u0000after"],
  ["controls", "a\u0001\u0002\u0007\u0008\u001B[31mred\u007F"],
  ["line breaks", "one\r\ntwo\nthree\u2028four\u2029five\tsix"],
  ["bidi overrides", "\u202Egnp.exe\u202C قمة \u202Dabc"],
  ["isolates that never end", "\u2066\u2067\u2068 קבלה"],
  ["a thousand embeddings", "\u202B".repeat(1000) + "عميق"],
  ["zalgo", "z\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309\u030A\u030B".repeat(20)],
  ["Arabic with every mark", "مُحَمَّدٌ ﷺ لٓـــا ﷽"],
  ["emoji joined together", "👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿👍🏽🇸🇦"],
  ["half of a surrogate pair", "a\uD83Db\uDE00c"],
  ["non-characters", "\uFFFE\uFFFF\u{10FFFF}"],
  ["nothing that can be seen", "\u200B\u200C\u200D\uFEFF\u00AD\u2060"],
  ["only spaces", " \u00A0\u3000 "],
  ["ten thousand letters", "س".repeat(10_000)],
  ["ten thousand words", "سمرقند ".repeat(1500)],
  ["SQL", "'; DROP TABLE events; --"],
  ["a shell", "$(rm -rf /) `id` ; | &"],
  ["a number in disguise", "NaN"],
  ["another one", "-Infinity"],
];

/** Creates records whose ids, groups, kinds and texts are all the payload. */
function poisoned(): EventRecord[] {
  return payloads.map(([, payload], index): EventRecord => ({
    id: payload,
    title: payload,
    description: payload,
    group: payload,
    kind: payload,
    lang: payload,
    className: payload,
    color: payload,
    start: `2022-09-${String((index % 28) + 1).padStart(2, "0")}`,
    status: (["confirmed", "tentative", "cancelled"] as const)[index % 3] as "confirmed",
  }));
}

const september = { start: "2022-09", end: "2022-09" };
const all = {
  events: poisoned(),
  timeZone: "UTC",
  locale: "en-GB",
  view: september,
  maxHeight: 100_000,
} satisfies TimelineOptions;

interface Audit {
  tags: string[];
  attributes: string[];
  handlers: string[];
  hacked: string;
}

/** Returns the elements and attributes of which the timeline consists. */
async function audit(): Promise<Audit> {
  await settle(page);
  return page.evaluate(() => {
    const elements = [...document.querySelectorAll(".samarkand, .samarkand *")];
    const attributes = elements.flatMap((element) => [...element.attributes].map(({ name }) => name));
    return {
      tags: [...new Set(elements.map((element) => element.tagName))].sort(),
      attributes: [...new Set(attributes)].sort(),
      handlers: attributes.filter((name) => name.startsWith("on")),
      hacked: typeof window.hacked,
    };
  });
}

const tags = ["DIV", "PROGRESS", "circle", "g", "line", "path", "polyline", "rect", "svg", "text"];
const attributes = [
  "aria-hidden",
  "aria-label",
  "aria-multiselectable",
  "aria-orientation",
  "aria-posinset",
  "aria-selected",
  "aria-setsize",
  "class",
  "cx",
  "cy",
  "d",
  "data-cluster",
  "data-event-id",
  "data-group-id",
  "dir",
  "direction",
  "fill",
  "fill-opacity",
  "font-family",
  "font-size",
  "font-weight",
  "height",
  "hidden",
  "lang",
  "opacity",
  "overflow",
  "paint-order",
  "pointer-events",
  "points",
  "popover",
  "r",
  "role",
  "rx",
  "shape-rendering",
  "stroke",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "stroke-opacity",
  "stroke-width",
  "style",
  "tabindex",
  "text-anchor",
  "text-decoration",
  "transform",
  "unicode-bidi",
  "value",
  "viewBox",
  "width",
  "x",
  "x1",
  "x2",
  "y",
  "y1",
  "y2",
];

/** Whether a text is shown whole, or as its beginning and an ellipsis. */
function isShownAs(shown: string, text: string): boolean {
  return shown === text || (shown.endsWith("…") && text.startsWith(shown.slice(0, -1)));
}

describe.each(["ltr", "rtl"] as const)("security, %s", (direction) => {
  test("CVE-2020-28487, CVE-2020-15092: titles, ids, groups and kinds are text and nothing else", async () => {
    await mount(page, { options: { ...all, direction }, dir: direction, width: 1200 });
    const { tags: found, attributes: names, handlers, hacked } = await audit();
    expect(found.filter((tag) => !tags.includes(tag))).toEqual([]);
    expect(names.filter((name) => !attributes.includes(name))).toEqual([]);
    expect([handlers, hacked]).toEqual([[], "undefined"]);
    const drawn = await page.evaluate(() =>
      [...document.querySelectorAll("[data-event-id]")].map((element) => ({
        id: element.getAttribute("data-event-id") ?? "",
        name: element.getAttribute("aria-label") ?? "",
        label: element.querySelector("text")?.textContent ?? null,
      })),
    );
    // The protocol between test and page replaces halves of surrogate pairs; the page itself does
    // not.
    const written = (text: string): string => text.replace(/\p{Surrogate}/gu, "\uFFFD");
    expect(drawn.map(({ id }) => written(id)).sort()).toEqual(
      payloads.map(([, payload]) => written(payload)).sort(),
    );
    for (const { id, name, label } of drawn) {
      expect(name.startsWith(id)).toBe(true);
      if (label !== null) expect([id, isShownAs(label, id)]).toEqual([id, true]);
    }
    expect(drawn.filter(({ label }) => label !== null).length).toBeGreaterThan(payloads.length * 0.8);
    const titles = await page.locator("text.samarkand-group").allTextContents();
    expect(titles.length).toBeGreaterThan(payloads.length * 0.8);
    expect(
      titles.filter((title) => !payloads.some(([, payload]) => isShownAs(written(title), written(payload)))),
    ).toEqual([]);
  });

  test("icons, texts, cards and the names and titles of layers are text and nothing else", async () => {
    await mount(page, { options: { ...all, direction }, dir: direction, width: 1200 });
    await page.evaluate(
      (given) => {
        const addresses = given.filter((payload) => /^(java|data)/.test(payload));
        let at = 0;
        const next = (): string => given[at++ % given.length] as string;
        window.shown.update({
          icon() {
            const payload = next();
            const href = addresses[at % addresses.length] as string;
            return [
              { path: payload, fill: payload, label: payload },
              { path: "M0 0h9v9z", fill: payload, label: payload },
              { text: payload, label: payload },
              { href, label: payload, round: true },
            ][at % 4] as Icon;
          },
          text: next,
          card: next,
          layers: given.map((payload, index) => ({
            name: payload,
            label: payload,
            title: payload,
            height: 20,
            overlay: index % 2 === 1,
            under: index % 3 === 1,
            render: () => undefined,
          })),
        });
      },
      payloads.map(([, payload]) => payload),
    );
    const { tags: found, attributes: names, handlers, hacked } = await audit();
    expect(found.filter((tag) => !tags.includes(tag))).toEqual([]);
    expect(names.filter((name) => name !== "data-layer" && !attributes.includes(name))).toEqual([]);
    expect([handlers, hacked]).toEqual([[], "undefined"]);
    const shown = await page.evaluate(() => ({
      layers: document.querySelectorAll("[data-layer]").length,
      labels: [...document.querySelectorAll("[data-event-id] text")].length,
      problems: window.shown.problems.filter(({ field }) => field === "icon").length,
      svg: window.shown.toSVG(),
    }));
    expect(shown.layers).toBeGreaterThan(payloads.length);
    expect(shown.labels).toBeGreaterThan(payloads.length * 0.8);
    expect(shown.problems).toBeGreaterThan(10);
    expect(shown.svg).not.toMatch(/<(script|img|iframe|foreignObject|a|set|style)\b/i);
  });

  test("CVE-2026-100176, CVE-2026-45249: a tooltip shows title and description as text", async () => {
    await mount(page, { options: { ...all, direction }, dir: direction, width: 1200 });
    const tooltip = page.locator(".samarkand-tooltip");
    for (const [index, [, payload]] of payloads.entries()) {
      // Finds the mark by its record, because its id is no valid selector.
      await page.evaluate((at) => {
        const record = window.records[at];
        const element = [...document.querySelectorAll("[data-event-id]")].find(
          (one) => one.getAttribute("data-event-id") === record?.id,
        );
        element
          ?.querySelector(".samarkand-hit")
          ?.dispatchEvent(new PointerEvent("pointerover", { bubbles: true, pointerType: "mouse" }));
      }, index);
      // There is no real pointer here, so there is no rest to wait for.
      await expect
        .poll(
          () =>
            page.evaluate((at) => {
              const record = window.records[at];
              const text = (part: string): string | null | undefined =>
                document.querySelector(`.samarkand-tooltip:not([hidden]) .samarkand-tooltip-${part}`)
                  ?.textContent;
              return text("title") === record?.title && text("description") === record?.description;
            }, index),
          { message: payload, interval: 10 },
        )
        .toBe(true);
      expect(await tooltip.isVisible()).toBe(true);
    }
    // Title, two dates, description, and the empty places of kinds and of an application.
    expect(await page.locator(".samarkand-tooltip *").count()).toBe(6);
    const { handlers, hacked } = await audit();
    expect([handlers, hacked]).toEqual([[], "undefined"]);
  });
});

test("CVE-2025-54881: measuring a text adds nothing to the page", async () => {
  await page.evaluate(() => {
    const added: string[] = [];
    const watcher = new MutationObserver((records) => {
      for (const { addedNodes } of records) for (const node of addedNodes) added.push(node.nodeName);
    });
    watcher.observe(document, { childList: true, subtree: true });
    Object.assign(window, { added, watcher });
  });
  await mount(page, { options: all, width: 1200 });
  const added = await page.evaluate(() => {
    const { added: names, watcher } = window as unknown as { added: string[]; watcher: MutationObserver };
    watcher.disconnect();
    return [...new Set(names)];
  });
  expect(added).toContain("DIV");
  expect(added.filter((name) => ![...tags, "#text"].includes(name))).toEqual([]);
});

test("CVE-2025-1461, CVE-2025-8082: messages are text, whatever they contain", async () => {
  const evil = '<img src=x onerror="window.hacked=1">';
  const messages = {
    timeline: evil,
    tentative: evil,
    cancelled: evil,
    cluster: `${evil}{events}{date}`,
    about: `${evil}{date}`,
    since: `${evil}{date}`,
    events: { one: `${evil}{count}`, other: `${evil}{count}` },
  };
  const crowd = Array.from({ length: 1_600 }, (_, index): EventRecord => ({
    title: "حدث",
    start: Date.UTC(2022, 8, 3) + index * 60_000,
    status: "tentative",
  }));
  const options: TimelineOptions = {
    events: [
      ...crowd,
      { id: "about", title: "קרוב", start: "2022-09-20~", status: "cancelled", importance: 9 },
    ],
    timeZone: "UTC",
    view: september,
    maxHeight: 420,
    messages,
  };
  await mount(page, { options, width: 900 });
  expect(await page.locator("[data-cluster]").first().getAttribute("aria-label")).toContain(evil);
  expect(await page.locator('[data-event-id="about"]').getAttribute("aria-label")).toBe(
    `קרוב, ${evil}September 20, 2022, ${evil}`,
  );
  expect(await page.locator(".samarkand-plot").getAttribute("aria-label")).toBe(evil);
  const { x, y } = await markOf(page, "about");
  await page.mouse.move(x, y);
  await expect.poll(() => page.locator(".samarkand-tooltip-date").textContent()).toContain(evil);
  const { tags: found, handlers, hacked } = await audit();
  expect(found.filter((tag) => !tags.includes(tag))).toEqual([]);
  expect([handlers, hacked]).toEqual([[], "undefined"]);
});

test("CVE-2026-118246: no key of a record, a theme or the options becomes an attribute", async () => {
  const events = [
    {
      id: "a",
      title: "قمة",
      start: "2022-09-10",
      onmouseover: "window.hacked=1",
      style: "color: red",
      class: "x",
      "aria-label": "x",
      href: "javascript:window.hacked=1",
    },
  ];
  await mount(page, { options: { events, timeZone: "UTC", view: september } });
  const { attributes: names, handlers } = await audit();
  expect(names.filter((name) => !attributes.includes(name))).toEqual([]);
  expect(handlers).toEqual([]);
  for (const bad of [
    { onmouseover: "window.hacked=1" },
    { theme: { onmouseover: "window.hacked=1" } },
    { theme: { "ink;--x": "red" } },
    { messages: { onclick: "x" } },
  ])
    expect(await refused(bad)).toMatch(/^samarkand: the option \S+ is .* no (option|part) of that name/);
});

/**
 * Returns the message with which createTimeline refuses options, and whether it left anything in
 * the container.
 */
function refused(bad: object): Promise<string> {
  return page.evaluate((options) => {
    const container = document.createElement("div");
    try {
      window.samarkand.createTimeline(container, { events: [], ...options }).destroy();
      return "accepted";
    } catch (error) {
      return `${(error as Error).message}${container.childNodes.length === 0 ? "" : " AND SOMETHING IS DRAWN"}`;
    }
  }, bad);
}

test.each([
  "url(//evil.example/x)",
  "red; background: url(x)",
  "red}body{display:none",
  "expression(alert(1))",
  "var(--x, url(//evil.example/x))",
  "javascript:alert(1)",
  "</style><script>",
  "red/*",
  "",
  " ",
  "\u0000red",
  "rgb(0 0 0",
  "#12",
  "inherit",
  "-moz-element(#x)",
  "color-mix(in srgb, red, url(x))",
  `#${"1".repeat(100_000)}`,
  `rgb(${"1".repeat(100_000)}`,
])("theme: a colour that is not a CSS colour is refused at once: %j", async (value) => {
  for (const theme of [
    { ink: value },
    { palette: [value] },
    { kinds: { meeting: value } },
    { base: "auto", ground: value },
  ])
    expect(await refused({ theme })).toMatch(
      /^samarkand: the option theme\.(ink|palette\[0\]|kinds\["meeting"\]|ground) is .*, expected a CSS colour/,
    );
});

test.each(["serif; color: red", "url(x)", "a}b{", "</style>", "x".repeat(300), "", "\\66oo", "a/*"])(
  "theme: a font that is not a list of names is refused: %j",
  async (fontFamily) => {
    expect(await refused({ theme: { fontFamily } })).toMatch(
      /^samarkand: the option theme\.fontFamily is .*, expected a CSS font-family list/,
    );
  },
);

test("theme: the check for bad themes accepts a good one", async () => {
  expect(
    await refused({
      theme: {
        ink: "rebeccapurple",
        palette: ["hsl(20, 40%, 50%)"],
        fontFamily: "'Noto Naskh Arabic', serif",
        kinds: { "<b>": "#fff" },
      },
    }),
  ).toBe("accepted");
});

test("CVE-2020-7746, CVE-2021-39227, CVE-2023-46308, CVE-2024-45435: no input reaches a prototype", async () => {
  const results = await page.evaluate(() => {
    const poison = (): object =>
      JSON.parse(
        '{"__proto__": {"polluted": 1, "title": "inherited"}, "constructor": {"prototype": {"polluted": 1}}}',
      ) as object;
    const container = document.createElement("div");
    document.body.append(container);
    const refusals: string[] = [];
    const attempt = (options: object): void => {
      try {
        const timeline = window.samarkand.createTimeline(container, { events: [], ...options });
        timeline.update({ theme: "dark" });
        timeline.destroy();
      } catch (error) {
        refusals.push((error as Error).name);
      }
    };
    const event = { start: "2022", ...poison() };
    attempt({
      events: [
        JSON.parse('{"start": "2022", "__proto__": {"title": "inherited"}}') as object,
        event,
        { title: "قمة", start: "2022", kind: "__proto__", group: "__proto__", id: "__proto__" },
      ],
    });
    attempt({
      groups: [
        { id: "__proto__", title: "x" },
        { id: "constructor", title: "y", parent: "__proto__" },
      ],
    });
    attempt(poison());
    attempt({ theme: poison() });
    attempt({ theme: { kinds: poison() } });
    attempt({ messages: poison() });
    attempt({ limits: poison() });
    container.remove();
    return {
      polluted:
        ({} as { polluted?: unknown }).polluted ?? ([] as unknown as { polluted?: unknown }).polluted ?? null,
      refusals,
    };
  });
  expect(results.polluted).toBeNull();
  expect(new Set(results.refusals)).toEqual(new Set(["OptionError"]));
});

test.each([
  "javascript:window.hacked=1",
  " javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "java\nscript:alert(1)",
  "\u0001javascript:alert(1)",
  "data:text/html,x",
  "vbscript:x",
  "file:///etc/passwd",
  "blob:x",
])(
  "zotcourse #5: a URL with a scheme that can run code is a problem, and the event is drawn without it: %j",
  async (url) => {
    await mount(page, {
      options: { events: [{ title: "קישור", start: "2022-09-10", url }], timeZone: "UTC", view: september },
    });
    expect(
      await page.evaluate(() => window.shown.problems.map(({ field, value }) => [field, value])),
    ).toEqual([["url", url]]);
    expect(await page.locator("[data-event-id]").count()).toBe(1);
    const { attributes } = await audit();
    expect(attributes).not.toContain("href");
  },
);

test("CVE-2026-41149: no class comes from data but a className of letters, digits, - and _", async () => {
  await mount(page, {
    options: {
      ...all,
      events: all.events.map((event) => ({
        ...event,
        kind: "a b is-selected",
        className: `${event.className ?? ""} is-selected`,
      })),
    },
    width: 1200,
  });
  const classes = await page.evaluate(() => [
    ...new Set(
      [...document.querySelectorAll(".samarkand, .samarkand *")].flatMap((element) => [...element.classList]),
    ),
  ]);
  expect(
    classes.filter((name) => !/^(samarkand(-[a-z-]+)?|is-(confirmed|tentative|cancelled))$/.test(name)),
  ).toEqual([]);
});

test("CVE-2026-41150: no date causes an endless computation", async () => {
  const dates = [
    "Y-17E7",
    "Y170000002",
    "-271821",
    "+275760-09-13",
    "9".repeat(64),
    "0".repeat(10_000),
    "XXXX-XX-XX",
    `[${"1667,".repeat(2000)}1668]`,
    "1985-04-12T23:20:30+14:00",
    "../..",
    "2022~".repeat(1000),
  ];
  // The timeline returns from each of these dates.
  const drawn = await page.evaluate((starts) => {
    const container = document.createElement("div");
    document.body.append(container);
    const events = starts.map((start, index) => ({ title: `تاريخ ${String(index)}`, start }));
    const timeline = window.samarkand.createTimeline(container, { events, timeZone: "Africa/Cairo" });
    timeline.setView({ start: -8.6e15, end: 8.6e15 }, { animate: false });
    const all = timeline.toSVG();
    timeline.setView({ start: 0, end: 1 }, { animate: false });
    const moment = timeline.toSVG();
    timeline.destroy();
    container.remove();
    return [all, moment];
  }, dates);
  expect(drawn).toEqual([expect.stringContaining("</svg>"), expect.stringContaining("</svg>")]);
});

test("toSVG: is well-formed whatever the texts are, without scripts and handlers", async () => {
  await mount(page, { options: all, width: 1200 });
  const svg = await page.evaluate(() => window.shown.toSVG());
  // Uses a page of its own without a policy: there, a payload could run.
  const { page: open, problems: complaints } = await openPage(browser, "about:blank");
  const found = await open.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, "image/svg+xml");
    const elements = [...parsed.querySelectorAll("*")];
    document.body.append(document.importNode(parsed.documentElement, true));
    return {
      error: parsed.querySelector("parsererror")?.textContent ?? null,
      tags: [...new Set(elements.map((element) => element.tagName))].sort(),
      names: [
        ...new Set(elements.flatMap((element) => [...element.attributes].map(({ name }) => name))),
      ].filter((name) => /^on|^style$|href/.test(name)),
      events: parsed.querySelectorAll("[data-event-id]").length,
    };
  }, svg);
  expect(found).toEqual({
    error: null,
    tags: ["circle", "g", "line", "path", "polyline", "rect", "svg", "text"].filter((tag) =>
      found.tags.includes(tag),
    ),
    names: [],
    events: payloads.length,
  });
  await open.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  expect(await open.evaluate(() => typeof window.hacked)).toBe("undefined");
  expect(complaints).toEqual([]);
});

test("security: the check of this file detects a payload that runs", async () => {
  const lax = await serve({ csp: "default-src 'self' 'unsafe-inline'" });
  const { page: open } = await openPage(browser, `${lax.url}/fixtures/blank.html`);
  await open.evaluate(() => {
    const element = document.createElement("div");
    Reflect.set(element, "innerHTML", '<img src=x onerror="window.hacked = 1">');
    document.body.append(element);
  });
  await expect.poll(() => open.evaluate(() => typeof window.hacked)).toBe("number");
  await lax.close();
});

test("security: nothing was refused under this policy, and nothing written to the console", () => {
  expect(problems).toEqual([]);
});
