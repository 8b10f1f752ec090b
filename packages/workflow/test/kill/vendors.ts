/** The real sandbox server, and a proxy before it that tells how far each request came. */
import { Sandbox } from "@effect-vendors/sandbox"
import * as TaobaoTesting from "@effect-vendors/taobao/testing"
import * as TencentTesting from "@effect-vendors/tencent/testing"
import { NodeHttpServer } from "@effect/platform-node"
import * as Effect from "effect/Effect"
import * as HttpRouter from "effect/http/HttpRouter"
import * as HttpServer from "effect/http/HttpServer"
import * as Layer from "effect/Layer"
import * as ManagedRuntime from "effect/ManagedRuntime"
import * as References from "effect/References"
import * as Http from "node:http"
import type { AddressInfo } from "node:net"

/** How far a request came. */
export const phases = ["arrived", "processed", "answered"] as const

export type Phase = (typeof phases)[number]

/** What the vendors received, and how they are left. */
export interface Received {
  /** The calls that were processed: the operation and whom it was about. */
  readonly calls: ReadonlyArray<string>
  readonly codes: ReadonlyArray<{ readonly id: string; readonly templateId: string; readonly cancelled: boolean }>
  readonly areas: ReadonlyArray<string>
}

export interface Vendors {
  readonly address: string
  readonly received: () => Promise<Received>
  readonly close: () => Promise<void>
}

const layer = HttpRouter.serve(Sandbox.layerRoutes, { disableLogger: true, disableListenLog: true }).pipe(
  Layer.provideMerge(NodeHttpServer.layer(Http.createServer, { host: "127.0.0.1", port: 0 })),
  Layer.provideMerge(Sandbox.layer([TencentTesting.sandbox, TaobaoTesting.sandbox])),
  Layer.provide(Layer.succeed(References.MinimumLogLevel, "None"))
)

/** Starts them. `onPhase` is told of every step of every request; each step takes up to `delay` milliseconds. */
export const start = async (onPhase: (phase: Phase) => void, delay: () => number): Promise<Vendors> => {
  const runtime = ManagedRuntime.make(layer)
  const inner = new URL(await runtime.runPromise(HttpServer.addressFormattedWith(Effect.succeed)))
  const pause = () => new Promise((resolve) => setTimeout(resolve, delay()))
  const proxy = Http.createServer((request, response) => {
    const parts: Array<Buffer> = []
    request.on("error", () => {})
    request.on("data", (part) => parts.push(part))
    request.on("end", () => {
      onPhase("arrived")
      void pause().then(() => {
        const { headers, method, url } = request
        // The request is processed, whether its sender still lives or not.
        const forward = Http.request(
          { host: inner.hostname, port: inner.port, method, path: url, headers },
          (answer) => {
            const answered: Array<Buffer> = []
            answer.on("data", (part) => answered.push(part))
            answer.on("end", () => {
              onPhase("processed")
              void pause().then(() => {
                if (response.destroyed) return
                response.writeHead(answer.statusCode ?? 500, answer.headers)
                response.end(Buffer.concat(answered))
                onPhase("answered")
              })
            })
          }
        )
        forward.end(Buffer.concat(parts))
      })
    })
  })
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve))
  return {
    address: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    received: () => runtime.runPromise(received),
    close: async () => {
      proxy.closeAllConnections()
      proxy.close()
      await runtime.dispose()
    }
  }
}

const received = Effect.gen(function* (): Effect.fn.Return<
  Received,
  never,
  TencentTesting.TencentSimulation | TaobaoTesting.TaobaoSimulation
> {
  const tencent = yield* TencentTesting.TencentSimulation
  const taobao = yield* TaobaoTesting.TaobaoSimulation
  const { signCodes } = yield* tencent.get(TencentTesting.EssbasicSimulator.simulator)
  const { areas } = yield* taobao.get(TaobaoTesting.MafiaSimulator.simulator)
  const calls = [...(yield* tencent.calls), ...(yield* taobao.calls)]
  return {
    calls: calls.map(({ operation, request }) => `${operation} ${aboutWhom(request)}`),
    codes: Object.entries(signCodes).map(([id, { cancelled, templateId }]) => ({ id, cancelled, templateId })),
    areas: Object.values(areas).map(({ account_id }) => `${account_id}`)
  }
})

// The dealer's template or account, and whether it is given or taken.
const aboutWhom = (request: unknown): string => {
  const text = JSON.stringify(request, (_, value: unknown) => (typeof value === "bigint" ? `${value}` : value))
  const template = /"TemplateId":"(\w+)"/.exec(text)?.[1]
  if (template !== undefined) return template
  const account = /account_id\\*"?:\\*"?(\d+)/.exec(text)?.[1] ?? text
  return `${text.includes("un_auth_area_dto") ? "take" : "give"} ${account}`
}
