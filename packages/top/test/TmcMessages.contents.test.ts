import * as Json from "@effect-vendors/core/vendor/Json"
import * as Once from "@effect-vendors/core/vendor/Once"
import * as Reader from "@effect-vendors/core/vendor/Reader"
import * as TmcFrame from "@effect-vendors/top/TmcFrame"
import * as TmcMessages from "@effect-vendors/top/TmcMessages"
import * as DamaiTopics from "@effect-vendors/top/DamaiTopics"
import * as LarkTopics from "@effect-vendors/top/LarkTopics"
import * as TopVendor from "@effect-vendors/top/TopVendor"
import type * as Operation from "@effect-vendors/core/Operation"
import { describe, expect, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as ConfigProvider from "effect/ConfigProvider"
import * as Context from "effect/Context"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Queue from "effect/Queue"
import * as Option from "effect/Option"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import * as Persistence from "effect/persistence/Persistence"
import { TestClock } from "effect/testing"
import { gzipSync } from "node:zlib"
import specification from "../../../specifications/top/tmc-topics.json" with { type: "json" }
import { credentials, live, services, start } from "./tmc/client.ts"
import * as platforms from "./tmc/platform.ts"
import { accept, advancing, hex, message, text } from "./tmc/platform.ts"

const bytes = (value: Uint8Array): TmcFrame.Value => ({ _tag: "Bytes", value: Uint8Array.from(value) })
const topic = "damai_distribution_PerformCancel"
const cancelled = `{"perform_id":9007199254740993,"project_id":"12"}`

describe("a content", () => {
  it.effect("is read by the definition of its topic, as data where it has none, and is never lost", () =>
    live(
      Effect.gen(function* () {
        const client = yield* start({ maxContentSize: 1000 }, [
          DamaiTopics.performCancel,
          DamaiTopics.ticketStateChange
        ])
        const connection = yield* accept(client)
        const read = (topic: string, content: TmcFrame.Value, more?: Readonly<Record<string, TmcFrame.Value>>) =>
          Effect.andThen(connection.send(message(1n, topic, content, more)), Queue.take(client.received))

        const known = yield* read(topic, bytes(gzipSync(cancelled)), {
          publisher: text("4272"),
          time: { _tag: "Date", value: 1_451_620_800_000 },
          userid: { _tag: "Int64", value: 2n ** 60n },
          nick: text("忙"),
          other: { _tag: "Void" }
        })
        expect(known).toMatchObject({
          _tag: topic,
          topic,
          content: { perform_id: 9007199254740993n, project_id: 12n },
          data: { perform_id: 9007199254740993n, project_id: "12" },
          publisher: "4272",
          time: 1_451_620_800_000,
          userid: 2n ** 60n,
          nick: "忙",
          drift: []
        })
        expect(known.fields.has("other")).toBe(true)
        if (known._tag === topic) expect(known.content.project_id + 1n).toBe(13n)

        expect(yield* read("taobao_trade_TradeChanged", text(`{"tid":9007199254740993}`))).toMatchObject({
          _tag: "Unknown",
          topic: "taobao_trade_TradeChanged",
          data: { tid: 9007199254740993n }
        })
        expect(yield* read(topic, bytes(Buffer.from(cancelled)))).toMatchObject({ _tag: topic })
        expect(
          yield* read(
            "damai_mz_TicketStateChange",
            text(`{"state":1,"ticket_code_no_list":[],"timestamp":2,"order_id":{}}`)
          )
        ).toMatchObject({
          content: { state: 1, ticket_code_no_list: [], timestamp: 2 },
          drift: [{ path: "content.order_id", actual: "object" }]
        })

        const unreadable = (data: unknown, expected: string, actual: string) => ({
          _tag: "Unreadable",
          topic,
          data,
          drift: [{ path: "content", expected, actual }]
        })
        expect(yield* read(topic, text("{"))).toMatchObject(unreadable("{", "JSON", "text"))
        expect(yield* read(topic, { _tag: "Void" })).toMatchObject(unreadable("", "JSON", "nothing"))
        expect(yield* read(topic, text("null"))).toMatchObject(unreadable(null, "the fields of its topic", "null"))
        expect(yield* read(topic, text("[".repeat(200_000)))).toMatchObject({ _tag: "Unreadable" })
        const large = gzipSync(JSON.stringify({ text: "a".repeat(1000) }))
        expect(yield* read(topic, bytes(large))).toMatchObject(
          unreadable(Uint8Array.from(large), "at most 1000 bytes", "bytes")
        )
        const broken = gzipSync(cancelled).subarray(0, -9)
        expect(yield* read(topic, bytes(broken))).toMatchObject(unreadable(Uint8Array.from(broken), "GZIP", "bytes"))
        expect(yield* Queue.size(client.connections)).toBe(0)
      })
    )
  )

  const byte = Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 255 })))

  it.effect.prop(
    "of arbitrary bytes breaks nothing",
    {
      frames: Arbitrary.array(Arbitrary.array(byte, { maxLength: 40 }), { maxLength: 40 }),
      content: Arbitrary.array(byte, { maxLength: 40 })
    },
    ({ content, frames }) =>
      live(
        Effect.gen(function* () {
          const client = yield* start({}, [DamaiTopics.performCancel])
          const connection = yield* accept(client)
          for (const bytes of frames) {
            yield* connection.send(Uint8Array.from(bytes))
            // Those that look like frames, but for `ConnectAck`: a refusal is no breakage.
            for (const type of [0, 2, 3]) yield* connection.send(Uint8Array.from([2, type, ...bytes]))
          }
          yield* connection.send("a text")
          const value = bytes(Uint8Array.from(content))
          yield* connection.send({ type: "Send", fields: new Map([["content", value]]) })
          yield* connection.send(message(1n, topic, value))
          yield* connection.send(message(2n, topic, bytes(Uint8Array.from([0x1f, 0x8b, ...content]))))
          expect(yield* Queue.take(client.received)).toMatchObject({ _tag: "Unreadable", id: 1n })
          expect(yield* Queue.take(client.received)).toMatchObject({ _tag: "Unreadable", id: 2n })
          expect(client.fiber.pollUnsafe()).toBeUndefined()
        })
      ),
    { arbitrary: { seed: "frames", runs: 15 } }
  )
})

