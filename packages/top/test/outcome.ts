/** The outcome of a call as plain data, so that outcomes can be compared. */
import * as Operation from "@effect-vendors/core/Operation"
import type * as VendorError from "@effect-vendors/core/VendorError"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"

export interface Outcome {
  readonly tag: string
  readonly requestId: string | undefined
  /** The response or the error, encoded. It is `any`, because each test knows the fields of its own operation. */
  readonly whole: any
}

export const of = <Op extends Operation.Any>(
  operation: Op,
  input: Op["request"]["Type"]
): Effect.Effect<Outcome, never, Effect.Services<ReturnType<Op>>> =>
  Effect.map(
    Effect.result(
      operation.detailed(input) as Effect.Effect<
        Operation.Detailed<unknown>,
        VendorError.VendorError,
        Effect.Services<ReturnType<Op>>
      >
    ),
    (result) =>
      Result.isSuccess(result)
        ? {
            tag: "success",
            requestId: result.success.requestId,
            whole: Schema.encodeUnknownSync(operation.response)(result.success.value)
          }
        : {
            tag: result.failure._tag,
            requestId: result.failure.requestId,
            whole: Schema.encodeUnknownSync(Operation.errorsOf(operation))(result.failure)
          }
  )
