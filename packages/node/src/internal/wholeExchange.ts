import type * as Http from "@effect-vendors/core/Http"
import * as Effect from "effect/Effect"
import type { Dispatcher } from "undici"

/** One request on the wire whose answer is wanted whole. */
export class WholeExchange implements Dispatcher.DispatchHandler {
  private readonly onEnd: (end: Effect.Effect<Http.WholeAnswer, Http.NoAnswer>) => void
  private controller: Dispatcher.DispatchController | undefined = undefined
  private aborted: Error | undefined = undefined
  private status = 0
  private headers: Http.WholeAnswer["headers"] = {}
  private chunks: Array<Buffer> = []

  /** `onEnd` is told how it ended. */
  constructor(onEnd: (end: Effect.Effect<Http.WholeAnswer, Http.NoAnswer>) => void) {
    this.onEnd = onEnd
  }

  onRequestStart(controller: Dispatcher.DispatchController) {
    this.controller = controller
    // Given up while it waited for a connection: it is not sent.
    if (this.aborted !== undefined) controller.abort(this.aborted)
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number, headers: Http.WholeAnswer["headers"]) {
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

  /** Ends it where it is, and closes its connection. */
  abort() {
    this.aborted = new Error("the request was given up")
    this.controller?.abort(this.aborted)
  }
}
