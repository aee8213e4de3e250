import { type Direction, textDirection } from "../base/direction.ts";
import { clamp, isSame } from "../base/maths.ts";
import { focusedBeside } from "../view/domTree.ts";

/** A box in px. */
export interface ClientBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface Surroundings {
  readonly mark: ClientBox;
  readonly others: readonly ClientBox[];
  readonly within: ClientBox;
}

/** px between a mark and its card. */
const GAP = 10;

/**
 * Returns the place where a card covers least: below or above its mark, or at either end of it,
 * inside the given box. Covering its own mark counts most. Where places are equal, below comes
 * before above, and above before the ends.
 */
function placeCard(
  size: { readonly width: number; readonly height: number },
  { mark, others, within }: Surroundings,
): { left: number; top: number } {
  const along = [mark.left, mark.left + mark.width - size.width, mark.left + mark.width / 2 - size.width / 2];
  const across = [
    mark.top + mark.height / 2 - size.height / 2,
    mark.top,
    mark.top + mark.height - size.height,
  ];
  const corners = [
    ...[mark.top + mark.height + GAP, mark.top - GAP - size.height].flatMap((top) =>
      along.map((left) => ({ left, top })),
    ),
    ...[mark.left - GAP - size.width, mark.left + mark.width + GAP].flatMap((left) =>
      across.map((top) => ({ left, top })),
    ),
  ];
  const places = corners.map(({ left, top }): ClientBox => ({
    left: clamp(left, within.left, Math.max(within.left, within.left + within.width - size.width)),
    top: clamp(top, within.top, Math.max(within.top, within.top + within.height - size.height)),
    ...size,
  }));
  const cost = (box: ClientBox): number =>
    others.reduce((sum, other) => sum + overlap(box, other), 1000 * overlap(box, mark));
  return places
    .map((place) => ({ place, cost: cost(place) }))
    .reduce((best, next) => (next.cost < best.cost ? next : best)).place;
}

/** Returns the area (px²) that two boxes share. */
function overlap(a: ClientBox, b: ClientBox): number {
  const width = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
  const height = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  return width > 0 && height > 0 ? width * height : 0;
}

/** Card that describes an event or a cluster. */
export interface Tooltip {
  /**
   * Whether the card is in the top layer of the page, where nothing cuts it off. Its place is then
   * relative to the window.
   */
  readonly isOnTop: boolean;
  /**
   * Shows the card. Boxes are in px of the window for a card in the top layer, else in px of the
   * timeline.
   */
  show(content: CardContent, where: Place): void;
  /** Hides the card; returns whether it was shown. */
  hide(): boolean;
  /** Whether something in the card has the focus. */
  readonly hasFocus: boolean;
  /** Moves the focus into the card; returns whether there is anything in it that can have it. */
  readonly enter: () => boolean;
}

/** Content of a card. */
export interface CardContent {
  /**
   * Identity of the described event or cluster. The content is unchanged as long as `of` and
   * `words` are.
   */
  readonly of: unknown;
  /** Identity of the words in which the card is written. */
  readonly words: unknown;
  readonly title: string;
  /** BCP 47 language of title and description. */
  readonly lang: string | undefined;
  /** Date in one calendar or in two. */
  readonly dates: readonly string[];
  readonly description: string;
  readonly kinds: readonly CardKind[];
  /** Content of the application; `undefined`: there is none. */
  readonly own?: OwnContent | undefined;
}

interface OwnContent {
  /** Identity of the function that gives the content. It is not asked again as long as `of` is. */
  readonly by: unknown;
  /**
   * Passes the content to `put`, for as long as `signal` is not aborted; returns whether there is
   * any.
   */
  readonly write: (signal: AbortSignal, put: (content: Node | string) => void) => boolean;
}

interface Place {
  /** Box of the mark with its label, which the card must not cover. */
  readonly mark: ClientBox;
  /** Boxes of the other marks, of which the card covers as little as possible. */
  readonly others: readonly ClientBox[];
  /** Box in which the card can stand. */
  readonly within: ClientBox;
  /** Direction of the timeline's text, for texts without a direction of their own. */
  readonly direction: Direction;
  /** Direction of the dates, that of the locale. */
  readonly dateDirection: Direction;
}

/** Elements that can have the focus, if nothing disables them. */
const FOCUSABLE =
  "a[href],button,input,select,textarea,summary,iframe,audio[controls],video[controls],[tabindex],[contenteditable]";

