/**
 * Endpoints for programs in any language that drive the sandbox. They show the messages to phones, set state, let
 * time pass, take the steps that no API of the vendors makes, and inject faults.
 *
 * Only programs on the same machine may use them.
 *
 * **Example** (A sandbox that can be driven)
 *
 * ```ts
 * import { NodeHttpServer } from "@effect/platform-node"
 * import { Control, Sandbox, Vendors } from "@effect-vendors/sandbox"
 * import { Layer } from "effect"
 * import { HttpRouter } from "effect/http"
 * import { createServer } from "node:http"
 *
 * const server = HttpRouter.serve(Layer.mergeAll(Sandbox.layerRoutes, Control.layer)).pipe(
 *   Layer.provide(Sandbox.layer(Vendors.all)),
 *   Layer.provide(NodeHttpServer.layer(createServer, { host: "127.0.0.1", port: 0 }))
 * )
 * ```
 *
 * @since 0.1.0
 */
import * as Json from "@effect-vendors/core/vendor/Json"
import * as Faults from "@effect-vendors/core/testing/Faults"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as HttpRouter from "effect/http/HttpRouter"
import * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import { isLocal } from "./internal/local.ts"
import { Sandbox } from "./Sandbox.ts"
import { SandboxClock } from "./SandboxClock.ts"
import * as SandboxState from "./SandboxState.ts"

/**
 * The endpoints, each with its purpose.
 *
 * @category data
 * @since 0.1.0
 */
export const endpoints = {
  "GET /_sandbox/outbox":
    "the messages to people and devices: codes, captchas, tokens; ?recipient= and ?kind= select some",
  "GET /_sandbox/state": "all state, as JSON",
  "PUT /_sandbox/state": "goes on from a state",
  "GET /_sandbox/clock": "the simulators' time",
  "POST /_sandbox/clock/advance": 'lets time pass: {"seconds": 360}',
  "POST /_sandbox/reset": "starts again, without state and faults",
  "GET /_sandbox/steps": "the steps that no API makes, each with the JSON schema of its input",
  "POST /_sandbox/steps/:simulator/:step": "takes a step",
  "GET /_sandbox/faults": "the faults, and the calls that they struck",
  "PUT /_sandbox/faults": 'injects faults: {"rules": [{"kind": "resetAfter", "times": 1}]}',
  "DELETE /_sandbox/faults": "stops all faults"
} as const

/**
 * The endpoints, as routes of an HTTP router.
 *
 * @category layers
 * @since 0.1.0
 */
