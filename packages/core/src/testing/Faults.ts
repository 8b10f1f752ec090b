/**
 * Ways in which a vendor, or the network before it, misbehaves: on demand, and the same way each time.
 *
 * A plan is data: rules, each of a kind of fault and of whom it strikes. It is injected into a sandbox, in
 * the same process or on a port. Equal plans and equal histories give equal faults.
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
import type * as Gateway from "../Gateway.ts"
import * as inject from "../internal/inject.ts"
import * as seeded from "../internal/seeded.ts"
import type * as VendorError from "../VendorError.ts"
import type * as Simulation from "./Simulation.ts"

/**
 * What is known of a kind of fault.
 *
 * - `processed`: whether the vendor processes the call all the same. A fault of which both could be is
 *   the worse of the two, processed, unless its rule says otherwise.
 * - `seconds`: what a rule's `seconds` are where it gives none; kinds without it have no use for them.
 *
 * @category models
 * @since 0.1.0
 */
export interface Description {
  readonly what: string
  readonly processed: boolean
  readonly seconds?: number | undefined
}

/**
 * Every kind of fault.
 *
 * @category data
 * @since 0.1.0
 */
export const kinds = {
  none: { what: "no fault", processed: true },
  delay: { what: "the answer comes late", processed: true, seconds: 1 },
  refused: { what: "the connection is refused", processed: false },
  resetBefore: { what: "the connection is reset before the vendor processes the call", processed: false },
  resetAfter: { what: "the connection is reset after the vendor processed the call", processed: true },
  cutBody: { what: "the answer is cut short in the middle of its body", processed: true },
  slowBody: { what: "the body of the answer comes in ten pieces, slowly", processed: true, seconds: 1 },
  wrongContentType: { what: "the answer says that it is HTML", processed: true },
  html502: { what: "a proxy answers 502 with a page of HTML", processed: true },
  empty200: { what: "the answer is 200 without a body", processed: true },
  invalidBody: { what: "the JSON or XML of the answer ends in its middle", processed: true },
  throttled: { what: "the vendor refuses the call as one too many, for a while", processed: false, seconds: 1 },
  internalError: { what: "the vendor answers that it failed", processed: true },
  duplicate: {
    what: "the network delivers the call twice, and the answer to the second comes back",
    processed: true
  },
  skewedClock: { what: "the vendor's clock is ahead", processed: true, seconds: 3600 }
} as const satisfies Record<string, Description>

/**
 * @category models
 * @since 0.1.0
 */
export type Kind = keyof typeof kinds

/**
 * Which calls a fault strikes.
 *
 * - `operation`: the wire name of the operation that it strikes; without it, any.
 * - `times`: how often it strikes; without it, always.
 * - `probability`: how probable it is that it strikes a call, from 0 to 1; 1 by default.
 * - `seconds`: how long the fault takes, the vendor refuses calls, or its clock is ahead. Fractions are
 *   fine, and a clock may be behind.
 * - `processed`: whether the vendor processes a call that comes to a page of HTML, to nothing, to half an
 *   answer or to an internal error; true by default. Of the other kinds each has its own answer.
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
})

/**
 * @category models
 * @since 0.1.0
 */
export type Rule = typeof Rule.Type

/**
 * Rules, of which the first that strikes a call counts. `seed` draws what is left to probability.
 *
 * A rule of kind `none` lets calls through: `[{ kind: "none", times: 1 }, { kind: "resetAfter" }]` loses
 * every answer but the first.
 *
 * @category models
 * @since 0.1.0
 */
export const Plan = Schema.Struct({
  seed: Schema.optionalKey(Schema.String),
  rules: Schema.Array(Rule)
})

/**
 * @category models
 * @since 0.1.0
 */
export type Plan = typeof Plan.Type

/**
 * A call that a rule struck, and how often the vendor processed it.
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
 * What a vendor's side of the wire tells of a request, so that faults can be injected into it.
 *
 * - `respond`: answers the request; a duplicate runs it twice.
 * - `write`: writes an error as the vendor does.
 * - `codes`: the vendor's own codes of errors that are injected.
 *
 * @category models
 * @since 0.1.0
 */
export interface Exchange {
  readonly operation: string
  readonly respond: Effect.Effect<HttpServerResponse.HttpServerResponse, VendorError.TransportFailure>
  readonly write: (failure: Gateway.Failure) => Effect.Effect<HttpServerResponse.HttpServerResponse>
  readonly codes: Readonly<Record<"throttled" | "internalError", Simulation.Code>>
}

/**
 * Faults at work.
 *
 * @category models
 * @since 0.1.0
 */
export interface Faults {
  readonly plan: Effect.Effect<Plan>
  /** Begins another plan; what was struck before is forgotten. */
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

  // Drawn by the operation and how often it was called, not by order: calls of other operations, which may
  // come in between, change nothing.
  const draw = (operation: string): { readonly rule: Rule; readonly id: string } | undefined => {
    const occurrence = occurrences.get(operation) ?? 0
    occurrences.set(operation, occurrence + 1)
    const index = plan.rules.findIndex((rule, index) => {
      if (left[index] === 0 || (rule.operation ?? operation) !== operation) return false
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
        const struck = plan.rules.length === 0 ? undefined : draw(exchange.operation)
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
 * The faults that sandboxes inject which are built with it.
 *
 * @category references
 * @since 0.1.0
 */
export const CurrentFaults: Context.Reference<Faults | undefined> = Context.Reference(
  "@effect-vendors/core/testing/Faults",
  { defaultValue: (): Faults | undefined => undefined }
)

/**
 * Injects a plan's faults into the sandboxes that it is provided to. With `Layer.provideMerge`,
 * `CurrentFaults` is there for the test too, to look at what was struck or to begin another plan.
 *
 * @category layers
 * @since 0.1.0
 */
export const layer = (plan?: Plan): Layer.Layer<never> => Layer.sync(CurrentFaults, () => make(plan))

/**
 * Answers a request, with the faults that the vendor's side of the wire was built with.
 *
 * @category constructors
 * @since 0.1.0
 */
export const answer = (
  faults: Faults | undefined,
  exchange: Exchange
): Effect.Effect<HttpServerResponse.HttpServerResponse, VendorError.TransportFailure> =>
  faults === undefined ? exchange.respond : faults.inject(exchange)
