import type { Matches } from "../../model/matches.ts";
import type { ModelEvent } from "../../model/model.ts";
import type { Ordinal } from "../../model/readingOrder.ts";
import {
  focusAttributes,
  type Focused,
  focusOn,
  type LocalNode,
  placeAttributes,
  type SceneContext,
  selectedAttributes,
} from "../base/sceneContext.ts";
import { isWords, matchLine, ringNode, round, type SceneNode, textNode, wordsOf } from "../base/sceneNode.ts";
import { firstKinds, type KindCount } from "../levels/countCells.ts";
import type { Layout } from "../picture/layout.ts";
import type { PlacedProfile } from "./densityProfile.ts";
import { PILL_WIDTH, type PlacedCluster } from "./placeClusters.ts";

/** px: height of a pill. */
export const PILL_HEIGHT = 20;
/**
 * Box around which a pill's rings are drawn: 1 px within the pill, because there is less room
 * around a pill than around a mark.
 */
const PILL = {
  x: 1 - PILL_WIDTH / 2,
  y: 1 - PILL_HEIGHT / 2,
  width: PILL_WIDTH - 2,
  height: PILL_HEIGHT - 2,
  rx: PILL_HEIGHT / 2 - 1,
};
/** px by which a strip reaches into the padding under it. */
const FOOT = 4;
/** px: height of the lowest column in which an event begins. */
const LEAST = 3;

/**
 * px: length of the line in a pill that holds matches, and its distance below the pill's middle.
 */
const UNDERLINE = { width: 20, top: 6 };

/**
 * Returns a function that counts the matches in a cluster: the matches of its cell, less those that
 * are drawn. `groupsOf`: the groups that are counted in a band.
 */
export function matchesPerCluster(
  { marks, eras, scale: { domain: range } }: Layout,
  matches: Matches,
  groupsOf: (band: number) => readonly number[],
): (cluster: PlacedCluster) => number {
  const drawn = new Map<number, ModelEvent[]>();
  for (const { band, event } of [...marks, ...eras]) {
    if (!matches.has(event.row)) continue;
    const known = drawn.get(band);
    if (known === undefined) drawn.set(band, [event]);
    else known.push(event);
  }
  const countOf = ({ band, cell }: Pick<PlacedCluster, "band" | "cell">): number => {
    const drawnFrom = (start: number, end: number): number =>
      drawn.get(band)?.filter(({ extent }) => extent.start >= start && extent.start < end).length ?? 0;
    const begun = matches.countFrom(band, cell.start, cell.end) - drawnFrom(cell.start, cell.end);
    if (!cell.isFirst) return begun;
    return (
      begun +
      matches.countFrom(band, -Infinity, range.start) -
      matches.countEnded(band, range.start) -
      drawnFrom(-Infinity, range.start)
    );
  };
  return ({ band, cell }) => groupsOf(band).reduce((sum, group) => sum + countOf({ band: group, cell }), 0);
}

/**
 * Returns a function that lists the groups whose events are counted in a band: a folded group also
 * counts the groups within it.
 */
export function groupsPerBand(bands: Layout["bands"]): (band: number) => readonly number[] {
  const groups = new Map(bands.map(({ band: { index, within } }) => [index, [index, ...within]]));
  return (band) => groups.get(band) ?? [band];
}

/** Functions that tell of the events in a cluster: their groups, matches and selected events. */
interface Held {
  readonly groupsOf: (band: number) => readonly number[];
  readonly matchedOf: (cluster: PlacedCluster) => number;
  readonly selectedOf: (cluster: PlacedCluster) => number;
}

/**
 * Creates the nodes of all clusters, in columns: the clusters of one instant stand above each other
 * in all bands and move together.
 */
export function clusterColumns(
  clusters: readonly PlacedCluster[],
  { groupsOf, matchedOf, selectedOf }: Held,
  context: SceneContext,
): SceneNode[] {
  const columns = new Map<
    number,
    { readonly x: number; readonly children: SceneNode[]; readonly pills: KindPill[] }
  >();
  for (const cluster of clusters) {
    const { middle, x, kinds, band } = cluster;
    const column = columns.get(middle) ?? { x, children: [], pills: [] };
    columns.set(middle, column);
    column.pills.push({ kinds, band, y: pillMiddle(cluster) });
    column.children.push(
      clusterNode(
        cluster,
        { groups: groupsOf(band), matched: matchedOf(cluster), isSelected: selectedOf(cluster) > 0 },
        context,
      ),
    );
  }
  return [...columns].map(([middle, { x, children, pills }]) => ({
    key: `pills-${middle}`,
    tag: "g",
    attributes: { role: "presentation" },
    transform: `translate(${round(context.time.x(x))} 0)`,
    children: context.memoize(children[0] as SceneNode, [context.colors, ...children], () => [
      ...children,
      ...kindStrips(pills, context),
    ]),
  }));
}

