import type { Direction } from "../../base/direction.ts";
import type { Layer, Shape } from "../../options/layers.ts";
import type { ThemeTokens } from "../../options/theme.ts";
import { type Attributes, round, type SceneNode, textNode } from "../base/sceneNode.ts";
import { type LayerGround, layerTheme, layerView } from "../picture/layerView.ts";

interface Look {
  readonly tokens: ThemeTokens;
  /** Direction of a text without a strong character of its own. */
  readonly direction: Direction;
}

/** Greatest number of shapes of one layer. */
const MOST = 100_000;

/**
 * Returns the shapes of a layer as nodes. Throws a `TypeError` where the value is no list of shapes
 * with finite numbers.
 */
function shapeNodes(shapes: readonly Shape[], look: Look): SceneNode[] {
  const isList: boolean = Array.isArray(shapes);
  if (!isList || shapes.length > MOST)
    throw new TypeError(`samarkand: toNodes returned no array of at most ${MOST} shapes.`);
  return shapes.map((shape, index) => shapeNode(shape, index, look));
}

function shapeNode(shape: Shape, index: number, { tokens, direction }: Look): SceneNode {
  const key = `shape-${index}`;
  const px = (value: unknown): number => {
    if (typeof value === "number" && Number.isFinite(value)) return round(value);
    throw new TypeError(`samarkand: shape ${index} of toNodes has a number that is not finite.`);
  };
  const isLine = shape.type === "line" || shape.type === "path";
  const { fill = isLine ? "none" : tokens.ink, stroke = isLine ? tokens.ink : "none" } = shape;
  const { strokeWidth = 1, dash, opacity = 1 } = shape;
  const paint: Attributes = {
    fill,
    stroke,
    "stroke-width": px(strokeWidth),
    ...(dash === undefined ? {} : { "stroke-dasharray": dash }),
    ...(opacity === 1 ? {} : { opacity: px(opacity) }),
  };
  const draw = (tag: SceneNode["tag"], own: Attributes): SceneNode => ({
    key,
    tag,
    attributes: { ...own, ...paint },
  });
  switch (shape.type) {
    case "rect": {
      const { x, y, width, height, rx = 0 } = shape;
      const box = { x: px(x), y: px(y), width: px(width), height: px(height) };
      return draw("rect", rx === 0 ? box : { ...box, rx: px(rx) });
    }
    case "circle":
      return draw("circle", { cx: px(shape.x), cy: px(shape.y), r: px(shape.r) });
    case "line":
      return draw("line", { x1: px(shape.x1), y1: px(shape.y1), x2: px(shape.x2), y2: px(shape.y2) });
    case "path":
      return draw("path", { d: shape.d });
    case "text": {
      const { x, y, text, anchor = "start", size = tokens.fontSize, weight = 400 } = shape;
      const node = textNode({
        key,
        className: "samarkand-layer-text",
        text: text,
        x: px(x),
        y: px(y),
        side: "both",
        font: { family: "", size: px(size), weight: px(weight) },
        fill: "ink",
        fallback: shape.direction ?? direction,
        fixed: shape.direction !== undefined,
      });
      const rim: Attributes = { "stroke-linejoin": "round", "paint-order": "stroke" };
      return { ...node, attributes: { ...node.attributes, ...paint, ...rim, "text-anchor": anchor } };
    }
  }
}

/** Returns what a layer draws as data. `isPage`: in the colours of the page, as it names them. */
export function layerNode(layer: Layer, ground: LayerGround, isPage: boolean): SceneNode {
  const { signal } = new AbortController();
  const reveal = (): void => undefined;
  const theme = layerTheme(ground.picture, isPage);
  const view = layerView(layer, ground, { ...theme, reveal, signal });
  const look = { tokens: theme.theme, direction: ground.picture.options.direction };
  return {
    key: `layer-${layer.name}`,
    tag: "g",
    attributes: { class: "samarkand-layer", "data-layer": layer.name },
    children: shapeNodes(layer.toNodes?.(view) ?? [], look),
  };
}
