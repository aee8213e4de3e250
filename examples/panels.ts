import type { Panel } from "samarkand/kinds";
import type { Timeline } from "samarkand";
import { find } from "./find.ts";

/** A panel of a figure, with the code that makes it. */
export interface FigurePanel {
  /** The name of its entry, as in "samarkand/search". */
  readonly entry: string;
  /** The function that the entry gives. */
  readonly create: string;
  /** The selector of its container; none where its place is in the timeline. */
  readonly place?: string;
  /** The code of its options, if it has any. */
  readonly options?: string;
  readonly make: (container: HTMLElement, timeline: Timeline) => Panel;
}

/** Puts the panels of a figure in their places. */
export function addPanels(timeline: Timeline, panels: readonly FigurePanel[]): void {
  for (const { place, make } of panels)
    make(place === undefined ? timeline.element : find(place, HTMLElement), timeline);
}

/** The lines that import panels. */
export function panelImports(panels: readonly FigurePanel[]): string {
  if (panels.length === 0) return "";
  return [
    ...panels.map(({ create, entry }) => `import { ${create} } from "samarkand/${entry}";\n`),
    `import "samarkand/panels.css";\n`,
  ].join("");
}

/** The lines that make them. */
export function panelCalls(panels: readonly FigurePanel[]): string {
  return panels
    .map(({ create, place, options }) => {
      const given = [
        ...(place === undefined ? [] : [`document.querySelector("${place}")`]),
        "timeline",
        ...(options === undefined ? [] : [options]),
      ];
      return `${create}(${given.join(", ")});\n`;
    })
    .join("");
}
