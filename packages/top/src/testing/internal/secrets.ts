import type * as Operation from "@effect-vendors/core/Operation"
import * as SignatureDiagnosis from "@effect-vendors/core/testing/SignatureDiagnosis"
import { encodings } from "./mistakes.ts"
import * as parameters from "./parameters.ts"

/**
 * The texts of a request that an explanation must hide: its session and the secrets of its operation. Where the request
 * cannot be read, nobody knows the secrets, so all values of the method's own parameters are hidden.
 */
export const secretsOf = (operation: Operation.Any, named: parameters.Named): ReadonlyArray<string> => {
  const { invalid, value } = parameters.requestOf(operation, { files: {}, named })
  const known = invalid === undefined ? SignatureDiagnosis.secretsOf(operation, value) : undefined
  const all = Object.entries(named).filter(([name]) => !parameters.publicParameters.has(name))
  const texts = [named.session ?? "", ...(known ?? all.map(([, text]) => text))]
  // Each text is hidden as the parameter has it, and as a client may have signed it.
  return texts
    .flatMap((text) => [text, JSON.stringify(text).slice(1, -1)])
    .flatMap((text) => [text].concat(Object.values(encodings).map((encode) => encode(text))))
}
