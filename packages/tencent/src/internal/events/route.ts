import { CurrentStrict } from "@effect-vendors/core/Drift"
import * as Inbound from "@effect-vendors/core/vendor/Inbound"
import * as Once from "@effect-vendors/core/vendor/Once"
import * as RequestBody from "@effect-vendors/core/vendor/RequestBody"
import * as Cause from "effect/Cause"
import * as Context from "effect/Context"
import type * as Cipher from "effect/crypto/Cipher"
import type * as Digest from "effect/crypto/Digest"
import type * as Mac from "effect/crypto/Mac"
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as HttpRouter from "effect/http/HttpRouter"
import * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import type * as Persistence from "effect/persistence/Persistence"
import type * as Scope from "effect/Scope"
import * as Tracer from "effect/Tracer"
import type { Event, Received } from "./read.ts"
import type { Message } from "./signatures.ts"

interface Options<E, R> {
  readonly path: HttpRouter.PathInput
  readonly handler: (event: Event) => Effect.Effect<unknown, E, R>
  readonly retention?: Duration.Input | undefined
  readonly storeId?: string | undefined
  readonly maxBodySize?: number | undefined
}

type Crypto = Mac.Mac | Digest.Digest | Cipher.Cipher

/** Why a callback is refused. */
interface Refusal {
  readonly _tag: string
  readonly message: string
}

/** Adds the route of callbacks to the router. */
export const add = <E, R>(
  receive: (message: Message) => Effect.Effect<Received, Refusal, Crypto>,
  options: Options<E, R>
): Effect.Effect<
  void,
  never,
  HttpRouter.HttpRouter | Persistence.Persistence | Scope.Scope | Crypto | Exclude<R, Scope.Scope>
> =>
  Effect.gen(function* () {
    const router = yield* HttpRouter.HttpRouter
    const once = yield* Once.make<E>({
      storeId: options.storeId ?? "tencent_events",
      retention: options.retention ?? "7 days"
    })
    const context = yield* Effect.context<Crypto | Exclude<R, Scope.Scope>>()
    // The spans of a request belong to that request, not to the layer. No handler asks for one by its type.
    const services = Context.omit(Tracer.ParentSpan)(context) as typeof context
    const isStrict = (yield* CurrentStrict) === true

    const handle = Effect.fnUntraced(function* ({
      drift,
      event,
      id
    }: Extract<Received, { readonly _tag: "Received" }>) {
      yield* Effect.annotateCurrentSpan("vendor.message", event._tag)
      yield* Inbound.reportDrift(vendor, event._tag, drift)
      if (isStrict && drift.length > 0) {
        yield* Effect.logError("An event does not fit its definition", event._tag, drift)
        return respond("Drifted", 500, "the event does not fit its definition")
      }
      const handler = Effect.provideContext(Effect.scoped(Effect.suspend(() => options.handler(event))), services)
      return yield* once.run(id, handler).pipe(
        Effect.map((outcome) => respond(outcome, 200, "success")),
        Effect.catchCause((cause) =>
          Cause.hasInterruptsOnly(cause)
            ? Effect.interrupt
            : Effect.as(
                Effect.logError("An event was not handled", event._tag, id, cause),
                respond("Failed", 500, "the event was not handled")
              )
        ),
        Effect.tap(({ result }) => Inbound.count(vendor, event._tag, result))
      )
    })

    const refuse = Effect.fnUntraced(function* ({ _tag, message }: Refusal) {
      const status = _tag === "SignatureError" ? 403 : _tag === "CryptoError" ? 500 : 400
      // Never the body: it may be anybody's, and it may hold persons' data.
      yield* Effect.logWarning("A callback was refused", _tag, message)
      yield* Inbound.count(vendor, "None", _tag)
      return respond(_tag, status, message)
    })

    const answer = Effect.gen(function* () {
      const request = yield* HttpServerRequest.HttpServerRequest
      const query = yield* HttpServerRequest.ParsedSearchParams
      const body = yield* RequestBody.read(request, options.maxBodySize ?? defaultMaxBodySize).pipe(
        // Some servers have no stream of an empty body.
        Effect.orElseSucceed(() => ({ bytes: new Uint8Array(), tooLarge: false }))
      )
      if (body.tooLarge) return respond("TooLarge", 413, "the body is too large")
      return yield* receive({ body: body.bytes, headers: request.headers, query }).pipe(
        Effect.provideContext(services),
        Effect.matchEffect({
          onFailure: refuse,
          onSuccess: (received) =>
            received._tag === "Probe" ? Effect.succeed(respond("Probe", 200, "success")) : handle(received)
        })
      )
    })

    yield* router.add(
      "POST",
      options.path,
      Effect.map(answer, ({ response }) => response)
    )
  })

const vendor = "Tencent"

const defaultMaxBodySize = 4 * 1024 * 1024

const respond = (result: string, status: number, message: string) => ({
  result,
  response: HttpServerResponse.jsonUnsafe({ code: status === 200 ? 0 : status, message }, { status })
})
