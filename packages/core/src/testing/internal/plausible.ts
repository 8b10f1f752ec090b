import * as Arbitrary from "effect/Arbitrary"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Predicate from "effect/Predicate"
import * as Schema from "effect/Schema"
import * as SchemaAST from "effect/SchemaAST"
import * as Operation from "../../Operation.ts"
import * as Json from "../../vendor/Json.ts"
import type { Rules } from "../Plausible.ts"
import * as askedOf from "./plausible/asked.ts"
import * as draws from "./plausible/draw.ts"
import * as leaf from "./plausible/leaf.ts"
import { isCount, isFailure, isId, isWholeCount, lastOf, set, stemOf, wordsOf } from "./plausible/names.ts"
import * as page from "./plausible/page.ts"

/**
 * A question to an operation that no simulator knows.
 *
 * - `request`: the request as its type, and `wire` as it was sent.
 * - `key`: another one each time that the same is asked.
 */
export interface Question {
  readonly operation: Operation.Any
  readonly request: unknown
  readonly wire: unknown
  readonly key: string
  readonly seed: string
  readonly now: number
  readonly rules: Rules
}

/** Draws a response that a program can work with: see `Plausible`. */
export const answer = (question: Question): Effect.Effect<unknown> => {
  const { key, operation } = question
  const ast = SchemaAST.toType(operation.response.ast)
  return Effect.suspend(() => {
    const drawn = draw(ast, question)
    return leaf.fits(ast)(drawn)
      ? Effect.succeed(drawn)
      : // A check of a whole object may ask for what no single field tells.
        Effect.orDie(
          Effect.map(
            Arbitrary.sampleEffect(Arbitrary.schema(Schema.make<Schema.Codec<unknown>>(ast)), {
              seed: key,
              count: 1,
              size: 3
            }),
            ([value]) => value
          )
        )
  })
}

/** An object that is drawn, and where it is. */
interface Place {
  /** Draws the fields. Objects with the same identifier have the same fields. */
  readonly key: string
  /** The name of the field that holds the object, and the words of it. */
  readonly name: string
  readonly inList: boolean
  readonly index: number
  /** The part of the request that the object answers. */
  readonly given: unknown
  /** How many items its lists have, on all pages together. */
  readonly total: number
  /** The types of the objects around it, from the outermost to its own. */
  readonly types: ReadonlyArray<SchemaAST.AST>
}

const reads = /(?:^|\.|Channel)(?:describe|get|list|query|search|find|check|inquire)/i
const ordinals = set("order index sort sequence")

// An object may hold others of its kind, which hold no more. Types that are made anew each time end at a depth.
const isTooDeep = (types: ReadonlyArray<SchemaAST.AST>, inner: SchemaAST.AST): boolean =>
  types.length > 8 || types.filter((type) => type === inner).length > 1

