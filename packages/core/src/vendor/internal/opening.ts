import * as Context from "effect/Context"
import type * as Effect from "effect/Effect"
import type * as HttpClient from "effect/http/HttpClient"
import type * as HttpClientRequest from "effect/http/HttpClientRequest"
import type * as Stream from "effect/Stream"
import type * as BufferedClient from "../BufferedClient.ts"
import type * as Exchange from "../Exchange.ts"
import type { Failure } from "./body.ts"

/** An answer with its whole body, or the beginning of one whose events arrive one by one. */
export interface Opened extends BufferedClient.BufferedResponse {
  readonly events?: Stream.Stream<Uint8Array, Failure>
}

/** The body of an answer whose events still arrive, and the call that it answers. */
export class Arriving {
  readonly events: NonNullable<Opened["events"]>
  readonly call: Exchange.Call<unknown>
  constructor(events: NonNullable<Opened["events"]>, call: Exchange.Call<unknown>) {
    this.events = events
    this.call = call
  }
}

/** Sends a request, and gives its answer as soon as the events begin. */
export interface Open {
  (
    client: HttpClient.HttpClient,
    request: HttpClientRequest.HttpClientRequest,
    maxSize: number
  ): Effect.Effect<Opened, BufferedClient.BufferedError>
}

/** How the answer of a call is received. A stream sets it, so that only programs with streams have the code. */
export const Opening: Context.Reference<Open | undefined> = /*#__PURE__*/ Context.Reference(
  "@effect-vendors/core/vendor/Opening",
  { defaultValue: (): Open | undefined => undefined }
)
