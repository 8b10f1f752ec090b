/** A platform of the tests' own: a server that speaks the frames of the message channel. */
import { NodeWS } from "@effect/platform-node"
import * as TmcFrame from "@effect-vendors/top/TmcFrame"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Queue from "effect/Queue"
import * as Result from "effect/Result"
import { TestClock } from "effect/testing"
import type { AddressInfo } from "node:net"

export interface Connection {
  /** The frames that the client has sent, in hex. */
  readonly received: Queue.Queue<string>
  readonly closed: Deferred.Deferred<number>
  readonly send: (data: TmcFrame.Frame | Uint8Array | string) => Effect.Effect<void>
  readonly cut: Effect.Effect<void>
}

export interface Platform {
  readonly url: string
  readonly connections: Queue.Queue<Connection>
}

export const make = Effect.gen(function* () {
  const connections = yield* Queue.unbounded<Connection>()
  const server = yield* Effect.acquireRelease(
    Effect.callback<InstanceType<typeof NodeWS.WebSocketServer>>((resume) => {
      const started = new NodeWS.WebSocketServer({ port: 0, host: "127.0.0.1" })
      started.once("listening", () => resume(Effect.succeed(started)))
    }),
    (server) =>
      Effect.callback<void>((resume) => {
        for (const socket of server.clients) socket.terminate()
        server.close(() => resume(Effect.void))
      })
  )
  server.on("connection", (socket) => {
    const received = Effect.runSync(Queue.unbounded<string>())
    const closed = Deferred.makeUnsafe<number>()
    socket.on("message", (data: Buffer) => Queue.offerUnsafe(received, data.toString("hex")))
    socket.on("close", (code: number) => Deferred.doneUnsafe(closed, Effect.succeed(code)))
    Queue.offerUnsafe(connections, {
      received,
      closed,
      send: (data) =>
        Effect.sync(() =>
          socket.send(typeof data === "string" || data instanceof Uint8Array ? data : TmcFrame.encode(data))
        ),
      cut: Effect.sync(() => socket.terminate())
    })
  })
  return { url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`, connections }
})

export const hex = (frame: TmcFrame.Frame): string => Buffer.from(TmcFrame.encode(frame)).toString("hex")

export const decode = (text: string): TmcFrame.Frame => Result.getOrThrow(TmcFrame.decode(Buffer.from(text, "hex")))

/** Takes the next connection, and answers its first frame. Gives the frame, too. */
export const answer = Effect.fnUntraced(function* (platform: Platform, ack: Partial<TmcFrame.Frame>) {
  const connection = yield* Queue.take(platform.connections)
  const connect = yield* Queue.take(connection.received)
  yield* connection.send({ type: "ConnectAck", fields: new Map(), ...ack })
  return { ...connection, connect }
})

/** Accepts the next connection, and takes its first pull. */
export const accept = Effect.fnUntraced(function* (platform: Platform, token = "tok") {
  const connection = yield* answer(platform, { token })
  const pull = yield* Queue.take(connection.received)
  return { ...connection, pull }
})

export const text = (value: string): TmcFrame.Value => ({ _tag: "Text", value })

export const message = (
  id: bigint,
  topic: string,
  content: TmcFrame.Value,
  more: Readonly<Record<string, TmcFrame.Value>> = {}
): TmcFrame.Frame => ({
  type: "Send",
  fields: new Map(
    Object.entries({
      __kind: { _tag: "Int8", value: 3 } as const,
      id: { _tag: "Int64", value: id } as const,
      topic: text(topic),
      content,
      ...more
    })
  )
})

/** Lets sockets do their work. */
export const turn = Effect.promise(() => new Promise<void>((resolve) => setImmediate(resolve)))

/** Lets time pass until an effect is done, and gives what it gives. */
export const advancing = <A, E, R>(effect: Effect.Effect<A, E, R>, step: number) =>
  Effect.gen(function* () {
    const fiber = yield* Effect.forkChild(effect, { startImmediately: true })
    while (fiber.pollUnsafe() === undefined) {
      yield* TestClock.adjust(step)
      yield* turn
    }
    return yield* Fiber.join(fiber)
  })
