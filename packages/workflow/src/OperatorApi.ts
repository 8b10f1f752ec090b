/**
 * The HTTP API for people and programs that operate pipelines, with its client.
 *
 * The API cancels and decides, so it must stand behind authentication: `layer` asks for what authorises a request, and has
 * no default. It is no part of the package's index, so that programs without it do not load an HTTP server.
 *
 * **Example** (Mounted in a program's own routes)
 *
 * ```ts
 * import * as OperatorApi from "@effect-vendors/workflow/OperatorApi"
 * import { Mac } from "effect/crypto"
 * import { Config, Effect, Redacted } from "effect"
 *
 * const routes = OperatorApi.layer({
 *   prefix: "/internal",
 *   authorize: Effect.fnUntraced(function* ({ headers }) {
 *     const token = yield* Effect.orDie(Config.Redacted("OPERATOR_TOKEN"))
 *     const bytes = (text: string) => new TextEncoder().encode(text)
 *     return Mac.timingSafeEqual(bytes(headers.authorization ?? ""), bytes(`Bearer ${Redacted.value(token)}`))
 *   })
 * })
 * ```
 *
 * @since 0.1.0
 */
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type * as FileSystem from "effect/FileSystem"
import type * as Etag from "effect/http/Etag"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientError from "effect/http/HttpClientError"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import type * as HttpPlatform from "effect/http/HttpPlatform"
import * as HttpRouter from "effect/http/HttpRouter"
import * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as HttpApi from "effect/http-api/HttpApi"
import * as HttpApiBuilder from "effect/http-api/HttpApiBuilder"
import * as HttpApiClient from "effect/http-api/HttpApiClient"
import * as HttpApiEndpoint from "effect/http-api/HttpApiEndpoint"
import * as HttpApiGroup from "effect/http-api/HttpApiGroup"
import * as HttpApiSchema from "effect/http-api/HttpApiSchema"
import * as Layer from "effect/Layer"
import type * as Path from "effect/Path"
import * as Schema from "effect/Schema"
import type * as Executions from "./Executions.ts"
import * as Operator from "./Operator.ts"
import { SealingError } from "./Sealing.ts"

const Status = Schema.Literals(["Running", "Halted", "Succeeded", "Failed", "Cancelled", "Purged"])

const Execution = Schema.Struct({
  executionId: Schema.String,
  workflow: Schema.String,
  status: Status,
  startedAt: Schema.Int,
  endedAt: Schema.UndefinedOr(Schema.Int),
  problem: Schema.UndefinedOr(Schema.String)
})

const Step = Schema.Struct({
  executionId: Schema.String,
  workflow: Schema.String,
  step: Schema.String,
  attempt: Schema.Int,
  operation: Schema.String,
  outcome: Schema.UndefinedOr(Schema.Literals(["Done", "NotSent", "Rejected", "Unknown"])),
  error: Schema.UndefinedOr(Schema.String),
  requestId: Schema.UndefinedOr(Schema.String),
  claimedAt: Schema.Int,
  duration: Schema.UndefinedOr(Schema.Int),
  resolution: Schema.UndefinedOr(Schema.Literals(["Failed", "Again", "Asked", "Assumed", "Person", "Decided"]))
})

const Leftover = Schema.Struct({
  executionId: Schema.String,
  workflow: Schema.String,
  step: Schema.String,
  message: Schema.String,
  at: Schema.Int
})

// A database takes no other text.
const Name = Schema.String.check(Schema.isPattern(/^[^\0]+$/))

/** Times are milliseconds. */
const Filter = {
  workflow: Schema.optional(Name),
  status: Schema.optional(Status),
  olderThan: Schema.optional(Schema.Int),
  before: Schema.optional(Schema.Int),
  limit: Schema.optional(Schema.Int.check(Schema.isGreaterThan(0)))
}

const Decision = Schema.Struct({
  step: Schema.String,
  attempt: Schema.optional(Schema.Int),
  answer: Schema.Literals(["Done", "NotDone", "Unclear"]),
  value: Schema.optional(Schema.String)
})

const params = { executionId: Name }
const act = { params, success: HttpApiSchema.NoContent }

/**
 * The endpoints, for the documents and clients of programs.
 *
 * @category models
 * @since 0.1.0
 */
export class Api extends HttpApi.make("durable").add(
  HttpApiGroup.make("executions", { topLevel: true })
    .add(
      HttpApiEndpoint.get("list", "/", {
        query: Filter,
        success: Schema.Array(Execution),
        error: Operator.Unreachable
      }),
      HttpApiEndpoint.get("inDoubt", "/in-doubt", {
        query: Filter,
        success: Schema.Array(Step),
        error: Operator.Unreachable
      }),
      HttpApiEndpoint.get("leftovers", "/leftovers", {
        query: Filter,
        success: Schema.Array(Leftover),
        error: Operator.Unreachable
      }),
      HttpApiEndpoint.get("steps", "/:executionId/steps", {
        params,
        success: Schema.Array(Step),
        error: [Operator.UnknownExecution, Operator.Unreachable]
      }),
      HttpApiEndpoint.post("decide", "/:executionId/decide", {
        ...act,
        payload: Decision,
        error: [
          Operator.UnknownExecution,
          Operator.NotWaiting,
          Operator.NotRegistered,
          Operator.InvalidValue,
          Operator.Unreachable
        ]
      }),
      HttpApiEndpoint.post("cancel", "/:executionId/cancel", {
        ...act,
        error: [Operator.UnknownExecution, Operator.WrongStatus, Operator.NotRegistered, Operator.Unreachable]
      }),
      HttpApiEndpoint.post("resume", "/:executionId/resume", {
        ...act,
        error: [Operator.UnknownExecution, Operator.WrongStatus, Operator.NotRegistered, Operator.Unreachable]
      }),
      HttpApiEndpoint.post("reseal", "/reseal", {
        success: Schema.Struct({ texts: Schema.Int, keys: Schema.Array(Schema.String) }),
        error: [SealingError, Operator.Unreachable]
      }),
      HttpApiEndpoint.post("purge", "/:executionId/purge", {
        ...act,
        error: [Operator.UnknownExecution, Operator.WrongStatus, Operator.Unreachable]
      })
    )
    .prefix("/executions")
) {}

