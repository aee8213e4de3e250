import { quote } from "../base/platform.ts";
import { isColorText, isDependentColor } from "../base/safeValues.ts";
import type { Problem } from "../model/records.ts";
import { checkNumber, entriesOf, listOf, OptionError, partsOf } from "./optionChecks.ts";

const shared = {
  kinds: {},
  fontFamily: "inherit",
  fontSize: 13,
  titleSize: 15,
  noteSize: 11,
  rowHeight: 34,
  barHeight: 26,
  dotSize: 12,
  radius: 4,
  lineWidth: 1.5,
  spineWidth: 4,
  labelWidth: 280,
  density: 1,
};

const light: ThemeTokens = {
  ...shared,
  ground: "#fbfaf6",
  band: "#f4f1e9",
  ink: "#1b2430",
  muted: "#566070",
  hair: "#c7c2b6",
  grid: "#d8d4c9",
  weekend: "#f1ede3",
  ring: "#1b2430",
  now: "#c8102e",
  card: "#fffefb",
  palette: ["#144895", "#057876", "#97122d", "#985f05", "#673875", "#647229", "#803610", "#5d6d7f"],
};

const dark: ThemeTokens = {
  ...shared,
  ground: "#0f1620",
  band: "#141d29",
  ink: "#ece8df",
  muted: "#a3adbb",
  hair: "#343f4f",
  grid: "#283240",
  weekend: "#18212e",
  ring: "#ece8df",
  now: "#ff7a85",
  card: "#1b2534",
  palette: ["#7aa8e6", "#6dddd6", "#ed8992", "#f8c369", "#c297ce", "#c5d378", "#de946e", "#bdccdc"],
};

/** High contrast: black on white, deeper colours, thicker lines. */
const contrast: ThemeTokens = {
  ...shared,
  ground: "#ffffff",
  band: "#ffffff",
  ink: "#000000",
  muted: "#2b2b2b",
  hair: "#767676",
  grid: "#c4c4c4",
  weekend: "#f0f0f0",
  ring: "#000000",
  now: "#a8001c",
  card: "#ffffff",
  palette: ["#002c7a", "#155c5a", "#730011", "#754909", "#4b1761", "#4b5810", "#611a00", "#455465"],
  fontSize: 14,
  lineWidth: 2.5,
  spineWidth: 6,
};

/** Tokens that are one colour each. */
export const COLOR_TOKENS = [
  "ground",
  "band",
  "ink",
  "muted",
  "hair",
  "grid",
  "weekend",
  "ring",
  "now",
  "card",
] as const;

/** Names of the themes that come with the package. */
export type BuiltInTheme = "light" | "dark" | "contrast";

/**
 * Values of everything visible. Colours are CSS colours of any kind, also `var(--brand)` and
 * `currentColor`. Lengths are in px.
 */
export interface ThemeTokens {
  /** Colour of the background of the timeline. */
  readonly ground: string;
  /** Colour of the background of every other group. */
  readonly band: string;
  /** Colour of text. */
  readonly ink: string;
  /** Colour of secondary text. */
  readonly muted: string;
  /** Colour of separators and of major tick lines. */
  readonly hair: string;
  /** Colour of minor tick lines. */
  readonly grid: string;
  /** Colour of the background of the days of the weekend. */
  readonly weekend: string;
  /** Colour of the rings around selected events and the event under the pointer, and of matches. */
  readonly ring: string;
  /** Colour of the line of now. */
  readonly now: string;
  /** Colour of the background of the tooltip, of cluster counts and of the help dialog. */
  readonly card: string;
  /**
   * Colours of kinds, in the order in which the kinds first occur in the records. They repeat if
   * there are more kinds than colours. At least one colour. Neighbours in the built-in palettes
   * differ in lightness too, so that they can be told apart without colour.
   */
  readonly palette: readonly string[];
  /** Colours of kinds, by the name of the kind. They take precedence over `palette`. */
  readonly kinds: Readonly<Record<string, string>>;
  /** CSS `font-family` list. "inherit" uses the font of the page. */
  readonly fontFamily: string;
  /** px: font size of event and cluster labels, and of the lower tier of the axis. */
  readonly fontSize: number;
  /** px: font size of group titles, of the upper tier of the axis and of the subtitle. */
  readonly titleSize: number;
  /** px: font size of small texts: weekdays, titles of eras, the legend and the caption. */
  readonly noteSize: number;
  /** px: distance from one lane to the next, before `density`. */
  readonly rowHeight: number;
  /** px: height of a bar, before `density`. */
  readonly barHeight: number;
  /** px: diameter of a point. */
  readonly dotSize: number;
  /** px: radius of the corners of bars. */
  readonly radius: number;
  /** px: width of the edges of bars and marks. */
  readonly lineWidth: number;
  /** px: width of the spine at a known start, and of the line at the side of a group. */
  readonly spineWidth: number;
  /** px: greatest width of a label beside its mark. */
  readonly labelWidth: number;
  /** Factor of the heights of rows and bars. Below 1 the timeline is denser. */
  readonly density: number;
}

