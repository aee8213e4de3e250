import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type BuiltInTheme,
  builtInThemes,
  resolveTheme,
  type ThemeTokens,
  withoutDependents,
} from "../../src/options/theme.ts";
import { OptionError } from "../../src/options/optionChecks.ts";
import { membersOf } from "../support/membersOf.ts";
import { runs } from "../support/sweep.ts";

const bases = ["light", "dark", "contrast"] as const satisfies readonly BuiltInTheme[];

function refusal(theme: unknown): OptionError {
  try {
    resolveTheme(theme, { isColor: (value) => value !== "rd" && value !== "blu" });
  } catch (error) {
    if (error instanceof OptionError) return error;
    throw error;
  }
  throw new Error("was not refused");
}

const color: Row = {
  good: [
    "#123",
    "#1f4e9c",
    "rgb(31, 78, 156)",
    "rgba(0, 0, 0, 0.5)",
    "hsl(120, 50%, 50%)",
    "steelblue",
    " Red ",
    "#12345678",
    "rgb(31 78 156 / 50%)",
    "hwb(200 10% 20%)",
    "oklch(0.4 0.13 262)",
    "color(display-p3 1 0 0)",
    "color-mix(in oklab, red 20%, #fff)",
    "Canvas",
    "rgb(var(--r) 0 0)",
    "var(--ink)",
    "var(--ink, #123)",
    "currentColor",
  ],
  bad: [
    undefined,
    null,
    7,
    "",
    "#12",
    "#12345",
    "url(#a)",
    "inherit",
    "color-mix(in srgb, url(//host), red)",
    "var(--ink, url(//host))",
    "expression(1)",
    "red; background: url(//host)",
    '"><script>',
    {},
    [],
    ["red"],
    "#".repeat(100),
    `rgb(${" ".repeat(300)}1,2,3)`,
  ],
};
const lengths = (low: number, high: number): Row => ({
  good: [low, high, (low + high) / 2],
  bad: [low - 0.01, high + 0.01, -1, NaN, Infinity, "13", null, {}],
});

interface Row {
  readonly good: readonly unknown[];
  readonly bad: readonly unknown[];
}

/** One row for each token. The first test fails for a new token without a row. */
const rows: Readonly<Record<keyof ThemeTokens, Row>> = {
  ground: color,
  band: color,
  ink: color,
  muted: color,
  hair: color,
  grid: color,
  weekend: color,
  ring: color,
  now: color,
  card: color,
  palette: {
    good: [["red"], ["#123", "steelblue"], new Array<string>(64).fill("red")],
    bad: [
      [],
      "red",
      {},
      null,
      7,
      ["red", 7],
      [""],
      ["blu"],
      ["red", "url(x)"],
      new Array<string>(65).fill("red"),
      new Array<string>(3),
    ],
  },
  kinds: {
    good: [{}, { حرب: "red" }, { summit: "#123", ["a b"]: "red" }],
    bad: [null, "red", 7, { a: 7 }, { a: "url(x)" }, { a: null }],
  },
  fontFamily: {
    good: ["inherit", "Noto Naskh Arabic", '"Noto Naskh Arabic", serif', "'أميري', serif"],
    bad: ["", 7, null, "a;b", "a{}", "url(x)", "a\\b", '"><script>', "x".repeat(201)],
  },
  fontSize: lengths(8, 48),
  titleSize: lengths(8, 48),
  noteSize: lengths(8, 48),
  rowHeight: lengths(12, 200),
  barHeight: lengths(6, 200),
  dotSize: lengths(4, 60),
  radius: lengths(0, 60),
  lineWidth: lengths(0, 10),
  spineWidth: lengths(0, 20),
  labelWidth: lengths(40, 2000),
  density: lengths(0.5, 3),
};

describe("resolveTheme: every token", () => {
  it("has a row in the table of this test", () => {
    expect(Object.keys(rows).sort()).toEqual(membersOf("src/options/theme.ts", "ThemeTokens").sort());
  });

  const cases = Object.entries(rows);
  it.each(
    cases.flatMap(([name, { bad }]) =>
      bad.filter((value) => value !== undefined).map((value) => [name, value] as const),
    ),
  )("%s rejects %o with its name", (name, value) => {
    const error = refusal({ [name]: value });
    expect(error.option.startsWith(`theme.${name}`)).toBe(true);
    expect(error.message).toContain(error.option);
  });

  it.each(cases.flatMap(([name, { good }]) => good.map((value) => [name, value] as const)))(
    "%s takes %o over every base",
    (name, value) => {
      for (const base of bases) {
        const { light } = resolveTheme({ base, [name]: value });
        expect(light[name as keyof ThemeTokens]).toEqual(value);
        const others = (tokens: ThemeTokens): unknown => ({ ...tokens, [name]: null });
        expect(others(light)).toEqual(others(builtInThemes[base]));
      }
    },
  );

  it("is rejected if it does not exist", () => {
    for (const name of ["Ink", "colour", "constructor"])
      expect(refusal({ [name]: "red" }).option).toBe(`theme.${name}`);
    expect(refusal(JSON.parse('{"__proto__": {"ink": "red"}}')).option).toBe("theme.__proto__");
  });

  it("takes the value of the base if it is undefined", () => {
    expect(resolveTheme({ ink: undefined, base: undefined }).light).toEqual(builtInThemes.light);
  });

  it("reports the position of an invalid colour in a list", () => {
    expect(refusal({ palette: ["red", "rd"] })).toMatchObject({
      option: "theme.palette[1]",
      message: expect.stringContaining('"rd"') as string,
    });
    expect(refusal({ kinds: { حرب: "rd" } }).option).toBe('theme.kinds["حرب"]');
  });
});

