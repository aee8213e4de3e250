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
import { listWords, OTHER_WORDS } from "./listWords.ts";
import type { ListMessages, Messages } from "./messages.ts";
import { type OwnMarks, resolveOwnMarks } from "./ownMarks.ts";
import {
  checkLanguage,
  checkNumber,
  checkType,
  checkWord,
  entriesOf,
  listOf,
  OptionError,
  partsOf,
  readAs,
} from "./optionChecks.ts";
import {
  type Limits,
  type ResolvedMarker,
  resolveCalendars,
  resolveLimits,
  resolveMarkers,
  resolveMonthNames,
  resolveNow,
  resolveRange,
  resolveWeek,
} from "./resolveDates.ts";
import { type IsColor, type ResolvedTheme, resolveTheme } from "./theme.ts";
import type { PageNode, PageSignal, TimelineOptions } from "./timelineOptions.ts";
import { type WordsByLanguage, wordsIn } from "./wordsIn.ts";

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

/** Texts around a picture; `""`: there is none. */
export interface FigureTexts {
  readonly title: string;
  readonly subtitle: string;
  readonly caption: string;
  readonly headingLevel: (typeof HEADING_LEVELS)[number];
}

const HEADING_LEVELS = [1, 2, 3, 4, 5, 6] as const;

/** Options of records and of texts, set and checked: all that a list of the events needs. */
export interface ListedOptions<Words extends ListMessages = ListMessages> {
  readonly events: readonly EventRecord[];
  readonly groups: readonly GroupRecord[];
  /** Tells whether a record is shown. `undefined`: all are. */
  readonly filter: ((record: EventRecord) => boolean) | undefined;
  readonly hiddenKinds: readonly string[];
  readonly kindTitles: ReadonlyMap<string, string>;
  readonly locale: string;
  readonly direction: Direction;
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
  readonly figure: FigureTexts;
  readonly label: string;
  readonly messages: Words;
}

/** Options with all values set and checked. */
export interface ResolvedOptions extends ListedOptions<Messages> {
  readonly timeDirection: Direction;
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
}

/** Names of all options, with the values of those that are not given. */
const DEFAULTS = {
  events: undefined,
  groups: [],
  filter: undefined,
  hiddenKinds: [],
  kindTitles: {},
  locale: undefined,
  direction: "auto",
  timeDirection: "auto",
  timeZone: undefined,
  numberingSystem: undefined,
  calendar: "gregory",
  secondaryCalendar: undefined,
  monthNames: "locale",
  weekStart: undefined,
  weekend: undefined,
  view: undefined,
  limits: {},
  now: false,
  markers: [],
  theme: "light",
  icon: undefined,
  text: undefined,
  card: undefined,
  selection: "single",
  maxHeight: 640,
  legend: true,
  overview: false,
  controls: false,
  list: false,
  layers: [],
  title: "",
  subtitle: "",
  caption: "",
  headingLevel: 2,
  label: undefined,
  messages: undefined,
} as const satisfies Readonly<Record<keyof TimelineOptions, unknown>>;

/**
 * Returns the given options, each read once and not checked yet. Throws an `OptionError` for an
 * option that does not exist.
 */
export function optionsOf(name: string, options: Partial<TimelineOptions>): Partial<TimelineOptions> {
  return partsOf(name, options, DEFAULTS, "") as Partial<TimelineOptions>;
}

/** Returns the given options and the defaults of all others, not checked yet. */
function withDefaults(given: TimelineOptions, { locale, timeZone }: Environment) {
  return { ...DEFAULTS, locale, timeZone, ...optionsOf("options", given) };
}

