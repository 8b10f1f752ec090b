import * as Json from "@effect-vendors/core/vendor/Json"
import * as ByteSize from "effect/ByteSize"
import * as Clock from "effect/Clock"
import type * as Mac from "effect/crypto/Mac"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Base64Url from "effect/encoding/Base64Url"
import * as HttpIncomingMessage from "effect/http/HttpIncomingMessage"
import * as HttpRouter from "effect/http/HttpRouter"
import * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as HttpServerRespondable from "effect/http/HttpServerRespondable"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Option from "effect/Option"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { Ledger } from "../Ledger.ts"
import type * as Signal from "../Signal.ts"
import { stored } from "./stored.ts"

/** What a URL is good for. */
interface Place {
  readonly workflow: string
  readonly executionId: string
  readonly signal: string
}

/** Signs URLs and verifies them. */
export interface Signer {
  /** The path of the URLs. */
  readonly path: `/${string}`
  readonly sign: (place: Place, expires: Duration.Input) => Effect.Effect<string>
  readonly verify: (said: string, signature: string) => Effect.Effect<Result.Result<Place, "forged" | "expired">>
}

/** What a URL says: its version, the name of its key, when it expires, and what it is good for. */
const Claims = Schema.Tuple([Schema.Literal(1), Schema.String, Schema.Int, Schema.String, Schema.String, Schema.String])

const ClaimsText = /*#__PURE__*/ Schema.fromJsonString(Claims)

export const signer = (
  mac: Mac.Mac["Service"],
  {
    current,
    keys,
    url
  }: { readonly url: string; readonly current: string; readonly keys: ReadonlyMap<string, Mac.Key> }
): Signer => {
  const base = url.replace(/\/+$/, "")
  const forged = Result.fail("forged" as const)
  return {
    path: new URL(base).pathname.replace(/\/+$/, "") as `/${string}`,
    sign: Effect.fnUntraced(function* ({ executionId, signal, workflow }, expires) {
      const now = yield* Clock.currentTimeMillis
      const until = Math.ceil(now + Duration.toMillis(Duration.fromInputUnsafe(expires)))
      const claims = yield* Schema.encodeEffect(ClaimsText)([1, current, until, workflow, executionId, signal])
      const said = Base64Url.encode(encoder.encode(claims))
      const signature = yield* mac.sign(keys.get(current)!, signedOf(said))
      // Effect's own logs and spans of requests hide a parameter of this name.
      return `${base}/${said}?signature=${Base64Url.encode(signature)}`
    }, Effect.orDie),
    verify: Effect.fnUntraced(function* (said, signature) {
      const parts = Result.all([Base64Url.decodeString(said), Base64Url.decode(signature)])
      if (Result.isFailure(parts)) return forged
      const claims = Schema.decodeOption(ClaimsText)(parts.success[0])
      if (Option.isNone(claims)) return forged
      const [, name, until, workflow, executionId, signal] = claims.value
      const key = keys.get(name)
      // In constant time.
      if (key === undefined || !(yield* mac.verify(key, parts.success[1], signedOf(said)))) return forged
      const now = yield* Clock.currentTimeMillis
      return now > until ? Result.fail("expired" as const) : Result.succeed({ workflow, executionId, signal })
    }, Effect.orDie)
  }
}

const encoder = /*#__PURE__*/ new TextEncoder()

// The same key signs nothing else by accident.
const signedOf = (said: string) => encoder.encode(`effect-vendors/callback ${said}`)

interface Target {
  readonly pipeline: { readonly name: string }
  readonly signals: ReadonlyArray<Signal.Signal<any>>
}

/** Answers one request. */
export const handle = ({ verify }: Signer, targets: ReadonlyArray<Target>) => {
  const signals = new Map(
    targets.flatMap(({ pipeline, signals }) =>
      signals.map((signal) => [JSON.stringify([pipeline.name, signal.name]), signal] as const)
    )
  )
  return Effect.gen(function* () {
    // A parameter of a path must be shorter than what a URL says.
    const { "*": claims = "" } = yield* HttpRouter.params
    const { signature } = yield* HttpServerRequest.ParsedSearchParams
    const verified = yield* verify(claims, typeof signature === "string" ? signature : "")
    if (Result.isFailure(verified)) {
      return verified.failure === "forged" ? said(403, "the signature is not good") : said(410, "the URL has expired")
    }
    const { executionId, signal: name, workflow } = verified.success
    const signal = signals.get(JSON.stringify([workflow, name]))
    if (signal === undefined) return said(404, "there is no such signal")
    const ledger = yield* Ledger
    const execution = yield* ledger.execution(executionId)
    if (Option.isSome(execution) && execution.value.status === "Purged") return said(410, "the execution was purged")
    const request = yield* HttpServerRequest.HttpServerRequest
    const text = yield* Effect.result(
      Effect.provideService(request.text, HttpIncomingMessage.MaxBodySize, ByteSize.mebibytes(1))
    )
    // Too large, or cut off.
    if (Result.isFailure(text)) return yield* HttpServerRespondable.toResponse(text.failure)
    const value = yield* Effect.result(valueOf(signal.schema, text.success))
    if (Result.isFailure(value)) return said(400, value.failure)
    return yield* signal.send({ name: workflow }, executionId, value.success).pipe(
      Effect.as(HttpServerResponse.empty({ status: 204 })),
      Effect.catchTag("UnsealedSecret", ({ message }) =>
        Effect.as(Effect.logError(message), said(500, "the program keeps no secrets"))
      )
    )
  })
}

const valueOf = (schema: Schema.Codec<any, any>, text: string): Effect.Effect<unknown, string> =>
  Effect.try({
    try: () => Json.stringify(Json.parseExact(text === "" ? "null" : text)),
    catch: () => "the body is not JSON"
  }).pipe(
    Effect.flatMap((json) =>
      Effect.mapError(
        Schema.decodeEffect(stored(schema))(json),
        ({ message }) => `the body is no such value: ${message}`
      )
    )
  )

const said = (status: number, problem: string) =>
  HttpServerResponse.text(`${problem.replace(/\s+/g, " ")}\n`, { status })
