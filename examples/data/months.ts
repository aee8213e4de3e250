/**
 * The months of Islam and the days of the news on one axis: the years 1443 and 1444 of the Hijra,
 * 2021 to 2023.
 *
 * Days of Islam are those of the Umm al-Qura calendar, by which Saudi Arabia reckons; elsewhere the
 * sighting of the moon decides, and a feast may have been a day later. The Hajj is its six days,
 * from the 8th to the 13th of Dhu al-Hijja.
 */
import type { EventRecord, GroupRecord } from "samarkand";
import { articleEvents } from "./article.ts";

export type MonthsLanguage = "ar" | "en";

interface Entry {
  readonly id: string;
  readonly date: string;
  readonly weight: number;
  readonly ar: string;
  readonly en: string;
}

/** Both languages stand side by side, so that a correction of one is not forgotten in the other. */
const feasts: readonly Entry[] = [
  { id: "new-year-1443", date: "2021-08-09", weight: 4, ar: "رأس السنة 1443", en: "New Year 1443" },
  { id: "mawlid-1443", date: "2021-10-18", weight: 5, ar: "المولد النبوي", en: "Mawlid" },
  { id: "ramadan-1443", date: "2022-04-02/2022-05-01", weight: 9, ar: "رمضان 1443", en: "Ramadan 1443" },
  { id: "fitr-1443", date: "2022-05-02", weight: 8, ar: "عيد الفطر", en: "Eid al-Fitr" },
  { id: "hajj-1443", date: "2022-07-07/2022-07-12", weight: 9, ar: "حج 1443", en: "Hajj 1443" },
  { id: "adha-1443", date: "2022-07-09", weight: 8, ar: "عيد الأضحى", en: "Eid al-Adha" },
  { id: "new-year-1444", date: "2022-07-30", weight: 6, ar: "رأس السنة 1444", en: "New Year 1444" },
  { id: "ashura-1444", date: "2022-08-08", weight: 4, ar: "عاشوراء", en: "Ashura" },
  { id: "mawlid-1444", date: "2022-10-08", weight: 6, ar: "المولد النبوي", en: "Mawlid" },
  { id: "ramadan-1444", date: "2023-03-23/2023-04-20", weight: 9, ar: "رمضان 1444", en: "Ramadan 1444" },
  { id: "fitr-1444", date: "2023-04-21", weight: 8, ar: "عيد الفطر", en: "Eid al-Fitr" },
  { id: "hajj-1444", date: "2023-06-26/2023-07-01", weight: 9, ar: "حج 1444", en: "Hajj 1444" },
  { id: "adha-1444", date: "2023-06-28", weight: 8, ar: "عيد الأضحى", en: "Eid al-Adha" },
];

/** What the report tells of these two years, without what it cannot date at all. */
const news = new Set([
  "olympics-meeting",
  "troops",
  "war",
  "exercises",
  "ambassador",
  "report",
  "first-trip",
  "samarkand-meeting",
]);

/** Both, in `language`. */
export function monthsEvents(language: MonthsLanguage): EventRecord[] {
  return [
    ...feasts.map((feast) => ({
      id: feast.id,
      start: feast.date,
      group: "feasts",
      importance: feast.weight,
      title: feast[language],
      lang: language,
    })),
    ...articleEvents(language)
      .filter(({ id = "" }) => news.has(String(id)))
      .map((event) => ({ ...event, group: "news" })),
  ];
}

/** The bands in which they stand. */
export function monthsGroups(language: MonthsLanguage): GroupRecord[] {
  return language === "ar"
    ? [
        { id: "feasts", title: "مواسم الإسلام" },
        { id: "news", title: "أيام الخبر" },
      ]
    : [
        { id: "feasts", title: "Islamic year" },
        { id: "news", title: "The report" },
      ];
}
