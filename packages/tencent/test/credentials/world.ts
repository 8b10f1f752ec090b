/** The surroundings of a provider: files, variables, the metadata of a machine, sts, and a product that checks keys. */
import { NodeCrypto } from "@effect/platform-node"
import * as Gateway from "@effect-vendors/core/vendor/Gateway"
import * as Wire from "@effect-vendors/core/Wire"
import * as Credentials from "@effect-vendors/tencent/Credentials"
import * as Tc3 from "@effect-vendors/tencent/Tc3"
import * as Tencent from "@effect-vendors/tencent/Tencent"
import * as Clock from "effect/Clock"
import * as ConfigProvider from "effect/ConfigProvider"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientError from "effect/http/HttpClientError"
import * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as Layer from "effect/Layer"
import * as PlatformError from "effect/PlatformError"
import * as Redacted from "effect/Redacted"
import { independent } from "../independent.ts"

/** A request to the metadata, to sts or to a product. */
export interface Seen {
  readonly host: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly bytes: Uint8Array
  readonly body: string
  readonly at: number
}

/** A key that was issued: all its parts have its number. */
export interface Key {
  readonly number: number
  readonly expiresAt: number
}

export const idOf = ({ number }: Pick<Key, "number">) => `id-${number}`
export const secretOf = ({ number }: Pick<Key, "number">) => `secret-key-of-${number}-Gu5t9xGARNpq86`
export const tokenOf = ({ number }: Pick<Key, "number">) => `token-of-${number}-eyJhbGciOiJIUzI1NiJ9`

export type Answer = { readonly status?: number; readonly body: string | Uint8Array } | "refused" | "silent"

/** What the tests of providers run in. */
export class World {
  readonly seen: Array<Seen> = []
  readonly keys = new Map<string, Key>()
  readonly files: Record<string, string | Uint8Array | PlatformError.SystemErrorTag> = {}
  env: Record<string, string> = {}
  /** How long the keys live that the metadata and sts issue. */
  life = 7_200_000
  /** What comes before the metadata or sts answer. */
  before: Effect.Effect<void> = Effect.void
  /** Answers in place of the metadata, of sts, and of products. */
  metadata: ((path: string) => Answer | undefined) | undefined
  sts: ((seen: Seen) => Answer | undefined) | undefined
  product: ((seen: Seen) => Answer | undefined) | undefined

  issue(now: number): Key {
    const key = { number: this.keys.size + 1, expiresAt: Math.floor((now + this.life) / 1000) * 1000 }
    this.keys.set(idOf(key), key)
    return key
  }

  /** The requests to a host that begins so. */
  to(host: string): ReadonlyArray<Seen> {
    return this.seen.filter((seen) => seen.host.startsWith(host))
  }

