/** Two runners on one database: one of them is killed, frozen for longer than the others wait for it, or cut off. */
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import * as Net from "node:net"
import { connect } from "../postgres.ts"
import type { Execution } from "./crowd.ts"
import { choose, type Options, play, type Scene, settle } from "./harness.ts"
import type { Verdict } from "./verdict.ts"
import type { Worker } from "./workers.ts"

interface Runner {
  readonly name: string
  readonly worker: Worker
}

export const run = (options: Options): Promise<Verdict> =>
  play(options, true, async (scene) => {
    let begun = 0
    const begin = async (): Promise<Runner> => {
      const name = `runner${++begun}`
      const runner = { name, port: await freePort() }
      return { name, worker: await scene.workers.next({ ...scene.setup, runner }) }
    }
    const runners = [await begin(), await begin()]
    // People turn to any runner that answers.
    const anyone = () => {
      const up = runners.filter(({ worker }) => worker.isAlive() && !worker.isFrozen())
      return up[Math.floor(scene.random() * up.length)]!.worker
    }
    const goOn = async (until: () => boolean, limit: number) => {
      const end = Date.now() + limit
      while (!until() && Date.now() < end) {
        scene.crowd.fill(options.width)
        await scene.crowd.visit(anyone())
      }
    }
    try {
      for (let life = 1; life <= options.lives; life++) {
        const index = Math.floor(scene.random() * 2)
        const victim = runners[index]!
        let moment: Awaited<ReturnType<typeof choose>> | undefined
        const way = options.measures === true ? "killed" : ways[life % ways.length]!
        void choose(scene, 4000).then((chosen) => {
          moment = chosen
          if (way === "killed") void victim.worker.kill()
          if (way === "frozen") victim.worker.freeze()
        })
        await goOn(() => moment !== undefined, 10_000)
        if (way === "killed") {
          scene.blows[moment!]++
          const millis = await failover(scene, anyone)
          if (options.measures === true) scene.failovers.push(millis)
          runners[index] = await begin()
        } else if (way === "frozen") {
          scene.blows.frozen++
          // Longer than the others wait for a runner (6 seconds) and for a call (1 second).
          await goOn(() => false, 8000 + scene.random() * 3000)
          victim.worker.thaw()
          await goOn(() => false, 2000)
        } else {
          scene.blows.cut++
          const end = Date.now() + scene.random() * 2000
          do {
            await cut(options.database, victim.name)
            await goOn(() => false, 100)
          } while (Date.now() < end)
          await goOn(() => false, 2000)
        }
        options.onProgress?.(life)
      }
      await settle(scene.crowd, anyone)
    } finally {
      for (const { worker } of runners) await worker.kill()
    }
  })

const ways = ["killed", "frozen", "cut", "killed"] as const

/** How long after a kill the last of the executions that begin right after it has made its first call. */
const failover = async ({ crowd, options, vendors }: Scene, anyone: () => Worker): Promise<number> => {
  const killed = Date.now()
  let waiting: ReadonlyArray<Execution> = Array.from({ length: options.width * 2 }, () => crowd.add())
  while (waiting.length > 0 && Date.now() - killed < 60_000) {
    await crowd.visit(anyone())
    const { calls } = await vendors.received()
    waiting = waiting.filter(({ account }) => !calls.some((call) => call.endsWith(` give ${account}`)))
  }
  return Date.now() - killed
}

/** Ends the connections of a runner to its database. */
const cut = (database: string, runner: string): Promise<unknown> =>
  Effect.runPromise(
    SqlClient.SqlClient.use(
      (sql) => sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = ${runner}
        AND datname = current_database()`
    ).pipe(Effect.provide(connect(database)))
  )

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = Net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as Net.AddressInfo
      server.close(() => resolve(port))
    })
  })
