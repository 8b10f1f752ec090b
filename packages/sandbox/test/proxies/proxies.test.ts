/** Calls through real proxies: tunnels for https, whole addresses for http. */
import { assert, describe, it } from "@effect/vitest"
import * as Gateway from "@effect-vendors/core/vendor/Gateway"
import * as NodeVendors from "@effect-vendors/node/NodeVendors"
import * as NodeProxy from "@effect-vendors/node/NodeProxy"
import * as UndiciHttpClient from "@effect-vendors/node/UndiciHttpClient"
import * as Wire from "@effect-vendors/core/Wire"
import * as Tencent from "@effect-vendors/tencent/Tencent"
import * as ConfigProvider from "effect/ConfigProvider"
import * as Effect from "effect/Effect"
import * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as http from "node:http"
import * as https from "node:https"
import * as net from "node:net"
import { cert, key } from "./certificate.ts"

interface Seen {
  readonly method: string
  readonly target: string
  readonly headers: http.IncomingHttpHeaders
}

const portOf = (server: net.Server) => (server.address() as net.AddressInfo).port

const listening = <S extends http.Server>(server: S) =>
  Effect.acquireRelease(
    Effect.callback<S>((resume) => {
      server.listen(0, "127.0.0.1", () => resume(Effect.succeed(server)))
    }),
    () =>
      Effect.callback<void>((resume) => {
        server.close(() => resume(Effect.void))
        server.closeAllConnections()
      })
  )

const body = `{"Response":{"RequestId":"r"}}`

/** The vendor, over TLS or not, and the requests that reached it. */
const vendor = (secure: boolean) =>
  Effect.gen(function* () {
    const seen: Array<Seen> = []
    const respond: http.RequestListener = (request, response) => {
      seen.push({ method: request.method!, target: request.url!, headers: request.headers })
      request.resume().on("end", () => response.end(body))
    }
    const server = yield* listening(secure ? https.createServer({ key, cert }, respond) : http.createServer(respond))
    return { seen, port: portOf(server) }
  })

/** A proxy that leads all connections to one port, or refuses them with a status. */
const proxy = (to: number, status = 200, secure = false) =>
  Effect.gen(function* () {
    const seen: Array<Seen> = []
    const sockets = new Set<net.Socket>()
    const keep = (request: http.IncomingMessage) =>
      seen.push({ method: request.method!, target: request.url!, headers: request.headers })
    const server = yield* listening(secure ? https.createServer({ key, cert }) : http.createServer())
    server.on("request", (request: http.IncomingMessage, response: http.ServerResponse) => {
      keep(request)
      if (status !== 200) return void request.resume().on("end", () => response.writeHead(status).end())
      const { "proxy-authorization": _, ...headers } = request.headers
      const { host, pathname, search } = new URL(request.url!)
      const onward = http.request(
        {
          port: to,
          method: request.method,
          path: pathname + search,
          headers: { ...headers, host: headers.host ?? host }
        },
        (answer) => {
          response.writeHead(answer.statusCode!, answer.headers)
          answer.pipe(response)
        }
      )
      request.pipe(onward)
    })
    server.on("connect", (request: http.IncomingMessage, socket: net.Socket, head: Buffer) => {
      keep(request)
      if (status === 0) return void socket.destroy()
      if (status !== 200) return void socket.end(`HTTP/1.1 ${status} No\r\ncontent-length: 0\r\n\r\n`)
      const onward = net.connect(to, "127.0.0.1", () => {
        socket.write("HTTP/1.1 200 Connection established\r\n\r\n")
        onward.write(head)
        onward.pipe(socket)
        socket.pipe(onward)
      })
      for (const one of [onward, socket]) {
        sockets.add(one)
        one.on("error", () => undefined)
      }
    })
    yield* Effect.addFinalizer(() => Effect.sync(() => sockets.forEach((socket) => socket.destroy())))
    return { seen, address: `${secure ? "https" : "http"}://127.0.0.1:${portOf(server)}` }
  })

const write = Tencent.product({ service: "essbasic", version: "2021-05-26" })("Write", {
  request: Wire.struct({}),
  response: Wire.struct({})
})

const call = (endpoint: Tencent.Options["endpoint"], setting?: NodeProxy.Setting, env: Record<string, string> = {}) =>
  Effect.asVoid(write({})).pipe(
    Effect.provide(
      Tencent.layer({
        credentials: { secretId: "id", secretKey: Redacted.make("key") },
        endpoint,
        allowInsecure: true,
        ...Gateway.unhurried
      }).pipe(Layer.provide(NodeVendors.layerOptions({ proxy: setting, connect: { ca: cert } }))),
      { local: true }
    ),
    Effect.provideService(ConfigProvider.ConfigProvider, ConfigProvider.fromEnv({ env }))
  )

