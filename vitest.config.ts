import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { chosenEngines, leftOutBy } from "./tests/support/engines.ts";

const seconds = 1000;
const engines = chosenEngines(process.env["ENGINES"], (line) => {
  console.log(line);
});

const WORKERS = Math.max(2, Math.round(availableParallelism() * 1.5));

/** Tests that read the output of `npm run build`. */
const ofTheBuild = ["tests/package.test.ts", "tests/plot/deterministic.test.ts"];

/**
 * Tests that take too long for `npm run test:unit`: a hundred thousand events, other processes,
 * every locale.
 */
const LONG = [
  "tests/timeline/slices.test.ts",
  "tests/plot/manyEvents.test.ts",
  "tests/time/dateTextSweep.test.ts",
  "tests/time/hostZone.test.ts",
];

const ofTheSteps = {
  name: "node",
  include: ["tests/**/*.test.ts"],
  exclude: ["tests/dom/**", "tests/browser/**", ...ofTheBuild],
  environment: "node" as const,
  // A thousand pictures take long on a busy machine. A test that exceeds this limit hangs.
  testTimeout: 300 * seconds,
};

const projectsOf = (isSweep: boolean, isSource: boolean) => [
  { test: ofTheSteps },
  {
    test: {
      name: "dom",
      include: ["tests/dom/**/*.test.ts"],
      environment: "jsdom",
      testTimeout: 300 * seconds,
    },
  },
  {
    test: { name: "package", include: ofTheBuild, environment: "node", testTimeout: 60 * seconds },
  },
  ...engines.map((engine, index) => ({
    // These tests drive a browser that loads the built package. The tests themselves run in Node.
    test: {
      name: engine.name,
      include: ["tests/browser/**/*.test.ts"],
      exclude: leftOutBy(engine, { engines, isSweep }).map((file) => `tests/browser/${file}`),
      environment: "node" as const,
      // The engines run one after the other, each in a few processes that keep their browser from
      // file to file. There are more processes than cores, so that one works while another waits
      // for its next frame.
      sequence: { groupOrder: index + 1 },
      isolate: false,
      maxWorkers: WORKERS,
      provide: { engine: engine.name },
      globalSetup: isSource ? ["tests/support/sourceBuild.ts"] : [],
      testTimeout: 300 * seconds,
      hookTimeout: 60 * seconds,
      // An expected state may come late on a busy machine.
      expect: { poll: { timeout: 15 * seconds } },
    },
  })),
];

export default defineConfig(({ mode }) => {
  // `npm run sweep` and `npm run test:unit` set a mode, because each shell sets environment
  // variables in its own way.
  if (mode === "sweep") process.env["SWEEP"] = "all";
  if (mode === "unit") process.env["SWEEP"] = "few";
  if (mode === "source") process.env["SOURCE"] = "1";
  return {
    // All cores are used. vitest would leave one free, which is half of two.
    test: {
      maxWorkers: "100%",
      projects:
        mode === "unit"
          ? [{ test: { ...ofTheSteps, exclude: [...ofTheSteps.exclude, ...LONG], isolate: false } }]
          : projectsOf(process.env["SWEEP"] === "all", mode === "source"),
    },
  };
});
