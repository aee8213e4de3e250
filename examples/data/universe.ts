/**
 * From the beginning of the universe to two days in Samarkand, on one axis: as far as a timeline
 * has to reach.
 *
 * Ages are those of: Planck Collaboration (2020) for the universe; Bouvier and Wadhwa (2010) for
 * the Sun; the International Chronostratigraphic Chart of the International Commission on
 * Stratigraphy (2024) for eons, eras and extinctions; the first descriptions of the finds for life
 * and for people. What is a measurement with an error carries `~`.
 *
 * An age counts back from now, and a year from the year 0. Of 66 million years the two thousand
 * between them do not count, of fifty thousand they do: there the year is the age less two
 * thousand. EDTF has a year 0, so that 49,000 BC is -48999.
 */
import type { EventRecord, GroupRecord } from "samarkand";

export type UniverseLanguage = "ar" | "en";

type GroupId = "sky" | "earth" | "life" | "people";

const groups: readonly { readonly id: GroupId; readonly ar: string; readonly en: string }[] = [
  { id: "sky", ar: "السماء", en: "Sky" },
  { id: "earth", ar: "الأرض", en: "Earth" },
  { id: "life", ar: "الحياة", en: "Life" },
  { id: "people", ar: "الإنسان", en: "People" },
];

interface Entry {
  readonly id: string;
  readonly date: string;
  readonly group: GroupId;
  /** 1 to 10: what keeps its label where space is short. */
  readonly weight: number;
  readonly ar: string;
  readonly en: string;
  readonly isEra?: true;
}

