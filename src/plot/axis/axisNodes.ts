import type { FontSpec } from "../../base/measureText.ts";
import type { SceneContext } from "../base/sceneContext.ts";
import { round, type SceneNode } from "../base/sceneNode.ts";
import { textNode } from "../base/textNode.ts";
import type { Layout } from "../picture/layout.ts";
import type { AxisLabel, AxisRow } from "./axis.ts";

/** Parts of a layout from which an axis is drawn. */
export type AxisLayout = Pick<Layout, "axis" | "axisHeight" | "markersHeight" | "secondaryHeight" | "scale">;

/**
 * Draws the axis above the plot, in px of the plot: two tiers and the notes, a line, the tiers of a
 * second calendar, a line.
 */
export function axisNodes(
  { axis, axisHeight, markersHeight, secondaryHeight, scale }: AxisLayout,
  context: SceneContext,
): SceneNode[] {
  const end = axisHeight - markersHeight;
  const bottom = end - secondaryHeight;
  const { secondary } = axis;
  return [
    ...rowNodes(axis, { name: "", top: 0, bottom }, context),
    base("base", bottom, { length: scale.size, context }),
    ...(secondary === null
      ? []
      : rowNodes(secondary, { name: "second-", top: bottom, bottom: end }, context)),
    ...(secondaryHeight === 0 ? [] : [base("second-base", end, { length: scale.size, context })]),
  ];
}

/** Draws only the labels of the upper tiers, which are pinned. */
export function pinnedNodes({ axis, ...rest }: AxisLayout, context: SceneContext): SceneNode[] {
  const bare = <T extends AxisRow>(row: T): T => ({ ...row, lower: [], notes: [], lines: [] });
  const { secondary } = axis;
  return axisNodes(
    { ...rest, axis: { ...bare(axis), secondary: secondary === null ? null : bare(secondary) } },
    context,
  ).filter(({ tag }) => tag === "text");
}

function base(
  key: string,
  bottom: number,
  { length, context: { time } }: { readonly length: number; readonly context: SceneContext },
): SceneNode {
  const left = time.left(0, length);
  return line(key, { x1: round(left), x2: round(left + length), y1: bottom - 0.5, y2: bottom - 0.5 }, "hair");
}

interface RowPlace {
  readonly name: string;
  readonly top: number;
  readonly bottom: number;
}

function rowNodes(row: AxisRow, { name, top, bottom }: RowPlace, context: SceneContext): SceneNode[] {
  const { fonts, tokens } = context;
  const noteY = bottom - tokens.noteSize * 0.9;
  const lowerY = row.noted
    ? noteY - tokens.noteSize * 0.65 - tokens.fontSize * 0.75
    : bottom - tokens.fontSize * (name === "" ? 1.15 : 0.9);
  const tiers = { upper: top + tokens.titleSize * 0.95, under: top + tokens.titleSize * 1.75 };
  const ink = name === "" ? "ink" : "muted";
  const labels = (items: readonly AxisLabel[], tier: Tier): SceneNode[] =>
    items.map((label) => axisLabel(label, tier, context));
  return [
    ...uprights(
      `${name}lines`,
      row.lines.map(({ x, major, minor }) => {
        // A month that begins within a week must not cut through the week's label.
        const [y1, y2] = major ? [top, minor ? bottom : tiers.under] : [bottom - 6, bottom];
        return { x, y1, y2, token: major ? "hair" : "grid" };
      }),
      context,
    ),
    ...labels(row.upper, { name: `${name}upper`, y: tiers.upper, font: fonts.upper, fill: ink }),
    ...labels(row.lower, { name: `${name}lower`, y: lowerY, font: fonts.tick, fill: ink }),
    ...labels(row.notes, { name: `${name}note`, y: noteY, font: fonts.note, fill: "muted" }),
  ];
}

/** Draws the lines of the axis through the plot, and the weekends behind them. */
export function gridNodes({ axis, plotHeight }: Layout, context: SceneContext): SceneNode[] {
  const { time } = context;
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
  return [
    ...weekends,
    ...uprights(
      "lines",
      axis.lines.map(({ x, major }) => ({ x, y1: 0, y2: plotHeight, token: major ? "hair" : "grid" })),
      context,
    ),
  ];
}

interface Tier {
  readonly name: string;
  readonly y: number;
  readonly font: FontSpec;
  readonly fill: string;
}

function axisLabel(
  { key, text, x, centred }: AxisLabel,
  { name, y, font, fill }: Tier,
  context: SceneContext,
): SceneNode {
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

interface Upright {
  /** Inline px. */
  readonly x: number;
  readonly y1: number;
  readonly y2: number;
  readonly token: "grid" | "hair";
}

/**
 * Draws vertical lines; those of one colour are one element, because each step of a zoom moves them
 * all.
 */
function uprights(key: string, lines: readonly Upright[], { time }: SceneContext): SceneNode[] {
  return (["grid", "hair"] as const).flatMap((token): SceneNode[] => {
    const d = lines
      .filter((line) => line.token === token)
      .map(({ x, y1, y2 }) => `M${round(time.x(x))} ${round(y1)}V${round(y2)}`)
      .join("");
    return d === ""
      ? []
      : [
          {
            key: `${key}-${token}`,
            tag: "path",
            attributes: {
              class: `samarkand-${token}`,
              d,
              fill: "none",
              stroke: { token },
              "stroke-width": 1,
            },
          },
        ];
  });
}

function line(key: string, at: { x1: number; x2: number; y1: number; y2: number }, token: string): SceneNode {
  return {
    key,
    tag: "line",
    attributes: { class: `samarkand-${token}`, ...at, stroke: { token }, "stroke-width": 1 },
  };
}
