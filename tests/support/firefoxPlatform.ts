import type { Browser, Page } from "playwright-core";
import type { AxNode, Finger, Platform } from "./platform.ts";

/** One end of a WebDriver BiDi connection. */
interface Session {
  send: (method: string, params: unknown) => Promise<unknown>;
  /** The session of the whole browser. */
  readonly connection: { readonly browserSession: Session };
}

interface Insides {
  readonly _connection: {
    toImpl(client: Browser): { _browserSession: Session };
    toImpl(client: Page): { delegate: { _session: Session & { sessionId: string } } };
  };
}

/**
 * Returns the connection inside Playwright: it speaks BiDi with Firefox, but offers no way to send
 * other commands.
 */
const insides = (browser: Browser): Insides["_connection"] => (browser as unknown as Insides)._connection;

const contextOf = (page: Page): string => insides(browserOf(page)).toImpl(page).delegate._session.sessionId;

function browserOf(page: Page): Browser {
  const browser = page.context().browser();
  if (browser === null) throw new Error("The page belongs to no browser.");
  return browser;
}

let isTolerant = false;

/** Adapts every Firefox to Playwright, once the first one is launched. */
export function tolerate(browser: Browser): void {
  if (isTolerant) return;
  isTolerant = true;
  const all = Object.getPrototypeOf(insides(browser).toImpl(browser)._browserSession) as Session;
  const send = all.send;
  const faced = new Set<string>();
  /**
   * Brings the window of a page to the front. Only there does Firefox report changes of the focus
   * to the page.
   */
  const comeToFront = async ({ connection: { browserSession } }: Session, context: string): Promise<void> => {
    await send.call(browserSession, "browsingContext.activate", { context });
    if (faced.has(context)) return;
    faced.add(context);
    // The window of a popup sometimes opens without the focus on its page.
    await runInChrome(
      browserSession,
      context,
      (tab) => {
        tab.embedderElement.focus();
      },
      null,
    );
  };
  all.send = async function (this: Session, method, params) {
    // Playwright 1.65 always sends media features, a command that the Firefox of a long-term
    // release does not know yet.
    if (method === "emulation.setMediaFeaturesOverride") return {};
    if (method === "input.performActions") await comeToFront(this, (params as { context: string }).context);
    return send.call(this, method, params);
  };
}

const sessionOf = (page: Page): Session => insides(browserOf(page)).toImpl(browserOf(page))._browserSession;

const send = (page: Page, method: string, params: unknown): Promise<unknown> =>
  sessionOf(page).send(method, params);

/**
 * Runs a function in the browser itself, with the tab of `page` and an argument. The function may
 * use nothing from outside.
 */
const inChrome = <Given, Result>(page: Page, run: InChrome<Given, Result>, given: Given): Promise<Result> =>
  runInChrome(sessionOf(page), contextOf(page), run, given);

type InChrome<Given, Result> = (tab: Tab, given: Given) => Result | Promise<Result>;

async function runInChrome<Given, Result>(
  session: Session,
  context: string,
  run: InChrome<Given, Result>,
  given: Given,
): Promise<Result> {
  const { contexts } = (await session.send("browsingContext.getTree", {
    "moz:scope": "chrome",
    maxDepth: 0,
  })) as { contexts: { context: string }[] };
  const reply = (await session.send("script.callFunction", {
    functionDeclaration: `async (id, given) => {
      const { NavigableManager } = ChromeUtils.importESModule("chrome://remote/content/shared/NavigableManager.sys.mjs");
      return JSON.stringify(await (${run.toString()})(NavigableManager.getBrowsingContextById(id).top, JSON.parse(given)) ?? null);
    }`,
    arguments: [context, JSON.stringify(given)].map((value) => ({ type: "string", value })),
    target: { context: contexts[0]?.context },
    awaitPromise: true,
  })) as { type: string; result: { value: string }; exceptionDetails?: { text: string } };
  if (reply.type !== "success") throw new Error(`Firefox: ${reply.exceptionDetails?.text ?? reply.type}`);
  return JSON.parse(reply.result.value) as Result;
}

