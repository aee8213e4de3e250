import type { AttributeName, Attributes, SceneNode } from "../plot/base/sceneNode.ts";

/** Elements that an exported picture may have. All others are left out with what is in them. */
const TAGS: ReadonlySet<string> = new Set<SceneNode["tag"]>([
  "g",
  "rect",
  "line",
  "circle",
  "ellipse",
  "path",
  "polyline",
  "polygon",
  "text",
]);

/** Attributes that say where an element is. */
const GEOMETRY: readonly AttributeName[] = [
  ...(["x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry"] as const),
  ...(["width", "height", "d", "points", "dx", "dy"] as const),
];

/** Properties that say how an element looks, with the values that need not be written. */
const LOOKS: Readonly<Partial<Record<AttributeName, string>>> = {
  fill: "",
  stroke: "none",
  "stroke-width": "1px",
  "stroke-dasharray": "none",
  "stroke-linecap": "butt",
  "stroke-linejoin": "miter",
  "fill-opacity": "1",
  "stroke-opacity": "1",
  opacity: "1",
};

/** Properties of texts alone. */
const TEXT_LOOKS: Readonly<Partial<Record<AttributeName, string>>> = {
  "font-size": "",
  "font-weight": "400",
  direction: "",
  "text-anchor": "start",
  "paint-order": "normal",
};

/**
 * Returns what an application has drawn in an element as nodes for an export, with the colours that
 * the page shows. Only a fixed list of elements and attributes is read: no script, no reference.
 */
export function readDrawing(element: Element): readonly SceneNode[] {
  const window = element.ownerDocument.defaultView as Window;
  const read = (child: Element, index: number): SceneNode[] => {
    const tag = child.localName as SceneNode["tag"];
    if (!TAGS.has(tag)) return [];
    const style = window.getComputedStyle(child);
    if (style.getPropertyValue("display") === "none" || style.getPropertyValue("visibility") === "hidden")
      return [];
    const transform = child.getAttribute("transform");
    return [
      {
        key: String(index),
        tag,
        attributes: {
          ...valuesOf(GEOMETRY, (name) => child.getAttribute(name) ?? ""),
          ...(tag === "g"
            ? valuesOf(["opacity"], (name) => looked(style, name, "1"))
            : looks(style, tag === "text" ? { ...LOOKS, ...TEXT_LOOKS } : LOOKS)),
        },
        ...(transform === null ? {} : { transform }),
        ...(tag === "text" ? { text: child.textContent } : { children: [...child.children].flatMap(read) }),
      },
    ];
  };
  return [...element.children].flatMap(read);
}

function looks(style: CSSStyleDeclaration, defaults: typeof LOOKS): Attributes {
  return valuesOf(Object.keys(defaults) as AttributeName[], (name) => looked(style, name, defaults[name]));
}

/** Returns a computed value; "" for the default. */
function looked(style: CSSStyleDeclaration, name: string, byDefault: string | undefined): string {
  const value = style.getPropertyValue(name);
  return value === byDefault ? "" : value;
}

function valuesOf(names: readonly AttributeName[], valueOf: (name: AttributeName) => string): Attributes {
  const pairs = names.map((name) => [name, valueOf(name)] as const).filter(([, value]) => value !== "");
  return Object.fromEntries(pairs);
}
