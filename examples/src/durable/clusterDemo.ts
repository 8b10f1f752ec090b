/** Onboards dealers on two runners that share one PostgreSQL. One is killed, and the other goes on with what it ran. */
import { NodeRuntime, NodeServices } from "@effect/platform-node"
import * as Console from "effect/Console"
import * as Data from "effect/Data"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as References from "effect/References"
import * as Schedule from "effect/Schedule"
import * as HttpServer from "effect/http/HttpServer"
import { randomBytes } from "node:crypto"
import * as Net from "node:net"
import { type Dealer, isOver, make, round } from "./dealers.ts"
import { database } from "./postgres.ts"
import * as vendors from "./vendors.ts"
import * as verdict from "./verdict.ts"
import * as view from "./view.ts"
import * as workers from "./workers.ts"

class Wrong extends Data.TaggedError("Wrong")<{ readonly message: string }> {}

const freePort = Effect.callback<number>((resume) => {
  const server = Net.createServer().listen(0, "127.0.0.1", () => {
    const { port } = server.address() as Net.AddressInfo
    server.close(() => resume(Effect.succeed(port)))
  })
})

const demo = Effect.gen(function* () {
  const dealers = make(10)
  const { draw, end, say } = view.make(dealers, process.stdout.isTTY)
  const FLOWS_DATABASE = yield* database
  const FLOWS_VENDORS = yield* HttpServer.addressFormattedWith(Effect.succeed)
  const services = yield* Effect.context<Effect.Services<typeof vendors.state>>()
  const state = Effect.provideContext(vendors.state, services)
  const env = { FLOWS_DATABASE, FLOWS_VENDORS, FLOWS_KEY: randomBytes(32).toString("base64") }
  const runner = (name: string) =>
    Effect.flatMap(freePort, (port) =>
      workers.start({
        name,
        file: new URL("clusterWorker.ts", import.meta.url),
        env: { ...env, FLOWS_PORT: String(port) }
      })
    )
  const first = yield* runner("runner 1")
  const second = yield* runner("runner 2")
  yield* say("two runners are up")

  // They begin one after the other, so that there is always one in the middle.
  const began = Date.now()
  const started = () => dealers.slice(0, 1 + Math.floor((Date.now() - began) / 300))
  const claimsOf = (name: string) => (dealer: Dealer) => dealer.look.attempts.filter(({ by }) => by === name)
  let killedAt: number | undefined
  let orphans: ReadonlyArray<Dealer> = []
  let tookOver: number | undefined

  const kill = Effect.gen(function* () {
    // Once runner 2 is at work too, runner 1 runs the executions that it begins.
    const since = Math.min(...dealers.flatMap(claimsOf(second.name)).map(({ at }) => at))
    const its = dealers.filter((dealer) => {
      const last = dealer.look.attempts.at(-1)
      return !isOver(dealer) && last?.by === first.name && last.at > since && last.step !== "create a code"
    })
    if (its.length < 2) return
    yield* first.kill
    killedAt = Date.now()
    orphans = its
    yield* say(`kill -9 of runner 1, which ran ${its.map(({ dealer }) => dealer).join(", ")}`)
  })
  const takeover = Effect.gen(function* () {
    // A doubt that has a resolution was found by runner 2: runner 1 had none.
    const goesOn = (dealer: Dealer) => {
      const last = dealer.look.attempts.at(-1)
      return isOver(dealer) || last?.by === second.name || last?.resolution !== undefined
    }
    if (killedAt === undefined || tookOver !== undefined || !orphans.every(goesOn)) return
    tookOver = Date.now() - killedAt
    yield* say(`runner 2 goes on with all of them, ${seconds(tookOver)} after the kill`)
  })

  yield* Effect.suspend(() =>
    round({
      worker: second,
      dealers: started(),
      say,
      vendors: state,
      thinking: 1000,
      mayCancel: () => killedAt !== undefined
    })
  ).pipe(
    Effect.andThen(draw),
    Effect.andThen(Effect.suspend(() => (killedAt === undefined ? kill : takeover))),
    Effect.repeat({ until: () => dealers.every(isOver), schedule: Schedule.spaced("80 millis") }),
    // An execution that has not ended by then counts as lost.
    Effect.timeoutOption("60 seconds")
  )
  yield* end
  const isRight = yield* verdict.report(
    verdict.judge(dealers, yield* state),
    `${dealers.length} onboardings, 1 runner killed, taken over after ${seconds(tookOver ?? 0)}`
  )
  if (tookOver === undefined) return yield* new Wrong({ message: "nothing was taken over" })
  if (!isRight) return yield* new Wrong({ message: "the vendors and the executions differ" })
}).pipe(Effect.scoped)

const seconds = (millis: number) => `${(millis / 1000).toFixed(1)} s`

Console.log("Onboardings over three vendors, on two runners that share one PostgreSQL\n").pipe(
  Effect.andThen(
    Effect.provide(
      demo,
      vendors.layer(Duration.millis(200), () => Effect.void)
    )
  ),
  Effect.tapError((error) => Console.error(error.message)),
  Effect.provide([NodeServices.layer, Layer.succeed(References.MinimumLogLevel, "Error")]),
  NodeRuntime.runMain({ disableErrorReporting: true })
)
