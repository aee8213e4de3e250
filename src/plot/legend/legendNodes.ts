import type { SceneContext } from "../base/sceneContext.ts";
import { round } from "../base/sceneNode.ts";
import type { SceneNode } from "../base/sceneNode.ts";
import { textNode } from "../base/textNode.ts";
import { eventShape } from "../events/eventNodes.ts";
import type { Legend, LegendItem } from "./layoutLegend.ts";

/** The colour of all that a legend shows: it explains shapes, not kinds. */
const NEUTRAL = { event: () => "muted", group: () => "muted" };

/**
 * The legend under the plot, from its own 0, 0: a list, so that a reader who hears it knows how
 * long it is.
 */
export function legendNodes({ items, rowHeight, tokens, fonts }: Legend, context: SceneContext): SceneNode[] {
  const small: SceneContext = {
    ...context,
    tokens,
    fonts,
    colors: NEUTRAL,
    selection: new Set(),
    hover: null,
    focus: null,
    now: null,
  };
  return items.map((item) => ({
    key: item.key,
    tag: "g",
    attributes: { class: "samarkand-legend-item", role: "listitem" },
    children: [
      swatch(item, rowHeight, { chrome: context, small: { ...small, time: context.swatch(item.swatch) } }),
      words(item, context),
    ],
  }));
}

/**
 * Drawn as the real thing is, in a viewport of its own: its time runs as that of the plot, wherever
 * it stands.
 */
function swatch(
  { x, y, mark, swatch: width }: LegendItem,
  height: number,
  { chrome, small }: { chrome: SceneContext; small: SceneContext },
): SceneNode {
  return {
    key: "swatch",
    tag: "svg",
    attributes: {
      class: `samarkand-swatch is-${mark.event.status}`,
      x: round(chrome.chrome.left(x, width)),
      y: round(y - height / 2),
      width,
      height,
      overflow: "hidden",
      "aria-hidden": "true",
    },
    children: eventShape(mark, small),
  };
}

function words({ textX, y, text }: LegendItem, { chrome, fonts, direction }: SceneContext): SceneNode {
  return textNode({
    key: "text",
    className: "samarkand-legend-text",
    text,
    x: chrome.x(textX),
    y,
    side: chrome.after,
    font: fonts.note,
    fill: "muted",
    fallback: direction,
  });
}
