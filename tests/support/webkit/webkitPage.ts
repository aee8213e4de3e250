import type { ConsoleMessage, Page } from "playwright-core";
import { WebKitLocator, type LocatorHost } from "./locator.ts";
import { keyCode, keysOf } from "./keys.ts";
import type { Session } from "./webDriver.ts";
import { decode, encode } from "./wire.ts";

/** What the page has reported since the last request; `watch.js` records it. */
interface Report {
  readonly url: string;
  readonly value?: unknown;
  readonly error?: string;
  readonly complaints: readonly {
    readonly kind: "console" | "pageerror";
    readonly type: string;
    readonly text: string;
  }[];
}

/** Media of every page of a session; none can be changed. */
const SURROUNDINGS: Readonly<Record<string, readonly (string | null)[]>> = {
  media: ["screen", null],
  reducedMotion: ["reduce"],
  colorScheme: ["light", "no-preference", null],
  forcedColors: ["none", null],
};

const MODIFIERS = { Shift: "shiftKey", Control: "ctrlKey", Alt: "altKey", Meta: "metaKey" } as const;

interface Viewport {
  readonly width: number;
  readonly height: number;
}

/**
 * The part of Playwright's `Page` that our tests use, in WebKit by classic WebDriver. Mouse, keys
 * and wheel are real, except for a wheel with a modifier: the driver loses the modifier, so
 * `mouse.wheel` dispatches only the event, which scrolls nothing.
 */
export class WebKitPage implements LocatorHost {
  readonly #session: Session;
  readonly #listeners = new Map<string, ((about: unknown) => void)[]>();
  readonly #initScripts: string[] = [];
  readonly #held = new Set<string>();
  #at = { x: 0, y: 0 };
  #isDown = false;
  #pressedAt = { x: -1, y: -1 };
  #viewport: Viewport | null = null;
  #url = "about:blank";
  #turns = 0;
  #isClosed = false;

  constructor(session: Session) {
    this.#session = session;
  }

  async #ask(method: "GET" | "POST" | "DELETE", path: string, body?: object): Promise<unknown> {
    if (this.#isClosed) throw new Error("This page has been closed, or has given its window to a later one.");
    return this.#session.ask(method, path, body);
  }

