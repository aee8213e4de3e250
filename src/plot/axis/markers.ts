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

/** Parts of a cell of clusters, in each of which one marker stands at most: of 9 to 18 px. */
const PER_CELL = 8;
/** px from which on the time of a date is a band; what is shorter is a line where it begins. */
const LEAST_BAND = 3;
/** px from a line to its title, and from a title to the next line. */
const LINE_GAP = 5;
const TITLE_GAP = 8;
/** px beyond the window at which a band is cut: its edge stays out of sight. */
const OVERHANG = 8;
/** px that a title keeps from the edge of the plot. */
const EDGE = 4;

/** px of the head of the line, under the axis. */
const HEAD = 6;

/** A named moment in the window, in inline px. */
export interface PlacedMarker {
  readonly key: string;
  readonly marker: ResolvedMarker;
  readonly x0: number;
  /** The same as `x0`: it is a line. */
  readonly x1: number;
  /** As much of it as there is room for, and where it begins in the direction of time. */
  readonly title: {
    readonly text: string;
    readonly x: number;
    readonly width: number;
    readonly before: boolean;
  } | null;
}

/** The window, what of it is in sight, and its zoom level. */
interface Window {
  readonly scale: TimeScale;
  readonly sight: Stretch;
  readonly level: number;
}

/**
 * Places named moments: which of them, and with how much of their titles, depends on the zoom and
 * not on where the window is.
 */
export type Markers = (window: Window) => PlacedMarker[];

/**
 * Of those that stand closest to each other the first is drawn. A title stands after its line, up
 * to the next one; where only the place before it holds the whole, and the one before does not need
 * that, it stands there; else it is shortened, or left out.
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

/** The first in each cell of time: cells are anchored at time zero. */
function firstOfCells(markers: readonly ResolvedMarker[], length: number): ResolvedMarker[] {
  const cellOf = ({ span }: ResolvedMarker): number => Math.floor(span.start / length);
  return markers.filter(
    (marker, index) => index === 0 || cellOf(marker) !== cellOf(markers[index - 1] as ResolvedMarker),
  );
}

/** px for a title after its line, and before it where it stands there. */
interface Room {
  readonly after: number;
  readonly before: number | null;
}

/**
 * Each gap between two lines is for one title: it is known from the two of either side alone,
 * whatever the window is.
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
  /** Where the marker begins, also out of sight. */
  readonly from: number;
  readonly x1: number;
  readonly within: Stretch;
  readonly widthOf: (text: string) => number;
}

/**
 * In sight, as far as its line is, or its band: what begins before the window has its title within
 * the rest of that.
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

/** What of a layout they are drawn from, in px. */
interface MarkerLayout {
  readonly markers: readonly PlacedMarker[];
  readonly scale: TimeScale;
  readonly plotHeight: number;
  readonly axisHeight: number;
  readonly markersHeight: number;
}

/** Named moments through the plot, behind what happens there. */
export function markerNodes({ markers, plotHeight }: MarkerLayout, context: SceneContext): SceneNode[] {
  return markers.flatMap((placed) =>
    lines(placed, plotHeight, context).map((node) => ({ ...node, key: `${node.key}-${placed.key}` })),
  );
}

/** Their names over it, in the last row of the axis. */
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

/** A line; of a longer time, where it is shown as such, its two ends with a tint between. */
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

/** In dashes where the date is doubtful. */
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

/** The line of now, from the axis through the plot, where it is in sight. */
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
