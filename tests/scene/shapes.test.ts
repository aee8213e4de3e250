import { expect, test } from "vitest";
import { renderToString } from "../../src/index.ts";

const view = { start: "2022-08-25", end: "2022-10-05" } as const;

/** One date of each shape; the title is the date as it is written. */
const shapes = [
  "2022-09-15",
  "2022-09-15T10:30",
  "2022-09-12/2022-09-20",
  "2022-09-12~/2022-09-20~",
  "2022-09-15?",
  "/2022-09-10",
  "2022-09-20/..",
  "[2022-09-05,2022-09-12,2022-09-20..2022-09-24]",
  "{2022-09-05,2022-09-12,2022-09-20..2022-09-24}",
  "2022-09-1X",
  "[..2022-09-10]",
  "202X",
];

const draw = (start: string, direction: "ltr" | "rtl"): string =>
  renderToString({ events: [{ title: "x", start }], width: 900, direction, view });

/** The elements of a class, as they are written. */
const ofClass = (svg: string, name: string): string[] => svg.match(new RegExp(`<[a-z]+ class="${name}"[^>]*>`, "g")) ?? [];

test.each(["ltr", "rtl"] as const)("every shape of a date, %s", async (direction) => {
  const events = shapes.map((start, index) => ({ id: String(index), title: start, start }));
  const svg = renderToString({ events, width: 1000, maxHeight: 900, direction, view, label: "Shapes" });
  await expect(svg).toMatchFileSnapshot(`../snapshots/shapes-${direction}.svg`);
});

test.each(["ltr", "rtl"] as const)("one of several dates has a hollow mark at each of them and fills none, %s", (direction) => {
  const svg = draw("[2022-09-05,2022-09-12,2022-09-20]", direction);
  const members = ofClass(svg, "samarkand-member");
  expect(members).toHaveLength(3);
  expect(new Set(members.map((member) => /fill="([^"]*)"/.exec(member)?.[1]))).toEqual(new Set(["#fbfaf6"]));
  expect(ofClass(svg, "samarkand-body")).toEqual([]);
});

test("a range in which one date lies is a bracket without a mark", () => {
  expect(ofClass(draw("[2022-09-05..2022-09-20]", "rtl"), "samarkand-member")).toEqual([]);
});

test.each(["ltr", "rtl"] as const)("all of several dates have a filled mark each, %s", (direction) => {
  const members = ofClass(draw("{2022-09-05,2022-09-12}", direction), "samarkand-member");
  expect(members).toHaveLength(2);
  for (const member of members) expect(member).toContain('fill="#1f4e9c"');
});

test("the shapes of a range, of one within it, of an approximate one and of an open one differ without colour", () => {
  const dates = ["2022-09-12/2022-09-20", "[2022-09-12..2022-09-20]", "2022-09-12~/2022-09-20~", "2022-09-12/..", "/2022-09-20", "2022-09-1X"];
  const drawn = dates.map((start) => draw(start, "ltr").replace(/ (?:fill|stroke)="[^"]*"| aria-label="[^"]*"/g, ""));
  expect(new Set(drawn).size).toBe(dates.length);
});
