/** Runs a call as a program does that logs, traces, prints and stores it. */
import { Operation, type VendorError } from "@effect-vendors/core"
import * as Cause from "effect/Cause"
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Logger from "effect/Logger"
import * as References from "effect/References"
import * as Schema from "effect/Schema"
import * as Tracer from "effect/Tracer"
import { formsOf, textsOf } from "./texts.ts"

/** A console that keeps its values. */
const recordingConsole = (shown: Array<unknown>): Console.Console =>
  new Proxy(globalThis.console, {
    get:
      () =>
      (...values: Array<unknown>) =>
        void shown.push(values)
  }) as never

/** The result of a call, and every text that the program showed. */
export interface Shown {
  readonly exit: Exit.Exit<unknown, VendorError.VendorError>
  readonly texts: ReadonlyArray<string>
}

/** Runs a call as such a program. It stores an error by the codec of `operation`. */
export const show = Effect.fnUntraced(function* <R>(
  call: Effect.Effect<unknown, VendorError.VendorError, R>,
  operation: Operation.Any | undefined
): Effect.fn.Return<Shown, never, R> {
  const shown: Array<unknown> = []
  const spans: Array<Tracer.NativeSpan> = []
  const tracer = Tracer.make({
    span: (options) => {
      const span = new Tracer.NativeSpan(options)
      spans.push(span)
      return span
    }
  })
  const recording = Logger.make((entry) => {
    shown.push(entry.message, entry.cause)
    for (const format of [Logger.formatSimple, Logger.formatLogFmt, Logger.formatJson]) shown.push(format.log(entry))
    shown.push(Logger.formatStructured.log(entry))
  })
  const loggers = [
    recording,
    Logger.tracerLogger,
    Logger.consolePretty(),
    Logger.consolePretty({ mode: "tty", colors: true }),
    Logger.consoleLogFmt,
    Logger.consoleStructured,
    Logger.consoleJson
  ]

  const exit = yield* Effect.gen(function* () {
    const exit = yield* Effect.exit(call.pipe(Effect.withLogSpan("call"), Effect.withSpan("caller")))
    if (Exit.isSuccess(exit)) yield* Effect.logInfo("done", exit.value)
    else {
      yield* Effect.logError("failed", exit.cause)
      yield* Effect.logFatal(exit.cause)
      yield* Effect.logWarning(Cause.pretty(exit.cause))
      for (const reason of exit.cause.reasons) yield* Effect.logDebug("reason", reason)
      yield* Console.error(Cause.squash(exit.cause))
    }
    yield* Effect.logTrace(exit)
    yield* Console.log(exit)
    return exit
  }).pipe(
    Effect.withSpan("program"),
    Effect.provideService(References.MinimumLogLevel, "All"),
    Effect.provideService(Tracer.Tracer, tracer),
    Effect.provideService(Console.Console, recordingConsole(shown)),
    Effect.provide(Logger.layer(loggers))
  )

  for (const { annotations, attributes, events, links, name, status } of spans) {
    shown.push(name, attributes, events, links, status, annotations)
  }
  shown.push(exit, ...formsOf(exit))
  if (Exit.isFailure(exit)) {
    shown.push(Cause.pretty(exit.cause), ...formsOf(exit.cause))
    shown.push(...Cause.prettyErrors(exit.cause))
    const error = Cause.squash(exit.cause)
    shown.push(error, ...formsOf(error))
    if (operation !== undefined) shown.push(stored(operation, error))
  } else shown.push(...formsOf(exit.value))
  return { exit, texts: [...textsOf(shown)] }
})

// A workflow keeps an error in this form.
const stored = (operation: Operation.Any, error: unknown): unknown =>
  Schema.encodeUnknownSync(Operation.errorsOf(operation))(error)
