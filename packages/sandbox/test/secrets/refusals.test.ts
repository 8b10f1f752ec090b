/** A vendor that repeats the secrets of a call in its own errors brings none of them into a log. */
import { assert, describe, it } from "@effect/vitest"
import { TopFormat } from "@effect-vendors/top"
import * as TopXml from "@effect-vendors/top/TopXml"
import * as Effect from "effect/Effect"
import * as HttpClient from "effect/http/HttpClient"
import type * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as Layer from "effect/Layer"
import { type Client, clients } from "../gateways.ts"
import { response, serve } from "../tcpServer.ts"
import { callsOf, names } from "./calls.ts"
import { bodyOf } from "./gateways.ts"
import { leaks } from "./leaks.ts"
import { search, tagOf } from "./search.ts"
import { long, type Secrets, short } from "./secrets.ts"

/** The secrets that a call sends or signs with, by the text of its request. */
const sentIn = (name: string, secrets: Secrets, request: string): Readonly<Record<string, string>> => {
  const decoded = request + new URLSearchParams(request.slice(request.indexOf("\r\n\r\n") + 4)).toString()
  const isSent = (secret: string) =>
    [secret, JSON.stringify(secret).slice(1, -1)].some(
      (text) => request.includes(text) || decoded.includes(new URLSearchParams({ "": text }).toString().slice(1))
    )
  const { vendor } = callsOf(secrets)[name]!.operation
  const isOther = name.includes("other") || name === "userRegisterByauthcode"
  const key =
    vendor === "Tencent" ? (isOther ? "otherSecretKey" : "secretKey") : isOther ? "otherAppSecret" : "appSecret"
  return Object.fromEntries(Object.entries(secrets).filter(([name, secret]) => name === key || isSent(secret)))
}

const textOf = (request: HttpClientRequest.HttpClientRequest): string =>
  `${Object.values(request.headers).join("\n")}\r\n\r\n${bodyOf(request)}`

const html = (text: string) =>
  text.replace(/[&<>"']/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" })[c as never])

