import type { Served } from "@effect-vendors/core/testing/SandboxVendor"
import * as Table from "@effect-vendors/core/testing/Table"
import type * as Exchange from "@effect-vendors/core/vendor/Exchange"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import * as StsSimulator from "../StsSimulator.ts"

/** The keys that a platform knows: those that do not change, and those that it has issued. */
export interface Keys {
  /** Finds the secret of a key, or tells why a request with the key and the token is refused. */
  readonly find: (
    secretId: string,
    token: string | undefined
  ) => Effect.Effect<Result.Result<Redacted.Redacted, Exchange.Refused>>
}

export const make = (vendors: ReadonlyArray<Served>): Keys => {
  const secrets = new Map(vendors.flatMap(({ secrets }) => Object.entries(secrets)))
  const issuers = issuersOf(vendors)
  return {
    find: Effect.fnUntraced(function* (secretId, token) {
      const secret = secrets.get(secretId)
      if (secret !== undefined) return Result.succeed(secret)
      for (const simulation of issuers) {
        const key = Table.get((yield* simulation.get(StsSimulator.simulator)).keys, secretId)
        if (key === undefined) continue
        if (token !== key.token) return refuse("TokenFailure", "The token is not that of the key.")
        if (!StsSimulator.isValid(key, yield* simulation.now)) return refuse("TokenFailure", "The token has expired.")
        return Result.succeed(Redacted.make(key.secretKey))
      }
      return refuse("SecretIdNotFound", "The SecretId does not exist.")
    })
  }
}

/** The simulations that issue keys. */
export const issuersOf = (vendors: ReadonlyArray<Served>) =>
  vendors.flatMap(({ simulation }) => (simulation.simulators.includes(StsSimulator.simulator) ? [simulation] : []))

const refuse = (code: string, message: string) =>
  Result.fail<Exchange.Refused>({ _tag: "Refused", code: `AuthFailure.${code}`, message })
