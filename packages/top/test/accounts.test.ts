/** Accounts and their credentials: each account waits in its own queue, and each request has one credential. */
import { assert, describe, it } from "@effect/vitest"
import type * as Credentials from "@effect-vendors/core/Credentials"
import * as Operation from "@effect-vendors/core/Operation"
import * as Retry from "@effect-vendors/core/Retry"
import * as Timeout from "@effect-vendors/core/Timeout"
import * as Wire from "@effect-vendors/core/Wire"
import * as Mac from "effect/crypto/Mac"
import * as SecureRandom from "effect/crypto/SecureRandom"
import type * as TopGateway from "@effect-vendors/top/TopGateway"
import type * as TopVendor from "@effect-vendors/top/TopVendor"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Schedule from "effect/Schedule"
import { TestClock } from "effect/testing"
import { createHmac } from "node:crypto"
import * as Courier from "./courier/Courier.ts"
import { isSigned } from "./gateway.ts"
import * as Stub from "./stub.ts"

const shapes = { request: Wire.struct({}), response: Wire.struct({ ok: Wire.True }) }

/** An operation that each account may call once in ten seconds. */
const limited = Courier.operation("courier.test.limited", shapes).annotate(Operation.RateLimit, {
  limit: 1,
  window: "10 seconds"
})

const client = () => Stub.always(`{"courier_test_limited_response":{"ok":true}}`)

const application = (appKey: string, account?: string): TopGateway.Credential => ({
  appKey,
  appSecret: Redacted.make(`secret of ${appKey}`),
  account
})

/** A provider that yields another application each time. */
const rotating = (account?: string): Credentials.Provider<TopGateway.Credential> => {
  let issued = 0
  return Effect.sync(() => application(`key-${++issued}`, account))
}

type Source = Credentials.Source<TopGateway.Credential>

// A call counts until its answer. These signatures are made at once, so that no time passes while a call is under way.
const signing = Mac.layerWebCryptoWith({
  hmac: (_, key, data) => new Uint8Array(createHmac("sha256", key).update(data).digest())
}).pipe(Layer.provide(SecureRandom.layerWebCrypto))

/** Lets so many seconds pass, one by one. What needs no time ends in each of them. */
const pass = Effect.fnUntraced(function* (seconds: number) {
  for (let second = 0; second <= seconds; second++) {
    for (let turn = 0; turn < 20; turn++) yield* Effect.promise(() => new Promise((resolve) => setImmediate(resolve)))
    if (second < seconds) yield* TestClock.adjust("1 second")
  }
})

/** Calls once with each credential, all at the same time, and gives what the platform received. */
const received = (sources: ReadonlyArray<Source>, options: Partial<TopVendor.Options> = {}) =>
  Effect.gen(function* () {
    const stub = client()
    const gateway = Courier.layer({ credentials: application("layer"), retry: Retry.none, ...options }).pipe(
      Layer.provide(Layer.merge(stub.layer, signing))
    )
    const calls = Effect.forEach(sources, (source) => limited({}).pipe(Courier.withCredentials(source)), {
      concurrency: "unbounded"
    })
    const fiber = yield* Effect.forkChild(calls.pipe(patient, Effect.provide(gateway)))
    yield* pass(40)
    yield* Fiber.join(fiber)
    return stub.requests
  })

// The clock of a test passes minutes while a signature is made, so no call may run out of time.
const patient = Timeout.withTimeout(Duration.infinity)

/** The key of each request and the second at which it was made, in the order of time. */
const seconds = (requests: ReadonlyArray<Stub.Sent>) =>
  requests.map(({ parameters }) => `${parameters.timestamp!.slice(17)} ${parameters.app_key}`).toSorted()

