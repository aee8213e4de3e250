import { estimateText } from "../../src/base/measureText.ts";
import type { Scene } from "../../src/plot/picture/buildScene.ts";
import type { AttributeValue, SceneNode } from "../../src/plot/base/sceneNode.ts";

/** A node with the svg viewport that contains it. Lengths are in px of the axis or of the plot. */
export interface Placed {
  readonly node: SceneNode;
  /** The left edge and the width of its viewport. */
  readonly viewport: { readonly left: number; readonly width: number };
  /** The id of the event to which it belongs. */
  readonly event: string | undefined;
}

/** Returns the nodes in px of their viewport, as if no `transform` had moved anything. */
export function inPlace(
  nodes: readonly SceneNode[],
  by: { readonly x: number; readonly y: number } = { x: 0, y: 0 },
): SceneNode[] {
  return nodes.map((node) => {
    const { transform, attributes, ...rest } = node;
    const own = shiftOf(transform);
    // A viewport is moved as a whole.
    const inner = node.tag === "svg" ? { x: 0, y: 0 } : { x: by.x + own.x, y: by.y + own.y };
    const at = node.tag === "svg" ? by : inner;
    const moved = Object.fromEntries(
      Object.entries(attributes).map(([name, value]) => [name, movedBy(name, value, at)]),
    ) as SceneNode["attributes"];
    return {
      ...rest,
      attributes: moved,
      ...(node.children === undefined ? {} : { children: inPlace(node.children, inner) }),
    };
  });
}

/** Returns how far a `transform` moves its content. */
export function shiftOf(transform: string | undefined): { x: number; y: number } {
  if (transform === undefined) return { x: 0, y: 0 };
  // A density profile that a zoom has stretched: its place is not checked.
  if (transform.startsWith("matrix")) return { x: 0, y: 0 };
  const [, x, y] = /^translate\((-?[\d.]+) (-?[\d.]+)\)$/.exec(transform) ?? [];
  if (x === undefined || y === undefined) throw new Error(`transform is ${JSON.stringify(transform)}`);
  return { x: Number(x), y: Number(y) };
}

function movedBy(
  name: string,
  value: AttributeValue,
  { x, y }: { readonly x: number; readonly y: number },
): AttributeValue {
  if (name === "points")
    return (value as string)
      .split(" ")
      .map((point) =>
        point
          .split(",")
          .map((at, index) => Number(at) + (index === 0 ? x : y))
          .join(),
      )
      .join(" ");
  if (name === "d")
    return (value as string).replaceAll(
      /([MHV])(-?[\d.]+)(?: (-?[\d.]+))?/g,
      (_, step: string, first: string, second: string | undefined) =>
        `${step}${String(Number(first) + (step === "V" ? y : x))}${second === undefined ? "" : ` ${String(Number(second) + y)}`}`,
    );
  const isX = /^(?:x|x1|x2|cx)$/.test(name);
  return isX || /^(?:y|y1|y2|cy)$/.test(name) ? (value as number) + (isX ? x : y) : value;
}

/** Walks every node of a part of a scene, depth first, in px of its viewport. */
export function walk(nodes: readonly SceneNode[], viewport: Placed["viewport"]): Generator<Placed> {
  return walkPlaced(inPlace(nodes), viewport);
}

function* walkPlaced(
  nodes: readonly SceneNode[],
  viewport: Placed["viewport"],
  event?: string,
): Generator<Placed> {
  for (const node of nodes) {
    const own = node.attributes["data-event-id"];
    const id = typeof own === "string" ? own : event;
    yield { node, viewport, event: id };
    const inner =
      node.tag === "svg"
        ? { left: viewport.left + numberOf(node, "x"), width: numberOf(node, "width") }
        : viewport;
    yield* walkPlaced(node.children ?? [], inner, id);
  }
}

/** Returns every node of a scene: of the axis, of the plot and of the legend. */
export function nodesOf({ axis, plot, legend, width }: Scene): Placed[] {
  const viewport = { left: 0, width };
  return [...walk(axis, viewport), ...walk(plot, viewport), ...walk(legend, viewport)];
}

/** Returns an attribute that has to be a number. Throws where it is not one. */
export function numberOf({ key, tag, attributes }: SceneNode, name: keyof SceneNode["attributes"]): number {
  const value = attributes[name];
  if (typeof value !== "number") throw new Error(`${tag} ${key}: ${name} is ${JSON.stringify(value)}`);
  return value;
}

/**
 * The box that a text fills, in px of its viewport. Its height is the greatest of letters in a
 * Latin or an Arabic font.
 */
export interface Box {
  readonly text: string;
  readonly className: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * Returns the box of a text, from its anchor and direction as SVG reads them and the widths of
 * `estimateText`.
 */
export function boxOf(node: SceneNode): Box {
  const { attributes, text = "" } = node;
  const size = numberOf(node, "font-size");
  const width = estimateText(text, { family: "sans-serif", size, weight: numberOf(node, "font-weight") });
  const x = numberOf(node, "x");
  const anchor = attributes["text-anchor"];
  // "start" is where reading begins: the left edge of a text that runs from left to right.
  const goesRight = (anchor === "start") === (attributes.direction === "ltr");
  const left = anchor === "middle" ? x - width / 2 : goesRight ? x : x - width;
  const baseline = numberOf(node, "y");
  return {
    text,
    className: typeof attributes.class === "string" ? attributes.class : "",
    left,
    right: left + width,
    top: baseline - 0.85 * size,
    bottom: baseline + 0.2 * size,
  };
}

/** Whether two boxes overlap by more than a rounding error. */
export function intersect(a: Box, b: Box): boolean {
  const slack = 0.05;
  return (
    a.left < b.right - slack &&
    b.left < a.right - slack &&
    a.top < b.bottom - slack &&
    b.top < a.bottom - slack
  );
}
