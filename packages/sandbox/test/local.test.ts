import { assert, describe, it } from "@effect/vitest"
import * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as Option from "effect/Option"
import { isLocal } from "../src/internal/local.ts"

const from = (address: Option.Option<string>, headers: Record<string, string> = {}) =>
  isLocal(
    HttpServerRequest.fromWeb(new Request("http://127.0.0.1/_sandbox", { headers })).modify({ remoteAddress: address })
  )

describe("a request to drive the sandbox", () => {
  it.each(["127.0.0.1", "127.8.9.10", "::1", "::ffff:127.0.0.1"])("is accepted from %s", (address) => {
    assert.isTrue(from(Option.some(address)))
    assert.isFalse(from(Option.some(address), { origin: "http://localhost:3000" }))
  })

  it.each(["10.0.0.1", "192.168.127.1", "::2", "1.127.0.0.1", "127.0.0.1.example.com", ""])(
    "is refused from %s",
    (address) => {
      assert.isFalse(from(Option.some(address)))
    }
  )

  it("is refused from an unknown address", () => assert.isFalse(from(Option.none())))
})
