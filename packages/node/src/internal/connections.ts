import type * as Exchange from "@effect-vendors/core/vendor/Exchange"
import type { Dispatcher } from "undici"

interface Report {
  (stage: Exchange.Stage): void
}

interface Request {
  readonly options: Dispatcher.DispatchOptions
  readonly handler: Dispatcher.DispatchHandler
  readonly report: Report | undefined
  readonly isLate: IsLate | undefined
}

/** Whether the moment has passed after which a request is not sent any more. */
export interface IsLate {
  (): boolean
}

/**
 * Sends a request as soon as its host has a connection for it, and tells how far it has come. Gives how to leave the
 * queue: a request that leaves before it has a connection is never sent. Neither is one that is late when it has one.
 */
export interface Send {
  (
    options: Dispatcher.DispatchOptions,
    handler: Dispatcher.DispatchHandler,
    isLate?: IsLate,
    report?: Report
  ): () => void
}

/**
 * Sends at most so many requests to a host at the same time. The others wait here, and not in undici: there, nobody
 * could tell a request that waits for others from one whose host does not let this machine connect.
 */
export const make = (dispatcher: Dispatcher, capacity: number): Send => {
  const hosts = new Map<string, Host>()
  return (options, handler, isLate, report) => {
    const origin = String(options.origin)
    let host = hosts.get(origin)
    if (host === undefined) {
      host = new Host(dispatcher, capacity, () => hosts.delete(origin))
      hosts.set(origin, host)
    }
    return host.send({ options, handler, isLate, report })
  }
}

class Host {
  private readonly dispatcher: Dispatcher
  private readonly capacity: number
  private readonly onIdle: () => void
  private readonly waiting = new Set<Request>()
  private active = 0
  private isSending = false

  constructor(dispatcher: Dispatcher, capacity: number, onIdle: () => void) {
    this.dispatcher = dispatcher
    this.capacity = capacity
    this.onIdle = onIdle
  }

  send(request: Request): () => void {
    if (this.active < this.capacity) {
      this.start(request)
      return nothing
    }
    request.report?.("queued")
    this.waiting.add(request)
    return () => this.waiting.delete(request)
  }

  private start({ handler, isLate, options, report }: Request) {
    this.active++
    report?.("connecting")
    this.dispatcher.dispatch(options, new Watched(handler, isLate, report, () => this.end()))
  }

  private end() {
    this.active--
    // A request may end while it is started: where the client is closed, all of them do.
    if (this.isSending) return
    this.isSending = true
    for (const request of this.waiting) {
      if (this.active >= this.capacity) break
      this.waiting.delete(request)
      this.start(request)
    }
    this.isSending = false
    if (this.active === 0) this.onIdle()
  }
}

const nothing = () => {}

// By its code the gateway knows that nothing was sent.
const tooLate = () =>
  Object.assign(new Error("the deadline passed before the request was sent"), { code: "DeadlinePassed" })

/** Passes on what undici tells of a request, and looks at its beginning and its end. */
class Watched implements Dispatcher.DispatchHandler {
  private readonly handler: Dispatcher.DispatchHandler
  private readonly isLate: IsLate | undefined
  private readonly report: Report | undefined
  private readonly onEnd: () => void
  private hasEnded = false

  constructor(
    handler: Dispatcher.DispatchHandler,
    isLate: IsLate | undefined,
    report: Report | undefined,
    onEnd: () => void
  ) {
    this.handler = handler
    this.isLate = isLate
    this.report = report
    this.onEnd = onEnd
  }

  // Undici calls this right before it writes the first byte.
  onRequestStart(controller: Dispatcher.DispatchController, context: unknown) {
    if (this.isLate?.() === true) return controller.abort(tooLate())
    this.handler.onRequestStart?.(controller, context)
    if (!controller.aborted) this.report?.("sent")
  }

  onResponseStart(...[controller, status, headers, text]: Parameters<OnResponseStart>) {
    this.handler.onResponseStart?.(controller, status, headers, text)
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer) {
    this.handler.onResponseData?.(controller, chunk)
  }

  onResponseEnd(...[controller, trailers]: Parameters<OnResponseEnd>) {
    this.handler.onResponseEnd?.(controller, trailers)
    this.end()
  }

  onResponseError(controller: Dispatcher.DispatchController, error: Error) {
    this.handler.onResponseError?.(controller, error)
    this.end()
  }

  private end() {
    if (this.hasEnded) return
    this.hasEnded = true
    this.onEnd()
  }
}

type OnResponseStart = NonNullable<Dispatcher.DispatchHandler["onResponseStart"]>
type OnResponseEnd = NonNullable<Dispatcher.DispatchHandler["onResponseEnd"]>
