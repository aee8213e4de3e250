import type { ThemeTokens } from "../options/theme.ts";

/** px that stay free after whatever stands in a lane. */
const SPACE = 12;

/** What a mark is measured with. */
export interface MarkScale {
  readonly msPerPx: number;
  readonly tokens: ThemeTokens;
}

/** Whether what lasts from one instant to another is drawn as a bar, since a dot would be longer. */
export function isBar(start: number, end: number, { msPerPx, tokens }: MarkScale): boolean {
  return (end - start) / msPerPx >= tokens.dotSize;
}

/** The instant at which a mark begins, without what stands beyond it, or at which the next one may: a dot is in the middle of what is shorter. */
export function markEnd(side: "start" | "end", start: number, end: number, scale: MarkScale): number {
  const radius = (scale.tokens.dotSize / 2) * scale.msPerPx;
  const isLong = isBar(start, end, scale);
  if (side === "start") return isLong ? start : start + (end - start) / 2 - radius;
  return (isLong ? end : start + (end - start) / 2 + radius) + SPACE * scale.msPerPx;
}