/** Theme of an application: any tokens, over a built-in theme. `base` is "light" by default. */
export type Theme = {
  /** Built-in theme whose tokens are used where the theme gives none. @default "light" */
  readonly base?: BuiltInTheme | "auto";
} & Partial<ThemeTokens>;

/**
 * Theme in force: one set of tokens, or two sets between which the page's colour scheme decides.
 */
export interface ResolvedTheme {
  readonly scheme: "light" | "dark" | "auto";
  readonly light: ThemeTokens;
  /** Tokens of the dark scheme. The same object as `light` unless the scheme is "auto". */
  readonly dark: ThemeTokens;
  /** Tokens of the built-in theme under `light`. */
  readonly base: ThemeTokens;
}

/** Tokens of the built-in themes. */
export const builtInThemes: Readonly<Record<BuiltInTheme, ThemeTokens>> = freeze({ light, dark, contrast });

function freeze<T extends object>(value: T): Readonly<T> {
  for (const part of Object.values(value))
    if (typeof part === "object" && part !== null) freeze(part as object);
  return Object.freeze(value);
}

/**
 * Tells whether the platform accepts a text as a colour. Without a platform to ask, only the form
 * of the text is checked.
 */
export type IsColor = (value: string) => boolean;

type Check = (name: string, value: unknown, isColor: IsColor) => unknown;

const checkColor: Check = (name, value, isColor) => {
  if (!(typeof value === "string" && isColorText(value) && isColor(value)))
    throw new OptionError(name, value, "a CSS colour, as #1f4e9c or oklch(0.4 0.13 262)");
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
  if (
    typeof value !== "string" ||
    !/^(?=.{1,200}$)(?:[\p{L}\p{N}\s,'"_-]|var\(--[\p{L}\p{N}_-]+\))+$/u.test(value)
  )
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

/** Answers of the platform on which a theme depends. */
interface ThemePlatform {
  readonly isColor?: IsColor | undefined;
  /** Whether the reader prefers more contrast. */
  readonly isContrast?: boolean | undefined;
}

/**
 * Resolves the option `theme` to tokens. "auto" follows the page's colour scheme, or is "contrast"
 * where the reader prefers more contrast. Throws an `OptionError` that names the token at fault.
 */
export function resolveTheme(
  theme: unknown,
  { isColor = () => true, isContrast = false }: ThemePlatform = {},
): ResolvedTheme {
  const isName = typeof theme === "string";
  if (!isName && typeof theme !== "object") throw unknownTheme("theme", theme);
  const { base = "light", ...own } = isName
    ? { base: theme }
    : partsOf("theme", theme, { base: true, ...checks });
  const tokens = Object.entries(own).map(([name, value]) => [
    name,
    checks[name as keyof ThemeTokens](`theme.${name}`, value, isColor),
  ]);
  const over = (name: BuiltInTheme): ThemeTokens =>
    Object.freeze({ ...builtInThemes[name], ...(Object.fromEntries(tokens) as Partial<ThemeTokens>) });
  if (base === "auto" && !isContrast)
    return { scheme: "auto", light: over("light"), dark: over("dark"), base: light };
  const name = base === "auto" ? "contrast" : base;
  if (!isBuiltIn(name)) throw unknownTheme(isName ? "theme" : "theme.base", base);
  const only = over(name);
  return { scheme: name === "dark" ? "dark" : "light", light: only, dark: only, base: builtInThemes[name] };
}

function isBuiltIn(name: unknown): name is BuiltInTheme {
  return typeof name === "string" && Object.hasOwn(builtInThemes, name);
}

function unknownTheme(name: string, value: unknown): OptionError {
  return new OptionError(
    name,
    value,
    `"light", "dark", "auto" or "contrast"${name === "theme" ? ", or an object of tokens" : ""}`,
  );
}

/**
 * Replaces each token that depends on an element of a page, such as `currentColor` or `inherit`, by
 * that of the base theme. Returns the theme, and a problem for each replaced token.
 */
export function withoutDependents(theme: ResolvedTheme): {
  readonly theme: ResolvedTheme;
  readonly problems: readonly Problem[];
} {
  const { light: tokens, base } = theme;
  const problems: Problem[] = [];
  const known = (token: string, value: string, otherwise: string): string => {
    if (!isDependentColor(value)) return value;
    const field = `theme.${token}`;
    const reason = `${field} is ${quote(value)}, which is known in a page alone; expected a colour or a font of its own, so that of the base theme is drawn`;
    problems.push({ index: -1, id: undefined, field, value, reason });
    return otherwise;
  };
  const ofPalette = (index: number): string => base.palette[index % base.palette.length] as string;
  const light: ThemeTokens = {
    ...tokens,
    ...Object.fromEntries(COLOR_TOKENS.map((name) => [name, known(name, tokens[name], base[name])])),
    fontFamily: known("fontFamily", tokens.fontFamily, base.fontFamily),
    palette: tokens.palette.map((color, index) => known(`palette[${index}]`, color, ofPalette(index))),
    kinds: Object.fromEntries(
      Object.entries(tokens.kinds).map(([kind, color], index) => [
        kind,
        known(`kinds[${quote(kind)}]`, color, ofPalette(index)),
      ]),
    ),
  };
  return { theme: problems.length === 0 ? theme : { ...theme, light, dark: light }, problems };
}
