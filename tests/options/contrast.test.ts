import { rgb } from "d3-color";
import { describe, expect, it } from "vitest";
import { builtInThemes } from "../../src/options/theme.ts";
import { ERA_TINT } from "../../src/plot/events/eras.ts";
import { TINT } from "../../src/plot/events/markNodes.ts";

interface Rgb {
  readonly r: number;
  readonly g: number;
  readonly b: number;
}

/** Returns the relative luminance as defined in WCAG 2.2. */
function luminance({ r, g, b }: Rgb): number {
  const linear = (channel: number): number =>
    channel / 255 <= 0.04045 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4;
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

function contrast(a: Rgb, b: Rgb): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** Returns a colour seen through a layer of another colour. */
function under(ground: Rgb, layer: Rgb, opacity: number): Rgb {
  const mix = (below: number, above: number): number => below + (above - below) * opacity;
  return { r: mix(ground.r, layer.r), g: mix(ground.g, layer.g), b: mix(ground.b, layer.b) };
}

it("contrast: is computed as WCAG defines it", () => {
  expect(contrast(rgb("#000"), rgb("#fff"))).toBeCloseTo(21, 6);
  expect(contrast(rgb("#777"), rgb("#fff"))).toBeCloseTo(4.48, 2);
  expect(contrast(rgb("#abc"), rgb("#abc"))).toBe(1);
});

/** Opacities of era grounds, at rest and under the pointer. */
const ERA_TINTS = Object.values(ERA_TINT);
const TEXT = 4.5;
const MARK = 3;

describe.each(["light", "dark", "contrast"] as const)("contrast: theme %s", (name) => {
  const theme = builtInThemes[name];
  const color = (token: "ground" | "band" | "weekend" | "card" | "ink" | "muted" | "ring" | "now"): Rgb =>
    rgb(theme[token]);
  const [ground, card, ink, muted] = [color("ground"), color("card"), color("ink"), color("muted")];
  const palette = theme.palette.map((one, index) => ({ name: `palette[${String(index)}]`, color: rgb(one) }));
  const grounds = (["ground", "band", "weekend"] as const).map((token) => [token, color(token)] as const);
  /** Every ground behind a mark, with and without an era over it. */
  const behind: { name: string; color: Rgb }[] = grounds.flatMap(([over, base]) => [
    { name: over, color: base },
    ...palette.flatMap((era) =>
      ERA_TINTS.map((tint) => ({
        name: `an era of ${era.name} at ${String(tint)} over ${over}`,
        color: under(base, era.color, tint),
      })),
    ),
  ]);

  const failing = (pairs: readonly { text: string; a: Rgb; b: Rgb }[], least: number): string[] =>
    pairs
      .map(({ text, a, b }) => ({ text, ratio: contrast(a, b) }))
      .filter(({ ratio }) => ratio < least)
      .map(({ text, ratio }) => `${text}: ${ratio.toFixed(2)}`);

  it("keeps text at 4.5:1 on the ground, on bands, weekends and eras, and on cards", () => {
    const on = [...behind, { name: "card", color: card }];
    expect(
      failing(
        on.flatMap(({ name: over, color }) => [
          { text: `ink on ${over}`, a: ink, b: color },
          { text: `muted on ${over}`, a: muted, b: color },
        ]),
        TEXT,
      ),
    ).toEqual([]);
  });

  it("keeps the label in a bar at 4.5:1 on the bar's tint, over any ground", () => {
    const pairs = behind.flatMap(({ name: over, color }) =>
      palette.map((kind) => ({
        text: `ink on ${kind.name} over ${over}`,
        a: ink,
        b: under(color, kind.color, TINT),
      })),
    );
    expect(failing(pairs, TEXT)).toEqual([]);
  });

  it("keeps the label in a selected bar at 4.5:1 on its full colour", () => {
    expect(
      failing(
        palette.map((kind) => ({ text: `ground on ${kind.name}`, a: ground, b: kind.color })),
        TEXT,
      ),
    ).toEqual([]);
  });

  it("keeps marks at 3:1 on the ground, on bands and weekends", () => {
    const pairs = grounds.flatMap(([over, base]) =>
      [...palette, { name: "ring", color: color("ring") }, { name: "now", color: color("now") }].map(
        (mark) => ({ text: `${mark.name} on ${over}`, a: mark.color, b: base }),
      ),
    );
    expect(failing(pairs, MARK)).toEqual([]);
  });

  it("keeps the edge of a bar, and an arrow in the bar, at 3:1 against the bar's own tint", () => {
    const pairs = grounds.flatMap(([over, base]) =>
      palette.map((kind) => ({
        text: `${kind.name} on its tint over ${over}`,
        a: kind.color,
        b: under(base, kind.color, TINT),
      })),
    );
    expect(failing(pairs, MARK)).toEqual([]);
  });

  it("keeps the edge of a pill at 3:1 on its ground, and its count at 4.5:1", () => {
    expect(contrast(muted, card)).toBeGreaterThanOrEqual(MARK);
    expect(contrast(ink, card)).toBeGreaterThanOrEqual(TEXT);
  });

  it("keeps neighbours of the palette at 1.4:1, so that they can be told apart without colour", () => {
    const pairs = palette.map(({ name: first, color: a }, index) => {
      const next = palette[(index + 1) % palette.length]!;
      return { text: `${first} beside ${next.name}`, a, b: next.color };
    });
    expect(failing(pairs, 1.4)).toEqual([]);
  });

  it("keeps the lines of the grid at 1.4:1 on the ground, and those of greater units no fainter", () => {
    const grid = contrast(rgb(theme.grid), ground);
    expect(grid).toBeGreaterThanOrEqual(1.4);
    expect(contrast(rgb(theme.hair), ground)).toBeGreaterThan(grid);
  });

  it("keeps bands, hairs and grids less visible than any mark", () => {
    for (const quiet of [theme.hair, theme.grid, theme.weekend, theme.band]) {
      expect(contrast(rgb(quiet), ground)).toBeLessThan(
        Math.min(...palette.map(({ color }) => contrast(color, ground))),
      );
    }
  });
});
