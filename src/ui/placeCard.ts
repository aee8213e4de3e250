import { clamp } from "../base/maths.ts";

/** A box in px. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface Surroundings {
  readonly mark: Box;
  readonly others: readonly Box[];
  readonly within: Box;
}

/** px between a mark and its card. */
const GAP = 10;

/**
 * Where a card of a size covers least: under or over its mark, or at either end of it, kept within
 * the given box. Covering the mark itself is the worst, and under is better than over, and over
 * than beside, where all else is equal.
 */
export function placeCard(
  size: { readonly width: number; readonly height: number },
  { mark, others, within }: Surroundings,
): { left: number; top: number } {
  const along = [mark.left, mark.left + mark.width - size.width, mark.left + mark.width / 2 - size.width / 2];
  const across = [
    mark.top + mark.height / 2 - size.height / 2,
    mark.top,
    mark.top + mark.height - size.height,
  ];
  const corners = [
    ...[mark.top + mark.height + GAP, mark.top - GAP - size.height].flatMap((top) =>
      along.map((left) => ({ left, top })),
    ),
    ...[mark.left - GAP - size.width, mark.left + mark.width + GAP].flatMap((left) =>
      across.map((top) => ({ left, top })),
    ),
  ];
  const places = corners.map(({ left, top }): Box => ({
    left: clamp(left, within.left, Math.max(within.left, within.left + within.width - size.width)),
    top: clamp(top, within.top, Math.max(within.top, within.top + within.height - size.height)),
    ...size,
  }));
  const cost = (box: Box): number =>
    others.reduce((sum, other) => sum + overlap(box, other), 1000 * overlap(box, mark));
  return places
    .map((place) => ({ place, cost: cost(place) }))
    .reduce((best, next) => (next.cost < best.cost ? next : best)).place;
}

/** The area (px²) that two boxes share. */
function overlap(a: Box, b: Box): number {
  const width = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
  const height = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  return width > 0 && height > 0 ? width * height : 0;
}
