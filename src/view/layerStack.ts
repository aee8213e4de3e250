import { memoizeLast } from "../base/memo.ts";
import { guard } from "../base/platform.ts";
import type { Layer } from "../options/layers.ts";
import { type AttributeName, round, type SceneNode } from "../plot/base/sceneNode.ts";
import { type LayerNodes, sceneWithLayers, withLayers } from "../plot/picture/buildScene.ts";
import type { Layout } from "../plot/picture/layout.ts";
import { type LayerGround, layerTheme, layerView } from "../plot/picture/layerView.ts";
import type { Picture, VisibleState } from "../plot/picture/picture.ts";
import { layerNode } from "../plot/static/shapeNodes.ts";
import { readSpan } from "../time/span.ts";
import { createElement, percentOf, setAttributes, setStyles, SVG } from "./domTree.ts";
import type { TimelineDom } from "./timelineDom.ts";
import { hasSamePlaces, type Moving, type Painted, pannedBy } from "./viewportCache.ts";

/** px of time that layers draw beyond the view at both ends, so that a pan finds it there. */
const AHEAD = 640;

/** Draws the layers of an application beside the picture. */
export interface LayerStack {
  /** Nodes that keep the places of the layers among those of the picture. */
  readonly slots: LayerNodes;
  /** Takes the layers to draw. Call it before the picture is drawn. */
  readonly take: (layers: readonly Layer[]) => void;
  /** Draws the layers beside a picture that was painted just now. */
  draw(picture: Picture, state: VisibleState, painted: Painted, moving: Moving | null): void;
  /** Returns what the layers drew as nodes of an exact picture. */
  nodesIn(picture: Picture, exact: Layout): LayerNodes;
  readonly remove: () => void;
}

/** A layer with its element. */
interface Mounted {
  readonly layer: Layer;
  readonly element: SVGGElement | HTMLElement;
  /** Element that stands for the layer in the accessibility tree. */
  readonly told: HTMLElement | null;
  readonly ended: AbortController;
  readonly render: Layer["render"];
  /** `undefined`: what was drawn is stretched. */
  readonly moved: Layer["render"] | undefined;
  /** Ground on which the layer was rendered last; `null`: none yet. */
  ground: LayerGround | null;
  /** Whether something else was drawn since. */
  isStale: boolean;
}

interface Page {
  /** Called for the first error of each function of a layer. */
  readonly report: (error: unknown) => void;
  /** Moves the view so far that an instant (ms) is in sight. */
  readonly reveal: (instant: number) => void;
}

