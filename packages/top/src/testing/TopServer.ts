/**
 * The Taobao Open Platform's side of the wire. It checks signatures, finds methods, and writes answers in the format that
 * the client asks for.
 *
 * @since 0.1.0
 */
import type * as Operation from "@effect-vendors/core/Operation"
import type { Codes } from "@effect-vendors/core/testing/Codes"
import * as Faults from "@effect-vendors/core/testing/Faults"
import type { Platform, Served } from "@effect-vendors/core/testing/SandboxVendor"
import * as SignatureDiagnosis from "@effect-vendors/core/testing/SignatureDiagnosis"
import * as WireServer from "@effect-vendors/core/testing/WireServer"
import type * as Exchange from "@effect-vendors/core/vendor/Exchange"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Redacted from "effect/Redacted"
import { RequiresSession } from "../TopVendor.ts"
import * as authorize from "./internal/authorize.ts"
import * as oauth from "./internal/oauth.ts"
import * as parameters from "./internal/parameters.ts"
import * as sessions from "./internal/sessions.ts"
import { formatOf, write } from "./internal/write.ts"

/**
 * The platform's codes for the errors that a vendor's simulators make without a code.
 *
 * @category simulations
 * @since 0.1.0
 */
export const codes = (vendor: string): Codes => ({
  vendor,
  tags: {
    AuthFailure: { code: "25" },
    PermissionDenied: { code: "11" },
    InvalidParameter: { code: "50", subCode: "isv.invalid-parameter" },
    // The platform has no codes of its own for these two.
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
    // The gateway checks the parameters of a method. The service behind it checks the contents of the parameters.
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
 * Makes the handler of `/router/rest`, and of the pages where users grant sessions, for all vendors behind it. Each vendor answers for its own methods, and only to
 * its own applications. Where two vendors have a method of the same name, the first vendor answers.
 *
 * @category constructors
 * @since 0.1.0
 */
export const handler = (vendors: ReadonlyArray<Served>): Effect.Effect<WireServer.Handler> =>
  Effect.zipWith(authorize.signers, Faults.CurrentFaults, (signers, faults) => {
    const methods = methodsOf(vendors)
    const accepts = sessions.accepts(vendors)
    const pages = oauth.make(vendors, faults)
    const methodOf = ({ named }: parameters.Request) => methods.get(named.method ?? "")

    const answer = Effect.fnUntraced(function* (request: parameters.Request) {
      const { named } = request
      if (request.method !== "POST" && request.method !== "GET") return refuse(9, "Http Action Not Allowed")
      if (request.tooLarge) return refuse(3, "Upload Fail: the request is larger than 10 MB")
      if (named.method === undefined) return refuse(21, "Missing Method")
      const method = methodOf(request)
      if (method === undefined) return refuse(22, "Invalid Method")
      if (named.v === undefined) return refuse(32, "Missing Version")
      if (named.v !== "2.0") return refuse(33, "Invalid Version")
      if (!formats.has(formatOf(named))) return refuse(23, "Invalid Format")
      const { operation, vendor } = method
      const refusal = yield* authorize.check(request, operation, vendor, signers)
      if (refusal !== undefined) return refusal
      if (Context.get(operation.annotations, RequiresSession) && (named.session ?? "") === "") {
        return refuse(26, "Missing Session")
      }
      if (!(yield* accepts(named.session, named.app_key))) {
        return { ...refuse(27, "Invalid Session"), subCode: "invalid-sessionkey" }
      }
      const { invalid, value } = parameters.requestOf(operation, request)
      return invalid === undefined
        ? yield* vendor.simulation.answer({ operation, request: value, credential: { account: named.app_key } })
        : refuse(41, `Invalid Arguments:${invalid}`)
    })

    const respond = (request: parameters.Request) => {
      const method = methodOf(request)
      const simulation = method?.vendor.simulation ?? vendors[0]?.simulation
      return (answer: Exchange.Answer | authorize.Refusal) =>
        Effect.gen(function* () {
          // The platform gives an id to every request, so a request that reaches no operation gets one too.
          const requestId = answer.requestId ?? (yield* simulation?.requestId ?? Effect.succeed(""))
          const written = yield* write({ ...answer, requestId }, method?.operation, request.named)
          const response = WireServer.withRetryAfter(answer, written)
          return "explanation" in answer && answer.explanation !== undefined
            ? HttpServerResponse.setHeader(
                response,
                SignatureDiagnosis.header,
                SignatureDiagnosis.encode(answer.explanation)
              )
            : response
        })
    }

    return Effect.flatMap(
      HttpServerRequest.HttpServerRequest,
      (request) =>
        // The request is read once, because a fault may deliver it twice.
        pages(request) ??
        Effect.flatMap(parameters.read(request), (request) =>
          Faults.answer(faults, {
            operation: methodOf(request)?.operation.id ?? "",
            name: request.named.method ?? "",
            respond: WireServer.respond(answer(request), respond(request)),
            write: respond(request),
            codes: {
              throttled: { code: "7", subCode: "accesscontrol.limited-by-api-access-count" },
              internalError: { code: "15", subCode: "isp.unknown-error" }
            }
          })
        )
    )
  })

interface Method {
  readonly operation: Operation.Any
  readonly vendor: Served
}

const methodsOf = (vendors: ReadonlyArray<Served>): ReadonlyMap<string, Method> =>
  new Map(
    vendors
      .flatMap((vendor) => vendor.operations.map((operation) => [operation.name, { operation, vendor }] as const))
      // A map keeps the last entry of a name, and here the first counts.
      .toReversed()
  )

/**
 * The platform, as a sandbox serves it.
 *
 * @category sandbox
 * @since 0.1.0
 */
export const platform: Platform = {
  name: "Taobao Open Platform",
  path: "/router/rest",
  otherPaths: oauth.paths,
  key: {
    id: { flag: "app-key", value: "sandbox-app" },
    secret: { flag: "app-secret", value: Redacted.make("sandbox-secret") }
  },
  handler
}

const formats = new Set(["json", "xml"])

const refuse = (code: number, message: string): Exchange.Refused => ({ _tag: "Refused", code: String(code), message })
