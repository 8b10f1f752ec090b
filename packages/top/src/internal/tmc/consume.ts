import type * as Credentials from "@effect-vendors/core/Credentials"
import * as Inbound from "@effect-vendors/core/vendor/Inbound"
import type * as Reader from "@effect-vendors/core/vendor/Reader"
import * as VendorError from "@effect-vendors/core/VendorError"
import * as Clock from "effect/Clock"
import type * as Digest from "effect/crypto/Digest"
import * as Effect from "effect/Effect"
import * as Pull from "effect/Pull"
import * as Queue from "effect/Queue"
import * as Schedule from "effect/Schedule"
import type * as Socket from "effect/socket/Socket"
import * as Stream from "effect/Stream"
import * as TmcFrame from "../../TmcFrame.ts"
import type * as TopGateway from "../../TopGateway.ts"
import * as connection from "./connection.ts"
import { contentOf, headOf, type Read, readText } from "./message.ts"
import { Outbox } from "./outbox.ts"

export interface Settings extends Pick<
  connection.Options,
  "vendor" | "url" | "group" | "connectTimeout" | "pullInterval" | "idleTimeout"
> {
  readonly credentials: Credentials.Source<TopGateway.Credential>
  readonly capacity: number
  readonly maxContentSize: number
  readonly reconnect: Schedule.Schedule<unknown, connection.Failure>
}

type Readers = ReadonlyMap<string, Reader.Reader<unknown>>

export const stream = (
  settings: Settings,
  readers: Readers
): Stream.Stream<unknown, connection.Failure, Socket.WebSocketConstructor | Digest.Digest> =>
  Stream.callback(
    (queue: Queue.Queue<unknown, any>) => {
      const { vendor } = settings
      const outbox = new Outbox()
      const malformed = (message: string) =>
        Effect.andThen(
          Inbound.count(vendor, "None", "Malformed"),
          Effect.logWarning("The message channel sent what cannot be read", message)
        )
      const options = {
        ...settings,
        outbox,
        isFull: () => Queue.isFullUnsafe(queue),
        malformed,
        handle: Effect.fnUntraced(function* (frame: TmcFrame.Frame) {
          const message = yield* messageOf(frame, settings, readers, outbox)
          if (message !== undefined) yield* Queue.offer(queue, message)
          // Nobody can confirm what has no id.
          else if (frame.fields.has("content")) yield* malformed("a message has no id")
          else if ((frame.statusCode ?? 0) !== 0)
            yield* Effect.logWarning("The message channel refused a frame", frame.statusCode, frame.statusPhrase ?? "")
        })
      }
      return reconnecting(settings, (credential, onOpen) => connection.run({ ...options, onOpen }, credential))
    },
    { bufferSize: settings.capacity, strategy: "suspend" }
  )

const messageOf = Effect.fnUntraced(function* (
  frame: TmcFrame.Frame,
  { maxContentSize, vendor }: Settings,
  readers: Readers,
  outbox: Outbox
) {
  const head = headOf(frame)
  if (head === undefined) return undefined
  const receivedAt = yield* Clock.currentTimeMillis
  const content = yield* contentOf(frame.fields.get("content"), maxContentSize)
  const reader = readers.get(head.topic)
  const read: Read =
    content._tag === "Text"
      ? readText(content.text, reader)
      : { _tag: "Unreadable", data: content.data, drift: [content.drift] }
  const { _tag, ...parts } = read
  const kind = reader === undefined ? "Unknown" : head.topic
  yield* Inbound.reportDrift(vendor, kind, read.drift)

  let isSettled = false
  const settle = (result: string, make: (token: string) => TmcFrame.Frame) =>
    Effect.gen(function* () {
      const age = (yield* Clock.currentTimeMillis) - receivedAt
      // A clock may be set back.
      if (age < least) yield* Effect.sleep(Math.min(least, least - age))
      if (isSettled) return
      isSettled = true
      yield* outbox.send(make)
      yield* Inbound.count(vendor, kind, result)
    })

  return {
    ...head,
    ...parts,
    _tag: _tag === "Known" ? head.topic : _tag,
    fields: frame.fields,
    ack: settle("Handled", (token) => TmcFrame.confirm(token, head.id)),
    fail: (reason: string) => settle("Failed", (token) => TmcFrame.failed(token, head.id, reason))
  }
})

// The platform may refuse a confirmation that arrives sooner.
const least = 10

/** Runs connections, one after another, until one fails for good. */
const reconnecting = <R>(
  { credentials, reconnect, vendor }: Settings,
  run: (credential: TopGateway.Credential, onOpen: Effect.Effect<void>) => Effect.Effect<never, connection.Failure, R>
) =>
  Effect.gen(function* () {
    let step = yield* Schedule.toStepWithSleep(reconnect)
    while (true) {
      let wasOpen = false
      const credential = yield* Effect.isEffect(credentials) ? credentials : Effect.succeed(credentials)
      const onOpen = Effect.sync(() => {
        wasOpen = true
      })
      const error = yield* Effect.flip(Effect.scoped(run(credential, onOpen)))
      if (!(yield* mayRetry(error, credentials, credential))) return yield* error
      yield* Effect.logWarning(`The message channel of ${vendor} connects again`, error.message)
      if (wasOpen) step = yield* Schedule.toStepWithSleep(reconnect)
      yield* Pull.catchDone(step(error), () => Effect.fail(error))
    }
  })

const mayRetry = (
  error: connection.Failure,
  credentials: Credentials.Source<TopGateway.Credential>,
  credential: TopGateway.Credential
): Effect.Effect<boolean> => {
  if (!VendorError.isVendorError(error)) return Effect.succeed(false)
  return error._tag === "AuthFailure" && isCached(credentials)
    ? credentials.invalidate(credential)
    : Effect.succeed(error.retryable)
}

const isCached = (
  credentials: Credentials.Source<TopGateway.Credential>
): credentials is Credentials.Cached<TopGateway.Credential> =>
  Effect.isEffect(credentials) && "invalidate" in credentials
