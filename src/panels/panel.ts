import { type Direction, textDirection } from "../base/direction.ts";
import type { EventRecord } from "../model/records.ts";
import { OptionError } from "../options/optionChecks.ts";
import type { Timeline } from "../timeline/timeline.ts";
import type { TimelineEventMap } from "../timeline/timelineInfo.ts";
import { checkContainer, createElement } from "../view/domTree.ts";

/** A panel beside a timeline, or in its root, that follows the timeline. */
export interface Panel {
  /**
   * Root element of the panel: the last child of the container passed to the panel, or for
   * `createGroups` the element with the timeline's group titles.
   */
  readonly element: HTMLElement;
  /**
   * Removes the panel: none of its nodes and listeners is left. The timeline's `destroy` does not
   * remove its panels.
   */
  destroy(): void;
}

/** Listeners to events of a timeline, by their types. */
type Listeners = { readonly [Type in keyof TimelineEventMap]?: (event: TimelineEventMap[Type]) => void };

/** A panel that is not in the page yet. */
interface Frame {
  readonly element: HTMLElement;
  /** Aborted when the panel is destroyed. */
  readonly signal: AbortSignal;
  /**
   * Brings the panel into the page. `draw` writes what depends on the timeline. It is called again
   * for each change of the timeline's options, records or surroundings.
   */
  readonly open: (draw: () => void, listeners?: Listeners) => Panel;
}

/**
 * Creates a panel for a container, with the language, direction and theme of a timeline. `name`:
 * the part of the class name `samarkand-<name>`. Throws an `OptionError` where `container` is no
 * element or `timeline` no timeline.
 */
export function createPanel<E extends EventRecord>(
  container: HTMLElement,
  timeline: Timeline<E>,
  name: string,
): Frame {
  checkContainer(container);
  if (typeof (timeline as Timeline | null | undefined)?.applyTheme !== "function")
    throw new OptionError("timeline", timeline, "what createTimeline returned");
  const element = createElement(container.ownerDocument, "div", `samarkand-panel samarkand-${name}`);
  const ended = new AbortController();
  return {
    element,
    signal: ended.signal,
    open(draw, listeners) {
      const change = (): void => {
        timeline.applyTheme(element);
        draw();
      };
      change();
      container.append(element);
      const stops = Object.entries({ change, ...listeners }).map(([type, listener]) =>
        timeline.on(type as "change", listener as () => void),
      );
      return {
        element,
        destroy() {
          for (const stop of stops) stop();
          ended.abort();
          element.remove();
        },
      };
    },
  };
}

/**
 * Focuses the plot of a timeline; where a list replaces the plot, the selected title, or else the
 * first. Each `focus()` of an element that is absent or hidden has no effect, so the last possible
 * one counts.
 */
export function focusTimeline({ element }: { readonly element: HTMLElement }): void {
  for (const selector of [
    ".samarkand-list-title",
    '.samarkand-list-title[aria-pressed="true"]',
    ".samarkand-plot",
  ])
    element.querySelector<HTMLElement>(selector)?.focus();
}

/**
 * Writes a text in its own direction, in a panel of the direction `dir`; `lang`: its BCP 47
 * language, default that of the panel. Returns the element.
 */
export function writeText<T extends HTMLElement>(element: T, text: string, dir: string, lang?: string): T {
  element.textContent = text;
  element.dir = textDirection(text, dir as Direction);
  if (lang === undefined) element.removeAttribute("lang");
  else element.lang = lang;
  return element;
}
