import * as BufferedClient from "@effect-vendors/core/vendor/BufferedClient"
import * as UndiciHttpClient from "@effect-vendors/node/UndiciHttpClient"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as HttpBody from "effect/http/HttpBody"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import type * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import { serve } from "./server.ts"

type Client = HttpClient.HttpClient & Partial<BufferedClient.BufferedClient>

const execute = (request: HttpClientRequest.HttpClientRequest) =>
  Effect.flatMap(HttpClient.HttpClient, (client: Client) => client[BufferedClient.executeBuffered]!(request))

const get = (url: string) => execute(HttpClientRequest.get(url))

const textOf = ({ bytes }: BufferedClient.BufferedResponse) => new TextDecoder().decode(bytes)

const getText = (url: string) => Effect.map(get(url), textOf)

const reasonOf = <A, R>(effect: Effect.Effect<A, BufferedClient.BufferedError, R>) =>
  Effect.map(Effect.flip(effect), ({ reason }) => reason)

const tagOf = <A, R>(effect: Effect.Effect<A, BufferedClient.BufferedError, R>) =>
  Effect.map(reasonOf(effect), ({ _tag }) => _tag)

const using = <A, E>(effect: Effect.Effect<A, E, HttpClient.HttpClient | Scope.Scope>) =>
  Effect.provide(effect, UndiciHttpClient.layer(), { local: true })

/** Answers with these bytes and closes the connection. */
const serveRaw = (...lines: ReadonlyArray<string>) =>
  serve((_, response) => void response.socket!.end(lines.join("\r\n")))

describe("a client reads whole answers", () => {
  it.live("with status, headers and bytes", () =>
    Effect.gen(function* () {
      const { url } = yield* serve((_, response) => {
        response.writeHead(418, ["X-Own", "Value", "X-List", "a", "X-List", "b"])
        response.end("文")
      })
      const { bytes, headers, status } = yield* get(url)
      assert.strictEqual(status, 418)
      assert.strictEqual(headers["x-own"], "Value")
      assert.deepStrictEqual(headers["x-list"], ["a", "b"])
      assert.isUndefined(headers["x-other"])
      assert.deepStrictEqual([...bytes], [0xe6, 0x96, 0x87])
    }).pipe(using)
  )

  it.live("in chunks", () =>
    Effect.gen(function* () {
      const { url } = yield* serve((_, response) => {
        response.write("one ")
        response.write("two ")
        response.end("three")
      })
      const answer = yield* get(url)
      assert.strictEqual(answer.headers["transfer-encoding"], "chunked")
      assert.strictEqual(textOf(answer), "one two three")
    }).pipe(using)
  )

  it.live("up to the end of the connection", () =>
    Effect.gen(function* () {
      const { url } = yield* serveRaw("HTTP/1.1 200 OK", "", "all of it")
      assert.strictEqual(yield* getText(url), "all of it")
    }).pipe(using)
  )

  it.live("without a body", () =>
    Effect.gen(function* () {
      const { url } = yield* serve(({ path }, response) => {
        if (path === "/none") response.statusCode = 204
        if (path === "/head") response.setHeader("content-length", 1000)
        response.end()
      })
      for (const [request, expected] of [
        [HttpClientRequest.get(`${url}/empty`), 200],
        [HttpClientRequest.get(`${url}/none`), 204],
        [HttpClientRequest.head(`${url}/head`), 200]
      ] as const) {
        const { bytes, status } = yield* execute(request)
        assert.deepStrictEqual([status, bytes.length], [expected, 0])
      }
    }).pipe(using)
  )

  it.live("of 5 MB", () =>
    Effect.gen(function* () {
      const expected = Buffer.from(Uint8Array.from({ length: 5 * 1024 * 1024 }, (_, i) => i % 251))
      const { url } = yield* serve((_, response) => response.end(expected))
      const { bytes } = yield* get(url)
      assert.isTrue(expected.equals(bytes))
    }).pipe(using)
  )

  it.live("and not the early hints before them", () =>
    Effect.gen(function* () {
      const { url } = yield* serve(({ path }, response) => {
        response.writeEarlyHints({ "link": "</a>; rel=preload", "x-early": "1" })
        if (path === "/answer") response.end("answer")
        else response.socket!.end()
      })
      const answer = yield* get(`${url}/answer`)
      assert.deepStrictEqual([answer.status, textOf(answer)], [200, "answer"])
      assert.notProperty(answer.headers, "x-early")
      assert.strictEqual(yield* tagOf(get(`${url}/nothing`)), "TransportError")
    }).pipe(using)
  )

  it.live("and follows no redirection", () =>
    Effect.gen(function* () {
      const { received, url } = yield* serve((_, response) => {
        response.writeHead(302, { location: "/elsewhere" })
        response.end()
      })
      assert.strictEqual((yield* get(url)).status, 302)
      assert.strictEqual(received.length, 1)
    }).pipe(using)
  )
})

