import { assert, describe, it } from "@effect/vitest"
import { Retry, type VendorError } from "@effect-vendors/core"
import type { Sandbox, Vendors } from "@effect-vendors/sandbox"
import { Mafia } from "@effect-vendors/taobao"
import * as Effect from "effect/Effect"
import * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import type * as Scope from "effect/Scope"
import type * as Net from "node:net"
import { authorize, briefly, cancel, type Client, clients, create, gateways } from "./gateways.ts"
import { type Behaviour, closedPort, response, serve } from "./tcpServer.ts"

type Call = Effect.Effect<unknown, VendorError.VendorError, Sandbox.GatewaysOf<typeof Vendors.all>>

/** An address that a test calls, and a count of the requests that arrived there. */
interface Address {
  readonly url: string
  readonly seen?: () => number
}

interface Case {
  readonly address: Effect.Effect<Address, never, Scope.Scope>
  readonly expected: Partial<VendorError.VendorError>
  /** Whether the gateway sends a write again. It does not where the outcome is unknown. */
  readonly writeIsRepeated: boolean
  /** Whether the gateway sends an idempotent operation again. */
  readonly cancelIsRepeated: boolean
  /** How many requests the server reads for each that is sent. Left out where it depends on the timing. */
  readonly reads?: 0 | 1 | undefined
  readonly isLate?: boolean
}

const serving = (behaviour: Behaviour, tls = false) =>
  Effect.map(serve(behaviour, tls), ({ port, requests }): Address => ({
    url: `${tls ? "https" : "http"}://127.0.0.1:${port}`,
    seen: requests
  }))

const answering = (answer: (request: string) => string) =>
  serving({ onRequest: (socket, request) => socket.write(answer(request)) })

/** Answers with an error in the envelope of the vendor that the request is for. */
const refusing = (tencent: string, top: object) =>
  answering((request) =>
    response(
      JSON.stringify(
        request.startsWith("POST /router/rest ")
          ? { error_response: { msg: "no", request_id: "r", ...top } }
          : { Response: { Error: { Code: tencent, Message: "no" }, RequestId: "r" } }
      )
    )
  )

const after = (act: (socket: Net.Socket) => void) => serving({ onRequest: act })

const unknown = (address: Case["address"], expected: Case["expected"] = {}, more: Partial<Case> = {}): Case => ({
  address,
  expected: { _tag: "TransportFailure", outcome: "Unknown", ...expected },
  writeIsRepeated: false,
  cancelIsRepeated: true,
  reads: 1,
  ...more
})

// The time may be up before the server has read anything.
const late = { isLate: true, reads: undefined }

const notSent = (address: Case["address"], expected: Case["expected"] = {}): Case => ({
  ...unknown(address, { outcome: "NotSent", ...expected }),
  writeIsRepeated: true,
  reads: 0
})

