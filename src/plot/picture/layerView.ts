import { bandOf, type Box, type Layer, type LayerView } from "../../options/layers.ts";
import { COLOR_TOKENS, type ThemeTokens } from "../../options/theme.ts";
import { readSpan } from "../../time/span.ts";
import { createTimelineScale } from "../axis/timelineScale.ts";
import { colorValues, shiftCoordinates } from "../base/sceneContext.ts";
import { cssPaint } from "../base/sceneNode.ts";
import type { Layout } from "./layout.ts";
import type { Picture } from "./picture.ts";
import { plotBoxOf } from "./plotBoxes.ts";

/** A laid-out picture in which a layer draws. */
export interface LayerGround {
  readonly picture: Picture;
  readonly layout: Layout;
  /** Inline px of the layout at which 0 of the layer's coordinates lies. */
  readonly origin: number;
  /** Part of the layout to draw, in inline px. */
  readonly from: number;
  readonly to: number;
}

/** Values of the theme for a layer: those of `tokens`, or in a page the names of its properties. */
export interface LayerTheme {
  readonly theme: ThemeTokens;
  readonly colorOf: (kind: string) => string;
}

/** Returns what a layer draws with. */
export function layerView(
  layer: Pick<Layer, "name" | "band" | "height">,
  { picture, layout, origin, from, to }: LayerGround,
  { theme, colorOf, ...page }: LayerTheme & Pick<LayerView, "reveal" | "signal">,
): LayerView {
  const { time, scaleContext, options, names, dateText, measure } = picture;
  const coordinates = shiftCoordinates(time, origin);
  const left = coordinates.left(from, to - from);
  const own = layout.layerBands.find(({ name }) => name === bandOf(layer));
  const across = own ?? { top: 0, height: layout.plotHeight };
  const boxOf = (top: number, height: number): Box => ({ x: left, y: top, width: to - from, height });
  return {
    x: createTimelineScale(
      {
        ms: [layout.scale.invert(from), layout.scale.invert(to)],
        px: [coordinates.x(from), coordinates.x(to)],
      },
      scaleContext,
    ),
    plot: boxOf(across.top, across.height),
    direction: options.direction,
    timeDirection: options.timeDirection,
    getBox(id) {
      const found = plotBoxOf(id, picture, layout);
      if (found === null) return null;
      const { box, cluster } = found;
      const width = box.to - box.from;
      return { x: coordinates.left(box.from, width), y: box.top, width, height: box.height, cluster };
    },
    getBand(id) {
      const band = layout.bands.find(({ group }) => group.id === id);
      return band === undefined ? null : boxOf(band.top, band.height);
    },
    theme,
    colorOf,
    measure,
    format: {
      date: (date) => dateText.span(readSpan(date, undefined, options.zone), false),
      number: (value) => names.number(value),
    },
    ...page,
  };
}

/**
 * Returns the theme of a picture for layers. `isPage`: the names of the page's properties stand in
 * place of colours, so that what a layer draws follows light and dark.
 */
export function layerTheme({ options, colors }: Picture, isPage: boolean): LayerTheme {
  const tokens = options.theme.light;
  const values = colorValues(tokens).map((color, index) => [`color-${index}`, color] as const);
  const valueOf = new Map<string, string>(values);
  const paint = (token: string): string => (isPage ? cssPaint({ token }) : (valueOf.get(token) ?? "none"));
  const named = isPage ? Object.fromEntries(COLOR_TOKENS.map((name) => [name, paint(name)])) : {};
  const palette = tokens.palette.map((_, index) => paint(`color-${index}`));
  return {
    theme: { ...tokens, ...named, palette },
    colorOf: (kind) => paint(colors.kind({ kind, group: 0 }).token),
  };
}