describe("a client sends", () => {
  const echo = serve(({ body, headers, method, path }, response) =>
    response.end(`${method} ${path} ${headers["content-type"]} ${body.toString("utf8")}`)
  )

  it.live("url parameters, but not the hash", () =>
    Effect.gen(function* () {
      const { received, url } = yield* echo
      const request = HttpClientRequest.get(`${url}/path?z=1`, { urlParams: { 名: "a b&c", list: ["1", "2"] } })
      yield* execute(request)
      yield* execute(HttpClientRequest.setHash(request, "there"))
      yield* get(`${url}/path#there`)
      assert.deepStrictEqual(
        received.map(({ path }) => path),
        [...Array.from({ length: 2 }, () => "/path?z=1&%E5%90%8D=a+b%26c&list=1&list=2"), "/path"]
      )
    }).pipe(using)
  )

  it.live("requests to one address again, to others, and with other parameters", () =>
    Effect.gen(function* () {
      const [one, other] = [yield* echo, yield* echo]
      const request = HttpClientRequest.get(`${one.url}/a?x=1`)
      for (const { url } of [one, one, other, one]) yield* get(`${url}/a?x=1`)
      yield* execute(HttpClientRequest.setUrlParam(request, "y", "2"))
      yield* execute(HttpClientRequest.setUrlParam(request, "y", "3"))
      yield* execute(HttpClientRequest.setMethod(request, "DELETE"))
      yield* get(`${one.url}/b`)
      assert.deepStrictEqual(
        one.received.map(({ method, path }) => `${method} ${path}`),
        ["GET /a?x=1", "GET /a?x=1", "GET /a?x=1", "GET /a?x=1&y=2", "GET /a?x=1&y=3", "DELETE /a?x=1", "GET /b"]
      )
      assert.deepStrictEqual(
        other.received.map(({ path }) => path),
        ["/a?x=1"]
      )
    }).pipe(using)
  )

  it.live("headers and bodies", () =>
    Effect.gen(function* () {
      const { received, url } = yield* echo
      const big = Buffer.alloc(1024 * 1024, "文")
      const bodies = [
        HttpBody.text("身份证 &=", "text/plain"),
        HttpBody.uint8Array(big),
        HttpBody.jsonUnsafe({ a: ["文"] }),
        HttpBody.stream(Stream.make("one ", "two ", "三").pipe(Stream.encodeText), "text/plain"),
        HttpBody.empty
      ]
      for (const body of bodies) yield* execute(HttpClientRequest.post(url, { body, headers: { "X-Own": "value" } }))
      assert.deepStrictEqual(
        received.map(({ body }) => body.toString()),
        ["身份证 &=", big.toString(), `{"a":["文"]}`, "one two 三", ""]
      )
      for (const { headers, method } of received) assert.deepStrictEqual([method, headers["x-own"]], ["POST", "value"])
      assert.strictEqual(received[2]!.headers["content-type"], "application/json")
    }).pipe(using)
  )

  it.live("a form with its boundary", () =>
    Effect.gen(function* () {
      const { received, url } = yield* echo
      const form = new FormData()
      form.append("name", "值")
      const request = HttpClientRequest.post(url, { body: HttpBody.formData(form) })
      yield* execute(HttpClientRequest.setHeader(request, "content-type", "multipart/form-data; boundary=other"))
      const { body, headers } = received[0]!
      const read = yield* Effect.promise(() =>
        new Response(new Uint8Array(body), { headers: { "content-type": headers["content-type"]! } }).formData()
      )
      assert.strictEqual(read.get("name"), "值")
    }).pipe(using)
  )
})

