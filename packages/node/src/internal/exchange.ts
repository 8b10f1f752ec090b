import * as Cause from "effect/Cause"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import type * as Pull from "effect/Pull"
import type { Dispatcher } from "undici"

/** The body was read as a stream and is gone. */
class Streamed extends Data.TaggedError("Streamed") {}

/**
 * One request on the wire. It keeps the events of undici until somebody asks for them.
 *
 * The bytes of the answer are collected as they arrive, so that a small answer never becomes a stream. As long as
 * nobody asks for them, only a limited number is taken off the wire; the rest waits at the vendor.
 */
export class Exchange implements Dispatcher.DispatchHandler {
  status = 0
  headers: Record<string, string | Array<string> | undefined> = {}
  /** The reason why there is no answer, or no end of it. */
  failure: Error | undefined = undefined
  isWhole = false

  private readonly onHead: () => void
  private controller: Dispatcher.DispatchController | undefined = undefined
  private chunks: Array<Buffer> = []
  private size = 0
  private sizeWanted = firstSize
  private isStreamed = false
  private bytes: ArrayBuffer | undefined = undefined
  private readonly waiting = new Set<() => void>()

  /** `onHead` is called once there is an answer or a failure. */
  constructor(onHead: () => void) {
    this.onHead = onHead
  }

  onRequestStart(controller: Dispatcher.DispatchController) {
    this.controller = controller
    // A request that gave up while it waited for a connection is not sent.
    if (this.failure !== undefined) controller.abort(this.failure)
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | Array<string> | undefined>
  ) {
    if (status < 200) return
    this.status = status
    this.headers = headers
    // Called after all bytes that arrived together are read. A small answer is whole by then.
    queueMicrotask(this.onHead)
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer) {
    this.chunks.push(chunk)
    this.size += chunk.length
    if (this.size >= this.sizeWanted) controller.pause()
    this.wake()
  }

  onResponseEnd() {
    this.isWhole = true
    this.wake()
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error) {
    this.failure ??= error
    if (this.status === 0) this.onHead()
    this.wake()
  }

  /** Ends the exchange. Closes its connection, unless the answer is whole. */
  abort() {
    if (this.isWhole || this.failure !== undefined) return
    this.failure = new Error("the request was given up")
    this.controller?.abort(this.failure)
    // Undici reports no failure of a request that it has not started.
    if (this.status === 0) this.onHead()
    this.wake()
  }

  /** The whole body. */
  readonly whole: Effect.Effect<ArrayBuffer, Error | Streamed> = Effect.suspend(() => {
    this.want(Infinity)
    if (this.bytes !== undefined) return Effect.succeed(this.bytes)
    if (this.isStreamed) return Effect.fail(new Streamed())
    if (this.failure !== undefined) return Effect.fail(this.failure)
    if (this.isWhole) return Effect.succeed(this.collect())
    return Effect.flatMap(
      this.until(() => this.isWhole),
      () => this.whole
    )
  })

  /** The next bytes of the body. */
  readonly pull: Pull.Pull<readonly [Uint8Array, ...Array<Uint8Array>], Error> = Effect.suspend(() => {
    const { bytes, chunks } = this
    if (bytes !== undefined && !this.isStreamed) {
      this.isStreamed = true
      if (bytes.byteLength > 0) return Effect.succeed([new Uint8Array(bytes)] as const)
    }
    this.isStreamed = true
    const [first, ...others] = chunks
    if (first !== undefined) {
      this.chunks = []
      this.size = 0
      return Effect.succeed([first, ...others] as const)
    }
    if (this.failure !== undefined) return Effect.fail(this.failure)
    if (this.isWhole) return Cause.done()
    this.want(firstSize)
    return Effect.flatMap(
      this.until(() => this.chunks.length > 0 || this.isWhole),
      () => this.pull
    )
  })

  private want(size: number) {
    this.sizeWanted = size
    if (this.controller?.paused === true) this.controller.resume()
  }

  private collect(): ArrayBuffer {
    const bytes = new Uint8Array(this.size)
    let offset = 0
    for (const chunk of this.chunks) {
      bytes.set(chunk, offset)
      offset += chunk.length
    }
    this.chunks = []
    return (this.bytes = bytes.buffer)
  }

  // An interrupted waiter leaves the exchange to the others. The last one ends it.
  private until(condition: () => boolean): Effect.Effect<void> {
    return Effect.callback((resume) => {
      const check = () => {
        if (!condition() && this.failure === undefined) return
        this.waiting.delete(check)
        resume(Effect.void)
      }
      this.waiting.add(check)
      // Bytes that were held back may have come when they were asked for.
      check()
      return Effect.sync(() => {
        this.waiting.delete(check)
        if (this.waiting.size === 0) this.abort()
      })
    })
  }

  private wake() {
    for (const check of this.waiting) check()
  }
}

// Undici itself keeps as much of a body that is not read yet.
const firstSize = 64 * 1024
