import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import {
  findBlemishes,
  findBreaches,
  importsIn,
  measure,
  findWithoutExample,
} from "./support/architecture.ts";

const src = fileURLToPath(new URL("../src", import.meta.url));
const house = new Map(
  readdirSync(src, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .map((path) => [path.split(sep).join("/"), readFileSync(join(src, path), "utf8")]),
);

const contributing = readFileSync(new URL("../CONTRIBUTING.md", import.meta.url), "utf8");

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

test("the house is as large as it was planned", () => {
  const measures = measure(house);
  console.table(measures);
  expect(measures.modules).toBeLessThanOrEqual(177);
  expect(measures.median).toBeGreaterThanOrEqual(80);
  expect(measures.median).toBeLessThanOrEqual(120);
  expect(measures.longest).toBeLessThanOrEqual(400);
  expect(measures.fullest).toBeLessThanOrEqual(18);
  expect(measures.small).toBeLessThan(10);
});

test.each(["### What a record passes", "### What a wheel passes"])(
  "%s: at most 12 modules, each of which imports the next one",
  (title) => {
    const walk = contributing.slice(contributing.indexOf(title) + title.length).split("\n#")[0] ?? "";
    const named = new Set(Array.from(walk.matchAll(/`([\w/]+)`/g), ([, name]) => `${name ?? ""}.ts`));
    expect(named.size).toBeGreaterThan(8);
    expect(named.size).toBeLessThanOrEqual(12);
    expect([...named].filter((path) => !house.has(path))).toEqual([]);
    const arrows = Array.from(walk.matchAll(/`([\w/]+)`\s+→\s+(?=`([\w/]+)`)/g), ([, from, to]) => [
      from,
      to,
    ]);
    const isImport = ([from, to]: (string | undefined)[]): boolean =>
      importsIn(house, `${from ?? ""}.ts`).includes(`${to ?? ""}.ts`);
    expect(arrows.length).toBeGreaterThan(5);
    expect(arrows.filter((arrow) => !isImport(arrow))).toEqual([]);
  },
);

test("every method of a timeline, and every function that creates something, has an example", () => {
  expect(findWithoutExample(house)).toEqual([]);
});

test("a method without an example is found", () => {
  const text = `
    export interface Timeline {
      /** @example timeline.fit(); */
      fit(): void;
      /** Zooms. */
      zoom(): void;
    }
    /** Creates it. */
    export function createTimeline(): void {}
    /** Is exported by no entry. */
    export function createEngine(): void {}`;
  const entry = 'export { createTimeline } from "../timeline/timeline.ts";';
  const modules = new Map([
    ["timeline/timeline.ts", text],
    ["entries/index.ts", entry],
  ]);
  expect(findWithoutExample(modules)).toEqual([
    "timeline/timeline.ts: zoom",
    "timeline/timeline.ts: createTimeline",
  ]);
});

test("every module that CONTRIBUTING names is there", () => {
  const named = Array.from(contributing.matchAll(/`([a-z]+\/[\w/]+\.ts)`/g), ([, path]) => path ?? "");
  expect(named.length).toBeGreaterThan(10);
  const root = fileURLToPath(new URL("..", import.meta.url));
  expect(named.filter((path) => !house.has(path) && !existsSync(join(root, path)))).toEqual([]);
});

test("no line is too long, no name was given up, no type is exported twice", () => {
  const blemishes = findBlemishes(house);
  expect(blemishes, blemishes.join("\n")).toEqual([]);
});

test("such blemishes are found", () => {
  const modules = {
    "time/long.ts": `export const one = ${"1 + ".repeat(30)}1;`,
    "time/text.ts": `export const two = "${"a".repeat(200)}";`,
    "time/painter.ts": "export interface Span { readonly toPx: number }",
    "model/span.ts": "export type Span = string;",
  };
  expect(findBlemishes(new Map(Object.entries(modules)))).toEqual([
    "time/long.ts:1 is longer than 110 columns",
    "time/painter.ts has a name that was given up",
    "time/painter.ts names something toPx",
    "the type Span is exported by time/painter.ts and model/span.ts",
  ]);
  expect(measure(new Map(Object.entries(modules)))).toEqual({
    modules: 4,
    median: 1,
    longest: 1,
    fullest: 3,
    small: 100,
  });
});

test.each<[string, string, string[]]>([
  ["plot/nodes.ts", 'import { one } from "../base/maths.ts"; export const two = one * 2;', []],
  ["plot/nodes.ts", 'import { easeCubicOut } from "d3-ease"; export const two = easeCubicOut(1);', []],
  ["time/zone.ts", 'import { tzOffset } from "@date-fns/tz/tzOffset"; export const at = tzOffset;', []],
  ["time/zone.ts", 'import { scaleUtc } from "d3-array";', ["time/zone.ts imports the package d3-array"]],
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
