import fc from "fast-check";
import { expect, it } from "vitest";
import { createZooming } from "../../src/view/createZooming.ts";
import type { Layout } from "../../src/plot/picture/layout.ts";
import type { Picture, VisibleState } from "../../src/plot/picture/picture.ts";
import type { TimeRange } from "../../src/time/scale.ts";
import { inBothDirections } from "../support/bothDirections.ts";
import { evenly } from "../support/evenly.ts";
import { pictureOf } from "../support/pictures.ts";
import { runs } from "../support/sweep.ts";

const DAY = 86_400_000;
const START: TimeRange = { start: 0, end: 1_000 * DAY };

inBothDirections("a zoom", (directions) => {
  const { picture } = pictureOf(
    { events: [{ title: "قمة سمرقند", start: "1971-03-05" }], ...directions },
    800,
  );

  /** Steps of a zoom, each of so many octaves around a part of the view; what each is drawn by. */
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
    const zooming = createZooming();
    const stateAt = (view: TimeRange): VisibleState => ({ view, selection: [], hover: null });
    let view = START;
    zooming(watched, stateAt(view), false);
    for (const [octaves, part] of steps) {
      const [span, at] = [
        (view.end - view.start) * 2 ** octaves,
        view.start + part * (view.end - view.start),
      ];
      view = { start: at - part * span, end: at + (1 - part) * span };
      zooming(watched, stateAt(view), true);
    }
    return drawn;
  };
  const steps = fc.array(fc.tuple(evenly(-0.5, 0.5), evenly(0, 1)), { maxLength: 30 });

  it("is drawn by what holds all of the view, at most four times as near", () => {
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
  ])(
    "that goes %s around one point is laid out anew once in so many octaves",
    (_way, octaves, count, most) => {
      const grounds = new Set(
        zoom(Array.from({ length: count }, () => [octaves, 0.3] as const)).map(({ ground }) => ground),
      );
      expect(grounds.size).toBeLessThanOrEqual(most + 1);
      expect(grounds.size).toBeGreaterThan(1);
    },
  );

  it("that goes in and back out is drawn by what was there on the way in, and by nothing else", () => {
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
      // Steps that come to the end of a ground exactly, but for a rounding.
      {
        numRuns: runs(1000),
        examples: [
          [25, 0.5, 0],
          [25, 0.25, 0.5],
        ],
      },
    );
  });

  it("begins with what is on the screen, where it goes in", () => {
    const [first] = zoom([[-0.2, 0.4]]);
    expect(first?.ground.scale.domain).toEqual(START);
  });

  it("is none while nothing moves: all is drawn exactly", () => {
    const zooming = createZooming();
    expect(zooming(picture, { view: START, selection: [], hover: null }, false)).toBeNull();
  });
});
