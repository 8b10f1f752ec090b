import * as Operation from "@effect-vendors/core/Operation"
import * as Paging from "@effect-vendors/core/Paging"
import * as Wire from "@effect-vendors/core/Wire"
import { assert, describe, it } from "@effect/vitest"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { answeredWith, book, Closed, gateway, identity, release, SeatTaken, Toy } from "./toy.ts"

describe("the identity", () => {
  it("is the vendor in lower case, product, version and wire name", () => {
    assert.strictEqual(book.id, "toy/seats/v1/book")
    assert.deepInclude({ ...book }, { vendor: "Toy", product: "seats", version: "v1" })
    assert.strictEqual(book.name, "book")
    assert.strictEqual(Operation.idOf(identity("book", "trains")), "toy/trains/v1/book")
  })

  it("is all that two versions of an operation differ in", () => {
    const { request, response } = book
    const next = Operation.make(Toy, { ...identity("book"), version: "v2" }, { request, response })
    assert.strictEqual(next.id, "toy/seats/v2/book")
    assert.strictEqual(next.name, book.name)
  })
})

describe("a definition", () => {
  it("gives an operation its refusals and its error codes", () => {
    assert.deepStrictEqual<unknown>(book.refusals.codes, { "seat-taken": SeatTaken, "closed": Closed })
    assert.isUndefined(book.refusals.response)
    assert.isDefined(release.refusals.response)
    const { request, response } = book
    const coded = Operation.make(Toy, identity("coded"), { request, response, errorCodes: ["a", "b"] })
    assert.deepStrictEqual(coded.errorCodes, ["a", "b"])
  })

  it("may leave out all but request and response", () => {
    const { request, response } = book
    const bare = Operation.make(Toy, identity("bare"), { request, response })
    assert.deepStrictEqual<unknown>(bare.refusals, { codes: {}, response: undefined })
    assert.deepStrictEqual(bare.errorCodes, [])
    assert.isUndefined(bare.paging)
    assert.deepStrictEqual(bare.annotations, Context.empty())
  })
})

describe("annotate", () => {
  const limit = { limit: 5, window: "1 second" } as const

  it("gives a new operation of the same id and leaves the old one as it was", () => {
    const annotated = book.annotate(Operation.RateLimit, limit)
    assert.notStrictEqual<unknown>(annotated, book)
    assert.strictEqual(annotated.id, book.id)
    assert.deepStrictEqual(Context.get(annotated.annotations, Operation.RateLimit), limit)
    assert.isUndefined(Context.get(book.annotations, Operation.RateLimit))
  })

  it("keeps all else of the operation", () => {
    const annotated = book.annotate(Operation.Idempotent, true)
    for (const key of ["request", "response", "refusals", "errorCodes", "encode", "decode", "paging"] as const) {
      assert.strictEqual<unknown>(annotated[key], book[key], key)
    }
    assert.deepInclude({ ...annotated }, { vendor: "Toy", product: "seats", version: "v1" })
    assert.strictEqual(annotated.name, "book")
  })

  it("adds to the facts that there are, and replaces a fact that is there", () => {
    const documented = release.annotate(Operation.Documentation, "https://toy.example/release")
    assert.isTrue(Context.get(documented.annotations, Operation.Idempotent))
    const changed = documented.annotate(Operation.Idempotent, false)
    assert.isFalse(Context.get(changed.annotations, Operation.Idempotent))
    assert.strictEqual(Context.get(changed.annotations, Operation.Documentation), "https://toy.example/release")
    assert.isTrue(Context.get(documented.annotations, Operation.Idempotent))
  })

  it("takes facts that a vendor defines", () => {
    const Host = Context.Reference("@effect-vendors/core/test/Host", { defaultValue: () => "toy.example" })
    assert.strictEqual(Context.get(book.annotations, Host), "toy.example")
    assert.strictEqual(Context.get(book.annotate(Host, "seats.example").annotations, Host), "seats.example")
  })

  it("does the same as annotations in the definition", () => {
    const { request, response } = book
    const annotations = Context.make(Operation.Idempotent, true)
    const defined = Operation.make(Toy, identity("defined"), { request, response, annotations })
    assert.isTrue(Context.get(defined.annotations, Operation.Idempotent))
  })

  it.effect("changes how the gateway sees the calls of the new operation, and of no other", () =>
    Effect.gen(function* () {
      const failed = answeredWith({ _tag: "Refused", code: "ServiceFailure", message: "down" })
      const idempotent = book.annotate(Operation.Idempotent, true)
      assert.isTrue((yield* idempotent({ seat: "1A" }).pipe(Effect.flip, failed)).retryable)
      assert.isFalse((yield* book({ seat: "1A" }).pipe(Effect.flip, failed)).retryable)
      // A refusal of the old operation is one of the new operation too.
      const taken = answeredWith({ _tag: "Refused", code: "seat-taken", message: "no" })
      assert.instanceOf(yield* idempotent({ seat: "1A" }).pipe(Effect.flip, taken), SeatTaken)
    })
  )

  it.effect("hands the annotated operation to the exchange, in detail too", () =>
    Effect.gen(function* () {
      const seen: Array<Operation.Any> = []
      const service = gateway(({ operation }) => {
        seen.push(operation)
        return Effect.succeed({ _tag: "Answered", body: { ticket: "t", number: 1 } })
      })
      const annotated = book.annotate(Operation.Idempotent, true)
      yield* annotated({ seat: "1A" }).pipe(Effect.provideService(Toy, service))
      yield* annotated.detailed({ seat: "1A" }).pipe(Effect.provideService(Toy, service))
      assert.isTrue(seen.every((operation) => operation === annotated))
      assert.strictEqual(seen.length, 2)
    })
  )
})

describe("paging in a definition", () => {
  const paging = { offset: "From", counts: "items", limit: "Count", items: "Seats", total: "Total" } as const

  const list = Operation.make(Toy, identity("list"), {
    request: Wire.struct({ From: Wire.optional(Wire.Int), Count: Wire.optional(Wire.Int) }),
    response: Wire.struct({ Seats: Wire.array(Wire.String), Total: Wire.Int }),
    paging
  })

  const seats = ["1A", "1B", "1C", "2A", "2B"]

  it("is kept by the operation, and when it is annotated", () => {
    assert.strictEqual(list.paging, paging)
    assert.strictEqual(list.annotate(Operation.Idempotent, true).paging, paging)
  })

  it.effect("tells the streams of Paging how to ask for the next page", () =>
    Effect.gen(function* () {
      const asked: Array<unknown> = []
      const service = gateway(({ request }) => {
        const { Count, From } = request as { readonly Count: number; readonly From: number }
        asked.push(request)
        return Effect.succeed({
          _tag: "Answered",
          body: { Seats: seats.slice(From, From + Count), Total: seats.length }
        })
      })
      const items = yield* Paging.items(list, { Count: 2 }).pipe(Stream.runCollect, Effect.provideService(Toy, service))
      assert.deepStrictEqual(items, seats)
      assert.deepStrictEqual(asked, [
        { From: 0, Count: 2 },
        { From: 2, Count: 2 },
        { From: 4, Count: 2 }
      ])
    })
  )
})
