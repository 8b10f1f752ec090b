/** Turns values into text in every way in which a program may. */
import * as Result from "effect/Result"
import { inspect } from "node:util"

const utf8 = new TextDecoder()

/**
 * Every text that can be reached from a value: by properties of its own and of its prototypes, with hidden ones,
 * symbols and getters, by the entries of maps and sets, and in bytes.
 */
export const textsOf = (root: unknown): Set<string> => {
  const texts = new Set<string>()
  const seen = new Set<unknown>([Object.prototype, Function.prototype, Array.prototype, globalThis])
  // A getter may keep what it gives. Read from a prototype, it would give that to all values of the process.
  const prototypes = new Set<unknown>()
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
    const read = (key: PropertyKey) => {
      visit(key)
      if (prototypes.has(value) && Reflect.getOwnPropertyDescriptor(value, key)?.get !== undefined) return
      try {
        visit(Reflect.get(value, key, value))
      } catch {
        // This getter is for another kind of value.
      }
    }
    if (typeof value === "function") prototypes.add(value.prototype)
    const prototype = Object.getPrototypeOf(value) as object | null
    prototypes.add(prototype)
    Reflect.ownKeys(value).forEach(read)
    visit(prototype)
    if (!prototypes.has(value)) inheritedGetters(prototype).forEach(read)
  }
  return texts
}

const getters = new WeakMap<object, ReadonlyArray<PropertyKey>>()

/** The getters that a value has from a prototype. All else there is the same for all values. */
const inheritedGetters = (prototype: object | null): ReadonlyArray<PropertyKey> => {
  if (prototype === null || prototype === Object.prototype || prototype === Function.prototype) return []
  let keys = getters.get(prototype)
  if (keys === undefined) {
    const own = Reflect.ownKeys(prototype).filter(
      (key) => Reflect.getOwnPropertyDescriptor(prototype, key)?.get !== undefined
    )
    getters.set(prototype, (keys = [...own, ...inheritedGetters(Object.getPrototypeOf(prototype))]))
  }
  return keys
}

/** The texts that programs and libraries make of a value. */
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
