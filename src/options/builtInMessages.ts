import { ENGLISH_DATE_WORDS } from "../time/dateWords.ts";
import type { Messages } from "./messages.ts";

const en: Messages = {
  ...ENGLISH_DATE_WORDS,
  timeline: "Timeline",
  events: { one: "{count} event", other: "{count} events" },
  cluster: "{events}, {date}",
  tentative: "planned",
  cancelled: "cancelled",
};

const ar: Messages = {
  about: "حوالي {date}",
  uncertain: "{date} (غير مؤكد)",
  range: "{start} – {end}",
  since: "منذ {date}",
  sinceEndUnknown: "من {date}، والنهاية غير معروفة",
  until: "حتى {date}",
  untilStartUnknown: "حتى {date}، والبداية غير معروفة",
  always: "على الدوام",
  startUnknown: "مستمر، والبداية غير معروفة",
  endUnknown: "النهاية غير معروفة",
  dateUnknown: "التاريخ غير معروف",
  timeline: "خط زمني",
  events: {
    zero: "لا أحداث",
    one: "حدث واحد",
    two: "حدثان",
    few: "{count} أحداث",
    many: "{count} حدثًا",
    other: "{count} حدث",
  },
  cluster: "{events}، {date}",
  tentative: "مقرر",
  cancelled: "ملغى",
};

const fa: Messages = {
  about: "حدود {date}",
  uncertain: "{date} (نامطمئن)",
  range: "{start} تا {end}",
  since: "از {date}",
  sinceEndUnknown: "از {date}، پایان نامعلوم",
  until: "تا {date}",
  untilStartUnknown: "تا {date}، آغاز نامعلوم",
  always: "همیشه",
  startUnknown: "ادامه‌دار، آغاز نامعلوم",
  endUnknown: "پایان نامعلوم",
  dateUnknown: "تاریخ نامعلوم",
  timeline: "خط زمان",
  events: { other: "{count} رویداد" },
  cluster: "{events}، {date}",
  tentative: "برنامه‌ریزی‌شده",
  cancelled: "لغوشده",
};

const he: Messages = {
  about: "בסביבות {date}",
  uncertain: "{date} (לא ודאי)",
  range: "{start} – {end}",
  since: "מאז {date}",
  sinceEndUnknown: "החל מ־{date}, הסוף אינו ידוע",
  until: "עד {date}",
  untilStartUnknown: "עד {date}, ההתחלה אינה ידועה",
  always: "תמיד",
  startUnknown: "נמשך, ההתחלה אינה ידועה",
  endUnknown: "הסוף אינו ידוע",
  dateUnknown: "התאריך אינו ידוע",
  timeline: "ציר זמן",
  events: { one: "אירוע אחד", two: "שני אירועים", other: "{count} אירועים" },
  cluster: "{events}, {date}",
  tentative: "מתוכנן",
  cancelled: "בוטל",
};

const ur: Messages = {
  about: "تقریباً {date}",
  uncertain: "{date} (غیر یقینی)",
  range: "{start} تا {end}",
  since: "{date} سے",
  sinceEndUnknown: "{date} سے، اختتام نامعلوم",
  until: "{date} تک",
  untilStartUnknown: "{date} تک، آغاز نامعلوم",
  always: "ہمیشہ",
  startUnknown: "جاری، آغاز نامعلوم",
  endUnknown: "اختتام نامعلوم",
  dateUnknown: "تاریخ نامعلوم",
  timeline: "خطِ زمانی",
  events: { one: "{count} واقعہ", other: "{count} واقعات" },
  cluster: "{events}، {date}",
  tentative: "مجوزہ",
  cancelled: "منسوخ",
};

const fr: Messages = {
  about: "vers {date}",
  uncertain: "{date} (incertain)",
  range: "{start} – {end}",
  since: "depuis {date}",
  sinceEndUnknown: "à partir de {date}, fin inconnue",
  until: "jusqu’à {date}",
  untilStartUnknown: "jusqu’à {date}, début inconnu",
  always: "toujours",
  startUnknown: "en cours, début inconnu",
  endUnknown: "fin inconnue",
  dateUnknown: "date inconnue",
  timeline: "Chronologie",
  events: { one: "{count} événement", other: "{count} événements" },
  cluster: "{events}, {date}",
  tentative: "prévu",
  cancelled: "annulé",
};

/** The words of the languages that come with the package, by language code. */
export const builtInMessages: Readonly<Record<string, Messages>> & { readonly en: Messages } = Object.freeze(
  Object.assign(Object.create(null) as Record<string, Messages>, { ar, en, fa, fr, he, ur }),
);
