/** Answers as server-sent events: github.com/TencentCloud/tencentcloud-sdk-nodejs/pull/143. */
import * as Drift from "@effect-vendors/core/Drift"
import * as Operation from "@effect-vendors/core/Operation"
import * as Refusal from "@effect-vendors/core/Refusal"
import * as Runtime from "@effect-vendors/core/Runtime"
import * as Timeout from "@effect-vendors/core/Timeout"
import * as Wire from "@effect-vendors/core/Wire"
import * as Tencent from "@effect-vendors/tencent/Tencent"
import * as TencentTesting from "@effect-vendors/tencent/testing"
import { assert, describe, it } from "@effect/vitest"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Stream from "effect/Stream"
import { TestClock } from "effect/testing"
import { expectTypeOf } from "vitest"

const secretKey = "Gu5t9xGARNpq86cd98joQYCN3Cozk1qF"

class Busy extends Refusal.Class<Busy>()("Busy") {}

const chat = Operation.streaming(
  Tencent.product({ service: "hunyuan", version: "2023-09-01" })("ChatCompletions", {
    request: Wire.struct({ Model: Wire.String, Stream: Wire.optional(Wire.Boolean) }),
    response: Wire.struct({ Text: Wire.String }),
    refusals: { codes: { "FailedOperation.EngineServerLimitExceeded": Busy } }
  }),
  Wire.struct({ Id: Wire.optional(Wire.Int64), Text: Wire.String })
)

const request = { Model: "a", Stream: true }

type Chunk = string | Uint8Array

interface Seen {
  closed: boolean
  requests: number
}

/** A gateway whose answer has the given chunks. Without an end, it stays open. */
const live = (
  chunks: ReadonlyArray<Chunk>,
  options: {
    readonly type?: string
    readonly status?: number
    readonly end?: "close" | "open" | "break"
    readonly maxResponseSize?: number
  } = {}
) => {
  const seen: Seen = { closed: false, requests: 0 }
  const { end = "close", status = 200, type = "text/event-stream" } = options
  const client = HttpClient.make((request, _, signal) =>
    Effect.sync(() => {
      seen.requests++
      signal.addEventListener("abort", () => (seen.closed = true))
      const utf8 = new TextEncoder()
      const left = [...chunks]
      const body = new ReadableStream<Uint8Array>({
        pull: (controller) => {
          const chunk = left.shift()
          if (chunk !== undefined) return controller.enqueue(typeof chunk === "string" ? utf8.encode(chunk) : chunk)
          if (end === "close") return controller.close()
          if (end === "break") return controller.error(Object.assign(new Error("reset"), { code: "ECONNRESET" }))
          return new Promise(() => {})
        }
      })
      return HttpClientResponse.fromWeb(request, new Response(body, { status, headers: { "content-type": type } }))
    })
  )
  const { maxResponseSize } = options
  const credentials = { secretId: "id", secretKey: Redacted.make(secretKey) }
  const layer = Tencent.layer({ credentials, ...(maxResponseSize === undefined ? {} : { maxResponseSize }) }).pipe(
    Layer.provide([Layer.succeed(HttpClient.HttpClient, client), Runtime.layerWebCrypto])
  )
  return { layer, seen }
}

const events = Tencent.stream(chat, request)

const collected = (chunks: ReadonlyArray<Chunk>, options?: Parameters<typeof live>[1]) =>
  Effect.gen(function* () {
    const { layer, seen } = live(chunks, options)
    const found: Array<string> = []
    const error = yield* events.pipe(
      Stream.runForEach(({ Text }) => Effect.sync(() => found.push(Text))),
      Effect.matchEffect({ onSuccess: () => Effect.succeed(undefined), onFailure: Effect.succeed }),
      Effect.provide(layer)
    )
    return { found, error, seen }
  })

const event = (Text: string) => `data: ${JSON.stringify({ Text })}\n\n`

it("has the types of its events and its errors", () => {
  expectTypeOf<Stream.Success<typeof events>["Text"]>().toEqualTypeOf<string>()
  expectTypeOf<Stream.Error<typeof events>>().toEqualTypeOf<Operation.Error<typeof chat>>()
  expectTypeOf<Stream.Services<typeof events>>().toEqualTypeOf<Tencent.Tencent>()
})