describe("a request fails", () => {
  it.live("when nobody listens", () =>
    Effect.gen(function* () {
      const { url } = yield* Effect.scoped(serve(() => undefined))
      const { _tag, cause } = yield* reasonOf(get(url))
      assert.strictEqual(_tag, "TransportError")
      assert.propertyVal(cause, "code", "ECONNREFUSED")
    }).pipe(using)
  )

  it.live("when the connection closes before the answer, or within its head", () =>
    Effect.gen(function* () {
      const closed = yield* serve((_, response) => response.socket!.destroy())
      const within = yield* serveRaw("HTTP/1.1 200 OK", "content-le")
      assert.strictEqual(yield* tagOf(get(closed.url)), "TransportError")
      assert.strictEqual(yield* tagOf(get(within.url)), "TransportError")
    }).pipe(using)
  )

  it.live("when the connection closes within the body", () =>
    Effect.gen(function* () {
      const sized = yield* serve((_, response) => {
        const { socket } = response
        socket!.write("HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nfirst", () => socket!.destroy())
      })
      const chunked = yield* serveRaw("HTTP/1.1 200 OK", "transfer-encoding: chunked", "", "5", "first", "")
      assert.strictEqual(yield* tagOf(get(sized.url)), "DecodeError")
      assert.strictEqual(yield* tagOf(get(chunked.url)), "DecodeError")
    }).pipe(using)
  )

  it.live("when the answer is no HTTP, or switches to another protocol", () =>
    Effect.gen(function* () {
      const ssh = yield* serveRaw("SSH-2.0-OpenSSH_9.7", "")
      const upgrade = yield* serveRaw("HTTP/1.1 101 Switching Protocols", "connection: upgrade", "upgrade: tea", "", "")
      assert.strictEqual(yield* tagOf(get(ssh.url)), "TransportError")
      assert.strictEqual(yield* tagOf(get(upgrade.url)), "TransportError")
    }).pipe(using)
  )

  it.live("when its URL is none, or not of HTTP", () =>
    Effect.gen(function* () {
      assert.strictEqual(yield* tagOf(get("http://[")), "InvalidUrlError")
      assert.strictEqual(yield* tagOf(get("")), "InvalidUrlError")
      for (const url of ["mailto:a@b.example", "ftp://127.0.0.1/a"])
        assert.strictEqual(yield* tagOf(get(url)), "TransportError")
    }).pipe(using)
  )

  it.live("when a header cannot be sent", () =>
    Effect.gen(function* () {
      const { received, url } = yield* serve((_, response) => response.end())
      const request = HttpClientRequest.get(url, { headers: { a: "line\nbreak" } })
      assert.strictEqual(yield* tagOf(execute(request)), "TransportError")
      assert.strictEqual(received.length, 0)
    }).pipe(using)
  )

  it.live("when its body fails", () =>
    Effect.gen(function* () {
      const { received, url } = yield* serve((_, response) => response.end())
      const stream = Stream.make("one ").pipe(Stream.encodeText, Stream.concat(Stream.fail(new Error("no more"))))
      const request = HttpClientRequest.post(url, { body: HttpBody.stream(stream) })
      assert.strictEqual(yield* tagOf(execute(request)), "TransportError")
      assert.strictEqual(received.length, 0)
    }).pipe(using)
  )

  it.live("and the client goes on", () =>
    Effect.gen(function* () {
      const { url } = yield* serve(({ path }, response) => {
        if (path === "/good") response.end("good")
        else response.socket!.destroy()
      })
      assert.strictEqual(yield* tagOf(get(`${url}/bad`)), "TransportError")
      assert.strictEqual(yield* getText(`${url}/good`), "good")
    }).pipe(using)
  )
})

