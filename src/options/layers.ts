import type { Direction } from "../base/direction.ts";
import type { FontSpec } from "../base/measureText.ts";
import type { DateInput } from "../time/span.ts";
import { checkNumber, checkType, entryOf, listOf, OptionError } from "./optionChecks.ts";
import type { ThemeTokens } from "./theme.ts";

/** A rectangle, in px of the element that a method or a layer names. */
export interface Box {
  /** px from the left edge of the element to that of the box, in both directions of time. */
  readonly x: number;
  /** px from the top of the element to that of the box. */
  readonly y: number;
  /** px. */
  readonly width: number;
  /** px. */
  readonly height: number;
}

/**
 * The scale of a timeline, by the protocol of d3-scale: `axisBottom(x)`, `line().x((d) => x(d.at))`
 * and `transform.rescaleX(x)` work with it, in both directions of time. It is a snapshot: ask again
 * after a `layout` event.
 *
 * A `Date` that the scale returns is invalid beyond the year 275,760, since `Date` holds no more.
 * As a number (`+date`) it is the instant in ms all the same, so that arithmetic goes on.
 */
export interface TimelineScale {
  /**
   * Returns the px of an instant in the timeline's `element`, or in the element of a layer. A
   * `Date` or a number is an instant in ms; a string is read as the `start` of a record, and stands
   * where it begins; any other object as its `valueOf()`. Throws a `DateInputError` where the
   * string is no date.
   */
  (date: DateInput | { valueOf(): number }): number;
  /** Returns the instant at a px. */
  invert(this: void, px: number): Date;
  /** Returns the instant at a px, in ms since 1970 UTC. */
  invertMs(this: void, px: number): number;
  /** Returns the instants at both ends, the earlier one first. */
  domain(this: void): [Date, Date];
  /** Sets the instants at both ends. */
  domain(this: void, ends: Iterable<Date | number>): TimelineScale;
  /** Returns the px of both ends. Where time runs right to left, the first is the greater one. */
  range(this: void): [number, number];
  /** Sets the px of both ends. */
  range(this: void, ends: Iterable<number>): TimelineScale;
  /**
   * Returns about so many instants at round values of the timeline's calendar and zone.
   * @param count default 10
   */
  ticks(this: void, count?: number): Date[];
  /**
   * Returns a function that writes a tick in the words of the timeline: a tick at which a greater
   * period begins is named after that.
   * @param count as for `ticks`
   */
  tickFormat(this: void, count?: number): (date: Date | number) => string;
  /** Returns a scale that can be changed without changing this one. */
  copy(this: void): TimelineScale;
}

/** What a layer draws with. All px are those of the layer's element. */
export interface LayerView {
  /**
   * Scale of time. Its domain is the time to draw: for a layer that moves with time more than is in
   * sight, so that a pan finds it there.
   */
  readonly x: TimelineScale;
  /** Box to draw in: the whole domain of `x` along time; across it the plot, or the own band. */
  readonly plot: Box;
  /** Direction of texts. */
  readonly direction: Direction;
  /** Direction in which time runs. */
  readonly timeDirection: Direction;
  /**
   * Returns the box of an event, without its label, and the key of the cluster that counts it, if
   * one does; `null` where it is not laid out.
   */
  getBox(this: void, eventId: string): (Box & { readonly cluster: string | null }) | null;
  /** Returns the box of a group's band; `null` where there is none. */
  getBand(this: void, groupId: string): Box | null;
  /**
   * The theme. In a page its colours are `var(--samarkand-theme-…)`, which follow light and dark.
   */
  readonly theme: ThemeTokens;
  /** Returns the colour of a kind, as `theme` writes colours. */
  colorOf(this: void, kind: string): string;
  /** Returns the width of a text, in px. @param font default: that of the labels of events */
  measure(this: void, text: string, font?: Partial<FontSpec>): number;
  /** Writes dates and numbers in the reader's language, digits, calendar and zone. */
  readonly format: {
    date(this: void, date: DateInput): string;
    number(this: void, value: number): string;
  };
  /** Moves the view to a date where that is out of sight. Does nothing in `renderToString`. */
  reveal(this: void, date: DateInput): void;
  /** Ends when the layer is removed. */
  readonly signal: AbortSignal;
}

/** Colours and lines of a shape. A colour is any CSS colour. */
export interface ShapePaint {
  /** @default "none" for a line and a path, else the theme's `ink` */
  readonly fill?: string;
  /** @default "none"; for a line and a path the theme's `ink` */
  readonly stroke?: string;
  /** px. @default 1 */
  readonly strokeWidth?: number;
  /** Lengths of dashes and gaps, in px, as "4 2". @default a solid line */
  readonly dash?: string;
  /** 0 to 1. @default 1 */
  readonly opacity?: number;
}