/** Creates the stack. */
export function createLayerStack(host: TimelineDom, { report, reveal }: Page): LayerStack {
  const overlays = memoizeLast(() => createOverlays(host));
  let mounted: readonly Mounted[] = [];
  let slots: LayerNodes = { under: [], over: [] };
  /** What all layers that move with time draw on. */
  let shared: (LayerGround & { readonly state: VisibleState }) | null = null;

  /** Returns the ground around a view: the last one, where that still reaches. */
  const groundFor = (picture: Picture, state: VisibleState): LayerGround => {
    const by =
      shared !== null && hasSamePlaces(shared.state, state) ? pannedBy(shared, picture, state.view) : null;
    if (shared === null || by === null || Math.abs(by) > AHEAD) {
      const layout = picture.ahead(state, { before: AHEAD, after: AHEAD });
      shared = { picture, layout, origin: AHEAD, from: 0, to: layout.scale.size, state };
    }
    return shared;
  };

  /** Draws one layer. `sight`: what was painted, in px of the plot in sight. */
  const drawLayer = (one: Mounted, sight: LayerGround, { state, zero, moving }: Frame): void => {
    const { layer, element, moved, ended } = one;
    const { picture } = sight;
    const isFixed = layer.fixed === true;
    const viewOf = (ground: LayerGround) =>
      layerView(layer, ground, {
        ...layerTheme(picture, true),
        reveal: (date) => reveal(readSpan(date, undefined, picture.options.zone).start),
        signal: ended.signal,
      });
    const isBetween = isFixed ? moving !== null : moving === "zoom";
    if (isBetween && one.ground?.picture === picture) {
      put(element, placeOf(isFixed || moved !== undefined ? sight : one.ground, sight, zero));
      one.isStale ||= moved !== undefined;
      moved?.(element, viewOf(sight));
      return;
    }
    const ground = isFixed ? sight : groundFor(picture, state);
    put(element, placeOf(ground, sight, zero));
    if (!one.isStale && one.ground !== null && isSameGround(one.ground, ground)) return;
    [one.ground, one.isStale] = [ground, false];
    one.render(element, viewOf(ground));
  };

  /** Puts the element of a layer to where it belongs, once the picture is drawn. */
  const attach = ({ layer: { name, overlay, under }, element }: Mounted): void => {
    // Most frames find it there. Moving it would take the focus from what is in it.
    if (host.plot.parentNode?.contains(element) === true) return;
    const place =
      overlay === true
        ? overlays()[under === true ? 0 : 1]
        : [...host.plot.querySelectorAll(".samarkand-layer")].find(
            (slot) => slot.getAttribute("data-layer") === name,
          );
    place?.append(element);
  };

  const unmount = ({ layer, element, told, ended }: Mounted): void => {
    ended.abort();
    guard(() => layer.destroy?.(element), report, ignore)();
    element.remove();
    told?.remove();
  };

  /** Returns nodes for the layers under the events, and for those over them. */
  const nodesOf = (nodes: (one: Mounted) => readonly SceneNode[]): LayerNodes => {
    const within = (isUnder: boolean): SceneNode[] =>
      mounted.filter(({ layer: { under = false } }) => under === isUnder).flatMap(nodes);
    return { under: within(true), over: within(false) };
  };

  const take = memoizeLast((layers: readonly Layer[]): void => {
    for (const one of mounted) if (!layers.includes(one.layer)) unmount(one);
    const known = new Map(mounted.map((one) => [one.layer, one]));
    mounted = layers.map((layer) => known.get(layer) ?? mount(layer, host, report));
    slots = nodesOf(({ layer }) => (layer.overlay === true ? [] : [slotOf(layer)]));
  });

  return {
    get slots() {
      return slots;
    },
    take,
    draw(picture, state, { layout, offset, origin }, moving) {
      const { left, length, whole } = picture.plot;
      const sight = { picture, layout, origin: offset, from: offset, to: offset + length };
      for (const one of mounted) attach(one);
      if (mounted.some(({ layer }) => layer.overlay === true))
        for (const overlay of overlays())
          setStyles(overlay, { left: percentOf(left, whole), width: percentOf(length, whole) });
      for (const one of mounted)
        drawLayer(one, sight, { state, moving, zero: one.layer.overlay === true ? offset : origin });
    },
    nodesIn(picture, exact) {
      const whole = { picture, layout: exact, origin: exact.sight.from, from: 0, to: exact.scale.size };
      return nodesOf(({ layer, element, ground }) => {
        if (layer.overlay === true)
          return guard(
            () => [layerNode(layer, whole, true)],
            report,
            () => [],
          )();
        if (ground === null) return [];
        const place = placeOf(layer.fixed === true ? whole : ground, whole, exact.sight.from);
        return [{ ...slotOf(layer), children: readDrawing(element), transform: svgTransform(place) }];
      });
    },
    remove: () => take([]),
  };
}

/** Draws pictures with the places of layers among their nodes. */
export function withSlots(host: TimelineDom, layers: LayerStack): Pick<TimelineDom, "draw" | "move"> {
  return {
    draw(scene) {
      host.draw(sceneWithLayers(scene, layers.slots));
    },
    move(by, { axis, plot }) {
      host.move(by, { axis, plot: { ...plot, moving: withLayers(plot.moving, layers.slots) } });
    },
  };
}

interface Frame {
  readonly state: VisibleState;
  /** Inline px of the painted layout at which 0 lies around the layer's element. */
  readonly zero: number;
  readonly moving: Moving | null;
}

const ignore = (): void => undefined;

function mount(layer: Layer, { root }: TimelineDom, report: (error: unknown) => void): Mounted {
  const guarded = (part: "render" | "moved"): Layer["render"] =>
    guard((...given: Parameters<Layer["render"]>) => layer[part]?.(...given), report, ignore);
  return {
    layer,
    ...createLayerElement(layer, root),
    ended: new AbortController(),
    render: guarded("render"),
    moved: layer.moved && guarded("moved"),
    ground: null,
    isStale: false,
  };
}

function createLayerElement(
  { name, label, overlay = false, under = false }: Layer,
  root: HTMLElement,
): Pick<Mounted, "element" | "told"> {
  const { ownerDocument: document } = root;
  const element = overlay
    ? createElement(document, "div", "samarkand-overlay")
    : document.createElementNS(SVG, "g");
  // A listbox has options alone. What lies over it stands beside it, under a name of its own.
  const isBeside = overlay && !under;
  setAttributes(element, {
    "data-layer": name,
    ...(overlay ? { dir: root.dir } : {}),
    ...(isBeside && label !== undefined ? { role: "group", "aria-label": label } : { "aria-hidden": true }),
  });
  if (isBeside || label === undefined) return { element, told: null };
  const told = createElement(document, "div", "samarkand-layer-name");
  setAttributes(told, { role: "img", "aria-label": label });
  root.append(told);
  return { element, told };
}

