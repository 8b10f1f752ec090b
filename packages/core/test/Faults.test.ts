import { assert, describe, it } from "@effect/vitest"
import * as Faults from "@effect-vendors/core/testing/Faults"
import * as Effect from "effect/Effect"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Schema from "effect/Schema"

const exchange = (operation: string): Faults.Exchange => ({
  operation,
  name: operation.slice(operation.lastIndexOf("/") + 1),
  respond: Effect.succeed(HttpServerResponse.text("done")),
  write: ({ code }) => Effect.succeed(HttpServerResponse.text(code)),
  codes: { throttled: { code: "throttled" }, internalError: { code: "internal" } }
})

const kindsOf = (faults: Faults.Faults) => Effect.map(faults.strikes, (strikes) => strikes.map(({ kind }) => kind))

const inject = (faults: Faults.Faults, operation: string, times: number) =>
  Effect.repeat(Effect.ignore(faults.inject(exchange(operation))), { times: times - 1 })

describe("a plan", () => {
  it.effect("is JSON", () =>
    Effect.gen(function* () {
      const json = { seed: "1", rules: [{ kind: "delay", operation: "a", times: 2, probability: 0.5, seconds: 1.5 }] }
      const decode = Schema.decodeUnknownEffect(Faults.Plan)
      assert.deepStrictEqual<unknown>(yield* decode(json), json)
      yield* Effect.flip(decode({ rules: [{ kind: "meteorite" }] }))
      yield* Effect.flip(decode({ rules: [{ kind: "delay", probability: 2 }] }))
    })
  )

  it.effect("strikes by the first rule that fits, as often as the rule says", () =>
    Effect.gen(function* () {
      const faults = Faults.make({
        rules: [
          { kind: "none", times: 1 },
          { kind: "empty200", operation: "b" },
          { kind: "html502", times: 2 }
        ]
      })
      yield* inject(faults, "a", 5)
      yield* inject(faults, "b", 2)
      assert.deepStrictEqual(yield* kindsOf(faults), ["none", "html502", "html502", "empty200", "empty200"])
    })
  )

  it.effect("draws equal faults from equal seeds and histories, though other operations are called in between", () =>
    Effect.gen(function* () {
      const struck = (plan: Faults.Plan, others: boolean) =>
        Effect.gen(function* () {
          const faults = Faults.make(plan)
          const result: Array<boolean> = []
          for (let i = 0; i < 200; i++) {
            if (others) yield* inject(faults, "other", 1)
            const before = (yield* faults.strikes).length
            yield* inject(faults, "a", 1)
            result.push((yield* faults.strikes).length > before)
          }
          return result
        })
      const plan: Faults.Plan = { seed: "s", rules: [{ kind: "empty200", probability: 0.25 }] }
      const first = yield* struck(plan, false)
      assert.deepStrictEqual(yield* struck(plan, true), first)
      assert.notDeepEqual(yield* struck({ ...plan, seed: "t" }, false), first)
      const hits = first.filter((hit) => hit).length
      assert(hits > 25 && hits < 75, `${hits} of 200`)
    })
  )

  it.effect("starts again when it is set, and tells how often each call was processed", () =>
    Effect.gen(function* () {
      const faults = Faults.make({ rules: [{ kind: "empty200", times: 1, processed: false }] })
      yield* inject(faults, "a", 2)
      assert.deepStrictEqual(yield* faults.strikes, [{ operation: "a", kind: "empty200", processed: 0 }])
      yield* faults.set({ rules: [{ kind: "duplicate" }] })
      assert.deepStrictEqual(yield* faults.strikes, [])
      yield* inject(faults, "a", 1)
      assert.deepStrictEqual(yield* faults.strikes, [{ operation: "a", kind: "duplicate", processed: 2 }])
    })
  )

  it.effect("keeps only the last thousand strikes", () =>
    Effect.gen(function* () {
      const faults = Faults.make({ rules: [{ kind: "none" }] })
      yield* inject(faults, "a", 1200)
      assert.strictEqual((yield* faults.strikes).length, 1000)
    })
  )
})
