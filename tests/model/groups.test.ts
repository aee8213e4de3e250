import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildModel } from "../../src/model/buildModel.ts";
import type { Model } from "../../src/model/model.ts";
import type { EventRecord, GroupRecord } from "../../src/model/records.ts";
import { createZone } from "../../src/time/zone.ts";
import { runs } from "../support/sweep.ts";

const utc = createZone("UTC");
const build = (groups: readonly unknown[], events: readonly EventRecord[] = []): Model =>
  buildModel({ events, groups: groups as readonly GroupRecord[] }, utc);
const bands = ({ groups }: Model): string[] => groups.map(({ id, depth }) => `${"-".repeat(depth)}${id}`);
const bandOf = (model: Model, id: string): string | undefined =>
  model.groups[model.find(id)?.group ?? NaN]?.id;

describe("groups: bands", () => {
  it("stand in the order of the groups, children after their parent", () => {
    const groups = [
      { id: "b", title: "B" },
      { id: "a1", title: "", parent: "a" },
      { id: "a", title: "قمم" },
      { id: "a2", title: "", parent: "a" },
      { id: "a11", title: "", parent: "a1" },
    ];
    const model = build(groups);
    expect(bands(model)).toEqual(["b", "a", "-a1", "--a11", "-a2"]);
    expect(model.groups[1]).toEqual({ id: "a", title: "قمم", depth: 0, parent: -1, isCollapsed: false });
  });

  it("are titled by their id where the title is missing", () => {
    expect(build([{ id: "קבוצה" }]).groups).toEqual([
      { id: "קבוצה", title: "קבוצה", depth: 0, parent: -1, isCollapsed: false },
    ]);
  });

  it("exist for a group without a record too, after the others, in the order of the events", () => {
    const model = build(
      [{ id: "a", title: "A" }],
      [
        { id: "1", title: "", start: 0, group: "ghost" },
        { id: "2", title: "", start: -1 },
        { id: "3", title: "", start: 0, group: "a" },
        { id: "4", title: "", start: 0, group: "ghost" },
      ],
    );
    expect(model.groups).toEqual([
      { id: "a", title: "A", depth: 0, parent: -1, isCollapsed: false },
      { id: "ghost", title: "ghost", depth: 0, parent: -1, isCollapsed: false },
      { id: "", title: "", depth: 0, parent: -1, isCollapsed: false },
    ]);
    expect(["1", "2", "3", "4"].map((id) => bandOf(model, id))).toEqual(["ghost", "", "a", "ghost"]);
  });

  it("hold the eras of their group; an era without a group lies behind all bands", () => {
    const model = build(
      [{ id: "a", title: "A" }],
      [
        { id: "1", title: "", start: "2022", display: "background" },
        { id: "2", title: "", start: "2022", display: "background", group: "a" },
        { id: "3", title: "", start: "2022", display: "background", group: "" },
      ],
    );
    expect(["1", "2", "3"].map((id) => model.find(id)?.group)).toEqual([-1, 0, 1]);
    expect(build([], [{ title: "", start: "2022", display: "background" }]).groups).toEqual([]);
  });

  it("have their parent and their initial fold, and keep their own events", () => {
    const groups = [
      { id: "a", title: "", collapsed: true },
      { id: "b", title: "", parent: "a" },
      { id: "c", title: "", parent: "b", collapsed: true },
      { id: "d", title: "" },
    ];
    const model = build(
      groups,
      ["a", "b", "c", "d"].map((id) => ({ id, title: "", start: 0, group: id })),
    );
    expect(model.groups.map(({ parent, isCollapsed }) => [parent, isCollapsed])).toEqual([
      [-1, true],
      [0, false],
      [1, true],
      [-1, false],
    ]);
    expect(["a", "b", "c", "d"].map((id) => bandOf(model, id))).toEqual(["a", "b", "c", "d"]);
  });

  it("stand at the top for a group whose parent is missing or is the group itself", () => {
    expect(
      bands(
        build([
          { id: "a", parent: "ghost" },
          { id: "b", parent: "b" },
          { id: "c", parent: "a" },
          { id: "d", parent: "b" },
        ]),
      ),
    ).toEqual(["a", "-c", "b", "-d"]);
  });

  it("resolve a circle of parents: the first group stands at the top, and its descendants stay below it", () => {
    expect(
      bands(
        build([
          { id: "a", parent: "b" },
          { id: "b", parent: "c" },
          { id: "c", parent: "a" },
        ]),
      ),
    ).toEqual(["a", "-c", "--b"]);
    expect(
      bands(
        build([
          { id: "a", parent: "b" },
          { id: "b", parent: "a" },
          { id: "x", parent: "b" },
        ]),
      ),
    ).toEqual(["a", "-b", "--x"]);
    expect(
      bands(
        build([
          { id: "x", parent: "a" },
          { id: "a", parent: "b" },
          { id: "b", parent: "a" },
        ]),
      ),
    ).toEqual(["a", "-x", "-b"]);
  });

  it("may be nested 20,000 deep", () => {
    const deep = Array.from({ length: 20_000 }, (_, index) => ({
      id: `g${String(index)}`,
      ...(index === 0 ? {} : { parent: `g${String(index - 1)}` }),
    }));
    for (const groups of [deep, [...deep].reverse(), [...deep.slice(1), { id: "g0", parent: "g19999" }]])
      expect(build(groups).groups).toHaveLength(20_000);
  });
});