const draw = (ast: SchemaAST.AST, { key, now, operation, request, rules, seed, wire }: Question): unknown => {
  const asked = askedOf.make(operation.request.ast, request)
  const isRead = Context.get(operation.annotations, Operation.Idempotent) || reads.test(operation.name)
  const { paging } = operation as { readonly paging: Operation.Paging | undefined }
  const position = page.positionOf(asked, paging)
  // The pages of a list belong together, and the same question has the same answer. What is made is new each time.
  const root = isRead ? `${seed}\n${operation.id}\n${Json.stringify(withoutPosition(wire, paging))}` : key

  const partOf = (total: number, { inList }: Place) => {
    if (inList || position === undefined) return { start: 0, end: total }
    const start = Math.min(total, position.start)
    return { start, end: Math.min(total, start + position.limit) }
  }

  /** The values of a request that the items of a list answer, one each. */
  const requestedFor = (name: string, item: SchemaAST.AST): ReadonlyArray<unknown> | undefined => {
    const own = asked.list(stemOf(name))
    if (own !== undefined) return own
    if (item._tag !== "Objects") return undefined
    for (const { name: field } of item.propertySignatures) {
      const listed = asked.list(stemOf(String(field)))
      if (listed !== undefined) return listed
    }
    const id = item.propertySignatures.find(({ name }) => isId(wordsOf(String(name))))
    const subject = wordsOf(String(id?.name ?? ""))
      .slice(0, -1)
      .join("")
    const value = id === undefined || subject === "" ? undefined : asked.own(String(id.name))
    return value !== undefined && stemOf(name).includes(subject) ? [value] : undefined
  }

  const struct = (ast: SchemaAST.Objects, place: Place): unknown => {
    const types = [...place.types, ast]
    const fields = ast.propertySignatures.map(({ name, type }) => ({
      name: String(name),
      words: wordsOf(String(name)),
      isOptional: type.context?.isOptional === true,
      type: typeOf(type)
    }))
    const lists = fields.flatMap(({ name, type, words }) =>
      type._tag === "Arrays" && !isFailure(words) ? [{ name, requested: requestedFor(name, itemOf(type)) }] : []
    )
    const requested = place.inList ? undefined : lists.find(({ requested }) => requested !== undefined)?.requested
    const total = requested?.length ?? place.total
    const { end, start } = partOf(total, place)
    const next = end < total && position !== undefined ? end : undefined

    // Objects with the same identifier are the same thing, whoever asks for it.
    const id = fields.find(
      ({ name, type, words }) =>
        isId(words) && isScalar(type) && (givenFor(name, place) !== undefined || echoOf(name, place) === undefined)
    )
    const idKey = `${place.key}\n${id?.name}`
    const idValue =
      id === undefined ? undefined : scalar(id.type, id.name, idKey, { ...place, total }, [givenFor(id.name, place)])
    const key = id === undefined ? place.key : `${seed}\n${id.name}\n${String(idValue)}`

    const value = ({ isOptional, name, type, words }: (typeof fields)[number]): unknown => {
      if (name === id?.name) return idValue
      const fieldKey = `${key}\n${name}`
      const item = type._tag === "Arrays" ? itemOf(type) : type
      const isEnd = !isScalar(item) && isTooDeep(types, item)
      if (isOptional && (isFailure(words) || isEnd)) return undefined
      if (type._tag === "Arrays") {
        if (isEnd || (isFailure(words) && !isScalar(item))) return []
        const answers = lists.find((list) => list.name === name)?.requested ?? requested ?? asked.lists[0]
        return Array.from({ length: end - start }, (_, at) => {
          const index = start + at
          // Only lists that the request has decided the length of answer its items one by one.
          const given = !place.inList && answers?.length === total ? answers[index] : undefined
          return inner(item, name, `${fieldKey}\n${index}`, { ...place, types, inList: true, index, given })
        })
      }
      if (!isScalar(type)) return inner(type, name, fieldKey, { ...place, types, total })
      const wishes = [
        page.isCursor(name) && position !== undefined ? (next ?? (type._tag === "String" ? "" : 0)) : undefined,
        ((more) => (more === undefined ? undefined : more === (next !== undefined)))(page.tellsMore(name)),
        page.isPosition(name, paging) ? positionFor(name) : undefined,
        isCount(words) ? countFor(words, lists, total) : undefined,
        ordinals.has(lastOf(words)) && place.inList ? place.index : undefined,
        givenFor(name, place),
        echoOf(name, place)
      ]
      return scalar(type, name, fieldKey, place, wishes)
    }

    const entries = fields.map((field) => [field.name, value(field)] as const)
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
  }

  const inner = (type: SchemaAST.AST, name: string, key: string, place: Place): unknown => {
    const ast = typeOf(type)
    const total = place.inList ? draws.make(`${key}\nlength`).integer(1, 2) : place.total
    if (ast._tag === "Objects") return struct(ast, { ...place, key, name, total })
    if (ast._tag === "Arrays") {
      return Array.from({ length: total }, (_, index) => inner(itemOf(ast), name, `${key}\n${index}`, place))
    }
    return scalar(ast, name, key, place, [isPlain(place.given) ? place.given : idFor(name, place.given)])
  }

  const scalar = (
    type: SchemaAST.AST,
    name: string,
    key: string,
    place: Place,
    wishes: ReadonlyArray<unknown>
  ): unknown => {
    const draw = draws.make(key)
    const listed = own(rules.values, `${place.name}.${name}`) ?? own(rules.values, name)
    const field = { words: wordsOf(name), around: wordsOf(place.name), now, draw, rules }
    const fitting = listed?.filter(leaf.fits(type)) ?? []
    return leaf.make(type, field, key, [...wishes, fitting.length === 0 ? undefined : draw.pick(fitting)])
  }

  const positionFor = (name: string) =>
    asked.number(name) ?? (page.isLimit(name) || name === paging?.limit ? position?.limit : undefined)

  // What the item of the request says that the object answers.
  const givenFor = (name: string, { given, inList }: Place): unknown =>
    !inList || given === undefined
      ? undefined
      : isPlain(given)
        ? asked.list(stemOf(name)) !== undefined || asked.own(name) === given
          ? given
          : undefined
        : // An empty text names nothing.
          Predicate.isObject(given) && isPlain(own(given, name)) && own(given, name) !== ""
          ? own(given, name)
          : undefined

  // A list of texts that is named after what the items of the request identify holds their identifiers.
  const idFor = (name: string, given: unknown): unknown =>
    Object.entries(Predicate.isObject(given) ? given : {}).find(([key, value]) => {
      const words = wordsOf(key)
      const subject = words.slice(0, -1).join("")
      return isId(words) && subject !== "" && stemOf(name).endsWith(subject) && isPlain(value) && value !== ""
    })?.[1]

  // In a list only what surely is the same for all items comes back.
  const echoOf = (name: string, { inList, name: holder }: Place): unknown => {
    const asked_ = own(rules.echoes, `${holder}.${name}`) ?? own(rules.echoes, name) ?? name
    if (page.isPosition(name, paging)) return undefined
    return !inList || wordsOf(name).length > 2 ? asked.anywhere(asked_) : asked.own(asked_)
  }

  const countFor = (
    words: ReadonlyArray<string>,
    lists: ReadonlyArray<{ readonly name: string }>,
    total: number
  ): number | undefined => {
    if (isWholeCount(words)) return total
    const subject = words.filter((word) => !isCount([word])).join("")
    return lists.some(({ name }) => stemOf(name).includes(subject)) ? total : undefined
  }

  const length = isRead ? undefined : asked.lists.find((list) => list.length > 0)?.length
  const total = position === undefined ? (length ?? 2) : draws.make(`${root}\ntotal`).integer(12, 25)
  return inner(ast, "", root, { key: root, name: "", inList: false, index: 0, given: undefined, total, types: [] })
}

const typeOf = (ast: SchemaAST.AST): SchemaAST.AST =>
  ast._tag === "Suspend"
    ? typeOf(ast.thunk())
    : ast._tag === "Union"
      ? typeOf(ast.types.find(({ _tag }) => _tag !== "Undefined" && _tag !== "Null") ?? SchemaAST.undefined)
      : ast

const itemOf = (ast: SchemaAST.Arrays): SchemaAST.AST => typeOf(ast.rest[0] ?? ast.elements[0] ?? SchemaAST.undefined)

const isScalar = ({ _tag }: SchemaAST.AST): boolean => _tag !== "Objects" && _tag !== "Arrays"

const isPlain = (value: unknown): boolean => ["string", "number", "bigint", "boolean"].includes(typeof value)

const own = <A = unknown>(record: Readonly<Record<string, A>> | undefined, key: string): A | undefined =>
  record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined

const withoutPosition = (value: unknown, paging: Operation.Paging | undefined): unknown =>
  Array.isArray(value) || !Predicate.isObject(value)
    ? value
    : Object.fromEntries(
        Object.entries(value)
          .filter(([name]) => !page.isPosition(name, paging))
          .map(([name, inner]) => [name, withoutPosition(inner, paging)])
      )
