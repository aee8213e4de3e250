import { textDirection } from "../../base/direction.ts";
import { guard, report } from "../../base/platform.ts";
import { isDependentColor } from "../../base/safeValues.ts";
import { EventReader } from "../../model/eventReader.ts";
import { byStart, meets } from "../../model/model.ts";
import type { EventRecord, Problem } from "../../model/records.ts";
import { checkType, entriesOf } from "../../options/optionChecks.ts";
import { type Environment, resolveListOptions } from "../../options/resolveOptions.ts";
import type { ListOptions } from "../../options/timelineOptions.ts";
import { createDateTexts, createEventWords } from "../names/accessibleNames.ts";
import { type ListItem, listItem, type ListText } from "../names/listItem.ts";
import { escapeXml } from "./serializeNode.ts";

const ALWAYS = { start: -Infinity, end: Infinity };

/** Surroundings without a page. Errors are thrown at once: no frame has to be finished first. */
export const NO_PAGE: Environment = {
  locale: "en",
  direction: null,
  timeZone: "UTC",
  report(error) {
    throw error;
  },
};

/** Whether a colour has a value without a page: `var()` and `currentColor` have none. */
export const isKnownColor = (color: string): boolean => !isDependentColor(color);

/**
 * Returns a copy of the given options, each read once, of which only `onProblem` is checked, and a
 * function that passes problems to it.
 */
export function readStatic<T extends ListOptions>(
  given: T,
): {
  readonly options: Omit<T, "onProblem">;
  readonly tell: (problems: readonly Problem[]) => void;
} {
  const copy = Object.fromEntries(entriesOf("options", given, "a plain object", "")) as unknown as T;
  const { onProblem = () => undefined, ...options } = copy;
  checkType("onProblem", onProblem, "function", "a function that takes a problem");
  const tellOne = guard(onProblem, report, () => undefined);
  return {
    options,
    tell(problems) {
      for (const problem of problems) tellOne(problem);
    },
  };
}

/**
 * Returns the events as an HTML list, by start, for use beside the picture from `renderToString` or
 * instead of it. It is an `<ol>` with titles, `<time>`, groups, kinds, states, places and
 * descriptions; each text is escaped and has its own direction. It has the events that meet the
 * option `view`; by default all events. The list stands between the option `title`, as a heading,
 * with `subtitle`, and the option `caption`. Throws an `OptionError` if an option of a text or of
 * the events is bad; those of the picture are not read. Records that cannot be read are left out,
 * and each is passed to `onProblem` as a problem.
 */
export function renderListToString<E extends EventRecord>(options: ListOptions<E>): string {
  const { options: given, tell } = readStatic<ListOptions>(options);
  const resolved = resolveListOptions(given, NO_PAGE);
  const { events, direction, locale, label, view, figure } = resolved;
  const reader = new EventReader({ ...resolved, isColor: isKnownColor }, resolved.zone);
  // A hole in the array counts as a record that cannot be read.
  for (let index = 0; index < events.length; index += 1) reader.read(events[index] as EventRecord);
  tell([...resolved.problems, ...reader.problems]);
  const { table, absent } = reader;
  const dateText = createDateTexts(resolved)(resolved.calendar, false);
  const names = createEventWords(reader.groups.groups, resolved);
  const items = Array.from({ length: reader.count }, (_, row) => row)
    .filter((row) => !absent.has(row))
    .map((row) => table.event(row))
    .filter(({ extent }) => meets(extent, view ?? ALWAYS))
    .sort(byStart)
    .map((event) => itemString(listItem(event, { options: resolved, names, dateText })));
  const textOf = (name: "title" | "subtitle" | "caption", tag = "p"): string => {
    const text = figure[name];
    const own = { text, direction: textDirection(text, direction) };
    return text === "" ? "" : element(tag, own, ` class="samarkand-${name}" lang="${escapeXml(locale)}"`);
  };
  return [
    textOf("title", `h${figure.headingLevel}`),
    textOf("subtitle"),
    `<ol class="samarkand-listing" dir="${direction}" lang="${escapeXml(locale)}" aria-label="${escapeXml(label)}">${items.join("")}</ol>`,
    textOf("caption"),
  ].join("");
}

function itemString({ title, date, iso, about, place, description, lang }: ListItem): string {
  const language = lang === undefined ? "" : ` lang="${escapeXml(lang)}"`;
  const own = [place, description].filter((text) => text !== null);
  const parts = [
    element("b", title, language),
    iso === "" ? element("span", date) : element("time", date, ` datetime="${escapeXml(iso)}"`),
    ...about.map((text) => element("p", text)),
    ...own.map((text) => element("p", text, language)),
  ];
  return `<li>${parts.join(" ")}</li>`;
}

function element(tag: string, { text, direction }: ListText, attributes = ""): string {
  return `<${tag} dir="${direction}"${attributes}>${escapeXml(text)}</${tag}>`;
}
