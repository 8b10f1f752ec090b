/**
 * The Taobao Open Platform's side of the wire: checks signatures, finds methods, writes envelopes in the
 * format that was asked for.
 *
 * @since 0.1.0
 */
import type * as Gateway from "@effect-vendors/core/Gateway"
import type * as Operation from "@effect-vendors/core/Operation"
import * as Explanation from "@effect-vendors/core/testing/Explanation"
import * as Faults from "@effect-vendors/core/testing/Faults"
import * as Sandbox from "@effect-vendors/core/testing/Sandbox"
import type * as Simulation from "@effect-vendors/core/testing/Simulation"
import * as Effect from "effect/Effect"
import * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Redacted from "effect/Redacted"
import * as authorize from "../internal/sandbox/authorize.ts"
import * as parameters from "../internal/sandbox/parameters.ts"
import { formatOf, write } from "../internal/sandbox/write.ts"
import type * as TopGateway from "../TopGateway.ts"

/**
 * The codes that a simulation of a vendor on the platform sends for errors that have none.
 *
 * @category simulations
 * @since 0.1.0
 */
export const vendor = (name: string): Simulation.Vendor => ({
  name,
  codes: {
    AuthFailure: { code: "25" },
    PermissionDenied: { code: "11" },
    InvalidParameter: { code: "50", subCode: "isv.invalid-parameter" },
    // The platform has no code for these two that its clients could tell.
    ResourceNotFound: { code: "50", subCode: "isv.not-exist" },
    LimitExceeded: { code: "50", subCode: "isv.limit-exceeded" },
    RateLimited: { code: "7", subCode: "accesscontrol.limited-by-api-access-count" },
    ServiceFailure: { code: "50", subCode: "isp.unknown-error" },
    OperationRefused: { code: "50", subCode: "isv.refused" },
    UnexpectedError: { code: "999" }
  },
  refusal: (subCode) => ({ code: "50", subCode }),
  unfit: ({ kind, path }) => {
    const name = path.join(".")
    const missing = kind === "missing"
    // The gateway knows the parameters of a method; what is in them, only the service behind it knows.
    return path.length > 1
      ? {
          code: "50",
          subCode: `${missing ? "isv.missing-parameter" : "isv.invalid-parameter"}:${name}`,
          message: missing ? `${name} is missing` : `${name} is not valid`
        }
      : missing
        ? { code: "40", message: `Missing Required Arguments:${name}` }
        : { code: "41", message: `Invalid Arguments:${name}` }
  }
})

/**
 * What a sandbox knows of a vendor on the platform.
 *
 * - `operations`: the vendor's methods.
 * - `appSecrets`: the secrets of its applications, by app key.
 * - `checkSkew`: whether a timestamp has to be right to ten minutes. Default true.
 *
 * @category models
 * @since 0.1.0
 */
export interface Vendor {
  readonly simulation: Simulation.Simulation
  readonly operations: ReadonlyArray<Operation.Any>
  readonly appSecrets: Readonly<Record<string, Redacted.Redacted>>
  readonly checkSkew?: boolean | undefined
}

/**
 * How a vendor's sandbox is set up, besides its simulation.
 *
 * - `operations`: those that it serves in addition to the library's, and to those of its simulators.
 * - `appSecrets`: the secrets of the applications it knows, by app key.
 * - `checkSkew`: whether a timestamp has to be right to ten minutes. Default true.
 *
 * @category models
 * @since 0.1.0
 */
export interface Options {
  readonly operations?: ReadonlyArray<Operation.Any> | undefined
  readonly appSecrets?: Readonly<Record<string, Redacted.Redacted>> | undefined
  readonly checkSkew?: boolean | undefined
}

/**
 * The credentials that a sandbox knows unless it is told others.
 *
 * @category models
 * @since 0.1.0
 */
export const credentials: TopGateway.Credentials = {
  appKey: "sandbox-app",
  appSecret: Redacted.make("sandbox-secret")
}

