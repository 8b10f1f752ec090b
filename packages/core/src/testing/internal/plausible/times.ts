import type { Draw } from "../../Plausible.ts"
import { has, lastOf, set } from "./names.ts"

const day = 24 * 60 * 60 * 1000

const named = set("time times on at date deadline timestamp datetime gmt expiration expiry createtime updatetime")
const bounds = set("from to before after expire expires expired")
const noTimes = set("times count num interval timeout duration zone cost")
const units = set("ms millis milliseconds second seconds sec")
const future = set("expire expires expired expiration expiry deadline dead end to after due until effective")
const starts = set("start begin from before")
const creations = set("create created creation register registered apply gmt")

/** Whether a field of a type holds a time. */
export const isTime = (name: ReadonlyArray<string>, type: "text" | "number"): boolean => {
  const words = units.has(lastOf(name)) ? name.slice(0, -1) : name
  const last = lastOf(words)
  if (has(words.slice(-1), noTimes) || (words.length === 1 && (last === "on" || last === "at" || last === "to"))) {
    return false
  }
  return (
    named.has(last) ||
    words[0] === "gmt" ||
    words.slice(-2).join("") === "deadline" ||
    (type === "number" && words.length > 1 && bounds.has(last))
  )
}

/**
 * A time around now, in milliseconds. What expires does so later; what was created was so before it changed. Within a
 * day the same field has the same time, so that the pages of a list fit together.
 */
export const millisOf = (words: ReadonlyArray<string>, now: number, draw: Draw): number => {
  const today = Math.floor(now / day) * day
  const offset = has(words, future)
    ? draw.integer(2, 300)
    : has(words, creations)
      ? draw.integer(-300, -200)
      : has(words, starts)
        ? draw.integer(-190, -100)
        : draw.integer(-90, -1)
  // The clock of a test starts in 1970, and no time lies before that.
  return Math.max(1000, today + offset * day + draw.integer(0, 86_399) * 1000)
}

/** A time or a date as text, at +08:00. */
export const textOf = (words: ReadonlyArray<string>, millis: number): string => {
  const text = new Date(millis + 8 * 60 * 60 * 1000).toISOString()
  return lastOf(words) === "date" ? text.slice(0, 10) : text.slice(0, 19).replace("T", " ")
}
