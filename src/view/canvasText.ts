import { estimateText, type FontSpec, type MeasureText } from "../base/measureText.ts";

/** Measures with the browser's own fonts. */
export interface TextMeasure {
  readonly measure: MeasureText;
  /** The height (px) of a line that no letter of the font leaves. */
  lineHeight(font: FontSpec): number;
}

/** A canvas that is never shown; where there is none, as in jsdom, widths are estimated. */
export function createCanvasText(document: Document): TextMeasure {
  const canvas = contextOf(document);
  if (canvas === null) return { measure: estimateText, lineHeight: () => 0 };
  // What the canvas says of its font is written otherwise than what it was given.
  let last = "";
  const set = ({ weight, size, family }: FontSpec): void => {
    const font = `${weight} ${size}px ${family}`;
    if (last !== font) canvas.font = font;
    last = font;
  };
  return {
    measure(text, font) {
      set(font);
      return canvas.measureText(text).width;
    },
    lineHeight(font) {
      // Asked when all is measured anew: a typeface may have come meanwhile.
      last = "";
      set(font);
      const { fontBoundingBoxAscent, fontBoundingBoxDescent } = canvas.measureText("م");
      return Math.min(fontBoundingBoxAscent + fontBoundingBoxDescent, 3 * font.size);
    },
  };
}

function contextOf(document: Document): CanvasRenderingContext2D | null {
  // jsdom has the element but no context, and complains when it is asked for one.
  if (document.defaultView?.CanvasRenderingContext2D === undefined) return null;
  return document.createElement("canvas").getContext("2d");
}
