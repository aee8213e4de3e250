import { defineConfig } from "vitest/config";

/** Benches measure, so each has the machine to itself, as far as that is in our power. */
export default defineConfig({
  test: {
    include: ["tests/bench/**/*.bench.ts"],
    environment: "node",
    fileParallelism: false,
    testTimeout: 300_000,
  },
});
