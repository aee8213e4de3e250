import { textDirection } from "../base/direction.ts";
import type { ResolvedOptions } from "../options/resolveOptions.ts";
import { createElement, setAttributes } from "./domTree.ts";

/** Parts of a timeline around which its texts stand. */
interface Surrounded {
  readonly root: HTMLElement;
  /** Listbox that the subtitle describes. */
  readonly plot: HTMLElement;
  /** Last element in sight before the caption. */
  readonly legend: Element;
  /** Prefix of ids. */
  readonly name: string;
}

/**
 * Returns a function that writes title, subtitle and caption of a figure around a timeline, as text
 * nodes. All of them begin at the start side of the timeline, so each is isolated in its own
 * direction within its paragraph.
 */
export function createFigureTexts({ root, plot, legend, name }: Surrounded) {
  const { ownerDocument: document } = root;
  const subtitle = createElement(document, "p", "samarkand-subtitle");
  const caption = createElement(document, "p", "samarkand-caption");
  let title: HTMLElement = createElement(document, "h2", "samarkand-title");
  subtitle.id = `${name}-subtitle`;
  return ({ figure, direction }: Pick<ResolvedOptions, "figure" | "direction">): void => {
    const tag = `h${figure.headingLevel}` as const;
    if (title.localName !== tag) {
      title.remove();
      title = createElement(document, tag, "samarkand-title");
    }
    const put = (element: HTMLElement, text: string, insert: () => void): void => {
      if (text === "") {
        element.remove();
        return;
      }
      const own = element.firstElementChild ?? element.appendChild(document.createElement("bdi"));
      setAttributes(own, { dir: textDirection(text, direction) });
      if (own.textContent !== text) own.textContent = text;
      if (element.parentNode === null) insert();
    };
    put(title, figure.title, () => root.prepend(title));
    put(subtitle, figure.subtitle, () => {
      if (figure.title === "") root.prepend(subtitle);
      else title.after(subtitle);
    });
    put(caption, figure.caption, () => legend.after(caption));
    if (figure.subtitle === "") plot.removeAttribute("aria-describedby");
    else setAttributes(plot, { "aria-describedby": subtitle.id });
  };
}
