import * as Settings from "@effect-vendors/core/vendor/Settings"
import * as VendorError from "@effect-vendors/core/VendorError"
import * as Clock from "effect/Clock"
import type * as CryptoError from "effect/crypto/CryptoError"
import type * as Digest from "effect/crypto/Digest"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import type * as Scope from "effect/Scope"
import * as Socket from "effect/socket/Socket"
import * as TmcFrame from "../../TmcFrame.ts"
import * as TopErrorCodes from "../../TopErrorCodes.ts"
import type * as TopGateway from "../../TopGateway.ts"
import type { Outbox } from "./outbox.ts"

export type Failure =
  | VendorError.AuthFailure
  | VendorError.RateLimited
  | VendorError.ServiceFailure
  | VendorError.TransportFailure
  | CryptoError.CryptoError

/**
 * - `handle`: takes a frame, and waits where the consumer is slow.
 * - `isFull`: whether the consumer has as many messages as it may have.
 * - `onOpen`: runs when the platform has accepted the connection.
 */
export interface Options {
  readonly vendor: string
  readonly url: string
  readonly group: string | undefined
  readonly connectTimeout: number
  readonly pullInterval: number
  readonly idleTimeout: number
  readonly outbox: Outbox
  readonly handle: (frame: TmcFrame.Frame) => Effect.Effect<void>
  readonly malformed: (message: string) => Effect.Effect<void>
  readonly isFull: () => boolean
  readonly onOpen: Effect.Effect<void>
}

/** Connects, and hands over frames until the connection breaks. The end of the scope closes it. */
export const run = Effect.fnUntraced(function* (
  options: Options,
  credential: TopGateway.Credential
): Effect.fn.Return<never, Failure, Socket.WebSocketConstructor | Digest.Digest | Scope.Scope> {
  const { group, idleTimeout, outbox, pullInterval, vendor } = options
  const { appKey, appSecret } = credential
  const problem = Settings.problem("the app key", appKey) ?? Settings.problem("the app secret", appSecret, true)
  if (problem !== undefined) {
    return yield* new VendorError.AuthFailure({ vendor, operation, message: problem, outcome: "NotSent" })
  }

  const now = yield* Clock.currentTimeMillis
  let heardAt = now
  let isWaiting = true
  const heard = Effect.map(Clock.currentTimeMillis, (now) => {
    heardAt = now
  })

  let ping = () => {}
  let pong = false
  const construct = yield* Socket.WebSocketConstructor
  const acquire = Effect.acquireRelease(Effect.try({ try: () => construct(options.url), catch: notOpened }), (socket) =>
    Effect.sync(() => socket.close(1000))
  ).pipe(
    Effect.map((socket) => {
      if (canPing(socket)) {
        ping = () => socket.ping()
        socket.on("pong", () => {
          pong = true
        })
      }
      return socket
    })
  )
  const socket = yield* Socket.fromWebSocket(acquire, { openTimeout: options.connectTimeout })
  const transport = <A, R>(effect: Effect.Effect<A, Socket.SocketError, R>) =>
    Effect.mapError(effect, (error) => failed(vendor, messageOf(error)))
  const reader = yield* transport(socket.reader)
  const pull = transport(reader.pull)
  const writer = yield* socket.writer
  const write = (frame: TmcFrame.Frame) => transport(writer.write(TmcFrame.encode(frame)))

  const take = Effect.fnUntraced(function* (data: Uint8Array | string) {
    const frame = typeof data === "string" ? Result.fail({ message: "the frame is a text" }) : TmcFrame.decode(data)
    if (Result.isFailure(frame)) return yield* options.malformed(frame.failure.message)
    if (frame.success.type !== "ConnectAck") return yield* options.handle(frame.success)
    yield* accepted(vendor, frame.success, appSecret)
    if (frame.success.token === undefined) return yield* failed(vendor, "the platform accepted and gave no token")
    yield* outbox.open({ token: frame.success.token, write })
    yield* write(TmcFrame.pull((token = frame.success.token)))
  })
  let token: string | undefined

  const read = Effect.gen(function* () {
    isWaiting = true
    const batch = yield* pull
    isWaiting = false
    yield* heard
    for (const data of batch) yield* take(data)
    yield* heard
  })

  yield* write(yield* TmcFrame.connect({ appKey, appSecret, group, timestamp: now }))
  yield* Effect.addFinalizer(() => Effect.sync(() => outbox.close()))
  yield* Effect.timeoutOrElse(
    Effect.whileLoop({ while: () => token === undefined, body: () => read, step: () => {} }),
    {
      duration: options.connectTimeout,
      orElse: () => failed(vendor, "the platform did not accept the connection in time")
    }
  )
  yield* options.onOpen

  const asking = Effect.gen(function* () {
    yield* Effect.sleep(pullInterval)
    yield* Effect.try({ try: ping, catch: (error) => failed(vendor, String(error)) })
    // Who is slow asks for no more.
    if (!options.isFull()) yield* write(TmcFrame.pull(token!))
  })

  const watching = Effect.gen(function* () {
    const now = yield* Clock.currentTimeMillis
    if (pong || !isWaiting) heardAt = now
    pong = false
    const left = heardAt + idleTimeout - now
    if (left <= 0) return yield* failed(vendor, "the platform was silent for too long")
    yield* Effect.sleep(left)
  })

  return yield* Effect.raceAllFirst([Effect.forever(read), Effect.forever(asking), Effect.forever(watching)])
})

const operation = "tmc"

const failed = (vendor: string, message: string) =>
  new VendorError.TransportFailure({ vendor, operation, message, outcome: "NotSent", retryable: true })

const notOpened = (cause: unknown) =>
  new Socket.SocketError({ reason: new Socket.SocketOpenError({ kind: "Unknown", cause }) })

// What a socket calls its cause may hold the whole socket.
const messageOf = ({ reason }: Socket.SocketError): string => {
  const cause = reason._tag === "SocketCloseError" ? undefined : reason.cause
  const text =
    typeof cause === "object" && cause !== null && "message" in cause && typeof cause.message === "string"
      ? cause.message
      : ""
  const what = reason._tag === "SocketCloseError" ? `the connection was closed (${reason.message})` : reason.message
  return text === "" ? what : `${what}: ${text}`
}

// The socket of the package `ws` has pings. Those of browsers have none.
const canPing = (
  socket: Socket.WebSocketLike
): socket is Socket.WebSocketLike & { ping(): void; on(event: "pong", listener: () => void): void } =>
  "ping" in socket && typeof socket.ping === "function" && "on" in socket && typeof socket.on === "function"

/**
 * Fails where the platform has refused a connection. No document lists the codes of the channel. Those that the gateway has
 * for haste and for faults of the platform are taken as such, and any other says that it does not accept who is calling:
 * the first frame tells nothing else.
 */
const accepted = (vendor: string, { statusCode = 0, statusPhrase = "" }: TmcFrame.Frame, secret: Redacted.Redacted) => {
  if (statusCode === 0) return Effect.void
  const code = String(statusCode)
  const message = statusPhrase.replaceAll(Redacted.value(secret), "…")
  const properties = { vendor, operation, code, message, outcome: "Rejected" } as const
  const { permanent = false, tag } = TopErrorCodes.classify({ code })
  if (tag === "RateLimited" || tag === "ServiceFailure") {
    return Effect.fail(new VendorError.classes[tag]({ ...properties, retryable: !permanent }))
  }
  return Effect.fail(new VendorError.AuthFailure(properties))
}
