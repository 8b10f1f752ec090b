import type * as BufferedClient from "@effect-vendors/core/vendor/BufferedClient"
import * as Effect from "effect/Effect"
import type { Dispatcher } from "undici"

/** One request on the wire, and its answer as a whole. */
export class BufferedExchange implements Dispatcher.DispatchHandler {
  private readonly onEnd: (end: Effect.Effect<BufferedClient.BufferedResponse, BufferedClient.BufferedError>) => void
  private controller: Dispatcher.DispatchController | undefined = undefined
  private aborted: Error | undefined = undefined
  private status = 0
  private headers: BufferedClient.BufferedResponse["headers"] = {}
  private chunks: Array<Buffer> = []

  /** `onEnd` gets the answer or the failure. */
  constructor(onEnd: (end: Effect.Effect<BufferedClient.BufferedResponse, BufferedClient.BufferedError>) => void) {
    this.onEnd = onEnd
  }

  onRequestStart(controller: Dispatcher.DispatchController) {
    this.controller = controller
    // A request that gave up while it waited for a connection is not sent.
    if (this.aborted !== undefined) controller.abort(this.aborted)
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: BufferedClient.BufferedResponse["headers"]
  ) {
    if (status < 200) return
    this.status = status
    this.headers = headers
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer) {
    this.chunks.push(chunk)
  }

  onResponseEnd() {
    const { chunks, headers, status } = this
    const bytes = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)
    this.onEnd(Effect.succeed({ status, headers, bytes }))
  }

  onResponseError(_controller: Dispatcher.DispatchController, cause: Error) {
    this.onEnd(Effect.fail({ reason: { _tag: this.status === 0 ? "TransportError" : "DecodeError", cause } }))
  }

  /** Ends the request and closes its connection. */
  abort() {
    this.aborted = new Error("the request was given up")
    this.controller?.abort(this.aborted)
  }
}
