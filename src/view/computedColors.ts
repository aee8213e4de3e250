import { isColorText, isDependentColor } from "../base/cssColor.ts";
import { COLOR_TOKENS, type ThemeTokens } from "../options/theme.ts";

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
