import type { EventRecord } from "../model/records.ts";
import { OptionError } from "../options/optionError.ts";
import { checkContainer } from "../timeline/checkContainer.ts";
import type { Timeline } from "../timeline/timeline.ts";

/** What stands beside a timeline, or in its root, and goes along with it. */
export interface Panel {
  /** Its root, the last in the container that was given. */
  readonly element: HTMLElement;
  /**
   * Takes it away: no node or listener of it is left. A timeline that is destroyed leaves its
   * panels where they are.
   */
  destroy(): void;
}

interface Parts<E extends EventRecord> {
  readonly container: HTMLElement;
  readonly timeline: Timeline<E>;
  /** Of its class, `samarkand-<name>`. */
  readonly name: string;
  /**
   * Writes what follows from the timeline; called again with every change of its options, records
   * or surroundings.
   */
  readonly draw: (element: HTMLElement) => void;
  /** Ends with the panel. */
  readonly signal: AbortController;
}

/**
 * Creates a panel in a container, in the language, the direction and the theme of a timeline.
 * Throws an `OptionError` if one is none.
 */
export function createPanel<E extends EventRecord>({
  container,
  timeline,
  name,
  draw,
  signal,
}: Parts<E>): Panel {
  checkContainer(container);
  if (typeof (timeline as Timeline | null | undefined)?.dress !== "function")
    throw new OptionError("timeline", timeline, "what createTimeline returned");
  const element = container.ownerDocument.createElement("div");
  element.className = `samarkand-panel samarkand-${name}`;
  const redraw = (): void => {
    timeline.dress(element);
    draw(element);
  };
  redraw();
  container.append(element);
  const stop = timeline.on("change", redraw);
  return {
    element,
    destroy() {
      stop();
      signal.abort();
      element.remove();
    },
  };
}

/** To the picture, or where a list stands for it, to what is selected there, or its first event. */
export function focusTimeline({ element }: { readonly element: HTMLElement }): void {
  for (const selector of [
    ".samarkand-list-title",
    '.samarkand-list-title[aria-pressed="true"]',
    ".samarkand-plot",
  ])
    element.querySelector<HTMLElement>(selector)?.focus();
}
