import { estimateText } from "../base/measureText.ts";
import { buildModel } from "../model/buildModel.ts";
import type { EventRecord } from "../model/records.ts";
import { OptionError } from "../options/optionError.ts";
import { resolveOptions } from "../options/resolveOptions.ts";
import type { StaticOptions } from "../options/timelineOptions.ts";
import { clampView } from "../state/clampView.ts";
import { createPicture } from "./createPicture.ts";
import { svgString } from "./svgString.ts";

/** What is shown where no event has a finite date: a year, since no clock is read here. */
const YEAR_2000 = { start: 946_684_800_000, end: 978_307_200_000 };

/** There is no frame to finish: who calls is told at once. */
const report = (error: unknown): never => { throw error; };

/**
 * The timeline as a standalone SVG: no DOM, no browser, no stylesheet. The same options give the same string.
 * The theme "auto" is drawn light. Throws an `OptionError` where an option is bad; records that cannot be read are left out.
 */
export function renderToString<E extends EventRecord>(options: StaticOptions<E>): string {
  if (typeof options !== "object" || (options as unknown) === null) throw new OptionError("options", options, "an object");
  const { width, height, measureText = estimateText, ...rest } = options;
  if (!(typeof width === "number" && width >= 1 && width <= 100_000)) throw new OptionError("width", width, "a number of px from 1 to 100000");
  if (height !== undefined && !(typeof height === "number" && height >= 1 && height <= 100_000))
    throw new OptionError("height", height, "a number of px from 1 to 100000");
  if (typeof measureText !== "function") throw new OptionError("measureText", measureText, "a function from text and font to px");
  const resolved = resolveOptions(rest, { locale: "en", direction: null, timeZone: "UTC", report });
  const model = buildModel(resolved, resolved.zone);
  const tokens = resolved.theme.light;
  const fontFamily = tokens.fontFamily === "inherit" ? "system-ui" : tokens.fontFamily;
  const picture = createPicture({ options: resolved, model, width, measure: measureText, fontFamily, lineHeight: 0 });
  const view = clampView(resolved.view ?? picture.fit(YEAR_2000), resolved.limits);
  const { scene } = picture.at({ view, selection: [], hover: null, now: resolved.now === "clock" ? null : resolved.now });
  return svgString(scene, {
    tokens,
    fontFamily,
    label: resolved.label,
    legendLabel: resolved.messages.legend,
    lang: resolved.locale,
    ...(height === undefined ? {} : { height }),
  });
}
