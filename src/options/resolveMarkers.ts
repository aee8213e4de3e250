import type { TimeSpan } from "../time/span.ts";
import type { Zone } from "../time/zone.ts";
import { checkDate } from "./checkDate.ts";
import { OptionError } from "./optionError.ts";
import { listOf, partsOf } from "./partsOf.ts";
import type { Marker, TimelineOptions } from "./timelineOptions.ts";

/** A named moment, checked. */
export interface ResolvedMarker {
  readonly span: TimeSpan;
  readonly title: string;
  /** `undefined`: the timeline's. */
  readonly lang: string | undefined;
}

const NAMES: Readonly<Record<keyof Marker, true>> = { date: true, title: true, lang: true };

/** The named moments by start, the longer first, and then as they are given. */
export function resolveMarkers(markers: TimelineOptions["markers"], zone: Zone): readonly ResolvedMarker[] {
  const list = listOf(
    "markers",
    markers === undefined ? [] : markers,
    "an array of objects with date and title",
  );
  const resolved = list.map((marker, index): ResolvedMarker => {
    const name = `markers[${index}]`;
    const { date, title, lang } = partsOf(name, marker, NAMES);
    const span = checkDate(`${name}.date`, date, zone);
    if (typeof title !== "string" || title.trim() === "")
      throw new OptionError(`${name}.title`, title, "a string that is not empty");
    if (lang !== undefined && !isLanguage(lang))
      throw new OptionError(`${name}.lang`, lang, `a BCP 47 language tag, as "ar-EG"`);
    return { span, title, lang };
  });
  return resolved.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

function isLanguage(lang: unknown): lang is string {
  try {
    return typeof lang === "string" && Intl.getCanonicalLocales(lang).length === 1;
  } catch {
    return false;
  }
}
