import type * as BufferedClient from "@effect-vendors/core/vendor/BufferedClient"
import * as Effect from "effect/Effect"
import type { Dispatcher } from "undici"

interface OnEnd {
  (end: Effect.Effect<BufferedClient.BufferedResponse, BufferedClient.BufferedError>): void
}

/** One request on the wire, and its answer as a whole. */
export class BufferedExchange implements Dispatcher.DispatchHandler {
  private readonly onEnd: OnEnd
  private readonly maxSize: number
  private size = 0
  private controller: Dispatcher.DispatchController | undefined = undefined
  private aborted: Error | undefined = undefined
  private isUnsent = true
  private status = 0
  private headers: BufferedClient.BufferedResponse["headers"] = {}
  private chunks: Array<Buffer> = []

  /** `onEnd` gets the answer or the failure. An answer of more than `maxSize` bytes is a failure. */
  constructor(maxSize: number, onEnd: OnEnd) {
    this.maxSize = maxSize
    this.onEnd = onEnd
  }

  onRequestStart(controller: Dispatcher.DispatchController) {
    this.controller = controller
    // A request that gave up while it waited for a connection is not sent.
    if (this.aborted === undefined) this.isUnsent = false
    else controller.abort(this.aborted)
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

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer) {
    this.size += chunk.length
    if (this.size <= this.maxSize) this.chunks.push(chunk)
    else if (!controller.aborted) {
      this.chunks = []
      controller.abort(new Error("the answer is too large"))
    }
  }

  onResponseEnd() {
    const { chunks, headers, status } = this
    const bytes = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)
    this.onEnd(Effect.succeed({ status, headers, bytes }))
  }

  onResponseError(_controller: Dispatcher.DispatchController, cause: Error) {
    const { headers, isUnsent, status } = this
    this.onEnd(
      Effect.fail(
        status === 0
          ? { reason: { _tag: "TransportError", cause }, isUnsent }
          : {
              reason: { _tag: this.size > this.maxSize ? "TooLarge" : "DecodeError", cause },
              head: { status, headers }
            }
      )
    )
  }

  /** Ends the request and closes its connection. */
  abort() {
    this.aborted = new Error("the request was given up")
    this.controller?.abort(this.aborted)
  }
}
