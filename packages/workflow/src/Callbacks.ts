/**
 * Signed URLs that send signals: for a vendor's callback, for a form that a person fills in.
 *
 * Each URL is for one signal of one execution, and is good until it expires. Its signature names its key. To rotate, add a
 * key and make it the current one, and remove the old one when its URLs have expired. Whoever has a URL can send the
 * signal, so keep it out of logs. Effect's own logs and spans of requests hide its signature.
 *
 * **Example** (An answer that somebody gives by a form)
 *
 * ```ts
 * import { Callbacks, Durable } from "@effect-vendors/workflow"
 * import { Config, Layer, Schema } from "effect"
 *
 * const Agreed = Durable.signal("agreed", Schema.Struct({ by: Schema.String }))
 * const Onboard = Durable.workflow("Onboard", { payload: { dealer: Schema.String }, key: ({ dealer }) => dealer })
 *
 * const callbacks = Callbacks.layer({
 *   url: "https://flows.example.com/callbacks",
 *   current: "2027",
 *   keys: { 2026: Config.Redacted("CALLBACKS_KEY_2026"), 2027: Config.Redacted("CALLBACKS_KEY_2027") }
 * })
 *
 * // A part of the program's routes.
 * const routes = Callbacks.routes([{ pipeline: Onboard, signals: [Agreed] }]).pipe(Layer.provide(callbacks))
 * ```
 *
 * @since 0.1.0
 */
import * as Config from "effect/Config"
import * as Context from "effect/Context"
import * as Mac from "effect/crypto/Mac"
import * as SecureRandom from "effect/crypto/SecureRandom"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Base64 from "effect/encoding/Base64"
import * as HttpRouter from "effect/http/HttpRouter"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import * as Activity from "effect/workflow/Activity"
import * as WorkflowEngine from "effect/workflow/WorkflowEngine"
import * as callbacks from "./internal/callbacks.ts"
import type * as Pipeline from "./Pipeline.ts"
import type * as Signal from "./Signal.ts"

/**
 * A key or the URL cannot be used.
 *
 * @category errors
 * @since 0.1.0
 */
export class CallbacksError extends Schema.TaggedError<CallbacksError>()("CallbacksError", {
  message: Schema.String
}) {}

/**
 * Makes and verifies the URLs.
 *
 * @category services
 * @since 0.1.0
 */
export class Callbacks extends Context.Service<Callbacks, callbacks.Signer>()("@effect-vendors/workflow/Callbacks") {}

/**
 * - `url`: where the routes are reached from outside.
 * - `keys`: each key's bytes as base64, 32 or more, under a name. Names are in the URLs; keys are not.
 * - `current`: the name of the key that signs.
 *
 * @category models
 * @since 0.1.0
 */
export interface Options {
  readonly url: string
  readonly current: string
  readonly keys: Readonly<Record<string, Redacted.Redacted | Config.Config<Redacted.Redacted>>>
}

/**
 * @category layers
 * @since 0.1.0
 */
export const layer = (options: Options): Layer.Layer<Callbacks, CallbacksError | Config.ConfigError> =>
  Layer.effect(
    Callbacks,
    Effect.gen(function* () {
      const keys = new Map<string, Mac.Key>()
      for (const [name, text] of Object.entries(options.keys)) {
        keys.set(name, yield* keyOf(name, Redacted.isRedacted(text) ? text : yield* text))
      }
      if (!keys.has(options.current)) {
        return yield* new CallbacksError({ message: `the current key ${options.current} is not given` })
      }
      if (!URL.canParse(options.url)) {
        return yield* new CallbacksError({ message: `${options.url} is no URL` })
      }
      return callbacks.signer(yield* Mac.Mac, { url: options.url, current: options.current, keys })
    })
  ).pipe(Layer.provide(Mac.layerWebCrypto.pipe(Layer.provide(SecureRandom.layerWebCrypto))))

const keyOf = (name: string, text: Redacted.Redacted): Effect.Effect<Mac.Key, CallbacksError> =>
  Effect.fromResult(Base64.decode(Redacted.value(text))).pipe(
    Effect.filterOrFail(
      (bytes) => bytes.length >= 32,
      () => "too short"
    ),
    Effect.flatMap((bytes) => Mac.key(Mac.hmacSha256, bytes)),
    // The error of a key might tell of the key.
    Effect.mapError(() => new CallbacksError({ message: `the key ${name} is not 32 bytes or more in base64` }))
  )

/**
 * Makes the URL that sends a signal to an execution, by `POST` with the value as JSON.
 *
 * @category URLs
 * @since 0.1.0
 */
export const url = <A>(
  signal: Signal.Signal<A>,
  to: { readonly pipeline: { readonly name: string }; readonly executionId: string; readonly expires: Duration.Input }
): Effect.Effect<string, never, Callbacks> =>
  Callbacks.use((signer) =>
    signer.sign({ workflow: to.pipeline.name, executionId: to.executionId, signal: signal.name }, to.expires)
  )

/**
 * Makes the URL that sends a signal to the execution that runs here. It is a step: a replay gives the same URL.
 *
 * @category URLs
 * @since 0.1.0
 */
export const urlHere = <A>(
  signal: Signal.Signal<A>,
  options: { readonly expires: Duration.Input }
): Effect.Effect<string, never, Callbacks | WorkflowEngine.WorkflowEngine | WorkflowEngine.WorkflowInstance> =>
  Effect.gen(function* () {
    const { executionId, workflow } = yield* WorkflowEngine.WorkflowInstance
    return yield* Activity.make({
      name: `signal/${signal.name}/url`,
      success: Schema.String,
      execute: url(signal, { pipeline: { name: workflow._tag }, executionId, expires: options.expires })
    })
  })

/**
 * A pipeline, and its signals that URLs send.
 *
 * @category models
 * @since 0.1.0
 */
export interface Target {
  readonly pipeline: { readonly name: string }
  // What a signal carries is its own.
  readonly signals: ReadonlyArray<Signal.Signal<any>>
}

/**
 * Serves the URLs: `POST <path>/<claims>?signature=…` with the value as JSON. The path is that of `url`, unless something before the
 * program changes it.
 *
 * | status | why                                                              |
 * | ------ | ---------------------------------------------------------------- |
 * | 204    | the signal is kept; so it is said again where it comes again     |
 * | 400    | the body is no such value                                        |
 * | 403    | the signature is not good                                        |
 * | 404    | the program serves no such signal                                |
 * | 410    | the URL has expired, or the execution was purged                 |
 * | 413    | the body is larger than 1 MiB                                    |
 *
 * @category layers
 * @since 0.1.0
 */
export const routes = (
  targets: ReadonlyArray<Target>,
  options?: { readonly path?: `/${string}` | undefined }
): Layer.Layer<never, never, Callbacks | HttpRouter.HttpRouter | Pipeline.Engine> =>
  Layer.unwrap(
    Effect.gen(function* () {
      const signer = yield* Callbacks
      const engine = yield* Effect.context<Pipeline.Engine>()
      return HttpRouter.add(
        "POST",
        `${options?.path ?? signer.path}/*`,
        Effect.provideContext(callbacks.handle(signer, targets), engine)
      )
    })
  )