describe("a program", () => {
  it.effect("handles a message once, though it arrives twice", () =>
    live(
      Effect.gen(function* () {
        const platform = yield* platforms.make
        const handled: Array<bigint> = []
        const once = yield* Once.make({ storeId: "tmc", retention: "7 days" })
        const messages = yield* TmcMessages.make({
          credentials,
          endpoint: platform.url,
          pullInterval: "1 day",
          idleTimeout: "1 day"
        })
        yield* messages.stream().pipe(
          Stream.mapEffect(({ ack, id }) =>
            Effect.andThen(
              once.run(
                String(id),
                Effect.sync(() => handled.push(id))
              ),
              ack
            )
          ),
          Stream.runDrain,
          Effect.forkScoped
        )
        const connection = yield* accept(platform)
        for (const id of [1n, 1n, 2n]) yield* connection.send(message(id, "any", text("{}")))
        const frames: Array<string> = []
        for (let count = 0; count < 3; count++) frames.push(yield* advancing(Queue.take(connection.received), 10))
        expect(frames).toEqual([1n, 1n, 2n].map((id) => hex(TmcFrame.confirm("tok", id))))
        expect(handled).toEqual([1n, 2n])
      })
    ).pipe(Effect.provide(Persistence.layerMemory))
  )

  class Shop extends Context.Service<Shop, Operation.Gateway>()("test/Shop") {}
  const vendor = TopVendor.make(Shop, { name: "Shop", variables: "SHOP" })
  const environment = (variables: Record<string, string>) => ConfigProvider.layer(ConfigProvider.fromUnknown(variables))

  it.effect("reads the variables of a vendor", () =>
    Effect.gen(function* () {
      const platform = yield* platforms.make
      const variables = {
        SHOP_APP_KEY: "12345678",
        SHOP_APP_SECRET: "helloworld",
        SHOP_TMC_ENDPOINT: platform.url,
        SHOP_TMC_GROUP: "vip"
      }
      yield* TestClock.setTime(5)
      const live = Layer.provide(TmcMessages.layerConfig(vendor), [services, environment(variables)])
      const first = yield* TmcMessages.stream().pipe(Stream.runHead, Effect.provide(live), Effect.forkScoped)
      const connection = yield* accept(platform)
      expect(connection.connect).toBe(
        hex(yield* Effect.provide(TmcFrame.connect({ ...credentials, group: "vip", timestamp: 5 }), services))
      )
      yield* connection.send(message(1n, "any", text("{}")))
      expect(Option.getOrThrow(yield* Fiber.join(first)).id).toBe(1n)
      expect(yield* Deferred.await(connection.closed)).toBe(1000)
    })
  )

  it.effect("is told of every variable that is missing", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(TmcMessages.config(vendor))
      expect(error.message).toContain("SHOP_APP_KEY")
      expect(error.message).toContain("SHOP_APP_SECRET")
      const given = yield* TmcMessages.config(vendor, { credentials, endpoint: "ws://127.0.0.1/", group: " " })
      expect(given).toMatchObject({ name: "Shop", endpoint: "ws://127.0.0.1/", group: undefined })
    }).pipe(Effect.provide(environment({})))
  )
})

describe("the topics", () => {
  const topics: ReadonlyArray<TmcMessages.Topic<string, unknown>> = [
    ...Object.values(DamaiTopics),
    ...Object.values(LarkTopics)
  ]
  const samples: Readonly<Record<string, unknown>> = {
    "string": "text",
    "number": 1,
    "boolean": true,
    "string[]": ["text"],
    "number[]": [1]
  }

  it("are those of the documents", () => {
    expect(topics.map(({ name }) => name).toSorted()).toEqual(specification.topics.map(({ topic }) => topic).toSorted())
  })

  it.each(specification.topics)("$topic has the fields of its document", ({ fields, topic }) => {
    const read = Reader.make(topics.find(({ name }) => name === topic)!.content)
    const content = Object.fromEntries(fields.map(({ name, type }) => [name, samples[type]]))
    const { drift, value } = Result.getOrThrow(read(content))
    expect(drift).toEqual([])
    expect(JSON.parse(Json.stringify(value))).toEqual(content)
    for (const { name, required } of fields) {
      const { [name]: _, ...others } = content
      // A list that is absent is empty.
      const isRequired = required && !Array.isArray(content[name])
      expect(Result.isFailure(read(others))).toBe(isRequired)
    }
  })
})