/** A browsing context, as Firefox sees it internally. */
interface Tab {
  embedderElement: HTMLElement;
  mediumOverride: string;
  prefersColorSchemeOverride: string;
  prefersReducedMotionOverride: string;
  forcedColorsOverride: string;
}

/** An accessible object of Firefox, as its accessibility service returns it. */
interface Accessible {
  firstChild: Accessible | null;
  nextSibling: Accessible | null;
  role: number;
  name: string | null;
  id: string;
  attributes: { enumerate: () => Iterable<{ key: string; value: string }> } | null;
  getState: (state: Out, extra: Out) => void;
}
interface Out {
  value?: number;
}
interface Told {
  role: string;
  name: string;
  states: string[];
  attributes: Record<string, string>;
  children: Told[];
}
declare const Cc: Record<string, { getService: (kind: unknown) => unknown }>;
declare const Ci: Record<string, unknown>;

export const firefoxPlatform: Platform = {
  async axTree(page) {
    const tree = await inChrome(page, readAccessibles, null);
    if (tree === null) throw new Error("Firefox tells of no document.");
    return axNode(tree);
  },

  async touch(page, what, fingers) {
    const held = heldFingers.get(page) ?? new Set<number>();
    heldFingers.set(page, held);
    const to = (finger: Finger): object => ({ type: "pointerMove", ...inWindow(page, finger), duration: 0 });
    const actions = new Map<number, object[]>();
    if (what === "up" && fingers.length === 0)
      for (const id of held) actions.set(id, [{ type: "pointerUp", button: 0 }]);
    for (const finger of fingers) {
      const { id = 0 } = finger;
      const isHeld = held.has(id);
      if (what === "move" || (what === "down" && isHeld)) actions.set(id, [to(finger)]);
      else if (what === "down") actions.set(id, [to(finger), { type: "pointerDown", button: 0 }]);
      else actions.set(id, [{ type: "pointerUp", button: 0 }]);
    }
    for (const id of actions.keys()) {
      if (what === "down") held.add(id);
      else if (what === "up") held.delete(id);
    }
    await send(page, "input.performActions", {
      context: contextOf(page),
      actions: Array.from(actions, ([id, steps]) => ({
        type: "pointer",
        id: `finger ${String(id)}`,
        parameters: { pointerType: "touch" },
        actions: steps,
      })),
    });
  },
};

/**
 * Returns the place moved into the window: a drag may leave the window, but the driver refuses it,
 * so it ends at the edge.
 */
function inWindow(page: Page, { x, y }: Finger): { x: number; y: number } {
  const { width, height } = page.viewportSize() ?? { width: Infinity, height: Infinity };
  return { x: Math.min(Math.max(x, 0), width - 1), y: Math.min(Math.max(y, 0), height - 1) };
}

/** Emulates media by the overrides that Firefox has for each of Playwright's settings. */
function emulateMedia(page: Page, media: Media): Promise<unknown> {
  const { media: medium, colorScheme, reducedMotion, forcedColors } = media;
  const given = {
    ...(medium !== undefined && { mediumOverride: medium ?? "" }),
    ...(colorScheme !== undefined && {
      prefersColorSchemeOverride: colorScheme === "light" || colorScheme === "dark" ? colorScheme : "none",
    }),
    ...(reducedMotion !== undefined && { prefersReducedMotionOverride: reducedMotion ?? "none" }),
    ...(forcedColors !== undefined && { forcedColorsOverride: forcedColors ?? "none" }),
  };
  return inChrome(page, (tab, overrides) => void Object.assign(tab, overrides), given);
}

/**
 * Gives a page of Firefox, or a popup that it has opened, mouse, keyboard and touchscreen that
 * tests can use as in Chromium.
 */
