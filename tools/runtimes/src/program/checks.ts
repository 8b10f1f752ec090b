/** The checks that every runtime runs, on one layer of HTTP and cryptography. */
import { Limits, Retry, Timeout, VendorError } from "@effect-vendors/core"
import { SandboxVendor } from "@effect-vendors/core/testing"
import { Taobao } from "@effect-vendors/taobao"
import * as TaobaoTesting from "@effect-vendors/taobao/testing"
import { Essbasic } from "@effect-vendors/tencent"
import * as TencentTesting from "@effect-vendors/tencent/testing"
import * as TopSigner from "@effect-vendors/top/TopSigner"
import * as TopXml from "@effect-vendors/top/TopXml"
import * as Cause from "effect/Cause"
import type * as Digest from "effect/crypto/Digest"
import type * as Mac from "effect/crypto/Mac"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import type * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Scope from "effect/Scope"
import { echo, echoes } from "./echo.ts"
import type { Report, Site } from "./report.ts"

/** HTTP and cryptography. */
export type Platform = Layer.Layer<HttpClient.HttpClient | Mac.Mac | Digest.Digest, unknown>

const fake = SandboxVendor.extend(TaobaoTesting.sandbox, { simulators: [echoes] })

// A call is one attempt, and made at once.
const alone = { limits: Limits.none, retry: Retry.none }

/** Taobao on the sandbox. */
export const sandboxed = ({ sandbox }: Site, platform: Platform, options: Partial<Taobao.Options> = {}) =>
  Layer.provide(TaobaoTesting.sandbox.gateway(sandbox, { ...alone, ...options }), platform)

/** Taobao at an address. */
const at = (endpoint: string, platform: Platform) =>
  Layer.provide(
    Taobao.layer({ ...alone, credentials: TaobaoTesting.credentials, endpoint, allowInsecure: true }),
    platform
  )

/** Makes sixty calls at once, which a rate spreads over three times. */
export const limited = Limits.withLimits({ operation: () => ({ limit: 20, window: "200 millis" }) })

/** The least time that they take, in milliseconds. */
export const limitedMillis = 400

const samples: ReadonlyArray<{ readonly id: bigint; readonly text: string }> = [
  { id: 1n, text: "text" },
  // A double would round it.
  { id: 9007199254740993n, text: "余杭区，阿里巴巴" },
  { id: -9223372036854775808n, text: `𠮷野家 ☕ a+b&c=d%20"<é>` }
]

const textOf = (values: typeof samples) => values.map(({ id, text }) => `${id} ${text}`).join()

const echoed = Effect.map(Effect.forEach(samples, echo), (answers) => {
  const text = textOf(answers)
  return text === textOf(samples) ? "yes" : `${text} came back`
})

const write = (text: string) => echo({ id: 1n, text })

const createSignCode = Essbasic.channelCreateMultiFlowSignQRCode({
  Agent: {
    AppId: "yDwhxUUckpp3gl8j5UuFX33LSNozpRsbi",
    ProxyOrganizationOpenId: "org_dianziqian",
    ProxyOperator: { OpenId: "n9527" }
  },
  TemplateId: "yDSLZUUckpooi1ltUxCsD3RSTG9BEWhT",
  FlowName: "劳动合同 ☕"
})

// How far a call came that fails.
const outcomeOf = <E extends VendorError.VendorError>(call: Effect.Effect<unknown, E, Taobao.Taobao>) =>
  Effect.map(Effect.flip(call), ({ outcome }) => outcome)

const exitOf = (exit: Exit.Exit<unknown, unknown>): string => {
  if (Exit.isSuccess(exit)) return "success"
  if (Cause.hasInterruptsOnly(exit.cause)) return "interrupted"
  const error = Cause.squash(exit.cause)
  return VendorError.isVendorError(error) ? error.outcome : String(error)
}

// Long enough for a request to reach the server.
const arrival = Effect.sleep("200 millis")

const seen = (check: Effect.Effect<unknown, unknown>): Effect.Effect<string> =>
  check.pipe(
    Effect.map((value) => (typeof value === "string" ? value : "yes")),
    Effect.timeoutOrElse({ duration: "10 seconds", orElse: () => Effect.succeed("no end") }),
    Effect.catchCause((cause) => Effect.succeed(Cause.pretty(cause)))
  )

/**
 * Runs the checks. The texts of the calls to the unkind server are their paths: what arrived there is in the server's
 * records.
 */
export const run = (site: Site, platform: Platform): Effect.Effect<Report> => {
  const sandbox = sandboxed(site, platform)
  const unkind = (path: string) => at(`${site.unkind}/${path}`, platform)

  const checks: Readonly<Record<string, Effect.Effect<unknown, unknown>>> = {
    tc3: Effect.provide(createSignCode, Layer.provide(TencentTesting.sandbox.gateway(site.sandbox, alone), platform)),
    ...Object.fromEntries(
      TopSigner.signMethods.map((signMethod) => [
        signMethod,
        Effect.provide(echoed, sandboxed(site, platform, { signMethod }))
      ])
    ),
    xml: Effect.provide(echoed, sandboxed(site, platform, { format: TopXml.format })),
    fakes: Effect.provide(echoed, fake.layerFake()),
    limits: Effect.gen(function* () {
      const calls = Effect.forEach(Array.from({ length: 60 }), () => write("limited"), { concurrency: "unbounded" })
      const [duration] = yield* Effect.timed(Effect.provide(limited(calls), sandbox))
      return Duration.toMillis(duration) < limitedMillis ? `${duration}` : "yes"
    }),
    interruption: Effect.gen(function* () {
      const fiber = yield* Effect.forkChild(write("interrupted"))
      yield* arrival
      yield* Fiber.interrupt(fiber)
      return exitOf(yield* Fiber.await(fiber))
    }).pipe(Effect.provide(unkind("silent"))),
    closing: Effect.gen(function* () {
      const scope = yield* Scope.make()
      const context = yield* Layer.buildWithScope(unkind("silent"), scope)
      const fiber = yield* Effect.forkChild(Effect.provide(write("closed"), context))
      yield* arrival
      yield* Scope.close(scope, Exit.void)
      return exitOf(yield* Fiber.await(fiber))
    }),
    invalid: outcomeOf(write(undefined as never)).pipe(Effect.provide(sandbox)),
    refused: outcomeOf(write("refused")).pipe(Effect.provide(at(site.closed, platform))),
    signature: outcomeOf(write("signature")).pipe(
      Effect.provide(
        sandboxed(site, platform, { credentials: { ...TaobaoTesting.credentials, appSecret: Redacted.make("wrong") } })
      )
    ),
    ended: outcomeOf(write("ended")).pipe(Effect.provide(unkind("ending"))),
    unfit: outcomeOf(write("unfit")).pipe(Effect.provide(unkind("unfit"))),
    late: outcomeOf(Timeout.withTimeout("300 millis")(write("late"))).pipe(Effect.provide(unkind("silent"))),
    kept: Effect.andThen(write("kept"), Effect.andThen(arrival, Effect.exit(write("kept-2")))).pipe(
      Effect.provide(unkind("keeping"))
    ),
    misdirected: Effect.exit(write("misdirected")).pipe(Effect.provide(unkind("misdirected"))),
    redirected: Effect.exit(write("redirected")).pipe(Effect.provide(unkind("redirected")))
  }
  return Effect.map(
    Effect.forEach(Object.entries(checks), ([name, check]) =>
      Effect.map(seen(check), (value) => [name, value] as const)
    ),
    (entries) => Object.fromEntries(entries)
  )
}
