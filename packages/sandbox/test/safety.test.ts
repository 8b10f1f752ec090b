/** Who may drive the sandbox, and who may call the vendors. */
import { assert, describe, it, layer } from "@effect/vitest"
import * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { request as httpRequest } from "node:http"
import { isLocal } from "../src/internal/local.ts"
import { Address, control, layer as layerServer } from "./sandboxServer.ts"

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly text: string
}

// `fetch` does not let a program set the host.
const send = (method: string, path: string, headers: Record<string, string>, body?: string | Buffer) =>
  Effect.flatMap(Address, (address) =>
    Effect.promise(
      () =>
        new Promise<Answer>((resolve, reject) => {
          const request = httpRequest(new URL(path, address), { method, headers }, (response) => {
            const chunks: Array<Buffer> = []
            response.on("data", (chunk) => chunks.push(chunk))
            response.on("end", () =>
              resolve({
                status: response.statusCode!,
                headers: response.headers,
                text: Buffer.concat(chunks).toString()
              })
            )
          })
          request.on("error", reject)
          request.end(body)
        })
    )
  )

const json = { "content-type": "application/json" }

describe("a request to drive the sandbox", () => {
  layer(layerServer(), { excludeTestServices: true })((it) => {
    // DNS rebinding: a name of another site leads to this machine, and its page reads the answer as its own.
    it.effect.each([
      "evil.example",
      "evil.example:4010",
      "127.0.0.1.evil.example",
      "localhost.evil.example",
      "evil-localhost",
      "user@localhost",
      "0.0.0.0",
      "10.0.0.1"
    ])("is refused with the host %s", (host) =>
      Effect.gen(function* () {
        for (const [method, path] of [
          ["GET", ""],
          ["GET", "/outbox"],
          ["GET", "/state"],
          ["POST", "/reset"]
        ] as const) {
          const { status } = yield* send(method, `/_sandbox${path}`, { host })
          assert.strictEqual(status, 403, `${method} ${path}`)
        }
        const { status } = yield* send("POST", "/_sandbox/clock/advance", { host, ...json }, `{"seconds":1}`)
        assert.strictEqual(status, 403)
      })
    )

    it.effect.each([
      "localhost",
      "LOCALHOST:4010",
      "127.0.0.1:80",
      "127.1.2.3",
      "[::1]:4010",
      "sandbox.localhost",
      "localhost.:80",
      "[::ffff:127.0.0.1]"
    ])("is taken with the host %s", (host) =>
      Effect.map(send("GET", "/_sandbox/outbox", { host }), ({ status }) => assert.strictEqual(status, 200))
    )

    it.effect("is taken from a page of the sandbox itself, and from no other page", () =>
      Effect.gen(function* () {
        const host = "localhost:4010"
        const advance = (origin: string) =>
          send("POST", "/_sandbox/clock/advance", { host, origin, ...json }, `{"seconds":1}`)
        assert.strictEqual((yield* advance("http://localhost:4010")).status, 200)
        for (const origin of ["http://localhost:3000", "http://evil.example", "null", "http://localhost:4010.evil"]) {
          const { headers, status } = yield* advance(origin)
          assert.strictEqual(status, 403, origin)
          assert.notProperty(headers, "access-control-allow-origin")
        }
      })
    )

    it.effect("gets no permission for pages of other sites", () =>
      Effect.gen(function* () {
        const { headers, status } = yield* send("OPTIONS", "/_sandbox/state", {
          "origin": "http://evil.example",
          "access-control-request-method": "PUT",
          "access-control-request-headers": "content-type"
        })
        assert.notStrictEqual(status, 204)
        assert.notProperty(headers, "access-control-allow-origin")
        const read = yield* send("GET", "/_sandbox/state", {})
        assert.notProperty(read.headers, "access-control-allow-origin")
        // No page may load the state as a script.
        assert.deepInclude(read.headers, {
          "x-content-type-options": "nosniff",
          "cross-origin-resource-policy": "same-origin"
        })
      })
    )

    // A page may send these types to another site without asking first.
    it.effect.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/jsonx", ""])(
      "has to be JSON, and not %j",
      (type) =>
        Effect.gen(function* () {
          const headers: Record<string, string> = type === "" ? {} : { "content-type": type }
          const { status } = yield* send("POST", "/_sandbox/clock/advance", headers, `{"seconds":1}`)
          assert.strictEqual(status, 415)
        })
    )

    it.effect("needs no type without a body, and may name a charset", () =>
      Effect.gen(function* () {
        assert.strictEqual((yield* send("POST", "/_sandbox/reset", {})).status, 204)
        const type = { "content-type": "application/json; charset=utf-8" }
        assert.strictEqual((yield* send("POST", "/_sandbox/clock/advance", type, `{"seconds":1}`)).status, 200)
        assert.strictEqual((yield* send("POST", "/_sandbox/reset", { "content-type": "text/plain" })).status, 415)
      })
    )

    it.effect("may not be large", () =>
      Effect.gen(function* () {
        const large = (path: string, megabytes: number, method = "PUT") =>
          send(method, `/_sandbox${path}`, json, Buffer.alloc(megabytes * 1024 * 1024, 32))
        assert.strictEqual((yield* large("/faults", 5)).status, 413)
        assert.strictEqual((yield* large("/steps/lark/sendCaptcha", 5, "POST")).status, 413)
        assert.strictEqual((yield* large("/clock/advance", 5, "POST")).status, 413)
        const { status, text } = yield* large("/state", 33)
        assert.strictEqual(status, 413)
        assert.include(text, "32 MB")
        // Blanks are no JSON, but they are read.
        assert.strictEqual((yield* large("/state", 31)).status, 400)
      })
    )

    it.effect("moves the clock only as far as a state can say", () =>
      Effect.gen(function* () {
        yield* control("POST", "/reset")
        const advance = control("POST", "/clock/advance", { seconds: 1e10 })
        assert.strictEqual((yield* advance).status, 200)
        const { body, status } = yield* advance
        assert.strictEqual(status, 400)
        assert.include(body.error, "too far")
        const { body: state } = yield* control("GET", "/state")
        assert.strictEqual(state.aheadSeconds, 1e10)
        assert.strictEqual((yield* control("PUT", "/state", state)).status, 204)
        yield* control("POST", "/reset")
      })
    )
  })

  it("may come with an allowed host, under any port or the given one", () => {
    const from = (host: string, allowed: ReadonlyArray<string>) =>
      isLocal(
        HttpServerRequest.fromWeb(new Request("http://127.0.0.1/", { headers: { "x-host": host } })).modify({
          headers: { host } as never,
          remoteAddress: Option.some("127.0.0.1")
        }),
        allowed
      )
    assert.isTrue(from("sandbox.test:4010", ["Sandbox.test"]))
    assert.isTrue(from("sandbox.test:4010", ["sandbox.test:4010"]))
    assert.isFalse(from("sandbox.test:4011", ["sandbox.test:4010"]))
    assert.isFalse(from("evil.example", ["sandbox.test"]))
  })
})