function equipHands(page: Page): void {
  const { mouse, touchscreen, keyboard } = page;
  const [move, wheel] = [mouse.move.bind(mouse), mouse.wheel.bind(mouse)];
  const perform = (source: object): Promise<unknown> =>
    send(page, "input.performActions", { context: contextOf(page), actions: [source] });
  mouse.move = (x, y, options) => {
    const within = inWindow(page, { x, y });
    return move(within.x, within.y, options);
  };
  // Firefox's driver turns the wheel by whole px.
  mouse.wheel = (x, y) => wheel(Math.round(x), Math.round(y));
  // Firefox takes two clicks as a double click only where both are sent in one command.
  mouse.dblclick = async (x, y) => {
    await mouse.move(x, y);
    const click = [
      { type: "pointerDown", button: 0 },
      { type: "pointerUp", button: 0 },
    ];
    await perform({
      type: "pointer",
      id: "pw_mouse",
      parameters: { pointerType: "mouse" },
      actions: [...click, ...click],
    });
  };
  // Types by key events. For characters that are on no American keyboard Playwright uses a script
  // in the page, which may be missing in an iframe.
  keyboard.type = async (text) => {
    const keys = Array.from(text, (value) => [
      { type: "keyDown", value },
      { type: "keyUp", value },
    ]);
    await perform({ type: "key", id: "pw_keyboard", actions: keys.flat() });
  };
  touchscreen.tap = async (x, y) => {
    await firefoxPlatform.touch(page, "down", [{ x, y }]);
    await firefoxPlatform.touch(page, "up", []);
  };
}

/** Adapts a page of Firefox so that tests can use it as one of Chromium. */
export async function equip(page: Page, media: Media): Promise<void> {
  equipHands(page);
  page.on("popup", equipHands);
  page.emulateMedia = async (changed = {}) => {
    await emulateMedia(page, changed);
  };
  // Takes screenshots by BiDi: Playwright first adds a style to the page, which a policy forbids.
  page.screenshot = async () => {
    const { data } = (await send(page, "browsingContext.captureScreenshot", {
      context: contextOf(page),
    })) as { data: string };
    return Buffer.from(data, "base64");
  };
  await page.addInitScript(measureTexts);
  await emulateMedia(page, media);
  await inChrome(page, hideToolbars, null);
}

/**
 * Makes the box of an SVG text as in Chromium: as wide as the advances of its letters and as high
 * as the first of its fonts. Firefox includes all fonts to which a letter could fall back, and some
 * px at both sides. Runs in the page.
 */
function measureTexts(): void {
  const whole: (this: SVGElement) => DOMRect = Reflect.get<
    typeof SVGElement.prototype,
    "getBoundingClientRect"
  >(SVGElement.prototype, "getBoundingClientRect");
  SVGTextElement.prototype.getBoundingClientRect = function () {
    const length = this.getNumberOfChars();
    const matrix = this.getScreenCTM();
    if (length === 0 || matrix === null) return whole.call(this);
    const { fontSize, fontFamily } = getComputedStyle(this);
    const pen = document.createElement("canvas").getContext("2d") as CanvasRenderingContext2D;
    pen.font = `${fontSize} ${fontFamily}`;
    const { fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent } = pen.measureText("x");
    const places = Array.from({ length }, (_, index) => this.getExtentOfChar(index));
    const left = Math.min(...places.map(({ x }) => x));
    const right = Math.max(...places.map(({ x, width }) => x + width));
    const from = new DOMPoint(left, this.getStartPositionOfChar(0).y - ascent).matrixTransform(matrix);
    const to = new DOMPoint(right, this.getStartPositionOfChar(0).y + descent).matrixTransform(matrix);
    return new DOMRect(from.x, from.y, to.x - from.x, to.y - from.y);
  };
}

/**
 * Hides the toolbars, so that Tab does not move into the buttons of the browser, from where a
 * test's keys do not return. Runs in Firefox.
 */
