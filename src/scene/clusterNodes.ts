import { PILL_WIDTH, type PlacedCluster } from "../layout/placeClusters.ts";
import type { PlacedProfile } from "../layout/placeProfiles.ts";
import { focusAttributes, focusOn, focusRing } from "./focusNodes.ts";
import { matchLine } from "./matchNodes.ts";
import { movedNode, type LocalNode } from "./movedNode.ts";
import { round } from "./round.ts";
import type { Focused, SceneContext } from "./sceneContext.ts";
import type { SceneNode } from "./sceneNode.ts";
import { textNode } from "./textNode.ts";

const PILL_HEIGHT = 20;
/** px that a strip reaches into the padding under it. */
const FOOT = 4;
/** px of the lowest column in which an event begins. */
const LEAST = 3;

/** px of the line in a pill that holds what was found, and of its place from the middle down. */
const UNDERLINE = { width: 20, top: 6 };

/** What of a cluster changes while it stays where it is. */
interface ClusterState {
  /** How many of its events a search found. */
  readonly matched: number;
  /** Whether the keyboard is at one of them, for which there is no room. */
  readonly isHolding: boolean;
}

/** A counted cluster: a pill with its count. */
export function clusterNode(cluster: PlacedCluster, { matched, isHolding }: ClusterState, context: SceneContext): SceneNode {
  const { key, count, range, told, x, bottom } = cluster;
  const y = bottom + FOOT - PILL_HEIGHT / 2 - 2;
  const what = [key, count, range.start, range.end, told.start, told.end, matched].join(" ");
  const node = context.clusters(what, () => localNode(cluster, matched, context));
  const focus = isHolding ? context.focus : focusOn(context, "cluster", key);
  return movedNode(key, focus === null ? node : withFocus(node, focus), { x, y }, context);
}

function withFocus(node: LocalNode, focus: Focused): LocalNode {
  const ring = focusRing({ x: -PILL_WIDTH / 2, y: -PILL_HEIGHT / 2, width: PILL_WIDTH, height: PILL_HEIGHT });
  return { ...node, attributes: { ...node.attributes, ...focusAttributes(focus) }, children: [...(node.children ?? []), ring] };
}

/** In px from the middle of the pill. */
function localNode({ key, count, range, told }: PlacedCluster, matched: number, { names, fonts, dateDirection }: SceneContext): LocalNode {
  return {
    tag: "g",
    target: { type: "cluster", key, range },
    attributes: {
      class: matched > 0 ? "samarkand-cluster is-match" : "samarkand-cluster", "data-cluster": count, role: "option",
      "aria-label": names.pill(count, told, matched),
    },
    children: [
      {
        key: "pill",
        tag: "rect",
        attributes: {
          class: "samarkand-pill", x: -PILL_WIDTH / 2, y: -PILL_HEIGHT / 2, width: PILL_WIDTH, height: PILL_HEIGHT, rx: PILL_HEIGHT / 2,
          fill: { token: "card" }, stroke: { token: "muted" }, "stroke-width": 1,
        },
      },
      textNode({ key: "count", className: "samarkand-count", text: names.count(count), x: 0, y: 0, side: "both", font: fonts.count, fill: "ink", fallback: dateDirection, fixed: true }),
      ...(matched > 0 ? [matchLine({ left: -UNDERLINE.width / 2, width: UNDERLINE.width, top: UNDERLINE.top })] : []),
    ],
  };
}

/** The skyline of a strip: how many events begin in each of its columns. */
export function profileNodes({ band, steps, top, bottom }: PlacedProfile, { time, colors }: SceneContext): SceneNode[] {
  const foot = bottom + FOOT;
  const y = (share: number): number => round(share === 0 ? foot : foot - LEAST - share * (foot - LEAST - top));
  const points = steps.flatMap(({ x0, x1, share }) => [x0, x1].map((x) => `${round(time.x(x))},${y(share)}`));
  const [first, last] = [steps[0], steps.at(-1)];
  if (first === undefined || last === undefined || steps.every(({ share }) => share === 0)) return [];
  const corners = [`${round(time.x(last.x1))},${foot}`, `${round(time.x(first.x0))},${foot}`];
  return [{
    key: `skyline-${band}`,
    tag: "polyline",
    attributes: { class: "samarkand-skyline", points: [...points, ...corners].join(" "), fill: { token: colors.group(band) }, "fill-opacity": 0.3 },
  }];
}