type AllOptions = ReturnType<typeof withDefaults>;

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
  const options = withDefaults(given, environment);
  const listed = resolveListed(options, environment, builtInMessages);
  const { legend, overview, controls, list } = options;
  for (const [name, value] of Object.entries({ legend, overview, controls, list }))
    checkType(name, value, "boolean");
  return {
    ...listed,
    timeDirection: checkDirection("timeDirection", options.timeDirection) ?? listed.direction,
    limits: resolveLimits(options.limits, listed.zone),
    now: resolveNow(options.now, listed.zone),
    markers: resolveMarkers(options.markers, listed.zone),
    theme: resolveTheme(options.theme, environment),
    ownMarks: resolveOwnMarks(options, environment, before?.ownMarks),
    card: resolveCard(options, environment.report, before?.card),
    isColor: environment.isColor,
    selection: checkWord("selection", options.selection, ["single", "none", "multiple"]),
    maxHeight: checkNumber("maxHeight", options.maxHeight, [100, 100_000]),
    legend,
    overview,
    controls,
    list,
    layers: resolveLayers(options.layers, environment.layers),
  };
}

/**
 * Checks the options that a list of the events needs, and sets their defaults. Throws an
 * `OptionError` that names the option at fault, also for an option that does not exist.
 */
export function resolveListOptions(given: TimelineOptions, environment: Environment): ListedOptions {
  return resolveListed(withDefaults(given, environment), environment, listWords, OTHER_WORDS);
}

function resolveListed<Words extends ListMessages>(
  options: AllOptions,
  environment: Environment,
  words: WordsByLanguage<Words>,
  others?: object,
): ListedOptions<Words> {
  const locale = checkLanguage("locale", options.locale);
  const zone = readAs("timeZone", options.timeZone, `an IANA time zone, as "Africa/Cairo"`, () =>
    createZone(options.timeZone),
  );
  const messages = wordsIn(words, locale, options.messages, others);
  const { start: weekStart, weekend } = resolveWeek(options, locale);
  const { view, label } = options;
  const figure = resolveFigure(options);
  return {
    events: recordsOf("events", options.events),
    groups: recordsOf("groups", options.groups),
    ...resolveFilter(options, environment.report),
    kindTitles: resolveKindTitles(options.kindTitles),
    locale,
    direction:
      checkDirection("direction", options.direction) ?? environment.direction ?? localeDirection(locale),
    zone,
    numberingSystem: checkNumberingSystem(options.numberingSystem),
    ...resolveCalendars(options, weekStart, locale),
    renameMonth: resolveMonthNames(options.monthNames, locale, environment.report),
    weekend,
    view: view === undefined ? null : resolveRange("view", view, zone),
    figure,
    label: checkType("label", label === undefined ? figure.title || messages.timeline : label, "string"),
    messages,
  };
}

/** Returns the texts of a figure, without white space around them. */
function resolveFigure({ title, subtitle, caption, headingLevel }: AllOptions): FigureTexts {
  const text = (name: string, value: unknown): string => checkType(name, value, "string").trim();
  return {
    title: text("title", title),
    subtitle: text("subtitle", subtitle),
    caption: text("caption", caption),
    headingLevel: checkWord("headingLevel", headingLevel, HEADING_LEVELS),
  };
}

/** Returns a direction; `null` for "auto". Throws an `OptionError` for any other value. */
function checkDirection(name: string, value: unknown): Direction | null {
  const word = checkWord(name, value, ["auto", "ltr", "rtl"]);
  return word === "auto" ? null : word;
}

function checkNumberingSystem(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  return readAs("numberingSystem", value, `a CLDR numbering system, as "arab" or "latn"`, () =>
    Intl.supportedValuesOf("numberingSystem").find((name) => name === value),
  );
}

/**
 * Returns an array of records. The records themselves are read later, one by one. Throws an
 * `OptionError` if the value is not an array, or if its length cannot be read.
 */
export function recordsOf<T>(name: string, value: readonly T[] | undefined): readonly T[] {
  return readAs(name, value, "an array of records", () =>
    Array.isArray(value) && value.length >= 0 ? (value as readonly T[]) : undefined,
  );
}

/** Returns the titles of kinds. Throws an `OptionError` if a title is not a string. */
function resolveKindTitles(titles: unknown): ReadonlyMap<string, string> {
  const entries = entriesOf("kindTitles", titles, "a plain object from kinds to texts");
  return new Map(
    entries.map(([kind, title]) => [kind, checkType(`kindTitles[${quote(kind)}]`, title, "string")]),
  );
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
  { filter, hiddenKinds }: Pick<AllOptions, "filter" | "hiddenKinds">,
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