const cases: Readonly<Record<string, Case>> = {
  "a refused connection": notSent(
    Effect.map(closedPort, (port) => ({ url: `http://127.0.0.1:${port}` })),
    { code: "ECONNREFUSED" }
  ),
  "a name that does not resolve": notSent(Effect.succeed({ url: "https://no.such.host.invalid" })),
  // The same server shows the same certificate again.
  "a certificate that is not trusted": {
    ...notSent(serving({}, true), { code: "DEPTH_ZERO_SELF_SIGNED_CERT" }),
    writeIsRepeated: false,
    cancelIsRepeated: false
  },
  // It looks like a failed handshake, but no client says that nothing came after the handshake.
  "a server without TLS": unknown(
    serving({ onConnect: (socket) => socket.once("data", () => socket.end(response(""))) }).pipe(
      Effect.map((address) => ({ ...address, url: address.url.replace("http:", "https:") }))
    ),
    {},
    // It will not speak TLS the next time.
    { reads: 0, cancelIsRepeated: false }
  ),
  "an end after the request was read": unknown(after((socket) => socket.end())),
  "a reset after the request was read": unknown(after((socket) => socket.resetAndDestroy())),
  "an answer whose head is cut": unknown(after((socket) => socket.end("HTTP/1.1 200 OK\r\ncontent-"))),
  "an answer whose body is cut": unknown(
    after((socket) => socket.end(`HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"Response":`))
  ),
  "an answer whose body is reset": unknown(
    after((socket) =>
      socket.write(`HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"Response":`, () => socket.resetAndDestroy())
    )
  ),
  "an answer whose last chunk is missing": unknown(
    after((socket) => socket.end(`HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n`))
  ),
  "an answer of a wrong chunk": unknown(
    after((socket) => socket.end(`HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nnone\r\n{}\r\n`))
  ),
  "an answer that is not HTTP": unknown(after((socket) => socket.end("SSH-2.0-OpenSSH_9.6\r\n"))),
  "no answer in time": unknown(
    after(() => {}),
    { code: "Timeout" },
    late
  ),
  "an answer that does not end in time": unknown(
    after((socket) => socket.write(`HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"Response":`)),
    { code: "Timeout" },
    late
  ),
  "a gateway's page": unknown(
    answering(() => response("<html><body>502 Bad Gateway</body></html>", 502, "content-type: text/html")),
    { _tag: "ServiceFailure", code: "502" }
  ),
  "an internal error": unknown(refusing("InternalError", { code: 15, sub_code: "isp.system-error" }), {
    _tag: "ServiceFailure"
  }),
  "an answer that is not the protocol": unknown(
    answering(() => response(`{"ok":true}`)),
    { _tag: "MalformedResponse" }
  ),
  "a rate limit": {
    ...unknown(refusing("RequestLimitExceeded", { code: 7, sub_code: "accesscontrol.limited-by-api-access-count" })),
    expected: { _tag: "RateLimited", outcome: "Rejected" },
    writeIsRepeated: true
  },
  "a bad signature": {
    ...unknown(refusing("AuthFailure.SignatureFailure", { code: 25 })),
    expected: { _tag: "AuthFailure", outcome: "Rejected" },
    cancelIsRepeated: false
  }
}

/** Runs calls at an address over a client, and counts how often the client sent them and the server read them. */
const observe = (client: Client, { seen, url }: Address) => {
  let attempts = 0
  const counting = Layer.effect(
    HttpClient.HttpClient,
    Effect.map(
      HttpClient.HttpClient,
      HttpClient.tapRequest(() => Effect.sync(() => void attempts++))
    )
  )
  const layer = gateways(url, counting.pipe(Layer.provide(clients[client])))
  const counts = () => [attempts, seen?.() ?? attempts] as const
  return Effect.fnUntraced(function* (call: Call) {
    const [attemptsBefore, seenBefore] = counts()
    const error = yield* call.pipe(Effect.flip, Effect.provide(layer))
    const [attemptsAfter, seenAfter] = counts()
    return { error, attempts: attemptsAfter - attemptsBefore, seen: seenAfter - seenBefore }
  })
}

const times = 2

const quickly = Retry.withPolicy(Retry.policy({ base: "1 millis", times }))

const timesByUser = 3

// A careful user writes such a loop.
const byUser = (call: Call): Call =>
  call.pipe(Retry.withPolicy(Retry.none), Effect.retry({ while: (error) => error.retryable, times: timesByUser }))

