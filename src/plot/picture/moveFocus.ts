import { clamp, isSame, nextUp } from "../../base/maths.ts";
import type { Band } from "../../model/groups.ts";
import { byStart, type Model, type ModelEvent } from "../../model/model.ts";
import { besideInstant, indicesOf, neighbour, type Way } from "../../model/readingOrder.ts";
import type { Focus } from "../../state/state.ts";
import type { PlacedCluster } from "../clusters/placeClusters.ts";
import type { PlacedEra } from "../events/eras.ts";
import type { PlacedMark, Stretch } from "../events/placeMarks.ts";
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
  if (step === "inSight") return firstInBand(from, layout, model) ?? firstInSight(layout);
  const here = from === null ? undefined : places.find(({ focus }) => isSame(focus, from));
  const event = from?.type === "event" ? model.find(from.id) : undefined;
  if (here === undefined && event === undefined) return firstInSight(layout);
  if (step === "above" || step === "below")
    return here === undefined ? firstInSight(layout) : beyond(here, step, places);
  if (event !== undefined && (here === undefined || bandWith(event.group, layout)?.isFolded !== true))
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
  const placeOf = ({ event: { id }, x0, x1 }: PlacedMark | PlacedEra, y: number): Place => ({
    focus: { type: "event", id },
    from: x0,
    to: x1,
    y,
  });
  const places = [
    ...marks.map((mark) => placeOf(mark, mark.rowY)),
    ...eras.map((era) => placeOf(era, era.labelY)),
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
function firstInSight(layout: Layout): Focus | null {
  const { marks, sight } = layout;
  const begun = marks
    .filter(({ x0 }) => x0 >= sight.from && x0 <= sight.to)
    .sort((a, b) => byStart(a.event, b.event));
  return focusOf(begun[0]?.event) ?? placesIn(layout)[0]?.focus ?? null;
}

/** Returns the index of the group that has the focus. */
export function groupOf(focus: Focus, { find }: Model): number | undefined {
  return focus.type === "event" ? find(focus.id)?.group : Number.parseInt(focus.key, 10);
}

/** Returns the band in which a group is shown: its own, or that of the folded group around it. */
function bandWith(group: number | undefined, { bands }: Layout): Band | undefined {
  return bands.find(({ band }) => band.index === group || band.within.includes(group ?? NaN))?.band;
}

/** Returns the mark that begins first in the visible part, among those in the band of `from`. */
function firstInBand(from: Focus | null, layout: Layout, model: Model): Focus | null {
  const group = from === null ? undefined : groupOf(from, model);
  const shown = bandWith(group, layout)?.index ?? group;
  const isOwn = ({ band }: { readonly band: number }): boolean => band === shown;
  return firstInSight({
    ...layout,
    marks: layout.marks.filter(isOwn),
    eras: layout.eras.filter(isOwn),
    clusters: layout.clusters.filter(isOwn),
  });
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

/**
 * Returns the next visible cluster or mark of a strip. Beyond the last one it returns the event
 * that begins next outside the window, or `null` if the band is folded.
 */
function alongStrip(
  here: Place,
  way: Way,
  { places, model, layout }: Surroundings & { readonly places: readonly Place[] },
): Focus | null {
  const strip = places.filter(({ y }) => y === here.y).sort((a, b) => a.from - b.from);
  const next = strip[strip.indexOf(here) + (way === "after" ? 1 : -1)];
  if (next !== undefined) return next.focus;
  const cluster = layout.clusters.find(({ key }) => here.focus.type === "cluster" && key === here.focus.key);
  if (cluster === undefined || bandWith(cluster.band, layout)?.isFolded === true) return null;
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
  { band, range }: Pick<PlacedCluster, "band" | "range">,
  { model, layout }: { readonly model: Model; readonly layout: Layout },
): Focus | null {
  const groups = [band, ...(bandWith(band, layout)?.within ?? [])];
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
export function clusterContaining(event: ModelEvent, layout: Layout): PlacedCluster | null {
  const { marks, eras, clusters, scale } = layout;
  const { start, end } = event.extent;
  if (
    [...marks, ...eras].some((one) => one.event === event) ||
    end < scale.domain.start ||
    start > scale.domain.end
  )
    return null;
  // An event is counted where its visible part begins.
  const x = clamp(scale(Math.max(start, scale.domain.start)), 0, scale.size);
  const distance = ({ x0, x1 }: PlacedCluster): number => Math.max(0, x0 - x, x - x1);
  const shown = bandWith(event.group, layout)?.index ?? event.group;
  const own = clusters.filter(({ band }) => band === shown);
  // At the edge between two cells, rounding may put `x` between them.
  return own.reduce<PlacedCluster | null>(
    (nearest, one) => (nearest === null || distance(one) <= distance(nearest) ? one : nearest),
    null,
  );
}
