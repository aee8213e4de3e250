import { quote } from "../base/quote.ts";
import { builtInThemes } from "./builtInThemes.ts";
import { checkNumber } from "./optionChecks.ts";
import { OptionError } from "./optionError.ts";
import { entriesOf, listOf, partsOf } from "./partsOf.ts";
import type { BuiltInTheme, ResolvedTheme, ThemeTokens } from "./theme.ts";

/**
 * Whether the platform takes a text for a colour; where there is nobody to ask, its shape alone is
 * looked at.
 */
export type IsColor = (value: string) => boolean;

type Check = (name: string, value: unknown, isColor: IsColor) => unknown;

/**
 * A hex number, a word, or a function of CSS Color 5. What depends on the element, as
 * `currentColor`, is none for a theme.
 */
const COLOR =
  /^\s*(#([\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})|(?!currentcolor|inherit|initial|unset|revert)[a-z]{3,30}|[a-z-]+\([\w\s.,%/#+()-]{1,200}\))\s*$/i;
const COLOR_FUNCTION = /^((rgb|hsl)a?|hwb|(ok)?(lab|lch)|color(-mix)?|light-dark|calc)$/i;

const checkColor: Check = (name, value, isColor) => {
  const isOne =
    typeof value === "string" &&
    COLOR.test(value) &&
    [...value.matchAll(/([\w-]*)\(/g)].every(([, called = ""]) => COLOR_FUNCTION.test(called)) &&
    isColor(value);
  if (!isOne) throw new OptionError(name, value, "a CSS colour, as #1f4e9c or oklch(0.4 0.13 262)");
  return value;
};

const checkPalette: Check = (name, value, isColor) => {
  const expected = "an array of 1 to 64 CSS colours";
  const colors = listOf(name, value, expected);
  if (colors.length === 0 || colors.length > 64) throw new OptionError(name, value, expected);
  return Object.freeze(colors.map((one, index) => checkColor(`${name}[${index}]`, one, isColor)));
};

const checkKinds: Check = (name, value, isColor) => {
  const kinds = Object.create(null) as Record<string, unknown>;
  for (const [kind, one] of entriesOf(name, value, "a plain object of CSS colours by kind"))
    kinds[kind] = checkColor(`${name}[${quote(kind)}]`, one, isColor);
  return Object.freeze(kinds);
};

const checkFamily: Check = (name, value) => {
  if (typeof value !== "string" || !/^[\p{L}\p{N}\s,'"_-]{1,200}$/u.test(value))
    throw new OptionError(name, value, `a CSS font-family list, as "Noto Naskh Arabic", serif`);
  return value;
};

const between =
  (low: number, high: number): Check =>
  (name, value) =>
    checkNumber(name, value, [low, high]);

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
  if (typeof theme !== "object") throw unknownTheme("theme", theme);
  const { base = "light", ...own } = partsOf("theme", theme, { base: true, ...checks });
  const tokens = Object.entries(own).map(([name, value]) => [
    name,
    checks[name as keyof ThemeTokens](`theme.${name}`, value, isColor),
  ]);
  return overBase(base, Object.fromEntries(tokens) as Partial<ThemeTokens>, "theme.base");
}

function overBase(base: unknown, tokens: Partial<ThemeTokens>, name = "theme"): ResolvedTheme {
  const over = (of: BuiltInTheme): ThemeTokens => Object.freeze({ ...builtInThemes[of], ...tokens });
  if (base === "auto") return { scheme: "auto", light: over("light"), dark: over("dark") };
  if (typeof base !== "string" || !Object.hasOwn(builtInThemes, base)) throw unknownTheme(name, base);
  const only = over(base as BuiltInTheme);
  return { scheme: base === "dark" ? "dark" : "light", light: only, dark: only };
}

function unknownTheme(name: string, value: unknown): OptionError {
  return new OptionError(
    name,
    value,
    `"light", "dark", "auto" or "contrast"${name === "theme" ? ", or an object of tokens" : ""}`,
  );
}