/**
 * A vendor as a sandbox serves it: what a simulation does, and its catalogue.
 *
 * @category constructors
 * @since 0.1.0
 */
export const simulated = (
  simulation: Simulation.Simulation,
  catalogue: ReadonlyArray<Operation.Any>,
  options?: Options
): Vendor => ({
  simulation,
  operations: [...(options?.operations ?? []), ...catalogue, ...simulation.operations],
  appSecrets: options?.appSecrets ?? { [credentials.appKey]: credentials.appSecret },
  checkSkew: options?.checkSkew
})

/**
 * Makes the handler of `/router/rest`, for all vendors behind it.
 *
 * @category constructors
 * @since 0.1.0
 */
export const handler = (vendors: ReadonlyArray<Vendor>): Effect.Effect<Sandbox.Handler> =>
  Effect.zipWith(authorize.signers, Faults.CurrentFaults, (signers, faults) => {
    const appSecrets = Object.assign({}, ...vendors.map((vendor) => vendor.appSecrets)) as Vendor["appSecrets"]
    const checkSkew = vendors.every((vendor) => vendor.checkSkew !== false)
    const methods = new Map(
      vendors
        .flatMap(({ operations, simulation }) =>
          operations.map((operation) => [operation.name, { operation, simulation }] as const)
        )
        // The first of a name counts.
        .toReversed()
    )

    const answer = Effect.fnUntraced(function* (request: parameters.Request) {
      const { named } = request
      if (request.method !== "POST" && request.method !== "GET") return refuse(9, "Http Action Not Allowed")
      if (request.tooLarge) return refuse(3, "Upload Fail: the request is larger than 10 MB")
      if (named.method === undefined) return refuse(21, "Missing Method")
      const method = methods.get(named.method)
      if (method === undefined) return refuse(22, "Invalid Method")
      if (named.v === undefined) return refuse(32, "Missing Version")
      if (named.v !== "2.0") return refuse(33, "Invalid Version")
      if (!formats.has(formatOf(named))) return refuse(23, "Invalid Format")
      const { operation, simulation } = method
      const refusal = yield* authorize.check(request, { appSecrets, checkSkew, signers, operation })
      if (refusal !== undefined) return refusal
      if (operation.traits.session === true && (named.session ?? "") === "") return refuse(26, "Missing Session")
      const { invalid, value } = parameters.requestOf(operation, named)
      return invalid === undefined
        ? yield* simulation.answer(operation, value)
        : refuse(41, `Invalid Arguments:${invalid}`)
    })

    const respond = (request: parameters.Request) => {
      const method = methods.get(request.named.method ?? "")
      const simulation = method?.simulation ?? vendors[0]?.simulation
      return (answer: Gateway.Answer | authorize.Refusal) =>
        Effect.gen(function* () {
          // What reaches no operation still has an id, as any answer of the platform's.
          const requestId = answer.requestId ?? (yield* simulation?.requestId ?? Effect.succeed(""))
          const response = yield* write({ ...answer, requestId }, method?.operation, request.named)
          return "explanation" in answer && answer.explanation !== undefined
            ? HttpServerResponse.setHeader(response, Explanation.header, Explanation.encode(answer.explanation))
            : response
        })
    }

    return Effect.flatMap(HttpServerRequest.HttpServerRequest, (request) =>
      // Once, for a fault may deliver a request twice.
      Effect.flatMap(parameters.read(request), (request) =>
        Faults.answer(faults, {
          operation: request.named.method ?? "",
          respond: Sandbox.respond(answer(request), respond(request)),
          write: respond(request),
          codes: {
            throttled: { code: "7", subCode: "accesscontrol.limited-by-api-access-count" },
            internalError: { code: "15", subCode: "isp.unknown-error" }
          }
        })
      )
    )
  })

const formats = new Set(["json", "xml"])

const refuse = (code: number, message: string): Gateway.Failure => ({ _tag: "Failure", code: String(code), message })
