import { textDirection, type Direction } from "../base/direction.ts";

/** A kind, as a card shows it. */
export interface CardKind {
  readonly title: string;
  /** How many are of it; empty for that of one event. */
  readonly count: string;
  /** A CSS value. */
  readonly color: string;
}

/** The part of a card that tells kinds. */
export interface CardKinds {
  /** `direction`: of titles that have none of their own. */
  write(kinds: readonly CardKind[], direction: Direction): void;
}

/** Builds it in a card, empty. */
export function cardKinds(card: HTMLElement): CardKinds {
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