describe("groups: an invalid group", () => {
  const faults: readonly (readonly [string, unknown])[] = [
    ["id", undefined],
    ["id", NaN],
    ["title", 7],
    ["title", {}],
    ["parent", NaN],
    ["parent", []],
    ["collapsed", "true"],
    ["collapsed", 1],
  ];
  it.each(faults)("has one problem for its %s %s, and its events keep a band", (field, value) => {
    const model = build(
      [
        { id: "good", title: "" },
        { id: "bad", title: "", [field]: value },
      ],
      [{ id: "1", title: "", start: 0, group: "bad" }],
    );
    expect(model.problems).toMatchObject([{ index: 1, field, value }]);
    expect(bands(model)).toEqual(["good", "bad"]);
    expect(bandOf(model, "1")).toBe("bad");
  });

  it("is the second of two with the same id", () => {
    const { problems, groups } = build([
      { id: "a", title: "first" },
      { id: "a", title: "second" },
      null,
      "a",
    ]);
    expect(problems.map(({ index, field }) => [index, field])).toEqual([
      [1, "id"],
      [2, "record"],
      [3, "record"],
    ]);
    expect(groups).toEqual([{ id: "a", title: "first", depth: 0, parent: -1, isCollapsed: false }]);
  });
});

/** Checks the bands against the chain of ancestors of each group. */
describe("groups: any shape", () => {
  const names = ["a", "b", "c", "d", "e", "f"] as const;
  const shapes = fc
    .subarray([...names], { minLength: 1 })
    .chain((ids) =>
      fc.tuple(
        ...ids.map((id) =>
          fc.record({
            id: fc.constant(id),
            parent: fc.option(fc.constantFrom(...names), { nil: undefined }),
            collapsed: fc.boolean(),
          }),
        ),
      ),
    )
    .map((groups) =>
      groups.map(({ parent, ...group }): { id: string; parent?: string; collapsed: boolean } =>
        parent === undefined ? group : { ...group, parent },
      ),
    );

  it("give each group one band of its own, at the depth of its ancestors", () => {
    fc.assert(
      fc.property(shapes, (groups) => {
        const model = build(
          groups,
          groups.map(({ id }) => ({ id, title: "", start: 0, group: id })),
        );
        const known = new Map(groups.map((group) => [group.id, group]));
        const isCircular = (id: string): boolean => {
          for (
            let up = known.get(id)?.parent, steps = 0;
            up !== undefined && steps < 10;
            up = known.get(up)?.parent, steps++
          )
            if (up === id) return true;
          return false;
        };
        expect(new Set(bands(model).map((band) => band.replace(/^-+/, ""))).size).toBe(model.groups.length);
        for (const { id } of groups) {
          const chain = [id];
          for (
            let up = known.get(id)?.parent;
            up !== undefined && known.has(up) && !chain.includes(up);
            up = known.get(up)?.parent
          )
            chain.unshift(up);
          // In a circle, the depth depends on where the circle is cut. The tests above cover
          // circles.
          if (chain.some(isCircular)) continue;
          expect(bandOf(model, id)).toBe(id);
          expect(model.groups.find((group) => group.id === id)?.depth).toBe(chain.length - 1);
        }
      }),
      { numRuns: runs(3000) },
    );
  });

  it("place a child after its parent, one level deeper, with only deeper groups between them", () => {
    fc.assert(
      fc.property(shapes, (groups) => {
        const { groups: placed } = build(groups);
        placed.forEach(({ depth }, index) => {
          expect(depth).toBeLessThanOrEqual(index === 0 ? 0 : (placed[index - 1]?.depth ?? 0) + 1);
          if (depth === 0) return;
          const parent = [...placed.slice(0, index)].reverse().find((other) => other.depth === depth - 1);
          expect(groups.find(({ id }) => id === placed[index]?.id)?.parent).toBe(parent?.id);
        });
      }),
      { numRuns: runs(2000) },
    );
  });
});
