import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Stream from "effect/Stream"
import * as VendorError from "../../VendorError.ts"
import type { Exchange, Kind } from "./kinds.ts"
import { CurrentMisfit } from "./misfit.ts"

interface Settings {
  readonly requestId: string
  readonly processed: boolean
  readonly seconds: number
}

interface Fault {
  (
    exchange: Exchange,
    settings: Settings
  ): Effect.Effect<HttpServerResponse.HttpServerResponse, VendorError.TransportFailure>
}

const reset = new VendorError.TransportFailure({ code: "ECONNRESET", message: "the connection was reset" })

const refused = new VendorError.TransportFailure({
  code: "ECONNREFUSED",
  message: "the connection was refused",
  outcome: "NotSent"
})

/** Answers with something that is not the vendor's, whether the vendor processed the call or not. */
const instead =
  (response: HttpServerResponse.HttpServerResponse): Fault =>
  ({ respond }, { processed }) =>
    processed ? Effect.as(respond, response) : Effect.succeed(response)

/** Answers as the vendor does, with another body. */
const rewritten =
  (rewrite: (body: Uint8Array, settings: Settings) => Body): Fault =>
  ({ respond }, settings) =>
    Effect.flatMap(respond, (response) => {
      const client = HttpServerResponse.toClientResponse(response)
      return Effect.map(Effect.orDie(client.arrayBuffer), (buffer) => {
        const { contentLength, stream } = rewrite(new Uint8Array(buffer), settings)
        return HttpServerResponse.stream(stream, {
          status: response.status,
          // The length of the new body, unless the fault is a wrong length.
          headers: { ...response.headers, "content-length": String(contentLength) }
        })
      })
    })

interface Body {
  readonly contentLength: number
  readonly stream: Stream.Stream<Uint8Array, VendorError.TransportFailure>
}

const half = (body: Uint8Array) => body.subarray(0, Math.ceil(body.length / 2))

const page = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>"

/** The clock of a vendor whose time is off. */
const ahead = (clock: Clock.Clock, seconds: number): Clock.Clock => {
  const millis = () => clock.currentTimeMillisUnsafe() + seconds * 1000
  const nanos = () => clock.currentTimeNanosUnsafe() + BigInt(Math.round(seconds * 1000)) * 1_000_000n
  return {
    currentTimeMillisUnsafe: millis,
    currentTimeMillis: Effect.sync(millis),
    currentTimeNanosUnsafe: nanos,
    currentTimeNanos: Effect.sync(nanos),
    // The time differs, not the speed at which it passes.
    monotonicTimeNanosUnsafe: () => clock.monotonicTimeNanosUnsafe(),
    monotonicTimeNanos: clock.monotonicTimeNanos,
    sleep: (duration) => clock.sleep(duration)
  }
}

/** Brings about each kind of fault. */
export const faults: Readonly<Record<Kind, Fault>> = {
  none: ({ respond }) => respond,
  delay: ({ respond }, { seconds }) => Effect.tap(respond, Effect.sleep(Duration.seconds(seconds))),
  refused: () => Effect.fail(refused),
  resetBefore: () => Effect.fail(reset),
  resetAfter: ({ respond }) => Effect.andThen(respond, Effect.fail(reset)),
  cutBody: rewritten((body) => ({
    contentLength: body.length,
    stream: Stream.concat(Stream.make(half(body)), Stream.fail(reset))
  })),
  slowBody: rewritten((body, { seconds }) => {
    const length = Math.max(1, Math.ceil(body.length / 10))
    const pieces = Array.from({ length: 10 }, (_, piece) => body.subarray(piece * length, (piece + 1) * length))
    return {
      contentLength: body.length,
      stream: Stream.fromIterable(pieces).pipe(
        Stream.rechunk(1),
        Stream.tap(() => Effect.sleep(Duration.seconds(seconds / 10)))
      )
    }
  }),
  wrongContentType: ({ respond }) =>
    Effect.map(respond, HttpServerResponse.setHeader("content-type", "text/html; charset=utf-8")),
  html502: instead(HttpServerResponse.text(page, { status: 502, contentType: "text/html" })),
  empty200: instead(HttpServerResponse.text("", { status: 200 })),
  invalidBody: (exchange, settings) =>
    settings.processed
      ? rewritten((body) => ({ contentLength: half(body).length, stream: Stream.make(half(body)) }))(exchange, settings)
      : Effect.succeed(HttpServerResponse.text(`{"`, { contentType: "application/json" })),
  misfit: ({ respond }) => Effect.provideService(respond, CurrentMisfit, true),
  throttled: ({ codes, write }, { requestId, seconds }) =>
    write({
      _tag: "Refused",
      ...codes.throttled,
      message: `too many calls; this ban will last for ${Math.ceil(seconds)} more seconds`,
      requestId,
      retryAfter: Duration.seconds(seconds)
    }),
  internalError: ({ codes, respond, write }, { processed, requestId }) => {
    const failure = write({ _tag: "Refused", ...codes.internalError, message: "an internal error", requestId })
    return processed ? Effect.andThen(respond, failure) : failure
  },
  duplicate: ({ respond }) => Effect.andThen(respond, respond),
  skewedClock: ({ respond }, { seconds }) =>
    Effect.clockWith((clock) => {
      const skewed = ahead(clock, seconds)
      return respond.pipe(
        Effect.provideService(Clock.Clock, skewed),
        Effect.map((response) =>
          HttpServerResponse.setHeader(response, "date", new Date(skewed.currentTimeMillisUnsafe()).toUTCString())
        )
      )
    })
}