/** The ways in which a vendor writes what it repeats. */
const writings: ReadonlyArray<(text: string) => string> = [
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => JSON.stringify(text),
  (text) => JSON.stringify(JSON.stringify(text)),
  encodeURIComponent,
  (text) => new URLSearchParams({ "": text }).toString(),
  html,
  (text) => [...text].map((character) => `&#x${character.codePointAt(0)!.toString(16)};`).join(""),
  (text) => Array.from(text, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`).join(""),
  (text) => Buffer.from(text).toString("hex"),
  (text) => Buffer.from(text).toString("base64"),
  (text) => Buffer.from(`"${text}"`).toString("base64url")
]

/** Texts with all secrets in a few of the writings. A text with all of them would be too long to be shown whole. */
const textsWith = (secrets: Readonly<Record<string, string>>): ReadonlyArray<string> =>
  [0, 3, 6, 9].map((from) => {
    const written = writings.slice(from, from + 3).flatMap((write) => Object.values(secrets).map(write))
    return `no\u001b[2J\r\n${written.join(" | ")} END`
  })

/** The vendor's error with a text in every place, as JSON or as XML. */
const refusal = (vendor: string, text: string, isXml: boolean): string => {
  if (vendor === "Tencent") {
    return JSON.stringify({ Response: { Error: { Code: text, Message: text }, RequestId: text } })
  }
  const error = { code: text, msg: text, sub_code: text, sub_msg: text, request_id: text }
  if (!isXml) return JSON.stringify({ error_response: error })
  // XML has no control characters.
  const fields = Object.entries(error).map(([tag, text]) => `<${tag}>${html(text.replace("\u001b", ""))}</${tag}>`)
  return `<?xml version="1.0" encoding="utf-8"?><error_response>${fields.join("")}</error_response>`
}

const assertHidden = (
  { exit, found }: Effect.Success<ReturnType<typeof search>>,
  sent: Readonly<Record<string, string>>,
  message: string
) => {
  const error = exit._tag === "Failure" ? exit.cause.reasons.find((reason) => reason._tag === "Fail")?.error : undefined
  assert.isDefined(error, message)
  const texts = [error!.message, error!.code, error!.subCode ?? "", error!.requestId ?? ""]
  assert.deepStrictEqual(
    leaks(
      texts.map((text) => text.toLowerCase()),
      lowered(sent)
    ),
    [],
    message
  )
  assert.deepStrictEqual(
    found.filter((leak) => Object.hasOwn(sent, leak.slice(0, leak.indexOf(" "))) || /^sign|^authorization/.test(leak)),
    [],
    message
  )
  for (const text of texts) assert.notMatch(text, /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u, message)
  return error!
}

const lowered = (secrets: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(secrets).map(([name, secret]) => [name, secret.toLowerCase()]))

const everyCall = names.flatMap((name) => [[name, "long", long] as const, [name, "short", short] as const])

describe("no text holds a secret that the vendor repeats in its error to", () => {
  it.live.each(everyCall)("%s with %s secrets", ([name, , secrets]) =>
    Effect.gen(function* () {
      const called = callsOf(secrets)[name]!
      const { vendor } = called.operation
      const formats = vendor === "Tencent" ? [TopFormat.json] : [TopFormat.json, TopXml.format]
      for (const format of formats) {
        for (const index of [0, 1, 2, 3]) {
          let sent: Readonly<Record<string, string>> = {}
          const client = HttpClient.make((request) =>
            Effect.sync(() => {
              sent = sentIn(name, secrets, textOf(request))
              const answer = refusal(vendor, textsWith(sent)[index]!, format === TopXml.format)
              return HttpClientResponse.fromWeb(request, new Response(answer))
            })
          )
          const result = yield* search(called, secrets, Layer.succeed(HttpClient.HttpClient, client), { format })
          const error = assertHidden(result, sent, `writings ${index}`)
          assert.isNotEmpty(Object.keys(sent))
          assert.strictEqual(error._tag, "UnexpectedError")
          assert.include(error.message, "…")
          assert.match(error.message, /END$/)
        }
      }
    })
  )

  it.live.each(everyCall)("%s with %s secrets, as a name in an answer", ([name, , secrets]) =>
    Effect.gen(function* () {
      const called = callsOf(secrets)[name]!
      let count = 1
      for (let index = 0; index < count; index++) {
        const client = HttpClient.make((request) =>
          Effect.sync(() => {
            const sent = Object.values(sentIn(name, secrets, textOf(request)))
            count = sent.length
            const key = writings[(index + name.length) % writings.length]!(sent[index]!)
            return HttpClientResponse.fromWeb(request, new Response(JSON.stringify({ [key]: { a: 1 } })))
          })
        )
        const { exit, found } = yield* search(called, secrets, Layer.succeed(HttpClient.HttpClient, client))
        assert.strictEqual(tagOf(exit), "MalformedResponse")
        assert.deepStrictEqual(found, [], `secret ${index}`)
      }
    })
  )

  it.live.each(
    names.flatMap((name) => (Object.keys(clients) as Array<Client>).map((client) => [name, client] as const))
  )("%s over %s", ([name, client]) =>
    Effect.gen(function* () {
      const called = callsOf(long)[name]!
      let sent: Readonly<Record<string, string>> = {}
      const { port } = yield* serve({
        onRequest: (socket, request) => {
          sent = sentIn(name, long, request)
          socket.end(response(refusal(called.operation.vendor, textsWith(sent).slice(0, 2).join(" "), false)))
        }
      })
      const result = yield* search(called, long, clients[client], { address: `http://127.0.0.1:${port}` })
      const error = assertHidden(result, sent, client)
      assert.isNotEmpty(Object.keys(sent))
      assert.strictEqual(error._tag, "UnexpectedError")
    })
  )
})
