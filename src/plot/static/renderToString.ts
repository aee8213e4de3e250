import { estimateText } from "../../base/measureText.ts";
import type { EventRecord } from "../../model/records.ts";
import { checkNumber, checkType } from "../../options/optionChecks.ts";
import type { StaticOptions } from "../../options/timelineOptions.ts";
import { clampView } from "../../state/clampView.ts";
import { createPicture } from "../picture/picture.ts";
import { readStatic, staticOptionsOf } from "./readStatic.ts";
import { svgString } from "./svgString.ts";

/** What is shown where no event has a finite date: a year, since no clock is read here. */
const YEAR_2000 = { start: 946_684_800_000, end: 978_307_200_000 };

/**
 * The timeline as a standalone SVG: no DOM, no browser, no stylesheet. The same options give the
 * same string. The theme "auto" is drawn light. Throws an `OptionError` where an option is bad;
 * records that cannot be read are left out, and `onProblem` is told of each.
 */
export function renderToString<E extends EventRecord>(options: StaticOptions<E>): string {
  const { width, height, measureText = estimateText, ...rest } = staticOptionsOf<StaticOptions>(options);
  for (const [name, px] of [
    ["width", width],
    ["height", height === undefined ? 1 : height],
  ] as const)
    checkNumber(name, px, [1, 100_000], "a number of px");
  checkType("measureText", measureText, "function", "a function from text and font to px");
  const { options: resolved, model } = readStatic(rest);
  const tokens = resolved.theme.light;
  const fontFamily = tokens.fontFamily === "inherit" ? "system-ui" : tokens.fontFamily;
  const picture = createPicture({
    options: resolved,
    model,
    width,
    measure: measureText,
    fontFamily,
    lineHeight: 0,
  });
  const view = clampView(resolved.view ?? picture.fit(YEAR_2000), resolved.limits);
  const { scene } = picture.at({
    view,
    selection: [],
    hover: null,
    now: resolved.now === "clock" ? null : resolved.now,
  });
  return svgString(scene, {
    tokens,
    fontFamily,
    label: resolved.label,
    legendLabel: resolved.messages.legend,
    lang: resolved.locale,
    ...(height === undefined ? {} : { height }),
  });
}
