import type { ControlMessages } from "./messages.ts";

/** The names of what can be used, in the built-in languages. */
export const controlWords: Readonly<Record<"ar" | "en" | "fa" | "fr" | "he" | "ur", ControlMessages>> = {
  en: { overview: "Overview", viewStart: "Start of the view", viewEnd: "End of the view" },
  ar: { overview: "نظرة عامة", viewStart: "بداية العرض", viewEnd: "نهاية العرض" },
  fa: { overview: "نمای کلی", viewStart: "آغاز نما", viewEnd: "پایان نما" },
  he: { overview: "מבט כללי", viewStart: "תחילת התצוגה", viewEnd: "סוף התצוגה" },
  ur: { overview: "مجموعی جائزہ", viewStart: "منظر کا آغاز", viewEnd: "منظر کا اختتام" },
  fr: { overview: "Vue d’ensemble", viewStart: "Début de la vue", viewEnd: "Fin de la vue" },
};
