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
 * Where a card of a size covers least: under or over its mark, or at either end of it, kept within
 * the given box. Covering the mark itself is the worst, and under is better than over, and over
 * than beside, where all else is equal.
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

/** The area (px²) that two boxes share. */
function overlap(a: ClientBox, b: ClientBox): number {
  const width = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
  const height = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  return width > 0 && height > 0 ? width * height : 0;
}

/** The card that says what an event or a cluster is. */
export interface Tooltip {
  /**
   * Whether it is in the top layer of the page, where nothing cuts it: its place is then in the
   * window.
   */
  readonly isOnTop: boolean;
  /** Boxes are in px: of the window for a card in the top layer, else of the timeline. */
  show(content: CardContent, where: Place): void;
  /** Returns whether it was there. */
  hide(): boolean;
}

/** What a card says. */
export interface CardContent {
  /** What it says that of, in whose words: the same of the same. */
  readonly of: unknown;
  readonly words: unknown;
  readonly title: string;
  /** BCP 47 language of title and description. */
  readonly lang: string | undefined;
  /** In one calendar or in two. */
  readonly dates: readonly string[];
  readonly description: string;
  readonly kinds: readonly CardKind[];
}

interface Place {
  /** The mark with its label, which stays uncovered. */
  readonly mark: ClientBox;
  /** The other marks: the card is put where it covers least of them. */
  readonly others: readonly ClientBox[];
  /** Where the card can be. */
  readonly within: ClientBox;
  /** Of the chrome, for texts without a direction of their own. */
  readonly direction: Direction;
  readonly dateDirection: Direction;
}

/** Builds the card in the root of a timeline, hidden. Its texts are text nodes. */
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
      // A finger that pans takes the mark along, and the card has to follow.
      if (shown !== null && shown.of === of && shown.words === words && isSame(shown.mark, mark)) return;
      // Shown anew: how long it has been there counts from now on.
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

/** A kind, as a card shows it. */
interface CardKind {
  readonly title: string;
  /** How many are of it; empty for that of one event. */
  readonly count: string;
  /** A CSS value. */
  readonly color: string;
}

/** The part of a card that tells kinds. */
interface CardKinds {
  /** `direction`: of titles that have none of their own. */
  write(kinds: readonly CardKind[], direction: Direction): void;
}

/** Builds it in a card, empty. */
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

/** Shows an element over all else, where nothing cuts it. */
interface TopLayer {
  /** Whether the browser has it; else an element stands where it was put, in its timeline. */
  readonly isThere: boolean;
  open(): void;
  close(): void;
  /**
   * Puts it where `find` says that a box of its size (px) goes: px of the window where the layer is
   * there, else of the timeline. There it stays while anything around scrolls.
   */
  place(find: (size: Size) => { readonly left: number; readonly top: number }): void;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Creates it for an element in the root of a timeline, as a popover that only this opens and
 * closes.
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
      // A page's zoom is on it in the window, too.
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
