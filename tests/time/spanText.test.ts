import { describe, expect, it } from "vitest";
import { builtInMessages } from "../../src/options/builtInMessages.ts";
import { createDateText, type DateText } from "../../src/time/text/dateText.ts";
import { readSpan } from "../../src/time/span.ts";
import { createZone } from "../../src/time/zone.ts";

const LANGUAGES = ["ar", "en", "fa", "fr", "he", "ur"] as const;
const zone = createZone("America/New_York");

function textIn(language: (typeof LANGUAGES)[number], locale: string = language): DateText {
  return createDateText({ locale, zone, words: builtInMessages[language] });
}

/** Returns the text without the marks and kinds of space in which engines differ. */
const plain = (text: string): string => text.replace(/[\u200e\u200f\u061c]/g, "").replace(/\s/g, " ");
const inEnglish = (edtf: string): string =>
  plain(textIn("en", "en-GB").span(readSpan(edtf, undefined, zone))).replaceAll(" – ", "–");
const inArabic = (edtf: string): string => plain(textIn("ar").span(readSpan(edtf, undefined, zone)));

describe("span text: dates of EDTF in words", () => {
  it.each([
    // Unspecified digits of a year give a range of years
    ["201X", "2010–2019"],
    ["201X~", "about 2010–2019"],
    ["20XX", "2000–2099"],
    ["1XXX", "1000–1999"],
    ["1950S2?", "1900–1999 (uncertain)"],
    ["-001X", "20–11 BC"],
    ["Y-200000S2", "210000–200001 BC"],
    // Parts that can have any value are left out
    ["2004-XX", "2004"],
    ["1985-04-XX", "April 1985"],
    ["1985-XX-XX", "1985"],
    ["1XXX-XX", "1000–1999"],
    // Other unspecified digits are written as the first and the last possible date
    ["1X84", "between 1084 and 1984"],
    ["1984-1X", "between October 1984 and December 1984"],
    ["156X-12-25", "between 25 December 1560 and 25 December 1569"],
    ["201X-02-29", "between 29 February 2012 and 29 February 2016"],
    ["2022-XX-31", "between 31 January 2022 and 31 December 2022"],
    // Parts of a year
    ["2001-21", "spring 2001"],
    ["2001-22", "summer 2001"],
    ["2001-27", "autumn 2001"],
    ["2001-24", "winter 2001–2002"],
    ["2001-31", "autumn 2001"],
    ["2001-32", "winter 2001"],
    ["-0043-25", "spring 44 BC"],
    ["201X-21", "between spring 2010 and spring 2019"],
    ["201X-24", "between winter 2010–2011 and winter 2019–2020"],
    ["2001-33", "the first quarter of 2001"],
    ["2001-36%", "about the fourth quarter of 2001 (uncertain)"],
    ["2001-38", "the second third of 2001"],
    ["2001-41", "the second half of 2001"],
    // Intervals
    ["2001-21/2003-22", "spring 2001–summer 2003"],
    ["2001-21/..", "since spring 2001"],
    ["2004-06-XX/2004-07-03", "June 2004–3 July 2004"],
    ["2004-06-XX/2004-07-XX", "June–July 2004"],
    ["2010-XX/2012", "2010–2012"],
    ["201X/2025", "between 2010 and 2019–2025"],
    ["/201X", "until between 2010 and 2019, start unknown"],
    // Sets of which one date is meant
    ["[1984]", "1984"],
    ["[2020..2022]", "between 2020 and 2022"],
    ["[2020..2020]", "2020"],
    ["[2020~..2022-21]", "between about 2020 and spring 2022"],
    ["[..2022-09]", "by September 2022"],
    ["[2022-09?..]", "September 2022 (uncertain) or later"],
    ["[2022-09-07,2022-09-08]", "one of: 7 September 2022 or 8 September 2022"],
    ["[1667,1668,1670..1672]", "one of: 1667, 1668 or 1670–1672"],
    ["[..1760-01,1760-12..]", "one of: by January 1760 or December 1760 or later"],
    // Sets of which all dates are meant
    ["{1667,1668,1670..1672}", "1667, 1668 and 1670–1672"],
    ["{1960~,1961-12}", "about 1960 and December 1961"],
    ["{1984..1986}", "1984–1986"],
    ["{..1984}", "until 1984"],
    ["{1984..}", "since 1984"],
  ])("writes %s as «%s»", (edtf, expected) => {
    expect(inEnglish(edtf)).toBe(expected);
  });

  it.each([
    ["201X", "2010–2019"],
    ["2001-21", "ربيع 2001"],
    ["2001-24", "شتاء 2001–2002"],
    ["2001-34", "الربع الثاني من 2001"],
    ["2001-40~", "نحو النصف الأول من 2001"],
    ["[2020..2022]", "بين 2020 و2022"],
    ["[..2022-09]", "سبتمبر 2022 أو قبل ذلك"],
    ["[2022-09-07,2022-09-08]", "أحد هذه التواريخ: 7 سبتمبر 2022 أو 8 سبتمبر 2022"],
    ["{1960,1961-12}", "1960 وديسمبر 1961"],
  ])("writes %s as «%s» in Arabic", (edtf, expected) => {
    expect(inArabic(edtf)).toBe(expected);
  });

  it("are written in the locale's digits, including sets and parts of a year", () => {
    const text = textIn("ar", "ar-EG");
    for (const edtf of ["201X", "2001-24", "2001-34", "[2020..2022]", "{1960,1961-12}", "156X-12-25"]) {
      const shown = text.span(readSpan(edtf, undefined, zone));
      expect(shown).not.toMatch(/[0-9]/);
      expect(shown).toMatch(/[٠-٩]{4}/);
    }
  });

  it("fill every placeholder and state the same years in all languages", () => {
    const all = ["21", "22", "23", "24", "33", "34", "35", "36", "37", "38", "39", "40", "41"].map(
      (code) => `2001-${code}`,
    );
    for (const edtf of [
      ...all,
      "201X",
      "156X-12-25",
      "[2020..2022]",
      "[..1984]",
      "[1984..]",
      "[1984,1990]",
      "{1984,1990}",
    ]) {
      const years = (shown: string): string[] =>
        [
          ...new Set(
            plain(shown)
              .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
              .match(/\d{4}/g),
          ),
        ].sort();
      const texts = LANGUAGES.map((language) => textIn(language).span(readSpan(edtf, undefined, zone)));
      for (const shown of texts) {
        expect(shown).not.toMatch(/[{}]|undefined|NaN/);
        expect(years(shown)).toEqual(years(texts[0] ?? ""));
      }
      expect(new Set(texts).size).toBeGreaterThan(1);
    }
  });

  it("need only the bounds and the precision of a span", () => {
    const { startLatest, endEarliest, startPart, endPart, ...bare } = readSpan("2001-34", undefined, zone);
    expect([startLatest, endEarliest, startPart, endPart]).toEqual([bare.end, bare.start, 34, 34]);
    expect(plain(textIn("en", "en-GB").span(bare))).toMatch(/^April\s?–\s?June 2001$/);
    const decade = readSpan("201X", undefined, zone);
    const { startLatest: latest, startUnspecified, endUnspecified, ...rest } = decade;
    expect([latest, startUnspecified, endUnspecified]).toEqual([decade.end, true, true]);
    expect(textIn("en", "en-GB").span(rest)).toBe(textIn("en", "en-GB").span(decade));
  });
});

