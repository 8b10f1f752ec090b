import { NodeCrypto } from "@effect/platform-node"
import * as Spi from "@effect-vendors/top/Spi"
import { describe, expect, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as HttpRouter from "effect/http/HttpRouter"
import * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Layer from "effect/Layer"
import * as Logger from "effect/Logger"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import * as TestClock from "effect/testing/TestClock"
import { createHash } from "node:crypto"

const secret = "helloworld"
const settings = { secret: Redacted.make(secret) }
const noon = Date.parse("2016-01-01T12:00:00+08:00")

const parameters = {
  app_key: "12345678",
  method: "taobao.spi.demo",
  sign_method: "md5",
  timestamp: "2016-01-01 12:00:00",
  v: "2.0"
}

/** Signs as the platform does, by nothing but Node's own cryptography. */
const signatureOf = (signed: Readonly<Record<string, string | Buffer>>, body: string | Buffer = "", by = secret) => {
  const hash = createHash("md5").update(by)
  for (const name of Object.keys(signed).sort()) hash.update(name).update(signed[name]!)
  return hash.update(body).update(by).digest("hex").toUpperCase()
}

const queryOf = (parameters: Readonly<Record<string, string>>) => new URLSearchParams(parameters).toString()

interface Sent {
  readonly query: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

const sent = (body: string, more: Readonly<Record<string, string>> = {}, by = secret): Sent => {
  const signed = { ...parameters, ...more }
  return {
    query: queryOf({ ...signed, sign: signatureOf(signed, body, by) }),
    headers: { "content-type": "application/json" },
    body: new TextEncoder().encode(body)
  }
}

const verify = (message: Spi.Message, by: Spi.Settings = settings) =>
  Effect.andThen(TestClock.setTime(noon), Spi.verify(message, by)).pipe(Effect.provide(NodeCrypto.layer))

const refused = (message: Spi.Message, by?: Spi.Settings) =>
  Effect.map(Effect.flip(verify(message, by)), ({ reason }) => reason)

describe("verify", () => {
  it.effect("takes the vector", () =>
    Effect.gen(function* () {
      const sign = "66C73C860CC4F8AED513F78D61F7BEEB"
      expect(signatureOf(parameters, `{"tid":1}`)).toBe(sign)
      const message = {
        query: queryOf({ ...parameters, sign }),
        headers: {},
        body: new TextEncoder().encode(`{"tid":1}`)
      }
      expect(yield* verify(message)).toEqual({
        method: "taobao.spi.demo",
        appKey: "12345678",
        parameters,
        body: `{"tid":1}`
      })
    })
  )

  it.effect("keeps values that hold separators, escapes and characters of any kind", () =>
    Effect.gen(function* () {
      const more = { "a": "b=c=d", "b&": "1+1 = 2 & more", "名": "张三😀", "empty": "", "": "nameless" }
      expect((yield* verify(sent("{}", more))).parameters).toMatchObject({ ...parameters, "b&": "1+1 = 2 & more" })
      expect((yield* verify(sent("{}", { a: "b=c=d" }))).parameters["a"]).toBe("b=c=d")
    })
  )

  it.effect("covers the bytes of a call in GBK", () =>
    Effect.gen(function* () {
      // 张三 in GBK.
      const name = Buffer.from([0xd5, 0xc5, 0xc8, 0xfd])
      const body = Buffer.concat([Buffer.from(`{"name":"`), name, Buffer.from(`"}`)])
      const sign = signatureOf({ ...parameters, name }, body)
      const query = `${queryOf({ ...parameters, sign })}&name=%D5%C5%C8%FD`
      for (const charset of ["GBK", "gb2312", "GB18030"]) {
        const call = yield* verify({ query, headers: { "Content-Type": `text/xml; charset=${charset}` }, body })
        expect([call.parameters["name"], call.body]).toEqual(["张三", `{"name":"张三"}`])
      }
    })
  )

  it.effect("covers the headers that are named", () =>
    Effect.gen(function* () {
      const signed = { ...parameters, "X-Shop": "7" }
      const query = queryOf({ ...parameters, sign: signatureOf(signed, "{}") })
      const body = new TextEncoder().encode("{}")
      const message = (headers: Record<string, string>) => ({ query, headers, body })
      yield* verify(message({ "Top-Sign-List": " X-Shop ,", "x-shop": "7" }))
      expect(yield* refused(message({ "top-sign-list": "X-Shop", "x-shop": "8" }))).toBe("wrong")
      expect(yield* refused(message({ "top-sign-list": "X-Shop" }))).toBe("wrong")
      expect(yield* refused(message({ "x-shop": "7" }))).toBe("wrong")
    })
  )

  it.effect("refuses what another secret signed, what was changed, and what names a parameter twice", () =>
    Effect.gen(function* () {
      const message = sent("{}")
      expect(yield* refused(sent("{}", {}, "another"))).toBe("wrong")
      expect(yield* refused({ ...message, body: new TextEncoder().encode("{ }") })).toBe("wrong")
      expect(yield* refused({ ...message, query: message.query.replace("demo", "other") })).toBe("wrong")
      expect(yield* refused({ ...message, query: `${message.query}&method=taobao.spi.demo` })).toBe("wrong")
      expect(yield* refused({ ...message, query: `${message.query}&a=%` })).toBe("wrong")
      expect(yield* refused({ ...message, query: message.query.replace(/sign=\w+/, "sign=") })).toBe("wrong")
      expect(yield* refused({ ...message, query: queryOf(parameters) })).toBe("missing")
      expect(yield* refused({ ...message, headers: { "content-type": "multipart/form-data; boundary=a" } })).toBe(
        "wrong"
      )
      expect(yield* refused(sent("{}", {}, ""), { secret: Redacted.make("") })).toBe("wrong")
    })
  )

  it.effect("accepts several secrets", () =>
    Effect.gen(function* () {
      const both = { secret: [Redacted.make("next"), Redacted.make(secret)] }
      yield* verify(sent("{}"), both)
      yield* verify(sent("{}", {}, "next"), both)
      expect(yield* refused(sent("{}", {}, "other"), both)).toBe("wrong")
    })
  )

  it.effect.each([
    ["2016-01-01 12:10:00", undefined, "taken"],
    ["2016-01-01 11:50:00", undefined, "taken"],
    ["2016-01-01 11:49:59", undefined, "stale"],
    ["2016-01-01 12:10:01", undefined, "stale"],
    ["2016-01-01 11:49:59", "1 hour", "taken"],
    ["no time", undefined, "stale"],
    ["", "1 hour", "stale"]
  ] as const)("at noon a call of %s with a maximal age of %s is %s", ([timestamp, maxAge, result]) =>
    Effect.gen(function* () {
      const by = { ...settings, maxAge }
      const outcome = yield* Effect.result(verify(sent("{}", { timestamp }), by))
      expect(outcome._tag === "Success" ? "taken" : outcome.failure.reason).toBe(result)
    })
  )

  const text = Arbitrary.schema(Schema.String)
  it.effect.prop(
    "never takes what is not signed, and never dies of it",
    { query: text, name: text, value: text },
    Effect.fnUntraced(function* ({ name, query, value }) {
      const headers = { "content-type": value, "top-sign-list": name }
      for (const message of [
        { query, headers, body: new Uint8Array() },
        {
          query: queryOf({ ...parameters, [name]: value, sign: value }),
          headers,
          body: new TextEncoder().encode(value)
        }
      ]) {
        const exit = yield* Effect.exit(verify(message))
        expect(Exit.isFailure(exit) && !Cause.hasDies(exit.cause)).toBe(true)
      }
    })
  )
})

describe("the route", () => {
  const serve = Effect.fnUntraced(function* <E>(options: Partial<Spi.RouteOptions<E, never>> = {}) {
    yield* TestClock.setTime(noon)
    const calls: Array<Spi.Call> = []
    const layer = Spi.layerRoute({
      ...settings,
      path: "/spi",
      handler: (call) => Effect.sync(() => (calls.push(call), { flag: "success" })),
      ...options
    })
    const handle = yield* HttpRouter.toHttpEffect(layer.pipe(Layer.provide(NodeCrypto.layer)))
    const send = ({ body, headers, query }: Sent) => {
      const request = new Request(`http://localhost/spi?${query}`, { method: "POST", headers, body: Buffer.from(body) })
      return handle.pipe(
        Effect.provideService(HttpServerRequest.HttpServerRequest, HttpServerRequest.fromWeb(request)),
        Effect.scoped,
        Effect.map(HttpServerResponse.toWeb),
        Effect.flatMap((response) => Effect.promise(async () => [response.status, await response.text()])),
        Effect.orDie
      )
    }
    return { calls, send }
  })
  const quiet = Effect.provide(Logger.layer([]))

  it.effect("hands a call to its handler, and sends the answer", () =>
    Effect.gen(function* () {
      const { calls, send } = yield* serve()
      expect(yield* send(sent(`{"tid":1}`))).toEqual([200, `{"flag":"success"}`])
      expect(calls).toMatchObject([{ method: "taobao.spi.demo", body: `{"tid":1}` }])
    }).pipe(quiet)
  )

  it.effect("tells the platform that a call is not its own", () =>
    Effect.gen(function* () {
      const { calls, send } = yield* serve()
      const refusal = `{"flag":"failure","sub_code":"sign-check-failure","sub_message":"Illegal request"}`
      expect(yield* send(sent("{}", {}, "another"))).toEqual([200, refusal])
      const own = yield* serve({ refusal: ({ reason }) => HttpServerResponse.text(reason, { status: 403 }) })
      expect(yield* own.send(sent("{}", {}, "another"))).toEqual([403, "wrong"])
      expect([...calls, ...own.calls]).toEqual([])
    }).pipe(quiet)
  )

  it.effect("answers 500 where the handler fails, and 413 where the body is too large", () =>
    Effect.gen(function* () {
      for (const failing of [Effect.fail("busy"), Effect.die("defect")]) {
        const { send } = yield* serve({ handler: () => failing })
        expect((yield* send(sent("{}")))[0]).toBe(500)
      }
      const { calls, send } = yield* serve({ maxBodySize: 10 })
      expect((yield* send(sent(`{"tid":1234567890}`)))[0]).toBe(413)
      expect(calls).toEqual([])
    }).pipe(quiet)
  )

  it.effect("is not built without a secret", () =>
    Effect.gen(function* () {
      for (const secret of [[], Redacted.make(""), [Redacted.make(" ")]]) {
        expect(yield* Effect.flip(Effect.asVoid(serve({ secret })))).toMatchObject({ reason: "missing" })
      }
    }).pipe(quiet)
  )
})
