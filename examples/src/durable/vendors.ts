/** The sandbox of all vendors, behind HTTP, as slow as a network. */
import * as DamaiTesting from "@effect-vendors/damai/testing"
import { Sandbox, Vendors } from "@effect-vendors/sandbox"
import * as TaobaoTesting from "@effect-vendors/taobao/testing"
import * as TencentTesting from "@effect-vendors/tencent/testing"
import { NodeHttpServer } from "@effect/platform-node"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as HttpRouter from "effect/http/HttpRouter"
import * as Layer from "effect/Layer"
import { createServer } from "node:http"

/** What vendors received: which operation, and whom it was about. */
export interface Received {
  readonly kind: "send a code" | "register" | "give an area" | "take the area" | "create a code" | "cancel the code"
  readonly about: string
}

/** Calls that were processed, and how the vendors are left. */
export interface State {
  readonly calls: ReadonlyArray<Received>
  readonly sentCode: (phone: string) => string | undefined
  readonly isMember: (phone: string) => boolean
  readonly hasArea: (account: string) => boolean
  readonly codes: ReadonlyArray<{ readonly id: string; readonly template: string; readonly cancelled: boolean }>
}

/** How the vendors stand. */
export const state = Effect.gen(function* () {
  const damai = yield* DamaiTesting.DamaiSimulation
  const taobao = yield* TaobaoTesting.TaobaoSimulation
  const tencent = yield* TencentTesting.TencentSimulation
  const maizuo = yield* damai.get(DamaiTesting.MaizuoSimulator.simulator)
  const { areas } = yield* taobao.get(TaobaoTesting.MafiaSimulator.simulator)
  const { signCodes } = yield* tencent.get(TencentTesting.EssbasicSimulator.simulator)
  const calls = [...(yield* damai.calls), ...(yield* taobao.calls), ...(yield* tencent.calls)]
  return {
    calls: calls.map(({ operation, request }) => receivedOf(operation, request)),
    sentCode: (phone) => DamaiTesting.MaizuoSimulator.sentCode(maizuo, phone, 1),
    isMember: (phone) => Object.hasOwn(maizuo.members, phone),
    hasArea: (account) => Object.values(areas).some(({ account_id }) => `${account_id}` === account),
    codes: Object.entries(signCodes).map(([id, { cancelled, templateId }]) => ({ id, cancelled, template: templateId }))
  } satisfies State as State
})

const receivedOf = (operation: string, request: unknown): Received => {
  const text = JSON.stringify(request, (_, value: unknown) => (typeof value === "bigint" ? `${value}` : value))
  const field = (name: string) => new RegExp(`${name}\\W+(\\w+)`).exec(text)?.[1] ?? ""
  if (operation.includes("authcode.send")) return { kind: "send a code", about: field("user_phone") }
  if (operation.includes("register")) return { kind: "register", about: field("user_phone") }
  if (operation.includes("area.auth")) {
    return { kind: text.includes("un_auth_area") ? "take the area" : "give an area", about: field("account_id") }
  }
  return operation.includes("Cancel")
    ? { kind: "cancel the code", about: field("QrCodeId") }
    : { kind: "create a code", about: field("TemplateId") }
}

/**
 * Serves them. Each request takes up to twice the delay: half of it on its way, half on the way back. `onProcessed` runs
 * in between: the vendor has done it, and nobody else knows.
 */
export const layer = (delay: Duration.Duration, onProcessed: (state: State) => Effect.Effect<void>) => {
  let turns = 0
  const way = Effect.suspend(() => Effect.sleep(Duration.times(delay, 0.4 + ((turns++ * 7) % 11) / 10)))
  const slow = HttpRouter.middleware(
    Effect.gen(function* () {
      const services = yield* Effect.context<
        DamaiTesting.DamaiSimulation | TaobaoTesting.TaobaoSimulation | TencentTesting.TencentSimulation
      >()
      return (answer) =>
        way.pipe(
          Effect.andThen(answer),
          Effect.tap(Effect.flatMap(Effect.provideContext(state, services), onProcessed)),
          Effect.tap(way),
          // A vendor does what it was asked for, whether the caller still lives or not.
          Effect.uninterruptible
        )
    }),
    { global: true }
  )
  return HttpRouter.serve(Layer.merge(Sandbox.layerRoutes, slow), {
    disableLogger: true,
    disableListenLog: true
  }).pipe(
    Layer.provideMerge(NodeHttpServer.layer(createServer, { host: "127.0.0.1", port: 0 })),
    Layer.provideMerge(Sandbox.layer(Vendors.all))
  )
}
