/** One field of an answer is null, absent or of a neighbouring type: a sample of what `pnpm answers` does in full. */
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import { altered, write } from "../src/alterations.ts"
import { pick, random } from "../src/mutate.ts"
import { subjects, vendors } from "../src/subjects.ts"

// The names of the envelopes, and of what each operation is asked for: specifications/*/patches.
const isEnvelope = (path: ReadonlyArray<unknown>) => path.length === 1 || path[1] === "RequestId"

for (const vendor of vendors) {
  it.live(
    `${vendor.name}: no altered field loses a success that the answer confirms`,
    () =>
      Effect.gen(function* () {
        const draw = random(7)
        const ended = { success: 0, Done: 0, Unknown: 0, Rejected: 0, NotSent: 0 }
        for (const { answer, operation, receive } of yield* subjects(vendor)) {
          const all = altered(answer)
          for (let i = 0; i < 25; i++) {
            const { body, kind, path } = pick(draw, all)
            const name = `${operation.name} ${path.join(".")} ${kind}`
            const result = yield* Effect.result(receive(write(body)))
            if (Result.isSuccess(result)) {
              ended.success++
              continue
            }
            const error = result.failure
            ended[error.outcome]++
            if (error.outcome === "Rejected") continue
            assert(error._tag === "MalformedResponse", name)
            const { outcome, response } = error as typeof error & { readonly response: Redacted.Redacted<unknown> }
            const held = Redacted.value(response)
            assert.isTrue(held !== undefined && held !== null, name)
            const inner = Object.values(body as object)[0]
            const { refusals } = operation
            const isConfirmed = !isEnvelope(path) && (refusals.response?.confirms(inner) ?? true)
            assert.strictEqual(outcome, isConfirmed ? "Done" : "Unknown", name)
            // Only the first levels name what was created or asked for.
            if (isConfirmed) assert.isAtMost(path.length, 4, name)
          }
        }
        assert.isAbove(ended.success, 8 * ended.Done)
        assert.isAbove(ended.Unknown, 0)
      }),
    60_000
  )
}
