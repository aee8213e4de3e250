import { articleSource } from "./data/article.ts";
import { historySource } from "./data/history.ts";
import { holidaysCredit } from "./data/holidays.ts";
import { dateTexts } from "./dateTexts.ts";

export type Language = "ar" | "en";

/**
 * Locale of each language. English is British, because the texts of this page write dates that way.
 */
export const locales: Readonly<Record<Language, string>> = { ar: "ar", en: "en-GB" };

/**
 * Texts of the page. Both languages are side by side, so that a correction of one is not forgotten
 * in the other.
 */
const texts = {
  documentTitle: {
    ar: "سمرقند: خطوط زمنية تُقرأ باتجاه لغتك",
    en: "Samarkand: event timelines that read in the direction of your language",
  },
  name: { ar: "سمرقند", en: "Samarkand" },
  description: {
    ar: "مكتبة لرسم الأحداث على خط زمني يُقرأ باتجاه لغتك، ولا يدّعي من الدقة أكثر مما يعرفه مصدره.",
    en: "Event timelines that read in the direction of your language, and claim no more precision than their source.",
  },

  guide: { ar: "الدليل", en: "Guide" },
  reference: { ar: "المرجع", en: "Reference" },
  documents: { ar: "الوثائق", en: "Documents" },
  contents: { ar: "في هذه الصفحة", en: "On this page" },
  toolbar: { ar: "إعدادات الصفحة", en: "Page settings" },
  language: { ar: "اللغة", en: "Language" },
  timeDirection: { ar: "اتجاه الزمن", en: "Time runs" },
  directionAuto: { ar: "مع اتجاه النص", en: "as the text does" },
  directionRtl: { ar: "من اليمين إلى اليسار", en: "right to left" },
  directionLtr: { ar: "من اليسار إلى اليمين", en: "left to right" },
  theme: { ar: "السمة", en: "Theme" },
  themeAuto: { ar: "بحسب جهازك", en: "as on your device" },
  themeLight: { ar: "فاتحة", en: "light" },
  themeDark: { ar: "داكنة", en: "dark" },
  themeContrast: { ar: "عالية التباين", en: "high contrast" },
  themeOwn: { ar: "من صنعك", en: "your own" },
  editTheme: { ar: "عدّل السمة", en: "Edit the theme" },

  zoomIn: { ar: "تقريب", en: "Zoom in" },
  zoomOut: { ar: "إبعاد", en: "Zoom out" },
  everything: { ar: "الكل", en: "Everything" },
  code: { ar: "الشيفرة التي ترسم هذه الصورة", en: "The code that makes this picture" },

  articleTitle: { ar: "موعد في سمرقند", en: "An appointment in Samarkand" },
  articleIntro: {
    ar: "أعلن السفير الروسي لدى الصين يوم الأربعاء 7 سبتمبر 2022 أن بوتين وشي سيلتقيان في سمرقند. هذا ما يرويه الخبر، وما يعرفه من مواعيد، وما لا يعرفه.",
    en: "On Wednesday 7 September 2022 Russia’s ambassador to China announced that Putin and Xi would meet in Samarkand. Here is what the report tells, which dates it knows, and which it does not.",
  },
  articleTimeline: { ar: "أحداث الخبر على خط زمني", en: "Timeline of the report" },
  articleTools: { ar: "ما يظهر من أحداث الخبر", en: "What is in sight of the report" },
  viewNews: { ar: "أيام الخبر", en: "The days of the news" },
  viewMonth: { ar: "سبتمبر 2022", en: "September 2022" },
  viewYear: { ar: "السنة 2022", en: "The year 2022" },
  viewSince: { ar: "منذ 2020", en: "Since 2020" },
  articleCaption: {
    ar: "تحت الصورة شرح لأشكالها، ورأس السهم المفرغ لما يمتد خارجها.",
    en: "The key under the picture explains its shapes; an open arrowhead goes on beyond it.",
  },
  articleHint: {
    ar: "اختر حدثًا لتقرأ عنه تحت الصورة؛ واسحب مع Shift لتختار مدة، واضغط عنوان مجموعة لتطويها، و«؟» لترى المفاتيح.",
    en: "Select an event to read about it under the picture. Drag with Shift to select a stretch of time, press a group’s title to fold it, and ? for the keys.",
  },
  markerReport: { ar: "يوم نشر الخبر", en: "The day of the report" },
  storyTitle: { ar: "الخبر خطوة خطوة", en: "The report, step by step" },
  storyIntro: {
    ar: "الأحداث نفسها واحدًا بعد آخر: بالأزرار، أو بالأسهم، أو بسحب الإصبع باتجاه الزمن. والخط الزمني يتبعك.",
    en: "The same events one after another: by the buttons, by the arrow keys, or by a swipe in the direction of time. The timeline follows you.",
  },
  storyTimeline: { ar: "موضع القصة على الخط الزمني", en: "Where the story is in time" },
  shareView: { ar: "تتحرك الصورة السابقة معها", en: "The picture above moves along" },
  storyTools: { ar: "ما يظهر من القصة", en: "What is in sight of the story" },
  certainOnly: { ar: "المؤكد تاريخه فقط", en: "Only what is dated for certain" },
  copyLink: { ar: "انسخ رابطًا إلى ما تراه", en: "Copy a link to what you see" },
  linkCopied: { ar: "نُسخ الرابط.", en: "The link is copied." },

  nothingSelected: { ar: "اختر حدثًا لتقرأ عنه هنا.", en: "Select an event to read about it here." },

  holidaysTitle: { ar: "أعياد ثمانية بلدان وعطلها", en: "The holidays of eight countries" },
  holidaysIntro: {
    ar: "مئات الأيام بين عامي 2021 و2024 في صورة واحدة، كل عيد بلغة بلده. ما يضيق عنه المكان يُجمع في عدد، ومن اقترب رأى ما فيه.",
    en: "Hundreds of days from 2021 to 2024 in one picture, each named in the language of its country. Where there is no room for all of them they are counted together; come closer to see them apart.",
  },
  holidaysTimeline: { ar: "الأعياد والعطل على خط زمني", en: "Timeline of the holidays" },
  holidaysTools: { ar: "ما يظهر من الأعياد والعطل", en: "What is in sight of the holidays" },
  viewHolidayYear: { ar: "السنة 2023", en: "The year 2023" },
  viewSpring: { ar: "ربيع 2023", en: "Spring 2023" },

  millionTitle: { ar: "مليون حدث", en: "One million events" },
  millionIntro: {
    ar: "لا شيء هنا قبل أن تطلبه. عندها تُصنع الأحداث في متصفحك وتُقرأ وتُرسم كلها، ثم تقترب من عشر سنين حتى الساعة الواحدة، والعدّاد يقول كم إطارًا يُرسم في الثانية.",
    en: "There is nothing here until you ask for it. Then the events are made in your browser, read and drawn, all of them; move from ten years down to one hour, while the meter tells how many frames are drawn in a second.",
  },
  millionAmounts: { ar: "عدد الأحداث", en: "How many events" },
  amountMillion: { ar: "مليون حدث", en: "One million events" },
  amountHundredThousand: { ar: "مئة ألف", en: "A hundred thousand" },
  amountTenThousand: { ar: "عشرة آلاف", en: "Ten thousand" },
  millionTools: { ar: "ما يظهر من الأحداث الكثيرة", en: "What is in sight of the many events" },
  millionTimeline: { ar: "أحداث كثيرة على خط زمني", en: "Timeline of very many events" },
  millionPlay: { ar: "جولة", en: "Tour" },
  millionFeed: { ar: "بث مباشر", en: "Live feed" },
  viewMillionYear: { ar: "السنة 2017", en: "The year 2017" },
  viewMillionMonth: { ar: "سبتمبر 2017", en: "September 2017" },
  viewMillionDay: { ar: "17 يناير 2018", en: "17 January 2018" },
  millionProgress: { ar: "ما صُنع من الأحداث", en: "Events made so far" },
  millionMaking: { ar: "تُصنع الأحداث، وعددها {count}…", en: "Making {count} events…" },
  millionDrawing: { ar: "تُقرأ الأحداث وتُرسم، وعددها {count}…", en: "Reading and drawing {count} events…" },
  millionDone: {
    ar: "عدد الأحداث {count}: صُنعت في {generated}، وقُرئت ورُسمت في {drawn}.",
    en: "{count} events: made in {generated}, read and drawn in {drawn}.",
  },
  measureEvents: { ar: "الأحداث", en: "Events" },
  measureNodes: { ar: "عناصر الصورة", en: "Elements drawn" },
  measurePerSecond: { ar: "إطارات في الثانية", en: "Frames a second" },
  measureLongest: { ar: "أطول إطار", en: "Longest frame" },
  measureFrames: { ar: "آخر الإطارات", en: "The last frames" },
  measureRest: { ar: "ساكن، لا إطار يُطلب", en: "At rest: no frame is asked for" },
  millionNoFrames: { ar: "أزمنة الإطارات: لم يتحرك شيء بعد", en: "Frame times: nothing has moved yet" },
  millionFrames: {
    ar: "أزمنة الإطارات: عددها في الثانية {perSecond}، وأطولها {longest}",
    en: "Frame times: {perSecond} frames a second, the longest {longest}",
  },
  millionCaption: {
    ar: "الأحداث كلها مختلقة، من أرقام عشوائية تتكرر كما هي في كل مرة. وفي البث المباشر تصل كل ثانية خمسون حدثًا، وتمر فيها ست ساعات من زمن الأحداث.",
    en: "All events are made up, from the same random numbers each time. In the live feed fifty arrive each second, in which six hours of their time pass.",
  },

  stillTitle: { ar: "صورة بلا متصفح", en: "A picture without a browser" },
  stillIntro: {
    ar: "الخيارات نفسها تصير ملف SVG قائمًا بذاته: للنشرة البريدية وللمطبعة، وللخادم الذي لا متصفح فيه.",
    en: "The same options become an SVG file that stands by itself: for the newsletter, for the press, and for a server that has no browser.",
  },
  stillAlternative: {
    ar: "صورة ثابتة للخط الزمني نفسه: أحداث الخبر حول 7 سبتمبر 2022.",
    en: "A still picture of the same timeline: the events of the report around 7 September 2022.",
  },
  stillDownload: { ar: "احفظ الصورة (SVG)", en: "Save the picture (SVG)" },

  editorTitle: { ar: "السمة", en: "Theme" },
  editorIntro: {
    ar: "ما تغيّره هنا يظهر في الصور على الفور.",
    en: "What you change here shows in the pictures at once.",
  },
  close: { ar: "أغلق", en: "Close" },
  surfaces: { ar: "الورق والحبر", en: "Paper and ink" },
  palette: { ar: "ألوان الأنواع", en: "Colours of kinds" },
  type: { ar: "الخط", en: "Type" },
  sizes: { ar: "المقاسات", en: "Sizes" },
  ground: { ar: "الأرضية", en: "Ground" },
  band: { ar: "المجموعات بالتناوب", en: "Every other group" },
  ink: { ar: "الحبر", en: "Ink" },
  muted: { ar: "النص الثانوي", en: "Secondary text" },
  hair: { ar: "الفواصل", en: "Separators" },
  grid: { ar: "خطوط الشبكة", en: "Grid lines" },
  weekend: { ar: "نهاية الأسبوع", en: "Weekends" },
  ring: { ar: "حلقة التركيز", en: "Rings" },
  card: { ar: "البطاقة العائمة", en: "Tooltip" },
  paletteColor: { ar: "اللون", en: "Colour" },
  fontFamily: { ar: "نوع الخط", en: "Typeface" },
  fontPage: { ar: "خط الصفحة", en: "the page’s" },
  fontNaskh: { ar: "نسخ", en: "Naskh and serif" },
  fontKufi: { ar: "كوفي", en: "Kufi and sans" },
  fontMono: { ar: "ثابت العرض", en: "monospaced" },
  fontSize: { ar: "حجم الخط", en: "Text size" },
  titleSize: { ar: "حجم العناوين", en: "Title size" },
  rowHeight: { ar: "ارتفاع السطر", en: "Row height" },
  barHeight: { ar: "ارتفاع الشريط", en: "Bar height" },
  dotSize: { ar: "قطر النقطة", en: "Dot size" },
  radius: { ar: "استدارة الزوايا", en: "Corner radius" },
  lineWidth: { ar: "سُمك الخطوط", en: "Line width" },
  spineWidth: { ar: "سُمك حافة البداية", en: "Spine width" },
  density: { ar: "التباعد", en: "Spacing" },
  properties: { ar: "خصائص CSS السارية", en: "CSS properties in force" },
  copyTheme: { ar: "انسخ السمة", en: "Copy as theme" },
  resetTheme: { ar: "ألغِ التعديلات", en: "Undo the changes" },
  copied: { ar: "نُسخت السمة.", en: "The theme is copied." },
  copyByHand: {
    ar: "تعذّر النسخ تلقائيًا؛ انسخ النص المحدد بنفسك.",
    en: "It could not be copied automatically; please copy the selected text.",
  },

  colophon: {
    ar: "سمرقند مكتبة حرة برخصة MIT. حروف هذه الصفحة من خطوط Noto برخصة SIL Open Font License.",
    en: "Samarkand is free under the MIT licence. This page is set in Noto, under the SIL Open Font License.",
  },
} as const;

/** Texts in which the data sets name their sources. */
const sources: Readonly<
  Record<"articleSource" | "historySource" | "holidaysCredit", (language: Language) => string>
> = {
  articleSource,
  historySource,
  holidaysCredit,
};

export type TextKey = keyof typeof texts | keyof typeof dateTexts | keyof typeof sources;

const words: Readonly<Record<string, Readonly<Record<Language, string>>>> = { ...texts, ...dateTexts };

export function text(key: TextKey, language: Language): string {
  return key in sources ? sources[key as keyof typeof sources](language) : words[key]![language];
}

export function isTextKey(key: string): key is TextKey {
  return key in words || key in sources;
}
