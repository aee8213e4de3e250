import { localeDirection, type Direction } from "../base/direction.ts";
import type { EventRecord, GroupRecord, Problem } from "../model/records.ts";
import type { CalendarSystem, Weekday } from "../time/calendar.ts";
import type { RenameMonth } from "../time/monthNames.ts";
import type { TimeRange } from "../time/scale.ts";
import { createZone, type Zone } from "../time/zone.ts";
import type { Messages } from "./messages.ts";
import { checkNumber, checkWord, orElse } from "./optionChecks.ts";
import { OptionError } from "./optionError.ts";
import { resolveCalendars } from "./resolveCalendars.ts";
import { resolveFilter } from "./resolveFilter.ts";
import { resolveKindTitles } from "./resolveKindTitles.ts";
import { resolveMessages } from "./resolveMessages.ts";
import { resolveMonthNames } from "./resolveMonthNames.ts";
import { resolveMarkers, type ResolvedMarker } from "./resolveMarkers.ts";
import { resolveLimits, resolveNow, resolveRange, type Limits } from "./resolveRange.ts";
import { resolveTheme, type IsColor } from "./resolveTheme.ts";
import { resolveWeek } from "./resolveWeek.ts";
import type { ResolvedTheme } from "./theme.ts";
import type { TimelineOptions } from "./timelineOptions.ts";

/** What the surroundings say, and are asked for only where an option does not: a container's language and direction, the reader's zone. */
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

/** Throws an `OptionError` that names the option at fault; an option that does not exist is one too. */
export function resolveOptions(options: TimelineOptions, environment: Environment): ResolvedOptions {
  if (typeof options !== "object" || (options as unknown) === null) throw new OptionError("options", options, "an object");
  refuseUnknown(options);
  const locale = checkLocale(options.locale === undefined ? environment.locale : options.locale);
  const zone = checkZone(options.timeZone === undefined ? environment.timeZone : options.timeZone);
  const ownDirection = checkWord("direction", options.direction, DIRECTIONS);
  const direction = ownDirection === "auto" ? (environment.direction ?? localeDirection(locale)) : ownDirection;
  const timeDirection = checkWord("timeDirection", options.timeDirection, DIRECTIONS);
  const messages = resolveMessages(options.messages, locale);
  const { start: weekStart, weekend } = resolveWeek(options, locale);
  return {
    events: arrayOf("events", options.events),
    groups: options.groups === undefined ? [] : arrayOf("groups", options.groups),
    filter: resolveFilter(options, environment.report),
    hiddenKinds: [...(options.hiddenKinds ?? [])],
    kindTitles: resolveKindTitles(options.kindTitles),
    locale,
    direction,
    timeDirection: timeDirection === "auto" ? direction : timeDirection,
    zone,
    numberingSystem: checkNumberingSystem(options.numberingSystem),
    ...resolveCalendars(options, weekStart, locale),
    renameMonth: resolveMonthNames(orElse(options.monthNames, "locale"), locale, environment.report),
    weekend,
    view: options.view === undefined ? null : resolveRange("view", options.view, zone),
    limits: resolveLimits(options.limits, zone),
    now: resolveNow(options.now, zone),
    markers: resolveMarkers(options.markers, zone),
    theme: resolveTheme(orElse(options.theme, "light"), environment.isColor),
    selection: checkWord("selection", options.selection, ["single", "none", "multiple"]),
    maxHeight: checkNumber("maxHeight", orElse(options.maxHeight, 640), [100, 100_000]),
    legend: checkWord("legend", options.legend, [true, false]),
    overview: checkWord("overview", options.overview, [false, true]),
    controls: checkWord("controls", options.controls, [false, true]),
    list: checkWord("list", options.list, [false, true]),
    label: text("label", options.label) ?? messages.timeline,
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

function refuseUnknown(options: object): void {
  for (const [name, value] of Object.entries(options)) {
    if (value !== undefined && !Object.hasOwn(NAMES, name))
      throw new OptionError(name, value, `no option of that name; the options are ${Object.keys(NAMES).join(", ")}`);
  }
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

function text(name: string, value: unknown): string | undefined {
  if (value === undefined || typeof value === "string") return value;
  throw new OptionError(name, value, "a string");
}

function arrayOf<T>(name: string, value: readonly T[]): readonly T[] {
  if (!Array.isArray(value)) throw new OptionError(name, value, "an array of records");
  return value as readonly T[];
}
