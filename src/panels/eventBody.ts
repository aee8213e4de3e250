import { guard, report } from "../base/platform.ts";
import type { EventRecord } from "../model/records.ts";
import { checkNumber, checkType } from "../options/optionChecks.ts";
import { OptionError } from "../options/optionError.ts";
import type { EventAbout, Timeline } from "../timeline/timeline.ts";
import { focusedBeside } from "../view/domTree.ts";
import { eventNodes, ownText } from "./eventNodes.ts";

/** What is shown of an event, in panels in which one reads. */
export interface ReadingOptions<E extends EventRecord> {
  /**
   * Shows an event in a way of the application's own, as a node; `null`: in the built-in way. It is
   * called when another event, record or language is to be shown. What it throws is reported once,
   * and the built-in way is taken.
   */
  readonly render?: (record: E, id: string) => Node | null;
  /** Of the event's title, from 1 to 6. @default 2 */
  readonly headingLevel?: number;
}

/** What an event is shown with. */
export interface Setting {
  /** The words of its link. */
  readonly link: string;
  /** Of the panel. */
  readonly dir: string;
  readonly lang: string;
}

/** One event to read. */
export interface EventBody {
  readonly element: HTMLElement;
  /**
   * Shows an event; where it is shown already and nothing about it is another, every node stays.
   */
  draw(id: string, about: EventAbout, setting: Setting): void;
  /** Goes to its heading. */
  focus(): void;
}

/** Creates the place in which events are shown. Throws an `OptionError` where an option is bad. */
export function createEventBody<E extends EventRecord>(
  document: Document,
  timeline: Timeline<E>,
  options: ReadingOptions<E>,
): EventBody {
  const { render, headingLevel = 2 } = options;
  if (render !== undefined) checkType("render", render, "function", "a function from a record to a node");
  if (checkNumber("headingLevel", headingLevel, [1, 6], "a whole number") % 1 !== 0)
    throw new OptionError("headingLevel", headingLevel, "a whole number from 1 to 6");
  const element = document.createElement("div");
  element.className = "samarkand-reading";
  element.tabIndex = -1;
  let drawn: readonly unknown[] = [];
  const ownNode = guard(
    (record: E, id: string): Node | null => {
      const node: unknown = render?.(record, id) ?? null;
      if (node !== null && typeof (node as Node).nodeType !== "number")
        throw new OptionError("render", node, "a function that returns a node or null");
      return node as Node | null;
    },
    (error) => {
      report(error, document.defaultView ?? undefined);
    },
    () => null,
  );
  const focus = (): void => {
    (element.querySelector<HTMLElement>(".samarkand-reading-title") ?? element).focus();
  };
  return {
    element,
    focus,
    draw(id, about, { link, dir, lang: language }) {
      const record = timeline.record(id);
      const { dates, iso, group, kind, status, lang, color } = about;
      const now = [id, record, dates.join("\n"), iso, group, kind, status, lang, color, link, dir, language];
      if (record === undefined || now.every((part, index) => part === drawn[index])) return;
      drawn = now;
      const hadFocus = element.contains(focusedBeside(element));
      element.style.setProperty("--samarkand-swatch", color);
      element.classList.toggle("is-uncertain", status !== "");
      const own = ownNode(record, id);
      element.replaceChildren(
        ...(own === null
          ? eventNodes(record, about, { document, level: headingLevel, link, dir, lang: language })
          : [own]),
      );
      if (hadFocus) focus();
    },
  };
}

/** The title of an event; empty where there is none of that id. */
export function titleOf(timeline: Pick<Timeline, "record">, id: string): string {
  return ownText(timeline.record(id), "title");
}
