import type * as Operation from "@effect-vendors/core/Operation"
import * as Explanation from "@effect-vendors/core/testing/Explanation"
import { encodings } from "./mistakes.ts"
import * as parameters from "./parameters.ts"

/**
 * The texts in a request that must not be shown: its session, and what its operation keeps secret. Where
 * the request cannot be read, all that it says.
 */
export const secretsOf = (operation: Operation.Any, named: parameters.Named): ReadonlyArray<string> => {
  const { invalid, value } = parameters.requestOf(operation, named)
  const known = invalid === undefined ? Explanation.secretsOf(operation, value) : undefined
  const all = Object.entries(named).filter(([name]) => !parameters.publicParameters.has(name))
  const texts = [named.session ?? "", ...(known ?? all.map(([, text]) => text))]
  // As they stand in the parameter, and as a client may have signed it.
  return texts
    .flatMap((text) => [text, JSON.stringify(text).slice(1, -1)])
    .flatMap((text) => [text].concat(Object.values(encodings).map((encode) => encode(text))))
}
