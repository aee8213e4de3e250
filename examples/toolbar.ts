import type { Direction } from "samarkand";
import { find } from "./find.ts";
import type { Store, ThemeName } from "./pageState.ts";
import type { Language } from "./texts.ts";

/** Connects the settings of the whole page: language, direction of time, theme. */
export function listenToToolbar(store: Store): void {
  const languages = document.querySelectorAll<HTMLButtonElement>("button[data-language]");
  const direction = find("#time-direction", HTMLSelectElement);
  const theme = find("#theme", HTMLSelectElement);
  const own = find("option[value=own]", HTMLOptionElement, theme);

  for (const button of languages)
    button.addEventListener("click", () =>
      store.change({ language: button.dataset["language"] as Language }),
    );
  direction.addEventListener("change", () =>
    store.change({ timeDirection: direction.value as "auto" | Direction }),
  );
  theme.addEventListener("change", () => store.change({ theme: theme.value as ThemeName | "own" }));

  store.follow((state) => {
    for (const button of languages)
      button.setAttribute("aria-pressed", String(button.dataset["language"] === state.language));
    own.hidden = own.disabled = state.own === null;
    direction.value = state.timeDirection;
    theme.value = state.theme;
  });
}
