import { renderToString, type StaticOptions } from "samarkand";
import { articleImports, articleRecipe } from "./articleFigure.ts";
import { find } from "./find.ts";
import { builtInOf, watchScheme } from "./ownTheme.ts";
import { themeOf, type PageState, type Store } from "./pageState.ts";
import { linesOf, literal, optionsOf, type Recipe } from "./recipe.ts";
import { newsView, type View } from "./views.ts";

/**
 * Shows the article as a file. `renderToString` writes it here as it does on a server: it returns a
 * string and touches no element.
 */
export function showStillPicture(store: Store): void {
  const figure = find("#still", HTMLElement);
  const image = find("img", HTMLImageElement, figure);
  const link = find("a[download]", HTMLAnchorElement, figure);
  const code = find("pre > code", HTMLElement, figure);
  const view = newsView();
  // A phone gets a picture of its own width, not a wide picture that is scaled down.
  const width = Math.round(Math.min(1200, Math.max(320, figure.clientWidth)));

  const draw = (): void => {
    const recipe = recipeOf(store.state, view, width);
    const url = URL.createObjectURL(new Blob([renderToString(optionsOf(recipe))], { type: "image/svg+xml" }));
    URL.revokeObjectURL(link.href);
    image.src = link.href = url;
    code.textContent =
      `import { writeFile } from "node:fs/promises";\nimport { renderToString } from "samarkand";\n${articleImports}\n\n` +
      `await writeFile("article.svg", renderToString({\n${linesOf(recipe)}}));\n`;
  };
  store.follow(draw);
  watchScheme(draw);
}

function recipeOf(state: PageState, view: View, width: number): Recipe<StaticOptions> {
  const theme = themeOf(state);
  return {
    ...articleRecipe(state, view),
    // A file cannot follow the colour scheme of a page, so "auto" becomes the theme in force now.
    theme: literal(theme === "auto" ? builtInOf(theme) : theme),
    timeZone: literal("UTC"),
    maxHeight: literal(900),
    width: literal(width),
  };
}
