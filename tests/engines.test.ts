import { expect, test } from "vitest";
import { type Engine, ENGINES, leftOutBy } from "./support/engines.ts";

const engine = (name: string): Engine => ENGINES.find((one) => one.name === name) as Engine;
const [chromium, packaged, firefox] = [engine("chromium"), engine("packaged"), engine("firefox")];

test("engines: the Chromium of the dependencies runs every test where no other one is installed", () => {
  expect(leftOutBy(packaged, { engines: [packaged, firefox], isSweep: false })).toEqual([]);
  expect(leftOutBy(packaged, { engines: [chromium, packaged], isSweep: false })).toContain("list.test.ts");
  expect(leftOutBy(packaged, { engines: [chromium, packaged], isSweep: true })).toEqual([]);
});

test("engines: Firefox leaves the long files to sweeps, whatever else is installed", () => {
  for (const engines of [[firefox], [chromium, firefox]])
    expect(leftOutBy(firefox, { engines, isSweep: false })).toContain("truths.test.ts");
  expect(leftOutBy(firefox, { engines: [firefox], isSweep: true })).toEqual(["leak.test.ts", "feed.test.ts"]);
});
