import { type Direction, textDirection } from "../base/direction.ts";
import { clamp, isSame } from "../base/maths.ts";
import type { ModelEvent } from "../model/model.ts";
import type { Box } from "../options/layers.ts";
import type { OwnCard } from "../options/resolveOptions.ts";
import { focusedBeside } from "../view/domTree.ts";
import { append, setPx } from "./elements.ts";

/** px between a mark and its card. */
const GAP = 10;

/**
 * Returns the place where a card covers least: below or above its mark, or at either end of it,
 * inside the given box. Covering its own mark counts most. Where places are equal, below comes
 * before above, and above before the ends.
 */
function placeCard({ width, height }: Size, { mark, others, within }: Place): Pick<Box, "x" | "y"> {
  const [right, bottom] = [mark.x + mark.width, mark.y + mark.height];
  const along = [mark.x, right - width, mark.x + mark.width / 2 - width / 2];
  const across = [mark.y + mark.height / 2 - height / 2, mark.y, bottom - height];
  const corners = [
    ...[bottom + GAP, mark.y - GAP - height].flatMap((y) => along.map((x) => ({ x, y }))),
    ...[mark.x - GAP - width, right + GAP].flatMap((x) => across.map((y) => ({ x, y }))),
  ];
  return corners
    .map(({ x, y }) => {
      const place = {
        x: clamp(x, within.x, Math.max(within.x, within.x + within.width - width)),
        y: clamp(y, within.y, Math.max(within.y, within.y + within.height - height)),
        width,
        height,
      };
      const cost = others.reduce((sum, box) => sum + overlap(place, box), 1000 * overlap(place, mark));
      return { ...place, cost };
    })
    .reduce((best, next) => (next.cost < best.cost ? next : best));
}

/** Returns the area (px²) that two boxes share. */
function overlap(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}

/** Card that describes an event or a cluster. */
export interface Tooltip {
  readonly element: HTMLElement;
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

/** Texts and kinds of a card. */
interface BuiltIn {
  readonly title: string;
  /** BCP 47 language of title and description. */
  readonly lang: string | undefined;
  /** Date in one calendar or in two. */
  readonly dates: readonly string[];
  readonly description: string;
  readonly kinds: readonly CardKind[];
}

/** A kind as a card shows it. */
interface CardKind {
  readonly title: string;
  /** Number of events of the kind; empty on the card of one event. */
  readonly count: string;
  /** Colour as a CSS value. */
  readonly color: string;
}

/** Content of a card. */
export interface CardContent extends BuiltIn {
  /**
   * Identity of the described event or cluster. The content is unchanged as long as `of` and
   * `words` are.
   */
  readonly of: unknown;
  /** Identity of the words in which the card is written. */
  readonly words: unknown;
  /** The event, and what the application shows of it, if anything. */
  readonly own?: { readonly card: OwnCard; readonly event: ModelEvent } | undefined;
}

interface Place {
  /** Box of the mark with its label, which the card must not cover. */
  readonly mark: Box;
  /** Boxes of the other marks, of which the card covers as little as possible. */
  readonly others: readonly Box[];
  /** Box in which the card can stand. */
  readonly within: Box;
  /** Direction of the timeline's text, for texts without a direction of their own. */
  readonly direction: Direction;
  /** Direction of the dates, that of the locale. */
  readonly dateDirection: Direction;
}

/** What a card shows. */
interface Shown extends Pick<CardContent, "of" | "words" | "title"> {
  /** Box that the card was placed at; `null`: the card has another size since. */
  readonly mark: Box | null;
  /** Function of the application that was asked for the content. */
  readonly card: OwnCard | undefined;
  /** Whether the content is that of the application. */
  readonly isOwn: boolean;
}

/** Built-in part of a card with content of the application. */
const NOTHING: BuiltIn = { title: "", lang: undefined, dates: [], description: "", kinds: [] };

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
  const card = append(root, "div", "samarkand-tooltip");
  const add = (name: string, parent: HTMLElement = card): HTMLElement =>
    append(parent, "div", `samarkand-tooltip-${name}`);
  const [title, date, secondDate] = [add("title"), add("date"), add("second-date")];
  const [description, kindList, own] = [add("description"), add("kinds"), add("own")];
  let shown: Shown | null = null;
  let filled = new AbortController();
  card.setAttribute("role", "tooltip");
  card.hidden = true;

