import type { KindCount } from "../layout/countCells.ts";
import { firstKinds } from "../layout/firstKinds.ts";
import { round } from "./round.ts";
import type { SceneContext } from "./sceneContext.ts";
import type { SceneNode } from "./sceneNode.ts";

/** px of the strip at the top of a pill that shows kinds; `top` from the middle of the pill. */
const STRIP = { width: 24, height: 3, top: -8.5 };
/** Kinds that have a part of their own; the others have one together. */
const MOST = 3;
/** px of a part, at least. */
const LEAST = 2;

/** A pill whose kinds are shown, in a column of pills. */
export interface KindPill {
  readonly kinds: readonly KindCount[];
  readonly band: number;
  /** px of its middle. */
  readonly y: number;
}

/** The strips of a column of pills, in px from the middle of the column: the parts of one colour are one element. */
export function kindStrips(pills: readonly KindPill[], context: SceneContext): SceneNode[] {
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

/** The kinds of what a pill counts, most first: parts that are as long as they are many. */
function partsOf({ kinds, band, y }: KindPill, { kept, colors, swatch }: SceneContext): readonly Part[] {
  if (kinds.length === 0) return [];
  return kept(kinds, [band, y, colors], () => {
    const { first, others } = firstKinds(kinds, MOST);
    const parts = [
      ...first.map(({ kind, count }) => ({ count, token: colors.event({ kind, group: band }) })),
      ...(others === 0 ? [] : [{ count: others, token: "muted" }]),
    ];
    const all = parts.reduce((sum, { count }) => sum + count, 0);
    const time = swatch(STRIP.width);
    let from = 0;
    return parts.map(({ count, token }): Part => {
      const width = LEAST + ((STRIP.width - LEAST * parts.length) * count) / all;
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
