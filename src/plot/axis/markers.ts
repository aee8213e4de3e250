import { clamp } from "../../base/maths.ts";
import { memoizeLast } from "../../base/memo.ts";
import type { ResolvedMarker } from "../../options/resolveDates.ts";
import type { TimeScale } from "../../time/scale.ts";
import { fitText, LEAST_OF_LABEL } from "../base/fitText.ts";
import type { LayoutContext } from "../base/layoutContext.ts";
import type { SceneContext } from "../base/sceneContext.ts";
import {
  type Attributes,
  type LineEnds,
  lineNode,
  rectNode,
  round,
  type SceneNode,
  textNode,
} from "../base/sceneNode.ts";
import { type Stretch, stretchOf } from "../events/placeMarks.ts";

/** Parts of a cluster's cell, from 8 to 16 px long. Each of them shows one marker at most. */
const PER_CELL = 8;
/** px: least length of a marker that is drawn as a band. A shorter one is a line at its start. */
const LEAST_BAND = 3;
/** px from a line to its title, and from a title to the next line. */
const LINE_GAP = 5;
const TITLE_GAP = 8;
/** px beyond the window at which a band is cut, so that its edge stays out of sight. */
const OVERHANG = 8;
/** px between a title and the edge of the plot. */
const EDGE = 4;

/** px: height, and half the width, of the head of the now line, under the axis. */
const HEAD = 6;

/** A marker in the window, in inline px. */
export interface PlacedMarker {
  readonly key: string;
  readonly marker: ResolvedMarker;
  readonly x0: number;
  /** Inline px of the end; equal to `x0` if the marker is drawn as a line. */
  readonly x1: number;
  /**
   * As much of the title as fits, with its beginning in the direction of time; `null` if nothing
   * fits.
   */
  readonly title: {
    readonly text: string;
    readonly x: number;
    readonly width: number;
    readonly before: boolean;
  } | null;
}

/** The window, the part of it in sight, and the length (ms) of the cells of its level. */
interface Window {
  readonly scale: TimeScale;
  readonly sight: Stretch;
  readonly cellLength: number;
}

/**
 * Places markers. Which ones are shown, and how much of each title, depends on the zoom and not on
 * the position of the window.
 */
export type Markers = (window: Window) => PlacedMarker[];

/**
 * Creates the function that places markers. Of markers that are very close to each other only the
 * first is drawn. A title stands after its line, up to the next line. It stands before its line if
 * it fits as a whole only there, and the previous title does not need that room. Otherwise it is
 * shortened or left out.
 */
export function createMarkers(context: LayoutContext): Markers {
  const { measure, markers } = context;
  const font = context.fonts.tick;
  const widthOf = (text: string): number => measure(text, font);
  const shownAt = memoizeLast((length: number) => firstOfCells(markers, length / PER_CELL));
  return ({ scale, sight, cellLength }) => {
    const shown = shownAt(cellLength);
    const rooms = roomsOf(shown, scale.msPerPx, widthOf);
    const cut = (x: number): number => clamp(x, -OVERHANG, scale.size + OVERHANG);
    return shown.flatMap((marker, index): PlacedMarker[] => {
      const { start, end } = marker.span;
      const [from, to] = [scale(start), scale(end)];
      const isBand = to - from >= LEAST_BAND;
      if (start > scale.domain.end || (isBand ? to <= 0 : from < 0)) return [];
      const x0 = cut(from);
      const x1 = isBand ? cut(to) : x0;
      const within = stretchOf({ x0, x1 }, { scale, sight });
      const title = placeTitle(marker.title, rooms(index), { from, x1, within, widthOf });
      return [{ key: String(start), marker, x0, x1, title }];
    });
  };
}

/** Returns the first marker in each cell of time. Cells are anchored at time zero. */
function firstOfCells(markers: readonly ResolvedMarker[], length: number): ResolvedMarker[] {
  const cellOf = ({ span }: ResolvedMarker): number => Math.floor(span.start / length);
  return markers.filter(
    (marker, index) => index === 0 || cellOf(marker) !== cellOf(markers[index - 1] as ResolvedMarker),
  );
}

/** Room for a title: so many px before its line, or after it. */
interface Room {
  readonly before: boolean;
  readonly px: number;
}

/**
 * Returns the room for the title of each marker. A gap between two lines holds one title. Its use
 * depends only on the two nearest markers on either side, not on the window.
 */
function roomsOf(
  shown: readonly ResolvedMarker[],
  msPerPx: number,
  widthOf: (text: string) => number,
): (index: number) => Room {
  const startOf = (index: number): number => shown[index]?.span.start ?? Infinity;
  const gap = (index: number): number =>
    Math.abs(startOf(index + 1) - startOf(index)) / msPerPx - LINE_GAP - TITLE_GAP;
  const fits = (index: number, room: number): boolean =>
    widthOf((shown[index] as ResolvedMarker).title) <= room;
  const fitsAfter = (index: number): boolean => index >= 0 && fits(index, gap(index));
  const goesBefore = (index: number): boolean =>
    index < shown.length && !fitsAfter(index) && !fitsAfter(index - 1) && fits(index, gap(index - 1));
  return (index) =>
    goesBefore(index)
      ? { before: true, px: gap(index - 1) }
      : { before: false, px: goesBefore(index + 1) ? 0 : gap(index) };
}

