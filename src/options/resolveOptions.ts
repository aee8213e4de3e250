import { type Direction, localeDirection } from "../base/direction.ts";
import { guard, quote } from "../base/platform.ts";
import type { EventRecord, GroupRecord, Problem } from "../model/records.ts";
import type { CalendarSystem, Weekday } from "../time/calendar/calendar.ts";
import type { RenameMonth } from "../time/calendar/monthNames.ts";
import type { TimeRange } from "../time/scale.ts";
import { createZone, type Zone } from "../time/zone.ts";
import { builtInMessages } from "./builtInMessages.ts";
import { mergeWords } from "./mergeWords.ts";
import type { Messages } from "./messages.ts";
import { checkNumber, checkType, checkWord, entriesOf, listOf, partsOf } from "./optionChecks.ts";
import { OptionError } from "./optionError.ts";
import { resolveCalendars, resolveMonthNames, resolveWeek } from "./resolveCalendars.ts";
import {
  type Limits,
  type ResolvedMarker,
  resolveLimits,
  resolveMarkers,
  resolveNow,
  resolveRange,
} from "./resolveDates.ts";
import { type IsColor, type ResolvedTheme, resolveTheme } from "./theme.ts";
import type { TimelineOptions } from "./timelineOptions.ts";

/** The words of the locale's language, with those of the application over them. */
export function resolveMessages(own: unknown, locale: string): Messages {
  const { language } = new Intl.Locale(locale);
  return mergeWords(own, builtInMessages[language] ?? builtInMessages.en);
}

/**
 * What the surroundings say, and are asked for only where an option does not: a container's
 * language and direction, the reader's zone.
 */
export interface Environment {
  readonly locale: string;
  /** `null`: unknown, the locale's own is taken. */
  readonly direction: Direction | null;
  readonly timeZone: string;
  /** Takes what an application's callback throws. */
  readonly report: (error: unknown) => void;
  /** What the platform says of a colour. @default any text of the shape of one */
  readonly isColor?: IsColor;
}

/** Every option with its value, checked. */
export interface ResolvedOptions {
  readonly events: readonly EventRecord[];
  readonly groups: readonly GroupRecord[];
  /** `undefined`: all events. */
  readonly filter: ((record: EventRecord) => boolean) | undefined;
  readonly hiddenKinds: readonly string[];
  readonly kindTitles: ReadonlyMap<string, string>;
  readonly locale: string;
  readonly direction: Direction;
  readonly timeDirection: Direction;
  readonly zone: Zone;
  readonly numberingSystem: string | undefined;
  readonly calendar: CalendarSystem;
  readonly secondaryCalendar: CalendarSystem | null;
  readonly renameMonth: RenameMonth | undefined;
  /** The days of the weekend, 1 (Monday) to 7. */
  readonly weekend: readonly Weekday[];
  /** What options ask for and this platform does not have. */
  readonly problems: readonly Problem[];
  /** `null`: everything. */
  readonly view: TimeRange | null;
  readonly limits: Limits;
  /** ms, or that of the clock; `null`: there is no line of now. */
  readonly now: number | "clock" | null;
  /** By start. */
  readonly markers: readonly ResolvedMarker[];
  readonly theme: ResolvedTheme;
  readonly selection: "none" | "single" | "multiple";
  /** px */
  readonly maxHeight: number;
  readonly legend: boolean;
  readonly overview: boolean;
  readonly controls: boolean;
  readonly list: boolean;
  readonly label: string;
  readonly messages: Messages;
}

const DIRECTIONS = ["auto", "ltr", "rtl"] as const;

/**
 * Throws an `OptionError` that names the option at fault; an option that does not exist is one too.
 */
export function resolveOptions(given: TimelineOptions, environment: Environment): ResolvedOptions {
  const options = optionsOf("options", given);
  const { locale: ownLocale = environment.locale, timeZone = environment.timeZone } = options;
  const {
    direction: wantedDirection = "auto",
    timeDirection: wantedTime = "auto",
    monthNames = "locale",
    theme = "light",
    selection = "single",
  } = options;
  const {
    maxHeight = 640,
    legend = true,
    overview = false,
    controls = false,
    list = false,
    groups = [],
    label,
  } = options;
  const locale = checkLocale(ownLocale);
  const zone = checkZone(timeZone);
  const ownDirection = checkWord("direction", wantedDirection, DIRECTIONS);
  const direction =
    ownDirection === "auto" ? (environment.direction ?? localeDirection(locale)) : ownDirection;
  const timeDirection = checkWord("timeDirection", wantedTime, DIRECTIONS);
  const messages = resolveMessages(options.messages, locale);
  const { start: weekStart, weekend } = resolveWeek(options, locale);
  return {
    events: arrayOf("events", options.events),
    groups: arrayOf("groups", groups),
    ...resolveFilter(options, environment.report),
    kindTitles: resolveKindTitles(options.kindTitles),
    locale,
    direction,
    timeDirection: timeDirection === "auto" ? direction : timeDirection,
    zone,
    numberingSystem: checkNumberingSystem(options.numberingSystem),
    ...resolveCalendars(options, weekStart, locale),
    renameMonth: resolveMonthNames(monthNames, locale, environment.report),
    weekend,
    view: options.view === undefined ? null : resolveRange("view", options.view, zone),
    limits: resolveLimits(options.limits, zone),
    now: resolveNow(options.now, zone),
    markers: resolveMarkers(options.markers, zone),
    theme: resolveTheme(theme, environment.isColor),
    selection: checkWord("selection", selection, ["single", "none", "multiple"]),
    maxHeight: checkNumber("maxHeight", maxHeight, [100, 100_000]),
    legend: checkType("legend", legend, "boolean"),
    overview: checkType("overview", overview, "boolean"),
    controls: checkType("controls", controls, "boolean"),
    list: checkType("list", list, "boolean"),
    label: checkType("label", label === undefined ? messages.timeline : label, "string"),
    messages,
  };
}

