/** Sends requests that no client sends, and gives answers that no vendor gives. */
import { VendorError } from "@effect-vendors/core"
import * as Json from "@effect-vendors/core/vendor/Json"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as HttpBody from "effect/http/HttpBody"
import * as HttpClientError from "effect/http/HttpClientError"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as mutate from "./mutate.ts"
import { type Target, targets } from "./targets.ts"

/**
 * The results of many cases.
 *
 * - `slowest`: the time of the slowest case, in milliseconds.
 * - `ended`: how often the cases ended in each way.
 * - `problems`: crashes, hangs and defects, each with the number of its case.
 */
export interface Figures {
  readonly cases: number
  readonly seconds: number
  readonly slowest: number
  readonly ended: Readonly<Record<string, number>>
  readonly problems: ReadonlyArray<string>
}

// No case may take longer, in milliseconds: its texts are at most a hundred kilobytes.
const patience = 2000

type Attempt = Effect.Effect<string, string>

const tagOf = (error: unknown): Effect.Effect<string, string> =>
  VendorError.isVendorError(error)
    ? Effect.succeed(error._tag)
    : Effect.fail(`fails with an error that is not a vendor's: ${String(error)}`)

const called = (call: Effect.Effect<unknown, VendorError.VendorError>): Attempt =>
  Effect.matchEffect(call, { onFailure: tagOf, onSuccess: () => Effect.succeed("success") })

