/** Many calls at once through one gateway, and what is left of them. */
import { Limits, Timeout } from "@effect-vendors/core"
import { Sandbox } from "@effect-vendors/sandbox"
import { Mafia } from "@effect-vendors/taobao"
import { NodeCrypto, NodeHttpClient } from "@effect/platform-node"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Metric from "effect/Metric"
import { fork } from "node:child_process"
import { existsSync, readdirSync, readlinkSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"

/** What a process holds. */
export interface Held {
  readonly fibers: number
  readonly sockets: number
  readonly megabytes: number
}

export interface Figures {
  /** Before there is a gateway. */
  readonly start: Held
  /** When the gateway has made its first calls. */
  readonly before: Held
  /** After each round, while the gateway still keeps its idle connections. */
  readonly rounds: ReadonlyArray<Held & { readonly seconds: number; readonly ended: Readonly<Record<string, number>> }>
  /** When the gateway's scope is closed. */
  readonly after: Held
}

setFlagsFromString("--expose-gc")
const collectGarbage: () => void = runInNewContext("gc")

const turn = Effect.promise(() => new Promise((resolve) => setImmediate(resolve)))

// Node does not count those that it does not wait for, such as idle connections; Linux does.
const sockets = (): number => {
  const folder = "/proc/self/fd"
  if (!existsSync(folder)) return process.getActiveResourcesInfo().filter((name) => name === "TCPSocketWrap").length
  return readdirSync(folder).filter((file) => {
    try {
      return readlinkSync(`${folder}/${file}`).startsWith("socket:")
    } catch {
      // It was the one by which the folder was read.
      return false
    }
  }).length
}

const held: Effect.Effect<Held> = Effect.gen(function* () {
  // What is finalised may hold something that is finalised in turn.
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

const server = Effect.acquireRelease(
  Effect.callback<{ readonly address: string; readonly stop: () => void }>((resume) => {
    const child = fork(fileURLToPath(new URL("server.ts", import.meta.url)), { execArgv: [] })
    child.once("message", (address) => resume(Effect.succeed({ address: String(address), stop: () => child.kill() })))
  }),
  ({ stop }) => Effect.sync(stop)
)

// Each call leaves the same state, so that the last is served as fast as the first.
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

/** Sends so many calls at once, round by round, each after the last has ended, over so many connections. */
export const load = (options: {
  readonly calls: number
  readonly rounds: number
  readonly connections: number
}): Effect.Effect<Figures> =>
  Effect.gen(function* () {
    const { address } = yield* server
    const gateways = Sandbox.layerGateways(address).pipe(
      Layer.provide([
        NodeHttpClient.layerUndiciOptions({ connections: options.connections, keepAliveTimeout: 300_000 }),
        NodeCrypto.layer
      ])
    )
    const used = Effect.gen(function* () {
      // What is made once, at the first calls, is no leak.
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
      // What is measured is what is left, not how fast a vendor on the same machine is.
      Timeout.withTimeout("3 minutes")
    )
    const start = yield* held
    const figures = yield* used
    return { start, ...figures, after: yield* held }
  }).pipe(Effect.scoped, Metric.enableRuntimeMetrics)

/** Whether nothing is left of the calls. */
export const leaks = ({ after, rounds, start }: Figures): ReadonlyArray<string> => {
  const problems: Array<string> = []
  const last = rounds.at(-1)!
  if (after.fibers > start.fibers) problems.push(`${after.fibers - start.fibers} fibers`)
  if (after.sockets > start.sockets) problems.push(`${after.sockets - start.sockets} sockets`)
  // Far less than the calls took while they were made, whose requests alone are a kilobyte each.
  if (last.megabytes > rounds[0]!.megabytes + 2) {
    problems.push(`${(last.megabytes - rounds[0]!.megabytes).toFixed(1)} MB`)
  }
  return problems
}

/** Whether every call ended as it should. */
export const isServed = ({ rounds }: Figures, calls: number): boolean =>
  rounds.every(({ ended }) => ended.success === calls)