  readonly client = HttpClient.make((request, url) =>
    Effect.gen({ self: this }, function* () {
      const bytes = request.body._tag === "Uint8Array" ? request.body.body : new Uint8Array()
      const { pathname: path, host } = url
      const isProduct = !/^(metadata|sts)\./.test(host)
      if (!isProduct) yield* this.before
      const at = yield* Clock.currentTimeMillis
      const seen = { host, path, headers: { ...request.headers }, bytes, body: new TextDecoder().decode(bytes), at }
      this.seen.push(seen)
      const answer = host.startsWith("metadata.")
        ? (this.metadata?.(path) ?? this.#metadata(path, at))
        : host.startsWith("sts.")
          ? (this.sts?.(seen) ?? { body: this.#sts(at) })
          : (this.product?.(seen) ?? { body: `{"Response":{"RequestId":"r"}}` })
      if (answer === "silent") return yield* Effect.never
      if (answer === "refused") {
        const reason = new HttpClientError.TransportError({ request, cause: { code: "ECONNREFUSED" } })
        return yield* new HttpClientError.HttpClientError({ reason })
      }
      return HttpClientResponse.fromWeb(
        request,
        new Response(answer.body as BodyInit, { status: answer.status ?? 200 })
      )
    })
  )

  #metadata(path: string, now: number): Answer {
    if (path.endsWith("/security-credentials/")) return { body: "worker\n" }
    return { body: JSON.stringify(this.role(now)) }
  }

  /** A role as the metadata gives it. */
  role(now: number) {
    const key = this.issue(now)
    return {
      TmpSecretId: idOf(key),
      TmpSecretKey: secretOf(key),
      ExpiredTime: key.expiresAt / 1000,
      Expiration: new Date(key.expiresAt).toISOString(),
      Token: tokenOf(key),
      Code: "Success"
    }
  }

  #sts(now: number): string {
    const key = this.issue(now)
    return JSON.stringify({
      Response: {
        Credentials: { Token: tokenOf(key), TmpSecretId: idOf(key), TmpSecretKey: secretOf(key) },
        ExpiredTime: key.expiresAt / 1000,
        Expiration: new Date(key.expiresAt).toISOString(),
        RequestId: "of-sts"
      }
    })
  }

  /** What is wrong with the key of a request to a product: its parts have to be those of one key that has not ended. */
  problem({ at, bytes, headers, host }: Seen): string | undefined {
    const authorization = headers.authorization!
    const key = this.keys.get(/Credential=([^/]+)/.exec(authorization)![1]!)
    if (key === undefined) return "no such key"
    if (headers["x-tc-token"] !== tokenOf(key)) return "another token"
    if (at >= key.expiresAt) return "an old key"
    if (authorization.endsWith(secretOf(key))) return undefined
    const signed = {
      service: host.split(".")[0]!,
      payload: bytes,
      timestamp: Number(headers["x-tc-timestamp"]),
      headers: { "content-type": headers["content-type"]!, host, "x-tc-action": headers["x-tc-action"]! }
    }
    return independent(signed, idOf(key), secretOf(key)) === authorization ? undefined : "another secret"
  }

  /** Runs an effect in this world. */
  readonly run = <A, E>(
    effect: Effect.Effect<A, E, FileSystem.FileSystem | Layer.Success<typeof NodeCrypto.layer> | HttpClient.HttpClient>
  ): Effect.Effect<A, E> =>
    effect.pipe(
      Effect.provide([
        FileSystem.layerNoop({
          readFile: (path) => this.#read(path),
          readFileString: (path) => Effect.map(this.#read(path), (bytes) => new TextDecoder().decode(bytes))
        }),
        Layer.succeed(HttpClient.HttpClient, this.client),
        NodeCrypto.layer
      ]),
      Effect.provideService(ConfigProvider.ConfigProvider, ConfigProvider.fromEnv({ env: this.env }))
    )

  #read(path: string): Effect.Effect<Uint8Array, PlatformError.PlatformError> {
    const found = Object.hasOwn(this.files, path) ? this.files[path]! : "NotFound"
    if (found instanceof Uint8Array) return Effect.succeed(found)
    return tags.has(found)
      ? Effect.fail(
          PlatformError.systemError({
            _tag: found as PlatformError.SystemErrorTag,
            module: "FileSystem",
            method: "readFile",
            pathOrDescriptor: path
          })
        )
      : Effect.succeed(new TextEncoder().encode(found))
  }
}

const tags = new Set<string>(["NotFound", "PermissionDenied", "BadResource"])

const describeZones = Tencent.product({ service: "cvm", version: "2017-03-12" })("DescribeZones", {
  request: Wire.struct({}),
  response: Wire.struct({})
})

/** A call of a product. */
export const call = Effect.asVoid(describeZones({}))

/** Makes the gateway whose calls a provider signs. */
export const gateway = (credentials: Credentials.Provider) => Tencent.layer({ credentials, ...Gateway.unhurried })

/** A key that stays the same. */
export const own = { secretId: "AKIDown", secretKey: Redacted.make("own-secret-key-zP8LSNozpRsbi") }

/** The same with signatures that cost nothing: they are the secret itself. */
export const gatewayOfMany = (credentials: Credentials.Provider) =>
  Tencent.layerWithSigner({ credentials, ...Gateway.unhurried }).pipe(
    Layer.provide(
      Layer.succeed(Tc3.Signer, {
        authorization: (_, { secretId, secretKey }) =>
          Effect.succeed(`Credential=${secretId}/, Signature=${Redacted.value(secretKey)}`)
      })
    )
  )
