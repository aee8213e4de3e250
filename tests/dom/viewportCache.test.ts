import fc from "fast-check";
import { expect, it } from "vitest";
import { createViewportCache } from "../../src/view/viewportCache.ts";
import type { Layout } from "../../src/plot/picture/layout.ts";
import type { Picture, VisibleState } from "../../src/plot/picture/picture.ts";
import type { TimeRange } from "../../src/time/scale.ts";
import { inBothDirections } from "../support/bothDirections.ts";
import { evenly } from "../support/evenly.ts";
import { pictureOf } from "../support/pictures.ts";
import { runs } from "../support/sweep.ts";

const DAY = 86_400_000;
/** Elements that ignore what is drawn: these tests look only at layouts. */
const NOWHERE = { draw: () => undefined, move: () => undefined };
const START: TimeRange = { start: 0, end: 1_000 * DAY };

inBothDirections("zoom", (directions) => {
  const { picture } = pictureOf(
    { events: [{ title: "قمة سمرقند", start: "1971-03-05" }], ...directions },
    800,
  );

  /**
   * Zooms in steps, each by so many octaves around a part of the view. Returns the view of each
   * step and the layout from which it is drawn.
   */
  const zoom = (
    steps: readonly (readonly [octaves: number, part: number])[],
  ): { view: TimeRange; ground: Layout }[] => {
    const drawn: { view: TimeRange; ground: Layout }[] = [];
    const watched: Picture = {
      ...picture,
      zoomed: (state, ground) => {
        drawn.push({ view: state.view, ground });
        return picture.zoomed(state, ground);
      },
    };
    const cache = createViewportCache(NOWHERE);
    const stateAt = (view: TimeRange): VisibleState => ({ view, selection: [], hover: null });
    let view = START;
    cache.paint(watched, stateAt(view), null);
    for (const [octaves, part] of steps) {
      const [span, at] = [
        (view.end - view.start) * 2 ** octaves,
        view.start + part * (view.end - view.start),
      ];
      view = { start: at - part * span, end: at + (1 - part) * span };
      cache.paint(watched, stateAt(view), "zoom");
    }
    return drawn;
  };
  const steps = fc.array(fc.tuple(evenly(-0.5, 0.5), evenly(0, 1)), { maxLength: 30 });

  it("is drawn from a layout that holds all of the view and is at most 4√2 times as long", () => {
    fc.assert(
      fc.property(steps, (way) => {
        for (const {
          view,
          ground: {
            scale: { domain: range },
          },
        } of zoom(way)) {
          const slack = 2e-6 * (view.end - view.start);
          expect(range.start).toBeLessThanOrEqual(view.start + slack);
          expect(range.end).toBeGreaterThanOrEqual(view.end - slack);
          expect((range.end - range.start) / (view.end - view.start)).toBeLessThan(4 * Math.SQRT2 + 1e-6);
        }
      }),
      { numRuns: runs(1000) },
    );
  });

  it.each([
    ["in", -0.2, 30, 3],
    ["out", 0.2, 30, 6],
  ])("%s around one point needs a new layout once in so many octaves", (_way, octaves, count, most) => {
    const grounds = new Set(
      zoom(Array.from({ length: count }, () => [octaves, 0.3] as const)).map(({ ground }) => ground),
    );
    expect(grounds.size).toBeLessThanOrEqual(most + 1);
    expect(grounds.size).toBeGreaterThan(1);
  });

  it("in and back out is drawn from the layouts of the way in, and no others", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 25 }),
        evenly(0.05, 0.5),
        evenly(0, 1),
        (count, octaves, part) => {
          const way = (by: number): (readonly [number, number])[] =>
            Array.from({ length: count }, () => [by, part] as const);
          const drawn = zoom([...way(-octaves), ...way(octaves)]).map(({ ground }) => ground);
          const known = new Set(drawn.slice(0, count));
          expect(drawn.slice(count).filter((ground) => !known.has(ground))).toEqual([]);
        },
      ),
      // Steps that reach the end of a layout exactly, except for rounding.
      {
        numRuns: runs(1000),
        examples: [
          [25, 0.5, 0],
          [25, 0.25, 0.5],
        ],
      },
    );
  });

  it("in begins with the layout on the screen", () => {
    const [first] = zoom([[-0.2, 0.4]]);
    expect(first?.ground.scale.domain).toEqual(START);
  });

  it("ends with the gesture: the view at rest is drawn exactly", () => {
    const cache = createViewportCache(NOWHERE);
    const stateAt = (view: TimeRange): VisibleState => ({ view, selection: [], hover: null });
    const near: TimeRange = { start: 100 * DAY, end: 600 * DAY };
    cache.paint(picture, stateAt(START), null);
    expect(cache.paint(picture, stateAt(near), "zoom").layout.scale.domain).toEqual(near);
    const rest = cache.paint(picture, stateAt(near), null);
    expect(rest.layout).toBe(picture.layout(stateAt(near)));
  });
});

inBothDirections("pan", (directions) => {
  const { picture } = pictureOf(
    { events: [{ title: "قمة سمرقند", start: "1971-03-05" }], ...directions },
    800,
  );
  const nothing: readonly string[] = [];
  const stateAt = (start: number): VisibleState => ({
    view: { start: start * DAY, end: (start + 1_000) * DAY },
    selection: nothing,
    hover: null,
  });

  it("is drawn from one layout for as many px as are drawn beyond the view", () => {
    const cache = createViewportCache(NOWHERE);
    const grounds = new Set<Layout>();
    // 800 steps of 0.8 px.
    for (let step = 0; step < 800; step += 1) {
      const { layout, offset } = cache.paint(picture, stateAt(step), "pan");
      grounds.add(layout);
      expect(layout.scale.invert(offset)).toBeCloseTo(step * DAY, -1);
    }
    expect(grounds.size).toBeLessThanOrEqual(2);
  });

  it("needs a new layout when the selection changes", () => {
    const cache = createViewportCache(NOWHERE);
    const before = cache.paint(picture, stateAt(0), "pan").layout;
    const selected = { ...stateAt(1), selection: ["0"] };
    expect(cache.paint(picture, selected, "pan").layout).not.toBe(before);
    expect(cache.paint(picture, { ...stateAt(2), selection: selected.selection }, "zoom").layout).not.toBe(
      before,
    );
  });
});
