import type { Panel } from "samarkand/kinds";
import type { Timeline } from "samarkand";
import { find } from "./find.ts";

/** Panel of a figure, with the code that creates it. */
export interface FigurePanel {
  /** Name of its entry: "search" stands for "samarkand/search". */
  readonly entry: string;
  /** Name of the function that the entry exports. */
  readonly create: string;
  /** Selector of its container; absent where the panel is in the timeline itself. */
  readonly place?: string;
  /** Code of its options, if it has any. */
  readonly options?: string;
  readonly make: (container: HTMLElement, timeline: Timeline) => Panel;
}

/** Creates the panels of a figure in their places. */
export function addPanels(timeline: Timeline, panels: readonly FigurePanel[]): void {
  for (const { place, make } of panels)
    make(place === undefined ? timeline.element : find(place, HTMLElement), timeline);
}

/** Returns the lines of code that import panels. */
export function panelImports(panels: readonly FigurePanel[]): string {
  if (panels.length === 0) return "";
  return [
    ...panels.map(({ create, entry }) => `import { ${create} } from "samarkand/${entry}";\n`),
    `import "samarkand/panels.css";\n`,
  ].join("");
}

/** Returns the lines of code that create panels. */
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
