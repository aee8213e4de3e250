import { estimateText, type FontSpec, type MeasureText } from "../base/measureText.ts";

/** Measures texts with the browser's own fonts. */
export interface TextMeasure {
  readonly measure: MeasureText;
  /**
   * Returns the height of a line that no letter of the font exceeds, in px; at most three times the
   * font size.
   */
  lineHeight(font: FontSpec): number;
}

/**
 * Creates the measure with a canvas that is never shown. Without a canvas, as in jsdom, widths are
 * estimated.
 */
export function createCanvasText(document: Document): TextMeasure {
  // jsdom has the element but no context, and reports an error when a context is requested.
  const hasContext = document.defaultView?.CanvasRenderingContext2D !== undefined;
  const canvas = hasContext ? document.createElement("canvas").getContext("2d") : null;
  if (canvas === null) return { measure: estimateText, lineHeight: () => 0 };
  // `canvas.font` returns another text than it was given, so it cannot be compared.
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
      // Called when everything is measured again: a web font may have loaded since, so the font is
      // set again.
      last = "";
      set(font);
      const { fontBoundingBoxAscent, fontBoundingBoxDescent } = canvas.measureText("م");
      return Math.min(fontBoundingBoxAscent + fontBoundingBoxDescent, 3 * font.size);
    },
  };
}
