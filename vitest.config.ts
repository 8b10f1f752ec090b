import { defineConfig } from "vitest/config"

export default defineConfig({
  test: {
    include: ["packages/*/test/**/*.test.ts", "tools/*/test/**/*.test.ts", "examples/test/**/*.test.ts"],
    // One seed for all property tests; a failure prints how to replay it.
    sequence: { seed: 1 }
  }
})
