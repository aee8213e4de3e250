import { isSame } from "../../base/isSame.ts";
import { clamp, nextUp } from "../../base/maths.ts";
import { byStart, type Model, type ModelEvent } from "../../model/model.ts";
import { besideInstant, indicesOf, neighbour, type Way } from "../../model/neighbour.ts";
import type { Focus } from "../../state/state.ts";
import type { PlacedCluster } from "../clusters/placeClusters.ts";
import type { Stretch } from "../events/placeMarks.ts";
import type { Layout } from "./layout.ts";

/**
 * Where it goes: in time, to the next row of what is drawn, to an end of all time, or to what is in
 * sight now.
 */
export type FocusStep = Way | "above" | "below" | "first" | "last" | "inSight";

/** Something that is drawn. */
interface Place extends Stretch {
  readonly focus: Focus;
  readonly y: number;
}

interface Surroundings {
  readonly model: Model;
  readonly layout: Layout;
}

/**
 * Where a step leads from a place, or into the timeline from nowhere; `null` where there is nothing
 * any more.
 */
export function moveFocus(
  from: Focus | null,
  step: FocusStep,
  { model, layout }: Surroundings,
): Focus | null {
  if (step === "first" || step === "last")
    return focusOf(
      neighbour(model.indices, undefined, { way: step === "first" ? "after" : "before", model }),
    );
  const places = placesIn(layout);
  if (step === "inSight") return firstInBand(from, layout, model) ?? firstInSight(layout, placesIn(layout));
  const here = from === null ? undefined : places.find(({ focus }) => isSame(focus, from));
  const event = from?.type === "event" ? model.find(from.id) : undefined;
  if (here === undefined && event === undefined) return firstInSight(layout, places);
  if (step === "above" || step === "below")
    return here === undefined ? firstInSight(layout, places) : beyond(here, step, places);
  if (event !== undefined && (here === undefined || !isFolded(event.group, layout)))
    return focusOf(neighbour(indicesOf(event, model), event, { way: step, model }));
  return here === undefined ? null : alongStrip(here, step, { places, model, layout });
}

/**
 * The event that begins nearest after one that is gone, or before it: in its group if there is one
 * left, else in any.
 */
export function focusNear({ extent: { start }, group }: ModelEvent, model: Model): Focus | null {
  const own = group < model.groups.length ? indicesOf({ group }, model) : [];
  for (const indices of [own, model.indices]) {
    const found =
      besideInstant(indices, start, { way: "after", model }) ??
      besideInstant(indices, start, { way: "before", model });
    if (found !== undefined) return focusOf(found);
  }
  return null;
}

function focusOf(event: ModelEvent | undefined): Focus | null {
  return event === undefined ? null : { type: "event", id: event.id };
}

/** All that is in sight, each with its row and its stretch of that. */
function placesIn({ marks, eras, clusters, sight }: Layout): Place[] {
  const places: Place[] = [
    ...marks.map(({ event, x0, x1, y }): Place => ({
      focus: { type: "event", id: event.id },
      from: x0,
      to: x1,
      y,
    })),
    ...eras.map(({ event, x0, x1, labelY }): Place => ({
      focus: { type: "event", id: event.id },
      from: x0,
      to: x1,
      y: labelY,
    })),
    ...clusters.map(({ key, x, top, bottom }): Place => ({
      focus: { type: "cluster", key },
      from: x,
      to: x,
      y: (top + bottom) / 2,
    })),
  ];
  return places.filter(({ from, to }) => to >= sight.from && from <= sight.to);
}

/** The one that begins first in sight; where nothing does, whatever is there. */
function firstInSight({ marks, sight }: Layout, places: readonly Place[]): Focus | null {
  const begun = marks
    .filter(({ x0 }) => x0 >= sight.from && x0 <= sight.to)
    .sort((a, b) => byStart(a.event, b.event));
  return focusOf(begun[0]?.event) ?? places[0]?.focus ?? null;
}

