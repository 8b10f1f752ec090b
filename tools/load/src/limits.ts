/** Calls the sandbox more often than its rates allow, and counts what it refuses. */
import { Limits, Retry } from "@effect-vendors/core"
import * as BufferedClient from "@effect-vendors/core/vendor/BufferedClient"
import { NodeVendors, UndiciHttpClient } from "@effect-vendors/node"
import { Essbasic, Tencent } from "@effect-vendors/tencent"
import * as TencentTesting from "@effect-vendors/tencent/testing"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import { serverIn } from "./child.ts"

/** The documented rate of the operation: calls in a second. */
const limit = 200

const call = Essbasic.operateChannelTemplate({
  Agent: { AppId: "app", ProxyOrganizationOpenId: "org", ProxyOperator: { OpenId: "n9527" } },
  OperateType: "SELECT",
  TemplateId: "yDSLKUUckpou1l4rUuJ7vlrBTL7S0DJ5"
}).pipe(
  Limits.withLimits({ maxWait: "1 hour" }),
  Retry.withPolicy(Retry.none),
  Effect.match({ onFailure: ({ _tag, outcome }) => `${_tag} ${outcome}`, onSuccess: () => "success" })
)

/**
 * - `latency`: the mean time from request to answer, in seconds.
 * - `share`: the throughput beside limit × window / (window + latency), where the last calls need no window after them.
 */
export interface Figures {
  readonly ended: Readonly<Record<string, number>>
  readonly seconds: number
  readonly latency: number
  readonly share: number
}

export const limits = (calls: number): Effect.Effect<Figures> =>
  Effect.gen(function* () {
    const { address } = yield* serverIn("server.ts", "--rate-limits")
    let total = 0
    const timed = Layer.effect(
      HttpClient.HttpClient,
      Effect.map(Layer.build(UndiciHttpClient.layer()), (context) => {
        const client: HttpClient.HttpClient & Partial<BufferedClient.BufferedClient> = Context.get(
          context,
          HttpClient.HttpClient
        )
        const execute = client[BufferedClient.executeBuffered]!
        const executeBuffered: BufferedClient.Execute = (...given) =>
          Effect.suspend(() => {
            const begin = performance.now()
            return Effect.tap(execute(...given), () => Effect.sync(() => (total += performance.now() - begin)))
          })
        return Object.assign(Object.create(client), { [BufferedClient.executeBuffered]: executeBuffered })
      })
    )
    const gateway = Tencent.layer({ credentials: TencentTesting.credentials, endpoint: address }).pipe(
      Layer.provide(timed),
      Layer.provide(NodeVendors.layer)
    )
    const begin = performance.now()
    const ends = yield* Effect.forEach(Array.from({ length: calls }), () => call, { concurrency: "unbounded" }).pipe(
      Effect.provide(gateway)
    )
    const seconds = (performance.now() - begin) / 1000
    const latency = total / calls / 1000
    const ended: Record<string, number> = {}
    for (const end of ends) ended[end] = (ended[end] ?? 0) + 1
    return { ended, seconds, latency, share: ((calls / limit) * (1 + latency) - 1) / seconds }
  }).pipe(Effect.scoped, Effect.orDie)
