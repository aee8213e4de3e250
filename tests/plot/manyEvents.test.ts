import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import type { Layout } from "../../src/plot/picture/layout.ts";
import type { PlacedMark } from "../../src/plot/events/placeMarks.ts";
import { meets, type ModelEvent } from "../../src/model/model.ts";
import type { Scene } from "../../src/plot/picture/buildScene.ts";
import { createPicture } from "../../src/plot/picture/picture.ts";
import { estimateText } from "../../src/base/measureText.ts";
import type { TimeRange } from "../../src/time/scale.ts";
import { inBothDirections } from "../support/bothDirections.ts";
import { membersByCell, stripMarksOf } from "../support/clusterOracle.ts";
import { evenly } from "../support/evenly.ts";
import { eventsOf } from "../support/eventsOf.ts";
import { pictureOf, type TestPicture } from "../support/pictures.ts";
import { crowdedRecords } from "../support/crowdedRecords.ts";
import { nodesOf } from "../support/sceneWalk.ts";
import { runs } from "../support/sweep.ts";

const COUNT = 100_000;
/** px: tolerated overlap of marks, labels and pills side by side. */
const SLACK = 0.02;
/**
 * px: height of the plot in sight, and the greatest extra height drawn on each side for scrolling.
 */
const [SCREEN, SPARE] = [560, 480];
/** px: height of a lane, and the gap after each mark and its label in a lane. */
const LANE = 34;
const GAP = 12;

