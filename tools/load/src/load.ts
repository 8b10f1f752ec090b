/** Makes many calls at once through one gateway, and measures what they leave behind. */
import { Limits, Timeout } from "@effect-vendors/core"
import { Sandbox, Vendors } from "@effect-vendors/sandbox"
import { Mafia } from "@effect-vendors/taobao"
import { NodeCrypto, NodeHttpClient } from "@effect/platform-node"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Metric from "effect/Metric"
import { existsSync, readdirSync, readlinkSync } from "node:fs"
import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"
import { serverIn } from "./child.ts"

/** The resources that a process holds. */
export interface Held {
  readonly fibers: number
  readonly sockets: number
  readonly megabytes: number
}

/**
 * The resources over time.
 *
 * - `start`: before there is a gateway.
 * - `before`: after the gateway's first calls.
 * - `rounds`: after each round, while the gateway keeps its idle connections.
 * - `after`: after the gateway's scope has closed.
 */
export interface Figures {
  readonly start: Held
  readonly before: Held
  readonly rounds: ReadonlyArray<Held & { readonly seconds: number; readonly ended: Readonly<Record<string, number>> }>
  readonly after: Held
}

setFlagsFromString("--expose-gc")
const collectGarbage: () => void = runInNewContext("gc")

const turn = Effect.promise(() => new Promise((resolve) => setImmediate(resolve)))

// Node does not count idle connections. Linux does.
const sockets = (): number => {
  const folder = "/proc/self/fd"
  if (!existsSync(folder)) return process.getActiveResourcesInfo().filter((name) => name === "TCPSocketWrap").length
  return readdirSync(folder).filter((file) => {
    try {
      return readlinkSync(`${folder}/${file}`).startsWith("socket:")
    } catch {
      // This was the handle of the folder itself.
      return false
    }
  }).length
}

const held: Effect.Effect<Held> = Effect.gen(function* () {
  // An object that the collector finalises may hold another one.
  for (let i = 0; i < 5; i++) {
    yield* turn
    collectGarbage()
  }
  const fibers = (yield* Metric.snapshot).find(({ id }) => id === "child_fibers_active")
  return {
    fibers: fibers === undefined ? 0 : Number((fibers.state as { readonly value: number | bigint }).value),
    sockets: sockets(),
    megabytes: process.memoryUsage().heapUsed / 2 ** 20
  }
})

// Each call leaves the same state, so the sandbox serves the last as fast as the first.
const call = Mafia.accountAreaAuth({
  area_request: { auth_area_dto: [{ account_id: 9007199254740993n, area_code: 330110, area_name: "余杭区" }] }
}).pipe(
  Effect.match({ onFailure: ({ _tag, code, outcome }) => `${_tag} ${outcome} ${code}`, onSuccess: () => "success" })
)

const round = (calls: number) =>
  Effect.gen(function* () {
    const start = performance.now()
    const ends = yield* Effect.forEach(Array.from({ length: calls }), () => call, { concurrency: "unbounded" })
    const ended: Record<string, number> = {}
    for (const end of ends) ended[end] = (ended[end] ?? 0) + 1
    return { seconds: (performance.now() - start) / 1000, ended }
  })

/** Makes `calls` calls at once, `rounds` times in turn, over `connections` connections. */
export const load = (options: {
  readonly calls: number
  readonly rounds: number
  readonly connections: number
}): Effect.Effect<Figures> =>
  Effect.gen(function* () {
    const { address } = yield* serverIn("server.ts")
    const gateways = Sandbox.layerGateways(Vendors.all, address).pipe(
      Layer.provide([
        NodeHttpClient.layerUndiciOptions({ connections: options.connections, keepAliveTimeout: 300_000 }),
        NodeCrypto.layer
      ]),
      Layer.orDie
    )
    const used = Effect.gen(function* () {
      // The first calls make objects that stay, which are no leak.
      yield* round(Math.min(1000, options.calls))
      const before = yield* held
      const rounds: Array<Figures["rounds"][number]> = []
      for (let i = 0; i < options.rounds; i++) {
        const { ended, seconds } = yield* round(options.calls)
        rounds.push({ ...(yield* held), seconds, ended })
      }
      return { before, rounds }
    }).pipe(
      Effect.provide(gateways),
      Limits.withLimits({ operation: () => undefined }),
      // The speed of a vendor on the same machine does not matter here.
      Timeout.withTimeout("3 minutes")
    )
    const start = yield* held
    const figures = yield* used
    return { start, ...figures, after: yield* held }
  }).pipe(Effect.scoped, Metric.enableRuntimeMetrics)

/** The resources that the calls left behind. */
export const leaks = ({ after, rounds, start }: Figures): ReadonlyArray<string> => {
  const problems: Array<string> = []
  const last = rounds.at(-1)!
  if (after.fibers > start.fibers) problems.push(`${after.fibers - start.fibers} fibers`)
  if (after.sockets > start.sockets) problems.push(`${after.sockets - start.sockets} sockets`)
  // Calls that leak would hold far more: a request alone is a kilobyte.
  if (last.megabytes > rounds[0]!.megabytes + 2) {
    problems.push(`${(last.megabytes - rounds[0]!.megabytes).toFixed(1)} MB`)
  }
  return problems
}

/** Whether every call ended as it should. */
export const isServed = ({ rounds }: Figures, calls: number): boolean =>
  rounds.every(({ ended }) => ended.success === calls)
