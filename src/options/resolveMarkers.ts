import type { TimeSpan } from "../time/span.ts";
import type { Zone } from "../time/zone.ts";
import { checkDate } from "./checkDate.ts";
import { OptionError } from "./optionError.ts";
import type { TimelineOptions } from "./timelineOptions.ts";

/** A named moment, checked. */
export interface ResolvedMarker {
  readonly span: TimeSpan;
  readonly title: string;
  /** `undefined`: the timeline's. */
  readonly lang: string | undefined;
}

/** The named moments by start, the longer first, and then as they are given. */
export function resolveMarkers(markers: TimelineOptions["markers"], zone: Zone): readonly ResolvedMarker[] {
  if (markers === undefined) return [];
  if (!Array.isArray(markers)) throw new OptionError("markers", markers, "an array of objects with date and title");
  const resolved = Array.from(markers as readonly unknown[], (marker, index): ResolvedMarker => {
    const name = `markers[${index}]`;
    if (typeof marker !== "object" || marker === null) throw new OptionError(name, marker, "an object with date and title");
    const { date, title, lang } = marker as Record<"date" | "title" | "lang", unknown>;
    const span = checkDate(`${name}.date`, date as string, zone);
    if (typeof title !== "string" || title.trim() === "") throw new OptionError(`${name}.title`, title, "a string that is not empty");
    if (lang !== undefined && !isLanguage(lang)) throw new OptionError(`${name}.lang`, lang, `a BCP 47 language tag, as "ar-EG"`);
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