inBothDirections("100,000 events", (directions) => {
  const { events, groups, stretch } = crowdedRecords(COUNT);
  let crowd: TestPicture;
  let all: readonly ModelEvent[];
  beforeAll(() => {
    crowd = pictureOf({ events, groups, locale: "ar", maxHeight: 560, ...directions }, 1280);
    all = eventsOf(crowd.model);
  });
  const views = viewsDownTo(stretch, 60_000);
  /**
   * Returns the layout after a zoom in by so many octaves, around a part of its length, without
   * laying out again.
   */
  const zoomed = (ground: Layout, octaves: number, part: number): Layout => {
    const { start, end } = ground.scale.domain;
    const span = (end - start) / 2 ** octaves;
    const from = start + part * (end - start - span);
    return crowd.picture.zoomed(
      { view: { start: from, end: from + span }, selection: [], hover: null },
      ground,
    ).layout;
  };
  const at = (view: TimeRange): Layout => crowd.at(view).layout;
  /** Returns the scene of a view from a new picture, without cached layouts. */
  const fresh = (view: TimeRange): Scene => {
    const { options, model } = crowd;
    return createPicture({
      options,
      model,
      width: 1280,
      measure: estimateText,
      fontFamily: "sans-serif",
      lineHeight: 0,
    }).at({ view, selection: [], hover: null }).scene;
  };

  it("are all read, in the order of time", () => {
    expect(crowd.model.problems).toEqual([]);
    expect(all).toHaveLength(COUNT);
  });

  it("lose none: each event that meets a view is drawn or counted once, like in a check of all events", () => {
    fc.assert(
      fc.property(views, (view) => {
        const layout = at(view);
        const drawn = [...layout.marks, ...layout.eras].map(({ event }) => event);
        expect(new Set(drawn).size).toBe(drawn.length);
        const cells = membersByCell(layout, all);
        expect(layout.clusters.map(({ key, count }) => `${key} ${String(count)}`).sort()).toEqual(
          [...cells].map(([key, members]) => `${key} ${String(members.length)}`).sort(),
        );
        const met = all.filter(({ extent }) => meets(extent, view)).length;
        for (const { key, kinds } of layout.clusters) {
          const members = cells.get(key) ?? [];
          expect(new Map(kinds.map(({ kind, count }) => [kind, count]))).toEqual(countKinds(members));
        }
        expect(drawn.length + layout.clusters.reduce((sum, { count }) => sum + count, 0)).toBe(met);
      }),
      { numRuns: runs(150) },
    );
  });

  it("give a picture that depends on the view only, not on earlier views", () => {
    fc.assert(
      fc.property(fc.array(views, { minLength: 1, maxLength: 3 }), views, (way, view) => {
        for (const one of way) at(one);
        expect(crowd.at(view).scene).toEqual(fresh(view));
      }),
      { numRuns: runs(25) },
    );
  });

  it("stay in place during a pan, and so do the bands", () => {
    fc.assert(
      fc.property(views, fc.array(evenly(-0.9, 0.9), { minLength: 1, maxLength: 4 }), (view, parts) => {
        const lanes = new Map<string, number>();
        let { start, end } = view;
        const places = new Set<string>();
        for (const part of [0, ...parts]) {
          [start, end] = [start + part * (view.end - view.start), end + part * (view.end - view.start)];
          const layout = at({ start, end });
          places.add(JSON.stringify(layout.bands));
          // In another view, the mark of a strip may share its tile with others.
          const inStrip = new Set(stripMarksOf(layout));
          for (const { event, y } of layout.marks.filter((mark) => !inStrip.has(mark))) {
            expect(lanes.get(event.id) ?? y).toBe(y);
            lanes.set(event.id, y);
          }
        }
        expect(places.size).toBe(1);
      }),
      { numRuns: runs(120) },
    );
  });

  it("never overlap: neither marks, nor labels, nor pills", () => {
    fc.assert(
      fc.property(views, (view) => {
        expect(overlapsIn(at(view))).toEqual([]);
      }),
      { numRuns: runs(200) },
    );
  });

  it("never overlap during a zoom, which removes none, counts none twice and puts each at its time", () => {
    fc.assert(
      fc.property(views, evenly(0, 2), evenly(0, 1), (view, octaves, part) => {
        const ground = at(view);
        const layout = zoomed(ground, octaves, part);
        expect(overlapsIn(layout)).toEqual([]);
        expect(layout.marks.map(({ event }) => event)).toEqual(ground.marks.map(({ event }) => event));
        expect(layout.clusters.map(({ key, count }) => [key, count])).toEqual(
          ground.clusters.map(({ key, count }) => [key, count]),
        );
        expect(layout.marks.flatMap((mark) => misplaced(mark, layout))).toEqual([]);
      }),
      { numRuns: runs(150) },
    );
  });

  it("take no more nodes than a screen has room for, at any scroll position", () => {
    let most = 0;
    fc.assert(
      fc.property(views, evenly(0, 1), (view, part) => {
        const state = { view, selection: [], hover: null };
        const from = part * Math.max(0, crowd.picture.layout(state).plotHeight - SCREEN);
        most = Math.max(
          most,
          nodesOf(
            crowd.picture.at({ ...state, slice: { from: from - SPARE, to: from + SCREEN + SPARE } }).scene,
          ).length,
        );
      }),
      { numRuns: runs(150) },
    );
    expect(most).toBeGreaterThan(500);
    // Rows are 20 px high at least, where they were 34.
    expect(most, String(most)).toBeLessThan(4_200);
  });

  it("fill the room for labels where there are enough of them", () => {
    const shares = fc
      .sample(viewsDownTo(stretch, 86_400_000), { numRuns: 100, seed: 5 })
      .map((view) => at(view))
      .filter(({ clusters }) => clusters.length > 20)
      .map(shareOfRoom);
    expect(shares.length).toBeGreaterThan(20);
    expect(shares.reduce((a, b) => a + b, 0) / shares.length).toBeGreaterThan(0.6);
  });

  it("keep the most important bar among them, for any lengths of that bar and of the others", () => {
    const day = 86_400_000;
    const crowds = [0.01, 1, 30, 400, 2000].map((days) => {
      const start = stretch.start + 1500 * day;
      const star = { title: "قمة سمرقند", start, end: start + days * day, group: "group 3", importance: 10 };
      const more = crowdedRecords(4_000, days).events.map((event) => ({ ...event, group: "group 3" }));
      return {
        start,
        days,
        picture: pictureOf({ events: [...more, star], locale: "ar", maxHeight: 300, ...directions }, 900),
      };
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...crowds),
        evenly(Math.log(600_000), Math.log(stretch.end - stretch.start)).map(Math.exp),
        evenly(0.1, 0.9),
        ({ start, days, picture }, span, part) => {
          const middle = start + part * days * day;
          const mark = picture
            .at({ start: middle - part * span, end: middle + (1 - part) * span })
            .layout.marks.find(({ event }) => event.importance === 10);
          expect(mark?.label?.text).toBeTruthy();
        },
      ),
      { numRuns: runs(300) },
    );
  });

  it("keep the most important event among them, with its label, wherever it is in the view", () => {
    const [star] = all.filter(({ background }) => !background).sort((a, b) => b.importance - a.importance);
    const {
      extent: { start: middle },
    } = star!;
    fc.assert(
      fc.property(
        evenly(Math.log(600_000), Math.log(stretch.end - stretch.start)).map(Math.exp),
        evenly(0.2, 0.8),
        (span, part) => {
          const mark = at({ start: middle - part * span, end: middle + (1 - part) * span }).marks.find(
            ({ event }) => event === star || event.id === star!.id,
          );
          expect(mark?.label?.text).toBeTruthy();
        },
      ),
      { numRuns: runs(100) },
    );
  });
});

