/** Makes more writes at once than there are connections, to a slow vendor, and compares what it got with what we say. */
import { Limits, Retry } from "@effect-vendors/core"
import { NodeVendors } from "@effect-vendors/node"
import { Mafia, Taobao } from "@effect-vendors/taobao"
import * as TaobaoTesting from "@effect-vendors/taobao/testing"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { serverIn } from "./child.ts"

const call = Mafia.accountAreaAuth({
  area_request: { auth_area_dto: [{ account_id: 9007199254740993n, area_code: 330110, area_name: "余杭区" }] }
}).pipe(
  Limits.withLimits(Limits.none),
  Retry.withPolicy(Retry.none),
  Effect.match({ onFailure: ({ _tag, outcome }) => `${_tag} ${outcome}`, onSuccess: () => "success" })
)

/** - `arrived`: how many requests the vendor got. */
export interface Figures {
  readonly ended: Readonly<Record<string, number>>
  readonly arrived: number
  readonly seconds: number
}

export const writes = (calls: number): Effect.Effect<Figures> =>
  Effect.gen(function* () {
    const { address, ask } = yield* serverIn("slow.ts")
    const gateway = Taobao.layer({ credentials: TaobaoTesting.credentials, endpoint: `${address}/router/rest` }).pipe(
      Layer.provide(NodeVendors.layer)
    )
    const begin = performance.now()
    const ends = yield* Effect.forEach(Array.from({ length: calls }), () => call, { concurrency: "unbounded" }).pipe(
      Effect.provide(gateway)
    )
    const seconds = (performance.now() - begin) / 1000
    const ended: Record<string, number> = {}
    for (const end of ends) ended[end] = (ended[end] ?? 0) + 1
    return { ended, arrived: Number(yield* ask), seconds }
  }).pipe(Effect.scoped, Effect.orDie)

/** Whether everything that is said not to be sent did not arrive, and everything else did. */
export const isTrue = ({ arrived, ended }: Figures, calls: number): boolean => {
  let unsent = 0
  for (const [end, times] of Object.entries(ended)) if (end.endsWith("NotSent")) unsent += times
  return arrived === calls - unsent
}