describe("resolveTheme: a theme", () => {
  it.each(bases)("may be the name of a built-in theme: %s", (name) => {
    const { scheme, light, dark } = resolveTheme(name);
    expect(light).toEqual(builtInThemes[name]);
    expect(dark).toBe(light);
    expect(scheme).toBe(name === "dark" ? "dark" : "light");
  });

  it("may follow the page's colour scheme, with tokens over both", () => {
    expect(resolveTheme("auto")).toEqual({
      scheme: "auto",
      light: builtInThemes.light,
      dark: builtInThemes.dark,
      base: builtInThemes.light,
    });
    const { scheme, light, dark } = resolveTheme({ base: "auto", radius: 0 });
    expect([scheme, light, dark]).toEqual([
      "auto",
      { ...builtInThemes.light, radius: 0 },
      { ...builtInThemes.dark, radius: 0 },
    ]);
  });

  it("is based on the light theme unless it says otherwise", () => {
    expect(resolveTheme({ ink: "red" })).toEqual({
      scheme: "light",
      light: { ...builtInThemes.light, ink: "red" },
      dark: { ...builtInThemes.light, ink: "red" },
      base: builtInThemes.light,
    });
    expect(resolveTheme({ base: "dark", ink: "red" }).scheme).toBe("dark");
  });

  it.each([
    ["blue"],
    [""],
    ["__proto__"],
    ["toString"],
    [7],
    [null],
    [true],
    [{ base: "blue" }],
    [{ base: "constructor" }],
    [{ base: 7 }],
    [{ base: {} }],
    [{ base: null }],
    [[]],
    [["dark"]],
    [() => "dark"],
  ])("cannot be %o", (theme) => {
    expect(refusal(theme).option).toMatch(/^theme/);
  });

  it("is not changed by a later change of its input", () => {
    const given = { palette: ["red"], kinds: { a: "red" } as Record<string, string>, ink: "red" };
    const { light } = resolveTheme(given);
    given.palette.push("rd");
    given.kinds.a = "rd";
    given.ink = "rd";
    expect(light).toMatchObject({ palette: ["red"], kinds: { a: "red" }, ink: "red" });
    expect(isDeepFrozen(light)).toBe(true);
  });

  it("holds kinds of any name, and only those", () => {
    const { light } = resolveTheme({
      kinds: JSON.parse('{"__proto__": "red", "constructor": "green", "toString": "blue"}') as Record<
        string,
        string
      >,
    });
    expect(Object.entries(light.kinds)).toEqual([
      ["__proto__", "red"],
      ["constructor", "green"],
      ["toString", "blue"],
    ]);
    expect(Object.getPrototypeOf(light.kinds)).toBeNull();
    expect(({} as { constructor: unknown }).constructor).toBe(Object);
  });

  it("is rejected or taken for any value, and never fails in another way", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          fc.dictionary(fc.constantFrom(...Object.keys(rows), "base", "x"), fc.anything()),
        ),
        (theme) => {
          try {
            resolveTheme(theme);
          } catch (error) {
            expect(error).toBeInstanceOf(OptionError);
          }
        },
      ),
      { numRuns: runs(3000) },
    );
  });
});

function isDeepFrozen(value: unknown): boolean {
  return (
    typeof value !== "object" ||
    value === null ||
    (Object.isFrozen(value) && Object.values(value).every(isDeepFrozen))
  );
}

describe("resolveTheme: the built-in themes", () => {
  it("cannot be changed, in any part", () => {
    expect(isDeepFrozen(builtInThemes)).toBe(true);
    expect(Object.keys(builtInThemes).sort()).toEqual([...bases].sort());
  });

  it.each(bases)("pass their own checks: %s", (name) => {
    expect(resolveTheme({ base: "light", ...builtInThemes[name] }).light).toEqual(builtInThemes[name]);
  });
});

describe("withoutDependents", () => {
  it.each(bases)("takes the values of the theme %s in place of those that need a page", (base) => {
    const own = { base, ink: "currentColor", palette: ["var(--a)", "red"], fontFamily: "var(--f)" };
    const { theme, problems } = withoutDependents(resolveTheme(own));
    const { ink, palette, fontFamily } = builtInThemes[base];
    expect([theme.light.ink, theme.light.palette, theme.light.fontFamily]).toEqual([
      ink,
      [palette[0], "red"],
      fontFamily,
    ]);
    expect(problems.map(({ field }) => field)).toEqual(["theme.ink", "theme.fontFamily", "theme.palette[0]"]);
  });
});
