/** The courier's live gateway on a client that a test can look into. */
import * as Gateway from "@effect-vendors/core/vendor/Gateway"
import type * as TopGateway from "@effect-vendors/top/TopGateway"
import type * as TopVendor from "@effect-vendors/top/TopVendor"
import { assert } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Courier from "./courier/Courier.ts"
import { shipKey, shipped } from "./courier/requests.ts"
import * as independent from "./independent.ts"
import * as Stub from "./stub.ts"

export const credentials: TopGateway.Credential = { appKey: "12345678", appSecret: Redacted.make("helloworld") }

/** Provides the gateway, which does not wait: the clock of a test stands still. */
export const provide = (client: Stub.Client, options: Partial<TopVendor.Options> = {}) =>
  Effect.provide(Courier.layer({ ...Gateway.unhurried, credentials, ...options }).pipe(Layer.provide(client.layer)))

/** A client that accepts every order. */
export const shipClient = () => Stub.always(JSON.stringify({ [shipKey]: shipped }))

export const isSigned = ({ parameters }: Stub.Sent, secret: string, method: independent.SignMethod = "hmac-sha256") =>
  assert.strictEqual(parameters.sign, independent.sign(method, parameters, secret))