/** Returns the first element within another one that the Tab key reaches. */
function firstStop(within: HTMLElement): HTMLElement | undefined {
  return [...within.querySelectorAll<HTMLElement>(FOCUSABLE)].find(
    (element) => element.tabIndex >= 0 && !element.matches(":disabled"),
  );
}

/**
 * Creates the card in the root of a timeline, hidden. Its texts are text nodes. `changed` is called
 * when the card should be shown again or hidden: its size is another, or the focus has left it.
 */
export function createTooltip(root: HTMLElement, changed: () => void): Tooltip {
  const card = root.ownerDocument.createElement("div");
  card.className = "samarkand-tooltip";
  card.setAttribute("role", "tooltip");
  card.hidden = true;
  const title = create(card, "title");
  const date = create(card, "date");
  const secondDate = create(card, "second-date");
  const description = create(card, "description");
  const kindList = cardKinds(card);
  const own = create(card, "own");
  root.append(card);
  const layer = createTopLayer(card, root);

  const write = (element: HTMLElement, text: string, direction: Direction): void => {
    element.textContent = text;
    element.dir = direction;
    element.hidden = text === "";
  };
  let shown: Shown | null = null;
  let filled = new AbortController();
  const empty = (): void => {
    filled.abort();
    filled = new AbortController();
    own.replaceChildren();
  };
  /** Writes the application's content; returns whether there is any. */
  const fill = (content: OwnContent | undefined, direction: Direction): boolean => {
    empty();
    return (
      content?.write(filled.signal, (given) => {
        own.replaceChildren(given);
        own.dir = typeof given === "string" ? textDirection(given, direction) : direction;
      }) ?? false
    );
  };
  const fillBuiltIn = (
    { title: text, lang, dates, description: more, kinds }: CardContent,
    { direction, dateDirection }: Place,
  ): void => {
    write(title, text, textDirection(text, direction));
    write(date, dates[0] ?? "", dateDirection);
    write(secondDate, dates[1] ?? "", dateDirection);
    write(description, more, textDirection(more, direction));
    kindList.write(kinds, direction);
    card.dir = textDirection(text, direction);
    if (lang === undefined) card.removeAttribute("lang");
    else card.lang = lang;
  };
  const hasFocus = (): boolean => !card.hidden && card.contains(focusedBeside(card));
  /** Makes a card that the focus can enter a dialog, and any other one a tooltip. */
  const setRole = (): void => {
    const isDialog = firstStop(own) !== undefined;
    card.setAttribute("role", isDialog ? "dialog" : "tooltip");
    if (isDialog && shown !== null) card.setAttribute("aria-label", shown.title);
    else card.removeAttribute("aria-label");
  };
  card.addEventListener("focusout", changed);
  layer.resized(() => {
    if (shown === null) return;
    setRole();
    shown = { ...shown, mark: null };
    changed();
  });
  return {
    isOnTop: layer.isThere,
    show(content, where) {
      const { of, words, own: given, title: name } = content;
      const { mark, direction } = where;
      const isFilled =
        shown !== null && shown.of === of && shown.by === given?.by && (shown.isOwn || shown.words === words);
      // The box is compared as well: a pan by finger moves the mark, and the card has to follow.
      if (shown !== null && isFilled && isSame(shown.mark, mark)) return;
      // For another target the card is closed and opened again, so that its CSS animation starts
      // again: a pointer can reach the card only after 400 ms.
      if (shown !== null && shown.of !== of) {
        layer.close();
        card.getBoundingClientRect();
      }
      const isInside = hasFocus();
      const isOwn = isFilled ? shown?.isOwn === true : fill(given, direction);
      shown = { of, words, mark, by: given?.by, isOwn, title: name };
      if (!isFilled) {
        own.hidden = !isOwn;
        const nothing = { title: "", lang: undefined, dates: [], description: "", kinds: [] };
        fillBuiltIn(isOwn ? { ...content, ...nothing } : content, where);
        setRole();
      }
      layer.open();
      if (isInside && !hasFocus()) firstStop(own)?.focus();
      layer.place((size) => placeCard(size, where));
    },
    hide() {
      if (card.hidden) return false;
      shown = null;
      layer.close();
      empty();
      return true;
    },
    get hasFocus() {
      return hasFocus();
    },
    enter() {
      const first = card.hidden ? undefined : firstStop(own);
      first?.focus();
      return first !== undefined;
    },
  };
}

