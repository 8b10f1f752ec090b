import type * as Operation from "@effect-vendors/core/Operation"
import * as Json from "@effect-vendors/core/vendor/Json"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Base64 from "effect/encoding/Base64"
import * as Predicate from "effect/Predicate"
import { hasBody } from "../../internal/target.ts"
import { Route, Upload } from "../../Route.ts"
import type { Request } from "./authorize.ts"

type Fields = Readonly<Record<string, unknown>>

/** The fields of a request, from its path, its query and its body. `undefined` where the body cannot be read. */
export const fieldsOf = (
  { annotations }: Operation.Any,
  request: Request,
  parameters: Fields
): Effect.Effect<Fields | undefined> => {
  const route = Context.get(annotations, Route)
  if (route === undefined || !hasBody(route.method)) {
    return Effect.succeed({ ...Object.fromEntries(new URLSearchParams(request.query)), ...parameters })
  }
  const upload = Context.get(annotations, Upload)
  const body = upload === undefined ? Effect.try(() => Json.parseExact(utf8.decode(request.body))) : formOf(request)
  return body.pipe(
    Effect.map((fields) => (Predicate.isObject(fields) ? { ...fields, ...parameters } : undefined)),
    Effect.orElseSucceed(() => undefined)
  )
}

const utf8 = new TextDecoder("utf-8", { fatal: true })

// A file comes as the fields that an `Attachment` has.
const formOf = ({ body, contentType }: Request) =>
  Effect.tryPromise(async () => {
    const form = await new Response(body, { headers: { "content-type": contentType } }).formData()
    const fields: Record<string, unknown> = {}
    for (const [name, value] of form) {
      fields[name] =
        typeof value === "string"
          ? value
          : { name: value.name, type: value.type, content: Base64.encode(new Uint8Array(await value.arrayBuffer())) }
    }
    return fields
  })
