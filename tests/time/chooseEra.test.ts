import { afterEach, expect, test, vi } from "vitest";
import { chooseEra } from "../../src/time/text/dateFormats.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

/**
 * Lets the platform call each era so, short and long: some data have placeholders in words of their
 * language.
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
  "an era with a number is a placeholder: in %s the calendar's name stands for it",
  (locale, short, long) => {
    callEras({ short, long, narrow: short });
    const { name = "" } = chooseEra(locale, "ethiopic");
    expect(name).toMatch(/^\(.+\)$/);
    expect(name).not.toMatch(/\p{N}/u);
  },
);

test("a short placeholder gives way to a long name", () => {
  callEras({ short: "ERA1", long: "Anno Mundi", narrow: "AM" });
  expect(chooseEra("en", "ethiopic")).toEqual({ style: "long" });
});
