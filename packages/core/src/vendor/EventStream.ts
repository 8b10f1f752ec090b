/**
 * Answers that arrive as server-sent events, as streams: for authors of a vendor.
 *
 * Follows https://html.spec.whatwg.org/multipage/server-sent-events.html.
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Sse from "effect/encoding/Sse"
import * as Result from "effect/Result"
import type * as Schema from "effect/Schema"
import * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import * as Drift from "../Drift.ts"
import { decoder } from "../internal/decoder.ts"
import type * as Operation from "../Operation.ts"
import { CurrentTimeout } from "../Timeout.ts"
import * as VendorError from "../VendorError.ts"
import type * as Exchange from "./Exchange.ts"
import { classify, decode } from "./internal/answer.ts"
import { open } from "./internal/open.ts"
import { Arriving, Opening } from "./internal/opening.ts"
import { showing } from "./internal/showing.ts"
import { transportFailure } from "./internal/transport.ts"
import { tooLarge } from "./internal/unread.ts"
import * as VendorErrors from "./VendorErrors.ts"

/**
 * The events of an answer that a simulation gives, as JSON.
 *
 * @category models
 * @since 0.1.0
 */
export class Events {
  readonly events: ReadonlyArray<unknown>

  constructor(events: ReadonlyArray<unknown>) {
    this.events = events
  }
}

/**
 * How a vendor writes its events.
 *
 * - `read`: reads the data of an event: a part of the response, or an error. It throws where it cannot.
 * - `classify`: the kind of error that an error among the events is.
 *
 * @category models
 * @since 0.1.0
 */
export interface Protocol {
  readonly vendor: string
  readonly read: (data: string) => Exchange.Answer
  readonly classify: (refused: Exchange.Refused) => Exchange.Classification
}

/**
 * Makes a call whose answer arrives as server-sent events.
 *
 * Up to the first event it is a call like any other: with the gateway's credentials, turns, attempts and errors. After
 * it nothing is repeated. No longer than the call's timeout may pass in which the vendor sends nothing, and all events
 * together are limited by the gateway's `maxResponseSize`. The connection is closed with the stream.
 *
 * @category constructors
 * @since 0.1.0
 */
export const run = <Vendor, Op extends Operation.Any, Event extends Schema.Codec<any, unknown>>(
  service: Context.Service<Vendor, Operation.Gateway>,
  operation: Op & Operation.Streaming<Event>,
  input: Op["request"]["Type"],
  protocol: Protocol
): Stream.Stream<Event["Type"], Operation.Error<Op>, Vendor> =>
  Stream.unwrap(
    Effect.gen(function* () {
      const gateway = yield* service
      const annotations = Context.add(operation.annotations, Opening, open(yield* Scope.Scope))
      const timeout = yield* CurrentTimeout
      const { requestId, value } = yield* gateway.run(whole(operation, annotations), input)
      const events = value instanceof Events ? Stream.fromIterable(value.events.map(answered)) : undefined
      const arriving = value instanceof Arriving ? value : undefined
      const answers =
        events ?? (arriving === undefined ? undefined : received(operation, arriving.events, timeout, protocol))
      const show = showing(arriving?.call ?? { operation, request: undefined, credential: undefined }, input)
      // A vendor may give all of a short answer at once.
      return (answers ?? Stream.succeed(answered(value))).pipe(
        Stream.mapEffect((answer) =>
          eventOf(operation, { ...answer, requestId: answer.requestId ?? requestId }, protocol)
        ),
        Stream.mapError(show.error)
      )
    })
  ) as any // The gateway is untyped; the types of the operation say the rest.

type Answers = Stream.Stream<Exchange.Answer, VendorError.VendorError>

const answered = (body: unknown): Exchange.Answer => ({ _tag: "Answered", body })

// The operation as the gateway runs it. Nobody calls it, so it is no function.
const whole = (
  operation: Operation.Any,
  annotations: Context.Context<never>,
  decode: Operation.Any["decode"] = (body) => Result.succeed({ value: body, drift: [], raw: body })
): Operation.Any => {
  const refusals = { ...operation.refusals, response: undefined }
  return {
    ...operation,
    name: operation.name,
    annotations,
    refusals,
    decode
  } as Partial<Operation.Any> as Operation.Any
}

const received = (
  operation: Operation.Any,
  bytes: Arriving["events"],
  timeout: Duration.Duration,
  { read, vendor }: Protocol
): Answers => {
  return bytes.pipe(
    Stream.mapError((reason) =>
      reason._tag === "TooLarge"
        ? tooLarge(vendor, operation)
        : VendorErrors.withOutcome(transportFailure(vendor, operation, { reason }), "Unknown")
    ),
    Stream.timeoutOrElse({
      duration: timeout,
      orElse: () => Stream.fail(VendorErrors.timedOut(vendor, operation, timeout))
    }),
    Stream.decodeText(),
    // The last event counts, even where the vendor ends the stream without an empty line.
    Stream.concat(Stream.succeed("\n\n")),
    parsed(vendor, operation),
    Stream.takeWhile((data) => data.trim() !== "[DONE]"),
    // Some vendors keep a connection open by events without data.
    Stream.filter((data) => data.trim() !== ""),
    Stream.mapEffect((data) => {
      try {
        return Effect.succeed(read(data))
      } catch (cause) {
        return Effect.fail(malformed(vendor, operation, "an event is not in the vendor's protocol", cause))
      }
    })
  )
}

const parsed =
  (vendor: string, operation: Operation.Any) =>
  <E>(texts: Stream.Stream<string, E>): Stream.Stream<string, E | VendorError.VendorError> =>
    Stream.suspend(() => {
      let found: Array<string> = []
      const parser = Sse.makeParser((event) => {
        // Nothing is sent again, so a time to reconnect means nothing here.
        if (event._tag === "Event") found.push(event.data)
      })
      return Stream.flattenIterable(
        Stream.mapEffect(texts, (text) => {
          found = []
          const failure = parser.feed(text)
          return failure === undefined
            ? Effect.succeed(found)
            : Effect.fail(malformed(vendor, operation, "an event is too large", failure))
        })
      )
    })

const malformed = (vendor: string, operation: Operation.Any, message: string, cause: unknown) =>
  VendorErrors.make(VendorError.MalformedResponse, vendor, operation, { message, outcome: "Unknown", cause })

const eventOf = (
  operation: Operation.Any & Partial<Operation.Streaming<any>>,
  answer: Exchange.Answer,
  protocol: Protocol
): Effect.Effect<unknown, VendorError.VendorError> =>
  answer._tag === "Refused"
    ? Effect.fail(classify(protocol.vendor, operation, answer, protocol.classify(answer)))
    : Effect.withFiber((fiber) =>
        Effect.map(
          decode(
            protocol.vendor,
            whole(operation, operation.annotations, decoderOf(operation)),
            answer,
            fiber.getRef(Drift.CurrentStrict) ?? false
          ),
          ({ value }) => value
        )
      )

const decoders = new WeakMap<object, ReturnType<typeof decoder>>()

const decoderOf = ({ events }: Partial<Operation.Streaming<any>>) => {
  let made = decoders.get(events)
  if (made === undefined) decoders.set(events, (made = decoder(events)))
  return made
}
