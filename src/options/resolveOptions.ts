import { localeDirection, type Direction } from "../base/direction.ts";
import type { EventRecord, GroupRecord } from "../model/records.ts";
import type { TimeRange } from "../time/scale.ts";
import { readSpan, type DateInput } from "../time/span.ts";
import { createZone, type Zone } from "../time/zone.ts";
import type { Messages } from "./messages.ts";
import { OptionError } from "./optionError.ts";
import { resolveMessages } from "./resolveMessages.ts";
import { resolveTheme } from "./resolveTheme.ts";
import type { ResolvedTheme } from "./theme.ts";
import type { TimelineOptions } from "./timelineOptions.ts";

/** What the surroundings say where an option does not: a container's language and direction, the reader's zone. */
export interface Environment {
  readonly locale: string;
  /** `null`: unknown, the locale's own is taken. */
  readonly direction: Direction | null;
  readonly timeZone: string;
}

/** How far a view can go: instants and spans in ms. */
export interface Limits extends TimeRange {
  readonly minSpan: number;
  readonly maxSpan: number;
}

/** Every option with its value, checked. */
export interface ResolvedOptions {
  readonly events: readonly EventRecord[];
  readonly groups: readonly GroupRecord[];
  readonly locale: string;
  readonly direction: Direction;
  readonly timeDirection: Direction;
  readonly zone: Zone;
  readonly numberingSystem: string | undefined;
  /** `null`: everything. */
  readonly view: TimeRange | null;
  readonly limits: Limits;
  readonly theme: ResolvedTheme;
  readonly selection: "none" | "single" | "multiple";
  /** px */
  readonly maxHeight: number;
  readonly label: string;
  readonly messages: Messages;
}

/** What `Date` can hold is 275,760 years; labels and ticks keep clear of its ends. */
const FARTHEST = 270_000 * 31_556_952_000;
const MIN_SPAN = 100;

const DIRECTIONS = ["auto", "ltr", "rtl"] as const;

/** Throws an `OptionError` that names the option at fault; an option that does not exist is one too. */
export function resolveOptions(options: TimelineOptions, environment: Environment): ResolvedOptions {
  if (typeof options !== "object" || (options as unknown) === null) throw new OptionError("options", options, "an object");
  refuseUnknown(options);
  const locale = checkLocale(orElse(options.locale, environment.locale));
  const zone = checkZone(orElse(options.timeZone, environment.timeZone));
  const ownDirection = oneOf("direction", options.direction, DIRECTIONS, "auto");
  const direction = ownDirection === "auto" ? (environment.direction ?? localeDirection(locale)) : ownDirection;
  const timeDirection = oneOf("timeDirection", options.timeDirection, DIRECTIONS, "auto");
  const messages = resolveMessages(options.messages, locale);
  const limits = checkLimits(options.limits, zone);
  return {
    events: arrayOf("events", options.events),
    groups: options.groups === undefined ? [] : arrayOf("groups", options.groups),
    locale,
    direction,
    timeDirection: timeDirection === "auto" ? direction : timeDirection,
    zone,
    numberingSystem: checkNumberingSystem(options.numberingSystem),
    view: options.view === undefined ? null : checkRange("view", options.view, zone),
    limits,
    theme: resolveTheme(orElse(options.theme, "light")),
    selection: oneOf("selection", options.selection, ["none", "single", "multiple"], "single"),
    maxHeight: number("maxHeight", orElse(options.maxHeight, 640), [100, 100_000]),
    label: text("label", options.label) ?? messages.timeline,
    messages,
  };
}

/** Each name once: the type makes a forgotten one an error here. */
const NAMES: Readonly<Record<keyof TimelineOptions, true>> = {
  events: true,
  groups: true,
  locale: true,
  direction: true,
  timeDirection: true,
  timeZone: true,
  numberingSystem: true,
  view: true,
  limits: true,
  theme: true,
  selection: true,
  maxHeight: true,
  label: true,
  messages: true,
};

function refuseUnknown(options: object): void {
  for (const [name, value] of Object.entries(options)) {
    if (value !== undefined && !Object.hasOwn(NAMES, name))
      throw new OptionError(name, value, `no option of that name; the options are ${Object.keys(NAMES).join(", ")}`);
  }
}

/** A view in the form in which applications give it, as instants. */
export function checkRange(
  name: string,
  range: { readonly start: DateInput; readonly end: DateInput },
  zone: Zone,
): TimeRange {
  if (typeof range !== "object" || (range as unknown) === null) throw new OptionError(name, range, "an object with start and end");
  const start = checkDate(`${name}.start`, range.start, zone).start;
  const end = checkDate(`${name}.end`, range.end, zone).end;
  if (!(start < end)) throw new OptionError(name, range.end, `an end after its start`);
  return { start, end };
}

function checkLimits(limits: TimelineOptions["limits"], zone: Zone): Limits {
  if (limits !== undefined && (typeof limits !== "object" || (limits as unknown) === null))
    throw new OptionError("limits", limits, "an object with start, end, minSpanMs or maxSpanMs");
  const start = limits?.start === undefined ? -FARTHEST : Math.max(-FARTHEST, checkDate("limits.start", limits.start, zone).start);
  const end = limits?.end === undefined ? FARTHEST : Math.min(FARTHEST, checkDate("limits.end", limits.end, zone).end);
  if (!(start < end)) throw new OptionError("limits.end", limits?.end, "an end after limits.start");
  const minSpan = number("limits.minSpanMs", orElse(limits?.minSpanMs, Math.min(MIN_SPAN, end - start)), [1, end - start]);
  const maxSpan = number("limits.maxSpanMs", orElse(limits?.maxSpanMs, end - start), [minSpan, 2 * FARTHEST]);
  return { start, end, minSpan, maxSpan };
}

function checkDate(name: string, value: DateInput, zone: Zone): TimeRange {
  try {
    const { start, end } = readSpan(value, undefined, zone);
    if (Number.isFinite(start) && Number.isFinite(end)) return { start, end };
  } catch {
    // Said below, in the words of an option.
  }
  throw new OptionError(name, value, `a Date, ms since the epoch, or a date as "2022-09-15"`);
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

/** Only what is not given has a default: `null` is a value, and no option takes it. */
function orElse<T>(value: T | undefined, fallback: T): T {
  return value === undefined ? fallback : value;
}

function oneOf<T extends string>(name: string, value: T | undefined, values: readonly T[], fallback: T): T {
  const found = value === undefined ? fallback : values.find((one) => one === value);
  if (found === undefined) throw new OptionError(name, value, `one of ${values.map((one) => `"${one}"`).join(", ")}`);
  return found;
}

function number(name: string, value: unknown, [low, high]: readonly [number, number]): number {
  if (typeof value === "number" && value >= low && value <= high) return value;
  throw new OptionError(name, value, `a number from ${low} to ${high}`);
}

function text(name: string, value: unknown): string | undefined {
  if (value === undefined || typeof value === "string") return value;
  throw new OptionError(name, value, "a string");
}

function arrayOf<T>(name: string, value: readonly T[]): readonly T[] {
  if (!Array.isArray(value)) throw new OptionError(name, value, "an array of records");
  return value as readonly T[];
}
