import type { ResolvedTheme, ThemeTokens } from "../options/theme.ts";
import { colorValues } from "../plot/base/assignColors.ts";

/**
 * Writes a theme as `--samarkand-*` custom properties. In the scheme "auto" the browser chooses
 * between light and dark by the page's `color-scheme`, and again whenever that changes.
 */
export function writeTheme(element: HTMLElement, theme: ResolvedTheme): void {
  const light = valuesOf(theme.light);
  const dark = theme.dark === theme.light ? light : valuesOf(theme.dark);
  for (const name of [...element.style])
    if (name.startsWith("--samarkand-")) element.style.removeProperty(name);
  for (const [name, value] of light) {
    const other = dark.get(name);
    element.style.setProperty(
      propertyOf(name),
      other === undefined || other === value ? value : `light-dark(${value}, ${other})`,
    );
  }
  if (theme.scheme === "auto") element.style.removeProperty("color-scheme");
  else element.style.setProperty("color-scheme", theme.scheme);
}

/** Returns the tokens as CSS values: lengths in px, the colours of kinds by number. */
function valuesOf(tokens: ThemeTokens): Map<string, string> {
  const values = new Map(colorValues(tokens).map((value, index) => [`color-${index}`, value]));
  for (const [name, value] of Object.entries(tokens)) {
    // As the value of a custom property, "inherit" would inherit that property and name no font.
    if (typeof value === "object" || value === "inherit") continue;
    values.set(name, typeof value === "number" && name !== "density" ? `${value}px` : `${value}`);
  }
  return values;
}

function propertyOf(name: string): string {
  return `--samarkand-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