describe("span text: some time within a date", () => {
  const within = (
    edtf: string,
    language: (typeof LANGUAGES)[number] = "en",
    locale: string = language === "en" ? "en-GB" : language,
  ): string =>
    plain(textIn(language, locale).span(readSpan(edtf, undefined, zone), true)).replaceAll(" – ", "–");

  it.each([
    ["2022-02", "some time in February 2022"],
    ["2022", "some time in 2022"],
    ["2022-02?", "some time in February 2022 (uncertain)"],
    ["2001-24", "some time in winter 2001–2002"],
    ["201X", "some time in 2010–2019"],
    ["1985-XX-XX", "some time in 1985"],
    ["1985-04-XX", "some time in April 1985"],
    ["2022-02/2022-02", "some time in February 2022"],
    // A day is exact enough to be written as it is, and an instant has nothing within it
    ["2022-09-15", "15 September 2022"],
    ["2022-09-15?", "15 September 2022 (uncertain)"],
    ["2022-09-15T10:30Z", "15 September 2022 at 06:30"],
    // "About" and "between" already say that the date is not exact
    ["2022-02~", "about February 2022"],
    ["2022-02%", "about February 2022 (uncertain)"],
    ["201X~", "about 2010–2019"],
    ["1X84", "between 1084 and 1984"],
    ["201X-21", "between spring 2010 and spring 2019"],
    ["2022-09-12/2022-09-20", "between 12 September 2022 and 20 September 2022"],
    ["2022-02~/2022-04", "between about February 2022 and April 2022"],
    ["2022-02/..", "February 2022 or later"],
    ["/2022-02", "until February 2022, start unknown"],
    ["[2020..2022]", "between 2020 and 2022"],
    ["{1984,1990}", "1984 and 1990"],
  ])("writes %s as «%s»", (edtf, expected) => {
    expect(within(edtf)).toBe(expected);
  });

  it.each([
    ["ar", "في وقت ما من فبراير 2022"],
    ["en", "some time in February 2022"],
    ["fa", "زمانی در فوریهٔ ۲۰۲۲"],
    ["fr", "courant février 2022"],
    ["he", "מתישהו במהלך פברואר 2022"],
    ["ur", "فروری 2022 میں کسی وقت"],
  ] as const)("is written in %s: «%s»", (language, expected) => {
    expect(within("2022-02", language).normalize("NFC")).toBe(expected.normalize("NFC"));
    for (const edtf of ["2022-02", "2022", "201X", "2001-21"]) {
      expect(within(edtf, language)).not.toBe(plain(textIn(language).span(readSpan(edtf, undefined, zone))));
    }
    for (const edtf of ["2022-09-15", "2022-02~", "1X84"]) {
      expect(within(edtf, language)).toBe(
        plain(
          textIn(language, language === "en" ? "en-GB" : language).span(readSpan(edtf, undefined, zone)),
        ).replaceAll(" – ", "–"),
      );
    }
  });
});