describe("events are read", () => {
  const bytes = new TextEncoder().encode(event("合同") + event("b"))

  it.effect.each<readonly [name: string, chunks: ReadonlyArray<Chunk>]>([
    ["one by one", [event("合同"), event("b")]],
    ["in one chunk", [event("合同") + event("b")]],
    ["byte by byte", Array.from(bytes, (byte) => Uint8Array.of(byte))],
    ["with CRLF", [(event("合同") + event("b")).replaceAll("\n", "\r\n")]],
    [
      "with comments, ids, names and times to reconnect",
      [`: hello\nretry: 1\n\nid: 1\nevent: a\n${event("合同")}:\n\n${event("b")}`]
    ],
    ["with data in several lines", [`data: {"Text":\ndata: "合同"}\n\n${event("b")}`]],
    ["to [DONE] and not further", [event("合同") + event("b") + "data: [DONE]\n\n" + event("c")]],
    ["to [DONE] with spaces around it", [event("合同") + event("b") + "data:  [DONE] \n\n" + event("c")]],
    ["after a byte order mark", ["\uFEFF" + event("合同") + event("b")]],
    ["with empty data between them", [event("合同") + "data\n\ndata:\n\nevent: ping\n\n" + event("b")]],
    ["with lines that end in CR", [(event("合同") + event("b")).replaceAll("\n", "\r")]],
    ["without an empty line after the last one", [event("合同") + event("b").trimEnd()]],
    ["in an envelope", [`data: {"Response":{"Text":"合同","RequestId":"r"}}\n\n${event("b")}`]],
    ["with fields that nobody knows", [`data: {"Text":"合同","Other":1}\n\n${event("b")}`]]
  ])("%s", ([, chunks]) =>
    Effect.gen(function* () {
      const { error, found } = yield* collected(chunks)
      assert.isUndefined(error)
      assert.deepStrictEqual(found, ["合同", "b"])
    })
  )

  it.effect("with every digit of their integers", () =>
    Effect.gen(function* () {
      const { layer } = live([`data: {"Id":9007199254740993,"Text":"a"}\n\n`])
      assert.deepStrictEqual(yield* Effect.provide(Stream.runCollect(events), layer), [
        { Id: 9007199254740993n, Text: "a" }
      ])
    })
  )

  it.effect("where the vendor gives all of a short answer at once", () =>
    Effect.gen(function* () {
      const { found } = yield* collected([`{"Response":{"Text":"a","RequestId":"r"}}`], { type: "application/json" })
      assert.deepStrictEqual(found, ["a"])
    })
  )
})

