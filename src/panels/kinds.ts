import { guard, report } from "../base/platform.ts";
import { listenRoving } from "../input/listenRoving.ts";
import type { EventRecord } from "../model/records.ts";
import { checkType, partsOf } from "../options/optionChecks.ts";
import { type Language, wordsIn } from "../options/wordsIn.ts";
import type { Timeline } from "../timeline/timeline.ts";
import type { KindInfo } from "../timeline/timelineInfo.ts";
import { createButton, createElement, elementOf } from "../view/domTree.ts";
import { createPanel, type Panel, writeText } from "./panel.ts";

/** Words of a kinds panel. */
export interface KindsMessages {
  /** Accessible name of the panel. */
  readonly kinds: string;
}

/**
 * Options of `createKinds`.
 * @example
 * const options: KindsOptions = { titleOf: (kind) => kind.toUpperCase() };
 */
export interface KindsOptions {
  /**
   * Returns the title of a kind. An error that it throws is reported once, and the default is
   * shown.
   * @default the title in the timeline's option `kindTitles`
   */
  readonly titleOf?: (kind: string) => string;
  /**
   * Words of the panel, each in place of a built-in one.
   * @default Arabic, English, French, Hebrew, Persian or Urdu by the timeline's language, else
   * English
   */
  readonly messages?: Partial<KindsMessages>;
}

const words: Readonly<Record<Language, KindsMessages>> = {
  ar: { kinds: "الأنواع" },
  en: { kinds: "Kinds" },
  fa: { kinds: "گونه‌ها" },
  fr: { kinds: "Catégories" },
  he: { kinds: "סוגים" },
  ur: { kinds: "اقسام" },
};

/**
 * Creates a legend of kinds in a container: a button for each kind, with its colour and its number
 * of events. A press hides the kind, or shows it again, through the option `hiddenKinds`. Throws an
 * `OptionError` where an argument is bad.
 * @example
 * const panel = createKinds(document.querySelector<HTMLElement>("#kinds")!, timeline);
 */
export function createKinds<E extends EventRecord>(
  container: HTMLElement,
  timeline: Timeline<E>,
  options: KindsOptions = {},
): Panel {
  partsOf("options", options, { titleOf: true, messages: true }, "");
  const { titleOf: own } = options;
  if (own !== undefined) checkType("titleOf", own, "function", "a function from a kind to a text");
  const titleOf = guard(
    (info: KindInfo) => {
      const title: unknown = own === undefined ? info.title : own(info.kind);
      return checkType("titleOf", title, "string", "a function that returns a string");
    },
    (error) => report(error, timeline.element.ownerDocument.defaultView ?? undefined),
    ({ title }) => title,
  );
  const { element, signal, open } = createPanel(container, timeline, "kinds");
  element.setAttribute("role", "toolbar");
  const refresh = listenRoving(element, signal);
  element.addEventListener(
    "click",
    ({ target }) => {
      const kind = elementOf(target)?.closest<HTMLElement>("[data-kind]")?.dataset["kind"];
      if (kind === undefined) return;
      const hidden = timeline.getKinds().filter((one) => one.isHidden !== (one.kind === kind));
      timeline.update({ hiddenKinds: hidden.map((one) => one.kind) });
    },
    { signal },
  );
  const buttons = new Map<string, KindButton>();
  return open(() => {
    element.setAttribute("aria-label", wordsIn(words, element.lang, options.messages).kinds);
    const wanted = timeline.getKinds().map((info) => {
      const one = buttons.get(info.kind) ?? createKindButton(element.ownerDocument, info.kind);
      buttons.set(info.kind, one);
      one.swatch.style.setProperty("--samarkand-swatch", info.color);
      writeText(one.title, titleOf(info), element.dir);
      one.count.textContent = timeline.format.number(info.count);
      one.button.setAttribute("aria-pressed", String(!info.isHidden));
      return one.button;
    });
    for (const old of [...element.children]) if (!wanted.includes(old as HTMLButtonElement)) old.remove();
    // A button that is already in place is not inserted again: moving it would lose the focus.
    wanted.forEach((button, index) => {
      const now = element.children[index] ?? null;
      if (now !== button) element.insertBefore(button, now);
    });
    refresh();
  });
}

interface KindButton {
  readonly button: HTMLButtonElement;
  readonly swatch: HTMLElement;
  readonly title: HTMLElement;
  readonly count: HTMLElement;
}

function createKindButton(document: Document, kind: string): KindButton {
  const button = createButton(document, "samarkand-control samarkand-kind");
  const part = (name: string): HTMLElement => createElement(document, "span", `samarkand-kind-${name}`);
  const [swatch, title, count] = [part("swatch"), part("title"), part("count")];
  button.dataset["kind"] = kind;
  button.append(swatch, title, " ", count);
  return { button, swatch, title, count };
}
