import { type Direction, localeDirection, textDirection } from "../../base/direction.ts";
import type { ModelEvent } from "../../model/model.ts";
import type { ResolvedOptions } from "../../options/resolveOptions.ts";
import { isoTime } from "../../time/span.ts";
import type { DateText } from "../../time/text/dateText.ts";
import type { AccessibleNames } from "./accessibleNames.ts";

/** A text in the direction in which it reads. */
export interface ListText {
  readonly text: string;
  readonly direction: Direction;
}

/** An event as a list tells it: what the picture and its card say. */
export interface ListItem {
  readonly id: string;
  readonly title: ListText;
  /** Of title, place and description. */
  readonly lang: string | undefined;
  readonly date: ListText;
  /**
   * As HTML's `datetime`; empty where that would say more than is known, or nothing: then the date
   * is no `<time>`.
   */
  readonly iso: string;
  /** Its group, its kind, and its state where that is not confirmed. */
  readonly about: readonly ListText[];
  readonly place: ListText | null;
  readonly description: ListText | null;
}

interface Words {
  readonly options: Pick<ResolvedOptions, "direction" | "locale">;
  readonly names: AccessibleNames;
  readonly dateText: DateText;
}

/** Title, date with all its doubt, group, kind, state, place and description of an event. */
export function listItem(
  event: ModelEvent,
  { options: { direction, locale }, names, dateText }: Words,
): ListItem {
  const own = (text: string): ListText => ({ text, direction: textDirection(text, direction) });
  const { id, title, lang, span, within, place, description } = event;
  return {
    id,
    title: own(title),
    lang,
    date: { text: dateText.span(span, within), direction: localeDirection(locale) },
    iso: isoTime(span),
    about: [names.group(event), names.kindOf(event), names.status(event)]
      .filter((text) => text !== "")
      .map(own),
    place: place === "" ? null : own(place),
    description: description === "" ? null : own(description),
  };
}
