import * as WireServer from "@effect-vendors/core/testing/WireServer"
import * as Json from "@effect-vendors/core/vendor/Json"
import * as Effect from "effect/Effect"
import * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as Schema from "effect/Schema"

/** A request to drive the sandbox cannot be done. */
export class Refusal extends Schema.TaggedError<Refusal>()("Refusal", { status: Schema.Int, error: Schema.String }) {}

/** The largest bodies, in bytes. A state may be as large as the one that a sandbox with 20,000 phones gives. */
export const maxSize = { state: 32 * 1024 * 1024, other: 4 * 1024 * 1024 } as const

const json = /^application\/json\s*(?:;|$)/i

/**
 * Reads the body of a write. It has to be declared as JSON: a page of another site can send other types without asking
 * first, but no JSON. A field that nobody knows is refused, since a misspelt one would do something else in silence; only
 * a state may have more, as another version saved it.
 */
export const read = <A>(schema: Schema.Codec<A, unknown>, limit: number = maxSize.other) =>
  Effect.gen(function* () {
    const request = yield* HttpServerRequest.HttpServerRequest
    const { bytes, tooLarge } = yield* Effect.mapError(
      WireServer.readBody(request, limit),
      () => new Refusal({ status: 400, error: "the body was cut short" })
    )
    if (tooLarge) {
      return yield* new Refusal({ status: 413, error: `the body is larger than ${limit / 1024 / 1024} MB` })
    }
    const value = yield* Effect.try({
      try: () => Json.parse(utf8.decode(bytes)),
      catch: () => new Refusal({ status: 400, error: "the body is not JSON" })
    })
    return yield* Schema.decodeUnknownEffect(schema, {
      onExcessProperty: limit === maxSize.state ? "ignore" : "error"
    })(value)
  })

const utf8 = new TextDecoder("utf-8", { fatal: true })

/** Whether a request may write: it has no body and no type, or JSON. */
export const isWritable = ({ headers, method }: HttpServerRequest.HttpServerRequest): boolean => {
  if (method === "GET" || method === "HEAD") return true
  const type = headers["content-type"]
  const isEmpty = (headers["content-length"] ?? "0") === "0" && headers["transfer-encoding"] === undefined
  return type === undefined ? isEmpty : json.test(type)
}