describe("through a proxy", () => {
  it.live("https takes a tunnel, and the vendor sees nothing of the proxy", () =>
    Effect.gen(function* () {
      const to = yield* vendor(true)
      const through = yield* proxy(to.port)
      const address = through.address.replace("//", "//user:p%40ss@")
      yield* call("https://vendor.test", undefined, { HTTPS_PROXY: address })
      assert.deepStrictEqual(
        through.seen.map(({ method, target }) => [method, target]),
        [["CONNECT", "vendor.test:443"]]
      )
      assert.strictEqual(
        through.seen[0]!.headers["proxy-authorization"],
        `Basic ${Buffer.from("user:p@ss").toString("base64")}`
      )
      assert.notProperty(to.seen[0]!.headers, "proxy-authorization")
      assert.strictEqual(to.seen[0]!.headers.host, "vendor.test")
    })
  )

  it.live("https takes a tunnel through a proxy that speaks TLS", () =>
    Effect.gen(function* () {
      const to = yield* vendor(true)
      const through = yield* proxy(to.port, 200, true)
      yield* call("https://vendor.test:8443", through.address)
      assert.strictEqual(through.seen[0]!.target, "vendor.test:8443")
      assert.strictEqual(to.seen.length, 1)
    })
  )

  it.live("http is forwarded by its whole address", () =>
    Effect.gen(function* () {
      const to = yield* vendor(false)
      const through = yield* proxy(to.port)
      yield* call("http://vendor.test:81", undefined, { http_proxy: through.address.replace("//", "//user:hunter2@") })
      assert.deepInclude(through.seen[0], { method: "POST", target: "http://vendor.test:81/" })
      assert.strictEqual(
        through.seen[0]!.headers["proxy-authorization"],
        `Basic ${Buffer.from("user:hunter2").toString("base64")}`
      )
      assert.deepInclude(to.seen[0]!.headers, { host: "vendor.test:81" })
    })
  )

  it.live("answers of a stream come through, too", () =>
    Effect.gen(function* () {
      const to = yield* vendor(false)
      const through = yield* proxy(to.port)
      const response = yield* HttpClient.get("http://vendor.test/a?b=1").pipe(
        Effect.flatMap((response) => response.text),
        Effect.provide(UndiciHttpClient.layer({ proxy: through.address }), { local: true })
      )
      assert.strictEqual(response, body)
      assert.strictEqual(to.seen[0]!.target, "/a?b=1")
    })
  )

  it.live("one host is addressed while another is connected to", () =>
    Effect.gen(function* () {
      const to = yield* vendor(true)
      yield* call({ connect: `https://127.0.0.1:${to.port}`, host: "essbasic.vendor.test" })
      assert.strictEqual(to.seen[0]!.headers.host, "essbasic.vendor.test")
    })
  )
})

describe("not through a proxy", () => {
  it.live.each<readonly [of: string, setting: NodeProxy.Setting | undefined, noProxy: string]>([
    ["this machine", undefined, ""],
    ["where none is wanted", "none", ""],
    ["the hosts of NO_PROXY", undefined, "127.0.0.0/8"]
  ])("%s", ([, setting, NO_PROXY]) =>
    Effect.gen(function* () {
      const to = yield* vendor(false)
      const through = yield* proxy(to.port)
      yield* call(`http://127.0.0.1:${to.port}`, setting, { HTTP_PROXY: through.address, NO_PROXY })
      assert.strictEqual(to.seen.length, 1)
      assert.strictEqual(through.seen.length, 0)
    })
  )
})

describe("a proxy that does not let a request through leaves it not sent", () => {
  it.live.each<readonly [scheme: "http" | "https", status: number, retryable: boolean]>([
    ["https", 407, false],
    ["https", 403, false],
    ["https", 502, true],
    ["https", 0, true],
    ["http", 407, false]
  ])("%s, %i", ([scheme, status, retryable]) =>
    Effect.gen(function* () {
      const to = yield* vendor(false)
      const through = yield* proxy(to.port, status)
      const address = through.address.replace("//", "//user:hunter2@")
      const error = yield* Effect.flip(call(`${scheme}://vendor.test`, address))
      assert.deepInclude(error as object, { _tag: "TransportFailure", outcome: "NotSent", retryable })
      assert.strictEqual(to.seen.length, 0)
      assert.notInclude(JSON.stringify(error) + String((error as Error).cause), "hunter2")
    })
  )

  it.live("a proxy that is not there", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(call("https://vendor.test", "http://127.0.0.1:1"))
      assert.deepInclude(error as object, { _tag: "TransportFailure", code: "ECONNREFUSED", outcome: "NotSent" })
    })
  )
})

