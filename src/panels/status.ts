import { textDirection, type Direction } from "../base/direction.ts";

/** What is said to who listens. */
export interface Said {
  readonly text: string;
  /** BCP 47; default that of the panel. */
  readonly lang?: string | undefined;
}

/** A place that assistive technology reads out when something else is in it. */
export interface Status {
  readonly element: HTMLElement;
  say(parts: readonly Said[], direction: Direction): void;
}

/** Creates it, out of sight. */
export function createStatus(document: Document): Status {
  const element = document.createElement("div");
  element.className = "samarkand-status";
  element.setAttribute("role", "status");
  return {
    element,
    say(parts, direction) {
      element.replaceChildren(
        ...parts.flatMap(({ text, lang }, index) => {
          const part = document.createElement("span");
          part.textContent = text;
          part.dir = textDirection(text, direction);
          if (lang !== undefined) part.lang = lang;
          return index === 0 ? [part] : [". ", part];
        }),
      );
    },
  };
}
