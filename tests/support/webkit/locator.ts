/** ms to wait for an element. */
const PATIENCE = 15_000;

/** What a locator needs of its page. */
export interface LocatorHost {
  evaluate<Result, Argument>(
    script: (argument: Argument) => Result | Promise<Result>,
    argument: Argument,
  ): Promise<Result>;
  readonly mouse: { move(x: number, y: number): Promise<void>; click(x: number, y: number): Promise<void> };
  readonly keyboard: {
    down(key: string): Promise<void>;
    up(key: string): Promise<void>;
    press(chord: string): Promise<void>;
    type(text: string): Promise<void>;
  };
}

/** One step on the way to elements. It is data, because it is taken in the page. */
type Step =
  | { readonly find: string }
  | { readonly role: string; readonly name: string | undefined; readonly exact: boolean }
  | { readonly text: string }
  | { readonly at: number };

interface Filter {
  readonly hasText?: string;
}

interface Position {
  readonly x: number;
  readonly y: number;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Returns all elements at the end of the steps, and a function that tells whether an element is
 * visible. As in Playwright, a selector may end with `:visible`. Roles are limited to the elements
 * that our tests use. Runs in the page.
 */
function resolve(steps: readonly Step[]): { elements: Element[]; isVisible: (element: Element) => boolean } {
  const roles: Readonly<Record<string, string>> = {
    button: "button, summary",
    link: "a[href]",
    heading: "h1, h2, h3, h4",
    textbox: "input, textarea",
    checkbox: "input[type=checkbox]",
    list: "ul, ol",
    listitem: "li",
  };
  const isVisible = (element: Element): boolean => {
    const { width, height } = element.getBoundingClientRect();
    return width > 0 && height > 0 && getComputedStyle(element).visibility === "visible";
  };
  const plain = (text: string): string => text.replace(/\s+/g, " ").trim();
  const within = (root: ParentNode, selector: string): Element[] => {
    const parts = selector.split(/,(?![^()]*\))/).map((part) => part.trim());
    const found = new Set(
      parts.flatMap((part) =>
        [...root.querySelectorAll(part.replace(/:visible$/, ""))].filter(
          (element) => !part.endsWith(":visible") || isVisible(element),
        ),
      ),
    );
    return [...root.querySelectorAll("*")].filter((element) => found.has(element));
  };
  const nameOf = (element: Element): string =>
    plain(element.getAttribute("aria-label") ?? element.textContent);
  let elements: Element[] = [];
  steps.forEach((step, index) => {
    const roots: readonly ParentNode[] = index === 0 ? [document] : elements;
    if ("find" in step) elements = [...new Set(roots.flatMap((root) => within(root, step.find)))];
    else if ("role" in step) {
      const { role, name, exact } = step;
      const all = roots.flatMap((root) =>
        within(
          root,
          [`[role=${role}]`, ...(role in roles ? [`:is(${String(roles[role])}):not([role])`] : [])].join(
            ", ",
          ),
        ),
      );
      elements = [...new Set(all)].filter(
        (element) =>
          name === undefined ||
          (exact ? nameOf(element) === name : nameOf(element).toLowerCase().includes(name.toLowerCase())),
      );
    } else if ("text" in step)
      elements = elements.filter((element) =>
        plain(element.textContent).toLowerCase().includes(plain(step.text).toLowerCase()),
      );
    else elements = elements.slice(step.at, step.at === -1 ? undefined : step.at + 1);
  });
  return { elements, isVisible };
}

/**
 * Finds elements and acts on them. As in Playwright, an action waits for its one element, and
 * refuses several.
 */
export class WebKitLocator {
  readonly #host: LocatorHost;
  readonly #steps: readonly Step[];

  constructor(host: LocatorHost, steps: readonly Step[]) {
    this.#host = host;
    this.#steps = steps;
  }

  #with(...steps: readonly Step[]): WebKitLocator {
    return new WebKitLocator(this.#host, [...this.#steps, ...steps]);
  }

  locator = (find: string, { hasText }: Filter = {}): WebKitLocator =>
    this.#with({ find }, ...(hasText === undefined ? [] : [{ text: hasText }]));
  getByRole = (
    role: string,
    { name, exact = false }: { readonly name?: string; readonly exact?: boolean } = {},
  ): WebKitLocator => this.#with({ role, name, exact });
  filter = ({ hasText }: Filter): WebKitLocator => this.#with({ text: hasText ?? "" });
  nth = (at: number): WebKitLocator => this.#with({ at });
  first = (): WebKitLocator => this.nth(0);
  last = (): WebKitLocator => this.nth(-1);

  /** Runs a script with all elements that exist now. */
  evaluateAll<Result, Argument = undefined>(
    script: (elements: Element[], argument: Argument) => Result,
    argument?: Argument,
  ): Promise<Result> {
    return this.#run(`return (${String(script)})(elements, argument);`, argument);
  }

