import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import * as Tracer from "effect/Tracer"

/** The span that started an execution, as it is kept with its input. */
export const Trace = Schema.Struct({ traceId: Schema.String, spanId: Schema.String, sampled: Schema.Boolean })

export type Trace = typeof Trace.Type

/** The current span, where there is one that is traced. */
export const current: Effect.Effect<Trace | undefined> = /*#__PURE__*/ Effect.contextWith(
  (context: Context.Context<never>) =>
    Effect.succeed(
      Option.match(Context.getOption(context as Context.Context<any>, Tracer.ParentSpan), {
        onNone: () => undefined,
        onSome: ({ sampled, spanId, traceId }: Tracer.AnySpan) =>
          traceId === "noop" ? undefined : { traceId, spanId, sampled }
      })
    )
)

/**
 * A run of a pipeline, as a span of the trace that started the execution, whoever runs it. What woke it, such as the trace
 * of a signal, is linked.
 */
export const run = <A, E, R>(
  effect: Effect.Effect<A, E, R>,
  options: { readonly workflow: string; readonly executionId: string; readonly trace: Trace | undefined }
): Effect.Effect<A, E, R> =>
  Effect.flatMap(
    current,
    (waker) =>
      Effect.withSpan(effect, `${options.workflow}.run`, {
        attributes: { "durable.workflow": options.workflow, "durable.execution_id": options.executionId },
        ...(options.trace === undefined
          ? {}
          : {
              parent: Tracer.externalSpan(options.trace),
              links: waker === undefined ? [] : [{ span: Tracer.externalSpan(waker), attributes: {} }]
            })
      }) as Effect.Effect<A, E, R>
  )
