import type { DateWords, PluralWords } from "../time/dateWords.ts";

/** Words that a reader sees or hears, besides those of the records and of `Intl`. */
export interface Messages extends DateWords {
  /** The accessible name of a timeline. */
  readonly timeline: string;
  /** A number of events by CLDR plural category; `{count}` is replaced. "other" serves those that are missing. */
  readonly events: PluralWords;
  /** `{date}` is replaced by the time over which a cluster's events are spread, `{events}` by how many they are. */
  readonly cluster: string;
  readonly tentative: string;
  readonly cancelled: string;
}
