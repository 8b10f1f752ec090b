import { NodeCrypto, NodeWS } from "@effect/platform-node"
import * as TmcMessages from "@effect-vendors/top/TmcMessages"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Logger from "effect/Logger"
import * as Queue from "effect/Queue"
import * as Redacted from "effect/Redacted"
import * as Socket from "effect/socket/Socket"
import * as Stream from "effect/Stream"
import { TestClock } from "effect/testing"
import * as platforms from "./platform.ts"

export const credentials = { appKey: "12345678", appSecret: Redacted.make("helloworld") }

export const services = Layer.merge(NodeCrypto.layer, NodeWS.layerWebSocketConstructor)

export const live = <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.provide(effect, services)

/** A platform, and a client of it: its messages, what it logs, and when it opens sockets. */
export const start = Effect.fnUntraced(function* <
  const Topics extends ReadonlyArray<TmcMessages.Topic<string, unknown>> = []
>(options: Partial<TmcMessages.Options> = {}, topics?: Topics) {
  const platform = yield* platforms.make
  const clock = yield* Clock.Clock
  const construct = yield* Socket.WebSocketConstructor
  const dials: Array<number> = []
  const messages = yield* TmcMessages.make({ credentials, endpoint: platform.url, ...options }).pipe(
    Effect.provideService(Socket.WebSocketConstructor, (url, options) => {
      dials.push(clock.currentTimeMillisUnsafe())
      return construct(url, options)
    })
  )
  const received = yield* Queue.unbounded<TmcMessages.Message<Topics>>()
  const logs: Array<unknown> = []
  const fiber = yield* Stream.runForEach(messages.stream(topics), (message) => Queue.offer(received, message)).pipe(
    Effect.provide(Logger.layer([Logger.make(({ message }) => logs.push(message))])),
    Effect.forkScoped
  )
  return { ...platform, received, fiber, logs, dials }
})

/** Lets time pass until the client opens another socket. */
export const untilDialed = Effect.fnUntraced(function* (dials: ReadonlyArray<number>, step: number) {
  const before = dials.length
  while (dials.length === before) {
    yield* TestClock.adjust(step)
    yield* platforms.turn
  }
})

/** Waits until something is so. */
export const until = Effect.fnUntraced(function* (condition: () => boolean) {
  while (!condition()) yield* platforms.turn
})
