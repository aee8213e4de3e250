import type { Timeline } from "samarkand";
import { codeElement } from "./codeElement.ts";
import { createFigure } from "./createFigure.ts";
import { shapeEvents, shapeGroups, shapes, shapeViews, type Shape, type ShapeScale } from "./data/shapes.ts";
import { find } from "./find.ts";
import { themeOf, type Store } from "./pageState.ts";
import { call, literal } from "./recipe.ts";
import { locales, text, type Language, type TextKey } from "./texts.ts";

const labels: Readonly<Record<ShapeScale, TextKey>> = {
  days: "shapeDaysTimeline",
  years: "shapeYearsTimeline",
  ages: "shapeAgesTimeline",
};

/**
 * Creates the figures with every shape of a date. A figure draws the shapes of one scale on one
 * axis. A table below it says what each of them means.
 */
export function createShapes(store: Store): void {
  for (const scale of Object.keys(shapes) as ShapeScale[]) {
    const timeline = createShapeFigure(store, scale);
    const body = find(`#shape-${scale}-table tbody`, HTMLElement);
    store.follow(({ language }) => {
      body.replaceChildren(
        ...shapes[scale].map((shape) => row(shape, timeline.format.date(shape.id), language)),
      );
    });
  }
}

function createShapeFigure(store: Store, scale: ShapeScale): Timeline {
  const view = shapeViews[scale];
  return createFigure(store, {
    id: `shape-${scale}`,
    imports: `import { shapeEvents, shapeGroups } from "./data/shapes.ts";`,
    recipe: (state) => ({
      events: call("shapeEvents", shapeEvents, scale, state.language),
      groups: call("shapeGroups", shapeGroups, scale, state.language),
      locale: literal(locales[state.language]),
      timeDirection: literal(state.timeDirection),
      ...(view && { view: literal(view) }),
      theme: literal(themeOf(state)),
      maxHeight: literal(1400),
      label: literal(text(labels[scale], state.language)),
    }),
    views: [],
  });
}

function row(
  { edtf, extent, status, ...words }: Shape,
  sentence: string,
  language: Language,
): HTMLTableRowElement {
  const element = document.createElement("tr");
  const head = document.createElement("th");
  head.scope = "row";
  head.append(codeElement(edtf));
  if (extent !== undefined) head.append(codeElement(`extent: "${extent}"`));
  if (status !== undefined) head.append(codeElement(`status: "${status}"`));
  element.append(head, cell(sentence), cell(words[language].meaning));
  return element;
}

function cell(content: string): HTMLTableCellElement {
  const element = document.createElement("td");
  element.textContent = content;
  return element;
}