/** One shape of a layer as data, in px of the layer, for `renderToString`. */
export type Shape = ShapePaint &
  (
    | ({
        /** Form of the shape, which says what else it has. */
        readonly type: "rect";
        /** px: radius of the corners. @default 0 */
        readonly rx?: number;
      } & Box)
    | {
        readonly type: "circle";
        /** px: middle, along time. */
        readonly x: number;
        /** px: middle, from the top. */
        readonly y: number;
        /** px: radius. */
        readonly r: number;
      }
    | {
        readonly type: "line";
        readonly x1: number;
        readonly y1: number;
        readonly x2: number;
        readonly y2: number;
      }
    | {
        readonly type: "path";
        /** Data of an SVG path, in px. */
        readonly d: string;
      }
    | {
        readonly type: "text";
        readonly x: number;
        /** px: middle of the line of text. */
        readonly y: number;
        readonly text: string;
        /** Part of the text that stands at `x`, along its own direction. @default "start" */
        readonly anchor?: "start" | "middle" | "end";
        /** Direction of the text. @default that of its first strong letter */
        readonly direction?: Direction;
        /** px. @default that of the labels of events */
        readonly size?: number;
        /** @default 400 */
        readonly weight?: number;
      }
  );

/**
 * A drawing of the application's own, under or over the events. Its code is trusted as any script
 * of the page. Data are not: write them as text.
 * @example
 * timeline.addLayer({
 *   name: "arrow",
 *   render(g, { getBox }) {
 *     const [a, b] = [getBox("visit"), getBox("summit")];
 *     d3.select(g).selectAll("path").data(a && b ? [[a, b]] : []).join("path").attr("d", arrow);
 *   },
 * });
 */
export interface Layer {
  /** Unique name. A layer replaces an earlier one of the same name. */
  readonly name: string;
  /** Whether the layer lies under the events. @default false: over them */
  readonly under?: boolean;
  /**
   * Whether the layer stands still, as a legend does. It then draws what is in sight, and is drawn
   * again when a movement has come to rest. @default false: it moves with time
   */
  readonly fixed?: boolean;
  /** Whether the element is a `<div>` for HTML, instead of an SVG group. @default false */
  readonly overlay?: boolean;
  /**
   * Accessible name. Without one the layer is hidden from assistive technology, and what it shows
   * has to stand elsewhere, too.
   */
  readonly label?: string;
  /**
   * px: height of a band of the layer's own, under all groups. Layers that give the same `band`
   * share it; the first one's height and title hold.
   * @default none: the layer lies on the whole plot
   */
  readonly height?: number;
  /** Name of the own band, where several layers share it. @default the layer's name */
  readonly band?: string;
  /** Title of the own band: plain text. @default none */
  readonly title?: string;
  /**
   * Draws. It is called when the layout has changed or new ground is needed, never for a pan
   * within the ground; the element still has what the last call drew. If it throws, the error is
   * reported once.
   */
  render(element: SVGGElement | HTMLElement, view: LayerView): void;
  /**
   * Called for each frame of a movement that changes the scale (for a fixed layer: the view). In
   * it, px of the element are those of the plot in sight. @default what was drawn is stretched
   */
  moved?(element: SVGGElement | HTMLElement, view: LayerView): void;
  /** Returns the same picture as data, for `renderToString`, which has no DOM. */
  toNodes?(view: LayerView): readonly Shape[];
  /** Called when the layer is removed, before its element is. */
  destroy?(element: SVGGElement | HTMLElement): void;
}

/** Types of the parts of a layer. */
const PARTS = {
  name: "string",
  render: "function",
  under: "boolean",
  fixed: "boolean",
  overlay: "boolean",
  label: "string",
  band: "string",
  title: "string",
  moved: "function",
  toNodes: "function",
  destroy: "function",
  height: "number",
} as const satisfies Readonly<Record<keyof Layer, string>>;

/** px: greatest height of an own band. */
const HIGHEST = 10_000;

/** Returns a layer, of any class, checked. Throws an `OptionError` that names the part at fault. */
export function checkLayer(name: string, given: unknown): Layer {
  if (typeof given !== "object" || given === null)
    throw new OptionError(name, given, "an object with `name` and `render`");
  for (const [part, type] of Object.entries(PARTS)) {
    const [, value] = entryOf(given, part, `${name}.`);
    if (value === undefined && part !== "name" && part !== "render") continue;
    if (type === "number") checkNumber(`${name}.${part}`, value, [1, HIGHEST], "a number of px");
    else checkType(`${name}.${part}`, value, type);
  }
  return given as Layer;
}

/**
 * Returns the layers of the option `layers`, each checked, and those that were added: of each name
 * the last one, at the place of the first.
 */
export function resolveLayers(given: unknown, added: readonly Layer[] = []): readonly Layer[] {
  const layers = listOf("layers", given, "an array of layers").map((layer, index) =>
    checkLayer(`layers[${index}]`, layer),
  );
  return [...new Map([...layers, ...added].map((layer) => [layer.name, layer])).values()];
}

/** A band of layers under all groups. */
export interface LayerBand {
  readonly name: string;
  readonly height: number;
  readonly title: string;
}

/** Returns the name of the band in which a layer draws; `null`: it draws on the whole plot. */
export function bandOf({ name, band, height }: Pick<Layer, "name" | "band" | "height">): string | null {
  return band ?? (height === undefined ? null : name);
}

/** Returns the bands that layers have of their own, from top to bottom. */
export function layerBands(layers: readonly Layer[]): readonly LayerBand[] {
  const bands = new Map<string, LayerBand>();
  for (const layer of layers) {
    const name = bandOf(layer);
    if (name === null || layer.height === undefined || bands.has(name)) continue;
    bands.set(name, { name, height: layer.height, title: layer.title ?? "" });
  }
  return [...bands.values()];
}
