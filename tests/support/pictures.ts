import { estimateText, type MeasureText } from "../../src/base/measureText.ts";
import { buildModel } from "../../src/model/buildModel.ts";
import type { Model } from "../../src/model/model.ts";
import { resolveOptions, type ResolvedOptions } from "../../src/options/resolveOptions.ts";
import type { TimelineOptions } from "../../src/options/timelineOptions.ts";
import type { Layout } from "../../src/plot/picture/layout.ts";
import type { Scene } from "../../src/plot/picture/buildScene.ts";
import { createPicture, type Picture } from "../../src/plot/picture/picture.ts";
import { clampView } from "../../src/state/views.ts";
import type { TimeRange } from "../../src/time/scale.ts";

/** A picture with the options and the model from which it was created. */
export interface TestPicture {
  readonly options: ResolvedOptions;
  readonly model: Model;
  readonly picture: Picture;
  /** Returns the scene of a view within the limits, with nothing selected. */
  at(view: TimeRange): { readonly layout: Layout; readonly scene: Scene };
}

/** Throws the error of a callback: in these tests no callback throws. */
function fail(error: unknown): void {
  throw error;
}

/**
 * Creates a picture in a width, measured by `estimateText`: nothing is read from the surroundings.
 */
export function pictureOf(
  given: TimelineOptions,
  width: number,
  measure: MeasureText = estimateText,
): TestPicture {
  const options = resolveOptions(given, { locale: "en", direction: null, timeZone: "UTC", report: fail });
  const model = buildModel(options, options.zone);
  const picture = createPicture({ options, model, width, measure, fontFamily: "sans-serif", lineHeight: 0 });
  return {
    options,
    model,
    picture,
    at: (view) => picture.at({ view: clampView(view, options.limits), selection: [], hover: null }),
  };
}
