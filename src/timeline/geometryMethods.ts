import type { EventRecord } from "../model/records.ts";
import { checkType } from "../options/optionChecks.ts";
import { type Box, checkLayer, type TimelineScale } from "../options/layers.ts";
import { createTimelineScale } from "../plot/axis/timelineScale.ts";
import { type PlotBox, plotBoxOf } from "../plot/picture/plotBoxes.ts";
import { createGregorian } from "../time/calendar/calendar.ts";
import { createZone } from "../time/zone.ts";
import { elementBoxes, plotOrigin, plotBox } from "../view/plotGeometry.ts";
import type { TimelineDom } from "../view/timelineDom.ts";
import type { EngineOf } from "./modelMethods.ts";
import type { Timeline } from "./timeline.ts";
import type { DrawnPicture } from "./timelineView.ts";

type GeometryMethods<E extends EventRecord> = Pick<
  Timeline<E>,
  "getScale" | "getPlot" | "getBox" | "getBand" | "addLayer"
>;

/** Creates the methods that say where things are drawn, and draw beside them. */
export function geometryMethods<E extends EventRecord>(engineOf: EngineOf<E>): GeometryMethods<E> {
  /** Returns what can be said of the drawn picture; `null` where nothing is drawn. */
  const ofDrawn = <T>(find: (drawn: DrawnPicture, host: TimelineDom) => T | null): T | null => {
    const { drawn = null, host } = engineOf()?.screen ?? {};
    return drawn === null || host === undefined ? null : find(drawn, host);
  };
  /** Returns a part of the drawn picture; `null` where there is none, or a list instead. */
  const inDrawn: typeof ofDrawn = (find) =>
    ofDrawn((drawn, host) => (drawn.isList ? null : find(drawn, host)));
  const boxOf = ({ painted, picture }: DrawnPicture, host: TimelineDom, box: PlotBox): Box =>
    elementBoxes(host, painted, picture, { isCut: false })(box);
  return {
    getScale: () =>
      ofDrawn(({ picture: { plot, time, scaleContext }, painted: { layout, offset } }, host) => {
        const edge = plotOrigin(host).x + plot.left;
        return createTimelineScale(
          {
            ms: [layout.scale.invert(offset), layout.scale.invert(offset + plot.length)],
            px: [edge + time.x(0), edge + time.x(plot.length)],
          },
          scaleContext,
        );
      }) ?? emptyScale(),
    addLayer(given) {
      const layer = checkLayer("addLayer: layer", given);
      const setAdded = (isAdded: boolean): void => {
        const engine = engineOf();
        if (engine === null || (!isAdded && !engine.added.includes(layer))) return;
        const others = engine.added.filter(({ name }) => name !== layer.name);
        engine.added = isAdded ? [...others, layer] : others;
        engine.resolve();
      };
      setAdded(true);
      return () => {
        setAdded(false);
      };
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
        const { layout, offset } = drawn.painted;
        const found = plotBoxOf(eventId, drawn.picture, layout);
        return found === null || found.box.to < offset || found.box.from > offset + drawn.picture.plot.length
          ? null
          : { ...boxOf(drawn, host, found.box), cluster: found.cluster };
      });
    },
    getBand(groupId) {
      checkType("getBand: groupId", groupId, "string");
      return inDrawn((drawn, host) => {
        const { layout, offset } = drawn.painted;
        const band = layout.bands.find(({ group }) => group.id === groupId);
        if (band === undefined) return null;
        const { top, height } = band;
        return boxOf(drawn, host, { from: offset, to: offset + drawn.picture.plot.length, top, height });
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