describe("a stream fails", () => {
  const json = { type: "application/json" }
  const refusal = (code: string) => `{"Response":{"Error":{"Code":"${code}","Message":"m"},"RequestId":"r"}}`

  it.effect("with the vendor's error before the first event", () =>
    Effect.gen(function* () {
      const limited = yield* collected([refusal("FailedOperation.EngineServerLimitExceeded")], json)
      assert.include({ ...limited.error }, { _tag: "Busy", outcome: "Rejected", requestId: "r" })
      const failed = yield* collected([refusal("AuthFailure.SignatureFailure")], json)
      assert.include({ ...failed.error }, { _tag: "AuthFailure", outcome: "Rejected" })
      const status = yield* collected(["<html>"], { type: "text/html", status: 413 })
      assert.include({ ...status.error }, { _tag: "InvalidParameter", outcome: "Rejected" })
    })
  )

  it.effect("with the vendor's error among the events", () =>
    Effect.gen(function* () {
      const { error, found } = yield* collected([event("a"), `data: ${refusal("InternalError")}\n\n`])
      assert.deepStrictEqual(found, ["a"])
      assert.include({ ...error }, { _tag: "ServiceFailure", code: "InternalError", requestId: "r" })
    })
  )

  it.effect("without the key, where the vendor repeats it among the events", () =>
    Effect.gen(function* () {
      const { error } = yield* collected([event("a"), `data: ${refusal(`InternalError.${secretKey}`)}\n\n`])
      assert.include({ ...error }, { _tag: "ServiceFailure", code: "InternalError.…" })
    })
  )

  it.effect("where an event is no JSON, or does not fit", () =>
    Effect.gen(function* () {
      for (const data of ["{", `{"Other":1}`]) {
        const { error, found } = yield* collected([event("a"), `data: ${data}\n\n`, event("b")])
        assert.deepStrictEqual(found, ["a"])
        assert.include({ ...error }, { _tag: "MalformedResponse", operation: "ChatCompletions" })
      }
    })
  )

  it.effect("where all events together are larger than an answer may be", () =>
    Effect.gen(function* () {
      const size = Buffer.byteLength(event("a"))
      const whole = yield* collected([event("a"), event("b")], { maxResponseSize: 2 * size })
      assert.isUndefined(whole.error)
      const many = [event("a"), ": c\n\n", event("b")]
      const { error, found, seen } = yield* collected(many, { maxResponseSize: 2 * size, end: "open" })
      assert.deepStrictEqual(found, ["a"])
      assert.include({ ...error }, { _tag: "MalformedResponse", outcome: "Unknown", retryable: false })
      assert.isTrue(seen.closed)
    })
  )

  it.effect("where an event drifts and the effect is strict", () =>
    Effect.gen(function* () {
      const { layer } = live([`data: {"Id":"x","Text":"a"}\n\n`])
      assert.deepStrictEqual(yield* events.pipe(Stream.runCollect, Effect.provide(layer)), [{ Text: "a" }])
      const error = yield* events.pipe(Stream.runCollect, Drift.withStrict(), Effect.flip, Effect.provide(layer))
      assert.include({ ...error }, { _tag: "MalformedResponse" })
    })
  )

  it.effect("where the connection breaks, and sends nothing again", () =>
    Effect.gen(function* () {
      const { error, found, seen } = yield* collected([event("a")], { end: "break" })
      assert.deepStrictEqual(found, ["a"])
      assert.include({ ...error }, { _tag: "TransportFailure", outcome: "Unknown" })
      assert.strictEqual(seen.requests, 1)
    })
  )

  it.effect("where the request is not one of the operation", () =>
    Effect.gen(function* () {
      const { layer, seen } = live([])
      const wrong = Tencent.stream(chat, { Model: "a", Streem: true } as never)
      const error = yield* Stream.runDrain(wrong).pipe(Effect.flip, Effect.provide(layer))
      assert.include({ ...error }, { _tag: "InvalidParameter", origin: "client", outcome: "NotSent" })
      assert.strictEqual(seen.requests, 0)
    })
  )

  it.effect("where no event comes for the time of the call's timeout", () =>
    Effect.gen(function* () {
      const { layer, seen } = live([event("a")], { end: "open" })
      const first = yield* Deferred.make<void>()
      const fiber = yield* events.pipe(
        Stream.runForEach(() => Deferred.succeed(first, undefined)),
        Timeout.withTimeout("5 seconds"),
        Effect.flip,
        Effect.provide(layer),
        Effect.forkChild({ startImmediately: true })
      )
      yield* Deferred.await(first)
      yield* TestClock.adjust("5 seconds")
      const error = yield* Fiber.join(fiber)
      assert.include({ ...error }, { _tag: "TransportFailure", code: "Timeout", outcome: "Unknown" })
      assert.isTrue(seen.closed)
    })
  )
})

it.effect("who takes no more events closes the connection", () =>
  Effect.gen(function* () {
    const { layer, seen } = live([event("a"), event("b")], { end: "open" })
    assert.strictEqual((yield* events.pipe(Stream.take(1), Stream.runCollect, Effect.provide(layer))).length, 1)
    assert.isTrue(seen.closed)
  })
)

describe("a simulation gives the events of a script", () => {
  for (const [name, layer] of Object.entries({
    fake: TencentTesting.layerFake(),
    sandbox: TencentTesting.layerSandbox({ operations: [chat] })
  })) {
    it.effect(name, () =>
      Effect.gen(function* () {
        const simulation = yield* TencentTesting.TencentSimulation
        yield* simulation.scriptEvents(chat, [{ Text: "合" }, { Text: "同", Id: 9007199254740993n }])
        assert.deepStrictEqual(yield* Stream.runCollect(events), [
          { Text: "合" },
          { Text: "同", Id: 9007199254740993n }
        ])
        assert.deepStrictEqual((yield* simulation.calls)[0]!.request, request)
      }).pipe(Effect.provide(layer))
    )
  }
})