  const write = (element: HTMLElement, text: string, direction: Direction): void => {
    element.textContent = text;
    element.dir = direction;
    element.hidden = text === "";
  };
  const empty = (): void => {
    filled.abort();
    filled = new AbortController();
    own.replaceChildren();
  };
  /** Writes the application's content; returns whether there is any. */
  const fill = (given: CardContent["own"], direction: Direction): boolean => {
    empty();
    return (
      given?.card.write(given.event, filled.signal, (content) => {
        own.replaceChildren(content as Node | string);
        own.dir = typeof content === "string" ? textDirection(content, direction) : direction;
      }) ?? false
    );
  };
  const fillBuiltIn = (
    { title: text, lang, dates, description: more, kinds }: BuiltIn,
    { direction, dateDirection }: Place,
  ): void => {
    write(title, text, textDirection(text, direction));
    write(date, dates[0] ?? "", dateDirection);
    write(secondDate, dates[1] ?? "", dateDirection);
    write(description, more, textDirection(more, direction));
    kindList.replaceChildren();
    kindList.hidden = kinds.length === 0;
    for (const { title: kind, count, color } of kinds) {
      const row = add("kind", kindList);
      add("swatch", row).style.setProperty("--samarkand-swatch", color);
      write(add("kind-title", row), kind, textDirection(kind, direction));
      add("count", row).textContent = count;
    }
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
  const layer = createTopLayer(card, root, () => {
    if (shown === null) return;
    setRole();
    shown = { ...shown, mark: null };
    changed();
  });
  card.addEventListener("focusout", changed);
  return {
    element: card,
    isOnTop: layer.isThere,
    show(content, where) {
      const { of, words, own: given } = content;
      const isSameCard = shown !== null && shown.of === of && shown.card === given?.card;
      const isFilled = isSameCard && (shown?.isOwn === true || shown?.words === words);
      // The box is compared as well: a pan by finger moves the mark, and the card has to follow.
      if (isFilled && isSame(shown?.mark, where.mark)) return;
      // For another target the card is closed and opened again, so that its CSS animation starts
      // again: a pointer can reach the card only after 400 ms.
      if (shown !== null && shown.of !== of) {
        layer.close();
        card.getBoundingClientRect();
      }
      const isInside = hasFocus();
      const isOwn = isFilled ? shown?.isOwn === true : fill(given, where.direction);
      shown = { of, words, mark: where.mark, card: given?.card, isOwn, title: content.title };
      if (!isFilled) {
        own.hidden = !isOwn;
        fillBuiltIn(isOwn ? NOTHING : content, where);
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
  place(find: (size: Size) => Pick<Box, "x" | "y">): void;
}

type Size = Pick<Box, "width" | "height">;

/**
 * Creates the top layer for an element in the root of a timeline, as a popover that only this code
 * opens and closes. `resized` is called when the open element has another size than when it was
 * placed.
 */
function createTopLayer(element: HTMLElement, root: HTMLElement, resized: () => void): TopLayer {
  const isThere = typeof (element as Partial<HTMLElement>).showPopover === "function";
  if (isThere) element.popover = "manual";
  let placed = new AbortController();
  let [width, height] = [0, 0];
  const isOpen = (): boolean => element.matches(":popover-open");
  // jsdom has no `ResizeObserver`.
  const { ResizeObserver } = root.ownerDocument.defaultView as Partial<Window & typeof globalThis>;
  if (ResizeObserver !== undefined)
    new ResizeObserver(() => {
      const isOther = element.offsetWidth !== width || element.offsetHeight !== height;
      if (!element.hidden && isOther) resized();
    }).observe(element);
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
      if (isThere) setPx(element, { left: 0, top: 0 });
      ({ offsetWidth: width, offsetHeight: height } = element);
      // In the window, the page's zoom applies to the element, too.
      const scale = (isThere && element.getBoundingClientRect().width / width) || 1;
      const { x, y } = find({ width: width * scale, height: height * scale });
      setPx(element, { left: x / scale, top: y / scale });
      if (!isThere) return;
      const from = root.getBoundingClientRect();
      root.ownerDocument.addEventListener(
        "scroll",
        () => {
          const now = root.getBoundingClientRect();
          setPx(element, {
            left: (x + now.left - from.left) / scale,
            top: (y + now.top - from.top) / scale,
          });
        },
        { capture: true, passive: true, signal: placed.signal },
      );
    },
  };
}
