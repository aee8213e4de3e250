import { defineConfig } from "vitest/config";

const seconds = 1000;

export default defineConfig({
  test: {
    // All cores: vitest leaves one free, which of two is half.
    maxWorkers: "100%",
    projects: [
      {
        test: {
          name: "node",
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/dom/**", "tests/browser/**"],
          environment: "node",
          testTimeout: 60 * seconds,
        },
      },
      {
        test: { name: "dom", include: ["tests/dom/**/*.test.ts"], environment: "jsdom" },
      },
      {
        // These drive a browser against the built package; the tests themselves run in Node.
        test: {
          name: "browser",
          include: ["tests/browser/**/*.test.ts"],
          environment: "node",
          testTimeout: 60 * seconds,
          hookTimeout: 60 * seconds,
          // What is waited for comes; on a busy machine it may take its time.
          expect: { poll: { timeout: 15 * seconds } },
        },
      },
    ],
  },
});