  /** Runs a script with the one element, once it exists. */
  evaluate<Result, Argument = undefined>(
    script: (element: Element, argument: Argument) => Result,
    argument?: Argument,
  ): Promise<Awaited<Result>> {
    return this.#run(
      `for (const until = performance.now() + ${String(PATIENCE)}; elements.length !== 1; elements = look()) {
        if (elements.length > 1) throw new Error(${JSON.stringify(`More than one: ${this.#what()}`)});
        if (performance.now() > until) throw new Error(${JSON.stringify(`There is no ${this.#what()}`)});
        await new Promise(requestAnimationFrame);
      }
      return (${String(script)})(elements[0], argument);`,
      argument,
    );
  }

  async #run<Result>(body: string, argument: unknown): Promise<Result> {
    const script = `async ([steps, argument]) => {
      ${resolve.toString()}
      const look = () => resolve(steps).elements;
      let elements = look();
      ${body}
    }`;
    // Stands for a function made of text: only its text is read, and it becomes a function in the
    // page.
    const asFunction = { toString: () => script } as unknown as (
      given: readonly [readonly Step[], unknown],
    ) => Promise<Result>;
    return this.#host.evaluate(asFunction, [this.#steps, argument] as const);
  }

  #what(): string {
    return this.#steps.map((step) => JSON.stringify(step)).join(" ");
  }

  count = (): Promise<number> => this.evaluateAll((elements) => elements.length);
  allTextContents = (): Promise<string[]> =>
    this.evaluateAll((elements) => elements.map(({ textContent }) => textContent));
  allInnerTexts = (): Promise<string[]> =>
    this.evaluateAll((elements) => elements.map((element) => (element as HTMLElement).innerText));
  textContent = (): Promise<string | null> => this.evaluate(({ textContent }) => textContent);
  innerText = (): Promise<string> => this.evaluate((element) => (element as HTMLElement).innerText);
  inputValue = (): Promise<string> => this.evaluate((element) => (element as HTMLInputElement).value);
  getAttribute = (name: string): Promise<string | null> =>
    this.evaluate((element, wanted) => element.getAttribute(wanted), name);
  isChecked = (): Promise<boolean> => this.evaluate((element) => (element as HTMLInputElement).checked);

  isVisible(): Promise<boolean> {
    return this.#run<boolean>(
      `return elements.length > 0 && resolve(steps).isVisible(elements[0]);`,
      undefined,
    );
  }

  async waitFor(): Promise<void> {
    await this.#spot();
  }

  async boundingBox(): Promise<Box | null> {
    return this.evaluate((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return width > 0 && height > 0 ? { x, y, width, height } : null;
    });
  }

  /**
   * Returns the middle of the element, or a place in it, once the element is visible, rests, and is
   * not covered.
   */
  async #spot(position: Position | null = null): Promise<Position> {
    for (const until = performance.now() + PATIENCE; ;) {
      const found = await this.evaluate(async (element, within) => {
        const middle = (): { x: number; y: number } => {
          const { x, y, width, height } = element.getBoundingClientRect();
          return { x: x + (within?.x ?? width / 2), y: y + (within?.y ?? height / 2) };
        };
        const isIn = ({ x, y }: { x: number; y: number }): boolean =>
          x >= 0 && x <= innerWidth && y >= 0 && y <= innerHeight;
        if (!isIn(middle()))
          element.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
        const before = middle();
        await new Promise(requestAnimationFrame);
        const { x, y } = middle();
        const hit = document.elementFromPoint(x, y);
        const isFree =
          hit !== null &&
          (element.contains(hit) || hit.contains(element) || hit.closest("label")?.control === element);
        return {
          x,
          y,
          isReady: element.isConnected && isFree && before.x === x && before.y === y,
          hit: hit?.outerHTML.slice(0, 200),
        };
      }, position);
      if (found.isReady) return found;
      if (performance.now() > until)
        throw new Error(
          `Nobody can press ${this.#what()}: ${String(found.hit)} is at ${String(found.x)}, ${String(found.y)}.`,
        );
    }
  }

  async hover(): Promise<void> {
    const { x, y } = await this.#spot();
    await this.#host.mouse.move(x, y);
  }

  async click({
    modifiers = [],
    position = null,
  }: { readonly modifiers?: readonly string[]; readonly position?: Position | null } = {}): Promise<void> {
    const { x, y } = await this.#spot(position);
    for (const key of modifiers) await this.#host.keyboard.down(key);
    await this.#host.mouse.click(x, y);
    for (const key of modifiers) await this.#host.keyboard.up(key);
  }

  async setChecked(wanted: boolean): Promise<void> {
    if ((await this.isChecked()) !== wanted) await this.click();
  }

  async focus(): Promise<void> {
    await this.evaluate((element) => {
      (element as HTMLElement).focus();
    });
  }

  /** Replaces the text in a field, as if it were typed. */
  async fill(text: string): Promise<void> {
    await this.evaluate((element, wanted) => {
      const field = element as HTMLInputElement;
      field.focus();
      field.value = wanted;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }, text);
  }

  async press(chord: string): Promise<void> {
    await this.focus();
    await this.#host.keyboard.press(chord);
  }

  async pressSequentially(text: string): Promise<void> {
    await this.focus();
    await this.#host.keyboard.type(text);
  }
}
