import { NodeRedis } from "@effect/platform-node"
import { assert, describe, it } from "@effect/vitest"
import type * as Exchange from "@effect-vendors/core/vendor/Exchange"
import type * as Gateway from "@effect-vendors/core/vendor/Gateway"
import * as Limits from "@effect-vendors/core/Limits"
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as RateLimiter from "effect/persistence/RateLimiter"
import type * as Scope from "effect/Scope"
import { randomUUID } from "node:crypto"
import * as Net from "node:net"
import { identity, Toy, waitingGateway } from "./toy.ts"

const address = { host: "127.0.0.1", port: 6379 }

const answers = await new Promise<boolean>((resolve) => {
  const socket = Net.connect(address, () => socket.write("PING\r\n"))
  socket.setTimeout(2000, () => socket.destroy())
  socket.once("data", (data) => resolve(data.toString().startsWith("+PONG")))
  socket.once("data", () => socket.destroy())
  socket.once("error", () => resolve(false))
  socket.once("close", () => resolve(false))
})

// Continuous integration must have one.
const skipped = !answers && process.env.CI === undefined

const operation = Operation.make(Toy, identity("operation"), {
  request: Wire.struct({ caller: Wire.Int }),
  response: Wire.struct({})
})

const within = (limit: number, window: Duration.Input) =>
  Limits.withLimits({ operation: () => ({ limit, window }), maxWait: Duration.infinity })

/** A gateway with a connection of its own, as in a process of its own. */
const processOf = (
  prefix: string,
  exchange: Exchange.Exchange<unknown>
): Effect.Effect<Gateway.Gateway, unknown, Scope.Scope> =>
  Layer.effect(Toy, waitingGateway(exchange)).pipe(
    Layer.provide(Limits.layerShared),
    Layer.provide(RateLimiter.layer),
    Layer.provide(RateLimiter.layerStoreRedis({ prefix })),
    Layer.provide(NodeRedis.layer({ socket: address })),
    Layer.fresh,
    Layer.build,
    Effect.map(Context.get(Toy))
  )

/**
 * Every place that is taken under a prefix, with Redis' own time in milliseconds: what this
 * process measures would be late by how long it is busy.
 */
const watch = Effect.fnUntraced(function* (prefix: string) {
  const writes: Array<{ readonly key: string; readonly at: number }> = []
  const socket = yield* Effect.acquireRelease(
    Effect.callback<Net.Socket, Error>((resume) => {
      const socket = Net.connect(address, () => socket.write("MONITOR\r\n"))
      socket.once("error", (error) => resume(Effect.fail(error)))
      socket.once("data", () => resume(Effect.succeed(socket)))
    }),
    (socket) => Effect.sync(() => socket.destroy())
  )
  let rest = ""
  let ended = () => {}
  socket.on("data", (data) => {
    const lines = (rest + data.toString()).split("\r\n")
    rest = lines.pop()!
    for (const line of lines) {
      // +1700000000.123456 [0 lua] "SET" "prefix…" "2" …, where a call takes a place.
      const [, at, key] = /^\+(\d+\.\d+) \[0 lua\] "SET" "([^"]*)" "2"/.exec(line) ?? []
      if (key?.startsWith(prefix) === true) writes.push({ key, at: Number(at) * 1000 })
      if (line.includes(`"ECHO" "${prefix}"`)) ended()
    }
  })
  // Redis reports its commands in order, so after this one it has reported all before it.
  const all = Effect.callback<typeof writes>((resume) => {
    ended = () => resume(Effect.succeed(writes))
    const other = Net.connect(address, () => other.end(`ECHO ${prefix}\r\n`))
  })
  return { all }
})

const prefixed = Effect.acquireRelease(
  Effect.sync(() => `effect-vendors-test:${randomUUID()}:`),
  (prefix) =>
    Effect.gen(function* () {
      const { use } = yield* NodeRedis.NodeRedis
      yield* use(async (client) => {
        const keys = await client.keys(`${prefix}*`)
        if (keys.length > 0) await client.del(keys)
      })
    }).pipe(Effect.provide(NodeRedis.layer({ socket: address })), Effect.orDie)
)

