import { defineConfig } from "vitest/config"

export default defineConfig({
  test: {
    include: [
      "packages/*/test/**/*.test.ts",
      "tools/*/test/**/*.test.ts",
      "examples/test/**/*.test.ts",
      "examples/vendor/test/**/*.test.ts"
    ],
    // One seed for all property tests; a failure prints how to replay it.
    sequence: { seed: 1 },
    // All cores; one is left idle otherwise, which on a machine with two doubles the time.
    maxWorkers: "100%",
    // Against hanging, not against slow machines.
    testTimeout: 30_000
  }
})
