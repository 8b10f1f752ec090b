import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import type * as Operation from "../../Operation.ts"
import * as VendorError from "../../VendorError.ts"
import type * as Exchange from "../Exchange.ts"
import * as Json from "../Json.ts"
import * as VendorErrors from "../VendorErrors.ts"
import { mask } from "./mask.ts"
import * as statuses from "./status.ts"

/** Decodes a response. One that does not fit its operation may be a refusal. */
export const decode = (
  vendor: string,
  operation: Operation.Any,
  answer: Exchange.Answered
): Effect.Effect<Operation.Detailed<unknown>, VendorError.VendorError> => {
  let body = answer.body
  let value = attempting(operation.decode, body)
  const exact = Result.isFailure(value) && answer.reparse !== undefined ? Result.try(answer.reparse) : undefined
  if (exact !== undefined && Result.isSuccess(exact)) {
    body = exact.success
    value = attempting(operation.decode, body)
  }
  const { requestId } = answer
  if (Result.isSuccess(value)) return Effect.succeed({ value: value.success, requestId, raw: body })
  const refusal = attempting((body) => refusalIn(vendor, operation, body, requestId), body)
  return Effect.fail(
    Result.isSuccess(refusal) ? refusal.success : misfit(vendor, operation, body, requestId, value.failure)
  )
}

const refusalIn = (
  vendor: string,
  operation: Operation.Any,
  body: unknown,
  requestId: string | undefined
): Result.Result<VendorError.VendorError, unknown> => {
  const { response } = operation.refusals
  return response === undefined
    ? Result.fail("no response is a refusal")
    : Result.map(response.decode(body), (properties: VendorError.Properties) =>
        VendorErrors.make(response.error, vendor, operation, { ...properties, requestId, outcome: "Rejected" })
      )
}

const misfit = (
  vendor: string,
  operation: Operation.Any,
  body: unknown,
  requestId: string | undefined,
  cause: unknown
): VendorError.MalformedResponse =>
  VendorErrors.make(VendorError.MalformedResponse, vendor, operation, {
    // A schema's message tells the place and what was expected there, never what was found.
    message: `the response does not fit the operation${Schema.isSchemaError(cause) ? `: ${cause.message}` : ""}`,
    requestId,
    excerpt: Result.getOrElse(
      Result.try(() => mask(Json.stringify(body))),
      () => ""
    ),
    cause
  })

/** Decoding recurses, and so throws on a value that is nested deeper than the stack. That must not be a defect. */
export const attempting = <A>(
  decode: (body: unknown) => Result.Result<A, unknown>,
  body: unknown
): Result.Result<A, unknown> => {
  try {
    return decode(body)
  } catch (cause) {
    return Result.fail(cause)
  }
}

/** Makes the error of a vendor's code: a refusal of the operation, or the error that the code stands for elsewhere. */
export const classify = (
  vendor: string,
  operation: Operation.Any,
  refused: Exchange.Refused,
  { permanent, tag }: Exchange.Classification
): VendorError.VendorError => {
  const { code, message, requestId, retryAfter, subCode } = refused
  const properties = { code, subCode, message, requestId }
  const refusal = entry(operation.refusals.codes, subCode) ?? entry(operation.refusals.codes, code)
  if (refusal !== undefined)
    return VendorErrors.make(refusal, vendor, operation, { ...properties, outcome: "Rejected" })
  const outcome = tag === "ServiceFailure" || tag === "UnexpectedError" ? "Unknown" : "Rejected"
  return statuses.failure(vendor, operation, { tag, outcome }, { ...properties, retryAfter }, permanent)
}

const entry = <A>(record: Readonly<Record<string, A>>, key: string | undefined): A | undefined =>
  key !== undefined && Object.hasOwn(record, key) ? record[key] : undefined