/**
 * - `authorize`: whether a request may operate pipelines. Others are answered with 401.
 * - `prefix`: where the API is mounted: the endpoints are under `<prefix>/executions`.
 *
 * @category models
 * @since 0.1.0
 */
export interface Options<R> {
  readonly authorize: (request: HttpServerRequest.HttpServerRequest) => Effect.Effect<boolean, never, R>
  readonly prefix?: `/${string}` | undefined
}

/**
 * Serves the API in a router.
 *
 * @category layers
 * @since 0.1.0
 */
export const layer = <R>({
  authorize,
  prefix
}: Options<R>): Layer.Layer<
  never,
  never,
  | Operator.Operator
  | HttpRouter.HttpRouter
  | Etag.Generator
  | FileSystem.FileSystem
  | HttpPlatform.HttpPlatform
  | Path.Path
  | R
> =>
  Layer.unwrap(
    Effect.map(Effect.context<R>(), (context) =>
      HttpApiBuilder.layer(Api).pipe(
        Layer.provide([handlers, guard((request) => Effect.provideContext(authorize(request), context)), under(prefix)])
      )
    )
  )

const guard = (authorize: (request: HttpServerRequest.HttpServerRequest) => Effect.Effect<boolean>) =>
  HttpRouter.middleware((app) =>
    HttpServerRequest.HttpServerRequest.use((request) =>
      Effect.flatMap(authorize(request), (mayOperate) =>
        mayOperate ? app : Effect.succeed(HttpServerResponse.empty({ status: 401 }))
      )
    )
  ).layer

// A router whose routes are under the prefix.
const under = (prefix: string | undefined): Layer.Layer<HttpRouter.HttpRouter, never, HttpRouter.HttpRouter> =>
  Layer.effect(
    HttpRouter.HttpRouter,
    HttpRouter.HttpRouter.useSync((router) => (prefix === undefined ? router : router.prefixed(prefix)))
  )

const handlers = HttpApiBuilder.group(
  Api,
  "executions",
  Effect.fnUntraced(function* (handlers) {
    const operator = yield* Operator.Operator
    return handlers.handleAll({
      list: ({ query }) => operator.list(query),
      inDoubt: ({ query }) => operator.inDoubt(query),
      leftovers: ({ query }) => operator.leftovers(query),
      steps: ({ params }) => operator.steps(params.executionId),
      decide: ({ params, payload }) => operator.decide({ ...payload, ...params }),
      cancel: ({ params }) => operator.cancel(params.executionId),
      resume: ({ params }) => operator.resume(params.executionId),
      purge: ({ params }) => operator.purge(params.executionId),
      reseal: () => operator.reseal
    })
  })
)

/**
 * - `url`: where the API is: the program's address with the prefix.
 * - `transformClient`: adds what the program asks for, such as a token.
 *
 * @category models
 * @since 0.1.0
 */
export interface ClientOptions {
  readonly url: string
  readonly transformClient?: ((client: HttpClient.HttpClient) => HttpClient.HttpClient) | undefined
}

/**
 * Operates pipelines that run in another program.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerClient = ({
  transformClient = (client) => client,
  url
}: ClientOptions): Layer.Layer<Operator.Operator, never, HttpClient.HttpClient> =>
  Layer.effect(
    Operator.Operator,
    Effect.map(
      HttpApiClient.make(Api, {
        transformClient: (client) => transformClient(HttpClient.mapRequest(client, HttpClientRequest.prependUrl(url)))
      }),
      (client): Operator.Operator["Service"] => ({
        list: (filter) => reached(client.list({ query: queryOf(filter) })),
        inDoubt: (filter) => reached(client.inDoubt({ query: queryOf(filter) })),
        leftovers: (filter) => reached(client.leftovers({ query: queryOf(filter) })),
        steps: (executionId) => reached(client.steps({ params: { executionId } })),
        decide: ({ executionId, ...payload }) => reached(client.decide({ params: { executionId }, payload })),
        cancel: (executionId) => reached(client.cancel({ params: { executionId } })),
        resume: (executionId) => reached(client.resume({ params: { executionId } })),
        purge: (executionId) => reached(client.purge({ params: { executionId } })),
        reseal: reached(client.reseal())
      })
    )
  )

const queryOf = ({ olderThan, ...filter }: Executions.Filter = {}) =>
  olderThan === undefined
    ? filter
    : { ...filter, olderThan: Math.round(Duration.toMillis(Duration.fromInputUnsafe(olderThan))) }

const reached = <A, E, R>(
  effect: Effect.Effect<A, E | HttpClientError.HttpClientError | Schema.SchemaError, R>
): Effect.Effect<A, E | Operator.Unreachable, R> =>
  Effect.mapError(effect, (error) =>
    HttpClientError.isHttpClientError(error) || Schema.isSchemaError(error)
      ? new Operator.Unreachable({ problem: error.message })
      : (error as E)
  )
