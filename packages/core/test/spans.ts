import * as Effect from "effect/Effect"
import * as Tracer from "effect/Tracer"

/** A tracer that keeps its spans. */
export const capturing = () => {
  const spans: Array<Tracer.NativeSpan> = []
  const tracer = Tracer.make({
    span: (options) => {
      const span = new Tracer.NativeSpan(options)
      spans.push(span)
      return span
    }
  })
  return { spans, provide: Effect.provideService(Tracer.Tracer, tracer) }
}
