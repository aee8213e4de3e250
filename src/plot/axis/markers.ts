import { clamp } from "../../base/maths.ts";
import { memoizeLast } from "../../base/memo.ts";
import type { ResolvedMarker } from "../../options/resolveDates.ts";
import type { TimeScale } from "../../time/scale.ts";
import { fitText, LEAST_OF_LABEL } from "../base/fitText.ts";
import type { LayoutContext } from "../base/layoutContext.ts";
import type { SceneContext } from "../base/sceneContext.ts";
import { round, type SceneNode } from "../base/sceneNode.ts";
import { textNode } from "../base/textNode.ts";
import { cellLength } from "../clusters/placeClusters.ts";
import { type Stretch, stretchOf } from "../events/placeMarks.ts";

/** Parts of a cluster's cell, from 9 to 18 px long. Each of them shows one marker at most. */
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

/** The window, the part of it in sight, and its zoom level. */
interface Window {
  readonly scale: TimeScale;
  readonly sight: Stretch;
  readonly level: number;
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
  const shownAt = memoizeLast((level: number) => firstOfCells(markers, cellLength(level) / PER_CELL));
  return ({ scale, sight, level }) => {
    const shown = shownAt(level);
    const rooms = roomsOf(shown, scale.msPerPx, widthOf);
    return shown.flatMap((marker, index): PlacedMarker[] => {
      const { start, end } = marker.span;
      if (start > scale.domain.end || (end > start ? end <= scale.domain.start : start < scale.domain.start))
        return [];
      const [from, to] = [scale(start), scale(end)];
      const x0 = clamp(from, -OVERHANG, scale.size + OVERHANG);
      const x1 = to - from < LEAST_BAND ? x0 : clamp(to, -OVERHANG, scale.size + OVERHANG);
      if (x1 < 0) return [];
      const within = stretchOf({ x0, x1 }, { scale, sight });
      return [
        {
          key: String(start),
          marker,
          x0,
          x1,
          title: placeTitle(marker.title, rooms(index), { from, x1, within, widthOf }),
        },
      ];
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

/** px for a title after its line, and before the line if the title stands there. */
interface Room {
  readonly after: number;
  readonly before: number | null;
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
  const gap = (index: number): number => {
    const [one, next] = [shown[index], shown[index + 1]];
    return one === undefined || next === undefined
      ? Infinity
      : (next.span.start - one.span.start) / msPerPx - LINE_GAP - TITLE_GAP;
  };
  const fits = (index: number, room: number): boolean =>
    widthOf((shown[index] as ResolvedMarker).title) <= room;
  const fitsAfter = (index: number): boolean => index >= 0 && fits(index, gap(index));
  const goesBefore = (index: number): boolean =>
    index < shown.length && !fitsAfter(index) && !fitsAfter(index - 1) && fits(index, gap(index - 1));
  return (index) => ({
    after: goesBefore(index + 1) ? 0 : gap(index),
    before: goesBefore(index) ? gap(index - 1) : null,
  });
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
  room: Room,
  { from, x1, within, widthOf }: TitlePlace,
): PlacedMarker["title"] {
  const fit = (px: number): string => fitText(title, px, widthOf, LEAST_OF_LABEL);
  const isPinned = from < within.from;
  if (room.before !== null && !isPinned) {
    const text = fit(Math.min(room.before, from - LINE_GAP - EDGE - within.from));
    const width = widthOf(text);
    return text === "" ? null : { text, x: from - LINE_GAP - width, width, before: true };
  }
  const x = Math.max(from, within.from) + LINE_GAP;
  const end = Math.min(from + LINE_GAP + room.after, within.to - EDGE, isPinned ? x1 - LINE_GAP : Infinity);
  const text = room.before === null ? fit(end - x) : "";
  return text === "" ? null : { text, x, width: widthOf(text), before: false };
}

/** Parts of a layout from which markers are drawn, in px. */
interface MarkerLayout {
  readonly markers: readonly PlacedMarker[];
  readonly scale: TimeScale;
  readonly plotHeight: number;
  readonly axisHeight: number;
  readonly markersHeight: number;
}

/** Draws the markers through the plot, behind the events. */
export function markerNodes({ markers, plotHeight }: MarkerLayout, context: SceneContext): SceneNode[] {
  return markers.flatMap((placed) =>
    lines(placed, plotHeight, context).map((node) => ({ ...node, key: `${node.key}-${placed.key}` })),
  );
}

/** Draws the titles of the markers above the plot, in the last row of the axis. */
export function markerTitleNodes(
  { markers, markersHeight, axisHeight }: MarkerLayout,
  context: SceneContext,
): SceneNode[] {
  const { names, time, fonts, direction } = context;
  const top = axisHeight - markersHeight;
  return markers.map((placed): SceneNode => {
    const { key, marker, title } = placed;
    return {
      key,
      tag: "g",
      attributes: {
        class: "samarkand-marker",
        role: "img",
        "aria-label": names.marker(marker),
        ...(marker.lang === undefined ? {} : { lang: marker.lang }),
      },
      children: [
        line(marker, time.x(placed.x0), { key: "line", top, bottom: axisHeight }),
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
    };
  });
}

/** Draws a marker: a line; or, if it is drawn as a band, two lines with a tint between them. */
function lines({ marker, x0, x1 }: PlacedMarker, plotHeight: number, { time }: SceneContext): SceneNode[] {
  if (x0 === x1) return [line(marker, time.x(x0), { key: "line", top: 0, bottom: plotHeight })];
  const tint: SceneNode = {
    key: "band",
    tag: "rect",
    attributes: {
      class: "samarkand-marker-band",
      x: round(time.left(x0, x1 - x0)),
      y: 0,
      width: round(x1 - x0),
      height: round(plotHeight),
      fill: { token: "muted" },
      "fill-opacity": 0.12,
    },
  };
  const ends = [
    ["line", x0],
    ["end", x1],
  ] as const;
  return [
    tint,
    ...ends.map(([key, x]) => line(marker, time.x(x), { key, top: 0, bottom: plotHeight, opacity: 0.5 })),
  ];
}

/** Draws one line, dashed if the date is approximate or uncertain. */
function line(
  { span }: PlacedMarker["marker"],
  at: number,
  {
    key,
    top,
    bottom,
    opacity,
  }: { readonly key: string; readonly top: number; readonly bottom: number; readonly opacity?: number },
): SceneNode {
  const isDoubtful = span.startApproximate || span.endApproximate || span.startUncertain || span.endUncertain;
  const x = round(at);
  return {
    key,
    tag: "line",
    attributes: {
      class: "samarkand-marker-line",
      x1: x,
      x2: x,
      y1: round(top),
      y2: round(bottom),
      stroke: { token: "muted" },
      "stroke-width": 1.25,
      ...(opacity === undefined ? {} : { "stroke-opacity": opacity }),
      ...(isDoubtful ? { "stroke-dasharray": "4 3" } : {}),
    },
  };
}

/** Draws the now line, from the axis through the plot, if it is in sight. */
export function nowNodes({ scale, plotHeight }: MarkerLayout, { time, now }: SceneContext): SceneNode[] {
  const inline = now === null ? NaN : scale(now);
  if (!(inline >= 0 && inline <= scale.size)) return [];
  const x = round(time.x(inline));
  const color = { token: "now" };
  return [
    {
      key: "line",
      tag: "line",
      attributes: {
        class: "samarkand-now-line",
        x1: x,
        x2: x,
        y1: 0,
        y2: round(plotHeight),
        stroke: color,
        "stroke-width": 1.5,
        "pointer-events": "none",
      },
    },
    {
      key: "head",
      tag: "polyline",
      attributes: {
        class: "samarkand-now-head",
        points: `${round(x - HEAD)},0 ${round(x + HEAD)},0 ${x},${HEAD}`,
        fill: color,
        "pointer-events": "none",
      },
    },
  ];
}
