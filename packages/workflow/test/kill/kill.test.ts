import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { databases } from "../databases.ts"
import { run } from "./harness.ts"
import type { Setup } from "./messages.ts"

/** How many workers are killed on all databases. `pnpm durable:kill` kills a thousand. */
const lives = 20

describe("workers that are killed at any moment", () => {
  it.live(
    "double nothing, lose nothing, and end as they should",
    () =>
      Effect.forEach(
        databases,
        ([name, database], i) =>
          Effect.gen(function* () {
            const { name: opened } = yield* database
            const verdict = yield* Effect.promise(() =>
              run({
                kind: "durable",
                engine: name as Setup["engine"],
                database: opened,
                lives: lives / databases.length,
                width: 4,
                seed: i + 1
              })
            )
            assert.deepInclude(verdict, { doubled: 0, lost: [], wrong: [] }, name)
            assert.isAtLeast(verdict.executions, 4)
          }),
        { concurrency: "unbounded", discard: true }
      ),
    { timeout: 300_000 }
  )
})
