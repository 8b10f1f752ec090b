/**
 * The error codes by which a simulated vendor refuses.
 *
 * @since 0.1.0
 */
import type { Classification } from "../vendor/Exchange.ts"

/**
 * An error code, with the finer code of vendors that have two.
 *
 * @category models
 * @since 0.1.0
 */
export interface Code {
  readonly code: string
  readonly subCode?: string | undefined
}

/**
 * A problem with a request: a parameter is missing, has another type, or has a value that is not allowed.
 * `path` leads to the parameter, from the outermost name to the innermost.
 *
 * @category models
 * @since 0.1.0
 */
export interface Problem {
  readonly kind: "missing" | "type" | "value"
  readonly path: ReadonlyArray<string>
}

/**
 * The vendor's words for such a problem.
 *
 * @category models
 * @since 0.1.0
 */
export interface Complaint extends Code {
  readonly message: string
}

/**
 * The codes that a simulation of a vendor sends for errors that a simulator or a script made without a code.
 *
 * - `vendor`: the vendor's name.
 * - `tags`: the code for each tag.
 * - `refusal`: the code for a refusal, from the one that its operation lists.
 * - `unfit`: the code for a request that does not fit its operation. Default: the code of `InvalidParameter`.
 * - `unknown`: the code for a request with a parameter that its operation does not have. Left out by vendors that take
 *   such a request.
 *
 * @category models
 * @since 0.1.0
 */
export interface Codes {
  readonly vendor: string
  readonly tags: Readonly<Record<Classification["tag"], Code>>
  readonly refusal: (listed: string) => Code
  readonly unfit?: ((problem: Problem) => Complaint) | undefined
  readonly unknown?: ((path: ReadonlyArray<string>) => Complaint) | undefined
}
