import { localeDirection } from "../base/direction.ts";
import { clamp } from "../base/maths.ts";
import type { Picture } from "../plot/picture/picture.ts";
import type { TimelineState } from "../state/state.ts";
import { createScale } from "../time/scale.ts";
import type { TimelineDom } from "../view/timelineDom.ts";
import { setPx } from "./elements.ts";

/**
 * Creates the highlight of the span of time that a drag marks, over the plot, with its number of
 * events and its dates in words. Returns a function that draws it; it is in the plot only while a
 * span is marked.
 */
export function createBrushOverlay({
  plot,
  scroller,
}: TimelineDom): (picture: Picture, state: TimelineState) => void {
  const create = (name: string): HTMLElement => {
    const element = plot.ownerDocument.createElement("div");
    element.className = name;
    element.setAttribute("aria-hidden", "true");
    return element;
  };
  const [band, text] = [create("samarkand-span"), create("samarkand-span-text")];
  return (picture, { view, marked }) => {
    if (marked === null) {
      band.remove();
      text.remove();
      return;
    }
    if (band.parentNode === null) plot.append(band, text);
    const { left, length } = picture.plot;
    const scale = createScale(view, length);
    const from = clamp(scale(marked.start), 0, length);
    const width = clamp(scale(marked.end), 0, length) - from;
    const edge = left + picture.time.left(from, width);
    setPx(band, { left: edge, width });
    text.textContent = picture.inSight(marked);
    text.dir = localeDirection(picture.options.locale);
    const { offsetWidth } = text;
    setPx(text, {
      left: clamp(edge + (width - offsetWidth) / 2, left, left + length - offsetWidth),
      top: scroller.scrollTop + 4,
    });
  };
}
