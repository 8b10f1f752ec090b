import type * as Credentials from "@effect-vendors/core/Credentials"
import type { EndpointError } from "@effect-vendors/core/Endpoint"
import * as Timeout from "@effect-vendors/core/Timeout"
import * as VendorError from "@effect-vendors/core/VendorError"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import { assumeRole } from "../../products/sts/operations/assumeRole.ts"
import { assumeRoleWithWebIdentity } from "../../products/sts/operations/assumeRoleWithWebIdentity.ts"
import * as Tc3 from "../../Tc3.ts"
import * as Tencent from "../../Tencent.ts"
import { checked } from "./failure.ts"

/** Where sts is called. */
export interface Place {
  readonly endpoint?: Tencent.Options["endpoint"]
  readonly allowInsecure?: boolean | undefined
}

/** The key that is asked for. */
export interface Wanted {
  readonly roleArn: string
  readonly region?: string | undefined
  readonly sessionName?: string | undefined
  readonly duration?: Duration.Input | undefined
}

export type Provider = Effect.Effect<Tc3.Credential, VendorError.AuthFailure>

/** Makes the function that assumes roles. Its calls have a gateway of their own, for which the source signs. */
export const assuming = (
  provider: string,
  place: Place,
  source: Credentials.Source<Tc3.Credential>
): Effect.Effect<
  (wanted: Wanted, more?: Partial<Parameters<typeof assumeRole>[0]>) => Provider,
  EndpointError,
  HttpClient.HttpClient | Tc3.Signer
> =>
  Effect.map(
    calling(provider, place, source),
    (call) => (wanted, more) => call(assumeRole({ ...more, ...requestOf(wanted) }), wanted)
  )

/** An identity: who vouches for it, and how. */
export interface Identity extends Wanted {
  readonly providerId: string
  readonly token: Redacted.Redacted
}

/** Makes the function that assumes roles by a token of an identity provider. Nothing signs its calls. */
export const identifying = (
  provider: string,
  place: Place
): Effect.Effect<(identity: Identity) => Provider, EndpointError, HttpClient.HttpClient> =>
  Effect.map(
    Effect.provide(calling(provider, place, nobody), unsigned),
    (call) => (identity) =>
      call(
        assumeRoleWithWebIdentity({
          ...requestOf(identity),
          ProviderId: identity.providerId,
          WebIdentityToken: identity.token
        }),
        identity
      )
  )

const nobody: Tc3.Credential = { secretId: "", secretKey: /*#__PURE__*/ Redacted.make("") }
const unsigned = /*#__PURE__*/ Layer.succeed(Tc3.Signer, { authorization: () => Effect.succeed("SKIP") })

const requestOf = ({ duration, roleArn, sessionName = "effect-vendors" }: Wanted) => ({
  RoleArn: roleArn,
  RoleSessionName: sessionName,
  ...(duration === undefined ? {} : { DurationSeconds: Math.round(Duration.toSeconds(duration)) })
})

type Issued = Effect.Success<ReturnType<typeof assumeRole>>

const calling = Effect.fnUntraced(function* (
  provider: string,
  { allowInsecure, endpoint }: Place,
  source: Credentials.Source<Tc3.Credential>
) {
  const gateway = yield* Tencent.make({ credentials: source, endpoint, allowInsecure })
  return (
    call: Effect.Effect<Issued, VendorError.VendorError, Tencent.Tencent>,
    { region = "ap-guangzhou", roleArn }: Wanted
  ): Provider =>
    call.pipe(
      Effect.provideService(Tencent.Tencent, gateway),
      // The context may name the very provider that asks here.
      Tencent.withCredentials(source),
      Tencent.withRegion(region),
      Timeout.withTimeout("10 seconds"),
      Effect.mapError((error) => refused(provider, error)),
      Effect.flatMap(({ Credentials: { TmpSecretId: secretId, TmpSecretKey: secretKey, Token: token }, ExpiredTime }) =>
        checked(
          provider,
          { account: roleArn, secretId, secretKey, token, expiresAt: ExpiredTime * 1000 },
          { secretId: "TmpSecretId", secretKey: "TmpSecretKey", token: "Token" }
        )
      )
    )
})

const refused = (provider: string, { _tag, code, message, requestId }: VendorError.VendorError) => {
  const kind = code === "" ? _tag : code
  const reason = message.startsWith(kind) || _tag === "AuthFailure" ? message : `${kind}: ${message}`
  return new VendorError.AuthFailure({ code: kind, message: `${provider}: ${reason}`, requestId, outcome: "NotSent" })
}
