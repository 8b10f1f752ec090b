import * as Faults from "@effect-vendors/core/testing/Faults"
import type { Served } from "@effect-vendors/core/testing/SandboxVendor"
import * as WireServer from "@effect-vendors/core/testing/WireServer"
import type * as VendorError from "@effect-vendors/core/VendorError"
import type * as Exchange from "@effect-vendors/core/vendor/Exchange"
import * as Mac from "effect/crypto/Mac"
import * as Effect from "effect/Effect"
import type * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Redacted from "effect/Redacted"
import * as SessionsSimulator from "../SessionsSimulator.ts"
import { form } from "./form.ts"
import * as sessions from "./sessions.ts"

/** Where users grant, and where applications exchange their codes. */
export const paths = ["/authorize", "/token"] as const

type Answer = Effect.Effect<HttpServerResponse.HttpServerResponse, VendorError.TransportFailure>

/** Makes the answers to users and applications. A request to another path gets none here. */
export const make = (vendors: ReadonlyArray<Served>, faults: Faults.Faults | undefined) => {
  const known = sessions.of(vendors)
  const secrets = new Map(vendors.flatMap(({ secrets }) => Object.entries(secrets)))

  const page = (query: URLSearchParams): Effect.Effect<HttpServerResponse.HttpServerResponse> => {
    const problem = problemOf(query, secrets)
    if (problem !== undefined) return Effect.succeed(HttpServerResponse.text(problem, { status: 400 }))
    return known === undefined
      ? Effect.succeed(missing)
      : Effect.map(known.simulation.get(known.simulator), ({ accounts }) =>
          HttpServerResponse.text(form(query, Object.values(accounts)), {
            contentType: "text/html; charset=utf-8",
            headers: { "cache-control": "no-store" }
          })
        )
  }

  const decided = Effect.fnUntraced(function* (fields: URLSearchParams) {
    const problem = problemOf(fields, secrets)
    if (problem !== undefined) return HttpServerResponse.text(problem, { status: 400 })
    if (known === undefined) return missing
    const back = new URL(fields.get("redirect_uri")!)
    const state = fields.get("state")
    if (fields.get("answer") === "grant") {
      const step = SessionsSimulator.grant(fields.get("account") ?? "", fields.get("client_id")!)
      const code = yield* known.simulation.step(known.simulator, step)
      if (code === undefined) return HttpServerResponse.text("There is no such account.", { status: 400 })
      back.searchParams.set("code", code)
    } else {
      back.searchParams.set("error", "access_denied")
      back.searchParams.set("error_description", "authorize reject")
    }
    if (state !== null) back.searchParams.set("state", state)
    return HttpServerResponse.redirect(back.toString(), { headers: { "cache-control": "no-store" } })
  })

  const token = Effect.fnUntraced(function* (fields: URLSearchParams) {
    if (known === undefined) return missing
    const appKey = fields.get("client_id") ?? ""
    const secret = secrets.get(appKey)
    if (secret === undefined || !isSame(Redacted.value(secret), fields.get("client_secret") ?? "")) {
      return refused("invalid_client", "the application or its secret is wrong")
    }
    const grantType = fields.get("grant_type")
    const step =
      grantType === "authorization_code"
        ? SessionsSimulator.exchange(fields.get("code") ?? "", appKey)
        : grantType === "refresh_token"
          ? SessionsSimulator.refresh(fields.get("refresh_token") ?? "", appKey)
          : undefined
    if (step === undefined) return refused("unsupported_grant_type", "grant_type has another value")
    const json = yield* known.simulation.step(known.simulator, step)
    return json === undefined
      ? refused("invalid_grant", "the code or the token is not valid")
      : HttpServerResponse.text(json, {
          contentType: "application/json",
          headers: { "cache-control": "no-store" }
        })
  })

  return (request: HttpServerRequest.HttpServerRequest): Answer | undefined => {
    const { pathname, searchParams } = new URL(request.url, "http://oauth.invalid")
    if (pathname !== "/authorize" && pathname !== "/token") return undefined
    const posted = (answer: (fields: URLSearchParams) => Effect.Effect<HttpServerResponse.HttpServerResponse>) =>
      Effect.flatMap(WireServer.readBody(request), ({ bytes }) =>
        struck(answer(new URLSearchParams(new TextDecoder().decode(bytes))))
      )
    const struck = (respond: Effect.Effect<HttpServerResponse.HttpServerResponse>) =>
      Faults.answer(faults, {
        operation: `top${pathname}`,
        name: pathname.slice(1),
        respond,
        write: ({ message }: Exchange.Refused) => Effect.succeed(HttpServerResponse.text(message, { status: 500 })),
        codes: { throttled: { code: "7" }, internalError: { code: "15" } }
      })
    if (request.method === "POST") return posted(pathname === "/token" ? token : decided)
    return request.method === "GET" && pathname === "/authorize"
      ? struck(page(searchParams))
      : Effect.succeed(HttpServerResponse.empty({ status: 405 }))
  }
}

/** What is wrong with a request for a grant. Nobody is sent back to an address that is none. */
const problemOf = (query: URLSearchParams, secrets: ReadonlyMap<string, unknown>): string | undefined => {
  const to = query.get("redirect_uri") ?? ""
  return query.get("response_type") !== "code"
    ? "response_type has to be code."
    : !secrets.has(query.get("client_id") ?? "")
      ? "There is no application with this client_id."
      : !/^https?:\/\//i.test(to) || !URL.canParse(to)
        ? "redirect_uri has to be the address of a page."
        : undefined
}

const missing = HttpServerResponse.empty({ status: 404 })

// The platform's documents list no codes here. These are those of OAuth 2.
const refused = (error: string, description: string) =>
  HttpServerResponse.text(JSON.stringify({ error, error_description: description }), {
    status: 400,
    contentType: "application/json"
  })

const utf8 = new TextEncoder()
const isSame = (a: string, b: string) => Mac.timingSafeEqual(utf8.encode(a), utf8.encode(b))
