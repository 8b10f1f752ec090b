import { NodeHttpClient } from "@effect/platform-node"
import { assert, describe, it } from "@effect/vitest"
import * as UndiciHttpClient from "@effect-vendors/node/UndiciHttpClient"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Cookies from "effect/http/Cookies"
import * as HttpBody from "effect/http/HttpBody"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as Layer from "effect/Layer"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import { serve } from "./server.ts"

const layers: Record<string, Layer.Layer<HttpClient.HttpClient>> = {
  "UndiciHttpClient.layer": Layer.orDie(UndiciHttpClient.layer()),
  "NodeHttpClient.layerUndici": NodeHttpClient.layerUndici
}

const bytesOf = (size: number) => Uint8Array.from({ length: size }, (_, i) => i % 251)

const sum = (bytes: Uint8Array) => bytes.reduce((sum, byte) => (sum * 31 + byte) | 0, 0)

const reason = <A, R>(effect: Effect.Effect<A, { readonly reason: { readonly _tag: string } }, R>) =>
  Effect.map(Effect.flip(effect), ({ reason }) => reason._tag)

// Both clients pass the same tests, so that ours can replace effect's.
describe.each(Object.entries(layers))("%s", (_name, layer) => {
  const using = <A, E>(effect: Effect.Effect<A, E, HttpClient.HttpClient | Scope.Scope>) =>
    Effect.provide(effect, layer, { local: true })

  const echo = serve(({ body, headers, method, path }, response) => {
    response.setHeader("content-type", "application/json")
    response.end(method === "HEAD" ? undefined : JSON.stringify({ method, path, headers, body: body.toString("utf8") }))
  })
  const Echo = Schema.Struct({
    method: Schema.String,
    path: Schema.String,
    headers: Schema.Record(Schema.String, Schema.String),
    body: Schema.String
  })

  describe("sends", () => {
    for (const method of ["GET", "DELETE", "OPTIONS"] as const) {
      it.live(`${method} without a body`, () =>
        Effect.gen(function* () {
          const { url } = yield* echo
          const response = yield* HttpClient.execute(HttpClientRequest.make(method)(`${url}/a/b?c=d`))
          const sent = yield* HttpClientResponse.schemaBodyJson(Echo)(response)
          assert.deepStrictEqual([sent.method, sent.path, sent.body], [method, "/a/b?c=d", ""])
        }).pipe(using)
      )
    }

    for (const method of ["POST", "PUT", "PATCH"] as const) {
      it.live(`${method} with text, bytes and JSON`, () =>
        Effect.gen(function* () {
          const { url } = yield* echo
          const bodies = [
            HttpBody.text("身份证 &=", "text/plain"),
            HttpBody.uint8Array(new TextEncoder().encode("bytes")),
            HttpBody.jsonUnsafe({ a: ["文"] })
          ]
          for (const body of bodies) {
            const response = yield* HttpClient.execute(HttpClientRequest.make(method)(url, { body }))
            const sent = yield* HttpClientResponse.schemaBodyJson(Echo)(response)
            assert.strictEqual(sent.body, new TextDecoder().decode(body.body))
            assert.strictEqual(sent.headers["content-length"], String(body.body.length))
            assert.strictEqual(sent.headers["content-type"], body.contentType)
          }
        }).pipe(using)
      )
    }

    it.live("HEAD, and reads an answer with a length but no body", () =>
      Effect.gen(function* () {
        const { url } = yield* serve((_, response) => {
          response.setHeader("content-length", 1000)
          response.end()
        })
        const response = yield* HttpClient.head(url)
        assert.strictEqual(response.headers["content-length"], "1000")
        assert.strictEqual(yield* response.text, "")
      }).pipe(using)
    )

    it.live("headers and url parameters", () =>
      Effect.gen(function* () {
        const { url } = yield* echo
        const response = yield* HttpClient.get(`${url}/path?z=1`, {
          urlParams: { 名: "a b&c", list: ["1", "2"] },
          headers: { "X-Own": "value", "authorization": "TC3 a=b" }
        })
        const sent = yield* HttpClientResponse.schemaBodyJson(Echo)(response)
        assert.strictEqual(sent.path, "/path?z=1&%E5%90%8D=a+b%26c&list=1&list=2")
        assert.strictEqual(sent.headers["x-own"], "value")
        assert.strictEqual(sent.headers.authorization, "TC3 a=b")
      }).pipe(using)
    )

    it.live("a form with a file", () =>
      Effect.gen(function* () {
        const { url } = yield* echo
        const form = new FormData()
        form.append("name", "值")
        form.append("file", new File(["content"], "a.txt", { type: "text/plain" }))
        const response = yield* HttpClient.post(url, { body: HttpBody.formData(form) })
        const sent = yield* HttpClientResponse.schemaBodyJson(Echo)(response)
        const read = yield* Effect.promise(() =>
          new Response(sent.body, { headers: { "content-type": sent.headers["content-type"]! } }).formData()
        )
        assert.strictEqual(read.get("name"), "值")
        assert.strictEqual((read.get("file") as File).name, "a.txt")
      }).pipe(using)
    )

    it.live("a stream", () =>
      Effect.gen(function* () {
        const { url } = yield* echo
        const stream = Stream.make("one ", "two ", "三").pipe(Stream.encodeText)
        const response = yield* HttpClient.post(url, { body: HttpBody.stream(stream, "text/plain") })
        const sent = yield* HttpClientResponse.schemaBodyJson(Echo)(response)
        assert.strictEqual(sent.body, "one two 三")
      }).pipe(using)
    )

    it.live("no request whose stream fails", () =>
      Effect.gen(function* () {
        const { url } = yield* echo
        const stream = Stream.make("one ").pipe(Stream.encodeText, Stream.concat(Stream.fail(new Error("no more"))))
        assert.strictEqual(yield* reason(HttpClient.post(url, { body: HttpBody.stream(stream) })), "TransportError")
      }).pipe(using)
    )

    it.live("60 MB and reads them back", () =>
      Effect.gen(function* () {
        const { url } = yield* serve(({ body }, response) => response.end(body))
        const bytes = new Uint8Array(60 * 1024 * 1024).fill(7)
        bytes[12_345_678] = 9
        const response = yield* HttpClient.post(url, { body: HttpBody.uint8Array(bytes) })
        const back = new Uint8Array(yield* response.arrayBuffer)
        assert.ok(Buffer.from(back.buffer).equals(bytes))
      }).pipe(using)
    )

    it.live("no header with a line break: the request fails and does not die", () =>
      Effect.gen(function* () {
        const { url } = yield* echo
        assert.strictEqual(yield* reason(HttpClient.get(url, { headers: { a: "line\nbreak" } })), "TransportError")
      }).pipe(using)
    )

    it.live("nothing to a host that is not there", () =>
      Effect.gen(function* () {
        const { url } = yield* Effect.scoped(echo)
        assert.strictEqual(yield* reason(HttpClient.get(url)), "TransportError")
      }).pipe(using)
    )

    it.live("nothing to a URL that is none", () =>
      Effect.gen(function* () {
        assert.strictEqual(yield* reason(HttpClient.get("http://[")), "InvalidUrlError")
      }).pipe(using)
    )
  })

  describe("reads", () => {
    it.live("status, headers, cookies and url", () =>
      Effect.gen(function* () {
        const { url } = yield* serve((_, response) => {
          response.writeHead(
            418,
            [
              ["X-Own", "Value"],
              ["X-List", "a"],
              ["X-List", "b"],
              ["Set-Cookie", "a=1; Path=/"],
              ["Set-Cookie", "b=2"]
            ].flat()
          )
          response.end("teapot")
        })
        const response = yield* HttpClient.get(`${url}/a?b=c#d`)
        assert.strictEqual(response.status, 418)
        assert.strictEqual(response.headers["x-own"], "Value")
        assert.strictEqual(response.headers["x-list"], "a, b")
        assert.deepStrictEqual(Cookies.toRecord(response.cookies), { a: "1", b: "2" })
        assert.strictEqual(response.url, `${url}/a?b=c`)
        assert.strictEqual(yield* response.text, "teapot")
      }).pipe(using)
    )

    it.live("a redirection and does not follow it", () =>
      Effect.gen(function* () {
        const { received, url } = yield* serve((_, response) => {
          response.writeHead(302, { location: "/elsewhere" })
          response.end()
        })
        const response = yield* HttpClient.post(url, { body: HttpBody.text("secret") })
        assert.strictEqual(response.status, 302)
        assert.strictEqual(received.length, 1)
      }).pipe(using)
    )

    it.live("the answer and not the early hints before it", () =>
      Effect.gen(function* () {
        const { url } = yield* serve((_, response) => {
          response.writeEarlyHints({ link: "</a>; rel=preload" })
          response.end("answer")
        })
        const response = yield* HttpClient.get(url)
        assert.deepStrictEqual([response.status, yield* response.text], [200, "answer"])
      }).pipe(using)
    )

    it.live("an empty body as text, JSON, bytes and stream", () =>
      Effect.gen(function* () {
        const { url } = yield* serve((_, response) => response.end())
        const read = <A, E>(body: (response: HttpClientResponse.HttpClientResponse) => Effect.Effect<A, E>) =>
          Effect.flatMap(HttpClient.get(url), body)
        assert.strictEqual(yield* read((response) => response.text), "")
        assert.strictEqual(yield* read((response) => response.json), null)
        assert.strictEqual((yield* read((response) => response.arrayBuffer)).byteLength, 0)
        assert.deepStrictEqual(yield* read((response) => Stream.runCollect(response.stream)), [])
      }).pipe(using)
    )

    it.live("an answer of status 204, which has no body", () =>
      Effect.gen(function* () {
        const { url } = yield* serve((_, response) => {
          response.writeHead(204)
          response.end()
        })
        const response = yield* HttpClient.get(url)
        assert.deepStrictEqual([response.status, yield* response.text], [204, ""])
      }).pipe(using)
    )

    it.live("a body more than once, and in several ways", () =>
      Effect.gen(function* () {
        const { url } = yield* serve((_, response) => response.end(`{"a":"文"}`))
        const response = yield* HttpClient.get(url)
        assert.strictEqual(yield* response.text, `{"a":"文"}`)
        assert.deepStrictEqual(yield* response.json, { a: "文" })
        assert.strictEqual((yield* response.arrayBuffer).byteLength, 11)
        const [first, second] = yield* Effect.all([response.text, response.text], { concurrency: "unbounded" })
        assert.strictEqual(first, second)
      }).pipe(using)
    )

    it.live("the bytes of the answer alone", () =>
      Effect.gen(function* () {
        const { url } = yield* serve((_, response) => response.end("abc"))
        const bytes = yield* Effect.flatMap(HttpClient.get(url), (response) => response.arrayBuffer)
        assert.deepStrictEqual([...new Uint8Array(bytes)], [97, 98, 99])
      }).pipe(using)
    )

    it.live("forms of both kinds", () =>
      Effect.gen(function* () {
        const form = new FormData()
        form.append("a", "文")
        const { url } = yield* serve(({ path }, response) => {
          if (path === "/params") return void response.end("?a=1&b=%E6%96%87+x")
          const body = new Response(form)
          response.setHeader("content-type", body.headers.get("content-type")!)
          void body.bytes().then((bytes) => response.end(bytes))
        })
        const params = yield* Effect.flatMap(HttpClient.get(`${url}/params`), (response) => response.urlParamsBody)
        assert.deepStrictEqual(params.params, [
          ["?a", "1"],
          ["b", "文 x"]
        ])
        const read = yield* Effect.flatMap(HttpClient.get(url), (response) => response.formData)
        assert.strictEqual(read.get("a"), "文")
      }).pipe(using)
    )

    it.live("text that is no JSON as a decoding error with the response", () =>
      Effect.gen(function* () {
        const { url } = yield* serve((_, response) => response.end("<html>"))
        const error = yield* Effect.flip(Effect.flatMap(HttpClient.get(url), (response) => response.json))
        assert.strictEqual(error.reason._tag, "DecodeError")
        assert.strictEqual(error.response?.status, 200)
      }).pipe(using)
    )

    it.live("a body that is cut short as a decoding error: whole or streamed, with a length or without", () =>
      Effect.gen(function* () {
        const { url } = yield* serve(({ path }, response) => {
          if (path === "/length") response.setHeader("content-length", 1000)
          response.write("the beginning")
          setTimeout(() => response.destroy(), 20)
        })
        for (const path of ["/length", "/chunked"]) {
          const whole = Effect.flatMap(HttpClient.get(url + path), (response) => response.text)
          assert.strictEqual(yield* reason(whole), "DecodeError")
          const streamed = Effect.flatMap(HttpClient.get(url + path), (response) => Stream.runDrain(response.stream))
          assert.strictEqual(yield* reason(streamed), "DecodeError")
        }
      }).pipe(using)
    )

    it.live("a connection that closes without an answer as a transport error", () =>
      Effect.gen(function* () {
        const { url } = yield* serve((_, response) => response.destroy())
        assert.strictEqual(yield* reason(HttpClient.post(url)), "TransportError")
      }).pipe(using)
    )

    it.live("another protocol than HTTP as a transport error", () =>
      Effect.gen(function* () {
        const { url } = yield* serve((_, response) => {
          response.socket!.end("SSH-2.0-OpenSSH_9.7\r\n")
        })
        assert.strictEqual(yield* reason(HttpClient.get(url)), "TransportError")
      }).pipe(using)
    )
  })

  describe("a stream", () => {
    it.live("gives the first part before the rest has come", () =>
      Effect.gen(function* () {
        const go = Promise.withResolvers<void>()
        const { url } = yield* serve((_, response) => {
          response.write("first")
          void go.promise.then(() => response.end("second"))
        })
        const response = yield* HttpClient.get(url)
        const texts = yield* response.stream.pipe(
          Stream.decodeText,
          Stream.tap(() => Effect.sync(() => go.resolve())),
          Stream.runCollect
        )
        assert.deepStrictEqual(texts, ["first", "second"])
      }).pipe(using)
    )

    it.live("brings many megabytes in order to a slow reader", () =>
      Effect.gen(function* () {
        const bytes = bytesOf(4 * 1024 * 1024)
        const { url } = yield* serve((_, response) => response.end(bytes))
        const response = yield* HttpClient.get(url)
        let count = 0
        const chunks = yield* response.stream.pipe(
          Stream.tap(() => (count++ % 20 === 0 ? Effect.sleep("1 millis") : Effect.void)),
          Stream.runCollect
        )
        assert.strictEqual(sum(Buffer.concat(chunks)), sum(bytes))
      }).pipe(using)
    )

    it.live("holds back a vendor when it is not read", () =>
      Effect.gen(function* () {
        let written = 0
        const chunk = Buffer.alloc(256 * 1024)
        const { url } = yield* serve((_, response) => {
          const write = () => {
            while (written < 64 * 1024 * 1024 && response.write(chunk)) written += chunk.length
            if (written < 64 * 1024 * 1024) response.once("drain", write)
          }
          write()
        })
        const response = yield* HttpClient.get(url)
        yield* Effect.sleep("200 millis")
        // The system's buffers take some of it, but not all.
        assert.isBelow(written, 32 * 1024 * 1024)
        yield* Stream.runDrain(Stream.take(response.stream, 1))
      }).pipe(using)
    )

    it.live("closes its connection when it is left early", () =>
      Effect.gen(function* () {
        const { aborted, url } = yield* serve((_, response) => {
          response.write("first")
        })
        const response = yield* HttpClient.get(url)
        yield* Stream.runDrain(Stream.take(response.stream, 1))
        yield* aborted
      }).pipe(using)
    )
  })

  describe("aborts the request on the wire", () => {
    it.live("when it is interrupted before the answer", () =>
      Effect.gen(function* () {
        const { aborted, arrived, url } = yield* serve(() => undefined)
        const fiber = yield* Effect.forkChild(HttpClient.get(url))
        yield* arrived
        yield* Fiber.interrupt(fiber)
        yield* aborted
      }).pipe(using)
    )

    for (const [name, read] of [
      ["a body", (response: HttpClientResponse.HttpClientResponse) => response.text],
      ["a stream", (response: HttpClientResponse.HttpClientResponse) => Stream.runDrain(response.stream)]
    ] as const) {
      it.live(`when it is interrupted while ${name} is read`, () =>
        Effect.gen(function* () {
          const { aborted, url } = yield* serve((_, response) => {
            response.write("first")
          })
          const reading = yield* Deferred.make<void>()
          const fiber = yield* Effect.forkChild(
            Effect.flatMap(HttpClient.get(url), (response) =>
              Effect.andThen(Deferred.succeed(reading, undefined), Effect.asVoid(read(response)))
            )
          )
          yield* Deferred.await(reading)
          yield* Effect.sleep("10 millis")
          yield* Fiber.interrupt(fiber)
          yield* aborted
        }).pipe(using)
      )
    }

    it.live("when it is interrupted while a body is sent", () =>
      Effect.gen(function* () {
        const { arrived, received, server, url } = yield* serve(() => undefined)
        const closed = Promise.withResolvers<void>()
        server.on("connection", (socket) => socket.on("close", () => closed.resolve()))
        const released = yield* Deferred.make<void>()
        const stream = Stream.make("first").pipe(
          Stream.encodeText,
          Stream.concat(Stream.never),
          Stream.ensuring(Deferred.succeed(released, undefined))
        )
        const fiber = yield* Effect.forkChild(HttpClient.post(url, { body: HttpBody.stream(stream) }))
        yield* arrived
        yield* Fiber.interrupt(fiber)
        yield* Effect.promise(() => closed.promise)
        yield* Deferred.await(released)
        assert.strictEqual(received.length, 0)
      }).pipe(using)
    )

    it.live("when its time is up", () =>
      Effect.gen(function* () {
        const { aborted, url } = yield* serve(() => undefined)
        const result = yield* Effect.result(Effect.timeout(HttpClient.get(url), "50 millis"))
        assert.ok(Result.isFailure(result))
        yield* aborted
      }).pipe(using)
    )

    it.live("when the scope of the response ends", () =>
      Effect.gen(function* () {
        const { aborted, url } = yield* serve((_, response) => {
          response.write("first")
        })
        const client = HttpClient.withScope(yield* HttpClient.HttpClient)
        yield* Effect.scoped(client.get(url))
        yield* aborted
      }).pipe(using)
    )

    it.live("and lets other requests go on", () =>
      Effect.gen(function* () {
        const { url } = yield* serve(({ path }, response) => {
          setTimeout(() => response.end(path), 20)
        })
        const fibers = yield* Effect.forEach(
          Array.from({ length: 20 }, (_, i) => i),
          (i) => Effect.forkChild(Effect.flatMap(HttpClient.get(`${url}/${i}`), (response) => response.text))
        )
        yield* Effect.forEach(fibers, (fiber, i) => (i % 2 === 0 ? Fiber.interrupt(fiber) : Effect.void))
        for (const [i, fiber] of fibers.entries()) {
          const exit = yield* Fiber.await(fiber)
          if (i % 2 === 0) assert.isTrue(Exit.hasInterrupts(exit))
          else assert.deepStrictEqual(exit, Exit.succeed(`/${i}`))
        }
      }).pipe(using)
    )
  })

  it.live("keeps connections and closes them with the layer", () =>
    Effect.gen(function* () {
      const { connections, url } = yield* echo
      const scope = yield* Scope.make()
      const context = yield* Layer.buildWithMemoMap(layer, Layer.makeMemoMapUnsafe(), scope)
      const get = Effect.flatMap(HttpClient.get(url), (response) => response.text).pipe(Effect.provide(context))
      for (let i = 0; i < 10; i++) yield* get
      // undici uses a connection again only in the next turn of the event loop.
      assert.isAtMost(connections(), 2)
      yield* Scope.close(scope, Exit.void)
      yield* Effect.sleep("20 millis")
      assert.strictEqual(connections(), 0)
      assert.strictEqual(yield* reason(get), "TransportError")
    })
  )
})

