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
import { isOver, make, round } from "./dealers.ts"
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
  const dealers = make(8)
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

  const lastBy = ({ look }: (typeof dealers)[number]) => look.attempts.at(-1)?.by
  let killedAt: number | undefined
  let orphans: ReadonlyArray<(typeof dealers)[number]> = []
  let tookOver: number | undefined
  yield* round({
    worker: second,
    dealers,
    say,
    vendors: state,
    thinking: 1000,
    mayCancel: () => killedAt !== undefined
  }).pipe(
    Effect.andThen(draw),
    Effect.andThen(
      Effect.gen(function* () {
        const open = dealers.filter((dealer) => !isOver(dealer))
        if (killedAt === undefined) {
          // Both must be at work, and not at their ends.
          const mine = open.filter((dealer) => lastBy(dealer) === first.name && dealer.look.state === "Running")
          const creates = mine.some(({ look }) => look.attempts.some(({ step }) => step === "give an area"))
          if (!creates) return
          yield* first.kill
          killedAt = Date.now()
          orphans = mine
          yield* say(`kill -9 of runner 1, which ran ${mine.map(({ dealer }) => dealer).join(", ")}`)
          return
        }
        const next = orphans.find((dealer) => lastBy(dealer) === second.name)
        if (tookOver !== undefined || next === undefined) return
        tookOver = Date.now() - killedAt
        yield* say(`runner 2 goes on with ${next.dealer}, ${(tookOver / 1000).toFixed(1)} s after the kill`)
      })
    ),
    Effect.repeat({ until: () => dealers.every(isOver), schedule: Schedule.spaced("80 millis") })
  )
  yield* end
  const isRight = yield* verdict.report(
    verdict.judge(dealers, yield* state),
    `${dealers.length} onboardings, 1 runner killed, taken over after ${((tookOver ?? 0) / 1000).toFixed(1)} s`
  )
  if (tookOver === undefined) return yield* new Wrong({ message: "nothing was taken over" })
  if (!isRight) return yield* new Wrong({ message: "the vendors and the executions differ" })
}).pipe(Effect.scoped)

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
