import { guard } from "../base/platform.ts";
import type { Layer } from "../options/layers.ts";
import { round, type SceneNode } from "../plot/base/sceneNode.ts";
import { type LayerNodes, sceneWithLayers, withLayers } from "../plot/picture/buildScene.ts";
import type { Layout } from "../plot/picture/layout.ts";
import { type LayerGround, layerTheme, layerView } from "../plot/picture/layerView.ts";
import type { Picture, VisibleState } from "../plot/picture/picture.ts";
import { layerNode } from "../plot/static/shapeNodes.ts";
import type { TimeRange } from "../time/scale.ts";
import { readSpan } from "../time/span.ts";
import { createLayerElements, type LayerElement, type LayerElements } from "./layerElements.ts";
import { readDrawing } from "./readDrawing.ts";
import type { TimelineDom } from "./timelineDom.ts";
import { hasSamePlaces, type Moving, type Painted } from "./viewportCache.ts";

/** px of time that layers draw beyond the view at both ends, so that a pan finds it there. */
const AHEAD = 640;

/** Draws the layers of an application beside the picture. */
export interface LayerStack {
  /** Nodes that keep the places of the layers among those of the picture. */
  readonly slots: LayerNodes;
  /** Takes the layers to draw. Call it before the picture is drawn. */
  take(layers: readonly Layer[]): void;
  /** Draws the layers beside a picture that was painted just now. */
  draw(picture: Picture, state: VisibleState, painted: Painted, moving: Moving | null): void;
  /** Returns what the layers drew as nodes of an exact picture. */
  nodesIn(picture: Picture, exact: Layout): LayerNodes;
  remove(): void;
}

/** A layer with its element. */
interface Mounted extends LayerElement {
  readonly layer: Layer;
  readonly ended: AbortController;
  readonly render: Layer["render"];
  /** `null`: what was drawn is stretched. */
  readonly moved: Layer["render"] | null;
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
  const elements = createLayerElements(host);
  let mounted: readonly Mounted[] = [];
  let slots: LayerNodes = { under: [], over: [] };
  /** What all layers that move with time draw on. */
  let shared: { readonly ground: LayerGround; readonly state: VisibleState } | null = null;

  /** Returns the ground around a view: the last one, where that still reaches. */
  const groundFor = (picture: Picture, state: VisibleState): LayerGround => {
    if (shared !== null && shared.ground.picture === picture && hasSamePlaces(shared.state, state)) {
      const by = pxBetween(shared.state.view, state.view, picture.plot.length);
      if (by !== null && Math.abs(by) <= AHEAD) return shared.ground;
    }
    const layout = picture.ahead(state, { before: AHEAD, after: AHEAD });
    shared = { ground: { picture, layout, origin: AHEAD, from: 0, to: layout.scale.size }, state };
    return shared.ground;
  };

  /** Draws one layer. `sight`: what was painted, in px of the plot in sight. */
  const drawLayer = (one: Mounted, sight: LayerGround, { state, zero, moving }: Frame): void => {
    const { layer, element, moved, ended } = one;
    const { picture } = sight;
    const isFixed = layer.fixed === true;
    const viewOf = (ground: LayerGround) =>
      layerView(layer, ground, {
        ...layerTheme(picture, true),
        reveal: (date) => {
          reveal(readSpan(date, undefined, picture.options.zone).start);
        },
        signal: ended.signal,
      });
    const isBetween = isFixed ? moving !== null : moving === "zoom";
    if (isBetween && one.ground?.picture === picture) {
      put(element, placeOf(isFixed || moved !== null ? sight : one.ground, sight, zero));
      one.isStale ||= moved !== null;
      moved?.(element, viewOf(sight));
      return;
    }
    const ground = isFixed ? sight : groundFor(picture, state);
    put(element, placeOf(ground, sight, zero));
    if (!one.isStale && one.ground !== null && isSameGround(one.ground, ground)) return;
    [one.ground, one.isStale] = [ground, false];
    one.render(element, viewOf(ground));
  };