function hideToolbars(tab: Tab): void {
  tab.embedderElement.ownerDocument.getElementById("navigator-toolbox")?.style.setProperty("display", "none");
}

type Media = NonNullable<Parameters<Page["emulateMedia"]>[0]>;

/** Fingers that are down, by page. */
const heldFingers = new WeakMap<Page, Set<number>>();

/**
 * Returns the accessibility tree of the page in `tab`, once the service, which starts at the first
 * request, has read it. Runs in Firefox.
 */
async function readAccessibles(tab: Tab): Promise<Told | null> {
  const service = Cc["@mozilla.org/accessibilityService;1"]?.getService(Ci["nsIAccessibilityService"]) as {
    getAccessibleFor: (node: object) => Accessible | null;
    getStringRole: (role: number) => string;
    getStringStates: (state?: number, extra?: number) => { length: number; item: (index: number) => string };
  };
  // Keeps a reference: the service ends without one, and would have to read everything again at the
  // next request.
  Object.assign(globalThis, { heldForTests: service });
  const statesOf = (accessible: Accessible): string[] => {
    const [state, extra]: [Out, Out] = [{}, {}];
    accessible.getState(state, extra);
    const names = service.getStringStates(state.value, extra.value);
    return Array.from({ length: names.length }, (_, index) => names.item(index));
  };
  const read = (accessible: Accessible): Told => {
    const children: Told[] = [];
    for (let child = accessible.firstChild; child !== null; child = child.nextSibling)
      children.push(read(child));
    return {
      role: service.getStringRole(accessible.role),
      name: accessible.name ?? "",
      states: statesOf(accessible),
      attributes: Object.fromEntries(
        Array.from(accessible.attributes?.enumerate() ?? [], ({ key, value }) => [key, value]),
      ),
      children,
    };
  };
  // Waits until several readings are equal: changes of the page arrive from its process a few
  // frames later.
  let [before, same] = ["", 0];
  for (let time = 0; time < 600; time += 1) {
    const top = service.getAccessibleFor(tab.embedderElement)?.firstChild;
    const tree = top && !statesOf(top).includes("busy") ? read(top) : null;
    const now = JSON.stringify(tree);
    same = tree !== null && now === before ? same + 1 : 0;
    if (tree !== null && same === 4) return tree;
    before = now;
    await new Promise((resolve) =>
      tab.embedderElement.ownerDocument.defaultView?.requestAnimationFrame(resolve),
    );
  }
  return null;
}

/** ARIA roles, by Firefox's own name where that differs. */
const roles: Record<string, string> = {
  section: "generic",
  "text leaf": "text",
  whitespace: "text",
  statictext: "text",
  pushbutton: "button",
  "toggle button": "button",
  grouping: "group",
  checkbutton: "checkbox",
  entry: "textbox",
  graphic: "img",
  "listbox option": "option",
};

function axNode({ role, name, states, attributes, children }: Told): AxNode {
  const has = (state: string): boolean => states.includes(state);
  const number = (key: string): Record<string, number> => {
    const names: Record<string, string> = { posinset: "posInSet", setsize: "setSize", level: "level" };
    return attributes[key] === undefined ? {} : { [names[key] as string]: Number(attributes[key]) };
  };
  return {
    role: attributes["xml-roles"]?.split(" ")[0] ?? roles[role] ?? role,
    name,
    id: attributes["id"] ?? "",
    isFocusable: has("focusable"),
    isFocused: has("focused"),
    isDisabled: has("unavailable"),
    ...(has("selectable") ? { isSelected: has("selected") } : {}),
    ...(has("checkable") ? { isChecked: has("checked") } : {}),
    ...(role === "toggle button" ? { isPressed: has("pressed") } : {}),
    ...(has("expandable") ? { isExpanded: has("expanded") } : {}),
    ...number("posinset"),
    ...number("setsize"),
    ...number("level"),
    children: children.map(axNode),
  };
}
