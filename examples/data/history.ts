/**
 * From the first writing to the meeting in Samarkand: what was written, who ruled, what was found
 * out, and Samarkand in it all.
 *
 * Dates are those on which reference works agree, no more exact than they are: `~` where they say
 * "circa", X where they name only a century or a decade, `[a..b]` where something happened once
 * between two years. Chronologies:
 * - Egypt: Hornung, Krauss, Warburton (eds), Ancient Egyptian Chronology (2006). Mesopotamia: the
 * middle chronology.
 * - Rome, Greece, Persia: The Cambridge Ancient History. China: The Cambridge History of Ancient
 * China.
 * - Islam: Encyclopaedia of Islam (3rd edition). Samarkand and its neighbours: Encyclopædia
 * Iranica, and the file of
 *   Samarkand on UNESCO's World Heritage List (no. 603).
 * - Books and science: the catalogues of the libraries that keep them; Gillispie (ed.), Dictionary
 * of Scientific Biography.
 *
 * Years are astronomical: 3200 BCE is -3199. EDTF has no calendar but the Gregorian, reckoned
 * backwards, while historians write Julian days before 15 October 1582: such days are converted,
 * and their descriptions tell the Julian one.
 */
import type { EventRecord, GroupRecord } from "samarkand";

export type HistoryLanguage = "ar" | "en";

type GroupId = "writing" | "states" | "asia" | "science";

const groups: readonly { readonly id: GroupId; readonly ar: string; readonly en: string }[] = [
  { id: "writing", ar: "الكتابة والكتب", en: "Writing" },
  { id: "states", ar: "الدول والحروب", en: "States and wars" },
  { id: "asia", ar: "سمرقند وجوارها", en: "Samarkand" },
  { id: "science", ar: "العلوم", en: "Science" },
];

type Words = readonly [title: string, description?: string];

interface Entry {
  readonly id: string;
  readonly date: string;
  readonly group: GroupId;
  /** 1 to 10: what keeps its label when all five thousand years are in sight. */
  readonly weight: number;
  readonly ar: Words;
  readonly en: Words;
  readonly isEra?: true;
}

