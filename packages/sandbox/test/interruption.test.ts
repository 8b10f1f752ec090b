import { assert, describe, it } from "@effect/vitest"
import * as Cause from "effect/Cause"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import * as Scope from "effect/Scope"
import { authorize, cancel, type Client, clients, gateways, soon } from "./gateways.ts"
import { response, serve } from "./tcpServer.ts"

const assertInterrupted = (exit: Exit.Exit<unknown, unknown>) =>
  assert.isTrue(
    Exit.isFailure(exit) && Cause.hasInterruptsOnly(exit.cause),
    `no interruption: ${Exit.isFailure(exit) ? Cause.pretty(exit.cause) : "a success"}`
  )

describe.each(Object.keys(clients) as ReadonlyArray<Client>)("an interruption over %s", (client) => {
  it.live("ends a call that waits for its answer", () =>
    Effect.gen(function* () {
      const requested = yield* Deferred.make<void>()
      const closed = yield* Deferred.make<void>()
      const server = yield* serve({
        onRequest: (socket) => {
          socket.once("close", () => Deferred.doneUnsafe(closed, Effect.void))
          Deferred.doneUnsafe(requested, Effect.void)
        }
      })
      const fiber = yield* Effect.forkChild(
        Effect.provide(cancel, gateways(`http://127.0.0.1:${server.port}`, clients[client]))
      )
      yield* soon(Deferred.await(requested))
      yield* Fiber.interrupt(fiber)
      assertInterrupted(yield* Fiber.await(fiber))
      yield* soon(Deferred.await(closed))
      // The operation may be sent again, but nobody wants its answer any more.
      assert.strictEqual(server.requests(), 1)
    })
  )

  it.live("ends a call whose answer is on its way", () =>
    Effect.gen(function* () {
      const answered = yield* Deferred.make<void>()
      const closed = yield* Deferred.make<void>()
      const server = yield* serve({
        onRequest: (socket) => {
          socket.once("close", () => Deferred.doneUnsafe(closed, Effect.void))
          socket.write(`HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"Response":`)
        }
      })
      const observed = Layer.effect(
        HttpClient.HttpClient,
        Effect.map(
          HttpClient.HttpClient,
          HttpClient.tap(() => Deferred.succeed(answered, undefined))
        )
      ).pipe(Layer.provide(clients[client]))
      const fiber = yield* Effect.forkChild(
        Effect.provide(cancel, gateways(`http://127.0.0.1:${server.port}`, observed))
      )
      // The head has arrived at the client; the body will never be whole.
      yield* soon(Deferred.await(answered))
      yield* Fiber.interrupt(fiber)
      assertInterrupted(yield* Fiber.await(fiber))
      yield* soon(Deferred.await(closed))
      assert.strictEqual(server.requests(), 1)
    })
  )

  it.live("ends two hundred calls", () =>
    Effect.gen(function* () {
      const calls = 200
      const requested = yield* Deferred.make<void>()
      const closed = yield* Deferred.make<void>()
      let open = 0
      const server = yield* serve({
        onConnect: (socket) => {
          open++
          socket.once("close", () => {
            if (--open === 0) Deferred.doneUnsafe(closed, Effect.void)
          })
        },
        onRequest: () => {
          if (server.requests() === calls) Deferred.doneUnsafe(requested, Effect.void)
        }
      })
      yield* Effect.gen(function* () {
        const fibers = yield* Effect.forEach(Array.from({ length: calls }), () => Effect.forkChild(authorize))
        yield* soon(Deferred.await(requested))
        assert.strictEqual(open, calls)
        yield* Fiber.interruptAll(fibers)
        for (const exit of yield* Fiber.awaitAll(fibers)) assertInterrupted(exit)
        // The layer is still open, so the interruption has closed them.
        yield* soon(Deferred.await(closed))
        assert.strictEqual(open, 0)
      }).pipe(Effect.provide(gateways(`http://127.0.0.1:${server.port}`, clients[client])))
    })
  )
})

// fetch keeps its connections for the process.
describe.each(["undici", "nodeHttp"] as const)("closing the scope of a layer over %s", (client) => {
  it.live("closes the connections that it keeps", () =>
    Effect.gen(function* () {
      const closed = yield* Deferred.make<void>()
      const server = yield* serve({
        onConnect: (socket) => socket.once("close", () => Deferred.doneUnsafe(closed, Effect.void)),
        onRequest: (socket) => socket.write(response(`{"Response":{"RequestId":"r"}}`, 200, "connection: keep-alive"))
      })
      const scope = yield* Scope.make()
      const context = yield* Layer.buildWithScope(gateways(`http://127.0.0.1:${server.port}`, clients[client]), scope)
      yield* cancel.pipe(Effect.provideContext(context))
      assert.strictEqual(server.sockets.size, 1)
      yield* Scope.close(scope, Exit.void)
      yield* soon(Deferred.await(closed))
      assert.strictEqual(server.sockets.size, 0)
    })
  )

  it.live("ends a call that waits for its answer", () =>
    Effect.gen(function* () {
      const requested = yield* Deferred.make<void>()
      const closed = yield* Deferred.make<void>()
      const server = yield* serve({
        onRequest: (socket) => {
          socket.once("close", () => Deferred.doneUnsafe(closed, Effect.void))
          Deferred.doneUnsafe(requested, Effect.void)
        }
      })
      const scope = yield* Scope.make()
      const context = yield* Layer.buildWithScope(gateways(`http://127.0.0.1:${server.port}`, clients[client]), scope)
      const fiber = yield* Effect.forkChild(Effect.flip(authorize.pipe(Effect.provideContext(context))))
      yield* soon(Deferred.await(requested))
      yield* Scope.close(scope, Exit.void)
      yield* soon(Deferred.await(closed))
      // The vendor has read the call, so its outcome is not known.
      assert.deepInclude(yield* soon(Fiber.join(fiber)), { _tag: "TransportFailure", outcome: "Unknown" })
    })
  )
})

describe("closing a layer on fetch interrupts", () => {
  const answers = {
    "a call that waits for its answer": "",
    "a call whose answer is on its way": `HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"Response":`,
    "a call whose answer has no length": `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nc\r\n{"Response":\r\n`
  }

  it.live.each(Object.entries(answers))("%s", ([, answer]) =>
    Effect.gen(function* () {
      const begun = yield* Deferred.make<void>()
      const closed = yield* Deferred.make<void>()
      const server = yield* serve({
        onRequest: (socket) => {
          socket.once("close", () => Deferred.doneUnsafe(closed, Effect.void))
          socket.write(answer)
          if (answer === "") Deferred.doneUnsafe(begun, Effect.void)
        }
      })
      const observed = Layer.effect(
        HttpClient.HttpClient,
        Effect.map(
          HttpClient.HttpClient,
          HttpClient.tap(() => Deferred.succeed(begun, undefined))
        )
      ).pipe(Layer.provide(clients.fetch))
      const scope = yield* Scope.make()
      const context = yield* Layer.buildWithScope(gateways(`http://127.0.0.1:${server.port}`, observed), scope)
      const fiber = yield* Effect.forkChild(Effect.provide(cancel, context))
      yield* soon(Deferred.await(begun))
      yield* Scope.close(scope, Exit.void)
      assertInterrupted(yield* soon(Fiber.await(fiber)))
      yield* soon(Deferred.await(closed))
      assert.strictEqual(server.requests(), 1)
    })
  )
})
