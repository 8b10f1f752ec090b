import { NodeCrypto, NodeSocket } from "@effect/platform-node"
import * as TmcFrame from "@effect-vendors/top/TmcFrame"
import * as TmcMessages from "@effect-vendors/top/TmcMessages"
import { describe, expect, it } from "@effect/vitest"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Queue from "effect/Queue"
import * as Redacted from "effect/Redacted"
import * as Stream from "effect/Stream"
import { TestClock } from "effect/testing"
import { inspect } from "node:util"
import { credentials, live, start, until, untilDialed } from "./tmc/client.ts"
import * as platforms from "./tmc/platform.ts"
import { accept, answer, hex, message, text, turn } from "./tmc/platform.ts"

const connectBytes =
  "02000100070000006170705f6b65790108000000313233343536373801000a00000067726f75705f6e616d65010700000064656661756c7401" +
  "000900000074696d657374616d70010d000000313435313632303830303030300100040000007369676e012000000032453033443133343844" +
  "374236354133363646384442344244313433353938330000"
const confirmBytes = "0202050003000000746f6b0100060000005f5f6b696e64020201000200000069640501000000000020000000"
const pullBytes = "0202050003000000746f6b0100060000005f5f6b696e6402010000"
const failedBytes =
  "0203050003000000746f6b0100060000005f5f6b696e6402140100020000006964050700000000000000010003000000" +
  "6d73670103000000e5bf990000"

describe("a connection", () => {
  it.effect("has the frames of the vectors", () =>
    live(
      Effect.gen(function* () {
        yield* TestClock.setTime(1_451_620_800_000)
        const client = yield* start()
        const connection = yield* accept(client)
        expect(connection.connect).toBe(connectBytes)
        expect(connection.pull).toBe(pullBytes)
        yield* connection.send(message(9007199254740993n, "any", text("{}")))
        yield* connection.send(message(7n, "any", text("{}")))
        const first = yield* Queue.take(client.received)
        const second = yield* Queue.take(client.received)
        expect([first.id, second.id]).toEqual([9007199254740993n, 7n])

        const acks = yield* Effect.forkScoped(Effect.andThen(first.ack, second.fail("忙")))
        yield* TestClock.adjust(9)
        yield* turn
        expect(yield* Queue.size(connection.received)).toBe(0)
        yield* TestClock.adjust(1)
        yield* Fiber.join(acks)
        expect(yield* Queue.take(connection.received)).toBe(confirmBytes)
        expect(yield* Queue.take(connection.received)).toBe(failedBytes)
        expect(hex(TmcFrame.failed("tok", 7n, "忙"))).toBe(failedBytes)

        // Only the first of them counts.
        yield* first.fail("late")
        yield* first.ack
        yield* TestClock.adjust("5 seconds")
        expect(yield* Queue.take(connection.received)).toBe(pullBytes)
      })
    )
  )

  it.effect("is closed where the consumer is interrupted", () =>
    live(
      Effect.gen(function* () {
        const client = yield* start()
        const connection = yield* accept(client)
        yield* Fiber.interrupt(client.fiber)
        expect(yield* Deferred.await(connection.closed)).toBe(1000)
      })
    )
  )

  it.effect("begins again after a cut, with the secret of the day, and confirms what the last one left", () =>
    live(
      Effect.gen(function* () {
        let day = 0
        const secretOf = (day: number) => Redacted.make(`secret-${day}`)
        const source = Effect.sync(() => ({ appKey: "1", appSecret: secretOf(++day) }))
        const client = yield* start({ credentials: source, group: "vip" })
        const first = yield* accept(client, "one")
        yield* first.send(message(5n, "any", text("{}")))
        const received = yield* Queue.take(client.received)
        yield* TestClock.adjust(10)
        yield* first.cut
        yield* Deferred.await(first.closed)
        yield* until(() => client.logs.length === 1)
        yield* received.ack
        yield* untilDialed(client.dials, 100)
        const second = yield* answer(client, { token: "two" })
        const timestamp = Number(
          (platforms.decode(second.connect).fields.get("timestamp") as { readonly value: string }).value
        )
        expect(second.connect).toBe(
          hex(yield* TmcFrame.connect({ appKey: "1", appSecret: secretOf(2), group: "vip", timestamp }))
        )
        const frames = [yield* Queue.take(second.received), yield* Queue.take(second.received)]
        expect(frames.toSorted()).toEqual([hex(TmcFrame.pull("two")), hex(TmcFrame.confirm("two", 5n))].toSorted())
        expect(inspect(client.logs, { depth: null })).not.toMatch(/secret-|"one"|"two"/)
        // What the platform sends again arrives again.
        yield* second.send(message(6n, "any", text("{}"), { retried: { _tag: "Int32", value: 1 } }))
        expect(yield* Queue.take(client.received)).toMatchObject({ id: 6n, retried: 1 })
      })
    )
  )

  it.effect("waits longer after each failure, and begins anew after an acceptance", () =>
    live(
      Effect.gen(function* () {
        const client = yield* start()
        const step = 100
        for (let attempt = 1; attempt <= 8; attempt++) {
          yield* answer(client, { statusCode: 10, statusPhrase: "busy" })
          yield* until(() => client.logs.length === attempt)
          yield* untilDialed(client.dials, step)
        }
        const connection = yield* accept(client)
        yield* connection.cut
        yield* until(() => client.logs.length === 9)
        yield* untilDialed(client.dials, step)
        const waits = client.dials.slice(1).map((time, index) => time - client.dials[index]!)
        const expected = [1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000, 1000]
        expect(waits).toHaveLength(expected.length)
        for (const [index, wait] of waits.entries()) {
          expect(wait).toBeGreaterThanOrEqual(0.8 * expected[index]!)
          expect(wait).toBeLessThanOrEqual(1.2 * expected[index]! + step)
        }
        expect(new Set(waits.slice(5, 8)).size).toBeGreaterThan(1)
      })
    )
  )

  it.effect("ends where the platform is silent", () =>
    Effect.gen(function* () {
      const client = yield* start({ idleTimeout: "1 minute" })
      const first = yield* accept(client)
      yield* untilDialed(client.dials, 1000)
      const second = yield* accept(client, "two")
      expect(client.dials[1]! - client.dials[0]!).toBeGreaterThanOrEqual(60_000)
      expect(client.dials[1]! - client.dials[0]!).toBeLessThanOrEqual(64_000)
      expect(yield* Deferred.await(first.closed)).toBe(1000)
      expect(second.pull).toBe(hex(TmcFrame.pull("two")))
      // This socket has no pings.
    }).pipe(Effect.provide([NodeCrypto.layer, NodeSocket.layerWebSocketConstructor]))
  )

  it.effect("lasts where the platform answers pings", () =>
    live(
      Effect.gen(function* () {
        const client = yield* start({ idleTimeout: "1 minute" })
        const connection = yield* accept(client)
        for (let pulls = 0; pulls < 40; pulls++) {
          yield* TestClock.adjust("5 seconds")
          expect(yield* Queue.take(connection.received)).toBe(pullBytes)
          yield* turn
        }
        expect(yield* Queue.size(client.connections)).toBe(0)
      })
    )
  )

  it.effect("asks for no more while the consumer is slow", () =>
    live(
      Effect.gen(function* () {
        const platform = yield* platforms.make
        const messages = yield* TmcMessages.make({ credentials, endpoint: platform.url, capacity: 1 })
        const gate = yield* Deferred.make<void>()
        const seen: Array<bigint> = []
        yield* Effect.forkScoped(
          Stream.runForEach(messages.stream(), ({ ack, id }) => {
            seen.push(id)
            return Effect.andThen(Deferred.await(gate), ack)
          })
        )
        const connection = yield* accept(platform)
        for (const id of [1n, 2n, 3n, 4n]) yield* connection.send(message(id, "any", text("{}")))
        yield* until(() => seen.length === 1)
        for (let turns = 0; turns < 20; turns++) yield* turn
        for (let ticks = 0; ticks < 10; ticks++) {
          yield* TestClock.adjust("5 seconds")
          yield* turn
        }
        expect(seen).toEqual([1n])
        yield* Deferred.succeed(gate, undefined)
        yield* until(() => seen.length === 4)
        // The last one was read only now.
        yield* TestClock.adjust(10)
        for (const id of [1n, 2n, 3n, 4n]) {
          expect(yield* Queue.take(connection.received)).toBe(hex(TmcFrame.confirm("tok", id)))
        }
        yield* TestClock.adjust("5 seconds")
        expect(yield* Queue.take(connection.received)).toBe(pullBytes)
      })
    )
  )
})