  const unmount = ({ layer, element, told, ended }: Mounted): void => {
    ended.abort();
    guard(() => layer.destroy?.(element), report, ignore)();
    element.remove();
    told?.remove();
  };

  return {
    get slots() {
      return slots;
    },
    take(layers) {
      if (layers.length === mounted.length && layers.every((one, at) => one === mounted[at]?.layer)) return;
      for (const one of mounted) if (!layers.includes(one.layer)) unmount(one);
      const known = new Map(mounted.map((one) => [one.layer, one]));
      mounted = layers.map((layer) => known.get(layer) ?? mount(layer, elements, report));
      const slotsOf = (isUnder: boolean): SceneNode[] =>
        layers.filter(({ under = false, overlay }) => overlay !== true && under === isUnder).map(slotOf);
      slots = { under: slotsOf(true), over: slotsOf(false) };
    },
    draw(picture, state, { layout, offset, origin }, moving) {
      if (mounted.length === 0) return;
      const { length } = picture.plot;
      const sight = { picture, layout, origin: offset, from: offset, to: offset + length };
      for (const { layer, element } of mounted) elements.attach(layer, element);
      elements.place(picture.plot);
      for (const one of mounted) {
        const { layer } = one;
        drawLayer(one, sight, { state, moving, zero: layer.overlay === true ? offset : origin });
      }
    },
    nodesIn(picture, exact) {
      const whole = { picture, layout: exact, origin: exact.sight.from, from: 0, to: exact.scale.size };
      const nodesOf = ({ layer, element, ground }: Mounted): SceneNode[] => {
        if (layer.overlay === true)
          return guard(
            () => [layerNode(layer, whole, true)],
            report,
            () => [],
          )();
        if (ground === null) return [];
        const place = placeOf(layer.fixed === true ? whole : ground, whole, exact.sight.from);
        return [{ ...slotOf(layer), children: readDrawing(element), transform: svgTransform(place) }];
      };
      const layersOf = (isUnder: boolean): SceneNode[] =>
        mounted.filter(({ layer }) => (layer.under ?? false) === isUnder).flatMap(nodesOf);
      return { under: layersOf(true), over: layersOf(false) };
    },
    remove() {
      for (const one of mounted) unmount(one);
      mounted = [];
    },
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

function mount(layer: Layer, elements: LayerElements, report: (error: unknown) => void): Mounted {
  const guarded = (draw: Layer["render"]): Layer["render"] => guard(draw, report, ignore);
  return {
    layer,
    ...elements.create(layer),
    ended: new AbortController(),
    render: guarded((element, view) => {
      layer.render(element, view);
    }),
    moved:
      layer.moved === undefined
        ? null
        : guarded((element, view) => {
            layer.moved?.(element, view);
          }),
    ground: null,
    isStale: false,
  };
}

/** Returns the node that keeps the place of an SVG layer. The picture has no children for it. */
function slotOf({ name }: Layer): SceneNode {
  return {
    key: `layer-${name}`,
    tag: "g",
    attributes: { class: "samarkand-layer", "data-layer": name, "aria-hidden": "true" },
  };
}

/** Returns the px from one view to another, forwards in time; `null` at another scale. */
function pxBetween(from: TimeRange, to: TimeRange, length: number): number | null {
  const span = from.end - from.start;
  if (Math.abs((to.end - to.start) / span - 1) > 1e-9) return null;
  return ((to.start - from.start) / span) * length;
}

function isSameGround(a: LayerGround, b: LayerGround): boolean {
  return a === b || (a.picture === b.picture && a.layout === b.layout && a.from === b.from);
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

/** Puts an element in its place. Writes only what differs. */
function put(element: SVGGElement | HTMLElement, place: Place): void {
  if ("ownerSVGElement" in element) {
    const transform = svgTransform(place);
    if (element.getAttribute("transform") !== transform) element.setAttribute("transform", transform);
  } else {
    element.style.setProperty("transform", `translateX(${round(place.by)}px) scaleX(${place.stretch})`);
  }
}
