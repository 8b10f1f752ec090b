/** The live gateway of the vendor. */
import * as BufferedClient from "@effect-vendors/core/vendor/BufferedClient"
import type * as Exchange from "@effect-vendors/core/vendor/Exchange"
import * as Gateway from "@effect-vendors/core/vendor/Gateway"
import * as HttpExchange from "@effect-vendors/core/vendor/HttpExchange"
import * as Effect from "effect/Effect"
import type * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import { Parcels } from "./Parcels.ts"
import { platform } from "./platform.ts"

/** How the gateway is set up. */
export interface Options extends Gateway.Defaults {
  readonly token: Redacted.Redacted
}

const { id, secret } = platform.key

/** The gateway at an address, with the key of the platform. */
export const gateway = (
  address: string,
  options?: Partial<Options>
): Layer.Layer<Parcels, never, HttpClient.HttpClient> =>
  Layer.effect(
    Parcels,
    Effect.gen(function* () {
      const token = Redacted.value(options?.token ?? Redacted.make(`${id.value}:${Redacted.value(secret.value)}`))
      const exchange = yield* HttpExchange.make({
        vendor: "Parcels",
        request: ({ operation, request }) =>
          Effect.succeed(
            HttpClientRequest.post(`${address}/parcels/${operation.name}`).pipe(
              HttpClientRequest.bearerToken(token),
              HttpClientRequest.bodyJsonUnsafe(request)
            )
          ),
        read: (response) => HttpExchange.tryParse(() => answerOf(JSON.parse(BufferedClient.textOf(response))))
      })
      return yield* Gateway.make({ vendor: "Parcels", classify, exchange, defaults: options })
    })
  )

/** The kind of error that a code of the vendor stands for. */
export const classify = ({ code }: Pick<Exchange.Refused, "code">): Exchange.Classification => ({
  tag:
    code === "unauthorized"
      ? "AuthFailure"
      : code === "throttled"
        ? "RateLimited"
        : code === "broken"
          ? "ServiceFailure"
          : "UnexpectedError"
})

interface Envelope {
  readonly ok?: unknown
  readonly error?: { readonly code: string; readonly message: string }
}

const answerOf = ({ error, ok }: Envelope): Exchange.Answer =>
  error === undefined ? { _tag: "Answered", body: ok } : { _tag: "Refused", ...error }
