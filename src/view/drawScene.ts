import {
  type AttributeValue,
  cssPaint,
  isWords,
  type SceneNode,
  type Target,
  type Words,
} from "../plot/base/sceneNode.ts";
import { SVG } from "./domTree.ts";

/** Node that was drawn last on each element, so that only differences are written. */
const drawn = new WeakMap<Element, SceneNode>();
/** Words that were written last on each element. */
const written = new WeakMap<Element, Words>();

/**
 * Makes the children of `parent` those of the scene, in its order. Strings become text nodes and
 * values of the scene's fixed list of attributes. Tokens become the theme's custom properties.
 * Words are not written before {@link drawWords} is called.
 */
export function drawScene(parent: Element, nodes: readonly SceneNode[]): void {
  let last: Element | null = null;
  let at = parent.firstElementChild;
  let index = 0;
  for (
    let node = nodes[0];
    node !== undefined && at !== null && drawn.get(at)?.key === node.key;
    node = nodes[++index]
  ) {
    drawNode(at, node);
    last = at;
    at = at.nextElementSibling;
  }
  // Most scenes have the same nodes as the last one, and end here.
  if (at !== null || index < nodes.length) drawRest(parent, last, nodes.slice(index));
}

/**
 * Writes the accessible names of the options under `parent` that were drawn since the last call.
 */
export function drawWords(parent: Element): void {
  for (const element of parent.querySelectorAll("[role=option]")) {
    const value = drawn.get(element)?.attributes["aria-label"];
    if (!isWords(value) || written.get(element) === value) continue;
    written.set(element, value);
    element.setAttribute("aria-label", value.words);
  }
}

/** Returns the event or cluster that an element is part of. */
export function targetOf(element: Element | null): Target | undefined {
  for (let at = element; at !== null; at = at.parentElement) {
    const target = drawn.get(at)?.target;
    if (target !== undefined) return target;
  }
  return undefined;
}

/**
 * Replaces the elements after `last` (`null`: all children) by those of the nodes. Elements without
 * a node are removed first, so that those that stay need not move.
 */
function drawRest(parent: Element, last: Element | null, nodes: readonly SceneNode[]): void {
  const next = (): Element | null => (last === null ? parent.firstElementChild : last.nextElementSibling);
  const found = new Map<string, Element>();
  for (let at = next(); at !== null; at = at.nextElementSibling) found.set(drawn.get(at)?.key ?? "", at);
  if (found.size > 0) {
    const wanted = new Set(nodes.map(({ key }) => key));
    for (const [key, element] of found) if (!wanted.has(key)) element.remove();
  }
  for (const node of nodes) {
    const element = found.get(node.key) ?? parent.ownerDocument.createElementNS(SVG, node.tag);
    // A new element gets all its children before it becomes part of the page.
    drawNode(element, node);
    const at = next();
    if (element !== at) parent.insertBefore(element, at);
    last = element;
  }
}

function drawNode(element: Element, node: SceneNode): void {
  const before = drawn.get(element);
  if (before === node) return;
  drawn.set(element, node);
  // A node that moves mostly has the same attributes as before.
  if (node.attributes !== before?.attributes)
    drawAttributes(element, node.attributes, before?.attributes ?? {});
  if (node.transform !== before?.transform) {
    if (node.transform === undefined) element.removeAttribute("transform");
    else element.setAttribute("transform", node.transform);
  }
  if (node.text !== undefined) {
    if (node.text !== before?.text) element.textContent = node.text;
  } else if (node.children !== before?.children) {
    drawScene(element, node.children ?? []);
  }
}

function drawAttributes(
  element: Element,
  now: SceneNode["attributes"],
  before: SceneNode["attributes"],
): void {
  for (const name in before) if (!(name in now)) element.removeAttribute(name);
  for (const name of Object.keys(now) as (keyof typeof now)[]) {
    const value = now[name] as AttributeValue;
    const last = before[name];
    if (last === value || isWords(value)) continue;
    const text = valueOf(value);
    if (isWords(last)) written.delete(element);
    if (last === undefined || isWords(last) || valueOf(last) !== text) element.setAttribute(name, text);
  }
}

function valueOf(value: Exclude<AttributeValue, Words>): string {
  return typeof value === "object" ? cssPaint(value) : String(value);
}
