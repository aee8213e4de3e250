import { defineConfig } from "vitest/config";

/** Runs one bench at a time, because benches measure and should not share the machine. */
export default defineConfig({
  test: {
    include: ["tests/bench/**/*.bench.ts"],
    environment: "node",
    fileParallelism: false,
    testTimeout: 300_000,
  },
});
