import { fileURLToPath } from "node:url"
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
    // Programs that tests start are compiled once, not each time.
    env: { NODE_COMPILE_CACHE: fileURLToPath(new URL("node_modules/.cache/node", import.meta.url)) },
    // All cores; one is left idle otherwise, which on a machine with two doubles the time.
    maxWorkers: "100%",
    // Files share the modules of a worker: loading them anew for each took a third of the time. A test leaves no trace in
    // what is global.
    isolate: false,
    // Against hanging, not against slow machines.
    testTimeout: 30_000
  }
})