/** Each name once: the type makes a forgotten one an error here. */
const NAMES: Readonly<Record<keyof TimelineOptions, true>> = {
  events: true,
  groups: true,
  filter: true,
  hiddenKinds: true,
  kindTitles: true,
  locale: true,
  direction: true,
  timeDirection: true,
  timeZone: true,
  numberingSystem: true,
  calendar: true,
  secondaryCalendar: true,
  monthNames: true,
  weekStart: true,
  weekend: true,
  view: true,
  limits: true,
  now: true,
  markers: true,
  theme: true,
  selection: true,
  maxHeight: true,
  legend: true,
  overview: true,
  controls: true,
  list: true,
  label: true,
  messages: true,
};

/**
 * The options that are given, each read once and not checked yet; those that do not exist are
 * refused.
 */
export function optionsOf(name: string, options: Partial<TimelineOptions>): Partial<TimelineOptions> {
  return partsOf(name, options, NAMES, "") as Partial<TimelineOptions>;
}

function checkLocale(locale: unknown): string {
  try {
    const [canonical] = Intl.getCanonicalLocales(locale as string);
    if (typeof locale === "string" && canonical !== undefined) return canonical;
  } catch {
    // Said below.
  }
  throw new OptionError("locale", locale, `a BCP 47 language tag, as "ar-EG"`);
}

function checkZone(timeZone: unknown): Zone {
  try {
    if (typeof timeZone === "string") return createZone(timeZone);
  } catch {
    // Said below.
  }
  throw new OptionError("timeZone", timeZone, `an IANA time zone, as "Africa/Cairo"`);
}

function checkNumberingSystem(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === "string" && Intl.supportedValuesOf("numberingSystem").includes(value)) return value;
  throw new OptionError("numberingSystem", value, `a CLDR numbering system, as "arab" or "latn"`);
}

/**
 * Records are read one by one, and not here; but what is no array, or does not even tell how long
 * it is, is refused.
 */
function arrayOf<T>(name: string, value: readonly T[] | undefined): readonly T[] {
  try {
    if (Array.isArray(value) && value.length >= 0) return value as readonly T[];
  } catch {
    // Said below.
  }
  throw new OptionError(name, value, "an array of records");
}

/** What a reader calls each kind. Throws an `OptionError` where that is no text. */
function resolveKindTitles(titles: unknown = {}): ReadonlyMap<string, string> {
  const entries = entriesOf("kindTitles", titles, "a plain object from kinds to texts");
  return new Map(
    entries.map(([kind, title]) => [kind, checkType(`kindTitles[${quote(kind)}]`, title, "string")]),
  );
}

type Test = (record: EventRecord) => boolean;

/**
 * Which records are shown: those of no hidden kind that pass the application's test, if it has one.
 * What that throws is reported once, and the record is shown.
 */
function resolveFilter(
  { filter, hiddenKinds = [] }: Pick<TimelineOptions, "filter" | "hiddenKinds">,
  report: (error: unknown) => void,
): Pick<ResolvedOptions, "filter" | "hiddenKinds"> {
  const kinds = listOf(
    "hiddenKinds",
    hiddenKinds,
    "an array of kinds",
    (kind): kind is string => typeof kind === "string",
  );
  const own: Test | undefined =
    filter === undefined
      ? undefined
      : guard(
          checkType("filter", filter, "function", "a function from a record to whether it is shown") as Test,
          report,
          () => true,
        );
  const hidden = new Set(kinds);
  const isShown: Test = (record) =>
    !(record.kind !== undefined && hidden.has(record.kind)) && (own === undefined || own(record));
  return { filter: hidden.size === 0 ? own : isShown, hiddenKinds: kinds };
}
