import { boundedCache, memoizeLast } from "../../base/memo.ts";
import type { Model, ModelEvent } from "../../model/model.ts";
import type { Messages, RateUnit } from "../../options/messages.ts";
import type { ResolvedMarker } from "../../options/resolveDates.ts";
import type { OwnMarks } from "../../options/ownMarks.ts";
import type { ListedOptions } from "../../options/resolveOptions.ts";
import type { CalendarSystem } from "../../time/calendar/calendar.ts";
import type { TimeRange } from "../../time/scale.ts";
import type { TimeSpan } from "../../time/span.ts";
import { localeDefaults } from "../../time/text/dateFormats.ts";
import { createDateText, type DateText } from "../../time/text/dateText.ts";
import { fillWords } from "../../time/text/dateWords.ts";
import { firstKinds, type KindCount } from "../levels/countCells.ts";

/** Words for what an event belongs to. */
export interface EventWords {
  /** Returns the title of an event's group; empty if the event is in no group. */
  group(event: Pick<ModelEvent, "group">): string;
  /**
   * Returns the title of an event's kind; empty if it has none, or if its group has the same title.
   */
  kindOf(event: Pick<ModelEvent, "kind" | "group">): string;
  /** Returns the words for a tentative or cancelled event; otherwise an empty string. */
  status(event: Pick<ModelEvent, "status">): string;
  /** Returns the title of a kind. */
  kind(kind: string): string;
}

/** Accessible names of events, for readers who cannot see the picture. */
export interface AccessibleNames extends EventWords {
  /**
   * Returns an event's title, what its label says instead, what its icon means, its date at its own
   * precision, its status unless confirmed, its kind and its group.
   */
  event(event: ModelEvent): string;
  /** Returns a marker's title and date. */
  marker(marker: ResolvedMarker): string;
  /** Returns the number of events, in words. */
  events(count: number): string;
  /** Returns the name of a cluster: the number of its events and the time in which they lie. */
  cluster(count: number, range: TimeRange): string;
  /**
   * Returns the accessible name of a pill: the count as the pill shows it, the name of the cluster
   * with its kinds (or of its event, if it is only one), and the number of matches, if any. Speech
   * control needs the visible text in the name (WCAG 2.2, 2.5.3), so the count comes first unless
   * the cluster's name contains it.
   */
  pill(
    count: number,
    range: TimeRange,
    more?: {
      readonly kinds?: readonly KindCount[];
      readonly matched?: number;
    },
  ): string;
  /** Returns the kinds with their counts: `most` kinds at most, and all others together. */
  kinds(kinds: readonly KindCount[], most: number): readonly KindName[];
  /**
   * Returns the same list, as texts for a screen reader and with fewer kinds. A single kind has no
   * count, because the count of all events is already announced.
   */
  toldKinds(kinds: readonly KindCount[]): readonly string[];
  /** Returns a number in the locale's digits. */
  number(value: number): string;
  /** Returns a count as a pill shows it: short, in the locale's digits. */
  count(count: number): string;
  /** Writes how many events a unit of time has. `isRoot`: by a scale of square roots. */
  rate(count: number, unit: RateUnit, isRoot: boolean): string;
}

/** Number of events of a kind, in words. */
interface KindName {
  /** Id of the kind; `null` for all other kinds together, and for events of no kind. */
  readonly kind: string | null;
  readonly title: string;
  readonly count: string;
}

/** Greatest number of kinds that a screen reader announces for a cluster. */
const TOLD = 3;

interface Words {
  readonly locale: string;
  readonly numberingSystem: string | undefined;
  readonly messages: Messages;
  readonly kindTitles: ReadonlyMap<string, string>;
  readonly dateText: DateText;
  readonly ownMarks: OwnMarks;
}

/** Creates the words for what the events of some groups belong to. */
export function createEventWords(
  groups: Model["groups"],
  { messages, kindTitles }: Pick<ListedOptions, "messages" | "kindTitles">,
): EventWords {
  const nameGroup = ({ group }: Pick<ModelEvent, "group">): string => groups[group]?.title ?? "";
  const nameKind = (kind: string): string => kindTitles.get(kind) ?? kind;
  return {
    group: nameGroup,
    kindOf({ kind, group }) {
      const title = kind === undefined ? "" : nameKind(kind);
      return title === nameGroup({ group }) ? "" : title;
    },
    status: ({ status }) => (status === "confirmed" ? "" : messages[status]),
    kind: nameKind,
  };
}