/** What a card shows. */
interface Shown extends Pick<CardContent, "of" | "words" | "title"> {
  /** Box that the card was placed at; `null`: the card has another size since. */
  readonly mark: ClientBox | null;
  readonly by: unknown;
  /** Whether the content is that of the application. */
  readonly isOwn: boolean;
}

/** A kind as a card shows it. */
interface CardKind {
  readonly title: string;
  /** Number of events of the kind; empty on the card of one event. */
  readonly count: string;
  /** Colour as a CSS value. */
  readonly color: string;
}

/** Part of a card that lists kinds. */
interface CardKinds {
  /** Writes the kinds. `direction` applies to titles that have none of their own. */
  write(kinds: readonly CardKind[], direction: Direction): void;
}

/** Creates the list of kinds in a card, empty. */
function cardKinds(card: HTMLElement): CardKinds {
  const list = create(card, "kinds");
  return {
    write(kinds, direction) {
      list.replaceChildren();
      list.hidden = kinds.length === 0;
      for (const { title, count, color } of kinds) {
        const row = create(list, "kind");
        create(row, "swatch").style.setProperty("--samarkand-swatch", color);
        const name = create(row, "kind-title");
        name.textContent = title;
        name.dir = textDirection(title, direction);
        create(row, "count").textContent = count;
      }
    },
  };
}

function create(parent: HTMLElement, part: string): HTMLElement {
  const element = parent.ownerDocument.createElement("div");
  element.className = `samarkand-tooltip-${part}`;
  parent.append(element);
  return element;
}

/** Shows an element above everything else, where nothing cuts it off. */
interface TopLayer {
  /**
   * Whether the browser supports the top layer. Without it the element stays at its place in the
   * timeline.
   */
  readonly isThere: boolean;
  open(): void;
  close(): void;
  /**
   * Places the element where `find` puts a box of its size: px of the window in the top layer, else
   * px of the timeline. While anything around scrolls, the element moves along.
   */
  place(find: (size: Size) => { readonly left: number; readonly top: number }): void;
  /** Calls `listener` when the open element has another size than when it was placed. */
  resized(listener: () => void): void;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Creates the top layer for an element in the root of a timeline, as a popover that only this code
 * opens and closes.
 */
function createTopLayer(element: HTMLElement, root: HTMLElement): TopLayer {
  const isThere = typeof (element as Partial<HTMLElement>).showPopover === "function";
  if (isThere) element.popover = "manual";
  let placed = new AbortController();
  let [width, height] = [0, 0];
  const isOpen = (): boolean => element.matches(":popover-open");
  const put = (left: number, top: number): void => {
    element.style.setProperty("left", `${left}px`);
    element.style.setProperty("top", `${top}px`);
  };
  return {
    isThere,
    open() {
      element.hidden = false;
      if (isThere && element.isConnected && !isOpen()) element.showPopover();
    },
    close() {
      placed.abort();
      element.hidden = true;
      if (isThere && isOpen()) element.hidePopover();
    },
    place(find) {
      placed.abort();
      placed = new AbortController();
      if (isThere) put(0, 0);
      ({ offsetWidth: width, offsetHeight: height } = element);
      // In the window, the page's zoom applies to the element, too.
      const scale = (isThere && element.getBoundingClientRect().width / width) || 1;
      const { left, top } = find({ width: width * scale, height: height * scale });
      put(left / scale, top / scale);
      if (!isThere) return;
      const from = root.getBoundingClientRect();
      root.ownerDocument.addEventListener(
        "scroll",
        () => {
          const now = root.getBoundingClientRect();
          put((left + now.left - from.left) / scale, (top + now.top - from.top) / scale);
        },
        { capture: true, passive: true, signal: placed.signal },
      );
    },
    resized(listener) {
      // jsdom has no `ResizeObserver`.
      const { ResizeObserver } = root.ownerDocument.defaultView as Partial<Window & typeof globalThis>;
      if (ResizeObserver === undefined) return;
      new ResizeObserver(() => {
        const isOther = element.offsetWidth !== width || element.offsetHeight !== height;
        if (!element.hidden && isOther) listener();
      }).observe(element);
    },
  };
}