/** Counts the events of each kind. The result is empty where no event has a kind. */
function countKinds(events: readonly ModelEvent[]): Map<string | undefined, number> {
  const counts = new Map<string | undefined, number>();
  for (const { kind } of events) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts.size === 1 && counts.has(undefined) ? new Map<undefined, number>() : counts;
}

/** Returns views around a stretch, from all of it down to `least` ms. */
function viewsDownTo({ start, end }: TimeRange, least: number): fc.Arbitrary<TimeRange> {
  return fc
    .tuple(evenly(0, 1), evenly(Math.log(least), Math.log((end - start) * 1.5)))
    .map(([part, logarithm]) => {
      const [middle, span] = [start + part * (end - start), Math.exp(logarithm)];
      return { start: middle - span / 2, end: middle + span / 2 };
    });
}

function overlapsIn({ marks, clusters, scale }: Layout): string[] {
  const all = [
    ...marks.map(({ event, y, rowY, x0, x1, outset, label }) => ({
      name: event.id,
      y: rowY,
      half: y - rowY,
      from: Math.min(x0 - outset.start, label?.x ?? Infinity),
      to: Math.max(x1 + outset.end, label === null ? -Infinity : label.x + label.width),
    })),
    ...clusters.map(({ key, x, top, bottom }) => ({
      name: key,
      y: (top + bottom) / 2,
      half: 0,
      from: x - 22,
      to: x + 22,
    })),
  ];
  const boxes = all.filter(({ from, to }) => to > 0 && from < scale.size);
  const placesOf = (at: number): typeof boxes => boxes.filter(({ y }) => y === at);
  // In a strip two marks may stand above each other, but never above or under a pill.
  const rows = [...new Set(boxes.map(({ y }) => y))].flatMap((at) =>
    [-1, 1].map((side) => placesOf(at).filter(({ half }) => half * side >= 0)),
  );
  return rows.flatMap((row) => {
    const sorted = row.sort((a, b) => a.from - b.from);
    return sorted
      .slice(1)
      .flatMap((box, index) =>
        box.from < sorted[index]!.to - SLACK ? [`${box.name} on ${sorted[index]!.name}`] : [],
      );
  });
}

/**
 * Lists the visible parts of a mark that are not at its times on the scale, and a label that is not
 * within its bar.
 */
function misplaced({ event, extent, form, x0, x1, label }: PlacedMark, { scale, sight }: Layout): string[] {
  const { id } = event;
  // A dot in a strip is moved into its tile, by half of its width at most.
  const slack = extent === event.extent || form === "bar" ? 0.01 : 5.01;
  // An end outside the sight is cut off there.
  const isOff = (x: number, instant: number): boolean =>
    x > 0 && x < sight.to && Math.abs(x - scale(instant)) > slack;
  const isAside =
    form === "dot"
      ? isOff((x0 + x1) / 2, extent.start + (extent.end - extent.start) / 2)
      : isOff(x0, extent.start) || isOff(x1, extent.end);
  // Where only a part of the bar is in sight, its label may leave the sight with the bar.
  const isOut =
    label?.inside === true && ((x0 > 0 && label.x <= x0) || (x1 < sight.to && label.x + label.width >= x1));
  return [...(isAside ? [`${id} is aside`] : []), ...(isOut ? [`the label of ${id} is out`] : [])];
}

/**
 * Returns the share of the room that marks, their labels and the gaps after them take. The room is
 * the lanes over cells in which further events are counted.
 */
function shareOfRoom({ marks, bands, clusters }: Layout): number {
  let [room, taken] = [0, 0];
  for (const { key, x0, x1 } of clusters) {
    const band = Number(key.split(":")[0]);
    const place = bands[band];
    if (place === undefined) continue;
    room += Math.round((place.clustersTop - place.lanesTop) / LANE) * (x1 - x0);
    for (const mark of marks) {
      if (mark.band !== band || mark.y > place.clustersTop) continue;
      const from = Math.min(mark.x0, mark.label?.x ?? Infinity);
      const to = Math.max(mark.x1, mark.label === null ? -Infinity : mark.label.x + mark.label.width) + GAP;
      taken += Math.max(0, Math.min(to, x1) - Math.max(from, x0));
    }
  }
  return taken / room;
}
