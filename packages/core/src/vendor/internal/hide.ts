import * as Hex from "effect/encoding/Hex"
import * as Utf8 from "../Utf8.ts"
import { joined, type Reading, separators, unescaped } from "./escapes.ts"

/** What hidden text is replaced with. */
export const mark = "…"

/** Hides secrets in a text. Programs compare a code, so a secret that is a word stays in a code of several words. */
export interface Hide {
  (text: string, isCode?: boolean): string
}

/**
 * Makes the function that hides secrets in a text. It cuts a long text, because its cost is bounded then.
 *
 * A vendor repeats a secret as it was sent, in other case, escaped for JSON, for a URL or for HTML, even several times,
 * in hex or in Base64, over several lines, or cut off. A short secret is hidden only where it is a whole word.
 */
export const hiding = (secrets: Iterable<string>): Hide => {
  const forms = [...new Set(secrets)].flatMap(formsOf)
  const parted = forms.flatMap(joinedForm)
  return (text, isCode = false) => {
    if (text === "") return text
    const isCut = text.length > longest
    // A secret may lie across the end.
    const shown = isCut ? text.slice(0, longest + margin) : text
    const hidden = new Uint8Array(shown.length + 1)
    for (const { 0: user, index } of shown.matchAll(userInfo)) hidden.fill(1, index + 2, index + user.length - 1)
    const readings = readingsOf(shown)
    for (const { starts, text } of readings) {
      search(text, isCode, forms, (from, to) => hidden.fill(1, starts?.[from] ?? from, starts?.[to] ?? to))
    }
    const whole = joined(readings.at(-1)!)
    if (whole !== undefined) {
      search(whole.text, isCode, parted, (from, to) => hidden.fill(1, whole.starts[from], whole.ends[to - 1]))
    }
    const end = isCut ? longest : shown.length
    let result = ""
    for (let at = 0; at < end;) {
      const isHidden = hidden[at]
      const next = hidden.indexOf(isHidden === 1 ? 0 : 1, at)
      const to = next < 0 || next > end ? end : next
      result += isHidden === 1 ? mark : shown.slice(at, to)
      at = to
    }
    return isCut && !result.endsWith(mark) ? result + mark : result
  }
}

// The password of an endpoint or a proxy.
const userInfo = /\/\/[^\s/@]{1,256}@/g

const longest = 8192
const margin = 512

// As deep as JSON in JSON in a URL.
const layers = 4

/** A folded text that tells a secret. */
interface Form {
  readonly text: string
  /** The text before it was folded. */
  readonly exact: string
  /** Whether it counts only as a whole word in its own case. */
  readonly isWord: boolean
  /** Whether a letter beside it holds a part of it. */
  readonly isInBase64: boolean
}

const formsOf = (whole: string): ReadonlyArray<Form> => {
  // No text that is searched is much longer.
  const secret = whole.slice(0, longest / 2).trim()
  if (secret.length < 2) return []
  const bytes = Utf8.encode(secret)
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")
  const form = (exact: string, isInBase64 = false): Form => ({
    text: fold(exact),
    exact,
    isWord: !isInBase64 && (secret.length < word || exact.length < word),
    isInBase64
  })
  // A secret may look escaped itself.
  const hex = Hex.encode(bytes)
  const literals = [secret, readingsOf(secret).at(-1)!.text, binary, hex, hex.toUpperCase()].filter(
    (text) => text.length > 1
  )
  // Base64 depends on how many bytes come before, and its first and last letters on those around.
  const base64 =
    bytes.length < word
      ? [form(btoa(binary).replaceAll("=", ""))]
      : [0, 1, 2].map((before) => {
          const text = btoa("\0".repeat(before) + binary)
          const end = Math.floor(((before + binary.length) * 4) / 3)
          return form(text.slice(before === 0 ? 0 : before + 1, end), true)
        })
  return [...[...new Set(literals)].map((text) => form(text)), ...base64]
}

// Shorter secrets are parts of other words, or words themselves in another case.
const word = 6

// A form as it reads where nothing stands between its parts. A short one could be made of the parts of other words.
const joinedForm = (form: Form): ReadonlyArray<Form> => {
  const text = fold(form.exact.replace(separators, ""))
  return form.isWord || text.length < least ? [] : [{ ...form, text, isInBase64: false }]
}

/** A text as it is, and without one layer of escapes after the other. */
const readingsOf = (text: string): ReadonlyArray<Reading> => {
  const readings: Array<Reading> = [{ text }]
  for (let layer = 0; layer < layers; layer++) {
    const reading = unescaped(readings[layer]!)
    if (reading === readings[layer]) break
    readings.push(reading)
  }
  return readings
}

/** Makes texts equal that differ by case, by a plus for a space, or by the alphabet of Base64. */
const fold = (text: string): string => {
  const lower = text.toLowerCase()
  return (lower.length === text.length ? lower : text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())).replace(
    /[+_\u00a0-]/g,
    (character) => (character === "_" ? "/" : " ")
  )
}

const search = (
  read: string,
  isCode: boolean,
  forms: ReadonlyArray<Form>,
  found: (from: number, to: number) => void
) => {
  const text = fold(read)
  const tail = Math.max(0, text.length - 16)
  const cut = text.slice(tail).search(unfinished)
  const end = cut < 0 ? text.length : tail + cut
  for (const { exact, isInBase64, isWord, text: form } of forms) {
    // Every long piece of a secret tells it: vendors cut at either end.
    for (let offset = 0; offset === 0 || offset + piece <= form.length; offset += piece) {
      const part = form.slice(offset, offset + piece)
      for (let at = text.indexOf(part); at >= 0;) {
        let from = at
        let to = at + part.length
        // Less than a piece may stand on either side. The other pieces are found for themselves.
        for (let i = offset; from > 0 && i > offset - piece && i > 0 && text[from - 1] === form[i - 1]; i--) from--
        for (let i = offset + piece; i < Math.min(form.length, offset + 2 * piece) && text[to] === form[i]; i++) to++
        const letters = isCode && !isInBase64 && name.test(form) ? wordOfCode : isWord ? wordOfText : undefined
        const isWhole = letters === undefined || !(joins(read, from, letters) || joins(read, to, letters))
        if (isWhole && (!isWord || read.slice(from, to) === exact)) {
          if (isInBase64 && letter.test(read[from - 1] ?? "")) from--
          found(from, to >= end ? text.length : isInBase64 && letter.test(read[to] ?? "") ? to + 1 : to)
        }
        at = text.indexOf(part, letters === undefined ? to : at + 1)
      }
    }
    for (let length = Math.min(piece, form.length, end + 1) - 1; length >= least; length--) {
      const start = form.slice(0, length)
      if (!isWord && text.startsWith(start, end - length) && !(isCode && !isInBase64 && name.test(start))) {
        found(end - length, text.length)
        break
      }
    }
  }
}

const piece = 12
const least = 8

// A mark of something left out, or the beginning of an escape, at the end.
const unfinished = /(?:…|\.{3}|\\(?:u[\da-f]{0,3}|x[\da-f]?)?|%[\da-f]?|&#?\w{0,7})+$/

const joins = (text: string, at: number, letters: RegExp): boolean =>
  letters.test(text[at - 1] ?? "") && letters.test(text[at] ?? "")

// Only letters that every alphabet has: no space stands between the words of Chinese.
const letter = /[a-z\d]/i
const wordOfText = /\w/
const wordOfCode = /[\w-]/
// A longer word than this is found in pieces, and names no error.
const name = /^[a-z]{1,11}$/