export const layer: Layer.Layer<never, never, HttpRouter.HttpRouter | Sandbox | SandboxClock> = HttpRouter.addAll(
  Effect.gen(function* () {
    const context = yield* Effect.context<Sandbox | SandboxClock>()
    const faults = yield* Faults.CurrentFaults
    const clock = yield* SandboxClock
    const { running } = yield* Sandbox

    const handlers: { readonly [Endpoint in keyof typeof endpoints]: Handler } = {
      "GET /_sandbox/outbox": Effect.gen(function* () {
        const wanted = yield* HttpServerRequest.ParsedSearchParams
        const boxes = yield* Effect.forEach(running, ({ simulation, vendor }) =>
          Effect.map(simulation.outbox, (sent) =>
            sent.map(({ at, kind, recipient, simulator, value }) => ({
              vendor: vendor.name,
              simulator,
              kind,
              recipient,
              value,
              at: new Date(at).toISOString()
            }))
          )
        )
        return boxes
          .flat()
          .filter(
            ({ kind, recipient }) => kind === (wanted.kind ?? kind) && recipient === (wanted.recipient ?? recipient)
          )
          .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
      }),
      "GET /_sandbox/state": SandboxState.save,
      "PUT /_sandbox/state": Effect.flatMap(body(SandboxState.SandboxState), SandboxState.restore),
      "GET /_sandbox/clock": time,
      "POST /_sandbox/clock/advance": Effect.gen(function* () {
        const { seconds } = yield* body(Advance)
        yield* clock.set(Duration.sum(yield* clock.ahead, Duration.seconds(seconds)))
        return yield* time
      }),
      "POST /_sandbox/reset": Effect.andThen(SandboxState.reset, faults?.set({ rules: [] }) ?? Effect.void),
      "GET /_sandbox/steps": Effect.sync(() =>
        running.flatMap(({ simulation, vendor }) =>
          simulation.simulators.flatMap(({ name, steps }) =>
            Object.entries(steps).map(([step, { input }]) => ({
              vendor: vendor.name,
              simulator: name,
              step,
              input: Schema.toJsonSchemaDocument(input).schema
            }))
          )
        )
      ),
      "POST /_sandbox/steps/:simulator/:step": Effect.gen(function* () {
        const { simulator: name, step: stepName } = yield* HttpRouter.params
        for (const { simulation } of running) {
          const simulator = simulation.simulators.find((simulator) => simulator.name === name)
          const step = Object.hasOwn(simulator?.steps ?? {}, stepName ?? "") ? simulator?.steps[stepName!] : undefined
          if (simulator !== undefined && step !== undefined) {
            return { value: yield* simulation.step(simulator, step.step(yield* body(step.input))) }
          }
        }
        return yield* new Refusal({ status: 404, error: `no simulator ${name} has a step ${stepName}` })
      }),
      "GET /_sandbox/faults": Effect.suspend(() =>
        faults === undefined ? noFaults : Effect.all({ plan: faults.plan, strikes: faults.strikes })
      ),
      "PUT /_sandbox/faults": Effect.suspend(() =>
        faults === undefined ? noFaults : Effect.flatMap(body(Faults.Plan), faults.set)
      ),
      "DELETE /_sandbox/faults": Effect.suspend(() => (faults === undefined ? noFaults : faults.set({ rules: [] })))
    }

    const routes = Object.entries(handlers).map(([endpoint, handler]) => {
      const [method, path] = endpoint.split(" ") as ["GET" | "PUT" | "POST" | "DELETE", `/${string}`]
      return HttpRouter.route(method, path, Effect.provideContext(answer(handler), context))
    })
    return [...routes, HttpRouter.route("GET", "/_sandbox", answer(Effect.succeed(endpoints)))]
  })
)

const Advance = Schema.Struct({ seconds: SandboxState.Seconds })

class Refusal extends Schema.TaggedError<Refusal>()("Refusal", { status: Schema.Int, error: Schema.String }) {}

type Provided = HttpServerRequest.HttpServerRequest | HttpServerRequest.ParsedSearchParams | HttpRouter.RouteContext

type Failure = Refusal | Schema.SchemaError | SandboxState.UnknownVendor

type Handler = Effect.Effect<unknown, Failure, Provided | Sandbox | SandboxClock>

const time = Effect.gen(function* () {
  const clock = yield* SandboxClock
  return {
    now: new Date(yield* clock.now).toISOString(),
    aheadSeconds: Duration.toSeconds(yield* clock.ahead)
  }
})

const noFaults = Effect.fail(new Refusal({ status: 404, error: "this sandbox has no faults" }))

const body = <A>(schema: Schema.Codec<A, unknown>) =>
  Effect.gen(function* () {
    const { text } = yield* HttpServerRequest.HttpServerRequest
    const value = yield* text.pipe(
      Effect.flatMap((text) => Effect.try(() => Json.parse(text))),
      Effect.mapError(() => new Refusal({ status: 400, error: "the body is not JSON" }))
    )
    return yield* Schema.decodeUnknownEffect(schema)(value)
  })

const answer = <R>(handler: Effect.Effect<unknown, Failure, R>) =>
  Effect.flatMap(HttpServerRequest.HttpServerRequest, (request) =>
    isLocal(request)
      ? handler.pipe(
          Effect.map((value) => (value === undefined ? HttpServerResponse.empty() : json(200, value))),
          Effect.catch((error) =>
            Effect.succeed(
              error._tag === "Refusal"
                ? json(error.status, { error: error.error })
                : json(400, { error: error.message })
            )
          )
        )
      : Effect.succeed(json(403, { error: "only programs on this machine may drive the sandbox" }))
  )

const json = (status: number, value: unknown) =>
  HttpServerResponse.text(`${Json.stringify(value)}\n`, { status, contentType: "application/json" })