  /**
   * Adds a listener for "console" (errors and warnings) or "pageerror". These are called with the
   * next answer of the page.
   */
  on(type: string, listener: (about: never) => void): this {
    this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), listener as (about: unknown) => void]);
    return this;
  }

  /** Adds a script that runs once a page has loaded, which is later than in other engines. */
  addInitScript(script: () => void): Promise<void> {
    this.#initScripts.push(`(${String(script)})();`);
    return Promise.resolve();
  }

  async goto(url: string): Promise<null> {
    await this.#ask("POST", "/url", { url });
    await this.#run(this.#initScripts.join("\n"), undefined);
    return null;
  }

  reload(): Promise<null> {
    return this.goto(this.#url);
  }

  /** Returns the URL of the page at the last request. */
  url(): string {
    return this.#url;
  }

  async evaluate<Result, Argument = undefined>(
    script: string | ((argument: Argument) => Result | Promise<Result>),
    argument?: Argument,
  ): Promise<Result> {
    const body = typeof script === "string" ? script : `return (${String(script)})(argument);`;
    return (await this.#run(body, argument)) as Result;
  }

  async #run(body: string, argument: unknown): Promise<unknown> {
    const script = `
      const [given, done] = arguments;
      ${encode.toString()}
      ${decode.toString()}
      const report = (about) => done(JSON.stringify({ ...about, url: location.href, complaints: (window.complaints ?? []).splice(0) }));
      (async (argument) => { ${body} })(decode(JSON.parse(given)))
        .then((value) => report({ value: encode(value) }))
        .catch((error) => report({ error: error instanceof Error ? error.name + ": " + error.message + "\\n" + error.stack : String(error) }));`;
    const answer = await this.#ask("POST", "/execute/async", {
      script,
      args: [JSON.stringify(encode(argument))],
    });
    const { value, error, complaints, url } = JSON.parse(answer as string) as Report;
    this.#url = url;
    for (const { kind, type, text } of complaints) {
      const about =
        kind === "console" ? ({ type: () => type, text: () => text } as ConsoleMessage) : new Error(text);
      for (const listener of this.#listeners.get(kind) ?? []) listener(about);
    }
    if (error !== undefined) throw new Error(error);
    return decode(value);
  }

  async waitForFunction(condition: () => unknown): Promise<void> {
    await this.evaluate(`
      const until = performance.now() + 30000;
      while (!await (${String(condition)})()) {
        if (performance.now() > until) throw new Error("It has not come true in 30 s.");
        await new Promise(requestAnimationFrame);
      }`);
  }

  async addScriptTag({ content }: { readonly content: string }): Promise<void> {
    // Adds a script element, so that the names of the script are global.
    await this.evaluate((text) => {
      const script = document.createElement("script");
      script.textContent = text;
      document.head.append(script);
    }, content);
  }

  async addStyleTag({
    url,
  }: {
    readonly url: string;
  }): Promise<{ evaluate: (script: (element: Element) => unknown) => Promise<unknown> }> {
    const id = `style-${String(Math.random()).slice(2)}`;
    await this.evaluate(
      async ([href, name]) => {
        const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href, id: name });
        const loaded = new Promise((resolve, reject) => {
          link.onload = resolve;
          link.onerror = reject;
        });
        document.head.append(link);
        await loaded;
      },
      [url, id] as const,
    );
    return { evaluate: (script) => this.locator(`#${id}`).evaluate(script) };
  }

  viewportSize(): Viewport | null {
    return this.#viewport;
  }

  /**
   * Sets the size of the viewport. The window is larger by its chrome, and no narrower than 447 px.
   * Throws where the size is not possible.
   */
  async setViewportSize(wanted: Viewport): Promise<void> {
    const inner = (): Promise<Viewport> => this.evaluate(() => ({ width: innerWidth, height: innerHeight }));
    const chrome = await this.evaluate(() => ({
      width: outerWidth - innerWidth,
      height: outerHeight - innerHeight,
    }));
    await this.#ask("POST", "/window/rect", {
      width: wanted.width + chrome.width,
      height: wanted.height + chrome.height,
    });
    let found = await inner();
    for (
      let attempt = 0;
      attempt < 60 && (found.width !== wanted.width || found.height !== wanted.height);
      attempt += 1
    ) {
      await this.evaluate(
        () =>
          new Promise((resolve) =>
            requestAnimationFrame(() => {
              resolve(0);
            }),
          ),
      );
      found = await inner();
    }
    if (found.width !== wanted.width || found.height !== wanted.height) {
      throw new Error(
        `A viewport of ${String(wanted.width)} × ${String(wanted.height)} px is not to be had in WebKit: it has ${String(found.width)} × ${String(found.height)}.`,
      );
    }
    this.#viewport = wanted;
  }

  async emulateMedia(asked: Readonly<Record<string, string | null | undefined>>): Promise<void> {
    for (const [name, value] of Object.entries(asked)) {
      if (value !== undefined && !SURROUNDINGS[name]?.includes(value))
        throw new Error(`WebKit cannot be told ${name}: ${String(value)}.`);
    }
    return Promise.resolve();
  }

  async screenshot({ path }: { readonly path?: string } = {}): Promise<Buffer> {
    const image = Buffer.from((await this.#ask("GET", "/screenshot")) as string, "base64");
    if (path !== undefined) await (await import("node:fs/promises")).writeFile(path, image);
    return image;
  }

  /** Returns a context of this page only. */
  context(): { close: () => Promise<void>; browser: () => null } {
    return { close: () => this.close(), browser: () => null };
  }

  /** Closes the page. Its window stays for a later page. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    for (const key of this.#held) await this.keyboard.up(key);
    await this.#ask("DELETE", "/actions").catch(() => undefined);
    this.#isClosed = true;
  }

  async #pointer(...actions: readonly object[]): Promise<void> {
    await this.#ask("POST", "/actions", {
      actions: [{ type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions }],
    });
  }

  async #key(...actions: readonly object[]): Promise<void> {
    await this.#ask("POST", "/actions", { actions: [{ type: "key", id: "keyboard", actions }] });
  }

  readonly mouse = {
    move: async (x: number, y: number, { steps = 1 }: { readonly steps?: number } = {}): Promise<void> => {
      const from = this.#at;
      // The driver accepts only whole px within the viewport.
      const within = (place: number, size = Infinity): number =>
        Math.round(Math.min(Math.max(place, 0), size - 1));
      const part = (step: number): object => ({
        type: "pointerMove",
        duration: 0,
        origin: "viewport",
        x: within(from.x + ((x - from.x) * step) / steps, this.#viewport?.width),
        y: within(from.y + ((y - from.y) * step) / steps, this.#viewport?.height),
      });
      await this.#pointer(...Array.from({ length: steps }, (_, index) => part(index + 1)));
      this.#at = { x, y };
      // Waits a frame, so that a drag has taken effect, as in other engines.
      if (this.#isDown)
        await this.evaluate(
          () =>
            new Promise((resolve) =>
              requestAnimationFrame(() => {
                resolve(0);
              }),
            ),
        );
    },
    down: async ({
      button = "left",
      clickCount = 1,
    }: {
      readonly button?: "left" | "middle" | "right";
      readonly clickCount?: number;
    } = {}): Promise<void> => {
      // The driver takes a second press at the same place within a second for a double click, even
      // for `clickCount` 1.
      const { x, y } = this.#pressedAt;
      if (clickCount === 1 && Math.round(this.#at.x) === x && Math.round(this.#at.y) === y)
        await this.mouse.move(this.#at.x + 1, this.#at.y);
      this.#pressedAt = { x: Math.round(this.#at.x), y: Math.round(this.#at.y) };
      this.#isDown = true;
      await this.#pointer({ type: "pointerDown", button: ["left", "middle", "right"].indexOf(button) });
    },
    up: async ({
      button = "left",
    }: { readonly button?: "left" | "middle" | "right" } = {}): Promise<void> => {
      this.#isDown = false;
      await this.#pointer({ type: "pointerUp", button: ["left", "middle", "right"].indexOf(button) });
    },
    click: async (
      x: number,
      y: number,
      options: { readonly button?: "left" | "middle" | "right" } = {},
    ): Promise<void> => {
      await this.mouse.move(x, y);
      await this.mouse.down(options);
      await this.mouse.up(options);
    },
    dblclick: async (x: number, y: number): Promise<void> => {
      await this.mouse.click(x, y);
      await this.mouse.down({ clickCount: 2 });
      await this.mouse.up();
    },
    wheel: async (deltaX: number, deltaY: number): Promise<void> => {
      if (this.#held.size > 0) {
        await this.wheel({ deltaX, deltaY });
        return;
      }
      // Uses a new wheel for each turn: the driver turns a wheel by the difference to its last
      // turn.
      this.#turns += 1;
      const [x, y] = [Math.round(this.#at.x), Math.round(this.#at.y)];
      const turn = {
        type: "scroll",
        origin: "viewport",
        duration: 0,
        x,
        y,
        deltaX: Math.round(deltaX),
        deltaY: Math.round(deltaY),
      };
      await this.#ask("POST", "/actions", {
        actions: [{ type: "wheel", id: `wheel-${String(this.#turns)}`, actions: [turn] }],
      });
    },
  };

  /**
   * Dispatches a wheel event to the element under the pointer. Returns whether the default action
   * was prevented.
   */
  async wheel(init: WheelEventInit): Promise<boolean> {
    const held = Object.entries(MODIFIERS).flatMap(([key, name]) =>
      this.#held.has(key) ? [[name, true] as const] : [],
    );
    const { x: clientX, y: clientY } = this.#at;
    return this.evaluate(
      (about) => {
        const target = document.elementFromPoint(about.clientX, about.clientY) ?? document.documentElement;
        return !target.dispatchEvent(
          new WheelEvent("wheel", { bubbles: true, cancelable: true, composed: true, ...about }),
        );
      },
      { clientX, clientY, ...Object.fromEntries(held), ...init },
    );
  }

  readonly keyboard = {
    down: async (key: string): Promise<void> => {
      this.#held.add(key);
      await this.#key({ type: "keyDown", value: keyCode(key) });
    },
    up: async (key: string): Promise<void> => {
      this.#held.delete(key);
      await this.#key({ type: "keyUp", value: keyCode(key) });
    },
    press: async (chord: string): Promise<void> => {
      const keys = keysOf(chord).map(keyCode);
      await this.#key(
        ...keys.map((value) => ({ type: "keyDown", value })),
        ...keys.reverse().map((value) => ({ type: "keyUp", value })),
      );
    },
    type: async (text: string): Promise<void> => {
      await this.#key(
        ...Array.from(text).flatMap((value) => [
          { type: "keyDown", value },
          { type: "keyUp", value },
        ]),
      );
    },
  };

  locator: WebKitLocator["locator"] = new WebKitLocator(this, []).locator;
  getByRole: WebKitLocator["getByRole"] = new WebKitLocator(this, []).getByRole;
  click = (selector: string): Promise<void> => this.locator(selector).click();
  focus = (selector: string): Promise<void> => this.locator(selector).focus();
  fill = (selector: string, text: string): Promise<void> => this.locator(selector).fill(text);
  check = (selector: string): Promise<void> => this.locator(selector).setChecked(true);
  uncheck = (selector: string): Promise<void> => this.locator(selector).setChecked(false);
  textContent = (selector: string): Promise<string | null> => this.locator(selector).textContent();
  getAttribute = (selector: string, name: string): Promise<string | null> =>
    this.locator(selector).getAttribute(name);
  inputValue = (selector: string): Promise<string> => this.locator(selector).inputValue();
  isVisible = (selector: string): Promise<boolean> => this.locator(selector).isVisible();
}

/** Returns the page as Playwright's `Page`. Members that it lacks throw. */
export function asPage(page: WebKitPage): Page {
  return new Proxy(page, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name);
      if (value === undefined && name !== "then")
        throw new Error(`page.${String(name)} is not there in WebKit.`);
      return typeof value === "function" ? (value.bind(target) as unknown) : value;
    },
  }) as unknown as Page;
}
