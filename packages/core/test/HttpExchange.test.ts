import { assert, describe, it } from "@effect/vitest"
import type * as Exchange from "@effect-vendors/core/vendor/Exchange"
import * as BufferedClient from "@effect-vendors/core/vendor/BufferedClient"
import * as HttpExchange from "@effect-vendors/core/vendor/HttpExchange"
import * as Timeout from "@effect-vendors/core/Timeout"
import * as VendorError from "@effect-vendors/core/VendorError"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as HttpBody from "effect/http/HttpBody"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientError from "effect/http/HttpClientError"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as TestClock from "effect/testing/TestClock"
import { inspect } from "node:util"
import { book, release } from "./toy.ts"

const request = HttpClientRequest.post("https://toy.example/router", {
  headers: { authorization: "Secret-Signature", cookie: "Secret-Session" },
  body: HttpBody.text("sign=Secret-Body&session=Secret-Body")
})

// A protocol of `{ "ok": … }` and `{ "code": … }`.
const read = (response: BufferedClient.BufferedResponse): Effect.Effect<Exchange.Answer, HttpExchange.Unreadable> =>
  HttpExchange.tryParse((): Exchange.Answer => {
    const envelope = JSON.parse(BufferedClient.textOf(response))
    if (envelope.code !== undefined) return { _tag: "Refused", code: envelope.code, message: "no" }
    if (envelope.ok === undefined) throw new Error("neither ok nor code")
    return { _tag: "Answered", body: envelope.ok }
  })

const over = (client: HttpClient.HttpClient, operation: typeof book | typeof release = book) =>
  HttpExchange.make({ vendor: "Toy", request: () => Effect.succeed(request), read, isExpired: () => false }).pipe(
    Effect.flatMap((exchange) => exchange({ operation, request: {}, credential: undefined })),
    Effect.provideService(HttpClient.HttpClient, client)
  )

const responding = (body: BodyInit | null, status = 200) =>
  HttpClient.make((request) => Effect.sync(() => HttpClientResponse.fromWeb(request, new Response(body, { status }))))

const failing = (reason: (request: HttpClientRequest.HttpClientRequest) => HttpClientError.HttpClientErrorReason) =>
  HttpClient.make((request) => Effect.fail(new HttpClientError.HttpClientError({ reason: reason(request) })))

describe("an exchange reads", () => {
  it.effect.each([200, 201, 299])("a response with status %s", (status) =>
    Effect.gen(function* () {
      const answer = yield* over(responding(`{"ok":{"a":1}}`, status))
      assert.deepStrictEqual(answer, { _tag: "Answered", body: { a: 1 } })
    })
  )

  it.effect.each([200, 302, 400, 404, 429, 500, 503])("an error of the protocol with status %s", (status) =>
    Effect.gen(function* () {
      const answer = yield* over(responding(`{"code":"seat-taken"}`, status))
      assert.deepInclude(answer, { _tag: "Refused", code: "seat-taken", message: "no", status })
    })
  )

  it.effect("a text without its byte order mark", () =>
    Effect.gen(function* () {
      const answer = yield* over(responding(`\uFEFF{"ok":"中文"}`))
      assert.deepStrictEqual(answer, { _tag: "Answered", body: "中文" })
    })
  )
})

describe("a deadline", () => {
  it.effect("that passes while a request is signed keeps it from the client", () =>
    Effect.gen(function* () {
      const sent: Array<number> = []
      const client = HttpClient.make((request) =>
        Effect.map(Clock.currentTimeMillis, (at) => {
          sent.push(at)
          return HttpClientResponse.fromWeb(request, new Response(`{"ok":1}`))
        })
      )
      const exchange = yield* HttpExchange.make({
        vendor: "Toy",
        request: () => Effect.delay(Effect.succeed(request), "1 second"),
        read
      }).pipe(Effect.provideService(HttpClient.HttpClient, client))
      const call = exchange({ operation: book, request: {}, credential: undefined })
      const inTime = yield* Effect.forkChild(Timeout.withDeadline(call, 1000))
      const late = yield* Effect.forkChild(Effect.flip(Timeout.withDeadline(call, 999)))
      yield* TestClock.adjust("1 second")
      yield* Fiber.join(inTime)
      assert.deepInclude(yield* Fiber.join(late), { code: "DeadlinePassed", outcome: "NotSent" })
      assert.deepStrictEqual(sent, [1000])
    })
  )
})

