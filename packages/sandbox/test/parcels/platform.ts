/** The vendor's side of its own protocol: `POST /parcels/<operation>`, JSON, and a bearer token. */
import { Faults, type SandboxVendor, WireServer } from "@effect-vendors/core/testing"
import type * as Exchange from "@effect-vendors/core/vendor/Exchange"
import * as Json from "@effect-vendors/core/vendor/Json"
import * as Effect from "effect/Effect"
import * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Redacted from "effect/Redacted"

const handler = (vendors: ReadonlyArray<SandboxVendor.Served>): Effect.Effect<WireServer.Handler> =>
  Effect.map(Faults.CurrentFaults, (faults) =>
    Effect.gen(function* () {
      const request = yield* HttpServerRequest.HttpServerRequest
      const { bytes } = yield* WireServer.readBody(request)
      const name = request.url.slice(request.url.lastIndexOf("/") + 1)
      const vendor = vendors.find(({ operations }) => operations.some((operation) => operation.name === name))
      const operation = vendor?.operations.find((operation) => operation.name === name)
      const answer = Effect.suspend((): ReturnType<Exchange.Exchange<unknown>> => {
        if (vendor === undefined || operation === undefined) return refuse("unknown_operation")
        const isKnown = Object.entries(vendor.secrets).some(
          ([id, secret]) => request.headers.authorization === `Bearer ${id}:${Redacted.value(secret)}`
        )
        if (!isKnown) return refuse("unauthorized")
        return vendor.simulation.answer({
          operation,
          request: Json.parse(new TextDecoder().decode(bytes)),
          credential: undefined
        })
      })
      return yield* Faults.answer(faults, {
        operation: operation?.id ?? "",
        name,
        respond: WireServer.respond(answer, write),
        write,
        codes: { throttled: { code: "throttled" }, internalError: { code: "broken" } }
      })
    })
  )

const refuse = (code: string): Effect.Effect<Exchange.Answer> =>
  Effect.succeed({ _tag: "Refused", code, message: "no" })

const write = (answer: Exchange.Answer): Effect.Effect<HttpServerResponse.HttpServerResponse> =>
  Effect.succeed(
    HttpServerResponse.text(
      Json.stringify(
        answer._tag === "Answered" ? { ok: answer.body } : { error: { code: answer.code, message: answer.message } }
      ),
      { contentType: "application/json" }
    )
  )

/** The platform, at a path of its own. */
export const platform: SandboxVendor.Platform = {
  name: "Parcel Post",
  path: "/parcels/*",
  key: {
    id: { flag: "parcels-id", value: "sandbox-sender" },
    secret: { flag: "parcels-secret", value: Redacted.make("sandbox-token") }
  },
  handler
}
