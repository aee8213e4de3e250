import { isColorText, isDependentColor } from "../base/safeValues.ts";
import { COLOR_TOKENS, type ResolvedTheme, type ThemeTokens } from "../options/theme.ts";
import { colorValues } from "../plot/base/sceneContext.ts";

/** Prefix of the custom properties that are written, and of those that a page may set. */
const [WRITTEN, OWN] = ["--samarkand-theme-", "--samarkand-"];

/**
 * Writes a theme as custom properties `--samarkand-theme-…`. Each colour gives way to the property
 * without "theme" that a rule of the page may set: `--samarkand-ink`. In the scheme "auto" the
 * browser chooses between light and dark by the page's `color-scheme`, and again whenever that
 * changes.
 */
export function writeTheme(element: HTMLElement, theme: ResolvedTheme): void {
  const light = valuesOf(theme.light);
  const dark = theme.dark === theme.light ? light : valuesOf(theme.dark);
  for (const name of [...element.style]) if (name.startsWith(WRITTEN)) element.style.removeProperty(name);
  for (const [name, value] of light) {
    const other = dark.get(name);
    const written = other === undefined || other === value ? value : `light-dark(${value}, ${other})`;
    const property = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    element.style.setProperty(
      WRITTEN + property,
      isColorToken(name) ? `var(${OWN}${property}, ${written})` : written,
    );
  }
  element.style.setProperty("color-scheme", theme.scheme === "auto" ? "" : theme.scheme);
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

/** Lengths and fonts are options alone, since the layout reads them. */
function isColorToken(name: string): boolean {
  return name.startsWith("color-") || COLOR_TOKENS.some((token) => token === name);
}

/** Colours as a page shows them. */
export interface ComputedColors {
  /** Tokens of the theme, with the colours that rules of the page set and those behind `var()`. */
  readonly tokens: ThemeTokens;
  /** Returns a colour that an event has of its own, without `var()` and `currentColor`. */
  readonly colorOf: (color: string) => string;
}

/**
 * Reads colours as they are computed in a timeline's root. A colour that nothing changes stays as
 * it was given, since not every program reads what a browser writes.
 */
export function computeColors<T>(
  root: HTMLElement,
  tokens: ThemeTokens,
  use: (colors: ComputedColors) => T,
): T {
  const probe = root.ownerDocument.createElement("span");
  const window = root.ownerDocument.defaultView as Window;
  root.append(probe);
  const read = (color: string): string => {
    probe.style.setProperty("color", color);
    return window.getComputedStyle(probe).color;
  };
  const shown = (property: string, value: string): string => {
    const used = read(`var(--samarkand-theme-${property})`);
    const isOther = isDependentColor(value) || used !== read(value);
    return isOther && isColorText(used) && !isDependentColor(used) ? used : value;
  };
  try {
    const { palette, kinds } = tokens;
    const colors = COLOR_TOKENS.map((name) => [name, shown(name, tokens[name])]);
    return use({
      tokens: {
        ...tokens,
        ...(Object.fromEntries(colors) as Partial<ThemeTokens>),
        palette: palette.map((color, index) => shown(`color-${index}`, color)),
        kinds: Object.fromEntries(
          Object.entries(kinds).map(([kind, color], index) => [
            kind,
            shown(`color-${palette.length + index}`, color),
          ]),
        ),
      },
      colorOf: (color) => (isDependentColor(color) ? read(color) : color),
    });
  } finally {
    probe.remove();
  }
}
