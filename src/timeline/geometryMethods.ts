import type { EventRecord } from "../model/records.ts";
import { checkType } from "../options/optionChecks.ts";
import { createTimelineScale, type TimelineScale } from "../plot/axis/timelineScale.ts";
import { clusterContaining } from "../plot/picture/moveFocus.ts";
import { createGregorian } from "../time/calendar/gregorian.ts";
import { createZone } from "../time/zone.ts";
import {
  type Box,
  elementBoxes,
  eraBox,
  markBox,
  plotOrigin,
  pillBox,
  plotBox,
  type PlotBox,
} from "../view/plotGeometry.ts";
import type { TimelineDom } from "../view/timelineDom.ts";
import type { EngineOf } from "./modelMethods.ts";
import type { Timeline } from "./timeline.ts";
import type { DrawnPicture } from "./timelineView.ts";

type GeometryMethods<E extends EventRecord> = Pick<
  Timeline<E>,
  "getScale" | "getPlot" | "getBox" | "getBand"
>;

/** Creates the methods that say where things are drawn. */
export function geometryMethods<E extends EventRecord>(engineOf: EngineOf<E>): GeometryMethods<E> {
  /** Returns a part of the drawn picture; `null` where there is none, or a list instead. */
  const inDrawn = <T>(find: (drawn: DrawnPicture, host: TimelineDom) => T | null): T | null => {
    const { drawn = null, host } = engineOf()?.screen ?? {};
    return drawn === null || host === undefined || drawn.isList ? null : find(drawn, host);
  };
  const boxOf = ({ painted, picture }: DrawnPicture, host: TimelineDom, box: PlotBox): Box =>
    elementBoxes(host, painted, picture, { isCut: false })(box);
  return {
    getScale() {
      const { drawn = null, host } = engineOf()?.screen ?? {};
      if (drawn === null || host === undefined) return emptyScale();
      const {
        picture: { plot, time, scaleContext },
        painted: { layout, offset },
      } = drawn;
      const edge = plotOrigin(host).x + plot.left;
      return createTimelineScale(
        {
          ms: [layout.scale.invert(offset), layout.scale.invert(offset + plot.length)],
          px: [edge + time.x(0), edge + time.x(plot.length)],
        },
        scaleContext,
      );
    },
    getPlot: () =>
      inDrawn(({ painted, picture }, host) => plotBox(host, painted.layout, picture)) ?? {
        x: 0,
        y: 0,
        width: 0,
        height: 0,
      },
    getBox(eventId) {
      checkType("getBox: eventId", eventId, "string");
      return inDrawn((drawn, host) => {
        const { picture, painted } = drawn;
        const found = plotBoxOf(eventId, drawn);
        const isInSight =
          found !== null &&
          found.box.to >= painted.offset &&
          found.box.from <= painted.offset + picture.plot.length;
        return isInSight ? { ...boxOf(drawn, host, found.box), cluster: found.cluster } : null;
      });
    },
    getBand(groupId) {
      checkType("getBand: groupId", groupId, "string");
      return inDrawn((drawn, host) => {
        const { picture, painted } = drawn;
        const band = painted.layout.bands.find(({ group }) => group.id === groupId);
        if (band === undefined) return null;
        const { offset } = painted;
        return boxOf(drawn, host, {
          from: offset,
          to: offset + picture.plot.length,
          top: band.top,
          height: band.height,
        });
      });
    },
  };
}

/** Returns the scale of a timeline that was destroyed: on no px, and without words. */
function emptyScale(): TimelineScale {
  return createTimelineScale(
    { ms: [0, 1], px: [0, 0] },
    {
      zone: createZone("UTC"),
      calendar: createGregorian(1),
      dateText: () => ({ tick: () => "", upper: () => "" }),
    },
  );
}

/** Returns the box of an event in the layout, or of the cluster that counts it. */
function plotBoxOf(
  id: string,
  { picture, painted: { layout } }: DrawnPicture,
): { readonly box: PlotBox; readonly cluster: string | null } | null {
  const mark = layout.marks.find(({ event }) => event.id === id);
  if (mark !== undefined) return { box: markBox(mark, picture.dotSize), cluster: null };
  const era = layout.eras.find(({ event }) => event.id === id);
  if (era !== undefined) return { box: eraBox(era), cluster: null };
  const event = picture.find(id);
  const cluster = event === undefined ? null : clusterContaining(event, layout);
  return cluster === null ? null : { box: pillBox(cluster), cluster: cluster.key };
}
