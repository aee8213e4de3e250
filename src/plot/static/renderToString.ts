import { estimateText } from "../../base/measureText.ts";
import { guard, quote, report } from "../../base/platform.ts";
import { isDependentColor } from "../../base/safeValues.ts";
import { buildModel } from "../../model/buildModel.ts";
import type { Model } from "../../model/model.ts";
import { eventsInSight } from "../../model/readingOrder.ts";
import type { EventRecord, Problem } from "../../model/records.ts";
import { checkNumber, checkType, entriesOf } from "../../options/optionChecks.ts";
import { resolveOwnMarks } from "../../options/ownMarks.ts";
import { withoutDependents } from "../../options/theme.ts";
import { type ResolvedOptions, resolveOptions } from "../../options/resolveOptions.ts";
import type { ListOptions, StaticOptions } from "../../options/timelineOptions.ts";
import { clampView } from "../../state/views.ts";
import { createAccessibleNames, createDateTexts } from "../names/accessibleNames.ts";
import { type ListItem, listItem, type ListText } from "../names/listItem.ts";
import type { SceneNode } from "../base/sceneNode.ts";
import { type LayerNodes, sceneWithLayers } from "../picture/buildScene.ts";
import type { Layout } from "../picture/layout.ts";
import { createPicture, type Picture } from "../picture/picture.ts";
import { layerNode } from "./shapeNodes.ts";
import { escapeXml, svgString } from "./svgString.ts";

/** View if no event has a finite date: a fixed year, since no clock is read here. */
const YEAR_2000 = { start: 946_684_800_000, end: 978_307_200_000 };

const ALWAYS = { start: -Infinity, end: Infinity };

/** Throws an error to the caller at once: there is no frame that has to be finished first. */
const rethrow = (error: unknown): never => {
  throw error;
};

/** Returns a copy of the given options. Each option is read once and not checked yet. */
function staticOptionsOf<T extends ListOptions>(given: T): T {
  return Object.fromEntries(entriesOf("options", given, "a plain object", "")) as unknown as T;
}

/** Reads options and records for output without a page, and passes each problem to `onProblem`. */
function readStatic(given: ListOptions): {
  readonly options: ResolvedOptions;
  readonly model: Model;
  readonly tell: (problems: readonly Problem[]) => void;
} {
  const { onProblem, ...rest } = staticOptionsOf(given);
  if (onProblem !== undefined)
    checkType("onProblem", onProblem, "function", "a function that takes a problem");
  const resolved = resolveOptions(rest, { locale: "en", direction: null, timeZone: "UTC", report: rethrow });
  // Without a page, `var()` and `currentColor` have no value.
  const { theme, dependents } = withoutDependents(resolved.theme);
  const isColor = (color: string): boolean => !isDependentColor(color);
  const ownMarks = resolveOwnMarks(rest, { report: rethrow, isColor });
  const options = { ...resolved, theme, isColor, ownMarks };
  const model = buildModel(options, options.zone);
  const found = dependents.map(({ name, value }): Problem => ({
    index: -1,
    id: undefined,
    field: `theme.${name}`,
    value,
    reason: `theme.${name} is ${quote(value)}, which is known in a page alone; expected a colour or a font of its own, so that of the base theme is drawn`,
  }));
  const tellOne = guard(
    (problem: Problem) => {
      onProblem?.(problem);
    },
    report,
    () => undefined,
  );
  const tell = (problems: readonly Problem[]): void => {
    for (const problem of problems) tellOne(problem);
  };
  tell([...options.problems, ...found, ...model.problems]);
  return { options, model, tell };
}

/**
 * Returns the timeline as a standalone SVG: no DOM, no browser, no stylesheet. Equal options give
 * equal strings. The theme "auto" is drawn light. Throws an `OptionError` if an option is bad.
 * Records that cannot be read are left out, and each is passed to `onProblem` as a problem. An icon
 * whose `href` is no `data:` image is loaded by the program that shows the SVG, so its address
 * should be absolute.
 */
export function renderToString<E extends EventRecord>(options: StaticOptions<E>): string {
  const { width, height, measureText = estimateText, ...rest } = staticOptionsOf<StaticOptions>(options);
  for (const [name, px] of [
    ["width", width],
    ["height", height === undefined ? 1 : height],
  ] as const)
    checkNumber(name, px, [1, 100_000], "a number of px");
  checkType("measureText", measureText, "function", "a function from text and font to px");
  const { options: resolved, model, tell } = readStatic(rest);
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
  const drawn = picture.at({
    view,
    selection: [],
    hover: null,
    now: resolved.now === "clock" ? null : resolved.now,
  });
  const svg = svgString(sceneWithLayers(drawn.scene, layerNodes(picture, drawn.layout)), {
    tokens,
    fontFamily,
    label: resolved.label,
    legendLabel: resolved.messages.legend,
    lang: resolved.locale,
    ...(height === undefined ? {} : { height }),
  });
  tell(resolved.ownMarks.takeFound(model));
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

/**
 * Returns the events as an HTML list, by start, for use beside the picture from `renderToString` or
 * instead of it. It is an `<ol>` with titles, `<time>`, groups, kinds, states, places and
 * descriptions; each text is escaped and has its own direction. It has the events that meet the
 * option `view`; by default all events. Throws an `OptionError` if an option is bad. Records that
 * cannot be read are left out, and each is passed to `onProblem` as a problem.
 */
export function renderListToString<E extends EventRecord>(options: ListOptions<E>): string {
  const { options: resolved, model } = readStatic(options);
  const dateText = createDateTexts(resolved)(resolved.calendar, false);
  const names = createAccessibleNames(model, { ...resolved, dateText });
  const items = eventsInSight(model, resolved.view ?? ALWAYS, Infinity).map((event) =>
    itemString(listItem(event, { options: resolved, names, dateText })),
  );
  const { direction, locale, label } = resolved;
  return `<ol class="samarkand-listing" dir="${direction}" lang="${escapeXml(locale)}" aria-label="${escapeXml(label)}">${items.join("")}</ol>`;
}

function itemString({ title, date, iso, about, place, description, lang }: ListItem): string {
  const language = lang === undefined ? "" : ` lang="${escapeXml(lang)}"`;
  const parts = [
    element("b", title, language),
    iso === "" ? element("span", date) : element("time", date, ` datetime="${escapeXml(iso)}"`),
    ...about.map((text) => element("p", text)),
    ...(place === null ? [] : [element("p", place, language)]),
    ...(description === null ? [] : [element("p", description, language)]),
  ];
  return `<li>${parts.join(" ")}</li>`;
}

function element(tag: string, { text, direction }: ListText, attributes = ""): string {
  return `<${tag} dir="${direction}"${attributes}>${escapeXml(text)}</${tag}>`;
}
