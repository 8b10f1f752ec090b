/** What a route shows of the callbacks that it takes: no secret, no payload, and what did not fit. */
import { NodeCrypto } from "@effect/platform-node"
import * as Events from "@effect-vendors/tencent/Events"
import { expect, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as HttpRouter from "effect/http/HttpRouter"
import * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as Layer from "effect/Layer"
import * as Logger from "effect/Logger"
import * as Metric from "effect/Metric"
import * as Persistence from "effect/persistence/Persistence"
import * as Redacted from "effect/Redacted"
import * as Tracer from "effect/Tracer"
import { inspect } from "node:util"
import * as sender from "./sender.ts"

const secrets = { token: "Gu5t9xGARNpq86cd98joQYCN3Cozk1qF", key: "CC23FB38AE1D47B09D939CFBAE64195F" }
const person = "110101199003071234"

const options = {
  token: Redacted.make(secrets.token),
  key: Redacted.make(secrets.key),
  path: "/callbacks",
  handler: ({ MsgId }: Events.Event) => (MsgId === "failing" ? Effect.fail("the database is busy") : Effect.void)
} as const

const event = (MsgId: string, key = secrets.key, token = secrets.token) =>
  sender.encrypted(
    { MsgId, MsgType: "FlowStatusChange", MsgData: { FlowCallbackStatus: person, UserData: person } },
    key,
    token
  )

it.effect("shows no secret and no payload, and counts what became of each", () => {
  const lines: Array<unknown> = []
  const spans: Array<Tracer.NativeSpan> = []
  const logger = Logger.make(({ cause, message }) => void lines.push(message, cause))
  const tracer = Tracer.make({
    span: (options) => {
      const span = new Tracer.NativeSpan(options)
      spans.push(span)
      return span
    }
  })
  return Effect.gen(function* () {
    const handle = yield* HttpRouter.toHttpEffect(
      Events.layerRoute(options).pipe(Layer.provide([NodeCrypto.layer, Persistence.layerMemory]))
    )
    const sent = [
      event("m"),
      event("m"),
      event("failing"),
      event("forged", secrets.key, "another"),
      event("undecryptable", secrets.key.toLowerCase()),
      sender.signed("no message", secrets.token)
    ]
    const statuses = yield* Effect.forEach(sent, (sent) =>
      handle.pipe(
        Effect.provideService(HttpServerRequest.HttpServerRequest, HttpServerRequest.fromWeb(sender.request(sent))),
        Effect.scoped,
        Effect.map(({ status }) => status),
        Effect.withSpan("request")
      )
    )
    expect(statuses).toEqual([200, 200, 500, 403, 400, 400])

    const errors = yield* Effect.forEach(
      [{ token: [] }, { ...options, key: Redacted.make(secrets.key.slice(1)) }],
      (settings) => Effect.exit(Events.receiver(settings))
    )
    expect(errors.every(Exit.isFailure)).toBe(true)
    const shown = inspect([lines, spans.map(({ attributes, events }) => [attributes, events]), errors, options], {
      depth: null
    })
    for (const secret of [secrets.token, secrets.key, secrets.key.slice(1), person, sent[0]!.body]) {
      expect(shown).not.toContain(secret)
    }
    expect(shown).toContain("the database is busy")
    expect(shown).toContain("MsgData.FlowCallbackStatus")

    const snapshot = yield* Metric.snapshot
    const counts = snapshot.flatMap(({ attributes, id, state }) =>
      id.startsWith("vendor.messages")
        ? [[id, attributes?.["vendor.message"], attributes?.["outcome"] ?? attributes?.["vendor.field"], state]]
        : []
    )
    const count = (n: number) => expect.objectContaining({ count: n })
    for (const expected of [
      ["vendor.messages", "FlowStatusChange", "Handled", count(1)],
      ["vendor.messages", "FlowStatusChange", "Duplicate", count(1)],
      ["vendor.messages", "FlowStatusChange", "Failed", count(1)],
      ["vendor.messages", "None", "SignatureError", count(1)],
      ["vendor.messages", "None", "DecryptionError", count(1)],
      ["vendor.messages", "None", "MalformedEvent", count(1)],
      ["vendor.messages.drift", "FlowStatusChange", "MsgData.FlowCallbackStatus", count(3)]
    ]) {
      expect(counts).toContainEqual(expected)
    }
  }).pipe(
    Effect.provide(Logger.layer([logger])),
    Effect.provideService(Tracer.Tracer, tracer),
    Effect.provideService(Metric.MetricRegistry, new Map())
  )
})
