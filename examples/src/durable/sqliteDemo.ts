/**
 * Onboards dealers over three vendors in a worker process, which is killed three times in the middle: once at each of the
 * worst moments, where a vendor has done what it was asked for and nobody knows. Everything is kept in one SQLite file.
 */
import { NodeRuntime, NodeServices } from "@effect/platform-node"
import * as Console from "effect/Console"
import * as Data from "effect/Data"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import * as References from "effect/References"
import * as Schedule from "effect/Schedule"
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as HttpServer from "effect/http/HttpServer"
import { randomBytes } from "node:crypto"
import { type Dealer, isOver, make, round } from "./dealers.ts"
import * as vendors from "./vendors.ts"
import * as verdict from "./verdict.ts"
import * as view from "./view.ts"
import * as workers from "./workers.ts"

class Wrong extends Data.TaggedError("Wrong")<{ readonly message: string }> {}

/** When the worker is killed: as soon as a vendor has done this. */
const moments = ["give an area", "create a code", "take the area"] as const

const demo = Effect.fnUntraced(function* (dealers: ReadonlyArray<Dealer>, delay: Duration.Duration) {
  const isTerminal = process.stdout.isTTY
  const { draw, end, say } = view.make(dealers, isTerminal)
  let worker: workers.Worker | undefined
  let kills = 0
  const onProcessed = ({ calls }: vendors.State) =>
    Effect.suspend(() => {
      const moment = moments[kills]
      const last = calls.findLast(({ kind }) => kind === moment)
      if (worker === undefined || last === undefined) return Effect.void
      const { kill } = worker
      worker = undefined
      kills++
      const whose = dealers.find(({ account, template }) => last.about === account || last.about === template)
      return Effect.andThen(
        kill,
        say(`kill -9, after a vendor did "${moment}" for ${whose?.dealer} and before it answered`)
      )
    })

  const program = Effect.gen(function* () {
    const files = yield* FileSystem.FileSystem
    const folder = yield* files.makeTempDirectoryScoped({ prefix: "durable-" })
    const address = yield* HttpServer.addressFormattedWith(Effect.succeed)
    const services = yield* Effect.context<Effect.Services<typeof vendors.state>>()
    const state = Effect.provideContext(vendors.state, services)
    const env = {
      FLOWS_FILE: `${folder}/flows.db`,
      FLOWS_KEY: randomBytes(32).toString("base64"),
      FLOWS_VENDORS: address
    }
    let lives = 0
    const life = Effect.gen(function* () {
      const name = `worker ${++lives}`
      const started = yield* workers.start({ name, file: new URL("sqliteWorker.ts", import.meta.url), env })
      yield* say(`${name} starts, and goes on where the pipelines are`)
      worker = started
      yield* round({
        worker: started,
        dealers,
        say,
        vendors: state,
        thinking: 1000,
        // The undoing is killed too, so the other kills come first.
        mayCancel: () => kills >= 2
      }).pipe(
        Effect.andThen(draw),
        Effect.repeat({ until: () => dealers.every(isOver), schedule: Schedule.spaced("80 millis") })
      )
    }).pipe(Effect.scoped)
    // An execution that has not ended by then counts as lost.
    yield* Effect.retry(life, { while: ({ _tag }) => _tag === "Killed" }).pipe(Effect.timeoutOption("60 seconds"))
    yield* end
    const isRight = yield* verdict.report(
      verdict.judge(dealers, yield* state),
      `${dealers.length} onboardings, ${kills} kills`
    )
    if (kills < moments.length) return yield* new Wrong({ message: `the worker was killed ${kills} times only` })
    if (!isRight) return yield* new Wrong({ message: "the vendors and the executions differ" })
  }).pipe(Effect.scoped)

  yield* Effect.provide(program, vendors.layer(delay, onProcessed))
})

Command.make(
  "demo:durable",
  {
    onboardings: Flag.Int("onboardings").pipe(Flag.withDescription("How many dealers"), Flag.withDefault(6)),
    delay: Flag.Int("delay").pipe(
      Flag.withDescription("How long a request takes to a vendor, in milliseconds"),
      Flag.withDefault(200)
    )
  },
  ({ delay, onboardings }) =>
    Effect.andThen(
      Console.log("Onboardings over three vendors, in a worker that is killed three times\n"),
      demo(make(onboardings), Duration.millis(delay))
    )
).pipe(
  Command.withDescription("Kills a worker in the middle of its pipelines, which go on"),
  Command.run({ version: "0.1.0" }),
  Effect.tapError((error) => Console.error(error.message)),
  Effect.provide([NodeServices.layer, Layer.succeed(References.MinimumLogLevel, "Error")]),
  NodeRuntime.runMain({ disableErrorReporting: true })
)
