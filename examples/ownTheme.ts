import { builtInThemes, type BuiltInTheme, type Theme, type ThemeTokens } from "samarkand";
import { baseOf, themeOf, type PageState, type ThemeName } from "./pageState.ts";

const isDarkScheme = matchMedia("(prefers-color-scheme: dark)");

/** Returns the built-in theme that a name stands for at the moment. */
export function builtInOf(name: ThemeName): BuiltInTheme {
  if (name !== "auto") return name;
  return isDarkScheme.matches ? "dark" : "light";
}

/** Returns every token with its value in the chosen theme. */
export function tokensOf(state: PageState): ThemeTokens {
  const theme = themeOf(state);
  const own = typeof theme === "string" ? {} : theme;
  return { ...builtInThemes[builtInOf(baseOf(state))], ...own };
}

/**
 * Returns the chosen theme with some tokens changed, as the reader's own theme. It contains only
 * the tokens that differ from its base.
 */
export function withTokens(state: PageState, tokens: Partial<ThemeTokens>): Theme {
  const theme = themeOf(state);
  const base = baseOf(state);
  const bases = base === "auto" ? [builtInThemes.light, builtInThemes.dark] : [builtInThemes[base]];
  const differs = ([name, value]: [string, unknown]): boolean =>
    bases.some((one) => JSON.stringify(one[name as keyof ThemeTokens]) !== JSON.stringify(value));
  const all = Object.entries({ ...(typeof theme === "string" ? {} : theme), ...tokens });
  return { base, ...Object.fromEntries(all.filter(([name]) => name !== "base").filter(differs)) };
}

/** Calls `changed` when the reader's device changes between a dark and a light colour scheme. */
export function watchScheme(changed: () => void): void {
  isDarkScheme.addEventListener("change", changed);
}
