/**
 * Streams long lists, page by page or item by item, for the operations that say how they page.
 *
 * A stream asks for a page when its consumer pulls one. It ends with the page that completes the total, or with an
 * empty page. Where the vendor tells no total, it ends with a page that is shorter than the limit or equal to the one
 * before. So it always ends. It keeps the limit of the input, and begins at the input's offset.
 *
 * **Example** (Every template)
 *
 * ```ts
 * import { Paging } from "@effect-vendors/core"
 * import { Essbasic } from "@effect-vendors/tencent"
 * import { Stream } from "effect"
 *
 * const names = Paging.items(Essbasic.describeTemplates, { Agent: { AppId: "yDwhxUUckp3gl8j5" }, Limit: 100 }).pipe(
 *   Stream.map((template) => template.TemplateName),
 *   Stream.runCollect
 * )
 * ```
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import * as Equal from "effect/Equal"
import * as Option from "effect/Option"
import * as Stream from "effect/Stream"
import type * as Operation from "./Operation.ts"

/**
 * An operation that says how it pages.
 *
 * @category models
 * @since 0.1.0
 */
export type Paged = Operation.Any & { readonly paging: Operation.Paging<any> }

/**
 * An item of an operation's list.
 *
 * @category utility types
 * @since 0.1.0
 */
export type Item<Op extends Paged> =
  NonNullable<Op["response"]["Type"][Op["paging"]["items"]]> extends ReadonlyArray<infer A> ? A : never

/**
 * The responses, one page after another.
 *
 * @category streams
 * @since 0.1.0
 */
export const pages = <Op extends Paged>(
  operation: Op,
  input: Op["request"]["Type"]
): Stream.Stream<Op["response"]["Type"], Operation.Error<Op>, Effect.Services<ReturnType<Op>>> => {
  const { counts, first = 0, items, limit, offset, total } = operation.paging
  const call = operation as Operation.Any
  const start = numberOf(input[offset]) ?? first
  // The total also counts the items before the offset.
  const seen = (start - first) * (counts === "items" ? 1 : (numberOf(input[limit]) ?? 0))
  const begin: Position = { at: start, seen, before: undefined }
  return Stream.paginate(begin, ({ at, before, seen }) =>
    Effect.map(call({ ...input, [offset]: at }) as Effect.Effect<any, any, any>, (page) => {
      const list: ReadonlyArray<unknown> = page[items] ?? []
      const length = numberOf(page[total])
      const known = seen + list.length
      const isLast =
        list.length === 0 ||
        (length === undefined
          ? list.length < (numberOf(input[limit]) ?? 0) || Equal.equals(list, before)
          : known >= length)
      const next = { at: at + (counts === "pages" ? 1 : list.length), before: list, seen: known }
      // An empty page after the first holds nothing.
      const told = list.length === 0 && at !== start ? [] : [page]
      return [told, isLast ? Option.none() : Option.some(next)] as const
    })
  )
}

/**
 * The items, of one page after another.
 *
 * @category streams
 * @since 0.1.0
 */
export const items = <Op extends Paged>(
  operation: Op,
  input: Op["request"]["Type"]
): Stream.Stream<Item<Op>, Operation.Error<Op>, Effect.Services<ReturnType<Op>>> =>
  Stream.flatMap(pages(operation, input), (page) => Stream.fromIterable<Item<Op>>(page[operation.paging.items] ?? []))

interface Position {
  readonly at: number
  readonly seen: number
  readonly before: ReadonlyArray<unknown> | undefined
}

// Some vendors take a limit as text.
const numberOf = (value: unknown): number | undefined => {
  const number = typeof value === "string" && value !== "" ? Number(value) : value
  return typeof number === "number" && Number.isFinite(number) ? number : undefined
}