describe("an interruption", () => {
  it.live("closes the connection of a request that waits for its answer", () =>
    Effect.gen(function* () {
      const { aborted, arrived, url } = yield* serve(({ path }, response) => {
        if (path === "/again") response.end("again")
      })
      const fiber = yield* Effect.forkChild(get(url))
      yield* arrived
      yield* Fiber.interrupt(fiber)
      yield* aborted
      assert.strictEqual(yield* getText(`${url}/again`), "again")
    }).pipe(using)
  )

  it.live("closes the connection in the middle of the body", () =>
    Effect.gen(function* () {
      const halfway = Promise.withResolvers<void>()
      const half = Buffer.alloc(32 * 1024 * 1024)
      const { aborted, url } = yield* serve(({ path }, response) => {
        if (path === "/again") return void response.end("again")
        response.setHeader("content-length", 2 * half.length)
        // This is more than the system's buffers take. When all of it is gone, most of it has been read.
        response.write(half, () => halfway.resolve())
      })
      const fiber = yield* Effect.forkChild(get(url))
      yield* Effect.promise(() => halfway.promise)
      yield* Fiber.interrupt(fiber)
      yield* aborted
      assert.strictEqual(yield* getText(`${url}/again`), "again")
    }).pipe(using)
  )

  it.live("closes the connection while a body is sent, and releases the body", () =>
    Effect.gen(function* () {
      const { arrived, received, server, url } = yield* serve(() => undefined)
      const closed = Promise.withResolvers<void>()
      const released = Promise.withResolvers<void>()
      server.on("connection", (socket) => socket.on("close", () => closed.resolve()))
      const stream = Stream.make("first").pipe(
        Stream.encodeText,
        Stream.concat(Stream.never),
        Stream.ensuring(Effect.sync(() => released.resolve()))
      )
      const fiber = yield* Effect.forkChild(execute(HttpClientRequest.post(url, { body: HttpBody.stream(stream) })))
      yield* arrived
      yield* Fiber.interrupt(fiber)
      yield* Effect.promise(() => Promise.all([closed.promise, released.promise]))
      assert.strictEqual(received.length, 0)
    }).pipe(using)
  )

  it.live("keeps a request that waits for a connection from being sent", () =>
    Effect.gen(function* () {
      const go = Promise.withResolvers<void>()
      const { arrived, connections, received, url } = yield* serve(({ path }, response) => {
        void go.promise.then(() => response.end(path))
      })
      const first = yield* Effect.forkChild(getText(`${url}/first`))
      yield* arrived
      const second = yield* Effect.forkChild(getText(`${url}/second`), { startImmediately: true })
      const third = yield* Effect.forkChild(getText(`${url}/third`), { startImmediately: true })
      yield* Fiber.interrupt(second)
      go.resolve()
      assert.deepStrictEqual([yield* Fiber.join(first), yield* Fiber.join(third)], ["/first", "/third"])
      assert.deepStrictEqual(
        received.map(({ path }) => path),
        ["/first", "/third"]
      )
      assert.strictEqual(connections(), 1)
    }).pipe(Effect.provide(UndiciHttpClient.layer({ connections: 1 })))
  )

  it.live("leaves other requests alone", () =>
    Effect.gen(function* () {
      const all = Promise.withResolvers<void>()
      const go = Promise.withResolvers<void>()
      const count = 20
      const { received, url } = yield* serve(({ path }, response) => {
        if (received.length === count) all.resolve()
        void go.promise.then(() => response.end(path))
      })
      const fibers = yield* Effect.forEach(
        Array.from({ length: count }, (_, i) => i),
        (i) => Effect.forkChild(getText(`${url}/${i}`))
      )
      yield* Effect.promise(() => all.promise)
      yield* Effect.forEach(fibers, (fiber, i) => (i % 2 === 0 ? Fiber.interrupt(fiber) : Effect.void))
      go.resolve()
      for (const [i, fiber] of fibers.entries()) {
        const exit = yield* Fiber.await(fiber)
        if (i % 2 === 0) assert.isTrue(Exit.hasInterrupts(exit))
        else assert.deepStrictEqual(exit, Exit.succeed(`/${i}`))
      }
    }).pipe(using)
  )
})

describe("a client offers whole answers no longer", () => {
  const combinators: Record<string, (client: HttpClient.HttpClient) => object> = {
    mapRequest: HttpClient.mapRequest((request) => request),
    mapRequestEffect: HttpClient.mapRequestEffect(Effect.succeed),
    mapRequestInput: HttpClient.mapRequestInput((request) => request),
    filterStatus: HttpClient.filterStatus((status) => status < 300),
    filterStatusOk: HttpClient.filterStatusOk,
    transform: HttpClient.transform((effect) => effect),
    transformResponse: HttpClient.transformResponse((effect) => effect),
    tap: HttpClient.tap(() => Effect.void),
    tapError: HttpClient.tapError(() => Effect.void),
    tapRequest: HttpClient.tapRequest(() => Effect.void),
    retry: HttpClient.retry({ times: 1 }),
    followRedirects: HttpClient.followRedirects(1),
    withScope: HttpClient.withScope
  }

  it.live.each(Object.entries(combinators))("after %s, so that nothing which was added is left out", ([, combinator]) =>
    Effect.gen(function* () {
      const client = yield* HttpClient.HttpClient
      assert.isTrue(BufferedClient.executeBuffered in client)
      assert.isFalse(BufferedClient.executeBuffered in combinator(client))
    }).pipe(using)
  )
})
