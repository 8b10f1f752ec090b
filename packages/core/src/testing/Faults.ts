/**
 * Faults of a vendor, or of the network before it: on demand, and the same way each time.
 *
 * A plan is data: rules, each with a kind of fault and the calls that it strikes. A sandbox injects the plan, in the
 * same process or on a port. Equal plans and equal histories give equal faults.
 *
 * **Example** (An answer that is lost)
 *
 * ```ts
 * import { Faults } from "@effect-vendors/core/testing"
 * import { Essbasic } from "@effect-vendors/tencent"
 * import * as TencentTesting from "@effect-vendors/tencent/testing"
 * import { Effect, Layer } from "effect"
 *
 * const create = Essbasic.channelCreateMultiFlowSignQRCode({
 *   Agent: { AppId: "app", ProxyOrganizationOpenId: "org", ProxyOperator: { OpenId: "n9527" } },
 *   TemplateId: "yDSLKUUckpou1l4rUuJ7vlrBTL7S0DJ5",
 *   FlowName: "协议"
 * })
 *
 * const test = create.pipe(
 *   Effect.flip, // TransportFailure: the code was created, and nobody told us
 *   Effect.provide(
 *     TencentTesting.layerSandbox().pipe(Layer.provide(Faults.layer({ rules: [{ kind: "resetAfter", times: 1 }] })))
 *   )
 * )
 * ```
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import type * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import type * as VendorError from "../VendorError.ts"
import * as inject from "./internal/inject.ts"
import * as kindsOfFaults from "./internal/kinds.ts"
import * as seeded from "./internal/seeded.ts"

/**
 * The description of a kind of fault.
 *
 * - `processed`: whether the vendor processes the call all the same. Where either can happen, the kind is the worse
 *   one, processed, unless its rule says otherwise.
 * - `seconds`: the `seconds` of a rule that gives none. Kinds without it do not use `seconds`.
 *
 * @category models
 * @since 0.1.0
 */
export interface Description extends kindsOfFaults.Description {}

/**
 * Every kind of fault.
 *
 * @category data
 * @since 0.1.0
 */
export const kinds = kindsOfFaults.kinds

/**
 * @category models
 * @since 0.1.0
 */
export type Kind = kindsOfFaults.Kind

// A misspelt field would let a fault strike other calls in silence.
const exact = { parseOptions: { onExcessProperty: "error" } } as const

/**
 * Which calls a fault strikes.
 *
 * - `operation`: the operation that it strikes, by its id, or by its wire name, which several products may share.
 *   Default: any.
 * - `times`: how often it strikes. Default: always.
 * - `probability`: how probable it is that it strikes a call, from 0 to 1. Default 1.
 * - `seconds`: how long the fault takes, how long the vendor refuses calls, or how far its clock is ahead. Fractions
 *   are fine, and a clock may be behind.
 * - `processed`: whether the vendor processes a call whose answer is a page of HTML, empty, cut in half or an internal
 *   error. Default true. The other kinds do not use it.
 *
 * @category models
 * @since 0.1.0
 */
export const Rule = Schema.Struct({
  kind: Schema.Literals(Object.keys(kinds) as Array<Kind>),
  operation: Schema.optionalKey(Schema.String),
  times: Schema.optionalKey(Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))),
  probability: Schema.optionalKey(Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 1 }))),
  seconds: Schema.optionalKey(Schema.Finite),
  processed: Schema.optionalKey(Schema.Boolean)
}).annotate(exact)

/**
 * @category models
 * @since 0.1.0
 */
export type Rule = typeof Rule.Type

/**
 * Rules. The first rule that strikes a call counts. `seed` draws what is left to probability.
 *
 * A rule of kind `none` lets calls through: `[{ kind: "none", times: 1 }, { kind: "resetAfter" }]` loses every
 * answer but the first.
 *
 * @category models
 * @since 0.1.0
 */
export const Plan = Schema.Struct({
  seed: Schema.optionalKey(Schema.String),
  rules: Schema.Array(Rule)
}).annotate(exact)

/**
 * @category models
 * @since 0.1.0
 */
export type Plan = typeof Plan.Type

/**
 * A call that a rule struck, by the id of its operation, and how often the vendor processed it.
 *
 * @category models
 * @since 0.1.0
 */
export const Strike = Schema.Struct({
  operation: Schema.String,
  kind: Rule.fields.kind,
  processed: Schema.Int
})

/**
 * @category models
 * @since 0.1.0
 */
