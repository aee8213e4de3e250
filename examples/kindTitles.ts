import type { Language } from "./texts.ts";

/** What the kinds of the article's events are called. */
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

/** In one of the languages of the page. */
export function kindTitles(language: Language): Record<string, string> {
  return Object.fromEntries(Object.entries(titles).map(([kind, title]) => [kind, title[language]]));
}
