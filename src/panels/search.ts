import { type Direction, localeDirection, textDirection } from "../base/direction.ts";
import type { EventRecord } from "../model/records.ts";
import { partsOf } from "../options/optionChecks.ts";
import { type Language, wordsIn } from "../options/wordsIn.ts";
import type { PluralWords } from "../time/text/dateWords.ts";
import type { Timeline } from "../timeline/timeline.ts";
import { createButton, createElement } from "../view/domTree.ts";
import { createPanel, focusTimeline, type Panel } from "./panel.ts";

/** Words of a search panel. */
export interface SearchMessages {
  /** Label of the field, and accessible name of the panel. */
  readonly search: string;
  /**
   * Number of matches, by CLDR plural category; `{count}` is replaced by the number. "other" also
   * serves the missing categories.
   */
  readonly matches: PluralWords;
  /** Text in place of the number where nothing matches. */
  readonly noMatches: string;
  /**
   * Position of the current match among all matches: `{index}` and `{count}` are replaced by
   * numbers.
   */
  readonly matchOf: string;
  /** Accessible name of the button to the earlier match. */
  readonly earlierMatch: string;
  /** Accessible name of the button to the later match. */
  readonly laterMatch: string;
  /** Accessible name of the button that empties the field. */
  readonly clearSearch: string;
}

/** Words of a search panel in the built-in languages. */
const searchWords: Readonly<Record<Language, SearchMessages>> = {
  ar: {
    search: "بحث",
    noMatches: "لا نتائج",
    matchOf: "{index} من {count}",
    matches: { one: "نتيجة واحدة", two: "نتيجتان", few: "{count} نتائج", other: "{count} نتيجة" },
    earlierMatch: "النتيجة الأقدم",
    laterMatch: "النتيجة الأحدث",
    clearSearch: "مسح البحث",
  },
  en: {
    search: "Search",
    noMatches: "No matches",
    matchOf: "{index} of {count}",
    matches: { one: "{count} match", other: "{count} matches" },
    earlierMatch: "Earlier match",
    laterMatch: "Later match",
    clearSearch: "Clear search",
  },
  fa: {
    search: "جست‌وجو",
    noMatches: "بدون نتیجه",
    matchOf: "{index} از {count}",
    matches: { other: "{count} نتیجه" },
    earlierMatch: "نتیجهٔ زودتر",
    laterMatch: "نتیجهٔ دیرتر",
    clearSearch: "پاک کردن جست‌وجو",
  },
  fr: {
    search: "Rechercher",
    noMatches: "Aucun résultat",
    matchOf: "{index} sur {count}",
    matches: { one: "{count} résultat", other: "{count} résultats" },
    earlierMatch: "Résultat précédent",
    laterMatch: "Résultat suivant",
    clearSearch: "Effacer la recherche",
  },
  he: {
    search: "חיפוש",
    noMatches: "אין תוצאות",
    matchOf: "{index} מתוך {count}",
    matches: { one: "תוצאה אחת", two: "שתי תוצאות", other: "{count} תוצאות" },
    earlierMatch: "התוצאה המוקדמת יותר",
    laterMatch: "התוצאה המאוחרת יותר",
    clearSearch: "ניקוי החיפוש",
  },
  ur: {
    search: "تلاش",
    noMatches: "کوئی نتیجہ نہیں",
    matchOf: "{count} میں سے {index}",
    matches: { one: "{count} نتیجہ", other: "{count} نتائج" },
    earlierMatch: "پہلے کا نتیجہ",
    laterMatch: "بعد کا نتیجہ",
    clearSearch: "تلاش صاف کریں",
  },
};

/**
 * Options of `createSearch`.
 * @example
 * const options: SearchOptions = { messages: { search: "Find an event" } };
 */
export interface SearchOptions {
  /**
   * Words of the panel, each in place of a built-in one.
   * @default Arabic, English, French, Hebrew, Persian or Urdu by the timeline's language, else
   * English
   */
  readonly messages?: Partial<SearchMessages>;
}

/** ms without a key press after which the typed text is searched for. */
const REST = 150;

/**
 * Creates a search panel in a container: a field, the number of matches, and buttons to the earlier
 * and the later match. Enter goes to the next match, Shift+Enter to the one before. Escape empties
 * the field; in an empty field it moves the focus to the timeline. There, "/" moves the focus to
 * the field. Throws an `OptionError` where an argument is bad.
 * @example
 * const panel = createSearch(document.querySelector<HTMLElement>("#search")!, timeline);
 */
