import type { Model } from "../model/model.ts";
import type { ResolvedOptions } from "../options/resolveOptions.ts";
import type { TextMeasure } from "../render/canvasText.ts";
import { createPicture, type Picture } from "../scene/createPicture.ts";
import type { Host } from "./host.ts";

interface Measured {
  readonly options: ResolvedOptions;
  readonly model: Model;
  readonly text: TextMeasure;
  /** px; taken while the container is not shown. */
  readonly lastWidth: number;
}

/** The picture in the width and the font that the page gives it. */
export function measurePicture({ scroller, fontFamily }: Host, { options, model, text, lastWidth }: Measured): Picture {
  const font = { family: fontFamily(), size: options.theme.light.fontSize, weight: 400 };
  return createPicture({
    options,
    model,
    width: scroller.clientWidth || lastWidth,
    measure: text.measure,
    fontFamily: font.family,
    lineHeight: text.lineHeight(font),
  });
}
