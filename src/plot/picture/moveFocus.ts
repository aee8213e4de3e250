import { clamp, isSame, nextUp } from "../../base/maths.ts";
import { byStart, type Model, type ModelEvent } from "../../model/model.ts";
import { besideInstant, indicesOf, neighbour, type Way } from "../../model/readingOrder.ts";
import type { Focus } from "../../state/state.ts";
import type { PlacedCluster } from "../clusters/placeClusters.ts";
import type { Stretch } from "../events/placeMarks.ts";
import type { Layout } from "./layout.ts";

/**
 * Step of the keyboard focus: in time, to the next row of what is drawn, to the first or last of
 * all events, or into the visible part.
 */
export type FocusStep = Way | "above" | "below" | "first" | "last" | "inSight";

/** An event or a cluster that is drawn. */
interface Place extends Stretch {
  readonly focus: Focus;
  readonly y: number;
}

interface Surroundings {
  readonly model: Model;
  readonly layout: Layout;
}

/**
 * Returns the focus after a step from a place, or into the timeline from none; `null` where nothing
 * more follows.
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
 * Returns the event that begins next after a removed event, or else last before it: in its group if
 * there is one left, otherwise in any group.
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

/** Returns all visible events and clusters, each with its row and its stretch in that row. */
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

/**
 * Returns the mark that begins first in the visible part; where none begins there, the first place.
 */
function firstInSight({ marks, sight }: Layout, places: readonly Place[]): Focus | null {
  const begun = marks
    .filter(({ x0 }) => x0 >= sight.from && x0 <= sight.to)
    .sort((a, b) => byStart(a.event, b.event));
  return focusOf(begun[0]?.event) ?? places[0]?.focus ?? null;
}

/** Returns the mark that begins first in the visible part, among those in the band of `from`. */
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

/** Returns the place that is nearest in time, in the next row that has any. */
function beyond(here: Place, step: "above" | "below", places: readonly Place[]): Focus | null {
  const sign = step === "below" ? 1 : -1;
  const others = places.filter(({ y }) => (y - here.y) * sign > 0);
  const row = Math.min(...others.map(({ y }) => y * sign)) * sign;
  const distance = ({ from, to }: Place): number => Math.max(0, from - here.to, here.from - to);
  const [nearest] = others.filter(({ y }) => y === row).sort((a, b) => distance(a) - distance(b));
  return nearest?.focus ?? null;
}

/** Whether the events of a group are counted in a folded band. */
function isFolded(group: number, { bands }: Layout): boolean {
  return bands.some(({ band }) => band.isFolded && (band.index === group || band.within.includes(group)));
}

/**
 * Returns the next visible cluster or dot of a strip. Beyond the last one it returns the event that
 * begins next outside the window, or `null` if the band is folded.
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
 * Returns the focus when a cluster is opened: the first of its events that the new layout draws,
 * otherwise an event that is still counted there.
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

/** Returns the cluster that counts an event; `null` where the event is drawn, or not in sight. */
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
  // An event is counted where its visible part begins.
  const x = clamp(scale(Math.max(start, scale.domain.start)), 0, scale.size);
  const distance = ({ x0, x1 }: PlacedCluster): number => Math.max(0, x0 - x, x - x1);
  // An event of a group inside a folded group is counted in the band of the folded group.
  const shown = bands.find(({ band }) => band.within.includes(group))?.band.index ?? group;
  const own = clusters.filter(({ band }) => band === shown);
  // At the edge between two cells, rounding may put `x` between them.
  return own.reduce<PlacedCluster | null>(
    (nearest, one) => (nearest === null || distance(one) <= distance(nearest) ? one : nearest),
    null,
  );
}
