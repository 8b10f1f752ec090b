import type * as Operation from "../../../Operation.ts"
import type { Asked } from "./asked.ts"
import { wordsOf } from "./names.ts"

/** The part of a list that a request asks for. `start` counts items, and `limit` is the length of a page. */
export interface Position {
  readonly start: number
  readonly limit: number
}

const limits = /^(?:limit|page ?size|page ?limit|size|max ?results|max ?items|max ?keys|rows|per ?page|page ?count)$/
const offsets = /^(?:offset|start|start ?index|skip)$/
const pages = /^(?:page|page ?no|page ?num|page ?number|page ?index|current ?page|cur ?page)$/
const cursors =
  /^(?:next ?)?(?:token|page ?token|marker|cursor|next|position|scroll ?id|pagination ?token|continuation ?token)$/

const is = (name: string, kind: RegExp): boolean => kind.test(wordsOf(name).join(" "))

/** Whether a field of a request says which part of a list it asks for. */
export const isPosition = (name: string, paging: Operation.Paging | undefined): boolean =>
  name === paging?.offset || name === paging?.limit || [limits, offsets, pages, cursors].some((kind) => is(name, kind))

/** Whether a field holds the length of a page. */
export const isLimit = (name: string): boolean => is(name, limits)

/** Whether a field of a response leads to the next page. */
export const isCursor = (name: string): boolean => is(name, cursors)

/** Whether a field of a response tells that there are more pages; `false` where it tells that there are none. */
export const tellsMore = (name: string): boolean | undefined => {
  const words = wordsOf(name).join(" ")
  return /^(?:has|is)? ?(?:more|next|next ?page|truncated|has ?more)$/.test(words)
    ? true
    : /^(?:is)? ?(?:end|last|last ?page|list ?over|all ?listed|no ?more)$/.test(words)
      ? false
      : undefined
}

/** The part that a request asks for, where its operation has pages. */
export const positionOf = (asked: Asked, paging: Operation.Paging | undefined): Position | undefined => {
  const find = (kind: RegExp) => asked.names.find((name) => is(name, kind))
  const limitName = paging?.limit ?? find(limits)
  const pageName = paging === undefined ? find(pages) : paging.counts === "pages" ? paging.offset : undefined
  const startName = pageName ?? paging?.offset ?? find(offsets) ?? find(cursors)
  if (limitName === undefined || startName === undefined) return undefined
  const limit = asked.number(limitName) ?? 0
  const length = limit > 0 ? limit : usual
  const given = Math.max(0, asked.number(startName) ?? 0)
  if (pageName === undefined) return { start: given, limit: length }
  // Where a definition does not say how pages are counted, they begin with one.
  return { start: (paging === undefined ? Math.max(0, given - 1) : given) * length, limit: length }
}

// The length of a page where a request does not tell it.
const usual = 20
