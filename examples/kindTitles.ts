import type { Language } from "./texts.ts";

/** Titles of the kinds of the article's events, in both languages of the page. */
const titles: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  meeting: { ar: "لقاء", en: "Meeting" },
  statement: { ar: "تصريح", en: "Statement" },
  war: { ar: "حرب", en: "War" },
  policy: { ar: "سياسة", en: "Policy" },
  summit: { ar: "قمة", en: "Summit" },
  visit: { ar: "زيارة", en: "Visit" },
  exercise: { ar: "مناورات", en: "Exercise" },
  context: { ar: "خلفية", en: "Background" },
};

/** Returns the titles of the kinds in one language of the page. */
export function kindTitles(language: Language): Record<string, string> {
  return Object.fromEntries(Object.entries(titles).map(([kind, title]) => [kind, title[language]]));
}
