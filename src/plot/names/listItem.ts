import { type Direction, localeDirection, textDirection } from "../../base/direction.ts";
import type { ModelEvent } from "../../model/model.ts";
import type { ListedOptions } from "../../options/resolveOptions.ts";
import { isoTime } from "../../time/text/spanText.ts";
import type { DateText } from "../../time/text/dateText.ts";
import type { EventWords } from "./accessibleNames.ts";

/** A text and the direction in which it is read. */
export interface ListText {
  readonly text: string;
  readonly direction: Direction;
}

/** An event as a list shows it, with the content of the picture and of its card. */
export interface ListItem {
  readonly id: string;
  readonly title: ListText;
  /** Language of title, place and description. */
  readonly lang: string | undefined;
  readonly date: ListText;
  /**
   * Value of HTML's `datetime`. Empty if such a value would say more than is known, or does not
   * exist; then the date is no `<time>`.
   */
  readonly iso: string;
  /** Its group, its kind, and its status unless confirmed. */
  readonly about: readonly ListText[];
  readonly place: ListText | null;
  readonly description: ListText | null;
}

interface Words {
  readonly options: Pick<ListedOptions, "direction" | "locale">;
  readonly names: EventWords;
  readonly dateText: DateText;
}

/**
 * Returns an event's title, date with its uncertainty, group, kind, status, place and description.
 */
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