/** Both languages stand side by side, so that a correction of one is not forgotten in the other. */
const entries: readonly Entry[] = [
  { id: "big-bang", date: "Y-13800000000~", group: "sky", weight: 10, ar: "الانفجار العظيم", en: "Big Bang" },
  { id: "first-stars", date: "Y-13600000000~", group: "sky", weight: 6, ar: "أول النجوم", en: "First stars" },
  {
    id: "milky-way",
    date: "Y-13000000000~",
    group: "sky",
    weight: 7,
    ar: "بداية درب التبانة",
    en: "The Milky Way takes shape",
  },
  { id: "sun", date: "Y-4568000000~", group: "sky", weight: 9, ar: "الشمس", en: "The Sun" },

  { id: "earth", date: "Y-4540000000~", group: "earth", weight: 10, ar: "الأرض", en: "The Earth" },
  { id: "moon", date: "Y-4510000000~", group: "earth", weight: 6, ar: "القمر", en: "The Moon" },
  {
    id: "zircon",
    date: "Y-4400000000~",
    group: "earth",
    weight: 3,
    ar: "أقدم ما بقي من معادن الأرض",
    en: "Oldest mineral of the Earth",
  },
  {
    id: "oxygen",
    date: "Y-2400000000~/Y-2100000000~",
    group: "earth",
    weight: 8,
    ar: "الأكسجين في الهواء",
    en: "Oxygen in the air",
  },
  {
    id: "snowball",
    date: "Y-720000000~/Y-635000000~",
    group: "earth",
    weight: 5,
    ar: "الجليد يغطي الأرض",
    en: "Ice covers the Earth",
  },
  {
    id: "paleozoic",
    date: "Y-538800000~/Y-251900000~",
    group: "earth",
    weight: 4,
    isEra: true,
    ar: "الباليوزوي",
    en: "Paleozoic",
  },
  {
    id: "mesozoic",
    date: "Y-251900000~/Y-66000000~",
    group: "earth",
    weight: 4,
    isEra: true,
    ar: "الميزوزوي",
    en: "Mesozoic",
  },
  {
    id: "cenozoic",
    date: "Y-66000000~/..",
    group: "earth",
    weight: 4,
    isEra: true,
    ar: "السينوزوي",
    en: "Cenozoic",
  },
  {
    id: "atlantic",
    date: "Y-180000000~",
    group: "earth",
    weight: 4,
    ar: "بداية المحيط الأطلسي",
    en: "The Atlantic opens",
  },
  {
    id: "last-ice",
    date: "Y-114999~/-9699~",
    group: "earth",
    weight: 6,
    ar: "آخر العصور الجليدية",
    en: "Last ice age",
  },

  {
    id: "life",
    date: "[Y-4100000000..Y-3500000000]",
    group: "life",
    weight: 10,
    ar: "بداية الحياة",
    en: "Life begins",
  },
  {
    id: "nuclei",
    date: "Y-1650000000~",
    group: "life",
    weight: 6,
    ar: "خلايا ذات نواة",
    en: "Cells with a nucleus",
  },
  {
    id: "cambrian",
    date: "Y-538800000~",
    group: "life",
    weight: 9,
    ar: "انفجار الحياة في الكامبري",
    en: "Cambrian explosion of life",
  },
  {
    id: "land-plants",
    date: "Y-470000000~",
    group: "life",
    weight: 6,
    ar: "النبات على اليابسة",
    en: "Plants on land",
  },
  {
    id: "tiktaalik",
    date: "Y-375000000~",
    group: "life",
    weight: 5,
    ar: "من السمك إلى ذوات الأربع",
    en: "From fish to four legs",
  },
  {
    id: "great-dying",
    date: "Y-251900000~",
    group: "life",
    weight: 7,
    ar: "الانقراض الأكبر",
    en: "The great dying",
  },
  {
    id: "dinosaurs",
    date: "Y-233000000~/Y-66000000~",
    group: "life",
    weight: 9,
    ar: "الديناصورات",
    en: "Dinosaurs",
  },
  { id: "birds", date: "Y-150000000~", group: "life", weight: 5, ar: "أول الطيور", en: "First birds" },
  {
    id: "impact",
    date: "Y-66000000~",
    group: "life",
    weight: 8,
    ar: "ارتطام الكويكب",
    en: "Asteroid impact",
  },

  { id: "homo", date: "Y-2800000~", group: "people", weight: 7, ar: "جنس الإنسان", en: "Genus Homo" },
  { id: "fire", date: "Y-1000000~", group: "people", weight: 6, ar: "النار", en: "Fire" },
  { id: "sapiens", date: "Y-300000~", group: "people", weight: 10, ar: "الإنسان العاقل", en: "Homo sapiens" },
  {
    id: "cave-art",
    date: "Y-48999~",
    group: "people",
    weight: 6,
    ar: "أقدم رسم يحكي قصة",
    en: "Oldest painted story",
  },
  { id: "gobekli", date: "-9499~", group: "people", weight: 5, ar: "غوبكلي تبه", en: "Göbekli Tepe" },
  { id: "writing", date: "-3199~", group: "people", weight: 9, ar: "الكتابة", en: "Writing" },
  {
    id: "observatory",
    date: "142X",
    group: "people",
    weight: 6,
    ar: "مرصد أولغ بيك في سمرقند",
    en: "Ulugh Beg’s observatory in Samarkand",
  },
  {
    id: "moon-landing",
    date: "1969-07-20T20:17Z",
    group: "people",
    weight: 7,
    ar: "الإنسان على القمر",
    en: "People land on the Moon",
  },
  {
    id: "samarkand-meeting",
    date: "2022-09-15",
    group: "people",
    weight: 8,
    ar: "لقاء في سمرقند",
    en: "A meeting in Samarkand",
  },
];

/** The events in `language`. */
export function universeEvents(language: UniverseLanguage): EventRecord[] {
  return entries.map((entry) => ({
    id: entry.id,
    start: entry.date,
    group: entry.group,
    importance: entry.weight,
    title: entry[language],
    ...(entry.isEra && { display: "background" as const }),
    lang: language,
  }));
}

/** The bands in which they stand. */
export function universeGroups(language: UniverseLanguage): GroupRecord[] {
  return groups.map((group) => ({ id: group.id, title: group[language] }));
}
