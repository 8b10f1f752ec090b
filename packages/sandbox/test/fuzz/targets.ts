/** What is fuzzed: each seed operation, in each format of its vendor. */
import { Limits, Retry, type VendorError } from "@effect-vendors/core"
import * as Json from "@effect-vendors/core/Json"
import * as Sandboxes from "@effect-vendors/core/testing/Sandbox"
import * as Web from "@effect-vendors/core/Web"
import { Damai } from "@effect-vendors/damai"
import * as DamaiTesting from "@effect-vendors/damai/testing"
import { Taobao, TopFormat } from "@effect-vendors/taobao"
import * as TaobaoTesting from "@effect-vendors/taobao/testing"
import * as TopXml from "@effect-vendors/taobao/TopXml"
import { Tencent } from "@effect-vendors/tencent"
import * as TencentTesting from "@effect-vendors/tencent/testing"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as HttpClient from "effect/http/HttpClient"
import type * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as Layer from "effect/Layer"
import { type Scenario, scenarios } from "../faults/scenarios.ts"

type Gateways = Tencent.Tencent | Taobao.Taobao | Damai.Damai
type Simulations = TencentTesting.TencentSimulation | TaobaoTesting.TaobaoSimulation | DamaiTesting.DamaiSimulation

export type Call<A = unknown> = Effect.Effect<A, VendorError.VendorError>

export interface Target {
  readonly name: string
  /** A request that is served, as JSON, and as it was sent. */
  readonly payload: unknown
  readonly request: HttpClientRequest.HttpClientRequest
  /** The answer to it. */
  readonly answer: Uint8Array
  /** Signs and sends a request of any JSON to the sandbox. */
  readonly send: (payload: Record<string, unknown>) => Call
  /** Sends a request to the sandbox as it is; gives the answer's text. */
  readonly deliver: (request: HttpClientRequest.HttpClientRequest) => Effect.Effect<string, unknown>
  /** Makes the call, as one without a definition or as the operation, which a vendor answers by a response. */
  readonly receive: (response: Response, untyped: boolean) => Call
}

const formats = [TopFormat.json, TopFormat.simplified, TopXml.format]

const vendors = {
  ChannelCreate: Tencent.call,
  ChannelCancel: Tencent.call,
  taobao: Taobao.call,
  tmall: Taobao.call,
  alibaba: Damai.call
} satisfies Record<string, (name: string, payload: Record<string, unknown>) => Effect.Effect<unknown, any, Gateways>>

const callOf = (name: string) =>
  Object.entries(vendors).find(([beginning]) => name.startsWith(beginning))![1] as (
    name: string,
    payload: Record<string, unknown>
  ) => Effect.Effect<unknown, VendorError.VendorError, Gateways>

const gateways = (format: TopFormat.TopFormat, client: HttpClient.HttpClient) =>
  Layer.mergeAll(
    Tencent.layer({ credentials: TencentTesting.credentials, endpoint: "http://sandbox.localhost" }),
    Taobao.layer({ credentials: TaobaoTesting.credentials, endpoint: "http://sandbox.localhost/router/rest", format }),
    Damai.layer({ credentials: DamaiTesting.credentials, endpoint: "http://sandbox.localhost/router/rest", format })
  ).pipe(Layer.provide([Layer.succeed(HttpClient.HttpClient, client), Web.layerCrypto]))

const unlimited = Limits.withLimits({ operation: () => undefined })

const target = (scenario: Scenario, format: TopFormat.TopFormat, name: string): Effect.Effect<Target, any> =>
  Effect.gen(function* () {
    const { operation } = scenario
    const simulations = yield* Layer.build(
      Layer.mergeAll(TencentTesting.layerSimulation(), TaobaoTesting.layerSimulation(), DamaiTesting.layerSimulation())
    )
    const handler: Effect.Effect<Sandboxes.Handler, never, Simulations> =
      operation.service !== undefined
        ? TencentTesting.sandboxHandler()
        : operation.name.startsWith("alibaba")
          ? DamaiTesting.sandboxHandler()
          : TaobaoTesting.sandboxHandler()
    const sandbox = Sandboxes.client(yield* Effect.provideContext(handler, simulations))

    let request: HttpClientRequest.HttpClientRequest | undefined
    let answer = new Uint8Array()
    const recording = HttpClient.transformResponse(
      HttpClient.tapRequest(sandbox, (sent) => Effect.sync(() => (request ??= sent))),
      Effect.tap((response) =>
        Effect.map(Effect.orDie(response.arrayBuffer), (bytes) => {
          if (answer.length === 0) answer = new Uint8Array(bytes)
        })
      )
    )
    let canned = new Response()
    const answering = HttpClient.make((request) => Effect.sync(() => HttpClientResponse.fromWeb(request, canned)))

    const sending = yield* Layer.build(gateways(format, recording))
    const receiving = yield* Layer.build(gateways(format, answering))
    const input = yield* Effect.provideContext(scenario.accepted, simulations)
    const run = (call: Effect.Effect<unknown, VendorError.VendorError, Gateways>, context: Context.Context<Gateways>) =>
      call.pipe(Retry.withPolicy(undefined), unlimited, Effect.provideContext(context))
    const typed = operation(input) as Effect.Effect<unknown, VendorError.VendorError, Gateways>
    yield* run(typed, sending)
    const encoded = yield* Effect.fromResult(operation.encode(input))
    return {
      name,
      payload: JSON.parse(Json.stringify(encoded)),
      request: request!,
      answer,
      send: (payload) => run(callOf(operation.name)(operation.name, payload), sending),
      deliver: (request) => Effect.flatMap(sandbox.execute(request), (response) => response.text),
      receive: (response, untyped) =>
        Effect.suspend(() => {
          canned = response
          const call = untyped ? callOf(operation.name)(operation.name, {}) : typed
          return run(call, receiving)
        })
    } satisfies Target
  }).pipe(Effect.scoped)

export const targets: Effect.Effect<ReadonlyArray<Target>> = Effect.orDie(
  Effect.forEach(
    scenarios.flatMap((scenario) =>
      scenario.operation.service === undefined
        ? formats.map((format, index) => ({ scenario, format, name: ["json", "simplified", "xml"][index]! }))
        : [{ scenario, format: TopFormat.json, name: "json" }]
    ),
    ({ format, name, scenario }) => target(scenario, format, `${scenario.title}, ${name}`)
  )
)