describe("an answer outside of the protocol", () => {
  const html = "<html><body>Bad gateway for session abcdef123456, card 6222020200112233</body></html>"

  it.effect.each([
    [502, html],
    [500, ""],
    [503, `{"ok":{}}`],
    [599, `{"other":1}`],
    [500, new Uint8Array([0xff, 0xfe, 0x00])]
  ] as const)("is a failure of the service with status %s", ([status, body]) =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(over(responding(body, status)))
      assert.instanceOf(error, VendorError.ServiceFailure)
      assert.deepInclude(error, { vendor: "Toy", operation: "book", code: String(status), outcome: "Unknown" })
      assert.isFalse(error.retryable)
      assert.isTrue((yield* Effect.flip(over(responding(body, status), release))).retryable)
    })
  )

  it.effect.each([
    [200, html],
    [404, html],
    [404, `{"ok":{}}`],
    [302, `{"ok":{}}`],
    [200, ""],
    [200, "null"],
    [200, "{}"],
    [200, `{"ok":{}`],
    [200, new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d])],
    // A lone surrogate, which UTF-8 does not have.
    [200, new Uint8Array([0x22, 0xed, 0xa0, 0x80, 0x22])],
    // An overlong slash.
    [200, new Uint8Array([0x22, 0xc0, 0xaf, 0x22])]
  ] as const)("is malformed with status %s and body %o", ([status, body]) =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(over(responding(body, status)))
      assert(error instanceof VendorError.MalformedResponse)
      assert.deepInclude(error, { vendor: "Toy", operation: "book", status, outcome: "Unknown", retryable: false })
      assert.include(error.message, String(status))
      assert.instanceOf(error.cause, Error)
    })
  )

  it.effect("is shown by its form, without its values", () =>
    Effect.gen(function* () {
      const page = yield* Effect.flip(over(responding(html, 404)))
      assert(page instanceof VendorError.MalformedResponse)
      assert.include(page.excerpt, "Bad gateway for session")
      for (const value of ["abcdef123456", "6222020200112233"]) assert.notInclude(inspect(page), value)
      const json = yield* Effect.flip(over(responding(`{"session":"abcdef","list":[{"age":42}]}`, 404)))
      assert(json instanceof VendorError.MalformedResponse)
      assert.strictEqual(json.excerpt, `{"session":"…","list":[{"age":0}]}`)
    })
  )
})

it.effect("a protocol reads an answer at the vendor's time, and tells in its own words what is wrong", () =>
  Effect.gen(function* () {
    const hour = 3_600_000
    const times: Array<number> = []
    const exchange = yield* HttpExchange.make({
      vendor: "Toy",
      request: () => Effect.succeed(request),
      read: (_response, _call, now) => {
        times.push(now)
        return times.length === 1
          ? Effect.succeed({ _tag: "Refused", code: "expired", message: "no" })
          : Effect.fail(new HttpExchange.Unreadable({ message: "the signature of the answer is wrong" }))
      },
      isExpired: ({ code }) => code === "expired"
    }).pipe(
      Effect.provideService(
        HttpClient.HttpClient,
        HttpClient.make((request) =>
          Effect.sync(() =>
            HttpClientResponse.fromWeb(request, new Response("{}", { headers: { date: new Date(hour).toUTCString() } }))
          )
        )
      )
    )
    const call = exchange({ operation: book, request: {}, credential: undefined })
    assert.deepInclude(yield* call, { corrected: true, status: 200 })
    const error = yield* Effect.flip(call)
    assert(error instanceof VendorError.MalformedResponse)
    assert.strictEqual(error.message, "the signature of the answer is wrong (HTTP 200)")
    assert.deepStrictEqual(times, [0, hour])
  })
)