/** Creates the names of a model's events in the words of a language. */
export function createAccessibleNames({ groups }: Model, words: Words): AccessibleNames {
  const { locale, messages, dateText, ownMarks } = words;
  const { numberingSystem = localeDefaults(locale).numberingSystem } = words;
  const short = memoizeLast(() => new Intl.NumberFormat(locale, { numberingSystem, notation: "compact" }));
  const long = memoizeLast(() => new Intl.NumberFormat(locale, { numberingSystem }));
  const plurals = memoizeLast(() => new Intl.PluralRules(locale));
  const comma = new Intl.Locale(locale).language.match(/^(?:ar|fa|ur|ps|ckb|ug)$/) === null ? ", " : "، ";
  // Names are requested in every frame, and `Intl` is slow, so they are cached.
  const named = new WeakMap<ModelEvent, string>();
  const stretches = boundedCache<string>(5_000);
  const own = createEventWords(groups, words);

  function nameEvent(event: ModelEvent): string {
    const { title, span, within } = event;
    const text = ownMarks.text(event);
    return [
      title,
      // Speech control needs the visible text in the name (WCAG 2.2, 2.5.3).
      title.includes(text) ? "" : text,
      ownMarks.icon(event)?.label ?? "",
      dateText.span(span, within),
      own.status(event),
      own.kindOf(event),
      own.group(event),
    ]
      .filter((part) => part !== "")
      .join(comma);
  }

  function nameOnce(event: ModelEvent): string {
    const name = named.get(event) ?? nameEvent(event);
    named.set(event, name);
    return name;
  }

  function nameCount(count: number, forms = messages.events): string {
    const template = forms[plurals().select(count)] ?? forms.other;
    return template.replace("{count}", () => number(count));
  }

  function nameCluster(count: number, range: TimeRange): string {
    const date = stretches(`${range.start} ${range.end}`, () => dateText.span(daysOf(range)));
    return messages.cluster.replace("{events}", () => nameCount(count)).replace("{date}", () => date);
  }
  const number = (value: number): string => long().format(value);

  function nameKinds(kinds: readonly KindCount[], most: number): KindName[] {
    const told = kinds.map(({ kind, count }) => ({
      kind: kind === undefined || own.kind(kind) === "" ? undefined : kind,
      count,
    }));
    const { first, others } = firstKinds(told, most);
    const names = first.map(({ kind, count }): KindName => ({
      kind,
      title: own.kind(kind),
      count: number(count),
    }));
    return others === 0 || first.length === 0
      ? names
      : [...names, { kind: null, title: messages.otherKinds, count: number(others) }];
  }

  function tellKinds(kinds: readonly KindCount[]): string[] {
    const names = nameKinds(kinds, TOLD);
    return names.map(({ title, count }) => (names.length === 1 ? title : `${title} ${count}`));
  }

  return {
    ...own,
    event: nameOnce,
    marker: ({ title, span }) => [title, dateText.span(span, true)].join(comma),
    events: nameCount,
    number,
    cluster: nameCluster,
    kinds: nameKinds,
    toldKinds: tellKinds,
    pill(count, range, { matched = 0, kinds = [] } = {}) {
      const seen = short().format(count);
      return [
        ...(nameCount(count).includes(seen) ? [] : [seen]),
        nameCluster(count, range),
        ...tellKinds(kinds),
        ...(matched === 0 ? [] : [nameCount(matched, messages.matches)]),
      ].join(comma);
    },
    rate(count, unit, isRoot) {
      const rate = fillWords(messages[`per${unit}`], { count: short().format(count) });
      return isRoot ? fillWords(messages.rootScale, { rate }) : rate;
    },
    // Such numbers are written in the same way in every locale.
    count: (count) => (numberingSystem === "latn" && count < 1_000 ? String(count) : short().format(count)),
  };
}

/** Returns a stretch of time as whole days: minutes say nothing about a cluster. */
export function daysOf({ start, end }: TimeRange): TimeSpan {
  return {
    start,
    end,
    startPrecision: "day",
    endPrecision: "day",
    startKind: "known",
    endKind: "known",
    floating: false,
    lone: false,
    startApproximate: false,
    endApproximate: false,
    startUncertain: false,
    endUncertain: false,
  };
}

/**
 * Returns a date in words at its own precision, and also in the second calendar if there is one and
 * its text is different.
 */
export function datesOf(
  { span, within }: Pick<ModelEvent, "span" | "within">,
  { dateText, secondaryText }: { readonly dateText: DateText; readonly secondaryText: DateText | null },
): string[] {
  const second = secondaryText?.knows(span) === true ? [secondaryText.span(span, within)] : [];
  return [...new Set([dateText.span(span, within), ...second])].filter((text) => text !== "");
}

/** Returns the date text of each calendar, with and without era. Each is created once. */
export function createDateTexts({
  locale,
  zone,
  messages: words,
  numberingSystem,
  renameMonth,
}: ListedOptions): (calendar: CalendarSystem, era: boolean) => DateText {
  const texts = boundedCache<DateText>();
  const settings = numberingSystem === undefined ? {} : { numberingSystem };
  return (calendar, era) =>
    texts(`${calendar.id} ${era}`, () =>
      createDateText({ locale, zone, words, era, calendar, renameMonth, ...settings }),
    );
}