describe.skipIf(skipped).concurrent(`on Redis${skipped ? ", which does not answer here" : ""}`, () => {
  it.live.each<readonly [limit: number, window: number]>([
    [5, 50],
    [20, 200]
  ])(
    "two gateways share a window: %s in %s milliseconds, for a hundred callers at once",
    ([limit, window]) =>
      Effect.gen(function* () {
        const prefix = yield* prefixed
        const { all } = yield* watch(prefix)
        const sent: Array<number> = []
        const exchange: Exchange.Exchange<unknown> = ({ request }) => {
          sent.push((request as { caller: number }).caller)
          return Effect.succeed({ _tag: "Answered", body: {} })
        }
        const services = [yield* processOf(prefix, exchange), yield* processOf(prefix, exchange)]
        yield* Effect.forEach(
          Array.from({ length: 100 }),
          (_, caller) =>
            operation({ caller }).pipe(within(limit, window), Effect.provideService(Toy, services[caller % 2]!)),
          { concurrency: "unbounded" }
        )
        const writes = yield* all
        assert.strictEqual(sent.length, 100)
        assert.strictEqual(writes.length, 100)
        // Redis keeps whole milliseconds.
        const times = writes.map(({ at }) => Math.floor(at))
        for (let i = limit; i < times.length; i++) {
          assert.isAtLeast(times[i]! - times[i - limit]!, window, `call ${i}`)
        }
        // Each process lets callers through in order of arrival.
        for (const process of [0, 1]) {
          const callers = sent.filter((caller) => caller % 2 === process)
          assert.deepStrictEqual(
            callers,
            callers.toSorted((a, b) => a - b)
          )
        }
      }),
    15_000
  )

  it.live(
    "three gateways keep the vendor's count, however long its answers take",
    () =>
      Effect.gen(function* () {
        const prefix = yield* prefixed
        const limit = 6
        const window = 150
        const arrivals: Array<number> = []
        const exchange: Exchange.Exchange<unknown> = ({ request }) =>
          Effect.gen(function* () {
            const { caller } = request as { readonly caller: number }
            // Some answers take longer than the window.
            yield* Effect.sleep((caller * 37) % 60)
            arrivals.push(performance.now())
            yield* Effect.sleep((caller * 53) % 220)
            return { _tag: "Answered", body: {} } as const
          })
        const services = [yield* processOf(prefix, exchange), yield* processOf(prefix, exchange)]
        services.push(yield* processOf(prefix, exchange))
        yield* Effect.forEach(
          Array.from({ length: 60 }),
          (_, caller) =>
            operation({ caller }).pipe(within(limit, window), Effect.provideService(Toy, services[caller % 3]!)),
          { concurrency: "unbounded" }
        )
        assert.strictEqual(arrivals.length, 60)
        for (let i = limit; i < arrivals.length; i++) {
          assert.isAtLeast(arrivals[i]! - arrivals[i - limit]!, window, `call ${i}`)
        }
      }),
    15_000
  )

  it.live(
    "a place is free again a window after the answer, and the place of a call that gave up a window later",
    () =>
      Effect.gen(function* () {
        const prefix = yield* prefixed
        const sent: Array<number> = []
        const second = Promise.withResolvers<void>()
        const exchange: Exchange.Exchange<unknown> = ({ request }) =>
          Effect.suspend(() => {
            const { caller } = request as { readonly caller: number }
            sent[caller] = performance.now()
            if (caller === 1) second.resolve()
            return caller === 1 ? Effect.never : Effect.succeed({ _tag: "Answered", body: {} })
          })
        const one = Effect.provideService(Toy, yield* processOf(prefix, exchange))
        const other = Effect.provideService(Toy, yield* processOf(prefix, exchange))
        const call = (caller: number) => operation({ caller }).pipe(within(1, 100))
        yield* one(call(0))
        const given = yield* Effect.forkChild(other(call(1)))
        yield* Effect.promise(() => second.promise)
        yield* Fiber.interrupt(given)
        const interrupted = performance.now()
        yield* one(call(2))
        assert.isAtLeast(sent[1]! - sent[0]!, 100)
        assert.isAtLeast(sent[2]! - interrupted, 200)
        // Not the longest time that the call might have taken.
        assert.isAtMost(sent[2]! - interrupted, 5000)
      }),
    15_000
  )

  it.live(
    "gateways under another prefix have a window of their own",
    () =>
      Effect.gen(function* () {
        const sent: Array<number> = []
        const exchange: Exchange.Exchange<unknown> = () => {
          sent.push(0)
          return Effect.succeed({ _tag: "Answered", body: {} })
        }
        const call = operation({ caller: 0 }).pipe(
          Limits.withLimits({ operation: () => ({ limit: 1, window: "1 minute" }), maxWait: 0 })
        )
        const one = yield* prefixed
        const first = Effect.provideService(Toy, yield* processOf(one, exchange))
        const second = Effect.provideService(Toy, yield* processOf(one, exchange))
        const other = Effect.provideService(Toy, yield* processOf(yield* prefixed, exchange))
        yield* first(call)
        const error = yield* Effect.flip(second(call))
        assert(error._tag === "RateLimited")
        assert.isAtMost(Duration.toMillis(error.retryAfter!), 60_000)
        assert.isAtLeast(Duration.toMillis(error.retryAfter!), 1)
        yield* other(call)
        assert.strictEqual(sent.length, 2)
      }),
    15_000
  )
})
