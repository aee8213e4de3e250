/** The themes that come with the package. */
export type BuiltInTheme = "light" | "dark" | "contrast";

/**
 * Everything visible. Colours are CSS colours of any kind but those that depend on the element
 * (`var()`, `currentColor`), lengths are px.
 */
export interface ThemeTokens {
  /** Behind everything. */
  readonly ground: string;
  /** Behind every other group. */
  readonly band: string;
  /** Text. */
  readonly ink: string;
  /** Secondary text. */
  readonly muted: string;
  /** Separators. */
  readonly hair: string;
  /** Tick lines. */
  readonly grid: string;
  /** Behind the days of the weekend. */
  readonly weekend: string;
  /** The rings around what is selected, and around what a pointer is at. */
  readonly ring: string;
  /** The line of now. */
  readonly now: string;
  /** Under the tooltip. */
  readonly card: string;
  /**
   * Colours of kinds, in the order in which the kinds first occur; they repeat when there are more
   * kinds. At least one.
   */
  readonly palette: readonly string[];
  /** The colour of a kind by its name, before the palette. */
  readonly kinds: Readonly<Record<string, string>>;
  /** A CSS `font-family` list; "inherit" is the page's. */
  readonly fontFamily: string;
  /** Event and cluster labels, and the lower tier of the axis. */
  readonly fontSize: number;
  /** Group titles and the upper tier of the axis. */
  readonly titleSize: number;
  /** Weekdays. */
  readonly noteSize: number;
  /** From one lane to the next, before `density`. */
  readonly rowHeight: number;
  /** The height of a bar, before `density`. */
  readonly barHeight: number;
  /** The diameter of a point. */
  readonly dotSize: number;
  /** Of the corners of bars. */
  readonly radius: number;
  /** Edges of bars and marks. */
  readonly lineWidth: number;
  /** The spine at a start that is known, and at the side of a group. */
  readonly spineWidth: number;
  /** The widest label beside a mark. */
  readonly labelWidth: number;
  /** Multiplies the heights of rows and bars: below 1 is denser. */
  readonly density: number;
}

/** A theme of one's own: any tokens, over a base. */
export type Theme = { readonly base?: BuiltInTheme | "auto" } & Partial<ThemeTokens>;

/** A theme in force: one set of tokens, or two between which the page's colour scheme decides. */
export interface ResolvedTheme {
  readonly scheme: "light" | "dark" | "auto";
  readonly light: ThemeTokens;
  /** The same object as `light` unless the scheme is "auto". */
  readonly dark: ThemeTokens;
}
