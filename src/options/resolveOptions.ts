import { type Direction, localeDirection } from "../base/direction.ts";
import { guard, quote } from "../base/platform.ts";
import type { ModelEvent } from "../model/model.ts";
import type { EventRecord, GroupRecord, Problem } from "../model/records.ts";
import type { CalendarSystem, Weekday } from "../time/calendar/calendar.ts";
import type { RenameMonth } from "../time/calendar/monthNames.ts";
import type { TimeRange } from "../time/scale.ts";
import { createZone, type Zone } from "../time/zone.ts";
import { builtInMessages } from "./builtInMessages.ts";
import { type Layer, resolveLayers } from "./layers.ts";
import { mergeWords, type Messages } from "./messages.ts";
import { type OwnMarks, resolveOwnMarks } from "./ownMarks.ts";
import {
  checkNumber,
  checkType,
  checkWord,
  entriesOf,
  listOf,
  OptionError,
  partsOf,
} from "./optionChecks.ts";
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
import type { PageNode, PageSignal, TimelineOptions } from "./timelineOptions.ts";

/** Returns the words of the locale's language, with those of the application over them. */
export function resolveMessages(own: unknown, locale: string): Messages {
  const { language } = new Intl.Locale(locale);
  return mergeWords(own, builtInMessages[language] ?? builtInMessages.en);
}

/**
 * Values from the surroundings, used only where an option gives none: the language and direction of
 * the container, and the reader's zone.
 */
export interface Environment {
  readonly locale: string;
  /** Direction of the container. `null`: not known, so the locale's own direction is used. */
  readonly direction: Direction | null;
  readonly timeZone: string;
  /** Reports an error that a callback of the application throws. */
  readonly report: (error: unknown) => void;
  /** Tells whether the platform accepts a colour. @default any text of the form of a colour */
  readonly isColor?: IsColor;
  /** Whether the reader prefers more contrast. @default false */
  readonly isContrast?: boolean;
  /** Layers that were added besides those of the option `layers`. @default none */
  readonly layers?: readonly Layer[];
}

/** What the application shows in the cards of its events. */
export interface OwnCard {
  /** Function of the application. */
  readonly given: unknown;
  /** Passes the content of an event's card to `put`; returns whether there is any. */
  readonly write: (
    event: Pick<ModelEvent, "record" | "id">,
    signal: PageSignal,
    put: (content: PageNode | string) => void,
  ) => boolean;
}

/** Options with all values set and checked. */
export interface ResolvedOptions {
  readonly events: readonly EventRecord[];
  readonly groups: readonly GroupRecord[];
  /** Tells whether a record is shown. `undefined`: all are. */
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
  /** Days of the weekend, from 1 (Monday) to 7 (Sunday). */
  readonly weekend: readonly Weekday[];
  /** Options that this platform cannot meet. */
  readonly problems: readonly Problem[];
  /** View at first. `null`: everything. */
  readonly view: TimeRange | null;
  readonly limits: Limits;
  /**
   * Instant of the line of now, in ms, or "clock" for the current time. `null`: there is no line.
   */
  readonly now: number | "clock" | null;
  /** Markers, sorted by start. */
  readonly markers: readonly ResolvedMarker[];
  readonly theme: ResolvedTheme;
  /** Icons and texts that the application gives to events. */
  readonly ownMarks: OwnMarks;
  /** Content of cards; `undefined`: the built-in one. `false`: there are no cards. */
  readonly card: OwnCard | false | undefined;
  /** Tells whether the platform accepts a colour. `undefined`: there is none to ask. */
  readonly isColor: IsColor | undefined;
  readonly selection: "none" | "single" | "multiple";
  /** px: greatest height. */
  readonly maxHeight: number;
  readonly legend: boolean;
  readonly overview: boolean;
  readonly controls: boolean;
  readonly list: boolean;
  readonly layers: readonly Layer[];
  readonly label: string;
  readonly messages: Messages;
}

const DIRECTIONS = ["auto", "ltr", "rtl"] as const;

/**
 * Checks all options and sets the defaults. Throws an `OptionError` that names the option at fault,
 * also for an option that does not exist. `before`: options whose answers of functions stay known
 * where the functions are the same.
 */