interface TitlePlace {
  /** Inline px where the marker begins, even if out of sight. */
  readonly from: number;
  readonly x1: number;
  readonly within: Stretch;
  readonly widthOf: (text: string) => number;
}

/**
 * Places a title in sight, if its line or band is. The title of a marker that begins before the
 * window stands within the visible rest of its band.
 */
function placeTitle(
  title: string,
  { before, px }: Room,
  { from, x1, within, widthOf }: TitlePlace,
): PlacedMarker["title"] {
  const isPinned = from < within.from;
  if (before && isPinned) return null;
  const x = before ? from - LINE_GAP : Math.max(from, within.from) + LINE_GAP;
  const room = before
    ? Math.min(px, x - EDGE - within.from)
    : Math.min(from + LINE_GAP + px, within.to - EDGE, isPinned ? x1 - LINE_GAP : Infinity) - x;
  const text = fitText(title, room, widthOf, LEAST_OF_LABEL);
  const width = widthOf(text);
  return text === "" ? null : { text, x: before ? x - width : x, width, before };
}

/** Parts of a layout from which markers are drawn, in px. */
interface MarkerLayout {
  readonly markers: readonly PlacedMarker[];
  readonly scale: TimeScale;
  readonly plotHeight: number;
  readonly axisHeight: number;
  readonly markersHeight: number;
}

/**
 * Draws the markers through the plot, behind the events: each as a line; or, if it is drawn as a
 * band, as two lines with a tint between them.
 */
export function markerNodes(
  { markers, plotHeight: height }: MarkerLayout,
  { time }: SceneContext,
): SceneNode[] {
  return markers.flatMap(({ key, marker, x0, x1 }) => {
    const line = (name: string, x: number, paint: Attributes): SceneNode =>
      markerLine(`${name}-${key}`, marker, { x1: time.x(x), y1: 0, y2: height }, paint);
    if (x0 === x1) return [line("line", x0, {})];
    const width = x1 - x0;
    const half = { "stroke-opacity": 0.5 };
    return [
      rectNode(
        `band-${key}`,
        "samarkand-marker-band",
        { x: time.left(x0, width), y: 0, width, height },
        { fill: { token: "muted" }, "fill-opacity": 0.12 },
      ),
      line("line", x0, half),
      line("end", x1, half),
    ];
  });
}

/** Draws the titles of the markers above the plot, in the last row of the axis. */
export function markerTitleNodes(
  { markers, markersHeight, axisHeight }: MarkerLayout,
  context: SceneContext,
): SceneNode[] {
  const { names, time, fonts, direction } = context;
  const top = axisHeight - markersHeight;
  return markers.map(({ key, marker, x0, title }) => ({
    key,
    tag: "g",
    attributes: {
      class: "samarkand-marker",
      role: "img",
      "aria-label": names.marker(marker),
      ...(marker.lang === undefined ? {} : { lang: marker.lang }),
    },
    children: [
      markerLine("line", marker, { x1: time.x(x0), y1: top, y2: axisHeight }, {}),
      ...(title === null
        ? []
        : [
            textNode({
              key: "title",
              className: "samarkand-marker-title",
              text: title.text,
              x: time.x(title.before ? title.x + title.width : title.x),
              y: top + markersHeight / 2,
              side: title.before ? time.before : time.after,
              font: fonts.tick,
              fill: "ink",
              fallback: direction,
            }),
          ]),
    ],
  }));
}

/** Draws one line, dashed if the date is approximate or uncertain. */
function markerLine(key: string, { span }: ResolvedMarker, ends: LineEnds, paint: Attributes): SceneNode {
  const isDoubtful = span.startApproximate || span.endApproximate || span.startUncertain || span.endUncertain;
  return lineNode(key, "samarkand-marker-line", ends, {
    stroke: { token: "muted" },
    "stroke-width": 1.25,
    ...paint,
    ...(isDoubtful ? { "stroke-dasharray": "4 3" } : {}),
  });
}

/** Draws the now line, from the axis through the plot, if it is in sight. */
export function nowNodes({ scale, plotHeight }: MarkerLayout, { time, now }: SceneContext): SceneNode[] {
  const inline = now === null ? NaN : scale(now);
  if (!(inline >= 0 && inline <= scale.size)) return [];
  const x = round(time.x(inline));
  return [
    lineNode(
      "line",
      "samarkand-now-line",
      { x1: x, y1: 0, y2: plotHeight },
      { stroke: { token: "now" }, "stroke-width": 1.5, "pointer-events": "none" },
    ),
    {
      key: "head",
      tag: "polyline",
      attributes: {
        class: "samarkand-now-head",
        points: `${round(x - HEAD)},0 ${round(x + HEAD)},0 ${x},${HEAD}`,
        fill: { token: "now" },
        "pointer-events": "none",
      },
    },
  ];
}
