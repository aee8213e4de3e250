import type { SceneContext } from "../base/sceneContext.ts";
import { round } from "../base/sceneNode.ts";
import type { SceneNode } from "../base/sceneNode.ts";
import { textNode } from "../base/textNode.ts";
import type { Layout } from "../picture/layout.ts";
import type { PlacedMarker } from "./placeMarkers.ts";

/** Named moments through the plot, behind what happens there. */
export function markerNodes({ markers, plotHeight }: Layout, context: SceneContext): SceneNode[] {
  return markers.flatMap((placed) =>
    lines(placed, plotHeight, context).map((node) => ({ ...node, key: `${node.key}-${placed.key}` })),
  );
}

/** Their names over it, in the last row of the axis. */
export function markerTitleNodes(
  { markers, markersHeight, axisHeight }: Layout,
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
