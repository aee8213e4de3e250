import type { KeyMessages } from "./messages.ts";

/** What keys do, in the built-in languages. */
export const keyWords: Readonly<Record<"ar" | "en" | "fa" | "fr" | "he" | "ur", KeyMessages>> = {
  en: {
    keys: "Keys", keysClose: "Close", keyNeighbour: "the neighbour on that side", keyRow: "the row above or below", keyEnds: "the first event, the last one",
    keyPages: "earlier, later", keyZoom: "zoom in, zoom out, everything", keyOpen: "select and open", keySelect: "select", keyMore: "add to the selection",
    keyOnly: "move without selecting", keyFind: "search", keyDismiss: "take the card away", keyHelp: "these keys",
  },
  ar: {
    keys: "المفاتيح", keysClose: "إغلاق", keyNeighbour: "الحدث المجاور في تلك الجهة", keyRow: "الصف الأعلى أو الأسفل", keyEnds: "أول حدث، آخر حدث",
    keyPages: "إلى الأقدم، إلى الأحدث", keyZoom: "تكبير، تصغير، الكل", keyOpen: "تحديد وفتح", keySelect: "تحديد", keyMore: "إضافة إلى التحديد",
    keyOnly: "انتقال بلا تحديد", keyFind: "بحث", keyDismiss: "إخفاء البطاقة", keyHelp: "هذه المفاتيح",
  },
  fa: {
    keys: "کلیدها", keysClose: "بستن", keyNeighbour: "رویداد کناری در همان سو", keyRow: "ردیف بالا یا پایین", keyEnds: "نخستین رویداد، واپسین رویداد",
    keyPages: "زودتر، دیرتر", keyZoom: "بزرگ‌نمایی، کوچک‌نمایی، همه", keyOpen: "گزینش و باز کردن", keySelect: "گزینش", keyMore: "افزودن به گزینش",
    keyOnly: "جابه‌جایی بدون گزینش", keyFind: "جست‌وجو", keyDismiss: "بستن کارت", keyHelp: "همین کلیدها",
  },
  he: {
    keys: "מקשים", keysClose: "סגירה", keyNeighbour: "האירוע הסמוך באותו צד", keyRow: "השורה שמעל או שמתחת", keyEnds: "האירוע הראשון, האחרון",
    keyPages: "מוקדם יותר, מאוחר יותר", keyZoom: "התקרבות, התרחקות, הכול", keyOpen: "בחירה ופתיחה", keySelect: "בחירה", keyMore: "הוספה לבחירה",
    keyOnly: "מעבר בלי לבחור", keyFind: "חיפוש", keyDismiss: "הסתרת הכרטיס", keyHelp: "המקשים האלה",
  },
  ur: {
    keys: "کلیدیں", keysClose: "بند کریں", keyNeighbour: "اس طرف کا ساتھ والا واقعہ", keyRow: "اوپر یا نیچے کی قطار", keyEnds: "پہلا واقعہ، آخری واقعہ",
    keyPages: "پہلے، بعد میں", keyZoom: "بڑا کریں، چھوٹا کریں، سب", keyOpen: "منتخب کریں اور کھولیں", keySelect: "منتخب کریں", keyMore: "انتخاب میں شامل کریں",
    keyOnly: "منتخب کیے بغیر جائیں", keyFind: "تلاش", keyDismiss: "کارڈ ہٹائیں", keyHelp: "یہ کلیدیں",
  },
  fr: {
    keys: "Touches", keysClose: "Fermer", keyNeighbour: "l’événement voisin de ce côté", keyRow: "la ligne du dessus ou du dessous", keyEnds: "le premier événement, le dernier",
    keyPages: "plus tôt, plus tard", keyZoom: "agrandir, réduire, tout", keyOpen: "choisir et ouvrir", keySelect: "choisir", keyMore: "ajouter au choix",
    keyOnly: "se déplacer sans choisir", keyFind: "chercher", keyDismiss: "fermer la fiche", keyHelp: "ces touches",
  },
};