export type Strike = typeof Strike.Type

/**
 * One request, as the vendor's side of the wire knows it, so that faults can be injected.
 *
 * - `operation`: the id of the operation; `name` is its wire name. Empty where the request names none.
 * - `respond`: answers the request. A duplicate runs it twice.
 * - `write`: writes an error as the vendor does.
 * - `codes`: the vendor's codes of the errors that are injected.
 *
 * @category models
 * @since 0.1.0
 */
export interface Exchange extends kindsOfFaults.Exchange {}

/**
 * Faults at work.
 *
 * @category models
 * @since 0.1.0
 */
export interface Faults {
  readonly plan: Effect.Effect<Plan>
  /** Begins another plan, and forgets the strikes of the last one. */
  readonly set: (plan: Plan) => Effect.Effect<void>
  /** The calls that were struck, oldest first; of very many the last thousand. */
  readonly strikes: Effect.Effect<ReadonlyArray<Strike>>
  /** Answers a request with the fault that strikes it, if one does. */
  readonly inject: (
    exchange: Exchange
  ) => Effect.Effect<HttpServerResponse.HttpServerResponse, VendorError.TransportFailure>
}

/**
 * Puts a plan to work.
 *
 * @category constructors
 * @since 0.1.0
 */
export const make = (initial: Plan = { rules: [] }): Faults => {
  let plan = initial
  let left: Array<number> = []
  let strikes: Array<Strike> = []
  const occurrences = new Map<string, number>()

  const begin = (next: Plan) => {
    plan = next
    left = next.rules.map(({ times = Infinity }) => times)
    strikes = []
    occurrences.clear()
  }
  begin(initial)

  // The draw depends on the operation and on how often it was called. Calls of other operations change nothing.
  const draw = ({ name, operation }: Exchange): { readonly rule: Rule; readonly id: string } | undefined => {
    const occurrence = occurrences.get(operation) ?? 0
    occurrences.set(operation, occurrence + 1)
    const index = plan.rules.findIndex((rule, index) => {
      if (left[index] === 0 || ![undefined, operation, name].includes(rule.operation)) return false
      return seeded.fraction(`${plan.seed ?? ""}\n${index}\n${operation}\n${occurrence}`) < (rule.probability ?? 1)
    })
    if (index < 0) return undefined
    left[index]!--
    return { rule: plan.rules[index]!, id: seeded.uuid(`${plan.seed ?? ""}\n${operation}\n${occurrence}`) }
  }

  return {
    plan: Effect.sync(() => plan),
    set: (plan) => Effect.sync(() => begin(plan)),
    strikes: Effect.sync(() => strikes.slice()),
    inject: (exchange) =>
      Effect.suspend(() => {
        const struck = plan.rules.length === 0 ? undefined : draw(exchange)
        if (struck === undefined) return exchange.respond
        const { id, rule } = struck
        const strike = { operation: exchange.operation, kind: rule.kind, processed: 0 }
        strikes.push(strike)
        if (strikes.length > 1000) strikes.shift()
        const respond = Effect.suspend(() => {
          strike.processed++
          return exchange.respond
        })
        const { processed, seconds = 0 }: Description = kinds[rule.kind]
        return inject.faults[rule.kind](
          { ...exchange, respond },
          { requestId: id, processed: rule.processed ?? processed, seconds: rule.seconds ?? seconds }
        )
      })
  }
}

/**
 * The faults of the sandboxes that are built with it.
 *
 * @category references
 * @since 0.1.0
 */
export const CurrentFaults: Context.Reference<Faults | undefined> = Context.Reference(
  "@effect-vendors/core/testing/Faults",
  { defaultValue: (): Faults | undefined => undefined }
)

/**
 * Injects a plan's faults into the sandboxes that it is provided to. With `Layer.provideMerge`, a test has
 * `CurrentFaults` too: it can look at the strikes or begin another plan.
 *
 * @category layers
 * @since 0.1.0
 */
export const layer = (plan?: Plan): Layer.Layer<never> => Layer.sync(CurrentFaults, () => make(plan))

/**
 * Answers a request with the faults that the sandbox was built with.
 *
 * @category constructors
 * @since 0.1.0
 */
export const answer = (
  faults: Faults | undefined,
  exchange: Exchange
): Effect.Effect<HttpServerResponse.HttpServerResponse, VendorError.TransportFailure> =>
  faults === undefined ? exchange.respond : faults.inject(exchange)