const envelope = /^\s*(\{|<\?xml)/

/** Makes one request to a sandbox: a signed one of any content, or a good one with a part of it changed. */
const request = (random: mutate.Random, target: Target): Attempt => {
  if (random(2) === 0) {
    let payload = target.payload
    for (let changes = 1 + random(3); changes > 0; changes--) payload = mutate.json(random, payload)
    return called(
      target.send(typeof payload === "object" && payload !== null ? (payload as Record<string, unknown>) : { payload })
    )
  }
  const { body, headers } = target.request
  const content = body._tag === "Uint8Array" ? body.body : new Uint8Array()
  let sent = target.request
  const kind = random(4)
  if (kind === 0 || random(2) === 0) {
    sent = HttpClientRequest.setBody(sent, HttpBody.uint8Array(mutate.bytes(random, content), headers["content-type"]))
  }
  if (kind === 1) {
    const name = mutate.pick(random, Object.keys(headers))
    sent =
      random(3) === 0
        ? HttpClientRequest.setHeaders(sent, { [mutate.text(random, name)]: headers[name]! })
        : HttpClientRequest.setHeader(sent, name, mutate.text(random, headers[name]!))
  }
  if (kind === 2)
    sent = HttpClientRequest.setMethod(sent, mutate.pick(random, ["GET", "PUT", "DELETE", "OPTIONS", "POST"]))
  if (kind === 3) {
    // A parameter may be in the query instead of the form.
    const query = new TextDecoder().decode(mutate.bytes(random, content)).slice(0, 4000)
    sent = HttpClientRequest.setUrl(sent, `${sent.url}?${query}`)
  }
  return Effect.matchEffect(target.deliver(sent), {
    onFailure: (error) =>
      error instanceof HttpClientError.HttpClientError && error.reason._tag === "InvalidUrlError"
        ? Effect.succeed("no URL")
        : Effect.fail(`no answer: ${String(error)}`),
    onSuccess: (text) =>
      envelope.test(text) ? Effect.succeed("answered") : Effect.fail(`no envelope: ${text.slice(0, 80)}`)
  })
}

const statuses = [200, 200, 200, 200, 201, 204, 301, 304, 400, 401, 404, 408, 418, 429, 500, 502, 503, 504, 599]

const contentTypes = ["application/json", "text/xml;charset=UTF-8", "text/html; charset=gbk", "", "multipart/form-data"]

// Errors as vendors write them. A few changes make nearly right ones of them.
const errors: ReadonlyArray<string> = [
  '{"Response":{"Error":{"Code":"OperationDenied.QrInvalid","Message":"m"},"RequestId":"r"}}',
  '{"error_response":{"code":7,"msg":"App Call Limited","sub_code":"accesscontrol.limited-by-api-access-count","sub_msg":"This ban will last for 3 more seconds","request_id":"r"}}',
  '{"error_response":{"code":50,"msg":"Remote service error","sub_code":"isp.unknown-error","sub_msg":"m"}}',
  '<?xml version="1.0"?><error_response><code>15</code><msg>m</msg><sub_code>isv.x</sub_code></error_response>'
]

const utf8 = new TextEncoder()

const deep = `${"[".repeat(20_000)}${"]".repeat(20_000)}`

/** Changes the values of an answer, so that JSON stays JSON. */
const altered = (random: mutate.Random, answer: Uint8Array): Uint8Array<ArrayBuffer> => {
  const text = new TextDecoder().decode(answer)
  if (!text.startsWith("{")) return mutate.bytes(random, answer)
  let value: unknown = JSON.parse(text)
  for (let changes = random(3); changes > 0; changes--) value = mutate.json(random, value)
  const written = Json.stringify(value)
  // This is valid JSON, but too deep for a reader that calls itself.
  return utf8.encode(random(20) === 0 ? written.replace(/"[^"]*"(?=[,}])/, () => deep) : written)
}

/** Gives one answer to a call. */
const response = (random: mutate.Random, target: Target): Attempt => {
  const status = mutate.pick(random, statuses)
  const answer = random(4) === 0 ? utf8.encode(mutate.pick(random, errors)) : target.answer
  const content = random(2) === 0 ? altered(random, answer) : mutate.bytes(random, answer)
  const headers = {
    "content-type": mutate.pick(random, contentTypes),
    "date": mutate.pick(random, ["", "x", "0", new Date(random(2 ** 31) * 1000).toUTCString()])
  }
  return called(
    target.receive(
      new Response(status === 204 || status === 304 ? null : content, { status, headers }),
      random(4) === 0
    )
  )
}

const kinds = { requests: request, responses: response }

/** Runs cases of a kind, which a seed draws. `only` is the number of a single case to run. */
export const fuzz = (
  kind: keyof typeof kinds,
  options: { readonly cases: number; readonly seed: number; readonly only?: number | undefined }
): Effect.Effect<Figures> =>
  Effect.gen(function* () {
    const all = yield* targets
    const ended: Record<string, number> = {}
    const problems: Array<string> = []
    let slowest = 0
    const start = performance.now()
    let current = 0
    const unhandled = (reason: unknown) => problems.push(`case ${current}: unhandled: ${String(reason)}`)
    process.on("unhandledRejection", unhandled)
    process.on("uncaughtException", unhandled)
    for (current = options.only ?? 0; current < options.cases; current++) {
      // Each case has a seed of its own, so that it can run alone.
      const random = mutate.random(Math.imul(options.seed, 0x9e3779b1) + current)
      for (let i = 0; i < 8; i++) random(2)
      const target = mutate.pick(random, all)
      const began = performance.now()
      const exit = yield* Effect.suspend(() => kinds[kind](random, target)).pipe(
        Effect.timeoutOrElse({ duration: patience, orElse: () => Effect.fail("hangs") }),
        Effect.exit
      )
      const millis = performance.now() - began
      slowest = Math.max(slowest, millis)
      if (Exit.isSuccess(exit)) ended[exit.value] = (ended[exit.value] ?? 0) + 1
      else problems.push(`case ${current}, ${target.name}: ${Cause.pretty(exit.cause)}`)
      if (millis > patience) problems.push(`case ${current}, ${target.name}: took ${Math.round(millis)} ms`)
      if (options.only !== undefined) break
    }
    // Node reports an unhandled rejection after all pending tasks.
    yield* Effect.promise(() => new Promise((resolve) => setImmediate(resolve)))
    process.off("unhandledRejection", unhandled)
    process.off("uncaughtException", unhandled)
    if ("polluted" in {}) problems.push("the prototype of all objects is changed")
    return { cases: options.cases, seconds: (performance.now() - start) / 1000, slowest, ended, problems }
  })
