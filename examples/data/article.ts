/**
 * The news report that this library was first built for: what it says happened, is happening or is
 * planned.
 *
 * The dates are the report's own, however vague: "weeks after" stays a vague month and a drill of
 * which only the last day is told has no start. Better dates are known today; showing them would
 * make the report more exact than it was.
 */
import type { EventRecord, GroupRecord } from "samarkand";

export type ArticleLanguage = "ar" | "en";

interface Words {
  readonly title: string;
  readonly description: string;
}

type GroupId = "meetings" | "statements" | "military" | "politics";

/**
 * Eight, as many as a theme has colours; "context" is the setting of the story rather than the
 * story.
 */
type Kind = "meeting" | "statement" | "war" | "policy" | "summit" | "visit" | "exercise" | "context";

/** Both languages stand side by side, so that a correction of one is not forgotten in the other. */
type Entry = Omit<EventRecord, "title" | "description" | "lang"> & {
  readonly id: string;
  readonly group: GroupId;
  readonly kind: Kind;
  readonly ar: Words;
  readonly en: Words;
};

const groups: readonly { readonly id: GroupId; readonly ar: string; readonly en: string }[] = [
  { id: "meetings", ar: "لقاءات", en: "Meetings" },
  { id: "statements", ar: "تصريحات", en: "Statements" },
  { id: "military", ar: "عسكري", en: "Military" },
  { id: "politics", ar: "سياسة", en: "Politics" },
];