export function resolveOptions(
  given: TimelineOptions,
  environment: Environment,
  before?: ResolvedOptions,
): ResolvedOptions {
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
    events: checkEvents(options.events),
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
    theme: resolveTheme(theme, environment),
    ownMarks: resolveOwnMarks(options, environment, before?.ownMarks),
    card: resolveCard(options, environment.report, before?.card),
    isColor: environment.isColor,
    selection: checkWord("selection", selection, ["single", "none", "multiple"]),
    maxHeight: checkNumber("maxHeight", maxHeight, [100, 100_000]),
    legend: checkType("legend", legend, "boolean"),
    overview: checkType("overview", overview, "boolean"),
    controls: checkType("controls", controls, "boolean"),
    list: checkType("list", list, "boolean"),
    layers: resolveLayers(options.layers, environment.layers),
    label: checkType("label", label === undefined ? messages.timeline : label, "string"),
    messages,
  };
}

/** Names of all options. The type makes a missing name an error here. */
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
  icon: true,
  text: true,
  card: true,
  selection: true,
  maxHeight: true,
  legend: true,
  overview: true,
  controls: true,
  list: true,
  layers: true,
  label: true,
  messages: true,
};

/**
 * Returns the given options, each read once and not checked yet. Throws an `OptionError` for an
 * option that does not exist.
 */
export function optionsOf(name: string, options: Partial<TimelineOptions>): Partial<TimelineOptions> {
  return partsOf(name, options, NAMES, "") as Partial<TimelineOptions>;
}

function checkLocale(locale: unknown): string {
  try {
    const [canonical] = Intl.getCanonicalLocales(locale as string);
    if (typeof locale === "string" && canonical !== undefined) return canonical;
  } catch {
    // The error is thrown below.
  }
  throw new OptionError("locale", locale, `a BCP 47 language tag, as "ar-EG"`);
}

function checkZone(timeZone: unknown): Zone {
  try {
    if (typeof timeZone === "string") return createZone(timeZone);
  } catch {
    // The error is thrown below.
  }
  throw new OptionError("timeZone", timeZone, `an IANA time zone, as "Africa/Cairo"`);
}

function checkNumberingSystem(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === "string" && Intl.supportedValuesOf("numberingSystem").includes(value)) return value;
  throw new OptionError("numberingSystem", value, `a CLDR numbering system, as "arab" or "latn"`);
}

/**
 * Returns an array of records. The records themselves are read later, one by one. Throws an
 * `OptionError` if the value is not an array, or if its length cannot be read.
 */
function arrayOf<T>(name: string, value: readonly T[] | undefined): readonly T[] {
  try {
    if (Array.isArray(value) && value.length >= 0) return value as readonly T[];
  } catch {
    // The error is thrown below.
  }
  throw new OptionError(name, value, "an array of records");
}

/** Returns the titles of kinds. Throws an `OptionError` if a title is not a string. */
function resolveKindTitles(titles: unknown = {}): ReadonlyMap<string, string> {
  const entries = entriesOf("kindTitles", titles, "a plain object from kinds to texts");
  return new Map(
    entries.map(([kind, title]) => [kind, checkType(`kindTitles[${quote(kind)}]`, title, "string")]),
  );
}

/** Returns the records of the option `events`. Throws an `OptionError` if it is no array. */
export function checkEvents(events: TimelineOptions["events"] | undefined): readonly EventRecord[] {
  return arrayOf("events", events);
}

/**
 * Returns the function that writes the own content of cards. An error that the application throws,
 * and content that is none, are reported once; the card then has its built-in content.
 */
function resolveCard(
  { card }: Pick<TimelineOptions, "card">,
  report: (error: unknown) => void,
  before: ResolvedOptions["card"],
): ResolvedOptions["card"] {
  if (card === undefined || card === false) return card;
  if (before && before.given === card) return before;
  checkType("card", card, "function", "a function from a record to an element, a text or null; or false");
  const write = guard<Parameters<OwnCard["write"]>, boolean>(
    ({ record, id }, signal, put) => {
      const content: unknown = card(record, id, { signal });
      if (content === null) return false;
      if (
        typeof content !== "string" &&
        typeof (content as { nodeType?: unknown } | undefined)?.nodeType !== "number"
      )
        throw new OptionError("card", content, "a function that returns an element, a text or null");
      put(content as PageNode | string);
      return true;
    },
    report,
    () => false,
  );
  return { given: card, write };
}

type Test = (record: EventRecord) => boolean;

/**
 * Returns the test for the records that are shown: those of no hidden kind that pass the
 * application's filter, if there is one. An error that the filter throws is reported once, and the
 * record is shown.
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