/** The one that begins first in sight, of those in the band that it was in. */
function firstInBand(from: Focus | null, layout: Layout, model: Model): Focus | null {
  const group = from?.type === "event" ? model.find(from.id)?.group : Number.parseInt(from?.key ?? "", 10);
  const shown = layout.bands.find(
    ({ band }) => group !== undefined && (band.index === group || band.within.includes(group)),
  )?.band.index;
  const isOwn = ({ band }: { readonly band: number }): boolean => band === (shown ?? group);
  const own = {
    ...layout,
    marks: layout.marks.filter(isOwn),
    eras: layout.eras.filter(isOwn),
    clusters: layout.clusters.filter(isOwn),
  };
  return firstInSight(own, placesIn(own));
}

/** The nearest in time of the next row that has anything. */
function beyond(here: Place, step: "above" | "below", places: readonly Place[]): Focus | null {
  const sign = step === "below" ? 1 : -1;
  const others = places.filter(({ y }) => (y - here.y) * sign > 0);
  const row = Math.min(...others.map(({ y }) => y * sign)) * sign;
  const distance = ({ from, to }: Place): number => Math.max(0, from - here.to, here.from - to);
  const [nearest] = others.filter(({ y }) => y === row).sort((a, b) => distance(a) - distance(b));
  return nearest?.focus ?? null;
}

/** Whether the events of a group are counted in a narrow band. */
function isFolded(group: number, { bands }: Layout): boolean {
  return bands.some(({ band }) => band.isFolded && (band.index === group || band.within.includes(group)));
}

/**
 * The next pill or dot of a strip in sight; beyond its last one the event that begins next to it,
 * unless that is folded, too.
 */
function alongStrip(
  here: Place,
  way: Way,
  { places, model, layout }: Surroundings & { readonly places: readonly Place[] },
): Focus | null {
  const sign = way === "after" ? 1 : -1;
  const [next] = places
    .filter(({ y, from }) => y === here.y && (from - here.from) * sign > 0)
    .sort((a, b) => (a.from - b.from) * sign);
  if (next !== undefined) return next.focus;
  const cluster = layout.clusters.find(({ key }) => here.focus.type === "cluster" && key === here.focus.key);
  if (cluster === undefined || isFolded(cluster.band, layout)) return null;
  const { start, end } = layout.scale.domain;
  return focusOf(
    besideInstant(indicesOf({ group: cluster.band }, model), way === "after" ? end : start, { way, model }),
  );
}

/**
 * What begins first of what a cluster counts, when that is opened: what is drawn of it there, else
 * an event that is counted there still.
 */
export function clusterEntry(
  { band, range, only }: Pick<PlacedCluster, "band" | "range" | "only">,
  { model, layout }: { readonly model: Model; readonly layout: Layout },
): Focus | null {
  if (only !== null) return focusOf(only);
  const groups = [band, ...(layout.bands.find((one) => one.band.index === band)?.band.within ?? [])];
  const drawn = [...layout.marks, ...layout.eras]
    .map(({ event }) => event)
    .filter(
      ({ group, extent }) =>
        groups.includes(group) && extent.start >= range.start && extent.start <= range.end,
    );
  const indices = groups.flatMap((group) => indicesOf({ group }, model));
  return focusOf(
    drawn.sort(byStart)[0] ?? besideInstant(indices, -nextUp(-range.start), { way: "after", model }),
  );
}

/** The cluster in which an event is counted; `null` where it is drawn, or not in sight. */
export function clusterContaining(
  event: ModelEvent,
  { bands, marks, eras, clusters, scale }: Layout,
): PlacedCluster | null {
  const {
    extent: { start, end },
    group,
  } = event;
  if (
    [...marks, ...eras].some((one) => one.event === event) ||
    end < scale.domain.start ||
    start > scale.domain.end
  )
    return null;
  // Where its part in sight begins, there it is counted.
  const x = clamp(scale(Math.max(start, scale.domain.start)), 0, scale.size);
  const distance = ({ x0, x1 }: PlacedCluster): number => Math.max(0, x0 - x, x - x1);
  // That of a group within a folded one is counted in the band of the latter.
  const shown = bands.find(({ band }) => band.within.includes(group))?.band.index ?? group;
  const own = clusters.filter(({ band }) => band === shown);
  // At an edge of two cells a rounding may be between them.
  return own.reduce<PlacedCluster | null>(
    (nearest, one) => (nearest === null || distance(one) <= distance(nearest) ? one : nearest),
    null,
  );
}
