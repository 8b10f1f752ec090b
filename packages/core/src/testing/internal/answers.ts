import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import type * as Operation from "../../Operation.ts"
import type * as Exchange from "../../vendor/Exchange.ts"
import * as Json from "../../vendor/Json.ts"
import * as VendorErrors from "../../vendor/VendorErrors.ts"
import * as VendorError from "../../VendorError.ts"
import type { Code, Codes } from "../Codes.ts"

/** Whether the vendor is to confirm success by an answer that does not fit. */
export const isDone = (error: VendorError.VendorError): error is VendorError.MalformedResponse =>
  error instanceof VendorError.MalformedResponse && error.outcome === "Done"

/** Writes a result as the vendor answers it. A script's broken answer stays broken. */
export const answerOf = (
  codes: Codes,
  operation: Operation.Any,
  result: Result.Result<unknown, VendorError.VendorError>,
  requestId: string
): Effect.Effect<Exchange.Answer, VendorError.VendorError> => {
  if (Result.isSuccess(result)) {
    // The vendor's side of the wire writes responses with every check.
    const body = Result.getOrThrow(Schema.encodeUnknownResult(operation.response)(result.success))
    return Effect.succeed({ _tag: "Answered", body: Json.normalize(body), requestId })
  }
  const error = result.failure
  if (isDone(error) && error.response !== undefined) {
    const body = Json.normalize(Redacted.value(error.response))
    return Effect.succeed({ _tag: "Answered", body, requestId: error.requestId ?? requestId })
  }
  if (error instanceof VendorError.TransportFailure || error instanceof VendorError.MalformedResponse) {
    return Effect.fail(broken(codes.vendor, operation, error))
  }
  const id = error.requestId ?? requestId
  const { response } = operation.refusals
  return Effect.succeed(
    response !== undefined && error instanceof (response.error as new (properties: any) => VendorError.VendorError)
      ? { _tag: "Answered", body: Json.normalize(Result.getOrThrow(response.encode(error))), requestId: id }
      : refused(codes, operation, error, id)
  )
}

/** Writes an error by the vendor's codes. */
export const refused = (
  codes: Codes,
  operation: Operation.Any,
  error: VendorError.VendorError,
  requestId: string
): Exchange.Refused => ({
  _tag: "Refused",
  ...codeOf(codes, operation, error),
  message: error.message,
  requestId,
  retryAfter:
    error instanceof VendorError.RateLimited || error instanceof VendorError.ServiceFailure
      ? error.retryAfter
      : undefined
})

const codeOf = ({ refusal, tags }: Codes, operation: Operation.Any, error: VendorError.VendorError): Code => {
  if (error.code !== "") return { code: error.code, subCode: error.subCode }
  const listed = Object.entries(operation.refusals.codes).find(([, constructor]) => error instanceof constructor)
  if (listed !== undefined) return refusal(listed[0])
  return (tags as Readonly<Record<string, Code>>)[error._tag] ?? tags.UnexpectedError
}

// A script tells what broke; the call is known here.
const broken = (vendor: string, operation: Operation.Any, error: VendorError.VendorError): VendorError.VendorError => {
  const { _tag, operation: _, vendor: __, ...properties } = error
  return VendorErrors.make(
    error.constructor as new (properties: any) => VendorError.VendorError,
    vendor,
    operation,
    // An error's message and cause are not among the properties that spreading copies.
    { ...properties, message: error.message, cause: error.cause }
  )
}
