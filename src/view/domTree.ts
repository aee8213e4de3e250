import { OptionError } from "../options/optionChecks.ts";

/**
 * Returns the element on which an event happened. It is recognized by its node type, since each
 * window has an `Element` of its own.
 */
export function elementOf(target: EventTarget | null): Element | null {
  return (target as Node | null)?.nodeType === 1 ? (target as Element) : null;
}

/** Returns the parent of an element; at the top of a shadow root, its host. */
export function parentOf(element: Element): Element | null {
  return element.parentElement ?? (element.getRootNode() as Partial<ShadowRoot>).host ?? null;
}

/**
 * Returns the focused element in the tree of `element`. For a focus inside a shadow root,
 * `document.activeElement` is only the host.
 */
export function focusedBeside(element: Element): Element | null {
  return (element.getRootNode() as Partial<DocumentOrShadowRoot>).activeElement ?? null;
}

/** Namespace of the elements of a picture. */
export const SVG = "http://www.w3.org/2000/svg";

/** Creates an element of a class. */
export function createElement<Tag extends keyof HTMLElementTagNameMap>(
  document: Document,
  tag: Tag,
  className: string,
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  element.className = className;
  return element;
}

/** Creates a button of a class, which submits no form. */
export function createButton(document: Document, className: string): HTMLButtonElement {
  const button = createElement(document, "button", className);
  button.type = "button";
  return button;
}

/** Writes attributes, those alone that differ: a browser takes the same value for a change. */
export function setAttributes(
  element: Element,
  attributes: Readonly<Record<string, string | number | boolean>>,
): void {
  for (const [name, value] of Object.entries(attributes))
    if (element.getAttribute(name) !== String(value)) element.setAttribute(name, String(value));
}

/** Creates an empty picture. Each text in it has its own direction. */
export function createSvg(document: Document, name: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  setAttributes(svg, { class: name, direction: "ltr", role: "presentation" });
  return svg;
}

/**
 * Writes the size of a picture, in px; `from`: left edge of the part it shows, default 0. With a
 * `viewBox`, a print can make the picture as narrow as its paper.
 */
export function sizeSvg(svg: SVGSVGElement, width: number, height: number, from = 0): void {
  setAttributes(svg, { width, height, viewBox: `${from} 0 ${width} ${height}` });
}

/** Sets properties of an element's own style. */
export function setStyles(
  { style }: ElementCSSInlineStyle,
  properties: Readonly<Record<string, string>>,
): void {
  for (const [name, value] of Object.entries(properties)) style.setProperty(name, value);
}

/** Returns px in percent of the whole width or height, which paper may make narrower. */
export function percentOf(px: number, whole: number): string {
  return `${(100 * px) / whole}%`;
}

/** Returns a media query; `undefined` in jsdom, which has none. */
export function mediaQuery(window: Window | null, query: string): MediaQueryList | undefined {
  return (window as Partial<Window> | null)?.matchMedia?.(query);
}

/** Whether a reader prefers reduced motion; also true where the browser cannot tell. */
export function prefersReducedMotion(window: Window): boolean {
  return mediaQuery(window, "(prefers-reduced-motion: reduce)")?.matches ?? true;
}

/**
 * Throws an `OptionError` for a container in which nothing can be drawn. A document without a
 * window, as a parser creates it, has neither styles nor frames.
 */
export function checkContainer(container: Node | null | undefined): void {
  const isElement = container?.nodeType === 1;
  if (!isElement || (container.ownerDocument?.defaultView ?? null) === null)
    throw new OptionError(
      "container",
      container,
      `an HTML element${isElement ? " of a document with a window" : ""}`,
    );
}