describe("queues", () => {
  const one = application("one")
  const two = application("two")

  it.effect.each<readonly [string, (credential: TopGateway.Credential) => Source]>([
    ["values", (credential) => credential],
    ["effects", Effect.succeed]
  ])("two accounts as %s wait in queues of their own", ([, source]) =>
    Effect.gen(function* () {
      const requests = yield* received([one, one, two, two].map(source))
      assert.deepStrictEqual(seconds(requests), ["00 one", "00 two", "10 one", "10 two"])
    })
  )

  it.effect("two applications of one account wait in one queue", () =>
    Effect.gen(function* () {
      const requests = yield* received([application("one", "shared"), application("two", "shared")])
      assert.deepStrictEqual(seconds(requests), ["00 one", "10 two"])
    })
  )

  it.effect("one application of two accounts waits in two queues", () =>
    Effect.gen(function* () {
      const requests = yield* received([application("one", "first"), application("one", "second")])
      assert.deepStrictEqual(seconds(requests), ["00 one", "00 one"])
    })
  )

  it.effect("the rate of a gateway counts by account too", () =>
    Effect.gen(function* () {
      const rate = { limit: 2, window: "10 seconds" } as const
      const unlimited = { operation: () => undefined }
      const sources = [one, one, one, two].map((credential) => Effect.succeed(credential))
      const requests = yield* received(sources, { rate, limits: unlimited })
      assert.deepStrictEqual(seconds(requests), ["00 one", "00 one", "00 two", "10 one"])
    })
  )
})

describe("rotation", () => {
  it.effect("keys of one account wait in one queue", () =>
    Effect.gen(function* () {
      const requests = yield* received(["one", "two", "three"].map((key) => Effect.succeed(application(key, "shared"))))
      assert.deepStrictEqual(seconds(requests), ["00 one", "10 two", "20 three"])
    })
  )

  it.effect("a request takes its key and its secret from one value", () =>
    Effect.gen(function* () {
      const source = rotating("shared")
      const requests = yield* received(Array.from({ length: 3 }, () => source))
      assert.strictEqual(requests.length, 3)
      for (const sent of requests) isSigned(sent, `secret of ${sent.parameters.app_key}`)
      // The keys rotated while the calls waited.
      assert.strictEqual(new Set(requests.map(({ parameters }) => parameters.app_key)).size, 3)
    })
  )

  it.effect("a call that waited is signed with the credential of its turn", () =>
    Effect.gen(function* () {
      let current = application("old", "shared")
      const source = Effect.sync(() => current)
      const stub = client()
      const gateway = Courier.layer({ credentials: source, retry: Retry.none }).pipe(
        Layer.provide(Layer.merge(stub.layer, signing))
      )
      const calls = Effect.all([limited({}), limited({})], { concurrency: 2 })
      const fiber = yield* Effect.forkChild(calls.pipe(patient, Effect.provide(gateway)))
      yield* pass(5)
      current = application("new", "shared")
      yield* pass(5)
      yield* Fiber.join(fiber)
      assert.deepStrictEqual(seconds(stub.requests), ["00 old", "10 new"])
      for (const sent of stub.requests) isSigned(sent, `secret of ${sent.parameters.app_key}`)
    })
  )

  it.effect("every attempt reads the credential again", () =>
    Effect.gen(function* () {
      const banned = `{"error_response":{"code":7,"msg":"App Call Limited"}}`
      const stub: Stub.Client = Stub.make(
        () => new Response(stub.requests.length < 3 ? banned : `{"courier_test_limited_response":{"ok":true}}`)
      )
      const gateway = Courier.layer({
        credentials: rotating("shared"),
        limits: { operation: () => undefined },
        // Without delays, because the clock of a test stands still.
        retry: Schedule.recurs(2)
      }).pipe(Layer.provide(stub.layer))
      yield* limited({}).pipe(Effect.provide(gateway))
      assert.deepStrictEqual(
        stub.requests.map(({ parameters }) => parameters.app_key),
        ["key-1", "key-2", "key-3"]
      )
      for (const sent of stub.requests) isSigned(sent, `secret of ${sent.parameters.app_key}`)
    })
  )
})
