import { createTimeline, type Timeline, type TimelineOptions } from "samarkand";
import { addFigureTools, type NamedView } from "./figureTools.ts";
import { find } from "./find.ts";
import type { PageState, Store } from "./pageState.ts";
import { addPanels, type FigurePanel } from "./panels.ts";
import { figureCode, optionsOf, type Recipe } from "./recipe.ts";

export interface FigureParts {
  /** Id of the `<figure>`. Its timeline is in `#<id>-timeline`. */
  readonly id: string;
  /**
   * Options of the timeline, with their code, for a state of the page. Called again after each
   * change of the state.
   */
  readonly recipe: (state: PageState) => Recipe<TimelineOptions>;
  /** Lines of code that import the data. */
  readonly imports: string;
  /** Views that have a button. */
  readonly views: readonly NamedView[];
  /** Panels of the timeline; default none. */
  readonly panels?: readonly FigurePanel[];
}

/**
 * Creates a timeline with its buttons, its panels and its code. All follow the state of the page.
 */
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