describe("a page in a browser", () => {
  layer(layerServer(), { excludeTestServices: true })((it) => {
    it.effect.each(["/", "/router/rest"])("may call a vendor at %s", (path) =>
      Effect.gen(function* () {
        const preflight = yield* send("OPTIONS", path, {
          "origin": "http://app.example",
          "access-control-request-method": "POST",
          "access-control-request-headers": "authorization,content-type,x-tc-action",
          "access-control-request-private-network": "true"
        })
        assert.strictEqual(preflight.status, 204)
        assert.deepInclude(preflight.headers, {
          "access-control-allow-origin": "*",
          "access-control-allow-headers": "authorization,content-type,x-tc-action",
          "access-control-allow-private-network": "true"
        })
        assert.include(preflight.headers["access-control-allow-methods"], "POST")
        const { headers, status } = yield* send("POST", path, { origin: "http://app.example", ...json }, "{}")
        assert.strictEqual(status, 200)
        assert.strictEqual(headers["access-control-allow-origin"], "*")
      })
    )

    it.effect("is told the same as others where it only asks for the options", () =>
      Effect.map(send("OPTIONS", "/", {}), ({ text }) => assert.include(text, "UnsupportedProtocol"))
    )

    // A client signs the vendor's own host, or the host of a proxy in between.
    it.effect("may use any host", () =>
      Effect.map(send("POST", "/", { host: "cvm.tencentcloudapi.com", ...json }, "{}"), ({ status, text }) => {
        assert.strictEqual(status, 200)
        assert.include(text, "AuthFailure.InvalidAuthorization")
      })
    )
  })
})