/** Returns the middle of a pill, in px from the top of the plot. */
export function pillMiddle({ bottom }: Pick<PlacedCluster, "bottom">): number {
  return round(bottom + FOOT - PILL_HEIGHT / 2 - 2);
}

/** Creates the node of a pill with its count, in px from the middle of its column. */
function clusterNode(
  cluster: PlacedCluster,
  { groups, matched, isSelected }: Omit<Drawing, "place"> & { readonly groups: readonly number[] },
  context: SceneContext,
): SceneNode {
  const { key, range } = cluster;
  const place = context.places.cluster(groups, range);
  // The keyboard focus may be on an event that this cluster holds: such an event may never get room
  // of its own, at any zoom.
  const focus =
    focusOn(context, "cluster", key) ?? (context.focus?.holder?.key === key ? context.focus : null);
  const y = pillMiddle(cluster);
  return context.memoize(range, [place, matched, isSelected, focus, y], () => {
    const { count, told, kinds } = cluster;
    const what = [
      key,
      place.at,
      place.of,
      count,
      range.start,
      range.end,
      told.start,
      told.end,
      matched,
      isSelected,
      ...kinds.flatMap(({ kind, count: many }) => [many, kind]),
    ].join(" ");
    const node = context.clusters(what, () => localNode(cluster, { place, matched, isSelected }, context));
    return {
      key,
      ...(focus === null ? node : withFocus(node, focus, context)),
      transform: `translate(0 ${y})`,
    };
  });
}

function withFocus(node: LocalNode, focus: Focused, context: SceneContext): LocalNode {
  const { "aria-label": own = "" } = node.attributes;
  const held =
    focus.holder === null || focus.place === null
      ? {}
      : {
          "aria-label": focus.holder.label,
          ...placeAttributes(focus.place),
          ...selectedAttributes(focus.on.type === "event" && context.selection.has(focus.on.id), context),
        };
  const label = { "aria-label": isWords(own) ? own.words : own, ...held };
  return {
    ...node,
    attributes: { ...node.attributes, ...label, ...focusAttributes(focus) },
    children: [...(node.children ?? []), ringNode("focus", PILL)],
  };
}

interface Drawing {
  readonly place: Ordinal;
  readonly matched: number;
  /** Whether any event that the cluster counts is selected. */
  readonly isSelected: boolean;
}

/** Creates the node of a pill, in px from the middle of the pill. */
function localNode(
  { key, band, count, kinds, range, told }: PlacedCluster,
  { place, matched, isSelected }: Drawing,
  context: SceneContext,
): LocalNode {
  const { names, fonts, dateDirection } = context;
  return {
    tag: "g",
    target: { type: "cluster", key, band, range },
    attributes: {
      class: matched > 0 ? "samarkand-cluster is-match" : "samarkand-cluster",
      "data-cluster": count,
      role: "option",
      ...placeAttributes(place),
      ...selectedAttributes(isSelected, context),
      "aria-label": wordsOf(() => names.pill(count, told, { matched, kinds })),
    },
    children: [
      {
        key: "pill",
        tag: "rect",
        attributes: {
          class: "samarkand-pill",
          x: -PILL_WIDTH / 2,
          y: -PILL_HEIGHT / 2,
          width: PILL_WIDTH,
          height: PILL_HEIGHT,
          rx: PILL_HEIGHT / 2,
          fill: { token: "card" },
          stroke: { token: "muted" },
          "stroke-width": 1,
        },
      },
      textNode({
        key: "count",
        className: "samarkand-count",
        text: names.count(count),
        x: 0,
        y: 0,
        side: "both",
        font: fonts.count,
        fill: "ink",
        fallback: dateDirection,
        fixed: true,
      }),
      ...(isSelected ? [ringNode("selected", PILL)] : []),
      ...(matched > 0
        ? [matchLine({ left: -UNDERLINE.width / 2, width: UNDERLINE.width, top: UNDERLINE.top })]
        : []),
    ],
  };
}

