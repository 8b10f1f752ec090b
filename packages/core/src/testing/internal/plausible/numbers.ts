import { has, isCount, isFailure, isId, lastOf, set } from "./names.ts"
import type { Field } from "./texts.ts"
import * as times from "./times.ts"

const millis = set("ms milli millis millisecond milliseconds")
const results = set("result ret return biz error err code")
const pieces = set("amount quantity usage times use used number left remain remaining")
const lengths = set("width height length size x y pos")
const money = set("price fee money balance cost")

/** A number that a field may hold, by its name. It is an integer, and never negative. */
export const numberOf = ({ draw, now, rules, words }: Field): number => {
  const last = lastOf(words)
  if (isId(words)) return draw.integer(1_000_000_000, 2_000_000_000)
  if (isFailure(words)) return 0
  if (times.isTime(words, "number")) {
    const time = times.millisOf(words, now, draw)
    return has(words, millis) || rules.times === "milliseconds" ? time : Math.floor(time / 1000)
  }
  if (last === "code" && (words.length === 1 || has(words, results))) return rules.times === "milliseconds" ? 200 : 0
  if (has(words, money)) return draw.integer(100, 99_999)
  if (isCount(words) || has(words, pieces)) return draw.integer(0, 20)
  if (has(words, lengths)) return draw.integer(10, 500)
  if (last === "code") return 330_110
  if (has(words, set("percent progress rate ratio"))) return draw.integer(0, 100)
  if (has(words, set("offset"))) return 0
  if (has(words, set("limit"))) return 20
  return has(words, set("status state type flag page version level")) ? 1 : draw.integer(1, 100)
}

const good = set(
  "success succ succeed ok pass passed valid verified activated enabled enable available open opened can support finished finish complete completed done"
)
const bad = set("deleted delete cancelled canceled disabled disable expired frozen closed locked hide hidden forbid")

/** A flag that a field may hold, by its name: all is well, where the name tells. */
export const flagOf = ({ draw, words }: Field): boolean =>
  isFailure(words) || has(words, bad) ? false : has(words, good) || draw.integer(0, 1) === 1
