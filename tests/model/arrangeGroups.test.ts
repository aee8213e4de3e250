import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arrangeGroups, movedGroup, type Arrangement } from "../../src/model/groups.ts";
import { buildModel } from "../../src/model/buildModel.ts";
import type { ModelGroup } from "../../src/model/model.ts";
import { createZone } from "../../src/time/zone.ts";
import { runs } from "../support/sweep.ts";

const utc = createZone("UTC");
const names = ["a", "b", "c", "d", "e", "f"] as const;
const records = fc.subarray([...names], { minLength: 1 }).chain((ids) =>
  fc.tuple(
    ...ids.map((id) =>
      fc.record({
        id: fc.constant(id),
        title: fc.constant(id),
        parent: fc.constantFrom(...names, "ghost"),
        collapsed: fc.boolean(),
      }),
    ),
  ),
);
const groupSets = records.map(
  (groups): readonly ModelGroup[] => buildModel({ events: [], groups }, utc).groups,
);
const arrangements: fc.Arbitrary<Arrangement> = fc.record({
  folded: fc.array(fc.tuple(fc.constantFrom(...names, "ghost"), fc.boolean())).map((pairs) => new Map(pairs)),
  order: fc.shuffledSubarray([...names, "ghost"]),
});

/** Returns the arranged groups by plain recursion, as an oracle. */
function plainly(
  groups: readonly ModelGroup[],
  { folded, order }: Arrangement,
): { id: string; isFolded: boolean; within: string[] }[] {
  const rank = (id: string): number => (order.includes(id) ? order.indexOf(id) : order.length);
  const inside = (parent: number): number[] =>
    groups
      .map((_, index) => index)
      .filter((index) => groups[index]?.parent === parent)
      .sort((a, b) => rank(groups[a]?.id ?? "") - rank(groups[b]?.id ?? ""));
  const all = (index: number): string[] =>
    inside(index).flatMap((one) => [groups[one]?.id ?? "", ...all(one)]);
  const shown = (index: number): ReturnType<typeof plainly> => {
    const { id, isCollapsed } = groups[index] as ModelGroup;
    const isFolded = folded.get(id) ?? isCollapsed;
    return [
      { id, isFolded, within: isFolded ? all(index) : [] },
      ...(isFolded ? [] : inside(index).flatMap(shown)),
    ];
  };
  return inside(-1).flatMap(shown);
}

describe("arrangeGroups", () => {
  it("matches a plain recursion: each group appears once, and a folded group holds all groups within it", () => {
    fc.assert(
      fc.property(groupSets, arrangements, (groups, arrangement) => {
        const bands = arrangeGroups(groups, arrangement);
        expect(
          bands.map(({ index, isFolded, within }) => ({
            id: groups[index]?.id,
            isFolded,
            within: within.map((one) => groups[one]?.id),
          })),
        ).toEqual(plainly(groups, arrangement));
        expect(bands.flatMap(({ index, within }) => [index, ...within]).sort((a, b) => a - b)).toEqual(
          groups.map((_, index) => index),
        );
      }),
      { numRuns: runs(3000) },
    );
  });

  it("moves a group to a place among its siblings and changes no other order", () => {
    fc.assert(
      fc.property(groupSets, arrangements, fc.nat(), fc.nat({ max: 8 }), (groups, { order }, chosen, to) => {
        const index = chosen % groups.length;
        const open = { folded: new Map(groups.map(({ id }) => [id, false])), order };
        const before = arrangeGroups(groups, open);
        const moved = movedGroup(groups, order, { index, to });
        const own = before.find((band) => band.index === index);
        const target = Math.min(to, (own?.of ?? 0) - 1);
        if (own?.place === target) {
          expect(moved).toBe(null);
          return;
        }
        const after = arrangeGroups(groups, { ...open, order: moved ?? [] });
        expect(after.find((band) => band.index === index)?.place).toBe(target);
        const siblings = (bands: typeof before, parent: number): number[] =>
          bands.map((band) => band.index).filter((one) => one !== index && groups[one]?.parent === parent);
        for (const parent of [-1, ...groups.keys()])
          expect(siblings(after, parent)).toEqual(siblings(before, parent));
      }),
      { numRuns: runs(3000) },
    );
  });

  it("takes groups nested 20,000 deep", () => {
    const deep = Array.from({ length: 20_000 }, (_, index) => ({
      id: `g${String(index)}`,
      title: "",
      ...(index === 0 ? {} : { parent: `g${String(index - 1)}` }),
    }));
    const { groups } = buildModel({ events: [], groups: deep }, utc);
    expect(arrangeGroups(groups, { folded: new Map(), order: [] })).toHaveLength(20_000);
    expect(arrangeGroups(groups, { folded: new Map([["g0", true]]), order: [] })).toMatchObject([
      { within: { length: 19_999 } },
    ]);
  });
});