describe("UndiciHttpClient", () => {
  it.live("keeps to its number of connections, and does not send a request that gave up while it waited for one", () =>
    Effect.gen(function* () {
      const { arrived, connections, received, url } = yield* serve(({ path }, response) => {
        setTimeout(() => response.end(path), 30)
      })
      const client = yield* HttpClient.HttpClient
      const get = (path: string) => Effect.flatMap(client.get(url + path), (response) => response.text)
      const first = yield* Effect.forkChild(get("/first"))
      yield* arrived
      const second = yield* Effect.forkChild(get("/second"), { startImmediately: true })
      const third = yield* Effect.forkChild(get("/third"), { startImmediately: true })
      yield* Fiber.interrupt(second)
      assert.deepStrictEqual([yield* Fiber.join(first), yield* Fiber.join(third)], ["/first", "/third"])
      assert.strictEqual(connections(), 1)
      assert.deepStrictEqual(
        received.map(({ path }) => path),
        ["/first", "/third"]
      )
    }).pipe(Effect.provide(UndiciHttpClient.layer({ connections: 1 })))
  )

  it.live("closes idle connections by itself, though the vendor promises to keep them", () =>
    Effect.gen(function* () {
      const { connections, server, url } = yield* serve((_, response) => response.end("answer"))
      server.keepAliveTimeout = 60_000
      yield* Effect.flatMap(HttpClient.get(url), (response) => response.text)
      assert.strictEqual(connections(), 1)
      // The test ends by its own time limit where the connection stays.
      while (connections() > 0) yield* Effect.sleep("10 millis")
    }).pipe(Effect.provide(UndiciHttpClient.layer({ keepAliveTimeout: 100, keepAliveMaxTimeout: 100 })))
  )

  it.live("lets go of a large response that nobody reads, and of its connection", () =>
    Effect.gen(function* () {
      const { aborted, url } = yield* serve((_, response) => {
        response.write(Buffer.alloc(1024 * 1024))
      })
      const client = HttpClient.withScope(yield* HttpClient.HttpClient)
      yield* Effect.scoped(client.get(url))
      yield* aborted
    }).pipe(Effect.provide(UndiciHttpClient.layer()))
  )

  it.live("streams the bytes of a body that was read, but does not read a body that was streamed", () =>
    Effect.gen(function* () {
      const { url } = yield* serve((_, response) => response.end("answer"))
      const response = yield* HttpClient.get(url)
      assert.strictEqual(yield* response.text, "answer")
      assert.strictEqual(yield* Stream.mkString(Stream.decodeText(response.stream)), "answer")
      const streamed = yield* HttpClient.get(url)
      yield* Stream.runDrain(streamed.stream)
      assert.strictEqual(yield* reason(streamed.text), "DecodeError")
    }).pipe(Effect.provide(UndiciHttpClient.layer()))
  )
})
