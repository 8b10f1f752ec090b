/** The gateway waits as long as a machine in front of the vendor asks: RFC 6585, section 4; RFC 9110, section 10.2.3. */
import { assert, describe, it } from "@effect/vitest"
import * as BufferedClient from "@effect-vendors/core/vendor/BufferedClient"
import * as Utf8 from "@effect-vendors/core/vendor/Utf8"
import * as VendorError from "@effect-vendors/core/VendorError"
import * as Essbasic from "@effect-vendors/tencent/Essbasic"
import * as Tc3 from "@effect-vendors/tencent/Tc3"
import * as Tencent from "@effect-vendors/tencent/Tencent"
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import * as TestClock from "effect/testing/TestClock"
import { cancelRequest, createRequest, credentials } from "./stub.ts"

const now = Date.UTC(2030, 2, 4, 5, 6, 7)

/** Answers the first attempt so, and all later ones with a success; gives the times of the attempts. */
const answering = (status: number, headers: Readonly<Record<string, string>>) => {
  const times: Array<number> = []
  // A client of whole answers takes no turn of Node's own, which a test's clock would not wait for.
  const executeBuffered: BufferedClient.Execute = () =>
    Effect.map(Clock.currentTimeMillis, (time) => {
      times.push(time)
      return times.length === 1
        ? { status, headers, bytes: Utf8.encode("<html>too many</html>") }
        : { status: 200, headers: {}, bytes: Utf8.encode(JSON.stringify({ Response: { RequestId: "r" } })) }
    })
  const client = Object.assign(
    HttpClient.make(() => Effect.never),
    { [BufferedClient.executeBuffered]: executeBuffered }
  )
  const layer = Tencent.layerWithSigner({ credentials }).pipe(
    Layer.provide([
      Layer.succeed(HttpClient.HttpClient, client),
      Layer.mock(Tc3.Signer, { authorization: () => Effect.succeed("signed") })
    ])
  )
  return { times, layer }
}

/** Runs a call to its end, and lets the test's time pass while it waits. */
const passing = <A, E>(call: Effect.Effect<A, E>) =>
  Effect.gen(function* () {
    yield* TestClock.setTime(now)
    const fiber = yield* Effect.forkChild(call)
    yield* TestClock.adjust("1 minute")
    return yield* Fiber.join(fiber)
  })

const ahead = (seconds: number) => new Date(now + 1000 * seconds).toUTCString()

describe.each([429, 503])("%i", (status) => {
  it.effect.each<[headers: Readonly<Record<string, string>>, seconds: number]>([
    [{ "retry-after": "2" }, 2],
    [{ "retry-after": ahead(5) }, 5],
    // The vendor's clock is an hour ahead of ours.
    [{ "retry-after": ahead(3607), "date": ahead(3600) }, 7],
    // A clock that shows no time of this world tells nothing.
    [{ "retry-after": ahead(4), "date": "Sat, 13 Sep 275760 00:00:00 GMT" }, 4]
  ])("with %o is repeated after that time", ([headers, seconds]) =>
    Effect.gen(function* () {
      const { layer, times } = answering(status, headers)
      yield* passing(Essbasic.channelCancelMultiFlowSignQRCode(cancelRequest).pipe(Effect.provide(layer)))
      assert.deepStrictEqual(times, [now, now + 1000 * seconds])
    })
  )
})

it.effect("a write is repeated only where the answer says that it was not done", () =>
  Effect.gen(function* () {
    for (const [status, tag, attempts] of [
      [503, "ServiceFailure", 1],
      [413, "InvalidParameter", 1],
      [429, undefined, 2]
    ] as const) {
      const { layer, times } = answering(status, { "retry-after": "1" })
      const call = Essbasic.channelCreateMultiFlowSignQRCode(createRequest)
      const error = yield* passing(call.pipe(Effect.flip, Effect.provide(layer)))
      assert.strictEqual(times.length, attempts)
      if (tag !== undefined) assert.strictEqual(error._tag, tag)
      if (error instanceof VendorError.ServiceFailure) assert.deepStrictEqual(error.retryAfter, Duration.seconds(1))
    }
  })
)