/** Draws the density profile of a strip: how many events begin in each of its columns. */
export function profileNodes(profile: PlacedProfile, context: SceneContext): SceneNode[] {
  const { time, memoize } = context;
  const { steps, stretch } = profile;
  const nodes = memoize(steps, [time], () => profileOutline(profile, context));
  if (stretch === undefined) return nodes;
  const transform = `matrix(${stretch.by} 0 0 1 ${round(time.x(time.inline(0) * stretch.by + stretch.from))} 0)`;
  return nodes.map((node) => ({ ...node, transform }));
}

function profileOutline(
  { band, steps, top, bottom }: PlacedProfile,
  { time, colors }: SceneContext,
): SceneNode[] {
  const foot = bottom + FOOT;
  const y = (share: number): number =>
    round(share === 0 ? foot : foot - LEAST - share * (foot - LEAST - top));
  const points = steps.flatMap(({ x0, x1, share }) => [x0, x1].map((x) => `${round(time.x(x))},${y(share)}`));
  const [first, last] = [steps[0], steps.at(-1)];
  if (first === undefined || last === undefined || steps.every(({ share }) => share === 0)) return [];
  const corners = [`${round(time.x(last.x1))},${foot}`, `${round(time.x(first.x0))},${foot}`];
  return [
    {
      key: `skyline-${band}`,
      tag: "polyline",
      attributes: {
        class: "samarkand-skyline",
        points: [...points, ...corners].join(" "),
        fill: colors.group(band),
        "fill-opacity": 0.3,
      },
    },
  ];
}

/**
 * px: size of the strip at the top of a pill that shows kinds; `top` is measured from the pill's
 * middle.
 */
const STRIP = { width: 24, height: 3, top: -8.5 };
/**
 * Greatest number of kinds with a part of their own in that strip; all other kinds share one part.
 */
const MOST = 3;
/** px: least width of a part. */
const LEAST_STRIP = 2;

/** A pill in a column of pills, with the kinds to be shown in it. */
interface KindPill {
  readonly kinds: readonly KindCount[];
  readonly band: number;
  /** px: vertical middle of the pill. */
  readonly y: number;
}

/**
 * Draws the strips with the kinds of a column of pills, in px from the middle of the column. The
 * parts of one colour are one element.
 */
function kindStrips(pills: readonly KindPill[], context: SceneContext): SceneNode[] {
  const shapes = new Map<string, string>();
  for (const { token, d } of pills.flatMap((pill) => partsOf(pill, context)))
    shapes.set(token, (shapes.get(token) ?? "") + d);
  return [...shapes].map(([token, d]) => ({
    key: token,
    tag: "path",
    attributes: { class: "samarkand-pill-kinds", d, fill: { token }, "pointer-events": "none" },
  }));
}

interface Part {
  readonly token: string;
  readonly d: string;
}

/**
 * Returns the parts of a pill's strip, one per kind, most frequent first. Their widths grow with
 * their counts.
 */
function partsOf({ kinds, band, y }: KindPill, { memoize, colors, swatch }: SceneContext): readonly Part[] {
  if (kinds.length === 0) return [];
  return memoize(kinds, [band, y, colors], () => {
    const { first, others } = firstKinds(kinds, MOST);
    const parts = [
      ...first.map(({ kind, count }) => ({ count, token: colors.kind({ kind, group: band }).token })),
      ...(others === 0 ? [] : [{ count: others, token: "muted" }]),
    ];
    const all = parts.reduce((sum, { count }) => sum + count, 0);
    const time = swatch(STRIP.width);
    let from = 0;
    return parts.map(({ count, token }): Part => {
      const width = LEAST_STRIP + ((STRIP.width - LEAST_STRIP * parts.length) * count) / all;
      const [x0, x1] = [from, from + width].map((at) => round(time.x(at) - STRIP.width / 2)) as [
        number,
        number,
      ];
      const top = round(y + STRIP.top);
      from += width;
      return { token, d: `M${x0} ${top}H${x1}V${round(top + STRIP.height)}H${x0}z` };
    });
  });
}
