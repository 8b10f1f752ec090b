import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { fuzz } from "../src/fuzz.ts"

for (const kind of ["requests", "responses"] as const) {
  it.live(
    `2,000 mutated ${kind} cause no crash, no hang and no defect`,
    () =>
      Effect.gen(function* () {
        const { ended, problems } = yield* fuzz(kind, { cases: 2000, seed: 1 })
        assert.deepStrictEqual(problems, [])
        assert.isAbove(Object.keys(ended).length, 2)
      }),
    60_000
  )
}
