import { estimateText } from "../../base/measureText.ts";
import { buildModel } from "../../model/buildModel.ts";
import type { EventRecord } from "../../model/records.ts";
import { checkNumber, checkType } from "../../options/optionChecks.ts";
import { resolveOwnMarks } from "../../options/ownMarks.ts";
import { resolveOptions } from "../../options/resolveOptions.ts";
import { withoutDependents } from "../../options/theme.ts";
import type { StaticOptions } from "../../options/timelineOptions.ts";
import { clampView } from "../../state/views.ts";
import type { SceneNode } from "../base/sceneNode.ts";
import { type LayerNodes, sceneWithLayers } from "../picture/buildScene.ts";
import type { Layout } from "../picture/layout.ts";
import { createPicture, type Picture } from "../picture/picture.ts";
import { figureNodes } from "./figureNodes.ts";
import { isKnownColor, NO_PAGE, readStatic } from "./renderListToString.ts";
import { layerNode } from "./shapeNodes.ts";
import { svgString } from "./svgString.ts";

/** View if no event has a finite date: a fixed year, since no clock is read here. */
const YEAR_2000 = { start: 946_684_800_000, end: 978_307_200_000 };

/**
 * Returns the timeline as a standalone SVG: no DOM, no browser, no stylesheet. Equal options give
 * equal strings. The theme "auto" is drawn light. Throws an `OptionError` if an option is bad.
 * Records that cannot be read are left out, and each is passed to `onProblem` as a problem. An icon
 * whose `href` is no `data:` image is loaded by the program that shows the SVG, so its address
 * should be absolute.
 */
export function renderToString<E extends EventRecord>(options: StaticOptions<E>): string {
  const { options: given, tell } = readStatic<StaticOptions>(options);
  const { width, height, measureText = estimateText, ...rest } = given;
  for (const [name, px] of Object.entries(height === undefined ? { width } : { width, height }))
    checkNumber(name, px, [1, 100_000], "a number of px");
  checkType("measureText", measureText, "function", "a function from text and font to px");
  const read = resolveOptions(rest, NO_PAGE);
  const { theme, problems } = withoutDependents(read.theme);
  const ownMarks = resolveOwnMarks(rest, { ...NO_PAGE, isColor: isKnownColor });
  const resolved = { ...read, theme, ownMarks, isColor: isKnownColor };
  const model = buildModel(resolved, resolved.zone);
  tell([...read.problems, ...problems, ...model.problems]);
  const tokens = theme.light;
  const fontFamily = tokens.fontFamily === "inherit" ? "system-ui" : tokens.fontFamily;
  const picture = createPicture({
    options: resolved,
    model,
    width,
    measure: measureText,
    fontFamily,
    lineHeight: 0,
  });
  const drawn = picture.at({
    view: clampView(resolved.view ?? picture.fit(YEAR_2000), resolved.limits),
    selection: [],
    hover: null,
    now: resolved.now === "clock" ? null : resolved.now,
  });
  const svg = svgString(sceneWithLayers(drawn.scene, layerNodes(picture, drawn.layout)), {
    tokens,
    fontFamily,
    label: resolved.label,
    figure: figureNodes(picture, measureText === estimateText),
    legendLabel: resolved.messages.legend,
    lang: resolved.locale,
    height,
  });
  tell(ownMarks.takeFound(model));
  return svg;
}

/** Returns what layers draw without a page. An error that one throws is thrown. */
function layerNodes(picture: Picture, layout: Layout): LayerNodes {
  const { layers } = picture.options;
  const ground = { picture, layout, origin: layout.sight.from, from: 0, to: layout.scale.size };
  const nodesOf = (isUnder: boolean): SceneNode[] =>
    layers
      .filter((layer) => layer.toNodes !== undefined && (layer.under ?? false) === isUnder)
      .map((layer) => layerNode(layer, ground, false));
  return { under: nodesOf(true), over: nodesOf(false) };
}
