/**
 * Every shape that a date can have: what to write, and what that says. Those that can stand on one
 * axis stand together.
 *
 * Names stand beside the picture, meanings in the table under it. How a date reads in words is left
 * to the library.
 */
import type { EventRecord, GroupRecord } from "samarkand";
import { leftToRight } from "../codeElement.ts";

export type ShapeLanguage = "ar" | "en";

/** The axis on which shapes can be compared. */
export type ShapeScale = "days" | "years" | "ages";

interface Words {
  readonly name: string;
  readonly meaning: string;
}

export interface Shape extends Pick<EventRecord, "extent" | "status"> {
  readonly id: string;
  readonly edtf: string;
  /**
   * Both languages stand side by side, so that a correction of one is not forgotten in the other.
   */
  readonly ar: Words;
  readonly en: Words;
}

const days: readonly Shape[] = [
  {
    id: "day",
    edtf: "2022-09-15",
    ar: { name: "يوم", meaning: "ذلك اليوم عند كل قارئ، أيًا كانت منطقته الزمنية." },
    en: { name: "a day", meaning: "That day for every reader, in every time zone." },
  },
  {
    id: "instant",
    edtf: "2022-09-15T10:30Z",
    ar: { name: "لحظة", meaning: "لحظة واحدة في العالم كله، تُعرض بتوقيت القارئ." },
    en: { name: "an instant", meaning: "One instant for the whole world, shown in the reader’s zone." },
  },
  {
    id: "interval",
    edtf: "2022-09-15/2022-09-16",
    ar: { name: "مدة", meaning: "من أول اليوم الأول إلى آخر اليوم الأخير." },
    en: { name: "an interval", meaning: "From the start of the first day to the end of the last." },
  },
  {
    id: "within",
    edtf: "2022-09",
    ar: { name: "في الشهر", meaning: "حدث في وقت ما من الشهر، ولا يُعرف متى." },
    en: { name: "in the month", meaning: "It happened at some time in the month; nobody says when." },
  },
  {
    id: "throughout",
    edtf: "2022-09",
    extent: "throughout",
    ar: { name: "الشهر كله", meaning: "دام الشهر من أوله إلى آخره." },
    en: { name: "the whole month", meaning: "It lasted from the first day of the month to the last." },
  },
  {
    id: "about-day",
    edtf: "2022-09-07~",
    ar: { name: "تقريبي", meaning: "ذلك اليوم أو ما يقاربه." },
    en: { name: "approximate", meaning: "That day, or one close to it." },
  },
  {
    id: "uncertain",
    edtf: "2022-09?",
    ar: { name: "غير مؤكد", meaning: "هكذا يقول المصدر، وفي قوله شك." },
    en: { name: "uncertain", meaning: "So the source says, and it may be mistaken." },
  },
  {
    id: "doubtful",
    edtf: "2022-09%",
    ar: { name: "كلاهما", meaning: "تقريبي وغير مؤكد معًا." },
    en: { name: "both", meaning: "Approximate and uncertain at once." },
  },
  {
    id: "some-day",
    edtf: "2022-09-XX",
    ar: { name: "يوم ما فيه", meaning: "يوم واحد من هذا الشهر، رقمه غير مذكور." },
    en: { name: "some day in it", meaning: "One day of this month, whose number is not given." },
  },
  {
    id: "one-of",
    edtf: "[2022-09-07,2022-09-09]",
    ar: { name: "أحد يومين", meaning: "واحد من المذكور، ولا يُعرف أيها." },
    en: { name: "one of two days", meaning: "One of those listed; nobody knows which." },
  },
  {
    id: "all-of",
    edtf: "{2022-09-07,2022-09-15}",
    ar: { name: "اليومان معًا", meaning: "كل المذكور، ولا شيء بينه." },
    en: { name: "both days", meaning: "All of those listed, and nothing between them." },
  },
  {
    id: "start-unknown",
    edtf: "/2022-09-07",
    ar: { name: "بداية مجهولة", meaning: "له بداية لم يذكرها أحد." },
    en: { name: "start unknown", meaning: "It began at some time that nobody has told." },
  },
  {
    id: "open-start",
    edtf: "../2022-09-07",
    ar: { name: "بلا بداية", meaning: "كان قبل كل ما يُروى هنا." },
    en: { name: "open start", meaning: "It was so before anything told here." },
  },
  {
    id: "planned",
    edtf: "2022-09-15/2022-09-16",
    status: "tentative",
    ar: { name: "مقرر", meaning: "مُعلن لم يقع بعد، أو مشروط." },
    en: { name: "planned", meaning: "Announced or conditional; it has not happened yet." },
  },
  {
    id: "cancelled",
    edtf: "2022-09-15/2022-09-16",
    status: "cancelled",
    ar: { name: "ملغى", meaning: "كان مقررًا ثم أُلغي." },
    en: { name: "cancelled", meaning: "It was planned, and then called off." },
  },
];

