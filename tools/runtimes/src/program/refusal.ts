import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"

/** Whether a layer works here. A layer that refuses to has to name another one. */
export const refusal = <A>(layer: Layer.Layer<A, { readonly message: string }>): Effect.Effect<string> =>
  Effect.scoped(Layer.build(layer)).pipe(
    Effect.as("works"),
    Effect.catch(({ message }) => Effect.succeed(message.includes("use Runtime.layerWeb") ? "refused" : message)),
    Effect.catchDefect((defect) => Effect.succeed(String(defect)))
  )
