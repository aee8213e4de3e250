import { expect, test } from "vitest";
import { OptionError, renderToString } from "../../src/entries/index.ts";
import { createSeries, type SeriesOptions } from "../../src/entries/series.ts";

const good: SeriesOptions<number> = {
  name: "values",
  title: "قيم",
  data: [1, 2, 3],
  x: (value) => `2022-0${String(value)}-01`,
  y: (value) => value,
};

test.each([
  ["domain", [1]],
  ["domain", [1, 2, 3]],
  ["domain", ["0", "1"]],
  ["type", "dots"],
  ["height", -1],
  ["color", 7],
  ["data", null],
  ["x", "date"],
  ["title", undefined],
])("series: a bad %s is refused by its name: %j", (name, value) => {
  expect(() => createSeries({ ...good, [name]: value })).toThrow(OptionError);
  expect(() => createSeries({ ...good, [name]: value })).toThrow(`series.${name}`);
});

test("series: a date that cannot be read costs its value alone, and is told", () => {
  const told: number[] = [];
  const layers = createSeries({
    ...good,
    x: (value) => (value === 2 ? "no date" : `2022-0${String(value)}-01`),
    onProblem: ({ index }) => told.push(index),
  });
  const svg = renderToString({ events: [{ title: "a", start: "2022-02" }], width: 600, layers });
  expect(told).toEqual([1]);
  expect(svg).toContain('data-layer="values"');
});
