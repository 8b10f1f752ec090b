import type * as Operation from "@effect-vendors/core/Operation"
import * as Predicate from "effect/Predicate"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as parameters from "./parameters.ts"

/**
 * The texts in a request that must not be shown: its session, and what its schema redacts. Where the
 * schema cannot read it, all that it says.
 */
export const secretsOf = (operation: Operation.Any, named: parameters.Named): ReadonlyArray<string> => {
  const { value } = parameters.requestOf(operation, named)
  const request = Schema.decodeUnknownResult(operation.request)(value)
  return [
    named.session ?? "",
    ...(Result.isSuccess(request)
      ? redacted(request.success)
      : Object.entries(named)
          .filter(([name]) => !parameters.publicParameters.has(name))
          .map(([, text]) => text))
  ]
}

const redacted = (value: unknown): ReadonlyArray<string> =>
  Redacted.isRedacted(value)
    ? [String(Redacted.value(value))]
    : Predicate.isObjectOrArray(value)
      ? Object.values(value).flatMap(redacted)
      : []
