/** Calls once for each of many tenants, and measures what their queues hold. */
import { Limits } from "@effect-vendors/core"
import type * as Credentials from "@effect-vendors/core/Credentials"
import * as Gateway from "@effect-vendors/core/vendor/Gateway"
import { Mafia, Taobao } from "@effect-vendors/taobao"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"

const Tenant = Context.Reference("@effect-vendors/load-tool/Tenant", { defaultValue: () => "" })

setFlagsFromString("--expose-gc")
const collectGarbage: () => void = runInNewContext("gc")

const megabytes = Effect.sync(() => {
  collectGarbage()
  return process.memoryUsage().heapUsed / 2 ** 20
})

/** The memory in megabytes: before all calls, right after them, and when a window has passed and others have called. */
export interface Figures {
  readonly before: number
  readonly during: number
  readonly after: number
}

export const tenants = (count: number): Effect.Effect<Figures> =>
  Effect.gen(function* () {
    const gateway = yield* Gateway.make({
      vendor: "Taobao",
      classify: () => ({ tag: "UnexpectedError" }),
      credentials: {
        source: (context): Credentials.Credential => ({ account: Context.get(context, Tenant) }),
        account: ({ account = "" }) => account
      },
      exchange: () => Effect.succeed({ _tag: "Answered", body: { succ: true } })
    })
    const call = (tenant: number) =>
      Mafia.accountAreaAuth({}).pipe(
        Limits.withLimits({ operation: () => ({ limit: 20, window: "5 seconds" }) }),
        Effect.provideService(Tenant, `tenant ${tenant}`),
        Effect.provideService(Taobao.Taobao, gateway),
        Effect.orDie
      )
    yield* call(-1)
    const before = yield* megabytes
    for (let tenant = 0; tenant < count; tenant++) yield* call(tenant)
    const during = yield* megabytes
    yield* Effect.sleep("5 seconds")
    for (let tenant = 0; tenant < 3; tenant++) yield* call(tenant)
    return { before, during, after: yield* megabytes }
  })
