import { localeDirection } from "../base/direction.ts";
import { clamp } from "../base/maths.ts";
import type { Picture } from "../plot/picture/picture.ts";
import type { TimelineState } from "../state/state.ts";
import { createScale } from "../time/scale.ts";
import type { TimelineDom } from "../view/timelineDom.ts";

/**
 * Highlight of the span of time that a drag marks, over the plot, with its number of events and its
 * dates in words.
 */
export interface BrushOverlay {
  draw(picture: Picture, state: TimelineState, locale: string): void;
}

/** Creates the highlight. It is in the plot only while a span is marked. */
export function createBrushOverlay({ plot, scroller }: TimelineDom): BrushOverlay {
  const create = (name: string): HTMLElement => {
    const element = plot.ownerDocument.createElement("div");
    element.className = name;
    element.setAttribute("aria-hidden", "true");
    return element;
  };
  const [band, text] = [create("samarkand-span"), create("samarkand-span-text")];
  const place = (element: HTMLElement, name: string, px: number): void => {
    element.style.setProperty(name, `${px}px`);
  };
  return {
    draw(picture, { view, marked }, locale) {
      if (marked === null) {
        band.remove();
        text.remove();
        return;
      }
      if (band.parentNode === null) plot.append(band, text);
      const {
        plot: { left, length },
        time,
      } = picture;
      const scale = createScale(view, length);
      const [from, to] = [marked.start, marked.end].map((instant) => clamp(scale(instant), 0, length)) as [
        number,
        number,
      ];
      const edge = left + time.left(from, to - from);
      place(band, "left", edge);
      place(band, "width", to - from);
      text.textContent = picture.inSight(marked);
      text.dir = localeDirection(locale);
      place(
        text,
        "left",
        clamp(edge + (to - from - text.offsetWidth) / 2, left, left + length - text.offsetWidth),
      );
      place(text, "top", scroller.scrollTop + 4);
    },
  };
}
