import type { FontSpec } from "../base/measureText.ts";
import type { AxisLabel } from "../layout/axis.ts";
import type { Layout } from "../layout/layout.ts";
import { round } from "./round.ts";
import type { SceneContext } from "./sceneContext.ts";
import type { SceneNode } from "./sceneNode.ts";
import { textNode } from "./textNode.ts";

/** The axis over the plot, in px of the plot: the upper tier, the lower one, the weekdays, a line under them. */
export function axisNodes({ axis, axisHeight, scale }: Layout, context: SceneContext): SceneNode[] {
  const { fonts, tokens } = context;
  const bottom = axisHeight;
  const noteY = bottom - tokens.noteSize * 0.9;
  const lowerY = axis.notes.length > 0 ? noteY - tokens.noteSize * 0.65 - tokens.fontSize * 0.75 : bottom - tokens.fontSize * 1.15;
  const labels = (items: readonly AxisLabel[], tier: Tier): SceneNode[] => items.map((label) => axisLabel(label, tier, context));
  return [
    ...axis.lines.map(({ key, x, major }) => {
      const at = round(context.time.x(x));
      const y1 = major ? 0 : bottom - 6;
      return line(`line-${key}`, { x1: at, x2: at, y1: round(y1), y2: bottom }, major ? "hair" : "grid");
    }),
    ...labels(axis.upper, { name: "upper", y: tokens.titleSize * 0.95, font: fonts.upper, fill: "ink" }),
    ...labels(axis.lower, { name: "lower", y: lowerY, font: fonts.tick, fill: "ink" }),
    ...labels(axis.notes, { name: "note", y: noteY, font: fonts.note, fill: "muted" }),
    line("base", { x1: 0, x2: round(scale.length), y1: bottom - 0.5, y2: bottom - 0.5 }, "hair"),
  ];
}

/** The lines of the axis through the plot, and the weekends behind it. */
export function gridNodes({ axis, plotHeight }: Layout, { time }: SceneContext): SceneNode[] {
  const weekends = axis.weekends.map(({ key, x0, x1 }): SceneNode => ({
    key: `weekend-${key}`,
    tag: "rect",
    attributes: {
      class: "samarkand-weekend",
      x: round(time.left(x0, x1 - x0)),
      y: 0,
      width: round(x1 - x0),
      height: round(plotHeight),
      fill: { token: "weekend" },
    },
  }));
  const lines = axis.lines.map(({ key, x, major }) => {
    const at = round(time.x(x));
    return line(`line-${key}`, { x1: at, x2: at, y1: 0, y2: round(plotHeight) }, major ? "hair" : "grid");
  });
  return [...weekends, ...lines];
}

interface Tier {
  readonly name: string;
  readonly y: number;
  readonly font: FontSpec;
  readonly fill: string;
}

function axisLabel({ key, text, x, centred }: AxisLabel, { name, y, font, fill }: Tier, context: SceneContext): SceneNode {
  return textNode({
    key: `${name}-${key}`,
    className: `samarkand-tick samarkand-tick-${name}`,
    text,
    x: context.time.x(x),
    y,
    side: centred ? "both" : context.time.after,
    font,
    fill,
    fallback: context.dateDirection,
    fixed: true,
  });
}

function line(key: string, at: { x1: number; x2: number; y1: number; y2: number }, token: string): SceneNode {
  return { key, tag: "line", attributes: { class: `samarkand-${token}`, ...at, stroke: { token }, "stroke-width": 1 } };
}
