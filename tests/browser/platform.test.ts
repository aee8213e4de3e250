import { afterAll, expect, test } from "vitest";
import { launchBrowser, openPage } from "../support/browser.ts";
import { axNodes, axTree, putFingers } from "../support/platform.ts";
import { serve } from "../support/server.ts";

// Tests of the helpers by which the other tests ask the engine itself.

const browser = await launchBrowser();
const server = await serve();
afterAll(() => server.close());
const { page } = await openPage(browser, `${server.url}/fixtures/blank.html`, { hasTouch: true });

/** A tag, its attributes, and its children or text. */
type Element = readonly [
  tag: string,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly unknown[],
];

/** Puts elements into the page. */
function write(...elements: readonly Element[]): Promise<void> {
  return page.evaluate((given) => {
    const make = ([tag, attributes, ...children]: Element): HTMLElement => {
      const element = document.createElement(tag);
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      element.append(
        ...children.map((child) => (typeof child === "string" ? child : make(child as Element))),
      );
      return element;
    };
    document.body.replaceChildren(...given.map((element) => make(element)));
  }, elements);
}

test("axTree: has roles, names, positions and states", async () => {
  await write(
    [
      "div",
      { role: "listbox", "aria-label": "Events", tabindex: "0" },
      [
        "div",
        { role: "presentation" },
        [
          "div",
          {
            role: "option",
            id: "first",
            "aria-posinset": "3",
            "aria-setsize": "12",
            "aria-selected": "true",
          },
          "قمة",
        ],
        [
          "div",
          {
            role: "option",
            id: "second",
            "aria-posinset": "4",
            "aria-setsize": "12",
            "aria-selected": "false",
          },
          "Summit",
        ],
      ],
    ],
    ["button", { "aria-expanded": "false" }, "More"],
    ["button", { "aria-pressed": "true", disabled: "" }, "Held"],
    ["h3", {}, "Title"],
  );
  const [list] = await axNodes(page, "listbox");
  expect(list).toMatchObject({ name: "Events", isFocusable: true });
  const options = await axNodes(page, "option");
  expect(options).toMatchObject([
    { id: "first", name: "قمة", posInSet: 3, setSize: 12, isSelected: true },
    { id: "second", name: "Summit", posInSet: 4, setSize: 12, isSelected: false },
  ]);
  expect(list?.children).toEqual(options);
  expect(await axNodes(page, "button")).toMatchObject([
    { name: "More", isExpanded: false, isDisabled: false },
    { name: "Held", isPressed: true, isDisabled: true },
  ]);
  expect(await axNodes(page, "heading")).toMatchObject([{ name: "Title", level: 3 }]);
  expect((await axTree(page)).role).toBe("document");
});

test("axTree: has the elements between a list and its options", async () => {
  await write([
    "div",
    { role: "listbox", "aria-label": "Events" },
    ["div", { role: "group", "aria-label": "between" }, ["div", { role: "option" }, "one"]],
  ]);
  expect((await axNodes(page, "listbox"))[0]?.children.map(({ role }) => role)).toEqual(["group"]);
});

test("putFingers: fingers are touches, each with its own place", async () => {
  await write(["div", { id: "pad" }]);
  await page.locator("#pad").evaluate((pad) => {
    for (const [name, value] of [
      ["height", "400px"],
      ["touch-action", "none"],
    ] as const)
      pad.style.setProperty(name, value);
    const heard: string[] = [];
    for (const type of ["pointerdown", "pointermove", "pointerup", "pointercancel"] as const)
      (pad as HTMLElement).addEventListener(type, (event) =>
        heard.push(
          `${type} ${event.pointerType} ${event.isPrimary ? "first" : "other"} ${String(Math.round(event.clientX))}`,
        ),
      );
    Object.assign(window, { heard });
  });
  await putFingers(page, "down", { x: 100, y: 100 });
  await putFingers(page, "down", { x: 200, y: 100, id: 1 });
  await putFingers(page, "move", { x: 80, y: 100 }, { x: 230, y: 100, id: 1 });
  await putFingers(page, "up");
  const heard = (): Promise<string[]> =>
    page.evaluate(() => (window as unknown as { heard: string[] }).heard);
  await expect.poll(async () => (await heard()).length).toBe(6);
  expect((await heard()).sort()).toEqual([
    "pointerdown touch first 100",
    "pointerdown touch other 200",
    "pointermove touch first 80",
    "pointermove touch other 230",
    "pointerup touch first 80",
    "pointerup touch other 230",
  ]);
});
