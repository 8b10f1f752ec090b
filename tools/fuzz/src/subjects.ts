/** The operations of all vendors, each with a whole answer and a gateway that reads altered ones. */
import { type Operation, Runtime, type VendorError } from "@effect-vendors/core"
import * as SandboxVendor from "@effect-vendors/core/testing/SandboxVendor"
import * as WireServer from "@effect-vendors/core/testing/WireServer"
import { Vendors } from "@effect-vendors/sandbox"
import * as Arbitrary from "effect/Arbitrary"
import * as Effect from "effect/Effect"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as Layer from "effect/Layer"
import * as Limits from "@effect-vendors/core/Limits"
import * as Retry from "@effect-vendors/core/Retry"
import * as Redacted from "effect/Redacted"
import { Damai } from "@effect-vendors/damai"
import { Taobao } from "@effect-vendors/taobao"

/**
 * An operation under test.
 *
 * - `answer`: a whole answer, as JSON with its envelope.
 * - `receive`: makes the call and answers it by a text.
 */
export interface Subject {
  readonly operation: Operation.Any
  readonly answer: unknown
  readonly receive: (text: string) => Effect.Effect<Operation.Detailed<unknown>, VendorError.VendorError>
}

/** The subjects of a vendor. */
export const subjects = (vendor: SandboxVendor.Any): Effect.Effect<ReadonlyArray<Subject>> =>
  Effect.gen(function* () {
    // Without simulators, every answer is drawn.
    const drawing = SandboxVendor.make({ ...vendor, simulators: [] }) as SandboxVendor.Any
    const simulation = yield* Layer.build(drawing.layerSimulation() as Layer.Layer<unknown>)
    const handler = drawing.handler() as Effect.Effect<WireServer.Handler, never, unknown>
    const server = WireServer.client(yield* Effect.provideContext(handler, simulation as never))

    let text = ""
    let canned: string | undefined
    const client = HttpClient.make((request) =>
      canned === undefined
        ? Effect.tap(server.execute(request), (response) =>
            Effect.map(Effect.orDie(response.text), (written) => {
              text = written
            })
          )
        : Effect.succeed(HttpClientResponse.fromWeb(request, new Response(canned, { status: 200 })))
    )
    const gateway = vendor.gateway("http://sandbox.localhost", { limits: Limits.none, retry: Retry.none })
    const context = yield* Layer.build(
      Layer.provide(Layer.orDie(gateway), [Layer.succeed(HttpClient.HttpClient, client), Runtime.layerWebCrypto])
    )
    const session = Redacted.make("session")
    return yield* Effect.forEach(vendor.catalogue, (operation) =>
      Effect.gen(function* () {
        const inputs = yield* Effect.orDie(
          Arbitrary.sampleEffect(Arbitrary.schema(operation.request), { seed: operation.id, count: 20, size: 3 })
        )
        const calls = inputs
          .map(filled)
          .map(
            (input) =>
              operation
                .detailed(input)
                .pipe(
                  Taobao.withSession(session),
                  Damai.withSession(session),
                  Effect.provideContext(context as never)
                ) as Effect.Effect<Operation.Detailed<unknown>, VendorError.VendorError>
          )
        canned = undefined
        // A vendor refuses some requests that are drawn: an empty text is no parameter, for example.
        const call = yield* Effect.orDie(Effect.firstSuccessOf(calls.map((call) => Effect.as(call, call))))
        const answer: unknown = JSON.parse(text)
        const receive = (text: string) =>
          Effect.suspend(() => {
            canned = text
            return call
          })
        return { operation, answer, receive }
      })
    )
  }).pipe(Effect.scoped) as Effect.Effect<ReadonlyArray<Subject>>

export const vendors: ReadonlyArray<SandboxVendor.Any> = Vendors.all

// An empty text is no parameter on some platforms.
const filled = (value: unknown): unknown =>
  value === ""
    ? "text"
    : Redacted.isRedacted(value) && Redacted.value(value) === ""
      ? Redacted.make("text")
      : Array.isArray(value)
        ? value.map(filled)
        : typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype
          ? Object.fromEntries(Object.entries(value).map(([name, property]) => [name, filled(property)]))
          : value
