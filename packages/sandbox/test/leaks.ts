/** Looks for secrets wherever a program may show a value. */
import { Operation, VendorError } from "@effect-vendors/core"
import * as Cause from "effect/Cause"
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Logger from "effect/Logger"
import * as Redacted from "effect/Redacted"
import * as References from "effect/References"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as Tracer from "effect/Tracer"
import { inspect } from "node:util"

const utf8 = new TextDecoder()

/**
 * Every text that can be reached from a value: by properties of its own and of its prototypes, hidden ones,
 * symbols and getters included, by the entries of maps and sets, and in bytes.
 */
export const textsOf = (root: unknown): Set<string> => {
  const texts = new Set<string>()
  const seen = new Set<unknown>([Object.prototype, Function.prototype, Array.prototype, globalThis])
  const pending: Array<unknown> = [root]
  const visit = (value: unknown) => pending.push(value)
  while (pending.length > 0) {
    const value = pending.pop()
    if (typeof value === "string") texts.add(value)
    if (typeof value === "symbol") texts.add(String(value))
    if ((typeof value !== "object" && typeof value !== "function") || value === null || seen.has(value)) continue
    seen.add(value)
    if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) {
      texts.add(utf8.decode(value))
      continue
    }
    if (value instanceof Map) for (const entry of value) entry.forEach(visit)
    if (value instanceof Set) value.forEach(visit)
    if (value instanceof Headers || value instanceof URLSearchParams) visit([...value])
    for (let owner: object | null = value; owner !== null; owner = Object.getPrototypeOf(owner)) {
      if (owner !== value && seen.has(owner) && owner === Object.prototype) break
      for (const key of Reflect.ownKeys(owner)) {
        visit(key)
        try {
          visit(Reflect.get(owner, key, value))
        } catch {
          // A getter that is not for this value.
        }
      }
    }
  }
  return texts
}

/** Every way in which a program or a library turns a value into text. */
export const formsOf = (value: unknown): ReadonlyArray<string> => {
  const attempt = (form: () => unknown) => Result.getOrElse(Result.try(form), () => "")
  return [
    inspect(value, { depth: null }),
    inspect(value, { depth: null, showHidden: true, getters: true, maxStringLength: null, maxArrayLength: null }),
    inspect(value, { depth: null, customInspect: false, maxStringLength: null }),
    attempt(() => JSON.stringify(value)),
    attempt(() => String(value)),
    attempt(() => (value as Error).stack),
    attempt(() => (value as Error).toString())
  ].map(String)
}

/** A console that keeps what it is given. */
const recordingConsole = (shown: Array<unknown>): Console.Console =>
  new Proxy(globalThis.console, {
    get:
      () =>
      (...values: Array<unknown>) =>
        void shown.push(values)
  }) as never

/** What a program shows that makes a call, and logs, traces, prints and stores what comes of it. */
export interface Shown {
  readonly exit: Exit.Exit<unknown, VendorError.VendorError>
  readonly texts: ReadonlyArray<string>
}

/** Runs a call as such a program; `operation` stores its errors. */
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

// As a workflow would keep it.
const stored = (operation: Operation.Any, error: unknown): unknown => Schema.encodeUnknownSync(operation.error)(error)

/** A secret as texts may hold it: as it is, and as forms, JSON and headers write it. */
const writings = (secret: string): ReadonlyArray<string> => [
  ...new Set([
    secret,
    encodeURIComponent(secret),
    new URLSearchParams({ "": secret }).toString().slice(1),
    JSON.stringify(secret).slice(1, -1),
    inspect(secret).slice(1, -1),
    Buffer.from(secret).toString("latin1"),
    Buffer.from(secret).toString("base64"),
    Buffer.from(secret).toString("hex")
  ])
]

/** Where texts hold a secret. Digits alone count only where they are not a part of a longer number. */
export const leaks = (
  texts: ReadonlyArray<string>,
  secrets: Readonly<Record<string, string>>
): ReadonlyArray<string> => {
  const text = texts.join("\n")
  const found: Array<string> = []
  for (const [name, secret] of Object.entries(secrets)) {
    for (const writing of writings(secret)) {
      const at = /^\d+$/.test(writing)
        ? text.search(new RegExp(`(?<![\\d.:])${writing}(?!\\d)`))
        : text.indexOf(writing)
      if (at >= 0) found.push(`${name} in: ${text.slice(Math.max(0, at - 80), at + writing.length + 20)}`)
    }
  }
  return found
}

/** What a value of a success holds in wrappers: secrets that the vendor gave. */
export const redactedIn = (value: unknown): ReadonlyArray<string> =>
  Redacted.isRedacted(value)
    ? [String(Redacted.value(value))]
    : typeof value === "object" && value !== null
      ? Object.values(value).flatMap(redactedIn)
      : []
