import { clamp } from "../../base/maths.ts";

/**
 * How much of its label an event demands in its lane: all of it; nothing where it is shortened
 * inside its bar; a few words at most, beside or inside; nothing at all.
 */
const TIERS = ["whole", "inside", "short", "mark"] as const;
export type Tier = (typeof TIERS)[number];

/**
 * Lanes that a band needs at the fitted scale, for each tier: `null` if its events are too many to
 * have a lane each.
 */
export type BandNeeds = Readonly<Record<Tier, number>> | null;

/** Height of all lanes at the fitted scale and finer ones, and their number in each band. */
export interface RowPlan {
  /** px from one lane to the next. */
  readonly row: number;
  readonly lanes: readonly number[];
}

/** Room for rows. */
interface Room {
  /** px: rows from the highest to the lowest that a reader can read. */
  readonly ladder: readonly number[];
  /** Returns the px that lanes take with all that stands between them. */
  readonly heightOf: (lanes: readonly number[], row: number) => number;
  /** px for which a reader need not scroll. */
  readonly height: number;
}

/** Lanes of all crowded bands together, and of one of them: what a screen of lowest rows holds. */
const CROWDED = { all: 44, least: 2, most: 12 };
/** Factor of the height up to which a reader scrolls to read more of the labels. */
const SCROLLED = 2;

/**
 * Chooses the height of the rows and the number of lanes. Lanes are as high as possible where all
 * labels fit whole into the height. Otherwise they are as low as possible, labels may take twice
 * the height, and marks alone whatever they need: a reader scrolls, but sees them all.
 */
export function planRows(needs: readonly BandNeeds[], { ladder, heightOf, height }: Room): RowPlan {
  const crowded = needs.filter((need) => need === null).length;
  const lowest = ladder.at(-1) as number;
  const share = Math.floor(CROWDED.all / crowded);
  const lanesOf = (tier: Tier, ofCrowded = clamp(share, CROWDED.least, CROWDED.most)): number[] =>
    needs.map((need) => need?.[tier] ?? ofCrowded);
  const fits = (tier: Tier, row: number, most: number): boolean => heightOf(lanesOf(tier), row) <= most;
  // Where events are counted, more lanes show more than higher ones.
  const row = crowded > 0 ? undefined : ladder.find((one) => fits("whole", one, height));
  if (row !== undefined) return { row, lanes: lanesOf("whole") };
  const most = fits("inside", lowest, height) ? height : SCROLLED * height;
  const least = lanesOf(TIERS.find((tier) => fits(tier, lowest, most)) ?? "mark");
  const wanted = lanesOf("whole", Math.max(share, CROWDED.least));
  // Lanes that are left are for labels; crowded bands get them only if nobody has to scroll.
  const rowsLeft = Math.floor(((crowded > 0 ? height : most) - heightOf(least, lowest)) / lowest);
  return { row: lowest, lanes: divideRows(wanted, least, sumOf(least) + Math.max(0, rowsLeft)) };
}

/**
 * Shares `rows` among bands. Each gets what it needs up to a common cap, the highest that the rows
 * allow, and at least its own `least`. What a band does not need is left for the others. Of rows
 * that are too few for all of these, the bands that lack most get one each.
 */
export function divideRows(needs: readonly number[], least: readonly number[], rows: number): number[] {
  const cappedAt = (cap: number): number[] =>
    needs.map((need, at) => Math.max(Math.min(need, cap), least[at] as number));
  const most = Math.max(0, ...needs);
  let cap = 0;
  while (cap < most && sumOf(cappedAt(cap + 1)) <= rows) cap += 1;
  const shares = cappedAt(cap);
  const lacks = needs.map((need, at) => need - (shares[at] as number));
  const byLack = [...lacks.keys()]
    .filter((at) => (lacks[at] as number) > 0 && (shares[at] as number) === cap)
    .sort((a, b) => (lacks[b] as number) - (lacks[a] as number) || a - b);
  for (const at of byLack.slice(0, Math.max(0, rows - sumOf(shares)))) shares[at] = cap + 1;
  return shares;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
