import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { plain } from "../../internal/numeral.ts"
import { unconfirmed } from "../../internal/response.ts"
import type * as Operation from "../../Operation.ts"
import * as VendorError from "../../VendorError.ts"
import type * as Exchange from "../Exchange.ts"
import * as Json from "../Json.ts"
import * as VendorErrors from "../VendorErrors.ts"
import { mask } from "./mask.ts"
import * as statuses from "./status.ts"

/**
 * Decodes a response. One that says no is a refusal, whatever else is in it. `isStrict` makes an error of one that is
 * read only in part.
 */
export const decode = (
  vendor: string,
  operation: Operation.Any,
  answer: Exchange.Answered,
  isStrict: boolean
): Effect.Effect<Operation.Detailed<unknown>, VendorError.VendorError> => {
  const { body, reparse, requestId } = answer
  const refusal = refusalIn(vendor, operation, answer)
  if (refusal !== undefined) return Effect.fail(refusal)
  const decoded = attempting(() => operation.decode(body, reparse))
  if (Result.isFailure(decoded)) return Effect.fail(misfit(vendor, operation, answer, decoded.failure))
  const { drift, raw, value } = decoded.success
  return isStrict && drift.length > 0
    ? Effect.fail(misfit(vendor, operation, answer, drift))
    : Effect.succeed({ value, requestId, raw, drift })
}

const refusalIn = (
  vendor: string,
  operation: Operation.Any,
  { body, reparse, requestId }: Exchange.Answered
): VendorError.VendorError | undefined => {
  const { response } = operation.refusals
  if (response === undefined) return undefined
  const decoded = attempting(() => response.decode(body, reparse))
  return Result.isSuccess(decoded)
    ? VendorErrors.make(response.error, vendor, operation, { ...decoded.success, requestId, outcome: "Rejected" })
    : undefined
}

const misfit = (
  vendor: string,
  operation: Operation.Any,
  answer: Exchange.Answered,
  problem: unknown
): VendorError.MalformedResponse => {
  const exact = Result.try(() => (answer.reparse === undefined ? answer.body : plain(answer.reparse())))
  const response = Result.getOrElse(exact, () => answer.body)
  const confirms = Result.try(() => operation.refusals.response?.confirms(response) ?? true)
  const isDone = answer.isConfirmed !== false && Result.getOrElse(confirms, () => false)
  return VendorErrors.make(VendorError.MalformedResponse, vendor, operation, {
    // A message tells the place and what was expected there, never what was found.
    message: `the response does not fit the operation${messageOf(problem)}`,
    requestId: answer.requestId,
    outcome: isDone ? "Done" : "Unknown",
    excerpt: Result.getOrElse(
      Result.try(() => mask(Json.stringify(response))),
      () => ""
    ),
    response: isDone ? Redacted.make(response) : unconfirmed(response),
    cause: Schema.isSchemaError(problem) ? problem : undefined
  })
}

const messageOf = (problem: unknown): string =>
  Schema.isSchemaError(problem)
    ? `: ${problem.message}`
    : Array.isArray(problem)
      ? `: ${problem.map(({ actual, expected, path }) => `${path} is ${actual}, not ${expected}`).join("; ")}`
      : ""

/** Decoding recurses, and so throws on a value that is nested deeper than the stack. That must not be a defect. */
export const attempting = <A>(convert: () => Result.Result<A, unknown>): Result.Result<A, unknown> => {
  try {
    return convert()
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
