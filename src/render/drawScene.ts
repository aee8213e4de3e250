import { select } from "d3";
import type { AttributeValue, SceneNode, Target } from "../scene/sceneNode.ts";

const SVG = "http://www.w3.org/2000/svg";

/** What was drawn last on each element, so that only what differs is written. */
const drawn = new WeakMap<Element, SceneNode>();

/**
 * Makes the children of `parent` those of the scene, in its order. Strings become text nodes and values of the
 * scene's fixed list of attributes; tokens become the theme's custom properties.
 */
export function drawScene(parent: SVGElement, nodes: readonly SceneNode[]): void {
  const document = parent.ownerDocument;
  select(parent)
    .selectChildren<SVGElement, SceneNode>()
    .data(nodes, (node) => node.key)
    .join((enter) => enter.append((node) => document.createElementNS(SVG, node.tag)))
    .each(function (node) {
      drawNode(this, node);
    });
}

/** The event or cluster that an element is part of. */
export function targetOf(element: Element | null): Target | undefined {
  for (let at = element; at !== null; at = at.parentElement) {
    const target = drawn.get(at)?.target;
    if (target !== undefined) return target;
  }
  return undefined;
}

function drawNode(element: SVGElement, node: SceneNode): void {
  const before = drawn.get(element);
  if (before === node) return;
  drawn.set(element, node);
  drawAttributes(element, node.attributes, before?.attributes ?? {});
  if (node.text !== undefined) {
    if (node.text !== before?.text) element.textContent = node.text;
  } else {
    drawScene(element, node.children ?? []);
  }
}

function drawAttributes(element: SVGElement, now: SceneNode["attributes"], before: SceneNode["attributes"]): void {
  for (const name of Object.keys(before)) if (!(name in now)) element.removeAttribute(name);
  for (const [name, value] of Object.entries(now)) {
    const text = valueOf(value);
    const last = before[name as keyof typeof before];
    if (last === undefined || valueOf(last) !== text) element.setAttribute(name, text);
  }
}

function valueOf(value: AttributeValue): string {
  return typeof value === "object" ? `var(--samarkand-${value.token})` : String(value);
}
