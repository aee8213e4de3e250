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
import type { Layout } from "../picture/layout.ts";
import type { PlacedHistogram } from "./histogram.ts";
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
/** px by which a pill reaches into the padding under its strip. */
const FOOT = 4;

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
  const columns = new Map<number, { readonly x: number; readonly children: SceneNode[] }>();
  for (const cluster of clusters) {
    const { middle, x, band } = cluster;
    const column = columns.get(middle) ?? { x, children: [] };
    columns.set(middle, column);
    column.children.push(
      clusterNode(
        cluster,
        { groups: groupsOf(band), matched: matchedOf(cluster), isSelected: selectedOf(cluster) > 0 },
        context,
      ),
    );
  }
  return [...columns].map(([middle, { x, children }]) => ({
    key: `pills-${middle}`,
    tag: "g",
    attributes: { role: "presentation" },
    transform: `translate(${round(context.time.x(x))} 0)`,
    children: context.memoize(children[0] as SceneNode, children, () => children),
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
    const { count, told, kinds, reach } = cluster;
    const what = [
      key,
      place.at,
      place.of,
      count,
      range.start,
      range.end,
      told.start,
      told.end,
      round(reach.before),
      round(reach.after),
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
  { key, band, count, kinds, range, told, reach, top, bottom }: PlacedCluster,
  { place, matched, isSelected }: Drawing,
  context: SceneContext,
): LocalNode {
  const { names, fonts, dateDirection, time } = context;
  const [before, width] = [round(reach.before), round(reach.before) + round(reach.after)];
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
        key: "hit",
        tag: "rect",
        attributes: {
          class: "samarkand-hit",
          x: round(time.left(-before, width) - time.x(0)),
          y: round(top - pillMiddle({ bottom })),
          width: round(width),
          height: round(bottom - top),
          fill: "none",
          "pointer-events": "all",
        },
      },
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

/** Opacity of the columns of a histogram: marks and pills before them can be told from them. */
const OPACITY = 0.5;
/** px between two columns. */
const COLUMN_GAP = 1;

/** Draws a histogram: the parts of one colour are one element. */
export function histogramNodes(histogram: PlacedHistogram, context: SceneContext): SceneNode[] {
  const { time, memoize } = context;
  const { columns, stretch } = histogram;
  const nodes = memoize(columns, [time, context.colors], () => columnNodes(histogram, context));
  if (stretch === undefined) return nodes;
  const transform = `matrix(${stretch.by} 0 0 1 ${round(time.x(time.inline(0) * stretch.by + stretch.from))} 0)`;
  return nodes.map((node) => ({ ...node, transform }));
}

function columnNodes(
  { band, columns, bottom }: PlacedHistogram,
  { time, colors }: SceneContext,
): SceneNode[] {
  const shapes = new Map<string, string>();
  for (const { x0, x1, parts } of columns) {
    const start = x0 + COLUMN_GAP / 2;
    const end = Math.max(start, x1 - COLUMN_GAP / 2);
    const [from, to] = [round(time.x(start)), round(time.x(end))];
    let y = bottom;
    for (const { kind, height } of parts) {
      const { token } = kind === undefined ? colors.group(band) : colors.kind({ kind, group: band });
      const box = `M${from} ${round(y)}H${to}V${round(y - height)}H${from}z`;
      shapes.set(token, (shapes.get(token) ?? "") + box);
      y -= height;
    }
  }
  return [...shapes].map(([token, d]) => ({
    key: `histogram-${band}-${token}`,
    tag: "path",
    attributes: {
      class: "samarkand-histogram",
      d,
      fill: { token },
      "fill-opacity": OPACITY,
      "shape-rendering": "crispEdges",
    },
  }));
}

/** px between the text of a scale and the plot, and the least width of a gutter that holds it. */
const SCALE = { gap: 8, gutter: { plain: 100, root: 200 } };

/** Draws what a column of the whole height counts: in the gutter, or where the plot begins. */
export function scaleNode(
  { band, top, scale: { rate, unit, isRoot } }: PlacedHistogram,
  gutter: number,
  { chrome, fonts, names, direction }: SceneContext,
): SceneNode {
  const isBeside = gutter >= SCALE.gutter[isRoot ? "root" : "plain"];
  return textNode({
    key: `scale-${band}`,
    className: "samarkand-scale",
    text: names.rate(rate, unit, isRoot),
    x: chrome.x(isBeside ? gutter - SCALE.gap : gutter + SCALE.gap),
    y: top + fonts.note.size * 0.7,
    side: isBeside ? chrome.before : chrome.after,
    font: fonts.note,
    fill: "muted",
    fallback: direction,
  });
}
