/**
 * Endpoints for programs in any language that drive the sandbox. They show the messages to phones, set state, let
 * time pass, take the steps that no API of the vendors makes, and inject faults.
 *
 * Only programs on the same machine may use them, and pages that the sandbox itself serves. A request needs a `Host` of
 * this machine (`localhost`, `127.0.0.1`, `[::1]`) or one of `allowedHosts`, and no `Origin` of another host. A body has
 * to be declared as `application/json`.
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
import * as controlBody from "./internal/controlBody.ts"
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
 * Who may drive the sandbox.
 *
 * - `allowedHosts`: the values of the header `Host` that are accepted besides this machine's names. One without a port
 *   stands for all ports.
 *
 * @category models
 * @since 0.1.0
 */
export interface Options {
  readonly allowedHosts?: ReadonlyArray<string> | undefined
}

/**
 * The endpoints, as routes of an HTTP router.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerWith = ({
  allowedHosts
}: Options): Layer.Layer<never, never, HttpRouter.HttpRouter | Sandbox | SandboxClock> =>
  HttpRouter.addAll(
    Effect.gen(function* () {
      const context = yield* Effect.context<Sandbox | SandboxClock>()
      const faults = yield* Faults.CurrentFaults
      const clock = yield* SandboxClock
      const { running } = yield* Sandbox

      const handlers: { readonly [Endpoint in keyof typeof endpoints]: Handler } = {
        "GET /_sandbox/outbox": Effect.gen(function* () {
          const wanted = yield* HttpServerRequest.ParsedSearchParams
          const { kind: ofKind, recipient: to } = wanted
          const boxes = yield* Effect.forEach(running, ({ simulation, vendor }) =>
            Effect.map(typeof to === "string" ? simulation.sentTo(to) : simulation.outbox, (sent) =>
              sent.filter(({ kind }) => kind === (ofKind ?? kind)).map((message) => ({ vendor: vendor.name, message }))
            )
          )
          return boxes
            .flat()
            .toSorted((a, b) => a.message.at - b.message.at)
            .map(({ message: { at, kind, recipient, simulator, value }, vendor }) => ({
              vendor,
              simulator,
              kind,
              recipient,
              value,
              at: new Date(at).toISOString()
            }))
        }),
        "GET /_sandbox/state": SandboxState.save,
        "PUT /_sandbox/state": Effect.flatMap(
          controlBody.read(SandboxState.SandboxState, controlBody.maxSize.state),
          SandboxState.restore
        ),
        "GET /_sandbox/clock": time,
        "POST /_sandbox/clock/advance": Effect.gen(function* () {
          const { seconds } = yield* controlBody.read(Advance)
          const ahead = Duration.toSeconds(yield* clock.ahead) + seconds
          // A state with such a time could not be saved.
          if (!Schema.is(SandboxState.Seconds)(ahead)) {
            return yield* refused(400, `the clock would be ${ahead} seconds ahead, which is too far`)
          }
          yield* clock.set(Duration.seconds(ahead))
          return yield* time
        }),
        "POST /_sandbox/reset": Effect.andThen(SandboxState.reset, faults?.set({ rules: [] }) ?? Effect.void),
        "GET /_sandbox/steps": Effect.sync(() =>
          running.flatMap(({ simulation, vendor }, place) =>
            // A step is taken by the first vendor that has it: vendors of one platform share its users.
            simulation.simulators.flatMap(({ name, steps }) =>
              running
                .slice(0, place)
                .some(({ simulation }) => simulation.simulators.some((other) => other.name === name))
                ? []
                : Object.entries(steps).map(([step, { input }]) => ({
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
              return { value: yield* simulation.step(simulator, step.step(yield* controlBody.read(step.input))) }
            }
          }
          return yield* refused(404, `no simulator ${name} has a step ${stepName}`)
        }),
        "GET /_sandbox/faults": Effect.suspend(() =>
          faults === undefined ? noFaults : Effect.all({ plan: faults.plan, strikes: faults.strikes })
        ),
        "PUT /_sandbox/faults": Effect.suspend(() =>
          faults === undefined ? noFaults : Effect.flatMap(controlBody.read(Faults.Plan), faults.set)
        ),
        "DELETE /_sandbox/faults": Effect.suspend(() => (faults === undefined ? noFaults : faults.set({ rules: [] })))
      }

      const routes = Object.entries(handlers).map(([endpoint, handler]) => {
        const [method, path] = endpoint.split(" ") as ["GET" | "PUT" | "POST" | "DELETE", `/${string}`]
        return HttpRouter.route(method, path, Effect.provideContext(answer(handler, allowedHosts), context))
      })
      return [...routes, HttpRouter.route("GET", "/_sandbox", answer(Effect.succeed(endpoints), allowedHosts))]
    })
  )

/**
 * The endpoints for this machine's names only, as routes of an HTTP router.
 *
 * @category layers
 * @since 0.1.0
 */
export const layer: Layer.Layer<never, never, HttpRouter.HttpRouter | Sandbox | SandboxClock> = layerWith({})

const Advance = Schema.Struct({ seconds: SandboxState.Seconds })

type Provided = HttpServerRequest.HttpServerRequest | HttpServerRequest.ParsedSearchParams | HttpRouter.RouteContext

type Failure = controlBody.Refusal | Schema.SchemaError | SandboxState.UnknownVendor

type Handler = Effect.Effect<unknown, Failure, Provided | Sandbox | SandboxClock>

const time = Effect.gen(function* () {
  const clock = yield* SandboxClock
  return {
    now: new Date(yield* clock.now).toISOString(),
    aheadSeconds: Duration.toSeconds(yield* clock.ahead)
  }
})

const refused = (status: number, error: string) => Effect.fail(new controlBody.Refusal({ status, error }))

const noFaults = refused(404, "this sandbox has no faults")

const answer = <R>(handler: Effect.Effect<unknown, Failure, R>, allowedHosts: ReadonlyArray<string> | undefined) =>
  Effect.flatMap(HttpServerRequest.HttpServerRequest, (request) =>
    admitted(request, allowedHosts).pipe(
      Effect.andThen(handler),
      Effect.map((value) => (value === undefined ? HttpServerResponse.empty() : json(200, value))),
      Effect.catch((error) =>
        Effect.succeed(
          error._tag === "Refusal" ? json(error.status, { error: error.error }) : json(400, { error: error.message })
        )
      )
    )
  )

const admitted = (
  request: HttpServerRequest.HttpServerRequest,
  allowedHosts: ReadonlyArray<string> | undefined
): Effect.Effect<void, controlBody.Refusal> =>
  !isLocal(request, allowedHosts)
    ? refused(403, "only programs on this machine may drive the sandbox, under one of its names or an allowed host")
    : !controlBody.isWritable(request)
      ? refused(415, "the body has to be JSON, with the header content-type: application/json")
      : Effect.void

const json = (status: number, value: unknown) =>
  HttpServerResponse.text(`${Json.stringify(value)}\n`, {
    status,
    contentType: "application/json",
    // No page of another site may load it as something else, such as a script.
    headers: { "x-content-type-options": "nosniff", "cross-origin-resource-policy": "same-origin" }
  })
