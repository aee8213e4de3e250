import { createTimeline, type Timeline, type TimelineOptions } from "samarkand";
import { addFigureTools, type NamedView } from "./figureTools.ts";
import { find } from "./find.ts";
import type { PageState, Store } from "./pageState.ts";
import { addPanels, type FigurePanel } from "./panels.ts";
import { figureCode, optionsOf, type Recipe } from "./recipe.ts";

export interface FigureParts {
  /** The id of the `<figure>`; its timeline is in `#<id>-timeline`. */
  readonly id: string;
  /** How the timeline is made, and made anew after each change of the state. */
  readonly recipe: (state: PageState) => Recipe<TimelineOptions>;
  /** Where the code takes its data from. */
  readonly imports: string;
  /** Views that are worth a button. */
  readonly views: readonly NamedView[];
  /** What stands beside the timeline. */
  readonly panels?: readonly FigurePanel[];
}

/** A timeline with its buttons and its code, all of which follow the state of the page. */
export function createFigure(
  store: Store,
  { id, recipe, imports, views, panels = [] }: FigureParts,
): Timeline {
  const figure = find(`#${id}`, HTMLElement);
  const selector = `#${id}-timeline`;
  const code = find("pre > code", HTMLElement, figure);
  const timeline = createTimeline(find(selector, HTMLElement), optionsOf(recipe(store.state)));

  addFigureTools(figure, timeline, views);
  addPanels(timeline, panels);

  store.follow((state) => {
    const current = recipe(state);
    timeline.update(optionsOf(current));
    code.textContent = figureCode({ selector, imports, panels }, current);
  });
  return timeline;
}
