/** The targets of the fuzzer: each operation that a simulator knows, in each format of its vendor. */
import { type Operation, Runtime, type VendorError } from "@effect-vendors/core"
import * as WireServer from "@effect-vendors/core/testing/WireServer"
import * as Gateway from "@effect-vendors/core/vendor/Gateway"
import * as Json from "@effect-vendors/core/vendor/Json"
import { Damai } from "@effect-vendors/damai"
import * as DamaiTesting from "@effect-vendors/damai/testing"
import { type Gateways, type Scenario, scenarios, type Simulations } from "@effect-vendors/faults-tool/scenarios"
import { Sandbox, Vendors } from "@effect-vendors/sandbox"
import { Taobao } from "@effect-vendors/taobao"
import * as TaobaoTesting from "@effect-vendors/taobao/testing"
import { Tencent } from "@effect-vendors/tencent"
import * as TencentTesting from "@effect-vendors/tencent/testing"
import { TopFormat } from "@effect-vendors/top"
import * as TopXml from "@effect-vendors/top/TopXml"
import * as Effect from "effect/Effect"
import * as HttpClient from "effect/http/HttpClient"
import type * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as Layer from "effect/Layer"

/** A call that runs by itself. */
export type Call = Effect.Effect<unknown, VendorError.VendorError>

/**
 * An operation in a format.
 *
 * - `payload` and `request`: a request that the vendor serves, as JSON and as the gateway sent it.
 * - `answer`: the answer to it.
 * - `send`: signs a request of any JSON, and sends it to the sandbox.
 * - `deliver`: sends a request to the sandbox as it is, and gives the answer's text.
 * - `receive`: makes the call, with or without its definition, and answers it by a response.
 */
export interface Target {
  readonly name: string
  readonly payload: unknown
  readonly request: HttpClientRequest.HttpClientRequest
  readonly answer: Uint8Array
  readonly send: (payload: Record<string, unknown>) => Call
  readonly deliver: (request: HttpClientRequest.HttpClientRequest) => Effect.Effect<string, unknown>
  readonly receive: (response: Response, untyped: boolean) => Call
}

const formats = { json: TopFormat.json, simplified: TopFormat.simplified, xml: TopXml.format }

const callUntyped = (
  { name, product, vendor, version }: Operation.Any,
  payload: Record<string, unknown>
): Effect.Effect<unknown, VendorError.VendorError, Gateways> =>
  vendor === "Tencent"
    ? Tencent.call(name, payload, { service: product, version })
    : vendor === "Damai"
      ? Damai.call(name, payload)
      : Taobao.call(name, payload)

// The gateways do not wait: each case is a single attempt.
const gateways = (format: TopFormat.TopFormat, client: HttpClient.HttpClient) => {
  const address = "http://sandbox.localhost"
  return Layer.mergeAll(
    TencentTesting.sandbox.gateway(address, Gateway.unhurried),
    TaobaoTesting.sandbox.gateway(address, { ...Gateway.unhurried, format }),
    DamaiTesting.sandbox.gateway(address, { ...Gateway.unhurried, format })
  ).pipe(Layer.provide([Layer.succeed(HttpClient.HttpClient, client), Runtime.layerWebCrypto]))
}

const target = (scenario: Scenario, format: keyof typeof formats): Effect.Effect<Target, unknown> =>
  Effect.gen(function* () {
    const { operation } = scenario
    const simulations = yield* Layer.build(Sandbox.layer(Vendors.all))
    const vendor = Vendors.all.find(({ codes }) => codes.vendor === operation.vendor)!
    const handler: Effect.Effect<WireServer.Handler, never, Simulations> = vendor.handler()
    const sandbox = WireServer.client(yield* Effect.provideContext(handler, simulations))

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

    const sending = yield* Layer.build(gateways(formats[format], recording))
    const receiving = yield* Layer.build(gateways(formats[format], answering))
    const input = yield* Effect.provideContext(scenario.accepted, simulations)
    const typed = operation(input) as Effect.Effect<unknown, VendorError.VendorError, Gateways>
    yield* Effect.provideContext(typed, sending)
    const encoded = yield* Effect.fromResult(operation.encode(input))
    return {
      name: `${scenario.title}, ${format}`,
      payload: JSON.parse(Json.stringify(encoded)),
      request: request!,
      answer,
      send: (payload) => Effect.provideContext(callUntyped(operation, payload), sending),
      deliver: (request) => Effect.flatMap(sandbox.execute(request), (response) => response.text),
      receive: (response, untyped) =>
        Effect.suspend(() => {
          canned = response
          return Effect.provideContext(untyped ? callUntyped(operation, {}) : typed, receiving)
        })
    } satisfies Target
  }).pipe(Effect.scoped)

/** All targets. */
export const targets: Effect.Effect<ReadonlyArray<Target>> = Effect.orDie(
  Effect.forEach(
    scenarios.flatMap((scenario) =>
      (scenario.operation.vendor === "Tencent" ? (["json"] as const) : (["json", "simplified", "xml"] as const)).map(
        (format) => ({ scenario, format })
      )
    ),
    ({ format, scenario }) => target(scenario, format)
  )
)
