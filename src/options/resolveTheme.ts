import { quote } from "../base/quote.ts";
import { builtInThemes } from "./builtInThemes.ts";
import { OptionError } from "./optionError.ts";
import type { BuiltInTheme, ResolvedTheme, Theme, ThemeTokens } from "./theme.ts";

/** Whether the platform takes a text for a colour; where there is nobody to ask, its shape alone is looked at. */
export type IsColor = (value: string) => boolean;

type Check = (name: string, value: unknown, isColor: IsColor) => unknown;

/** A hex number, a word, or a function of CSS Color 5. What depends on the element, as `currentColor`, is none for a theme. */
const COLOR = /^\s*(#([\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})|(?!currentcolor|inherit|initial|unset|revert)[a-z]{3,30}|[a-z-]+\([\w\s.,%/#+()-]{1,200}\))\s*$/i;
const COLOR_FUNCTION = /^((rgb|hsl)a?|hwb|(ok)?(lab|lch)|color(-mix)?|light-dark|calc)$/i;

const checkColor: Check = (name, value, isColor) => {
  const isOne = typeof value === "string" && COLOR.test(value) && [...value.matchAll(/([\w-]*)\(/g)].every(([, called = ""]) => COLOR_FUNCTION.test(called)) && isColor(value);
  if (!isOne) throw new OptionError(name, value, "a CSS colour, as #1f4e9c or oklch(0.4 0.13 262)");
  return value;
};

const checkPalette: Check = (name, value, isColor) => {
  if (!Array.isArray(value) || value.length === 0 || value.length > 64)
    throw new OptionError(name, value, "an array of 1 to 64 CSS colours");
  return Object.freeze(Array.from(value, (one: unknown, index) => checkColor(`${name}[${index}]`, one, isColor)));
};

const checkKinds: Check = (name, value, isColor) => {
  if (typeof value !== "object" || value === null) throw new OptionError(name, value, "an object of CSS colours by kind");
  const kinds = Object.create(null) as Record<string, unknown>;
  for (const [kind, one] of Object.entries(value)) kinds[kind] = checkColor(`${name}[${quote(kind)}]`, one, isColor);
  return Object.freeze(kinds);
};

const checkFamily: Check = (name, value) => {
  if (typeof value !== "string" || !/^[\p{L}\p{N}\s,'"_-]{1,200}$/u.test(value))
    throw new OptionError(name, value, `a CSS font-family list, as "Noto Naskh Arabic", serif`);
  return value;
};

const between = (low: number, high: number): Check => (name, value) => {
  if (typeof value !== "number" || !(value >= low && value <= high))
    throw new OptionError(name, value, `a number from ${low} to ${high}`);
  return value;
};

const checks: Readonly<Record<keyof ThemeTokens, Check>> = {
  ground: checkColor,
  band: checkColor,
  ink: checkColor,
  muted: checkColor,
  hair: checkColor,
  grid: checkColor,
  weekend: checkColor,
  now: checkColor,
  ring: checkColor,
  card: checkColor,
  palette: checkPalette,
  kinds: checkKinds,
  fontFamily: checkFamily,
  fontSize: between(8, 48),
  titleSize: between(8, 48),
  noteSize: between(8, 48),
  rowHeight: between(12, 200),
  barHeight: between(6, 200),
  dotSize: between(4, 60),
  radius: between(0, 60),
  lineWidth: between(0, 10),
  spineWidth: between(0, 20),
  labelWidth: between(40, 2000),
  density: between(0.5, 3),
};

/** The option `theme` → tokens. Throws an `OptionError` that names the token at fault. */
export function resolveTheme(theme: unknown, isColor: IsColor = () => true): ResolvedTheme {
  if (typeof theme === "string") return overBase(theme, {});
  if (typeof theme !== "object" || theme === null || Array.isArray(theme)) throw unknownTheme("theme", theme);
  const tokens: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(theme)) {
    if (name === "base" || value === undefined) continue;
    if (!Object.hasOwn(checks, name)) throw new OptionError(`theme.${name}`, value, `no token of that name; the tokens are ${Object.keys(checks).join(", ")}`);
    tokens[name] = checks[name as keyof ThemeTokens](`theme.${name}`, value, isColor);
  }
  const { base = "light" } = theme as Theme;
  return overBase(base, tokens);
}

function overBase(base: string, tokens: Partial<ThemeTokens>): ResolvedTheme {
  const over = (name: BuiltInTheme): ThemeTokens => Object.freeze({ ...builtInThemes[name], ...tokens });
  if (base === "auto") return { scheme: "auto", light: over("light"), dark: over("dark") };
  if (typeof base !== "string" || !Object.hasOwn(builtInThemes, base)) throw unknownTheme("theme", base);
  const only = over(base as BuiltInTheme);
  return { scheme: base === "dark" ? "dark" : "light", light: only, dark: only };
}

function unknownTheme(name: string, value: unknown): OptionError {
  return new OptionError(name, value, `"light", "dark", "auto", "contrast" or an object of tokens`);
}
