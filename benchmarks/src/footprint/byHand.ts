/**
 * One call of Tencent Cloud without this library, written as effect's own guides write a client: the same schema, the
 * same signature, typed errors, credentials from the environment, a time limit, and retries of what passes by itself.
 *
 * It has no limits of rate, reads no unexpected answer, keeps no secret out of errors, and knows no outcome of a call.
 */
import * as Clock from "effect/Clock"
import * as Config from "effect/Config"
import * as Context from "effect/Context"
import * as Digest from "effect/crypto/Digest"
import * as Mac from "effect/crypto/Mac"
import * as SecureRandom from "effect/crypto/SecureRandom"
import * as Effect from "effect/Effect"
import * as Hex from "effect/encoding/Hex"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Schedule from "effect/Schedule"
import * as Schema from "effect/Schema"

const Id = Schema.String.check(Schema.isMaxLength(64))

const Request = Schema.Struct({
  Agent: Schema.Struct({
    AppId: Schema.String,
    ProxyOrganizationOpenId: Id,
    ProxyOperator: Schema.Struct({ OpenId: Id }),
    ProxyAppId: Schema.optionalKey(Schema.String)
  }),
  QrCodeId: Schema.String.check(Schema.isBetweenLength(32, 32))
})

const Answer = Schema.Struct({
  Response: Schema.Struct({
    RequestId: Schema.String,
    Error: Schema.optionalKey(Schema.Struct({ Code: Schema.String, Message: Schema.String }))
  })
})

const fields = { code: Schema.String, message: Schema.String, requestId: Schema.String }

class QrInvalid extends Schema.TaggedError<QrInvalid>()("QrInvalid", fields) {}
class InvalidParameter extends Schema.TaggedError<InvalidParameter>()("InvalidParameter", fields) {}
class AuthFailure extends Schema.TaggedError<AuthFailure>()("AuthFailure", fields) {}
class Refused extends Schema.TaggedError<Refused>()("Refused", fields) {}
class CallFailed extends Schema.TaggedError<CallFailed>()("CallFailed", { cause: Schema.Defect() }) {}

const errorOf = (code: string) => {
  if (code === "OperationDenied.QrInvalid") return QrInvalid
  if (/^(InvalidParameter|InvalidParameterValue|MissingParameter|UnknownParameter)\b/.test(code)) {
    return InvalidParameter
  }
  return code.startsWith("AuthFailure") ? AuthFailure : Refused
}

const failed = (cause: unknown) => new CallFailed({ cause })

interface Service {
  readonly cancel: (
    request: typeof Request.Type
  ) => Effect.Effect<void, QrInvalid | InvalidParameter | AuthFailure | Refused | CallFailed>
}

class Essbasic extends Context.Service<Essbasic, Service>()("Essbasic") {
  static readonly layer = Layer.effect(
    Essbasic,
    Effect.gen(function* () {
      const secretId = yield* Config.String("TENCENTCLOUD_SECRET_ID")
      const secretKey = yield* Config.Redacted("TENCENTCLOUD_SECRET_KEY")
      const endpoint = yield* Config.String("TENCENTCLOUD_ENDPOINT").pipe(
        Config.withDefault("https://essbasic.tencentcloudapi.com")
      )
      const digest = yield* Digest.Digest
      const mac = yield* Mac.Mac
      const client = (yield* HttpClient.HttpClient).pipe(
        HttpClient.filterStatusOk,
        HttpClient.retryTransient({ schedule: Schedule.exponential("100 millis"), times: 3 })
      )
      const { host } = new URL(endpoint)
      const utf8 = new TextEncoder()
      const hash = (text: string) => digest.digestHex(Digest.sha256, utf8.encode(text))
      const hmac = (key: Uint8Array, text: string) =>
        Effect.flatMap(Mac.key(Mac.hmacSha256, key), (key) => mac.sign(key, utf8.encode(text)))

      const sign = Effect.fnUntraced(function* (action: string, payload: string) {
        const now = yield* Clock.currentTimeMillis
        const timestamp = Math.floor(now / 1000)
        const date = new Date(now).toISOString().slice(0, 10)
        const names = "content-type;host;x-tc-action"
        const headers = `content-type:application/json\nhost:${host}\nx-tc-action:${action.toLowerCase()}\n`
        const canonical = `POST\n/\n\n${headers}\n${names}\n${yield* hash(payload)}`
        const scope = `${date}/essbasic/tc3_request`
        const text = `TC3-HMAC-SHA256\n${timestamp}\n${scope}\n${yield* hash(canonical)}`
        const ofDate = yield* hmac(utf8.encode(`TC3${Redacted.value(secretKey)}`), date)
        const ofService = yield* hmac(ofDate, "essbasic")
        const signature = Hex.encode(yield* hmac(yield* hmac(ofService, "tc3_request"), text))
        return {
          "x-tc-action": action,
          "x-tc-version": "2021-05-26",
          "x-tc-timestamp": String(timestamp),
          "authorization": `TC3-HMAC-SHA256 Credential=${secretId}/${scope}, SignedHeaders=${names}, Signature=${signature}`
        }
      })

      const encode = Schema.encodeEffect(Schema.fromJsonString(Request))

      const cancel = Effect.fn("Essbasic.cancel")(
        function* (request: typeof Request.Type) {
          const payload = yield* encode(request)
          const headers = yield* sign("ChannelCancelMultiFlowSignQRCode", payload)
          const { Response } = yield* HttpClientRequest.post(endpoint, { headers }).pipe(
            HttpClientRequest.bodyText(payload, "application/json"),
            client.execute,
            Effect.flatMap(HttpClientResponse.schemaBodyJson(Answer)),
            Effect.timeout("30 seconds")
          )
          if (Response.Error === undefined) return
          const { Code: code, Message: message } = Response.Error
          return yield* new (errorOf(code))({ code, message, requestId: Response.RequestId })
        },
        Effect.catchTags({ SchemaError: failed, HttpClientError: failed, TimeoutError: failed, CryptoError: failed })
      )

      return Essbasic.of({ cancel })
    })
  )
}

export const cancel = (qrCodeId: string) =>
  Essbasic.use((essbasic) =>
    essbasic.cancel({
      Agent: {
        AppId: "yDwhxUUckp3gl8j5UuFX33LSNozpRsbi",
        ProxyOrganizationOpenId: "org_dianziqian",
        ProxyOperator: { OpenId: "n9527" }
      },
      QrCodeId: qrCodeId
    })
  ).pipe(
    Effect.as("cancelled"),
    Effect.catchTag("QrInvalid", () => Effect.succeed("no longer valid")),
    Effect.catchTag("InvalidParameter", (error) => Effect.succeed(`vendor: ${error.message}`)),
    Effect.catchTag("AuthFailure", () => Effect.die("check TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY"))
  )

export const live = Essbasic.layer.pipe(
  Layer.provide([
    FetchHttpClient.layer,
    Digest.layerWebCrypto,
    Layer.provide(Mac.layerWebCrypto, SecureRandom.layerWebCrypto)
  ])
)

export const main = cancel("yDSLZUUckpooi1ltUxCsD3RSTG9BEWhR").pipe(Effect.provide(live))
