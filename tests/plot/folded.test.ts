import fc from "fast-check";
import { expect, it } from "vitest";
import { meets } from "../../src/model/model.ts";
import { clampView } from "../../src/state/views.ts";
import { inBothDirections } from "../support/bothDirections.ts";
import { eventsOf } from "../support/eventsOf.ts";
import { pictureOf } from "../support/pictures.ts";
import { nodesOf } from "../support/sceneWalk.ts";
import { pictureIn, situations } from "../support/situations.ts";
import { runs } from "../support/sweep.ts";

inBothDirections("folded groups", (directions) => {
  const choices = fc
    .array(fc.tuple(fc.constantFrom("a", "b", "c", "d", "قمم", "ghost"), fc.boolean()), { maxLength: 6 })
    .map((pairs) => new Map(pairs));

  it("lose no event: each is counted in the group's band, or has a mark there if there are one or two in a tile", () => {
    fc.assert(
      fc.property(
        situations({ maxLength: 20 }),
        choices,
        fc.shuffledSubarray(["a", "b", "c", "d"]),
        (situation, folded, order) => {
          const test = pictureIn(situation, directions);
          const view = clampView(situation.view, test.options.limits);
          const { layout, scene } = test.picture.at({
            view,
            selection: [],
            hover: null,
            arrangement: { folded, order },
          });
          const drawn = nodesOf(scene).flatMap(({ node }) => node.attributes["data-event-id"] ?? []);
          const expected = eventsOf(test.model)
            .filter(({ extent }) => meets(extent, view))
            .map(({ id }) => id);
          expect(expected).toEqual(expect.arrayContaining(drawn));
          expect(new Set(drawn).size).toBe(drawn.length);
          expect(drawn.length + layout.clusters.reduce((sum, { count }) => sum + count, 0)).toBe(
            expected.length,
          );
          for (const { band } of layout.bands.filter((one) => one.band.isFolded)) {
            const inside = new Set([band.index, ...band.within]);
            const count = layout.clusters
              .filter((one) => one.band === band.index)
              .reduce((sum, one) => sum + one.count, 0);
            const marks = layout.marks.filter(({ event }) => inside.has(event.group));
            expect(marks.every(({ label }) => label === null)).toBe(true);
            expect(count + marks.length).toBe(
              eventsOf(test.model).filter(({ extent, group }) => inside.has(group) && meets(extent, view))
                .length,
            );
          }
        },
      ),
      { numRuns: runs(1000) },
    );
  });

  it("number each cluster among all events that the band counts", () => {
    fc.assert(
      fc.property(situations({ maxLength: 20 }), choices, (situation, folded) => {
        const test = pictureIn(situation, directions);
        const view = clampView(situation.view, test.options.limits);
        const { layout, scene } = test.picture.at({
          view,
          selection: [],
          hover: null,
          arrangement: { folded, order: [] },
        });
        const nodes = nodesOf(scene).map(({ node }) => node);
        for (const { key, band } of layout.clusters) {
          const within = layout.bands.find((one) => one.band.index === band)?.band.within ?? [];
          const counted = eventsOf(test.model).filter(({ group }) => [band, ...within].includes(group));
          const { attributes } =
            nodes.find((node) => node.target?.type === "cluster" && node.target.key === key) ?? {};
          expect(attributes?.["aria-setsize"]).toBe(counted.length);
          expect(attributes?.["aria-posinset"]).toBeGreaterThanOrEqual(1);
          expect(attributes?.["aria-posinset"]).toBeLessThanOrEqual(counted.length);
        }
      }),
      { numRuns: runs(1000) },
    );
  });

  it("have narrow bands and leave their room to the other bands, while the plot keeps its length", () => {
    const events = Array.from({ length: 90 }, (_, index) => ({
      title: `حدث ${String(index)}`,
      start: Date.UTC(2022, 0, 1 + index),
      end: Date.UTC(2022, 0, 30 + index),
      group: ["أ", "ب", "ج"][index % 3] as string,
    }));
    const groups = [
      { id: "أ", title: "لقاءات" },
      { id: "ب", title: "הצהרות", parent: "أ" },
      { id: "ج", title: "صبا" },
    ];
    const { picture } = pictureOf({ events, groups, timeZone: "UTC", maxHeight: 400, ...directions }, 900);
    const at = (folded: ReadonlyMap<string, boolean>) =>
      picture.at({
        view: { start: Date.UTC(2022, 0, 1), end: Date.UTC(2022, 5, 1) },
        selection: [],
        hover: null,
        arrangement: { folded, order: [] },
      }).layout;
    const [open, folded] = [at(new Map()), at(new Map([["أ", true]]))];
    expect(open.bands.map(({ group }) => group.id)).toEqual(["أ", "ب", "ج"]);
    expect(folded.bands.map(({ group }) => group.id)).toEqual(["أ", "ج"]);
    const height = (layout: typeof open, id: string): number =>
      layout.bands.find(({ group }) => group.id === id)?.height ?? NaN;
    expect(height(folded, "أ")).toBeLessThan(40);
    expect(height(folded, "أ")).toBeGreaterThanOrEqual(24);
    expect(height(folded, "ج")).toBeGreaterThan(height(open, "ج") + 30);
    expect([folded.gutter, folded.scale.size]).toEqual([open.gutter, open.scale.size]);
    expect(folded.plotHeight).toBe(folded.bands.reduce((sum, band) => sum + band.height, 0));
  });
});
