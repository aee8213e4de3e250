import { boundedCache, memoizeLast } from "../../base/memo.ts";
import type { Model, ModelEvent } from "../../model/model.ts";
import type { Messages } from "../../options/messages.ts";
import type { ResolvedMarker } from "../../options/resolveDates.ts";
import type { TimeRange } from "../../time/scale.ts";
import type { TimeSpan } from "../../time/span.ts";
import { localeDefaults } from "../../time/text/dateFormats.ts";
import type { DateText } from "../../time/text/dateText.ts";
import { firstKinds, type KindCount } from "../levels/countCells.ts";

/** What is said of events where no picture can be seen. */
export interface AccessibleNames extends KindNames {
  /** Title, date at its own precision, what is special about its status, kind, group. */
  event(event: ModelEvent): string;
  /** The title of its group; empty for one without. */
  group(event: Pick<ModelEvent, "group">): string;
  /**
   * What a reader calls its kind; empty for one of none, and where its group is called the same.
   */
  kindOf(event: Pick<ModelEvent, "kind" | "group">): string;
  /** That it is only planned, or cancelled; else empty. */
  status(event: Pick<ModelEvent, "status">): string;
  /** Title and date. */
  marker(marker: ResolvedMarker): string;
  /** How many events there are. */
  events(count: number): string;
  cluster(count: number, range: TimeRange): string;
  /**
   * The same, with the count as its pill shows it: who speaks to the page says what is seen (WCAG
   * 2.2, 2.5.3); with the kinds, or the event where it is one, and with how many a search found, if
   * any.
   */
  pill(
    count: number,
    range: TimeRange,
    more?: {
      readonly kinds?: readonly KindCount[];
      readonly only?: ModelEvent | null;
      readonly matched?: number;
    },
  ): string;
  /** A number in the locale's digits. */
  number(value: number): string;
  /** A count as a pill shows it: short, in the locale's digits. */
  count(count: number): string;
}

interface Words {
  readonly locale: string;
  readonly numberingSystem: string | undefined;
  readonly messages: Messages;
  readonly kindTitles: ReadonlyMap<string, string>;
  readonly dateText: DateText;
}

/** The names of a model's events in the words of a language. */
export function createAccessibleNames(
  { groups }: Model,
  { locale, numberingSystem = localeDefaults(locale).numberingSystem, messages, kindTitles, dateText }: Words,
): AccessibleNames {
  const short = memoizeLast(() => new Intl.NumberFormat(locale, { numberingSystem, notation: "compact" }));
  const long = memoizeLast(() => new Intl.NumberFormat(locale, { numberingSystem }));
  const plurals = memoizeLast(() => new Intl.PluralRules(locale));
  const comma = new Intl.Locale(locale).language.match(/^(?:ar|fa|ur|ps|ckb|ug)$/) === null ? ", " : "، ";
  // All are asked for at every frame, and `Intl` takes its time.
  const named = new WeakMap<ModelEvent, string>();
  const stretches = boundedCache<string>(5_000);

  const nameGroup = ({ group }: Pick<ModelEvent, "group">): string => groups[group]?.title ?? "";
  const nameStatus = ({ status }: Pick<ModelEvent, "status">): string =>
    status === "confirmed" ? "" : messages[status];

  function nameEvent(event: ModelEvent): string {
    const { title, span, within } = event;
    return [title, dateText.span(span, within), nameStatus(event), nameKind(event), nameGroup(event)]
      .filter((part) => part !== "")
      .join(comma);
  }

  function nameOnce(event: ModelEvent): string {
    const name = named.get(event) ?? nameEvent(event);
    named.set(event, name);
    return name;
  }

  function nameCount(count: number, words = messages.events): string {
    const template = words[plurals().select(count)] ?? words.other;
    return template.replace("{count}", () => long().format(count));
  }

  function nameCluster(count: number, range: TimeRange): string {
    const date = stretches(`${range.start} ${range.end}`, () => dateText.span(daysOf(range)));
    return messages.cluster.replace("{events}", () => nameCount(count)).replace("{date}", () => date);
  }
  const nameKind = (event: Pick<ModelEvent, "kind" | "group">): string => {
    const title = event.kind === undefined ? "" : kindNames.kind(event.kind);
    return title === nameGroup(event) ? "" : title;
  };
  const number = (value: number): string => long().format(value);
  const kindNames = createKindNames({ titles: kindTitles, others: messages.otherKinds, number });

  return {
    event: nameOnce,
    group: nameGroup,
    kindOf: nameKind,
    status: nameStatus,
    marker: ({ title, span }) => [title, dateText.span(span, true)].join(comma),
    events: nameCount,
    number,
    cluster: nameCluster,
    ...kindNames,
    pill(count, range, { matched = 0, kinds = [], only = null } = {}) {
      const seen = short().format(count);
      const name =
        only === null ? [nameCluster(count, range), ...kindNames.toldKinds(kinds)] : [nameOnce(only)];
      const isSeen = only === null && nameCount(count).includes(seen);
      return [
        ...(isSeen ? [] : [seen]),
        ...name,
        ...(matched === 0 ? [] : [nameCount(matched, messages.matches)]),
      ].join(comma);
    },
    // These are written alike everywhere.
    count: (count) => (numberingSystem === "latn" && count < 1_000 ? String(count) : short().format(count)),
  };
}

/** A stretch of time as whole days: minutes say nothing about a cluster. */
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

/** How many events are of a kind, in words. */
interface KindName {
  /** `null`: of all others, or of none. */
  readonly kind: string | null;
  readonly title: string;
  readonly count: string;
}

/** What is said of kinds. */
interface KindNames {
  /** What a reader calls a kind. */
  kind(kind: string): string;
  /** Each kind with how many are of it: at most `most`, and the others together. */
  kinds(kinds: readonly KindCount[], most: number): readonly KindName[];
  /**
   * The same for who listens: few of them, and of one that all are of not how many, which is told
   * already.
   */
  toldKinds(kinds: readonly KindCount[]): readonly string[];
}

interface KindWords {
  readonly titles: ReadonlyMap<string, string>;
  /** What the others are called. */
  readonly others: string;
  readonly number: (value: number) => string;
}

/** Kinds that are named where one has to listen to them. */
const TOLD = 3;

/** The names of kinds in the words of a language. */
function createKindNames({ titles, others: other, number }: KindWords): KindNames {
  const kind = (of: string): string => titles.get(of) ?? of;
  const named = (kinds: readonly KindCount[], most: number): KindName[] => {
    const told = kinds.map((one) =>
      one.kind !== undefined && kind(one.kind) === "" ? { ...one, kind: undefined } : one,
    );
    const { first, others } = firstKinds(told, most);
    const names = first.map((one): KindName => ({
      kind: one.kind,
      title: kind(one.kind),
      count: number(one.count),
    }));
    return others === 0 || first.length === 0
      ? names
      : [...names, { kind: null, title: other, count: number(others) }];
  };
  return {
    kind,
    kinds: named,
    toldKinds(kinds) {
      const names = named(kinds, TOLD);
      return names.map(({ title, count }) => (names.length === 1 ? title : `${title} ${count}`));
    },
  };
}

/**
 * A date in words at its own precision, and in the second calendar where there is one that says
 * something else.
 */
export function datesOf(
  { span, within }: Pick<ModelEvent, "span" | "within">,
  { dateText, secondaryText }: { readonly dateText: DateText; readonly secondaryText: DateText | null },
): string[] {
  const second = secondaryText?.knows(span) === true ? [secondaryText.span(span, within)] : [];
  return [...new Set([dateText.span(span, within), ...second])].filter((text) => text !== "");
}