/** Creates the two elements that hold overlays: one under the events, and one over them. */
function createOverlays({ plot }: TimelineDom): readonly [under: HTMLElement, over: HTMLElement] {
  const create = (): HTMLElement => createElement(plot.ownerDocument, "div", "samarkand-overlays");
  const [under, over] = [create(), create()];
  plot.querySelector(".samarkand-window")?.before(under);
  plot.after(over);
  return [under, over];
}

/** Returns the node that keeps the place of an SVG layer. The picture has no children for it. */
function slotOf({ name }: Layer): SceneNode {
  return {
    key: `layer-${name}`,
    tag: "g",
    attributes: { class: "samarkand-layer", "data-layer": name, "aria-hidden": "true" },
  };
}

function isSameGround(a: LayerGround, b: LayerGround): boolean {
  return a.picture === b.picture && a.layout === b.layout && a.from === b.from;
}

/** Where px of a layer stand among those around it: at `by + stretch * px`. */
interface Place {
  readonly by: number;
  readonly stretch: number;
}

/**
 * Returns where a layer stands that was drawn on `ground`. `zero`: inline px of the layout of
 * `painted` at which 0 lies around it.
 */
function placeOf(ground: LayerGround, { layout }: Pick<LayerGround, "layout">, zero: number): Place {
  const { time } = ground.picture;
  const [from, to] = [ground.layout.scale, layout.scale];
  const ratio = from.msPerPx / to.msPerPx;
  const at = to(from.invert(time.inline(0) + ground.origin));
  return { by: time.x(at - zero), stretch: Math.abs(ratio - 1) < 1e-9 ? 1 : ratio };
}

function svgTransform({ by, stretch }: Place): string {
  return `translate(${round(by)} 0)${stretch === 1 ? "" : ` scale(${stretch} 1)`}`;
}

/** Puts an element in its place. */
function put(element: SVGGElement | HTMLElement, place: Place): void {
  if ("ownerSVGElement" in element) setAttributes(element, { transform: svgTransform(place) });
  else setStyles(element, { transform: `translateX(${round(place.by)}px) scaleX(${place.stretch})` });
}

/** Elements that an exported picture may have. All others are left out with what is in them. */
const TAGS = /^(g|rect|line|circle|ellipse|path|polyline|polygon|text)$/;

/** Attributes that say where an element is. */
const GEOMETRY: readonly AttributeName[] = [
  ...(["x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry"] as const),
  ...(["width", "height", "d", "points", "dx", "dy"] as const),
];

/** Properties that say how an element looks, with the values that need not be written. */
type Looks = Readonly<Partial<Record<AttributeName, string>>>;

const GROUP_LOOKS: Looks = { opacity: "1" };

const SHAPE_LOOKS: Looks = {
  fill: "",
  stroke: "none",
  "stroke-width": "1px",
  "stroke-dasharray": "none",
  "stroke-linecap": "butt",
  "stroke-linejoin": "miter",
  "fill-opacity": "1",
  "stroke-opacity": "1",
  ...GROUP_LOOKS,
};

const TEXT_LOOKS: Looks = {
  ...SHAPE_LOOKS,
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
function readDrawing(element: Element): readonly SceneNode[] {
  const window = element.ownerDocument.defaultView as Window;
  const read = (child: Element, index: number): SceneNode[] => {
    const tag = child.localName as SceneNode["tag"];
    const style = window.getComputedStyle(child);
    const valueOf = (name: string): string => style.getPropertyValue(name);
    if (!TAGS.test(tag) || valueOf("display") === "none" || valueOf("visibility") === "hidden") return [];
    const looks = tag === "g" ? GROUP_LOOKS : tag === "text" ? TEXT_LOOKS : SHAPE_LOOKS;
    const values = [
      ...GEOMETRY.map((name) => [name, child.getAttribute(name) ?? ""] as const),
      ...Object.entries(looks).map(
        ([name, byDefault]) => [name, valueOf(name) === byDefault ? "" : valueOf(name)] as const,
      ),
    ];
    const transform = child.getAttribute("transform");
    return [
      {
        key: String(index),
        tag,
        attributes: Object.fromEntries(values.filter(([, value]) => value !== "")),
        ...(transform === null ? {} : { transform }),
        ...(tag === "text" ? { text: child.textContent } : { children: [...child.children].flatMap(read) }),
      },
    ];
  };
  return [...element.children].flatMap(read);
}
