import type { ThemeTokens } from "../options/theme.ts";

/** px that stay free after whatever stands in a lane. */
const SPACE = 12;

/** What marks are measured with at a scale. Each is measured several times: what they have in common is worked out once. */
export interface MarkScale {
  readonly msPerPx: number;
  /** ms that a bar lasts at least; what is shorter is a dot. */
  readonly bar: number;
  /** ms of half a dot. */
  readonly radius: number;
  /** ms that stay free after a mark. */
  readonly space: number;
}

export function markScale(msPerPx: number, { dotSize }: ThemeTokens): MarkScale {
  return { msPerPx, bar: dotSize * msPerPx, radius: (dotSize / 2) * msPerPx, space: SPACE * msPerPx };
}

/** The instant at which a mark begins, without what stands beyond it, or at which the next one may: a dot is in the middle of what is shorter than it. */
export function markEnd(
  side: "start" | "end",
  start: number,
  end: number,
  { bar, radius, space }: MarkScale,
): number {
  const length = end - start;
  if (side === "start") return length >= bar ? start : start + length / 2 - radius;
  return (length >= bar ? end : start + length / 2 + radius) + space;
}
