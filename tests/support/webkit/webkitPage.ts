import type { ConsoleMessage, Page } from "playwright-core";
import { WebKitLocator, type LocatorHost } from "./locator.ts";
import { keyCode, keysOf } from "./keys.ts";
import type { Session } from "./webDriver.ts";
import { decode, encode } from "./wire.ts";

/** What the page has told of itself since it was asked last: `watch.js` collects it. */
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

/** How every page of a session is for its reader; none of it can be changed. */
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
 * The part of playwright's `Page` that our tests use, in WebKit by classic WebDriver. Mouse, keys
 * and wheel are real ones, but for a wheel with a modifier: the driver loses it, so that
 * `mouse.wheel` sends the event alone, and nothing is scrolled by it.
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
   * Of "console" (errors and warnings) and "pageerror" alone: they are told with the next answer of
   * the page.
   */
  on(type: string, listener: (about: never) => void): this {
    this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), listener as (about: unknown) => void]);
    return this;
  }

  /** Runs when a page has been loaded, which is later than in other engines. */
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

  /** As it was when the page was asked last. */
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
    // As a script of its own, whose names are global.
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

  /** The window is as much larger as its chrome, and no narrower than 447 px. */
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

  /** Of this page alone. */
  context(): { close: () => Promise<void>; browser: () => null } {
    return { close: () => this.close(), browser: () => null };
  }

  /** The window is left for a later page. */
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
      // The driver knows whole px within the viewport alone.
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
      // As in other engines, what a drag moves has moved by then.
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
      // The driver takes a second press at the same place within a second for a double click,
      // whatever is asked for.
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
    click: async (x: number, y: number): Promise<void> => {
      await this.mouse.move(x, y);
      await this.mouse.down();
      await this.mouse.up();
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
      // The driver turns a wheel by what it is asked for less what it was asked for before: so each
      // turn is of a new wheel.
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
   * Sends a wheel event to what is under the pointer, and says whether anyone has prevented what
   * the browser would do.
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

/** As the tests know it. What is not there says so. */
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