export function createSearch<E extends EventRecord>(
  container: HTMLElement,
  timeline: Timeline<E>,
  options: SearchOptions = {},
): Panel {
  partsOf("options", options, { messages: true }, "");
  const { element, signal, open } = createPanel(container, timeline, "search");
  const { field, write, earlier, later, clear } = createSearchParts(element, timeline);
  const window = element.ownerDocument.defaultView as Window;
  const { search } = timeline;
  let found: Found = { query: search.query, count: search.next()?.count ?? null, index: null };
  /** Timer of typed text that is still waiting to be searched for; 0: there is none. */
  let timer = 0;
  field.value = search.query;

  const show = (now = found): void => {
    found = now;
    write(now, wordsIn(searchWords, element.lang, options.messages));
  };
  const stop = (): void => {
    window.clearTimeout(timer);
    timer = 0;
  };
  /** Searches at once for typed text; resolves when the search is done. */
  const run = (): Promise<unknown> => {
    stop();
    return field.value.trim() === search.query ? Promise.resolve() : search.run(field.value);
  };
  const typed = (): void => {
    stop();
    timer = window.setTimeout(() => void run(), REST);
  };
  const go = async (way: "next" | "previous"): Promise<void> => {
    await run();
    if (signal.aborted || field.value.trim() !== search.query) return;
    const match = await search.show(way);
    if (match !== null) show({ query: search.query, ...match });
  };
  const empty = (): void => {
    field.value = "";
    show();
    void run();
  };
  const listen = <Type extends keyof HTMLElementEventMap>(
    target: HTMLElement,
    type: Type,
    listener: (event: HTMLElementEventMap[Type]) => void,
  ): void => target.addEventListener(type, listener, { signal });
  // Text that an input method still composes is not final yet.
  listen(field, "input", (event) => {
    show();
    if (!("isComposing" in event && event.isComposing)) typed();
  });
  listen(field, "compositionend", typed);
  listen(field, "keydown", (event) => {
    if (event.isComposing || (event.key !== "Enter" && event.key !== "Escape")) return;
    if (event.key === "Enter") void go(event.shiftKey ? "previous" : "next");
    else if (field.value === "") focusTimeline(timeline);
    else empty();
    event.preventDefault();
    event.stopPropagation();
  });
  listen(earlier, "click", () => void go("previous"));
  listen(later, "click", () => void go("next"));
  listen(clear, "click", () => {
    empty();
    // The button disappears together with the text and would lose the focus.
    field.focus();
  });
  signal.addEventListener("abort", stop, { once: true });
  return open(show, {
    search({ query, count }) {
      const isSame = query === found.query && count === found.count;
      if (timer === 0 && field.value.trim() !== query) field.value = query;
      show({ query, count, index: isSame ? found.index : null });
    },
    searchrequest() {
      field.focus();
      field.select();
    },
  });
}

/** A query and its result. */
interface Found {
  readonly query: string;
  /** Number of matches; `null` while it is not known yet. */
  readonly count: number | null;
  /** Position of the match that the reader went to, from 1; `null` before that. */
  readonly index: number | null;
}

/** Elements of a search panel. */
interface SearchParts {
  readonly field: HTMLInputElement;
  readonly earlier: HTMLButtonElement;
  readonly later: HTMLButtonElement;
  readonly clear: HTMLButtonElement;
  readonly write: (found: Found, words: SearchMessages) => void;
}

/** Creates the elements in the root of a panel. */
function createSearchParts(
  root: HTMLElement,
  timeline: Pick<Timeline, "format" | "timeDirection">,
): SearchParts {
  const { ownerDocument: document } = root;
  const create = <Tag extends keyof HTMLElementTagNameMap>(tag: Tag, name: string) =>
    createElement(document, tag, `samarkand-search-${name}`);
  const button = (name: string): HTMLButtonElement =>
    createButton(document, `samarkand-search-${name} samarkand-control`);
  const [box, label, field] = [create("label", "box"), create("span", "label"), create("input", "field")];
  /** Announces the number of matches. */
  const status = create("output", "status");
  /** Contains the two buttons that go to a match. */
  const ways = create("span", "ways");
  const [earlier, later, clear] = [button("earlier"), button("later"), button("clear")];
  root.setAttribute("role", "search");
  field.type = "search";
  field.autocomplete = "off";
  field.spellcheck = false;
  field.enterKeyHint = "search";
  clear.textContent = "×";
  box.append(label, field);
  ways.append(earlier, later);
  root.append(box, status, ways, clear);
  const write = ({ query, count, index }: Found, words: SearchMessages): void => {
    const plural = count === null ? "other" : new Intl.PluralRules(root.lang).select(count);
    const matches = index === null ? (words.matches[plural] ?? words.matches.other) : words.matchOf;
    const text = count === null || query === "" ? "" : count === 0 ? words.noMatches : matches;
    const number = (value: number | null) => (): string => timeline.format.number(value ?? 0);
    root.setAttribute("aria-label", words.search);
    label.textContent = words.search;
    field.dir = textDirection(field.value, root.dir as Direction);
    status.textContent = text.replace("{index}", number(index)).replace("{count}", number(count));
    status.dir = localeDirection(root.lang);
    // The earlier button stands on the side of earlier time and points to it.
    ways.dataset["time"] = timeline.timeDirection;
    earlier.setAttribute("aria-label", words.earlierMatch);
    later.setAttribute("aria-label", words.laterMatch);
    clear.setAttribute("aria-label", words.clearSearch);
    for (const one of [earlier, later])
      one.setAttribute("aria-disabled", String(query === "" || count === 0));
    clear.hidden = field.value === "";
  };
  return { field, earlier, later, clear, write };
}