describe("settings", () => {
  const to = (address: string) => {
    const { hostname, port, protocol } = new URL(address)
    return { hostname, port, protocol }
  }

  it.effect.each([
    "http://user:hunter2@proxy.test:0",
    "socks5://user:hunter2@proxy.test:1080",
    "socks://proxy.test",
    "ftp://proxy.test",
    "http://user:hunter2@proxy test",
    "http://%zz:hunter2@proxy.test"
  ])("%s fails the layer when it is built", (HTTPS_PROXY) =>
    Effect.gen(function* () {
      const env = ConfigProvider.fromEnv({ env: { HTTPS_PROXY } })
      const error = yield* Effect.flip(
        Effect.scoped(Layer.build(Layer.fresh(NodeVendors.layer))).pipe(
          Effect.provideService(ConfigProvider.ConfigProvider, env)
        )
      )
      assert.strictEqual(error._tag, "ProxyError")
      assert.notInclude(String(error), "hunter2")
    })
  )

  it.effect("an address of a wrong type fails, and a blank one is absent", () =>
    Effect.gen(function* () {
      const wiped = Redacted.make("http://hunter2@proxy.test")
      Redacted.wipeUnsafe(wiped)
      for (const wrong of [5, true, wiped, Redacted.make(5), { https: 5 }, { http: Symbol("s") }]) {
        assert.strictEqual((yield* Effect.flip(NodeProxy.read(wrong as never)))._tag, "ProxyError")
      }
      const env = ConfigProvider.fromEnv({ env: { HTTPS_PROXY: "http://[::1]:3128" } })
      const proxies = yield* NodeProxy.read(" ").pipe(Effect.provideService(ConfigProvider.ConfigProvider, env))
      assert.deepInclude(proxies!(to("https://vendor.test")), { host: "[::1]:3128", hostname: "::1", port: "3128" })
      assert.isUndefined(yield* NodeProxy.read({ https: "", http: Redacted.make(" ") }))
      assert.isUndefined(yield* NodeProxy.read({ https: "none", http: "none" }))
    })
  )

  it.effect("blank variables are not set, and names in lower case go first", () =>
    Effect.gen(function* () {
      const read = (env: Record<string, string>) =>
        NodeProxy.read().pipe(Effect.provideService(ConfigProvider.ConfigProvider, ConfigProvider.fromEnv({ env })))
      assert.isUndefined(yield* read({ HTTPS_PROXY: " ", http_proxy: "" }))
      const proxies = yield* read({ HTTPS_PROXY: "upper.test:1", https_proxy: "lower.test:2" })
      assert.strictEqual(proxies!(to("https://vendor.test"))!.host, "lower.test:2")
      assert.isUndefined(proxies!(to("http://vendor.test")))
    })
  )

  it.effect.each<readonly [list: string, excluded: ReadonlyArray<string>, proxied: ReadonlyArray<string>]>([
    ["", ["http://localhost", "http://127.9.9.9:1", "https://[::1]", "https://a.localhost"], ["https://vendor.test"]],
    ["*", ["https://vendor.test", "http://10.0.0.1"], []],
    ["vendor.test", ["https://vendor.test", "https://a.vendor.test", "https://VENDOR.test."], ["https://xvendor.test"]],
    [".vendor.test", ["https://vendor.test", "https://a.vendor.test"], ["https://test"]],
    ["*.vendor.test", ["https://a.vendor.test"], ["https://vendor.test"]],
    [
      "v*r.test;10.1.*|[::1]",
      ["https://vendor.test", "https://10.1.2.3"],
      ["https://vendors.test", "https://10.2.1.1"]
    ],
    ["https://vendor.test:8443/,例え.test", ["https://vendor.test:8443", "https://例え.test"], ["https://vendor.test"]],
    ["other.test", ["http://0.0.0.0:1", "http://[::]:1"], []],
    ["a.test, vendor.test:8443\tb.test", ["https://vendor.test:8443", "https://b.test"], ["https://vendor.test"]],
    ["vendor.test:443", ["https://vendor.test"], ["http://vendor.test"]],
    [
      "10.1.0.0/16,192.168.1.9",
      ["https://10.1.2.3", "https://192.168.1.9"],
      ["https://10.2.0.1", "https://192.168.1.8"]
    ],
    ["[2001:db8::1]:443 fd00::/8", ["https://[2001:db8::1]", "https://[fd00::9]:1"], ["https://[2001:db8::1]:1"]],
    ["2001:db8::1", ["https://[2001:db8::1]"], ["https://[2001:db8::2]"]],
    ["", ["http://metadata.tencentyun.com", "http://169.254.0.23"], ["http://tencentyun.com", "http://16.9.254.1"]],
    ["10.0.0.0/99, :80, ,", [], ["https://10.0.0.1", "http://vendor.test:80"]]
  ])("NO_PROXY=%s", ([noProxy, excluded, proxied]) =>
    Effect.gen(function* () {
      const proxies = (yield* NodeProxy.read({ https: "p.test", http: "p.test", noProxy }))!
      for (const address of excluded) assert.isUndefined(proxies(to(address)), address)
      for (const address of proxied) assert.isDefined(proxies(to(address)), address)
    })
  )
})