describe("a request without a whole answer", () => {
  const coded = (code: string) => Object.assign(new Error("failed"), { code })
  const openssl = (said: string) => `40CDC507287F0000:error:0A000410:SSL routines:${said}:../deps/openssl/ssl.c:918:`

  const isRefused = (failure: Error) =>
    Effect.gen(function* () {
      for (const cause of "code" in failure
        ? [failure, new TypeError("fetch failed", { cause: failure })]
        : [failure]) {
        const client = failing((request) => new HttpClientError.TransportError({ request, cause }))
        for (const operation of [book, release]) {
          const error = yield* Effect.flip(over(client, operation))
          assert.deepInclude(error, { _tag: "TransportFailure", outcome: "NotSent", retryable: false })
        }
      }
    })

  // The X.509 errors of Node's documentation, nodejs.org/api/tls.html, and Deno's message.
  it.effect.each([
    coded("CERT_HAS_EXPIRED"),
    coded("CERT_NOT_YET_VALID"),
    coded("CERT_SIGNATURE_FAILURE"),
    coded("CRL_HAS_EXPIRED"),
    coded("DEPTH_ZERO_SELF_SIGNED_CERT"),
    coded("ERR_TLS_CERT_ALTNAME_INVALID"),
    coded("HOSTNAME_MISMATCH"),
    coded("INVALID_CA"),
    coded("PATH_LENGTH_EXCEEDED"),
    coded("SELF_SIGNED_CERT_IN_CHAIN"),
    coded("UNABLE_TO_GET_ISSUER_CERT_LOCALLY"),
    coded("UNABLE_TO_VERIFY_LEAF_SIGNATURE"),
    new TypeError("client error (Connect): invalid peer certificate: UnknownIssuer"),
    new TypeError("fetch failed", {
      cause: new Error(
        "error sending request for url (https://a/): client error (Connect): invalid peer certificate: Expired"
      )
    })
  ])("was not sent and is not worth repeating where the certificate is refused: %o", (failure) => isRefused(failure))

  // The messages of Node 24 and its OpenSSL, and of its fetch.
  it.effect.each([
    Object.assign(new Error(`${openssl("ssl3_read_bytes:tlsv1 alert protocol version")}:SSL alert number 70\n`), {
      code: "ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION"
    }),
    Object.assign(new Error(`write EPROTO ${openssl("ssl3_read_bytes:ssl/tls alert handshake failure")}`), {
      code: "EPROTO",
      syscall: "write"
    }),
    Object.assign(new Error(openssl("ssl3_read_bytes:tlsv13 alert certificate required")), {
      code: "ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED"
    }),
    Object.assign(new Error(openssl("tls_process_ske_dhe:dh key too small")), { code: "ERR_SSL_DH_KEY_TOO_SMALL" }),
    new TypeError("fetch failed", { cause: new Error("bad port") })
  ])("was not sent and is not worth repeating where the two do not speak the same: %o", (failure) => isRefused(failure))

  it.effect("is not worth repeating where the server speaks no TLS, though that does not tell when it began", () =>
    Effect.gen(function* () {
      const cause = Object.assign(new Error(openssl("ssl3_get_record:wrong version number")), { code: "EPROTO" })
      const client = failing((request) => new HttpClientError.TransportError({ request, cause }))
      for (const operation of [book, release]) {
        const error = yield* Effect.flip(over(client, operation))
        assert.deepInclude(error, { _tag: "TransportFailure", outcome: "Unknown", retryable: false })
      }
    })
  )

  it.effect("was not sent where the server ends the connection before the handshake is done", () =>
    Effect.gen(function* () {
      const message = "Client network socket disconnected before secure TLS connection was established"
      const cause = Object.assign(new Error(message), { code: "ECONNRESET", host: "a", port: 443 })
      const client = failing((request) => new HttpClientError.TransportError({ request, cause }))
      const error = yield* Effect.flip(over(client, book))
      assert.deepInclude(error, { _tag: "TransportFailure", outcome: "NotSent", retryable: true })
    })
  )

  it.effect.each([
    ["ECONNREFUSED", "NotSent"],
    ["ENOTFOUND", "NotSent"],
    ["EAI_AGAIN", "NotSent"],
    ["UND_ERR_CONNECT_TIMEOUT", "NotSent"],
    ["ECONNRESET", "Unknown"],
    ["EPIPE", "Unknown"],
    ["ETIMEDOUT", "Unknown"],
    ["UND_ERR_HEADERS_TIMEOUT", "Unknown"],
    ["UND_ERR_SOCKET", "Unknown"]
  ] as const)("with the failure %s has the outcome %s", ([code, outcome]) =>
    Effect.gen(function* () {
      // Undici throws it, fetch wraps it, and fetch wraps it twice for several addresses.
      for (const cause of [
        coded(code),
        new TypeError("fetch failed", { cause: coded(code) }),
        new TypeError("fetch failed", { cause: new Error("again", { cause: coded(code) }) }),
        { code }
      ]) {
        const client = failing((request) => new HttpClientError.TransportError({ request, cause }))
        const error = yield* Effect.flip(over(client))
        assert(error instanceof VendorError.TransportFailure)
        assert.deepInclude(error, { vendor: "Toy", operation: "book", code, outcome })
        assert.strictEqual(error.retryable, outcome === "NotSent")
        assert.strictEqual(error.cause, cause)
        assert.isTrue((yield* Effect.flip(over(client, release))).retryable)
      }
    })
  )

  // What Deno says. Only a connection that came to be may have carried a request.
  it.effect.each([
    ["Connect): tcp connect error: Connection refused (os error 111)", "NotSent"],
    ["Connect): dns error: failed to lookup address information: Name or service not known", "NotSent"],
    ["SendRequest): connection closed before message completed", "Unknown"],
    ["SendRequest): connection error: Connection reset by peer (os error 104)", "Unknown"]
  ] as const)("with Deno's client error (%s has the outcome %s", ([text, outcome]) =>
    Effect.gen(function* () {
      const error = new Error(`error sending request for url (https://toy.example/router): client error (${text}`)
      for (const cause of [error, new TypeError("fetch failed", { cause: error })]) {
        const client = failing((request) => new HttpClientError.TransportError({ request, cause }))
        assert.deepInclude(yield* Effect.flip(over(client)), { outcome, retryable: outcome === "NotSent" })
      }
    })
  )

  it.effect.each([
    ["without a cause", undefined],
    ["with a cause without a code", new Error("odd")],
    ["with a code that is no text", { code: 7 }],
    ["with text for a cause", "odd"],
    ["with nothing for a cause", null]
  ])("has an unknown outcome and no code: %s", ([, cause]) =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(
        over(failing((request) => new HttpClientError.TransportError({ request, cause })))
      )
      assert.deepInclude(error, { _tag: "TransportFailure", code: "", outcome: "Unknown", retryable: false })
    })
  )

  it.effect("may fail with a cause that is its own cause", () =>
    Effect.gen(function* () {
      const cause = new Error("round")
      cause.cause = cause
      const error = yield* Effect.flip(
        over(failing((request) => new HttpClientError.TransportError({ request, cause })))
      )
      assert.deepInclude(error, { _tag: "TransportFailure", code: "" })
    })
  )

  it.effect("was not sent where it could not be written", () =>
    Effect.gen(function* () {
      for (const Reason of [HttpClientError.EncodeError, HttpClientError.InvalidUrlError]) {
        const error = yield* Effect.flip(over(failing((request) => new Reason({ request, cause: new Error("no") }))))
        assert.deepInclude(error, { _tag: "TransportFailure", outcome: "NotSent", retryable: true })
      }
    })
  )

  it.effect.each([200, 500])("may have been processed where an answer of status %s is cut short", (status) =>
    Effect.gen(function* () {
      const cut = () =>
        new ReadableStream({
          start: (controller) => controller.enqueue(new TextEncoder().encode(`{"ok":`)),
          pull: (controller) => controller.error(coded("ECONNRESET"))
        })
      const client = HttpClient.make((request) =>
        Effect.sync(() => HttpClientResponse.fromWeb(request, new Response(cut(), { status })))
      )
      const error = yield* Effect.flip(over(client))
      assert.deepInclude(error, { _tag: "TransportFailure", code: "ECONNRESET", outcome: "Unknown", retryable: false })
      assert.include(error.message, "cut short")
      assert.isTrue((yield* Effect.flip(over(client, release))).retryable)
    })
  )
})

