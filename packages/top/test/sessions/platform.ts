/** A platform that grants sessions, and a vendor on it. */
import * as Gateway from "@effect-vendors/core/vendor/Gateway"
import * as TopSessions from "@effect-vendors/top/TopSessions"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Persistence from "effect/persistence/Persistence"
import * as Redacted from "effect/Redacted"
import * as Depot from "../Depot.ts"
import * as stub from "../stub.ts"

export const tokens = { session: "6100e23f0c3b5a7d9e1f2a4b6c8d0e1f", refresh: "6200ffa1b2c3d4e5f60718293a4b5c6d" }

/** The n-th token of a user, as the platform writes it. */
export const tokenOf = (n: number, more: Record<string, unknown> = {}) => ({
  access_token: `${tokens.session}-${n}`,
  refresh_token: `${tokens.refresh}-${n}`,
  token_type: "bearer",
  expires_in: 86_400,
  re_expires_in: 2_592_000,
  r1_expires_in: 86_400,
  r2_expires_in: 3600,
  w1_expires_in: 86_400,
  w2_expires_in: 1800,
  taobao_user_id: "2088001",
  taobao_user_nick: "%E5%95%86%E5%AE%B6",
  ...more
})

export class Platform {
  issued = 0
  more: Record<string, unknown> = {}
  /** What is answered to a method in place of what the platform does. */
  answer: (method: string) => string | undefined = () => undefined
  readonly revoked = new Set<string>()

  readonly client = stub.make(({ parameters }) => {
    const { method, session } = parameters
    const answer = this.answer(method!)
    if (answer !== undefined) return new Response(answer)
    if (method!.startsWith("taobao.top.auth.token.")) {
      const key = `${method!.slice("taobao.".length).replaceAll(".", "_")}_response`
      return Response.json({
        [key]: { token_result: JSON.stringify(tokenOf(++this.issued, this.more)), request_id: "r" }
      })
    }
    return this.revoked.has(session ?? "")
      ? Response.json({
          error_response: { code: 27, msg: "Invalid session", sub_code: "invalid-sessionkey", request_id: "r" }
        })
      : Response.json({ depot_parcel_store_response: { stored: 1, request_id: "r" } })
  })

  /** The sessions of the calls of an operation. */
  get sessions() {
    return this.client.requests.flatMap(({ parameters: { method, session } }) =>
      method === Depot.store.name ? [session] : []
    )
  }

  requests(method: string) {
    return this.client.requests.filter(({ parameters }) => parameters.method === `taobao.top.auth.token.${method}`)
  }

  readonly gateway = Depot.vendor
    .layer({ credentials: { appKey: "app", appSecret: Redacted.make("app-secret-8f14e45f") }, ...Gateway.unhurried })
    .pipe(Layer.provide(this.client.layer))
}

export const key = Redacted.make(btoa("0123456789abcdef0123456789abcdef"))

export const options: TopSessions.Options = {
  appKey: "app",
  redirectUri: "https://shop.example/granted",
  sealing: { current: "k", keys: { k: key } }
}

/** A store that tells what it holds. */
export const backing = () => {
  const entries = new Map<string, object>()
  let isBroken = false
  const guard = <A>(value: () => A) =>
    Effect.suspend(() =>
      isBroken ? Effect.fail(new Persistence.PersistenceError({ message: "down" })) : Effect.succeed(value())
    )
  const layer = Layer.succeed(Persistence.BackingPersistence, {
    make: (storeId) =>
      Effect.succeed({
        get: (key) => guard(() => entries.get(`${storeId} ${key}`)),
        getMany: () => Effect.die("unused"),
        set: (key, value) => guard(() => void entries.set(`${storeId} ${key}`, value)),
        setMany: () => Effect.die("unused"),
        remove: (key) => guard(() => void entries.delete(`${storeId} ${key}`)),
        clear: Effect.die("unused")
      })
  })
  return { entries, layer, break: () => (isBroken = true) }
}
