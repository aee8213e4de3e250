import type { FontSpec } from "../../base/measureText.ts";
import type { SceneContext } from "../base/sceneContext.ts";
import { lineNode, rectNode, round, type SceneNode, textNode } from "../base/sceneNode.ts";
import type { Layout } from "../picture/layout.ts";
import type { AxisLabel, AxisLine, AxisRow } from "./axis.ts";

/** Parts of a layout from which an axis is drawn. */
export type AxisLayout = Pick<Layout, "axis" | "axisHeight" | "markersHeight" | "secondaryHeight" | "scale">;

/**
 * Draws the axis above the plot, in px of the plot: two tiers and the notes, a line, the tiers of a
 * second calendar, a line.
 */
export function axisNodes(layout: AxisLayout, context: SceneContext): SceneNode[] {
  const { size } = layout.scale;
  const left = context.time.left(0, size);
  return placedRows(layout).flatMap((row) => [
    ...rowNodes(row, context),
    lineNode(
      `${row.name}base`,
      "samarkand-hair",
      { x1: left, x2: left + size, y1: row.bottom - 0.5 },
      { stroke: { token: "hair" }, "stroke-width": 1 },
    ),
  ]);
}

/** Draws only the labels of the upper tiers, which are pinned. */
export function pinnedNodes(layout: AxisLayout, context: SceneContext): SceneNode[] {
  return placedRows(layout).flatMap((row) => upperNodes(row, context));
}

/** A row of an axis, from `top` to `bottom` in px. */
interface PlacedRow {
  /** `null`: none of its dates are in sight. */
  readonly ticks: AxisRow | null;
  readonly name: "" | "second-";
  readonly ink: "ink" | "muted";
  readonly top: number;
  readonly bottom: number;
}

function placedRows({ axis, axisHeight, markersHeight, secondaryHeight }: AxisLayout): PlacedRow[] {
  const end = axisHeight - markersHeight;
  const middle = end - secondaryHeight;
  const first: PlacedRow = { ticks: axis, name: "", ink: "ink", top: 0, bottom: middle };
  const second: PlacedRow = {
    ticks: axis.secondary,
    name: "second-",
    ink: "muted",
    top: middle,
    bottom: end,
  };
  return secondaryHeight === 0 ? [first] : [first, second];
}

function rowNodes(row: PlacedRow, context: SceneContext): SceneNode[] {
  const { ticks, name, top, bottom } = row;
  const { fonts, tokens } = context;
  if (ticks === null) return [];
  const noteY = bottom - tokens.noteSize * 0.9;
  const lowerY = ticks.noted
    ? noteY - tokens.noteSize * 0.65 - tokens.fontSize * 0.75
    : bottom - tokens.fontSize * (name === "" ? 1.15 : 0.9);
  const under = top + tokens.titleSize * 1.75;
  return [
    ...uprights(
      `${name}lines`,
      ticks.lines,
      // A month that begins within a week must not cut through the week's label.
      ({ major, minor }) => (major ? [top, minor ? bottom : under] : [bottom - 6, bottom]),
      context,
    ),
    ...upperNodes(row, context),
    ...labelsOf(ticks.lower, { name: `${name}lower`, y: lowerY, font: fonts.tick, fill: row.ink }, context),
    ...labelsOf(ticks.notes, { name: `${name}note`, y: noteY, font: fonts.note, fill: "muted" }, context),
  ];
}

function upperNodes(row: PlacedRow, context: SceneContext): SceneNode[] {
  const { ticks, name, top } = row;
  const { fonts, tokens } = context;
  const y = top + tokens.titleSize * 0.95;
  return labelsOf(ticks?.upper ?? [], { name: `${name}upper`, y, font: fonts.upper, fill: row.ink }, context);
}

/** Draws the lines of the axis through the plot, and the weekends behind them. */
export function gridNodes({ axis, plotHeight: height }: Layout, context: SceneContext): SceneNode[] {
  return [
    ...axis.weekends.map(({ key, x0, x1 }) => {
      const width = x1 - x0;
      const box = { x: context.time.left(x0, width), y: 0, width, height };
      return rectNode(`weekend-${key}`, "samarkand-weekend", box, { fill: { token: "weekend" } });
    }),
    ...uprights("lines", axis.lines, () => [0, height], context),
  ];
}

interface Tier {
  readonly name: string;
  readonly y: number;
  readonly font: FontSpec;
  readonly fill: string;
}

function labelsOf(
  labels: readonly AxisLabel[],
  { name, y, font, fill }: Tier,
  { time, dateDirection }: SceneContext,
): SceneNode[] {
  return labels.map(({ key, text, x, centred }) =>
    textNode({
      key: `${name}-${key}`,
      className: `samarkand-tick samarkand-tick-${name}`,
      text,
      x: time.x(x),
      y,
      side: centred ? "both" : time.after,
      font,
      fill,
      fallback: dateDirection,
      fixed: true,
    }),
  );
}

/**
 * Draws tick lines between the px that `endsOf` returns; those of one colour are one element,
 * because each step of a zoom moves them all.
 */
function uprights(
  key: string,
  lines: readonly AxisLine[],
  endsOf: (line: AxisLine) => readonly [number, number],
  { time }: SceneContext,
): SceneNode[] {
  return (["grid", "hair"] as const).flatMap((token): SceneNode[] => {
    const d = lines
      .filter(({ major }) => major === (token === "hair"))
      .map((line) => {
        const [from, to] = endsOf(line);
        return `M${round(time.x(line.x))} ${round(from)}V${round(to)}`;
      })
      .join("");
    const attributes = { class: `samarkand-${token}`, d, fill: "none", stroke: { token }, "stroke-width": 1 };
    return d === "" ? [] : [{ key: `${key}-${token}`, tag: "path", attributes }];
  });
}
