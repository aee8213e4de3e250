import { textDirection, type Direction } from "../base/direction.ts";
import { cardKinds, type CardKind } from "./cardKinds.ts";
import { placeCard, type Box } from "./placeCard.ts";
import { createTopLayer } from "./topLayer.ts";

/** The card that says what an event or a cluster is. */
export interface Tooltip {
  /** Whether it is in the top layer of the page, where nothing cuts it: its place is then in the window. */
  readonly isOnTop: boolean;
  /** Boxes are in px of the window where it is on top, else of the timeline. */
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
  readonly mark: Box;
  /** The other marks: the card is put where it covers least of them. */
  readonly others: readonly Box[];
  /** Where the card can be. */
  readonly within: Box;
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
  let shown: { readonly of: unknown; readonly words: unknown; readonly mark: Box } | null = null;
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

function isSame(a: Box, b: Box): boolean {
  return a.left === b.left && a.top === b.top && a.width === b.width && a.height === b.height;
}
