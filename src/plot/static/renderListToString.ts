import { estimateText } from "../../base/measureText.ts";
import type { EventRecord } from "../../model/records.ts";
import type { ListOptions } from "../../options/timelineOptions.ts";
import { listItem } from "../names/listItem.ts";
import type { ListItem, ListText } from "../names/listItem.ts";
import { createPicture } from "../picture/picture.ts";
import { eventsInSight } from "../picture/eventsInSight.ts";
import { readStatic } from "./readStatic.ts";
import { escapeXml } from "./svgString.ts";

const ALWAYS = { start: -Infinity, end: Infinity };

/**
 * The events as an HTML list, by start, to stand beside what `renderToString` draws or instead of
 * it: an `<ol>` with titles, `<time>`, groups, states and descriptions, every text escaped and in
 * its own direction. It has the events that meet the option `view`, else all. Throws an
 * `OptionError` where an option is bad; records that cannot be read are left out, and `onProblem`
 * is told of each.
 */
export function renderListToString<E extends EventRecord>(options: ListOptions<E>): string {
  const { options: resolved, model } = readStatic(options);
  const { names, dateText } = createPicture({
    options: resolved,
    model,
    width: 1000,
    measure: estimateText,
    fontFamily: "sans-serif",
    lineHeight: 0,
  });
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
