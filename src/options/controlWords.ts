import { keyWords } from "./keyWords.ts";
import type { ControlMessages } from "./messages.ts";

/** The names of what can be used, in the built-in languages. */
export const controlWords: Readonly<Record<"ar" | "en" | "fa" | "fr" | "he" | "ur", ControlMessages>> = {
  en: {
    ...keyWords.en,
    overview: "Overview", viewStart: "Start of the view", viewEnd: "End of the view",
    zoomIn: "Zoom in", zoomOut: "Zoom out", fit: "Everything", goToNow: "Now", asList: "List",
    matches: { one: "{count} match", other: "{count} matches" },
    otherKinds: "other",
  },
  ar: {
    ...keyWords.ar,
    overview: "نظرة عامة", viewStart: "بداية العرض", viewEnd: "نهاية العرض",
    zoomIn: "تكبير", zoomOut: "تصغير", fit: "الكل", goToNow: "الآن", asList: "قائمة",
    matches: { one: "نتيجة واحدة", two: "نتيجتان", few: "{count} نتائج", other: "{count} نتيجة" },
    otherKinds: "غير ذلك",
  },
  fa: {
    ...keyWords.fa,
    overview: "نمای کلی", viewStart: "آغاز نما", viewEnd: "پایان نما",
    zoomIn: "بزرگ‌نمایی", zoomOut: "کوچک‌نمایی", fit: "همه", goToNow: "اکنون", asList: "فهرست",
    matches: { other: "{count} نتیجه" },
    otherKinds: "دیگر",
  },
  he: {
    ...keyWords.he,
    overview: "מבט כללי", viewStart: "תחילת התצוגה", viewEnd: "סוף התצוגה",
    zoomIn: "התקרבות", zoomOut: "התרחקות", fit: "הכול", goToNow: "עכשיו", asList: "רשימה",
    matches: { one: "תוצאה אחת", two: "שתי תוצאות", other: "{count} תוצאות" },
    otherKinds: "אחר",
  },
  ur: {
    ...keyWords.ur,
    overview: "مجموعی جائزہ", viewStart: "منظر کا آغاز", viewEnd: "منظر کا اختتام",
    zoomIn: "بڑا کریں", zoomOut: "چھوٹا کریں", fit: "سب", goToNow: "اب", asList: "فہرست",
    matches: { one: "{count} نتیجہ", other: "{count} نتائج" },
    otherKinds: "دیگر",
  },
  fr: {
    ...keyWords.fr,
    overview: "Vue d’ensemble", viewStart: "Début de la vue", viewEnd: "Fin de la vue",
    zoomIn: "Agrandir", zoomOut: "Réduire", fit: "Tout", goToNow: "Maintenant", asList: "Liste",
    matches: { one: "{count} résultat", other: "{count} résultats" },
    otherKinds: "autres",
  },
};