describe("secrets", () => {
  // Finds every text in the own properties of a value, hidden ones included.
  const texts = (value: unknown, seen = new Set<unknown>()): ReadonlyArray<string> => {
    if (typeof value === "string") return [value]
    if ((typeof value !== "object" && typeof value !== "function") || value === null || seen.has(value)) return []
    seen.add(value)
    const keys = Reflect.ownKeys(value)
    const properties = keys.map((key) => Object.getOwnPropertyDescriptor(value, key)!.value as unknown)
    return [...keys.map(String), ...properties.flatMap((property) => texts(property, seen))]
  }

  it("are found by this test where there are some", () => {
    const error = new HttpClientError.HttpClientError({ reason: new HttpClientError.TransportError({ request }) })
    assert.include(texts(error).join("\n"), "Secret-Signature")
  })

  it.effect.each([
    ["refused", failing((request) => new HttpClientError.TransportError({ request, cause: { code: "ECONNREFUSED" } }))],
    ["not encoded", failing((request) => new HttpClientError.EncodeError({ request, cause: new Error("no") }))],
    ["malformed", responding("nonsense", 200)],
    ["failed", responding("nonsense", 500)],
    [
      "cut short",
      HttpClient.make((request) =>
        Effect.sync(() =>
          HttpClientResponse.fromWeb(
            request,
            new Response(new ReadableStream({ pull: (controller) => controller.error(new Error("cut")) }))
          )
        )
      )
    ]
  ] as const)("are in no property of the error of a call that was %s", ([, client]) =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(over(client))
      assert.isTrue(VendorError.isVendorError(error))
      for (const text of [...texts(error), inspect(error, { depth: null, showHidden: true }), JSON.stringify(error)]) {
        assert.notInclude(text, "Secret-")
      }
    })
  )
})

it.effect("an exchange sends the request as it is, without headers for tracing", () =>
  Effect.gen(function* () {
    const sent: Array<HttpClientRequest.HttpClientRequest> = []
    const client = HttpClient.make((request) => {
      sent.push(request)
      return Effect.sync(() => HttpClientResponse.fromWeb(request, new Response(`{"ok":1}`)))
    })
    yield* over(client).pipe(Effect.withSpan("a span of the caller's"))
    assert.deepStrictEqual({ ...sent[0]!.headers }, { ...request.headers })
    assert.strictEqual(sent.length, 1)
  })
)
