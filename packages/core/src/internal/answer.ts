import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as Failures from "../Failures.ts"
import type * as Gateway from "../Gateway.ts"
import * as Json from "../Json.ts"
import type * as Operation from "../Operation.ts"
import * as VendorError from "../VendorError.ts"
import { mask } from "./mask.ts"

/** The value that an answer is; where it does not fit, it may be a refusal. */
export const decode = (
  vendor: string,
  operation: Operation.Any,
  answer: Gateway.Success
): Effect.Effect<Operation.Detailed<unknown>, VendorError.VendorError> => {
  let body = answer.body
  let value = attempting(operation.decode, body)
  const exact = Result.isFailure(value) && answer.exactly !== undefined ? Result.try(answer.exactly) : undefined
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
): Result.Result<VendorError.VendorError, unknown> =>
  operation.refused === undefined
    ? Result.fail("nothing in a response is a refusal")
    : Result.map(operation.refused.decode(body), (properties: VendorError.Properties) =>
        Failures.make(operation.refused!.error, vendor, operation, { ...properties, requestId, outcome: "Rejected" })
      )

const misfit = (
  vendor: string,
  operation: Operation.Any,
  body: unknown,
  requestId: string | undefined,
  cause: unknown
): VendorError.MalformedResponse =>
  Failures.make(VendorError.MalformedResponse, vendor, operation, {
    // A schema's message has the place and what was expected there, never what was found.
    message: `the response does not fit the operation${Schema.isSchemaError(cause) ? `: ${cause.message}` : ""}`,
    requestId,
    excerpt: Result.getOrElse(
      Result.try(() => mask(Json.stringify(body))),
      () => ""
    ),
    cause
  })

/** What recurses throws on a value that is nested deeper than the stack: no reason for a defect. */
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

/** The error that a vendor's error code is: a refusal of the operation, or what the code means elsewhere. */
export const classify = (
  vendor: string,
  operation: Operation.Any,
  failure: Gateway.Failure,
  { permanent, tag }: Gateway.Meaning
): VendorError.VendorError => {
  const { code, message, requestId, retryAfter, subCode } = failure
  const properties = { code, subCode, message, requestId }
  const refusal = entry(operation.refusals, subCode) ?? entry(operation.refusals, code)
  if (refusal !== undefined) return Failures.make(refusal, vendor, operation, { ...properties, outcome: "Rejected" })
  const outcome = tag === "ServiceFailure" || tag === "UnexpectedError" ? "Unknown" : "Rejected"
  const own = tag === "RateLimited" ? { retryAfter } : {}
  return Failures.make(classOf(tag), vendor, operation, { ...properties, ...own, outcome }, permanent)
}

// Widened from the union of the classes, whose constructors TypeScript cannot unite.
const classOf = (tag: VendorError.GatewayErrorTag): new (properties: any) => VendorError.VendorError =>
  VendorError.classes[tag]

const entry = <A>(record: Readonly<Record<string, A>>, key: string | undefined): A | undefined =>
  key !== undefined && Object.hasOwn(record, key) ? record[key] : undefined
