/** The search for secrets finds them. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as HttpClientError from "effect/http/HttpClientError"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as Redacted from "effect/Redacted"
import { leaks } from "./leaks.ts"
import { long, short } from "./secrets.ts"
import { show } from "./show.ts"
import { formsOf, textsOf } from "./texts.ts"

describe("the search", () => {
  it.live("finds secrets in the errors of clients", () =>
    Effect.gen(function* () {
      const request = HttpClientRequest.post("http://127.0.0.1/", {
        headers: { authorization: long.secretKey },
        body: undefined
      }).pipe(HttpClientRequest.bodyText(`password=${encodeURIComponent(short.password)}&code=${short.authCode}`))
      const error = new HttpClientError.HttpClientError({ reason: new HttpClientError.TransportError({ request }) })
      const { texts } = yield* show(Effect.fail(error as never), undefined)
      assert.deepStrictEqual(
        leaks(texts, { a: long.secretKey, b: short.password, c: short.authCode, d: long.session }).map((leak) =>
          leak.slice(0, 1)
        ),
        ["a", "b", "c"]
      )
    })
  )

  it("finds secrets in errors, bytes, maps and symbols", () => {
    class Hiding extends Error {
      readonly map = new Map([["key", new Set([Buffer.from("in bytes")])]])
      get computed() {
        return "in a getter"
      }
    }
    const error = Object.defineProperty(new Hiding("m", { cause: { [Symbol("s")]: "by a symbol" } }), "hidden", {
      value: "in a hidden property"
    })
    const secrets = ["in bytes", "in a getter", "by a symbol", "in a hidden property"]
    const texts = [...textsOf(error)]
    for (const secret of secrets) assert.isNotEmpty(leaks(texts, { secret }), secret)
    assert.isEmpty(leaks([...textsOf(Redacted.make("quiet")), ...formsOf(Redacted.make("quiet"))], { secret: "quiet" }))
  })
})
