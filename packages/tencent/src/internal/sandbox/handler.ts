import type * as Gateway from "@effect-vendors/core/Gateway"
import * as Json from "@effect-vendors/core/Json"
import type * as Operation from "@effect-vendors/core/Operation"
import * as Explanation from "@effect-vendors/core/testing/Explanation"
import * as Faults from "@effect-vendors/core/testing/Faults"
import * as Sandbox from "@effect-vendors/core/testing/Sandbox"
import type * as Simulation from "@effect-vendors/core/testing/Simulation"
import * as Effect from "effect/Effect"
import * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Predicate from "effect/Predicate"
import * as authorize from "./authorize.ts"
import * as flattened from "./flattened.ts"

/** What the sandbox knows: its simulation, its operations, who may call, and its faults. */
export interface Options extends authorize.Options {
  readonly simulation: Simulation.Simulation
  readonly operations: ReadonlyArray<Operation.Any>
  readonly faults: Faults.Faults | undefined
}

/** Tencent Cloud's side of API 3.0: checks the signature, finds the action, writes the envelope. */
export const handler = (options: Options): Sandbox.Handler => {
  const { faults, operations, simulation } = options
  // The first of a name counts.
  const byName = new Map(operations.toReversed().map((operation) => [operation.name, operation]))

  const answer = Effect.fnUntraced(function* (
    request: HttpServerRequest.HttpServerRequest,
    { bytes: body, tooLarge }: Sandbox.Body
  ) {
    if (request.method !== "POST" && request.method !== "GET") {
      return refuse("UnsupportedProtocol", `The method ${request.method} is not supported; use POST or GET.`)
    }
    if (tooLarge) return refuse("RequestSizeLimitExceeded", "The request is larger than 10 MB.")
    const unsigned = authorize.unsigned(request, body)
    const action = request.headers["x-tc-action"] ?? ""
    const operation = byName.get(action)
    const refusal = yield* authorize.check(unsigned, operation, options)
    if (refusal !== undefined) return refusal
    if (operation === undefined) return refuse("InvalidAction", `The action \`${action}\` does not exist.`)
    const version = request.headers["x-tc-version"] ?? ""
    if (version !== operation.version) return refuse("NoSuchVersion", `The version \`${version}\` does not exist.`)
    const payload =
      request.method === "GET"
        ? flattened.parse(unsigned.query)
        : yield* Effect.orElseSucceed(
            Effect.try(() => Json.parseExact(utf8.decode(body))),
            () => undefined
          )
    return Predicate.isObject(payload)
      ? yield* simulation.answer(operation, payload)
      : refuse("InvalidParameter", "The payload is not a JSON object.")
  })

  const write = (answer: Gateway.Answer | authorize.Refusal) =>
    Effect.map(
      // What reaches no operation still has an id, as any answer of the vendor's.
      answer.requestId === undefined ? simulation.requestId : Effect.succeed(answer.requestId),
      (requestId) => {
        const response = writeAnswer(answer, requestId)
        return "explanation" in answer && answer.explanation !== undefined
          ? HttpServerResponse.setHeader(response, Explanation.header, Explanation.encode(answer.explanation))
          : response
      }
    )

  return Effect.flatMap(HttpServerRequest.HttpServerRequest, (request) =>
    // Once, for a fault may deliver a request twice.
    Effect.flatMap(Sandbox.readBody(request), (body) =>
      Faults.answer(faults, {
        operation: request.headers["x-tc-action"] ?? "",
        respond: Sandbox.respond(answer(request, body), write),
        write,
        codes: { throttled: { code: "RequestLimitExceeded" }, internalError: { code: "InternalError" } }
      })
    )
  )
}

const utf8 = new TextDecoder("utf-8", { fatal: true })

const refuse = (code: string, message: string): Gateway.Failure => ({ _tag: "Failure", code, message })

const writeAnswer = (answer: Gateway.Answer, requestId: string): HttpServerResponse.HttpServerResponse =>
  HttpServerResponse.text(
    Json.stringify({
      Response: {
        ...(answer._tag === "Success"
          ? (answer.body as object)
          : { Error: { Code: answer.code, Message: answer.message } }),
        RequestId: requestId
      }
    }),
    { contentType: "application/json" }
  )
