import type { PlacedCluster } from "../plot/clusters/placeClusters.ts";
import type { ModelEvent } from "../model/model.ts";
import type { Picture } from "../plot/picture/picture.ts";
import { datesOf } from "../plot/names/datesOf.ts";
import { daysOf } from "../plot/names/accessibleNames.ts";
import type { CardContent } from "./tooltip.ts";

/** Kinds that a card names. */
const MOST = 6;

/** What a card says of an event: its kind, too, which is shown by colour alone. */
export function eventContent(event: ModelEvent, picture: Picture): CardContent {
  const { title, lang, description } = event;
  const kind = picture.names.kindOf(event);
  const kinds =
    kind === "" ? [] : [{ title: kind, count: "", color: `var(--samarkand-${picture.colors.event(event)})` }];
  return { of: event, words: picture.names, title, lang, dates: datesOf(event, picture), description, kinds };
}

/** What a card says of a cluster: how many events, when, of which kinds; of a single event all. */
export function clusterContent(
  { key, band, count, kinds, only, range }: PlacedCluster,
  picture: Picture,
): CardContent {
  if (only !== null) return eventContent(only, picture);
  const { names, colors } = picture;
  const colorOf = (kind: string | null): string =>
    `var(--samarkand-${kind === null ? "muted" : colors.event({ kind, group: band })})`;
  return {
    of: [key, count, range.start, range.end, ...kinds.flatMap((one) => [one.kind, one.count])].join(" "),
    words: names,
    title: names.events(count),
    lang: undefined,
    dates: datesOf({ span: daysOf(range), within: false }, picture),
    description: "",
    kinds: names
      .kinds(kinds, MOST)
      .map(({ kind, title, count: many }) => ({ title, count: many, color: colorOf(kind) })),
  };
}
