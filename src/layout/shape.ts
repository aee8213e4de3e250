import type { ModelEvent } from "../model/model.ts";
import type { ThemeTokens } from "../options/theme.ts";
import type { Footprint } from "./lanes.ts";

/** px between a mark and its label, and between the edge of a bar and the label within. */
export const LABEL_GAP = 8;
/** px that stay free after whatever stands in a lane. */
const SPACE = 12;
/** px over which a bar fades out towards an end that is not known, and at one that is approximate. */
const FADES = { unknown: 72, approximate: 22 };

/** How an event is drawn at a zoom level. */
export interface Shape {
  readonly form: "dot" | "bar";
  readonly label: "inside" | "beside" | "none";
  /** With the label where there is one. */
  readonly footprint: Footprint;
}

/** px over which each end of a mark fades beyond what is known. */
export function fadesOf({ span }: ModelEvent): { readonly start: number; readonly end: number } {
  return {
    start: span.startKind === "unknown" ? FADES.unknown : span.startApproximate || span.startUncertain ? FADES.approximate : 0,
    end: span.endKind === "unknown" ? FADES.unknown : span.endApproximate || span.endUncertain ? FADES.approximate : 0,
  };
}

/**
 * The shape at a scale (ms per px): a dot where the extent is shorter than one, else a bar, with the label inside if it fits.
 * `labelWidth` is the whole label's; `null` asks for the mark alone.
 */
export function shapeOf(event: ModelEvent, labelWidth: number | null, scale: { msPerPx: number; tokens: ThemeTokens }): Shape {
  const { msPerPx, tokens } = scale;
  const { start, end } = event.extent;
  const length = (end - start) / msPerPx;
  const isBar = length >= tokens.dotSize;
  const fades = fadesOf(event);
  const centre = start + (end - start) / 2;
  const radius = (tokens.dotSize / 2) * msPerPx;
  const from = (isBar ? start : centre - radius) - fades.start * msPerPx;
  const to = (isBar ? end : centre + radius) + fades.end * msPerPx;
  const inside = isBar && labelWidth !== null && labelWidth + 2 * LABEL_GAP <= length;
  const beside = labelWidth === null || inside ? 0 : LABEL_GAP + Math.min(labelWidth, tokens.labelWidth);
  return {
    form: isBar ? "bar" : "dot",
    label: labelWidth === null ? "none" : inside ? "inside" : "beside",
    footprint: { from, to: to + (beside + SPACE) * msPerPx },
  };
}
