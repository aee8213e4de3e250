import { afterEach, expect, test, vi } from "vitest";
import { chooseEra } from "../../src/time/text/dateFormats.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

/**
 * Makes the platform return these names for each era, short, long and narrow. In some platform
 * data, the names are placeholders in words of the language.
 */
function callEras(names: Readonly<Record<"short" | "long" | "narrow", string>>): void {
  class Format extends Intl.DateTimeFormat {
    readonly era: "short" | "long" | "narrow";

    constructor(locale: string, options: Intl.DateTimeFormatOptions) {
      super(locale, options);
      this.era = options.era ?? "short";
    }

    override formatToParts(date: number): Intl.DateTimeFormatPart[] {
      return super
        .formatToParts(date)
        .map((part) => (part.type === "era" ? { ...part, value: names[this.era] } : part));
    }
  }
  vi.stubGlobal("Intl", { DateTimeFormat: Format, DisplayNames: Intl.DisplayNames });
}

test.each([
  ["nl", "era 1", "tijdperk 1"],
  ["en", "ERA1", "ERA1"],
  ["ar", "ERA١", "حقبة ١"],
])(
  "chooseEra: replaces an era name with a number, a placeholder, by the calendar's name, in %s",
  (locale, short, long) => {
    callEras({ short, long, narrow: short });
    const { name = "" } = chooseEra(locale, "ethiopic");
    expect(name).toMatch(/^\(.+\)$/);
    expect(name).not.toMatch(/\p{N}/u);
  },
);

test("chooseEra: prefers a long name to a short placeholder", () => {
  callEras({ short: "ERA1", long: "Anno Mundi", narrow: "AM" });
  expect(chooseEra("en", "ethiopic")).toEqual({ style: "long" });
});
