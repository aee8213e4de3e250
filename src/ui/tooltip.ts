import { type Direction, textDirection } from "../base/direction.ts";
import { isSame } from "../base/isSame.ts";
import { clamp } from "../base/maths.ts";

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

/** Creates the card in the root of a timeline, hidden. Its texts are text nodes. */
export function createTooltip(root: HTMLElement): Tooltip {
  const document = root.ownerDocument;
  const card = document.createElement("div");
  card.className = "samarkand-tooltip";
  card.setAttribute("role", "tooltip");
  card.hidden = true;
  const line = (part: string): HTMLElement => {
    const element = document.createElement("div");
    element.className = `samarkand-tooltip-${part}`;
    card.append(element);
    return element;
  };
  const title = line("title");
  const date = line("date");
  const secondDate = line("second-date");
  const description = line("description");
  const kindList = cardKinds(card);
  root.append(card);
  const layer = createTopLayer(card, root);

  const write = (element: HTMLElement, text: string, direction: Direction): void => {
    element.textContent = text;
    element.dir = direction;
    element.hidden = text === "";
  };
  let shown: { readonly of: unknown; readonly words: unknown; readonly mark: ClientBox } | null = null;
  return {
    isOnTop: layer.isThere,
    show({ of, words, title: text, lang, dates, description: more, kinds }, where) {
      const { mark, direction, dateDirection } = where;
      // The box is compared as well: a pan by finger moves the mark, and the card has to follow.
      if (shown !== null && shown.of === of && shown.words === words && isSame(shown.mark, mark)) return;
      // For another target the card is closed and opened again, so that its CSS animation starts
      // again: a pointer can reach the card only after 400 ms.
      if (shown !== null && shown.of !== of) {
        layer.close();
        card.getBoundingClientRect();
      }
      shown = { of, words, mark };
      write(title, text, textDirection(text, direction));
      write(date, dates[0] ?? "", dateDirection);
      write(secondDate, dates[1] ?? "", dateDirection);
      write(description, more, textDirection(more, direction));
      kindList.write(kinds, direction);
      card.dir = textDirection(text, direction);
      if (lang === undefined) card.removeAttribute("lang");
      else card.lang = lang;
      layer.open();
      layer.place((size) => placeCard(size, where));
    },
    hide() {
      if (card.hidden) return false;
      shown = null;
      layer.close();
      return true;
    },
  };
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
      const { offsetWidth: width, offsetHeight: height } = element;
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
  };
}
