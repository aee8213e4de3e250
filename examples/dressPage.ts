import { baseOf, type PageState } from "./pageState.ts";
import { isTextKey, text, type Language, type TextKey } from "./texts.ts";

/** Gives the page the chosen language, direction, colours and texts. */
export function dressPage(state: PageState): void {
  const { language } = state;
  const root = document.documentElement;
  root.lang = language;
  root.dir = language === "ar" ? "rtl" : "ltr";
  document.title = text("documentTitle", language);

  const base = baseOf(state);
  root.dataset["theme"] = base;
  // A timeline with the theme "auto" follows this property.
  root.style.setProperty(
    "color-scheme",
    { auto: "light dark", light: "light", dark: "dark", contrast: "light" }[base],
  );

  forEachKey("data-text", (element, key) => {
    element.textContent = text(key, language);
  });
  forEachKey("data-label", (element, key) => {
    element.setAttribute("aria-label", text(key, language));
  });
  forEachKey("data-alt", (element, key) => {
    element.setAttribute("alt", text(key, language));
  });
  const other: Language = language === "ar" ? "en" : "ar";
  for (const element of document.querySelectorAll<HTMLElement>(".masthead-other")) {
    element.lang = other;
    element.textContent = text("name", other);
  }
}

function forEachKey(attribute: string, write: (element: Element, key: TextKey) => void): void {
  for (const element of document.querySelectorAll(`[${attribute}]`)) {
    const key = element.getAttribute(attribute) ?? "";
    if (!isTextKey(key)) throw new Error(`There is no text "${key}".`);
    write(element, key);
  }
}
