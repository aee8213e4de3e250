import type { Model } from "../model/model.ts";
import type { ResolvedOptions } from "../options/resolveOptions.ts";
import type { TextMeasure } from "../render/canvasText.ts";
import { createPicture, type Picture } from "../scene/createPicture.ts";
import type { Host } from "./host.ts";

/** px; what a container that is not shown yet is taken for. */
const ASSUMED_WIDTH = 960;

interface Measured {
  readonly options: ResolvedOptions;
  readonly model: Model;
  readonly text: TextMeasure;
}

/** The picture in the width and the font that the page gives it. */
export function measurePicture({ scroller, fontFamily }: Host, { options, model, text }: Measured): Picture {
  const font = { family: fontFamily(), size: options.theme.light.fontSize, weight: 400 };
  return createPicture({
    options,
    model,
    width: scroller.clientWidth || ASSUMED_WIDTH,
    measure: text.measure,
    fontFamily: font.family,
    lineHeight: text.lineHeight(font),
  });
}
