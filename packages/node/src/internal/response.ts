import * as Effect from "effect/Effect"
import * as Cookies from "effect/http/Cookies"
import * as Headers from "effect/http/Headers"
import * as HttpClientError from "effect/http/HttpClientError"
import type * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as HttpIncomingMessage from "effect/http/HttpIncomingMessage"
import * as UrlParams from "effect/http/UrlParams"
import * as Inspectable from "effect/Inspectable"
import * as Option from "effect/Option"
import { pipeArguments } from "effect/Pipeable"
import type * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import type { Exchange } from "./exchange.ts"

/** An answer on top of its exchange. It computes nothing before it is asked for. */
export class Response extends Inspectable.Class implements HttpClientResponse.HttpClientResponse {
  readonly [HttpIncomingMessage.TypeId]: typeof HttpIncomingMessage.TypeId = HttpIncomingMessage.TypeId
  readonly [HttpClientResponse.TypeId]: typeof HttpClientResponse.TypeId = HttpClientResponse.TypeId
  readonly request: HttpClientRequest.HttpClientRequest
  private readonly address: URL
  private readonly exchange: Exchange

  constructor(request: HttpClientRequest.HttpClientRequest, address: URL, exchange: Exchange) {
    super()
    this.request = request
    this.address = address
    this.exchange = exchange
  }

  get url() {
    return this.address.href.split("#")[0]!
  }

  get status() {
    return this.exchange.status
  }

  get headers(): Headers.Headers {
    return Headers.fromInput(this.exchange.headers)
  }

  get cookies(): Cookies.Cookies {
    const header = this.exchange.headers["set-cookie"]
    return header === undefined ? Cookies.empty : Cookies.fromSetCookie(header)
  }

  get remoteAddress(): Option.Option<string> {
    return Option.none()
  }

  get arrayBuffer(): Effect.Effect<ArrayBuffer, HttpClientError.HttpClientError> {
    return Effect.mapError(this.exchange.whole, (cause) => this.undecodable(cause))
  }

  get text(): Effect.Effect<string, HttpClientError.HttpClientError> {
    return Effect.map(this.arrayBuffer, (bytes) => new TextDecoder().decode(bytes))
  }

  get json(): Effect.Effect<Schema.Json, HttpClientError.HttpClientError> {
    return Effect.flatMap(this.text, (text) => this.decoding(() => (text === "" ? null : JSON.parse(text))))
  }

  get urlParamsBody(): Effect.Effect<UrlParams.UrlParams, HttpClientError.HttpClientError> {
    return Effect.flatMap(this.arrayBuffer, (bytes) =>
      this.decoding(() => {
        const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes)
        // In a form, a question mark at the beginning belongs to the first name.
        return UrlParams.fromInput(new URLSearchParams(text.replace(/^\?/, "%3F")))
      })
    )
  }

  get formData(): Effect.Effect<FormData, HttpClientError.HttpClientError> {
    return Effect.flatMap(this.arrayBuffer, (bytes) =>
      Effect.tryPromise({
        try: () => new globalThis.Response(bytes, { headers: this.headers }).formData(),
        catch: (cause) => this.undecodable(cause)
      })
    )
  }

  get stream(): Stream.Stream<Uint8Array, HttpClientError.HttpClientError> {
    return Stream.fromPull(Effect.succeed(this.exchange.pull)).pipe(
      Stream.mapError((cause) => this.undecodable(cause)),
      // A reader that stops early does not want the rest.
      Stream.ensuring(Effect.sync(() => this.exchange.abort()))
    )
  }

  get upgrade(): Effect.Effect<never, HttpClientError.HttpClientError> {
    const { request } = this
    const description = "this client does not hand over the connection of an HTTP upgrade"
    return Effect.fail(
      new HttpClientError.HttpClientError({
        reason: new HttpClientError.StatusCodeError({ request, response: this, description })
      })
    )
  }

  override toJSON(): unknown {
    return HttpIncomingMessage.inspect(this, {
      _id: "effect/http/HttpClientResponse",
      request: this.request.toJSON(),
      status: this.status
    })
  }

  pipe() {
    return pipeArguments(this, arguments)
  }

  private decoding<A>(decode: () => A): Effect.Effect<A, HttpClientError.HttpClientError> {
    return Effect.try({ try: decode, catch: (cause) => this.undecodable(cause) })
  }

  private undecodable(cause: unknown): HttpClientError.HttpClientError {
    const { request } = this
    return new HttpClientError.HttpClientError({
      reason: new HttpClientError.DecodeError({ request, response: this, cause })
    })
  }
}