describe.each(Object.keys(clients) as ReadonlyArray<Client>)("over %s", (client) => {
  it.live.each(Object.entries(cases))(
    "%s",
    ([, { address, cancelIsRepeated, expected, isLate, reads, writeIsRepeated }]) =>
      Effect.gen(function* () {
        const at = yield* address
        const observed = observe(client, at)
        const run = Effect.fnUntraced(function* (call: Call, attempts: number) {
          const { error, ...sent } = yield* observed(isLate ? briefly(call) : call)
          assert.strictEqual(sent.attempts, attempts)
          if (at.seen !== undefined && reads !== undefined) assert.strictEqual(sent.seen, attempts * reads)
          return error
        })
        const writes: ReadonlyArray<readonly [call: Call, operation: string]> = [
          [create, "ChannelCreateMultiFlowSignQRCode"],
          [authorize, "tmall.mafia.account.area.auth"]
        ]
        for (const [call, operation] of writes) {
          // The default policy waits before it sends again, so this uses it only where the gateway sends once.
          const error = yield* run(writeIsRepeated ? quickly(call) : call, writeIsRepeated ? 1 + times : 1)
          assert.deepInclude(error, { operation, retryable: writeIsRepeated, ...expected })
          yield* run(byUser(call), writeIsRepeated ? 1 + timesByUser : 1)
        }
        const error = yield* run(quickly(cancel), cancelIsRepeated ? 1 + times : 1)
        assert.deepInclude(error, {
          operation: "ChannelCancelMultiFlowSignQRCode",
          retryable: cancelIsRepeated,
          ...expected
        })
      })
  )

  it.live("a reset while the request is being read", () =>
    Effect.gen(function* () {
      // A server does not read so much at once, so it cannot have read the whole request.
      const area = { account_id: 1n, address: "西溪".repeat(100_000) }
      const server = yield* serve({ onConnect: (socket) => socket.once("data", () => socket.resetAndDestroy()) })
      const layer = gateways(`http://127.0.0.1:${server.port}`, clients[client])
      const error = yield* Mafia.accountAreaAuth({ area_request: { auth_area_dto: [area] } }).pipe(
        Effect.flip,
        Effect.provide(layer)
      )
      assert.deepInclude(error, { _tag: "TransportFailure", outcome: "Unknown", retryable: false })
      assert.strictEqual(server.connections(), 1)
      assert.strictEqual(server.requests(), 0)
    })
  )

  it.live("a reset before the server reads anything is not sent only where the client had not connected", () =>
    Effect.gen(function* () {
      const server = yield* serve({ onConnect: (socket) => socket.resetAndDestroy() })
      const run = observe(client, { url: `http://127.0.0.1:${server.port}`, seen: server.connections })
      const { error, seen } = yield* run(authorize.pipe(Retry.withPolicy(Retry.none)))
      // The system decides how far the client came before the reset. The error names the system call.
      const cause = (error as VendorError.TransportFailure).cause as Error
      const { syscall } = (client === "fetch" ? cause.cause : cause) as { readonly syscall?: string }
      assert.deepInclude(error, {
        _tag: "TransportFailure",
        code: "ECONNRESET",
        outcome: syscall === "connect" ? "NotSent" : "Unknown"
      })
      assert.strictEqual(seen, 1)
    })
  )

  it.live("a connection that is kept and then reset", () =>
    Effect.gen(function* () {
      let requests = 0
      const server = yield* serve({
        onRequest: (socket) =>
          requests++ === 0 ? socket.write(response(`{"Response":{"RequestId":"r"}}`)) : socket.resetAndDestroy()
      })
      const layer = gateways(`http://127.0.0.1:${server.port}`, clients[client])
      const error = yield* Effect.provide(Effect.andThen(cancel, Effect.flip(create)), layer)
      assert.deepInclude(error, { _tag: "TransportFailure", outcome: "Unknown", retryable: false })
      assert.strictEqual(server.requests(), 2)
    })
  )

  it.live.each([301, 302, 303, 307, 308])("a redirection with %s is not followed", (status) =>
    Effect.gen(function* () {
      // A client that follows it writes twice, and sends signatures and secrets to another address.
      const elsewhere = yield* serve({ onRequest: (socket) => socket.end(response("")) })
      const location = `http://127.0.0.1:${elsewhere.port}/router/rest`
      const server = yield* serve({
        onRequest: (socket) => socket.end(response("", status, `location: ${location}`))
      })
      const run = observe(client, { url: `http://127.0.0.1:${server.port}`, seen: server.requests })
      const { error, seen } = yield* run(authorize)
      assert.deepInclude<object>(error, { _tag: "MalformedResponse", status, outcome: "Unknown", retryable: false })
      assert.deepStrictEqual([seen, elsewhere.connections()], [1, 0])
    })
  )
})