const entries: readonly Entry[] = [
  // One of each group comes first: a theme hands out its colours in the order in which kinds occur.
  {
    id: "samarkand-meeting",
    start: "2022-09-15/2022-09-16",
    group: "meetings",
    kind: "meeting",
    status: "tentative",
    importance: 10,
    ar: {
      title: "لقاء بوتين وشي في سمرقند",
      description:
        "يعتزم الرئيسان الروسي فلاديمير بوتين والصيني شي جين بينغ الاجتماع يومي 15 و16 سبتمبر في سمرقند بأوزبكستان، في إطار منظمة شنغهاي للتعاون. وسيكون ثاني لقاء يجمعهما وجهًا لوجه في عام 2022.",
    },
    en: {
      title: "Putin–Xi meeting in Samarkand",
      description:
        "Vladimir Putin and Xi Jinping plan to meet on 15 and 16 September in Samarkand, Uzbekistan, within the Shanghai Cooperation Organisation. It would be their second meeting in person in 2022.",
    },
  },
  {
    id: "ambassador",
    start: "2022-09-07",
    group: "statements",
    kind: "statement",
    importance: 8,
    ar: {
      title: "السفير الروسي لدى الصين يعلن موعد اللقاء",
      description:
        "أبلغ السفير الروسي لدى الصين الصحفيين يوم الأربعاء أن بوتين وشي سيلتقيان الأسبوع المقبل في سمرقند.",
    },
    en: {
      title: "Russia’s ambassador to China gives the dates",
      description:
        "Russia’s ambassador to China told reporters on Wednesday that Putin and Xi would meet in Samarkand the following week.",
    },
  },
  {
    id: "war",
    // The report never dates the invasion; it says that it came weeks after a meeting in February.
    start: "2022-02~/..",
    group: "military",
    kind: "war",
    importance: 8,
    ar: {
      title: "الحرب في أوكرانيا",
      description:
        "حرب مستمرة بدأت بإرسال الكرملين قواته إلى أوكرانيا، ويواجه بوتين بسببها تداعيات اقتصادية وسياسية. لا يذكر النص يوم بدايتها.",
    },
    en: {
      title: "War in Ukraine",
      description:
        "Under way since the Kremlin sent its troops into Ukraine, and costly to Putin in the economy and in politics. The report does not say on which day it began.",
    },
  },
  {
    id: "xi-stays",
    // "Two and a half years" counted back from September 2022: as round as the phrase itself.
    start: "2020-03~/2022-09~",
    group: "politics",
    kind: "policy",
    importance: 6,
    ar: {
      title: "شي لا يغادر البر الرئيسي منذ تفشي COVID-19",
      description:
        "بقي الرئيس الصيني داخل البر الرئيسي نحو عامين ونصف العام، ولم يخرج منه إلا في زيارة ليوم واحد إلى هونغ كونغ.",
    },
    en: {
      title: "Xi stays in mainland China since COVID-19",
      description:
        "China’s president has kept to the mainland for about two and a half years, but for a one-day visit to Hong Kong.",
    },
  },

  {
    id: "olympics-meeting",
    start: "2022-02",
    group: "meetings",
    kind: "meeting",
    importance: 7,
    ar: {
      title: "بوتين وشي يلتقيان في أولمبياد بكين",
      description:
        "آخر لقاء بينهما قبل سمرقند، وقد سبق إرسال روسيا قواتها إلى أوكرانيا بأسابيع. ولا يُعرف هل كان شي على علم بخطط الغزو حينها.",
    },
    en: {
      title: "Putin and Xi meet at the Beijing Olympics",
      description:
        "Their last meeting before Samarkand, weeks before Russia sent troops into Ukraine. Whether Xi knew of the plan at the time is not clear.",
    },
  },
  {
    id: "summit",
    // The report dates the meeting only; that the summit falls on the same days is our reading.
    start: "2022-09-15~/2022-09-16~",
    group: "meetings",
    kind: "summit",
    status: "tentative",
    importance: 6,
    ar: {
      title: "قمة منظمة شنغهاي للتعاون",
      description:
        "تستضيف سمرقند القمة التي يأتي لقاء بوتين وشي في إطارها. لا يذكر النص موعدها، والموعد هنا مقدَّر من موعد اللقاء.",
    },
    en: {
      title: "Shanghai Cooperation Organisation summit",
      description:
        "The summit in Samarkand that brings Putin and Xi together. The report does not date it; its days are inferred from those of the meeting.",
    },
  },
  {
    id: "uzbekistan-visit",
    start: "2022-09-15~/2022-09-16~",
    group: "meetings",
    kind: "visit",
    status: "tentative",
    importance: 3,
    ar: {
      title: "زيارة شي المحتملة لأوزبكستان",
      description:
        "لم تؤكدها بكين بعد. وإذا تمت فستكون جزءًا من أول رحلة خارجية للرئيس الصيني منذ عامين ونصف العام.",
    },
    en: {
      title: "Xi’s possible visit to Uzbekistan",
      description:
        "Not yet confirmed by Beijing. If it happens, it will be part of the Chinese president’s first trip abroad in two and a half years.",
    },
  },
  {
    id: "first-trip",
    start: "2022-09~",
    group: "meetings",
    kind: "visit",
    status: "tentative",
    importance: 6,
    ar: {
      title: "أول رحلة لشي خارج الصين منذ عامين ونصف",
      description:
        "رحلة متوقعة في سبتمبر، قبيل مؤتمر الحزب الشيوعي مباشرة، قد تكون أوزبكستان إحدى محطاتها. لا يحدد النص مدتها.",
    },
    en: {
      title: "Xi’s first trip abroad in 2½ years",
      description:
        "Expected in September, just before the Communist Party congress, perhaps with a stop in Uzbekistan. The report does not say how long it would last.",
    },
  },
  {
    id: "hong-kong",
    // One day, and no word of which: anywhere between the outbreak and the report.
    start: "[2020..2022-09-07]",
    group: "meetings",
    kind: "visit",
    importance: 4,
    ar: {
      title: "زيارة شي لهونغ كونغ ليوم واحد",
      description:
        "المرة الوحيدة التي خرج فيها شي من البر الرئيسي منذ بدء الوباء. لا يذكر النص موعدها، فهي في يوم ما من هذه المدة.",
    },
    en: {
      title: "Xi’s one-day visit to Hong Kong",
      description:
        "The only time since the outbreak that Xi left the mainland. The report does not say when: it was some day in this span.",
    },
  },

  {
    id: "pentagon",
    start: "2022-09-06",
    group: "statements",
    kind: "statement",
    importance: 5,
    ar: {
      title: "البنتاغون: روسيا تشتري صواريخ كورية شمالية",
      description:
        "قالت وزارة الدفاع الأمريكية يوم الثلاثاء إن نظيرتها الروسية تشتري ملايين الصواريخ والقذائف من كوريا الشمالية لمواصلة القتال في أوكرانيا.",
    },
    en: {
      title: "Pentagon: Russia buys North Korean rockets",
      description:
        "The US Defense Department said on Tuesday that its Russian counterpart is buying millions of rockets and shells from North Korea for the fighting in Ukraine.",
    },
  },
  {
    id: "putin-confirms",
    start: "2022-09-07~",
    group: "statements",
    kind: "statement",
    importance: 5,
    ar: {
      title: "بوتين يؤكد اللقاء أمام لي تشان شو",
      description:
        "بعد إعلان السفير، أكد بوتين الموعد للمسؤول الصيني البارز لي تشان شو خلال منتدى اقتصادي في روسيا. ولا يسمي النص اليوم.",
    },
    en: {
      title: "Putin confirms the meeting to Li Zhanshu",
      description:
        "After the ambassador, Putin confirmed it to the senior Chinese official Li Zhanshu at an economic forum in Russia. The report does not name the day.",
    },
  },
  {
    id: "beijing-silent",
    start: "2022-09-07~",
    group: "statements",
    kind: "statement",
    importance: 4,
    ar: {
      title: "الخارجية الصينية تمتنع عن تأكيد اللقاء",
      description:
        "سُئل متحدث باسم وزارة الخارجية الصينية عن الأمر في الإحاطة الصحفية اليومية، فقال: «ليس لديّ ما أقدمه».",
    },
    en: {
      title: "China’s foreign ministry does not confirm",
      description:
        "Asked at the daily briefing, a spokesperson for China’s foreign ministry said: “I have nothing to offer.”",
    },
  },
  {
    id: "carnegie",
    start: "2022-09-07~",
    group: "statements",
    kind: "statement",
    importance: 2,
    ar: {
      title: "خبير من كارنيغي يعلّق على اللقاء المرتقب",
      description: "ينقل النص تعليقين لألكسندر غابويف (Alexander Gabuev) من مؤسسة كارنيغي.",
    },
    en: {
      title: "Carnegie’s Gabuev on the coming meeting",
      description: "The report quotes Alexander Gabuev of the Carnegie Endowment twice.",
    },
  },

  {
    id: "alliance",
    // "In the past", with no year: some time before the report, and nothing says how long before.
    start: "[..2022-09-07]",
    group: "statements",
    kind: "statement",
    importance: 1,
    ar: {
      title: "بوتين لا يستبعد تحالفًا عسكريًا مع الصين",
      description:
        "رفضت موسكو وبكين في الماضي فكرة التحالف العسكري، غير أن بوتين قال إنه لا يمكن استبعادها. لا يذكر النص متى قال ذلك.",
    },
    en: {
      title: "Putin does not rule out a military alliance",
      description:
        "Moscow and Beijing have rejected a military alliance in the past; Putin has said that it cannot be ruled out. The report does not say when.",
    },
  },
  {
    id: "report",
    // It has no dateline. Its Wednesday is the 7th, and where that evening ends it may have been
    // the next day.
    start: "[2022-09-07,2022-09-08]",
    group: "statements",
    kind: "context",
    importance: 1,
    ar: {
      title: "نشر الخبر",
      description: "الخبر غير مؤرخ. يُفهم من أيامه أنه نُشر يوم الأربعاء 7 سبتمبر أو في اليوم التالي.",
    },
    en: {
      title: "The report appears",
      description:
        "The report carries no date. From the days that it names, it appeared on Wednesday 7 September or the day after.",
    },
  },

  {
    id: "exercises",
    // "Ended on Wednesday": an end that is known to the day, and a start that is not known at all.
    start: "/2022-09-07",
    group: "military",
    kind: "exercise",
    importance: 7,
    ar: {
      title: "مناورات روسية في الشرق بمشاركة صينية",
      description:
        "أجرى الجيش الروسي مناورات في شرق البلاد بمشاركة قوات صينية، وانتهت يوم الأربعاء. لا يذكر النص متى بدأت.",
    },
    en: {
      title: "Russian exercises with Chinese forces",
      description:
        "Russia’s army held exercises in the east of the country, with Chinese forces taking part; they ended on Wednesday. The report does not say when they began.",
    },
  },
  {
    id: "troops",
    // "Weeks after" a meeting in February: that month or the next, whichever week it was.
    start: "[2022-02..2022-03]",
    group: "military",
    kind: "war",
    importance: 6,
    ar: {
      title: "الكرملين يرسل قواته إلى أوكرانيا",
      description:
        "حدث ذلك بعد أسابيع من لقاء بوتين وشي في بكين في فبراير، أي في فبراير نفسه أو في مارس: لا يقول النص أكثر من هذا.",
    },
    en: {
      title: "The Kremlin sends troops into Ukraine",
      description:
        "Weeks after Putin and Xi met in Beijing in February: in that month or in March, since the report says no more.",
    },
  },

  {
    id: "no-limits",
    start: "2022-02",
    group: "politics",
    kind: "policy",
    importance: 6,
    ar: {
      title: "اتفاق شراكة «بلا حدود» بين روسيا والصين",
      description: "اتفاق وُقّع خلال لقاء بوتين وشي في بكين، ويصف الشراكة بين البلدين بأنها «بلا حدود».",
    },
    en: {
      title: "Russia and China sign “no limits” accord",
      description:
        "An agreement signed when Putin and Xi met in Beijing, which says that the partnership of their countries has “no limits”.",
    },
  },
  {
    id: "congress",
    // Only its order is told: soon after the September trips.
    start: "2022~",
    group: "politics",
    kind: "policy",
    status: "tentative",
    importance: 5,
    ar: {
      title: "مؤتمر الحزب الشيوعي الصيني",
      description:
        "ينعقد بُعيد رحلات شي الخارجية المرتقبة، في وقت يسعى فيه إلى ولاية ثالثة. لا يحدد النص موعده.",
    },
    en: {
      title: "Chinese Communist Party congress",
      description:
        "Due soon after Xi’s trips abroad, at a time when he seeks a third term. The report does not date it.",
    },
  },
  {
    id: "third-term",
    // Five years from the congress: the end is arithmetic, hence as approximate as the start.
    start: "2022~/2027~",
    group: "politics",
    kind: "policy",
    status: "tentative",
    importance: 4,
    ar: {
      title: "شي يسعى إلى ولاية ثالثة",
      description:
        "يسعى شي إلى ولاية ثالثة مدتها خمس سنوات. نهايتها هنا محسوبة من مدتها، وليست مذكورة في النص.",
    },
    en: {
      title: "Xi seeks a third term",
      description:
        "Xi is seeking a third five-year term. Its end is reckoned here from its length; the report does not state it.",
    },
  },
  {
    id: "neutrality",
    start: "2022-02~/..",
    group: "politics",
    kind: "policy",
    importance: 3,
    ar: {
      title: "الصين تسعى إلى الظهور بمظهر المحايد",
      description: "تحرص بكين على أن تبدو محايدة في حرب أوكرانيا، وسط العقوبات الدولية على روسيا.",
    },
    en: {
      title: "China seeks to appear neutral",
      description:
        "Beijing wants to be seen as neutral in the war in Ukraine, while Russia is under international sanctions.",
    },
  },
  {
    id: "sanctions",
    start: "/..",
    group: "politics",
    kind: "policy",
    importance: 3,
    ar: {
      title: "العقوبات الدولية على روسيا",
      description: "يتحدث عنها النص بوصفها قائمة، من غير أن يذكر متى بدأت.",
    },
    en: {
      title: "International sanctions on Russia",
      description: "The report speaks of them as in force and does not say since when.",
    },
  },

  // The setting, which takes the last and quietest colour.
  {
    id: "olympics",
    start: "2022-02",
    group: "meetings",
    kind: "context",
    display: "background",
    importance: 2,
    ar: {
      title: "أولمبياد بكين",
      description:
        "دورة الألعاب الأولمبية التي استضافتها بكين في فبراير 2022، وخلالها التقى بوتين وشي آخر مرة.",
    },
    en: {
      title: "Beijing Olympics",
      description: "The Olympic Games that Beijing hosted in February 2022, where Putin and Xi last met.",
    },
  },
  {
    id: "covid",
    // "Early 2020": the first third of the year, and no end is told.
    start: "2020-37/..",
    group: "politics",
    kind: "context",
    importance: 5,
    ar: {
      title: "تفشي وباء COVID-19",
      description:
        "يؤرخ النص بداية التفشي بأوائل عام 2020، ولم يغادر شي البر الرئيسي منذ ذلك الحين إلا مرة واحدة.",
    },
    en: {
      title: "COVID-19 outbreak",
      description:
        "The report puts its beginning in early 2020. Xi has left the mainland only once since then.",
    },
  },
];

/** The events of the report, told in `language`. */
export function articleEvents(language: ArticleLanguage): EventRecord[] {
  return entries.map(({ ar, en, ...record }) => ({
    ...record,
    ...(language === "ar" ? ar : en),
    lang: language,
  }));
}

/** The bands in which they stand. */
export function articleGroups(language: ArticleLanguage): GroupRecord[] {
  return groups.map((group) => ({ id: group.id, title: group[language] }));
}

/** One line to stand under the timeline. */
export function articleSource(language: ArticleLanguage): string {
  return language === "ar"
    ? "المصدر: ترجمة عربية لخبر من وكالة أسوشيتد برس، سبتمبر 2022. التواريخ هي تواريخ النص أو ما يُفهم منه، وما كان مقررًا أو مشروطًا وقت كتابته مميَّز عن غيره."
    : "Source: an Arabic translation of an Associated Press report, September 2022. Dates are those that the text gives or implies; what was planned or conditional at the time is marked.";
}
