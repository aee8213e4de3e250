import { color } from "d3-color";
import { quote } from "../base/quote.ts";
import { builtInThemes } from "./builtInThemes.ts";
import { OptionError } from "./optionError.ts";
import type { BuiltInTheme, ResolvedTheme, Theme, ThemeTokens } from "./theme.ts";

type Check = (name: string, value: unknown) => unknown;

/** d3-color's expressions are quadratic on long input, and no colour is longer than this. */
const MAX_COLOR_LENGTH = 64;

const checkColor: Check = (name, value) => {
  if (typeof value !== "string" || value.length > MAX_COLOR_LENGTH || color(value) === null)
    throw new OptionError(name, value, "a CSS colour, as #1f4e9c or rgb(31, 78, 156)");
  return value;
};

const checkPalette: Check = (name, value) => {
  if (!Array.isArray(value) || value.length === 0 || value.length > 64)
    throw new OptionError(name, value, "an array of 1 to 64 CSS colours");
  return Object.freeze(Array.from(value, (one: unknown, index) => checkColor(`${name}[${index}]`, one)));
};

const checkKinds: Check = (name, value) => {
  if (typeof value !== "object" || value === null) throw new OptionError(name, value, "an object of CSS colours by kind");
  const kinds = Object.create(null) as Record<string, unknown>;
  for (const [kind, one] of Object.entries(value)) kinds[kind] = checkColor(`${name}[${quote(kind)}]`, one);
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
export function resolveTheme(theme: unknown): ResolvedTheme {
  if (typeof theme === "string") return overBase(theme, {});
  if (typeof theme !== "object" || theme === null || Array.isArray(theme)) throw unknownTheme("theme", theme);
  const tokens: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(theme)) {
    if (name === "base" || value === undefined) continue;
    if (!Object.hasOwn(checks, name)) throw new OptionError(`theme.${name}`, value, `no token of that name; the tokens are ${Object.keys(checks).join(", ")}`);
    tokens[name] = checks[name as keyof ThemeTokens](`theme.${name}`, value);
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
