import * as Credentials from "@effect-vendors/core/Credentials"
import * as Settings from "@effect-vendors/core/vendor/Settings"
import type * as VendorError from "@effect-vendors/core/VendorError"
import * as Effect from "effect/Effect"
import type * as Redacted from "effect/Redacted"
import type * as Tc3 from "../../Tc3.ts"

/**
 * Why a provider gives nothing. A chain goes on after `NotConfigured` alone: what is there and does not work must not
 * be replaced by another identity.
 */
export type Kind = "NotConfigured" | "Unreadable" | "Malformed" | "Refused" | "Unreachable" | "Expired"

/** Makes the failure of a provider. Its text never repeats what was read. */
export const failure = (provider: string, kind: Kind, reason: string): VendorError.AuthFailure =>
  Credentials.unavailable(`${provider}: ${reason}`, kind)

/** Checks the parts of a credential that was read from somewhere. */
export const checked = (
  provider: string,
  credential: Tc3.Credential & { readonly token: Redacted.Redacted | undefined },
  names: { readonly secretId: string; readonly secretKey: string; readonly token: string }
): Effect.Effect<Tc3.Credential, VendorError.AuthFailure> => {
  const { secretId, secretKey, token } = credential
  const problem =
    Settings.problem(names.secretId, secretId) ??
    Settings.problem(names.secretKey, secretKey, true) ??
    (token === undefined ? undefined : Settings.problem(names.token, token, true))
  return problem === undefined ? Effect.succeed(credential) : Effect.fail(failure(provider, "Malformed", problem))
}

/** Tries the next provider where the one before is not configured. */
export const orNext = <R1, R2>(
  self: Effect.Effect<Tc3.Credential, VendorError.AuthFailure, R1>,
  that: Effect.Effect<Tc3.Credential, VendorError.AuthFailure, R2>
): Effect.Effect<Tc3.Credential, VendorError.AuthFailure, R1 | R2> =>
  Effect.catch(self, (first) =>
    first.code === "NotConfigured"
      ? Effect.mapError(that, ({ code, message }) => Credentials.unavailable(`${first.message}; ${message}`, code))
      : Effect.fail(first)
  )
