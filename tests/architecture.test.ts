import { readFileSync, readdirSync } from "node:fs";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { findBreaches } from "./support/architecture.ts";

const src = fileURLToPath(new URL("../src", import.meta.url));
const house = new Map(
  readdirSync(src, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .map((path) => [path.split(sep).join("/"), readFileSync(join(src, path), "utf8")]),
);

/** A house of these modules, beside sound ones they can import. */
const breachesOf = (modules: Record<string, string>): string[] =>
  findBreaches(
    new Map(
      Object.entries({
        "base/maths.ts": "export const one = 1; export interface Two {}",
        "input/pointer.ts":
          'import { one } from "../base/maths.ts"; export const listen = (): number => one;',
        ...modules,
      }),
    ),
  );

test("the house stands as it was planned", () => {
  expect(house.size).toBeGreaterThan(0);
  const breaches = findBreaches(house);
  expect(breaches, breaches.join("\n")).toEqual([]);
});

test.each<[string, string, string[]]>([
  ["plot/nodes.ts", 'import { one } from "../base/maths.ts"; export const two = one * 2;', []],
  ["plot/nodes.ts", 'import { easeCubicOut } from "d3-ease"; export const two = easeCubicOut(1);', []],
  ["time/zone.ts", 'import { tzOffset } from "@date-fns/tz/tzOffset"; export const at = tzOffset;', []],
  ["time/zone.ts", 'import { scaleUtc } from "d3-scale";', ["time/zone.ts imports the package d3-scale"]],
  ["base/up.ts", 'import type { Two } from "./maths.ts"; export type Three = Two;', []],
  [
    "base/up.ts",
    'import { listen } from "../input/pointer.ts";',
    ["base/up.ts imports input/pointer.ts, which is not on a lower step"],
  ],
  [
    "base/up.ts",
    'import type { T } from "../input/pointer.ts";',
    ["base/up.ts imports input/pointer.ts, which is not on a lower step"],
  ],
  [
    "base/up.ts",
    'export * from "../input/pointer.ts";',
    [
      "base/up.ts imports input/pointer.ts, which is not on a lower step",
      "base/up.ts exports all of another module",
    ],
  ],
  [
    "base/up.ts",
    'type T = import("../input/pointer.ts").T;',
    ["base/up.ts imports input/pointer.ts, which is not on a lower step"],
  ],
  [
    "base/up.ts",
    'await import("../input/pointer.ts");',
    ["base/up.ts imports input/pointer.ts, which is not on a lower step"],
  ],
  [
    "view/svg.ts",
    'import "../input/pointer.ts";',
    ["view/svg.ts imports input/pointer.ts, which is not on a lower step"],
  ],
  [
    "view/svg.ts",
    'import "../base/maths.js";',
    ["view/svg.ts imports ../base/maths.js, which is not a module of src"],
  ],
  ["view/svg.ts", 'import "lodash";', ["view/svg.ts imports the package lodash"]],
  ["view/svg.ts", 'import "node:fs";', ["view/svg.ts imports the package node:fs"]],
  ["attic/box.ts", "", ["attic/box.ts is in a folder without a step"]],
  ["time/long.ts", "\n".repeat(400) + "1;\n", ["time/long.ts has 401 lines"]],
  ["time/scale.ts", "export const sign = { ltr: 1, rtl: -1 };", ['time/scale.ts says "rtl"']],
  ["time/scale.ts", "export const startless = 1; // a turtle is not a direction", []],
  ["options/direction.ts", 'export const directions = ["ltr", "rtl"];', []],
])("in %s, %j is judged rightly", (path, text, expected) => {
  expect(breachesOf({ [path]: text })).toEqual(expected);
});

test("circles are found, those of types too", () => {
  const circle = ["time/a.ts → time/b.ts → time/a.ts"];
  expect(
    breachesOf({ "time/a.ts": 'import "./b.ts";', "time/b.ts": 'import { type X, y } from "./a.ts";' }),
  ).toEqual(circle);
  expect(
    breachesOf({
      "time/a.ts": 'import type { X } from "./b.ts";',
      "time/b.ts": 'export { Y } from "./a.ts";',
    }),
  ).toEqual(circle);
});