const years: readonly Shape[] = [
  {
    id: "about-year",
    edtf: "2020~",
    ar: { name: "سنة تقريبية", meaning: "تلك السنة أو ما يقاربها." },
    en: { name: "about a year", meaning: "That year, or one close to it." },
  },
  {
    id: "decade",
    edtf: "202X",
    ar: { name: "سنة من العقد", meaning: "سنة واحدة من العشرينيات، رقمها الأخير غير مذكور." },
    en: { name: "in the decade", meaning: "One year of the 2020s, whose last digit is not given." },
  },
  {
    id: "early",
    edtf: "2020-37",
    ar: { name: "أوائل السنة", meaning: "الأشهر الأربعة الأولى، و38 و39 لما بعدها." },
    en: { name: "early in a year", meaning: "The first four months; 38 and 39 are the next." },
  },
  {
    id: "season",
    edtf: "2022-21",
    ar: { name: "فصل", meaning: "الربيع، ثم 22 و23 و24 لبقية الفصول." },
    en: { name: "a season", meaning: "Spring; 22, 23 and 24 are the other seasons." },
  },
  {
    id: "about-both",
    edtf: "2020-03~/2022-09~",
    ar: { name: "تقريبية الطرفين", meaning: "مدة لا يُعرف أي من طرفيها بدقة." },
    en: { name: "approximate ends", meaning: "An interval neither end of which is known exactly." },
  },
  {
    id: "between",
    edtf: "[2020..2022]",
    ar: { name: "بين سنتين", meaning: "مرة واحدة في هذه المدة، ولا يُعرف متى." },
    en: { name: "between two years", meaning: "Once in this time; nobody knows when." },
  },
  {
    id: "open-end",
    edtf: "2022-02-24/..",
    ar: { name: "مستمر", meaning: "بدأ يومها ولم ينته بعد." },
    en: { name: "still going on", meaning: "It began that day and has not ended." },
  },
  {
    id: "end-unknown",
    edtf: "2022-02/",
    ar: { name: "نهاية مجهولة", meaning: "انتهى في وقت لم يذكره أحد." },
    en: { name: "end unknown", meaning: "It has ended, at some time that nobody has told." },
  },
];

const ages: readonly Shape[] = [
  {
    id: "deep",
    edtf: "Y-66000000",
    ar: { name: "سنة سحيقة", meaning: "ما جاوز أربعة أرقام يبدأ بحرف Y، ولو بلغ مليارات السنين." },
    en: {
      name: "a deep year",
      meaning: "With more than four digits a year begins with Y, up to billions of years.",
    },
  },
  {
    id: "before-common-era",
    edtf: "-0043-03",
    ar: {
      name: "قبل الميلاد",
      meaning: "السنة 0 هي السنة 1 قبل الميلاد، فالسنة ‎−43 هي السنة 44 قبل الميلاد.",
    },
    en: { name: "before year 1", meaning: "The year 0 is 1 BC, and so the year −43 is 44 BC." },
  },
];

export const shapes: Readonly<Record<ShapeScale, readonly Shape[]>> = { days, years, ages };

/** With time around the outermost, so that what fades has room to; by ages, all there is. */
export const shapeViews: Readonly<
  Partial<Record<ShapeScale, { readonly start: string; readonly end: string }>>
> = {
  days: { start: "2022-08-26", end: "2022-10-02" },
  years: { start: "2019", end: "2029" },
};

/** One event for each shape, titled with what is to be written, each in a band of its own. */
export function shapeEvents(scale: ShapeScale, language: ShapeLanguage): EventRecord[] {
  return shapes[scale].map(({ id, edtf, ar, en, ...more }) => ({
    ...more,
    id,
    start: edtf,
    title: leftToRight(edtf),
    group: id,
    description: (language === "ar" ? ar : en).meaning,
    lang: language,
  }));
}

/** The bands, titled with the names of the shapes. */
export function shapeGroups(scale: ShapeScale, language: ShapeLanguage): GroupRecord[] {
  return shapes[scale].map((shape) => ({ id: shape.id, title: shape[language].name }));
}