describe("a refusal", () => {
  it.effect("of the key ends the stream", () =>
    live(
      Effect.gen(function* () {
        const client = yield* start()
        yield* answer(client, { statusCode: 70_001, statusPhrase: "Invalid signature of helloworld" })
        const error = yield* Effect.flip(Fiber.join(client.fiber))
        expect(error).toMatchObject({ _tag: "AuthFailure", code: "70001", outcome: "Rejected", retryable: false })
        expect(inspect([error, client.logs], { depth: null })).not.toContain("helloworld")
        expect(yield* Queue.size(client.connections)).toBe(0)
      })
    )
  )

  it.effect("of a cached secret asks for another one, once", () =>
    live(
      Effect.gen(function* () {
        let invalidated = 0
        const source = Object.assign(Effect.succeed(credentials), {
          invalidate: () => Effect.sync(() => ++invalidated === 1)
        })
        const client = yield* start({ credentials: source })
        yield* answer(client, { statusCode: 31, statusPhrase: "expired" })
        yield* untilDialed(client.dials, 100)
        yield* answer(client, { statusCode: 31, statusPhrase: "expired" })
        const error = yield* Effect.flip(Fiber.join(client.fiber))
        expect(error).toMatchObject({ _tag: "AuthFailure", code: "31" })
        expect(invalidated).toBe(2)
      })
    )
  )

  it.effect("of the program comes before any connection", () =>
    live(
      Effect.gen(function* () {
        const client = yield* start({ credentials: { appKey: "1", appSecret: Redacted.make("secret\n") } })
        const error = yield* Effect.flip(Fiber.join(client.fiber))
        expect(error).toMatchObject({ _tag: "AuthFailure", outcome: "NotSent" })
        expect(yield* Queue.size(client.connections)).toBe(0)
        const endpoint = yield* Effect.flip(TmcMessages.make({ credentials, endpoint: "https://example.com" }))
        expect(endpoint._tag).toBe("EndpointError")
      })
    )
  )
})
