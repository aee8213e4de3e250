import { type Direction, localeDirection, textDirection } from "../base/direction.ts";
import type { EventRecord } from "../model/records.ts";
import { partsOf } from "../options/optionChecks.ts";
import type { PluralWords } from "../time/text/dateWords.ts";
import type { Timeline } from "../timeline/timeline.ts";
import { createPanel, focusTimeline, type Language, type Panel, panelWords } from "./panel.ts";

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

/** A query and its result. */
interface Found {
  readonly query: string;
  /** Number of matches; `null` while it is not known yet. */
  readonly count: number | null;
  /** Position of the match that the reader went to, from 1; `null` before that. */
  readonly index: number | null;
}

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
  const ended = new AbortController();
  let parts: SearchParts | null = null;
  let found: Found = { query: "", count: 0, index: null };
  const show = (now: Found): void => {
    found = now;
    if (parts !== null) write(parts, now, { timeline, messages: options.messages });
  };
  const panel = createPanel({
    container,
    timeline,
    name: "search",
    signal: ended,
    draw(element) {
      parts ??= createSearchParts(element);
      show(found);
    },
  });
  const { field } = parts as unknown as SearchParts;
  const typing = createTyping(field, timeline, ended.signal);
  const told = ({ query, count }: Omit<Found, "index">): void => {
    const isSame = query === found.query && count === found.count;
    if (!typing.isPending && field.value.trim() !== query) field.value = query;
    show({ query, count, index: isSame ? found.index : null });
  };
  told({ query: timeline.search.query, count: timeline.search.next()?.count ?? null });
  const stops = [
    timeline.on("search", told),
    timeline.on("searchrequest", () => {
      field.focus();
      field.select();
    }),
  ];
  ended.signal.addEventListener(
    "abort",
    () => {
      for (const stop of stops) stop();
    },
    { once: true },
  );
  listen(
    parts as unknown as SearchParts,
    {
      typing,
      redraw: () => {
        show(found);
      },
      leave: () => {
        focusTimeline(timeline);
      },
      go(way) {
        void typing.done().then(async () => {
          if (ended.signal.aborted || field.value.trim() !== timeline.search.query) return;
          const match = await timeline.search.show(way === "after" ? "next" : "previous");
          if (match !== null) show({ query: timeline.search.query, ...match });
        });
      },
    },
    ended.signal,
  );
  return panel;
}

/** Searches for the typed text when the reader pauses. */
interface Typing {
  /** Whether typed text is still waiting to be searched for. */
  readonly isPending: boolean;
  readonly typed: () => void;
  /**
   * Searches at once for typed text that has not been searched for; resolves when the search is
   * done.
   */
  readonly done: () => Promise<unknown>;
}

function createTyping(
  field: HTMLInputElement,
  timeline: Pick<Timeline, "search">,
  signal: AbortSignal,
): Typing {
  const window = field.ownerDocument.defaultView as Window;
  let timer = 0;
  const stop = (): void => {
    window.clearTimeout(timer);
    timer = 0;
  };
  const done = (): Promise<unknown> => {
    stop();
    return field.value.trim() === timeline.search.query
      ? Promise.resolve()
      : timeline.search.run(field.value);
  };
  signal.addEventListener("abort", stop, { once: true });
  return {
    get isPending() {
      return timer !== 0;
    },
    typed() {
      stop();
      timer = window.setTimeout(() => {
        void done();
      }, REST);
    },
    done,
  };
}

interface Hands {
  readonly typing: Typing;
  readonly redraw: () => void;
  readonly go: (way: "before" | "after") => void;
  /** Moves the focus to the timeline. */
  readonly leave: () => void;
}

function listen(
  { field, earlier, later, clear }: SearchParts,
  { typing, redraw, go, leave }: Hands,
  signal: AbortSignal,
): void {
  const empty = (): void => {
    field.value = "";
    redraw();
    void typing.done();
  };
  // Text that an input method still composes is not final yet.
  field.addEventListener(
    "input",
    (event) => {
      redraw();
      if (!("isComposing" in event && event.isComposing)) typing.typed();
    },
    { signal },
  );
  field.addEventListener("compositionend", typing.typed, { signal });
  field.addEventListener(
    "keydown",
    (event) => {
      if (event.isComposing || (event.key !== "Enter" && event.key !== "Escape")) return;
      if (event.key === "Enter") go(event.shiftKey ? "before" : "after");
      else if (field.value === "") leave();
      else empty();
      event.preventDefault();
      event.stopPropagation();
    },
    { signal },
  );
  earlier.addEventListener(
    "click",
    () => {
      go("before");
    },
    { signal },
  );
  later.addEventListener(
    "click",
    () => {
      go("after");
    },
    { signal },
  );
  clear.addEventListener(
    "click",
    () => {
      empty();
      // The button disappears together with the text and would lose the focus.
      field.focus();
    },
    { signal },
  );
}

interface Surroundings {
  readonly timeline: Pick<Timeline, "format" | "timeDirection">;
  readonly messages: Partial<SearchMessages> | undefined;
}

function write(
  { root, label, field, status, ways, earlier, later, clear }: SearchParts,
  { query, count, index }: Found,
  { timeline, messages }: Surroundings,
): void {
  const words = panelWords(searchWords, root.lang, messages);
  const plural = count === null ? "other" : new Intl.PluralRules(root.lang).select(count);
  const text =
    count === null || query === ""
      ? ""
      : count === 0
        ? words.noMatches
        : index === null
          ? (words.matches[plural] ?? words.matches.other)
          : words.matchOf;
  const number = (value: number | null) => (): string => timeline.format.number(value ?? 0);
  root.setAttribute("aria-label", words.search);
  label.textContent = words.search;
  field.dir = textDirection(field.value, root.dir as Direction);
  status.textContent = text.replace("{index}", number(index)).replace("{count}", number(count));
  status.dir = localeDirection(root.lang);
  // The earlier button stands on the side of earlier time and points to it.
  ways.dataset["time"] = timeline.timeDirection;
  for (const [button, name] of [
    [earlier, words.earlierMatch],
    [later, words.laterMatch],
    [clear, words.clearSearch],
  ] as const)
    button.setAttribute("aria-label", name);
  for (const button of [earlier, later])
    button.setAttribute("aria-disabled", String(query === "" || count === 0));
  clear.hidden = field.value === "";
}

/** Elements of a search panel. */
interface SearchParts {
  readonly root: HTMLElement;
  readonly label: HTMLElement;
  readonly field: HTMLInputElement;
  /** Announces the number of matches. */
  readonly status: HTMLElement;
  /** Contains the two buttons that go to a match. */
  readonly ways: HTMLElement;
  readonly earlier: HTMLButtonElement;
  readonly later: HTMLButtonElement;
  readonly clear: HTMLButtonElement;
}

/** Creates the elements in the root of a panel. */
function createSearchParts(root: HTMLElement): SearchParts {
  const document = root.ownerDocument;
  const element = <K extends keyof HTMLElementTagNameMap>(tag: K, name: string): HTMLElementTagNameMap[K] => {
    const made = document.createElement(tag);
    made.className = `samarkand-search-${name}`;
    return made;
  };
  const button = (name: string): HTMLButtonElement => {
    const made = element("button", name);
    made.type = "button";
    made.classList.add("samarkand-control");
    return made;
  };
  const [box, label, field, status, ways] = [
    element("label", "box"),
    element("span", "label"),
    element("input", "field"),
    element("output", "status"),
    element("span", "ways"),
  ];
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
  return { root, label, field, status, ways, earlier, later, clear };
}
