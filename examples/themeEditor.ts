import { copyText } from "./copyText.ts";
import { find } from "./find.ts";
import { tokensOf, watchScheme, withTokens } from "./ownTheme.ts";
import { baseOf, type Store } from "./pageState.ts";
import { codeOf } from "./recipe.ts";
import { text } from "./texts.ts";
import { createFields } from "./tokenFields.ts";

/** Creates the panel in which readers edit a theme of their own. */
export function createThemeEditor(store: Store): void {
  const fields = createFields((tokens) =>
    store.change({ own: withTokens(store.state, tokens), theme: "own" }),
  );
  const form = find("#tokens", HTMLFormElement);
  form.append(...fields.map(({ element }) => element));
  form.addEventListener("submit", (event) => event.preventDefault());

  const properties = find("#properties", HTMLElement);
  const reset = find("#reset-theme", HTMLButtonElement);
  const show = (): void => {
    const { state } = store;
    for (const field of fields) field.show(tokensOf(state), state.language);
    properties.textContent = propertiesInForce();
    reset.disabled = state.own === null;
  };
  store.follow(show);
  watchScheme(show);
  reset.addEventListener("click", () => store.change({ theme: baseOf(store.state), own: null }));

  listenToToggle();
  listenToCopy(store);
}

/**
 * Returns the custom properties that the library has written on the root of the article's timeline.
 */
function propertiesInForce(): string {
  const { style } = find("#article .samarkand", HTMLElement);
  return [...style]
    .filter((name) => name.startsWith("--samarkand-"))
    .map((name) => `${name}: ${style.getPropertyValue(name)};`)
    .join("\n");
}

function listenToToggle(): void {
  const open = find("#edit-theme", HTMLButtonElement);
  const panel = find("#editor", HTMLElement);
  const toggle = (isOpen: boolean): void => {
    panel.hidden = !isOpen;
    open.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) panel.querySelector("input")?.focus();
    else open.focus();
  };
  open.addEventListener("click", () => toggle(panel.hasAttribute("hidden")));
  find("#close-editor", HTMLButtonElement).addEventListener("click", () => toggle(false));
  panel.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") toggle(false);
  });
}

function listenToCopy(store: Store): void {
  const status = find("#copied", HTMLElement);
  const byHand = find("#copy-by-hand", HTMLTextAreaElement);
  find("#copy-theme", HTMLButtonElement).addEventListener("click", () => {
    const theme = codeOf(withTokens(store.state, {}));
    void copyText(theme, byHand).then((isCopied) => {
      status.textContent = text(isCopied ? "copied" : "copyByHand", store.state.language);
    });
  });
  // A message about the theme that was copied does not hold for the next theme.
  store.follow(() => {
    status.textContent = "";
    byHand.hidden = true;
  });
}
