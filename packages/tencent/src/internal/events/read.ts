import type * as Drift from "@effect-vendors/core/Drift"
import * as Json from "@effect-vendors/core/vendor/Json"
import * as Reader from "@effect-vendors/core/vendor/Reader"
import type * as Wire from "@effect-vendors/core/Wire"
import * as Predicate from "effect/Predicate"
import * as Result from "effect/Result"
import { type Kind, payloads, type Payloads } from "./payloads.ts"

export interface Envelope<out Tag extends string, out Payload> {
  readonly _tag: Tag
  readonly MsgId: string | undefined
  readonly MsgType: string
  readonly MsgVersion: string | undefined
  readonly MsgData: Payload
  readonly data: unknown
}

export type Known = { readonly [K in Kind]: Envelope<K, Payloads[K]> }[Kind]

export type Event = Known | Envelope<"Unknown", unknown>

export interface Read {
  readonly event: Event
  readonly drift: ReadonlyArray<Drift.Drift>
}

export type Received =
  | { readonly _tag: "Probe" }
  | {
      readonly _tag: "Received"
      readonly id: string
      readonly event: Event
      readonly drift: ReadonlyArray<Drift.Drift>
    }

/** Parses JSON text, with every digit of large integers; `undefined` where it is no object. */
export const objectOf = (text: string): Readonly<Record<string, unknown>> | undefined => {
  try {
    const value = Json.mayRound(text) ? Json.parseExact(text) : Json.parse(text)
    return Predicate.isObject(value) ? (value as Readonly<Record<string, unknown>>) : undefined
  } catch {
    return undefined
  }
}

/** Reads a message. Gives `undefined` where the text is no JSON object, or is nested too deeply to be read. */
export const read = (text: string): Read | undefined => {
  const message = objectOf(text)
  if (message === undefined) return undefined
  try {
    return isBare(message)
      ? eventOf({ MsgType: "FlowStatusChange" }, message, () => Json.parseNumerals(text), "")
      : eventOf(message, message["MsgData"], () => (Json.parseNumerals(text) as typeof message)["MsgData"], "MsgData")
  } catch {
    // The stack of the runtime is used up.
    return undefined
  }
}

// The first version of company callbacks sent the payload of FlowStatusChange without an envelope.
const isBare = (message: Readonly<Record<string, unknown>>): boolean =>
  message["MsgType"] === undefined && message["FlowId"] !== undefined && message["FlowCallbackStatus"] !== undefined

const eventOf = (
  envelope: Readonly<Record<string, unknown>>,
  data: unknown,
  reparse: () => unknown,
  path: string
): Read => {
  const MsgType = textOf(envelope["MsgType"]) ?? ""
  const common = { MsgId: textOf(envelope["MsgId"]), MsgType, MsgVersion: textOf(envelope["MsgVersion"]), data }
  if (!Object.hasOwn(payloads, MsgType)) {
    return { event: { ...common, _tag: "Unknown", MsgData: data }, drift: [] }
  }
  const { drift, value } = readPayload(readerOf(MsgType as Kind), data, reparse)
  return {
    // The reader of a kind gives the payload of that kind.
    event: { ...common, _tag: MsgType, MsgData: value } as Known,
    drift: drift.map(({ actual, expected, path: within }) => ({
      path: [path, within].filter((part) => part !== "").join("."),
      expected,
      actual
    }))
  }
}

const textOf = (value: unknown): string | undefined =>
  typeof value === "string" ? value : typeof value === "number" || typeof value === "bigint" ? String(value) : undefined

// Every field of a payload may be absent, so that only what is no object does not fit. It reads as an empty one.
const readPayload = (reader: Reader.Reader<unknown>, data: unknown, reparse: () => unknown) => {
  if (Predicate.isObject(data)) {
    const result = reader(data, reparse)
    if (Result.isSuccess(result)) return result.success
  }
  const actual = data === null ? "null" : data === undefined ? "nothing" : Array.isArray(data) ? "list" : typeof data
  return {
    value: Result.getOrThrow(reader({})).value,
    drift: [{ path: "", expected: "object", actual: actual === "string" ? "text" : actual }]
  }
}

const readers = new Map<Kind, Reader.Reader<unknown>>()

const readerOf = (kind: Kind): Reader.Reader<unknown> => {
  let reader = readers.get(kind)
  if (reader === undefined) readers.set(kind, (reader = Reader.make<unknown>(payloads[kind] as Wire.Codec<unknown>)))
  return reader
}
