import { type Direction, textDirection } from "../base/direction.ts";
import { guard, report } from "../base/platform.ts";
import { listenRoving } from "../input/listenRoving.ts";
import type { EventRecord } from "../model/records.ts";
import { checkType, partsOf } from "../options/optionChecks.ts";
import type { Timeline } from "../timeline/timeline.ts";
import type { KindInfo } from "../timeline/timelineInfo.ts";
import { elementOf } from "../view/domTree.ts";
import { createPanel, type Language, type Panel, panelWords } from "./panel.ts";

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
  const own =
    options.titleOf === undefined
      ? undefined
      : (checkType(
          "titleOf",
          options.titleOf,
          "function",
          "a function from a kind to a text",
        ) as KindsOptions["titleOf"]);
  const titleOf = guard(
    (info: KindInfo) =>
      checkType(
        "titleOf",
        own === undefined ? info.title : own(info.kind),
        "string",
        "a function that returns a string",
      ),
    (error) => {
      report(error, timeline.element.ownerDocument.defaultView ?? undefined);
    },
    ({ title }) => title,
  );
  const ended = new AbortController();
  const buttons = new Map<string, HTMLButtonElement>();
  let refresh = (): void => undefined;
  const panel = createPanel({
    container,
    timeline,
    name: "kinds",
    signal: ended,
    draw(element) {
      element.setAttribute("role", "toolbar");
      element.setAttribute("aria-label", panelWords(words, element.lang, options.messages).kinds);
      const kinds = timeline.getKinds();
      for (const info of kinds) {
        const button = buttons.get(info.kind) ?? createButton(element.ownerDocument, info.kind);
        buttons.set(info.kind, button);
        write(button, info, {
          title: titleOf(info),
          count: timeline.format.number(info.count),
          direction: element.dir as Direction,
        });
      }
      const wanted = kinds.map(({ kind }) => buttons.get(kind) as HTMLButtonElement);
      for (const old of [...element.children]) if (!wanted.includes(old as HTMLButtonElement)) old.remove();
      // A button that is already in place is not inserted again: moving it would lose the focus.
      wanted.forEach((button, index) => {
        if (element.children[index] !== button) element.insertBefore(button, element.children[index] ?? null);
      });
      refresh();
    },
  });
  refresh = listenRoving(panel.element, ended.signal);
  panel.element.addEventListener(
    "click",
    ({ target }) => {
      const kind = elementOf(target)?.closest<HTMLElement>("[data-kind]")?.dataset["kind"];
      if (kind === undefined) return;
      const hidden = timeline.getKinds().filter((one) => one.isHidden !== (one.kind === kind));
      timeline.update({ hiddenKinds: hidden.map((one) => one.kind) });
    },
    { signal: ended.signal },
  );
  return panel;
}

function createButton(document: Document, kind: string): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "samarkand-control samarkand-kind";
  button.dataset["kind"] = kind;
  const [swatch, title, count] = ["swatch", "title", "count"].map((part) => {
    const element = document.createElement("span");
    element.className = `samarkand-kind-${part}`;
    return element;
  }) as [HTMLElement, HTMLElement, HTMLElement];
  button.append(swatch, title, " ", count);
  return button;
}

interface Written {
  readonly title: string;
  readonly count: string;
  /** Direction of a title that has none of its own. */
  readonly direction: Direction;
}

function write(
  button: HTMLButtonElement,
  { color, isHidden }: KindInfo,
  { title, count, direction }: Written,
): void {
  const [swatch, name, number] = button.children as unknown as [HTMLElement, HTMLElement, HTMLElement];
  swatch.style.setProperty("--samarkand-swatch", color);
  name.textContent = title;
  name.dir = textDirection(title, direction);
  number.textContent = count;
  button.setAttribute("aria-pressed", String(!isHidden));
}