/** Both languages stand side by side, so that a correction of one is not forgotten in the other. */
const entries: readonly Entry[] = [
  {
    id: "uruk-tablets",
    date: "-3199~",
    group: "writing",
    weight: 10,
    ar: ["أول الألواح المكتوبة في أوروك"],
    en: ["First written tablets, at Uruk"],
  },
  {
    id: "abydos-labels",
    date: "-3199~",
    group: "writing",
    weight: 4,
    ar: ["أولى العلامات الهيروغليفية في أبيدوس"],
    en: ["First hieroglyphs, at Abydos"],
  },
  {
    id: "sinai-alphabet",
    date: "-1849%",
    group: "writing",
    weight: 6,
    ar: ["أول أبجدية، في سيناء", "يتجادل العلماء في تاريخها بقرنين أو ثلاثة."],
    en: ["First alphabet, in Sinai", "Scholars differ on its date by two or three centuries."],
  },
  {
    id: "gilgamesh",
    date: "-17XX",
    group: "writing",
    weight: 5,
    ar: ["ملحمة جلجامش بالبابلية القديمة"],
    en: ["Epic of Gilgamesh in Old Babylonian"],
  },
  {
    id: "hammurabi",
    date: "-1753~",
    group: "writing",
    weight: 6,
    ar: ["شريعة حمورابي"],
    en: ["Laws of Hammurabi"],
  },
  {
    id: "oracle-bones",
    date: "-1249~/-1045~",
    group: "writing",
    weight: 5,
    ar: ["عظام العرافة في أنيانغ"],
    en: ["Oracle bones of Anyang"],
  },
  {
    id: "ashurbanipal",
    date: "-0668~/-0630~",
    group: "writing",
    weight: 4,
    ar: ["مكتبة آشوربانيبال في نينوى"],
    en: ["Ashurbanipal’s library at Nineveh"],
  },
  {
    id: "behistun",
    date: "-0519~",
    group: "writing",
    weight: 4,
    ar: ["نقش بيستون بثلاث لغات"],
    en: ["Behistun inscription in three languages"],
  },
  {
    id: "rosetta",
    date: "-0195-03",
    group: "writing",
    weight: 5,
    ar: ["مرسوم حجر رشيد"],
    en: ["Decree of the Rosetta Stone"],
  },
  {
    id: "cai-lun",
    date: "0105",
    group: "writing",
    weight: 7,
    ar: ["تساي لون يعرض الورق على البلاط"],
    en: ["Cai Lun presents paper to the court"],
  },
  {
    id: "namara",
    date: "0328",
    group: "writing",
    weight: 4,
    ar: ["نقش النمارة"],
    en: ["Inscription of Namara, in Arabic"],
  },
  {
    id: "codex",
    date: "0650~",
    group: "writing",
    weight: 7,
    ar: ["جمع المصحف في عهد عثمان"],
    en: ["The Quran’s text is settled under Uthman"],
  },
  {
    id: "diamond-sutra",
    date: "0868-05-15",
    group: "writing",
    weight: 4,
    ar: ["سوترا الماس المطبوعة", "أقدم كتاب مطبوع مؤرخ: 11 مايو 868 بالتقويم اليولياني."],
    en: ["Diamond Sutra, printed", "The oldest printed book with a date: 11 May 868 in the Julian calendar."],
  },
  {
    id: "gutenberg",
    date: "1455~",
    group: "writing",
    weight: 8,
    ar: ["إنجيل غوتنبرغ"],
    en: ["Gutenberg’s Bible"],
  },
  {
    id: "champollion",
    date: "1822-09-27",
    group: "writing",
    weight: 5,
    ar: ["شامبليون يقرأ الهيروغليفية"],
    en: ["Champollion reads hieroglyphs"],
  },

  {
    id: "egypt-united",
    date: "-3099~",
    group: "states",
    weight: 8,
    ar: ["توحيد مصر"],
    en: ["Egypt is united"],
  },
  {
    id: "indus",
    date: "-2599~/-1899~",
    group: "states",
    weight: 5,
    ar: ["مدن وادي السند"],
    en: ["Cities of the Indus"],
  },
  { id: "khufu", date: "-2559~", group: "states", weight: 8, ar: ["هرم خوفو"], en: ["Pyramid of Khufu"] },
  {
    id: "sargon",
    date: "-2333~/-2278~",
    group: "states",
    weight: 6,
    ar: ["سرجون الأكدي"],
    en: ["Sargon of Akkad"],
  },
  {
    id: "cyrus",
    date: "-0538-10",
    group: "states",
    weight: 6,
    ar: ["كورش يدخل بابل"],
    en: ["Cyrus enters Babylon"],
  },
  {
    id: "alexander",
    date: "-0322-06",
    group: "states",
    weight: 5,
    ar: ["موت الإسكندر في بابل"],
    en: ["Alexander dies in Babylon"],
  },
  { id: "qin", date: "-0220", group: "states", weight: 6, ar: ["توحيد الصين"], en: ["China is united"] },
  {
    id: "caesar",
    date: "-0043-03",
    group: "states",
    weight: 4,
    ar: ["مقتل يوليوس قيصر"],
    en: ["Julius Caesar is killed"],
  },
  {
    id: "augustus",
    date: "-0026-01",
    group: "states",
    weight: 6,
    ar: ["أغسطس أول أباطرة روما"],
    en: ["Augustus, first emperor of Rome"],
  },
  {
    id: "west-rome",
    date: "0476-09",
    group: "states",
    weight: 5,
    ar: ["نهاية روما الغربية"],
    en: ["End of the Western Roman Empire"],
  },
  {
    id: "hijra",
    date: "0622-09",
    group: "states",
    weight: 9,
    ar: ["الهجرة إلى المدينة"],
    en: ["The Hijra to Medina"],
  },
  {
    id: "abbasids",
    date: "0750/1258",
    group: "states",
    weight: 7,
    ar: ["الخلافة العباسية في العراق"],
    en: ["Abbasid caliphate in Iraq"],
  },
  {
    id: "baghdad-founded",
    date: "0762",
    group: "states",
    weight: 6,
    ar: ["تأسيس بغداد"],
    en: ["Baghdad is founded"],
  },
  {
    id: "baghdad-falls",
    date: "1258-02",
    group: "states",
    weight: 6,
    ar: ["المغول يدخلون بغداد"],
    en: ["The Mongols take Baghdad"],
  },
  {
    id: "constantinople",
    date: "1453-06-07",
    group: "states",
    weight: 6,
    ar: ["فتح القسطنطينية", "يوم 29 مايو 1453 بالتقويم اليولياني."],
    en: ["Fall of Constantinople", "On 29 May 1453 in the Julian calendar."],
  },
  {
    id: "bastille",
    date: "1789-07-14",
    group: "states",
    weight: 6,
    ar: ["اقتحام الباستيل"],
    en: ["Storming of the Bastille"],
  },
  {
    id: "first-war",
    date: "1914-07-28/1918-11-11",
    group: "states",
    weight: 6,
    ar: ["الحرب العالمية الأولى"],
    en: ["First World War"],
  },
  {
    id: "second-war",
    date: "1939-09-01/1945-09-02",
    group: "states",
    weight: 8,
    ar: ["الحرب العالمية الثانية"],
    en: ["Second World War"],
  },

  {
    id: "sogdiana",
    date: "-0539~/0712",
    group: "asia",
    weight: 1,
    isEra: true,
    ar: ["بلاد الصغد"],
    en: ["Sogdiana"],
  },
  {
    id: "transoxiana",
    date: "0712/1868-05",
    group: "asia",
    weight: 1,
    isEra: true,
    ar: ["ما وراء النهر"],
    en: ["Transoxiana"],
  },
  {
    id: "afrasiab",
    date: "-06XX",
    group: "asia",
    weight: 9,
    ar: ["نشأة سمرقند على تل أفراسياب"],
    en: ["Samarkand begins, on the hill of Afrasiab"],
  },
  {
    id: "achaemenids",
    date: "-0539~/-0328",
    group: "asia",
    weight: 5,
    ar: ["سمرقند تحت حكم الأخمينيين"],
    en: ["Under the Achaemenids"],
  },
  {
    id: "maracanda",
    date: "-0328",
    group: "asia",
    weight: 8,
    ar: ["الإسكندر يأخذ سمرقند"],
    en: ["Alexander takes Samarkand"],
  },
  {
    id: "zhang-qian",
    date: "-0127~",
    group: "asia",
    weight: 5,
    ar: ["تشانغ تشيان يبلغ نهر جيحون"],
    en: ["Zhang Qian reaches the Oxus"],
  },
  {
    id: "kushans",
    date: "0030~/0375~",
    group: "asia",
    weight: 4,
    ar: ["دولة الكوشان"],
    en: ["Kushan Empire"],
  },
  {
    id: "sogdian-letters",
    date: "0313~",
    group: "asia",
    weight: 6,
    ar: ["رسائل تجار الصغد"],
    en: ["Letters of Sogdian traders"],
  },
  {
    id: "ambassadors",
    date: "0660~",
    group: "asia",
    weight: 6,
    ar: ["جدارية السفراء"],
    en: ["The Ambassadors’ Painting"],
  },
  {
    id: "qutayba",
    date: "0712",
    group: "asia",
    weight: 7,
    ar: ["قتيبة بن مسلم يفتح سمرقند"],
    en: ["Qutayba takes Samarkand"],
  },
  {
    id: "talas",
    date: "0751-07",
    group: "asia",
    weight: 7,
    ar: ["معركة طلاس", "يُروى أن أسراها علّموا سمرقند صناعة الورق."],
    en: ["Battle of Talas", "Its prisoners are said to have taught Samarkand how to make paper."],
  },
  { id: "samanids", date: "0819/0999", group: "asia", weight: 7, ar: ["السامانيون"], en: ["Samanids"] },
  {
    id: "mongols",
    date: "1220-03",
    group: "asia",
    weight: 8,
    ar: ["جنكيز خان يدخل سمرقند"],
    en: ["Genghis Khan takes Samarkand"],
  },
  { id: "timurids", date: "1370/1507", group: "asia", weight: 8, ar: ["التيموريون"], en: ["Timurids"] },
  {
    id: "timur-dies",
    date: "1405-02",
    group: "asia",
    weight: 5,
    ar: ["موت تيمور في أترار"],
    en: ["Timur dies at Otrar"],
  },
  {
    id: "madrasa",
    date: "1417/1420",
    group: "asia",
    weight: 6,
    ar: ["بناء مدرسة أولغ بيك"],
    en: ["Ulugh Beg builds his madrasa"],
  },
  {
    id: "ulugh-beg-killed",
    date: "1449-11-05",
    group: "asia",
    weight: 6,
    ar: ["مقتل أولغ بيك", "يوم 27 أكتوبر 1449 بالتقويم اليولياني."],
    en: ["Ulugh Beg is killed", "On 27 October 1449 in the Julian calendar."],
  },
  {
    id: "sher-dor",
    date: "1619/1636",
    group: "asia",
    weight: 5,
    ar: ["مدرسة شيردار في ريجستان"],
    en: ["Sher-Dor madrasa on the Registan"],
  },
  {
    id: "russian-rule",
    date: "1868-05/1991-08-31",
    group: "asia",
    weight: 6,
    ar: ["روسيا ثم السوفييت"],
    en: ["Russia, then the Soviets"],
  },
  {
    id: "observatory-found",
    date: "1908",
    group: "asia",
    weight: 5,
    ar: ["العثور على مرصد أولغ بيك"],
    en: ["Ulugh Beg’s observatory is found again"],
  },
  {
    id: "independence",
    date: "1991-08-31",
    group: "asia",
    weight: 7,
    ar: ["استقلال أوزبكستان"],
    en: ["Uzbekistan is independent"],
  },
  {
    id: "samarkand-summit",
    date: "2022-09-15/2022-09-16",
    group: "asia",
    weight: 10,
    ar: ["قمة سمرقند"],
    en: ["Summit in Samarkand"],
  },

  {
    id: "plimpton",
    date: "-1799~",
    group: "science",
    weight: 6,
    ar: ["جداول البابليين في المثلثات القائمة"],
    en: ["Babylonian tables of right triangles"],
  },
  {
    id: "euclid",
    date: "-0299~",
    group: "science",
    weight: 8,
    ar: ["أصول إقليدس"],
    en: ["Euclid’s Elements"],
  },
  {
    id: "eratosthenes",
    date: "-0239~",
    group: "science",
    weight: 5,
    ar: ["إراتوستينس يقيس الأرض"],
    en: ["Eratosthenes measures the Earth"],
  },
  {
    id: "antikythera",
    date: "[-0204..-0059]",
    group: "science",
    weight: 4,
    ar: ["آلة أنتيكيثيرا"],
    en: ["Antikythera mechanism"],
  },
  {
    id: "almagest",
    date: "0150~",
    group: "science",
    weight: 7,
    ar: ["المجسطي لبطليموس"],
    en: ["Ptolemy’s Almagest"],
  },
  {
    id: "algebra",
    date: "[0813..0833]",
    group: "science",
    weight: 8,
    ar: ["كتاب الجبر للخوارزمي", "كتبه في خلافة المأمون."],
    en: ["Al-Khwarizmi’s Algebra", "Written in the caliphate of al-Ma’mun."],
  },
  {
    id: "canon",
    date: "1025~",
    group: "science",
    weight: 6,
    ar: ["القانون في الطب لابن سينا"],
    en: ["Ibn Sina’s Canon of Medicine"],
  },
  {
    id: "jalali",
    date: "1079-03-21",
    group: "science",
    weight: 5,
    ar: ["التقويم الجلالي", "وضعه عمر الخيام مع غيره. بدأ يوم 15 مارس 1079 بالتقويم اليولياني."],
    en: [
      "The Jalali calendar",
      "Made by Omar Khayyam and others. It began on 15 March 1079 in the Julian calendar.",
    ],
  },
  {
    id: "observatory",
    date: "142X",
    group: "science",
    weight: 8,
    ar: ["مرصد أولغ بيك في سمرقند"],
    en: ["Ulugh Beg’s observatory in Samarkand"],
  },
  {
    id: "zij",
    date: "1437~",
    group: "science",
    weight: 7,
    ar: ["زيج أولغ بيك", "أكثر من ألف نجم، وطول السنة النجمية بفارق دقيقة واحدة عن طولها اليوم."],
    en: [
      "Ulugh Beg’s star tables",
      "More than a thousand stars, and the sidereal year to within a minute of what is known today.",
    ],
  },
  {
    id: "copernicus",
    date: "1543",
    group: "science",
    weight: 7,
    ar: ["كوبرنيكوس: الأرض تدور حول الشمس"],
    en: ["Copernicus: the Earth goes round the Sun"],
  },
  {
    id: "galileo",
    date: "1610-01-07",
    group: "science",
    weight: 5,
    ar: ["غاليليو يرى أقمار المشتري"],
    en: ["Galileo sees moons of Jupiter"],
  },
  {
    id: "principia",
    date: "1687",
    group: "science",
    weight: 6,
    ar: ["مبادئ نيوتن"],
    en: ["Newton’s Principia"],
  },
  {
    id: "origin",
    date: "1859-11-24",
    group: "science",
    weight: 6,
    ar: ["أصل الأنواع لداروين"],
    en: ["Darwin’s Origin of Species"],
  },
  {
    id: "moon",
    date: "1969-07-20T20:17Z",
    group: "science",
    weight: 9,
    ar: ["الإنسان على القمر"],
    en: ["People land on the Moon"],
  },
];

/** The events in `language`, from the first of each group to the last. */
export function historyEvents(language: HistoryLanguage): EventRecord[] {
  return entries.map((entry) => {
    const [title, description] = entry[language];
    return {
      id: entry.id,
      start: entry.date,
      group: entry.group,
      importance: entry.weight,
      title,
      ...(description !== undefined && { description }),
      ...(entry.isEra && { display: "background" as const }),
      lang: language,
    };
  });
}

/** The bands in which they stand. */
export function historyGroups(language: HistoryLanguage): GroupRecord[] {
  return groups.map((group) => ({ id: group.id, title: group[language] }));
}

/** One line to stand under the timeline. */
export function historySource(language: HistoryLanguage): string {
  return language === "ar"
    ? "التواريخ من مراجع التاريخ المتداولة، ومذكورة في ملف البيانات. الأيام التي تسبق 15 أكتوبر 1582 محوّلة إلى التقويم الغريغوري، ويومها اليولياني في وصفها."
    : "Dates are those of standard reference works, which the data file names. Days before 15 October 1582 are converted to the Gregorian calendar; their descriptions tell the Julian day.";
}
