import { assert, describe, it } from "@effect/vitest"
import type * as Exchange from "@effect-vendors/core/vendor/Exchange"
import * as Gateway from "@effect-vendors/core/vendor/Gateway"
import * as BufferedClient from "@effect-vendors/core/vendor/BufferedClient"
import * as HttpExchange from "@effect-vendors/core/vendor/HttpExchange"
import * as Json from "@effect-vendors/core/vendor/Json"
import * as Operation from "@effect-vendors/core/Operation"
import * as Laws from "@effect-vendors/core/testing/Laws"
import * as WireServer from "@effect-vendors/core/testing/WireServer"
import * as Simulation from "@effect-vendors/core/testing/Simulation"
import * as VendorError from "@effect-vendors/core/VendorError"
import * as Wire from "@effect-vendors/core/Wire"
import * as Effect from "effect/Effect"
import * as HttpBody from "effect/http/HttpBody"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import * as SchemaGetter from "effect/SchemaGetter"
import {
  book,
  classify,
  codes,
  identity,
  layerFake,
  layerSimulation,
  release,
  Toy,
  ToySimulation,
  weather
} from "./toy.ts"

/** Changes an answer before a sandbox sends it. */
interface Change {
  (answer: Exchange.Answer): Exchange.Answer
}

/** The toy's wire: a request's address names its operation, and an answer is sent as it is, as JSON. */
const layerSandbox = (operations: ReadonlyArray<Operation.Any>, change: Change = (answer) => answer) =>
  Layer.effect(
    Toy,
    Effect.gen(function* () {
      const { answer } = yield* ToySimulation
      const handler: WireServer.Handler = Effect.gen(function* () {
        const request = yield* HttpServerRequest.HttpServerRequest
        const text = yield* Effect.orDie(request.text)
        const operation = operations.find(({ name }) => new URL(request.url, "http://toy").pathname === `/${name}`)!
        return yield* WireServer.respond(
          answer({ operation, request: Json.parseExact(text), credential: undefined }),
          (answer) => Effect.succeed(HttpServerResponse.text(Json.stringify(change(answer))))
        )
      })
      const exchange = yield* HttpExchange.make({
        vendor: codes.vendor,
        request: ({ operation, request }) =>
          Effect.succeed(
            HttpClientRequest.post(`http://toy.example/${operation.name}`, {
              body: HttpBody.text(Json.stringify(request))
            })
          ),
        read: (response) =>
          HttpExchange.tryParse(() => {
            const answer = Json.parseExact(BufferedClient.textOf(response)) as Exchange.Answer
            if (answer._tag !== "Answered" && answer._tag !== "Refused") throw new Error("not the toy's protocol")
            return answer
          }),
        isExpired: () => false
      }).pipe(Effect.provideService(HttpClient.HttpClient, WireServer.client(handler)))
      return yield* Gateway.make({ vendor: codes.vendor, classify, exchange, defaults: Gateway.unhurried })
    })
  ).pipe(Layer.provideMerge(layerSimulation()))

const sides = (operation: Operation.Any, change?: Change): Laws.Sides<Toy, ToySimulation> => ({
  simulation: ToySimulation,
  fake: layerFake(),
  sandbox: layerSandbox([operation], change)
})

/** The names of the laws that do not hold, without the operation's. */
const broken = (laws: ReadonlyArray<Laws.Law>) =>
  Effect.map(
    Effect.forEach(laws, ({ check, name }) =>
      Effect.match(check, {
        onSuccess: () => [],
        onFailure: (error) => {
          assert.instanceOf(error, Laws.LawBroken)
          // The error tells the example that breaks the law.
          assert.include(error.message, "input")
          return [name.slice(name.indexOf(": ") + 2)]
        }
      })
    ),
    (names) => names.flat()
  )

const requestLaw = "a request that was read is sent as it was"
const responseLaw = "a response that was read is written as it was"
const answerLaw = "fake and sandbox are asked alike, and answer alike"

describe("the laws hold", () => {
  for (const law of [
    ...Laws.of(book, sides(book)),
    ...Laws.of(release, sides(release)),
    ...Laws.of(weather, sides(weather))
  ]) {
    it.effect(law.name, () => law.check)
  }

  it("for every error that an operation may fail with", () => {
    const errors = (operation: typeof book | typeof release) =>
      (operation === book ? Laws.of(book, sides(book)) : Laws.of(release, sides(release)))
        .map(({ name }) => /fail alike with (\w+)/.exec(name)?.[1])
        .filter((tag) => tag !== undefined)
    const shared = Object.keys(VendorError.classes)
    assert.sameMembers(errors(book), [...shared, "SeatTaken", "Closed"])
    assert.sameMembers(errors(release), [...shared, "NotReleased"])
  })
})

describe("the laws are broken", () => {
  // Each writing adds a character.
  const growing = Schema.String.pipe(
    Schema.decodeTo(Schema.String, {
      decode: SchemaGetter.transform((text: string) => text),
      encode: SchemaGetter.transform((text: string) => `${text}!`)
    })
  )

  it.effect("by a response that changes when it is written and read", () =>
    Effect.gen(function* () {
      const operation = Operation.make(Toy, identity("other"), {
        request: book.request,
        response: Wire.struct({ ticket: growing })
      })
      const found = yield* broken(Laws.of(operation, sides(operation)))
      assert.include(found, responseLaw)
      assert.notInclude(found, requestLaw)
    })
  )

  it.effect("by a request that changes when it is written and read", () =>
    Effect.gen(function* () {
      const operation = Operation.make(Toy, identity("other"), {
        request: Wire.struct({ seat: growing }),
        response: book.response
      })
      const found = yield* broken(Laws.of(operation, sides(operation)))
      assert.include(found, requestLaw)
      assert.notInclude(found, responseLaw)
    })
  )

  it.effect("by a sandbox that changes a value", () =>
    Effect.gen(function* () {
      const change: Change = (answer) =>
        answer._tag === "Answered" ? { ...answer, body: { ...(answer.body as object), ticket: "another" } } : answer
      assert.deepStrictEqual(yield* broken(Laws.of(book, sides(book, change))), [answerLaw])
    })
  )

  it.effect("by a sandbox that rounds a number", () =>
    Effect.gen(function* () {
      const change: Change = (answer) =>
        answer._tag === "Answered" ? { ...answer, body: JSON.parse(Json.stringify(answer.body)) } : answer
      assert.deepStrictEqual(yield* broken(Laws.of(book, sides(book, change), { runs: 100 })), [answerLaw])
    })
  )

  it.effect("by a sandbox that drops a field of the request", () =>
    Effect.gen(function* () {
      const seat = Operation.make(Toy, identity("other"), {
        request: Wire.struct({ seat: Wire.String, row: Wire.optional(Wire.Int) }),
        response: release.response
      })
      const careless = Operation.make(Toy, identity("other"), {
        request: Wire.struct({ seat: Wire.String }),
        response: release.response
      })
      // Its side of the wire does not know one of the fields.
      const laws = Laws.of(seat, { ...sides(seat), sandbox: layerSandbox([careless]) })
      assert.deepStrictEqual(yield* broken(laws), [answerLaw])
    })
  )

  const failLaws = (operation: Operation.Any, laws: ReadonlyArray<Laws.Law>) =>
    laws.map(({ name }) => name.slice(operation.name.length + 2)).filter((name) => name.includes("fail alike"))

  it.effect("by a sandbox that loses the request id", () =>
    Effect.gen(function* () {
      const laws = Laws.of(
        book,
        sides(book, (answer) => ({ ...answer, requestId: undefined }))
      )
      const found = yield* broken(laws)
      // A broken answer has no request id that could be lost.
      assert.deepStrictEqual(found, [
        answerLaw,
        ...failLaws(book, laws).filter((name) => !/TransportFailure|MalformedResponse/.test(name))
      ])
      assert.isAbove(found.length, 10)
    })
  )

  it.effect("by a sandbox that turns one error into another", () =>
    Effect.gen(function* () {
      const change: Change = (answer) =>
        answer._tag === "Refused" && answer.code === "RateLimited" ? { ...answer, code: "ServiceFailure" } : answer
      assert.deepStrictEqual(yield* broken(Laws.of(book, sides(book, change))), [
        "fake and sandbox fail alike with RateLimited"
      ])
    })
  )

  it.effect("by a sandbox that turns one refusal into another", () =>
    Effect.gen(function* () {
      const change: Change = (answer) =>
        answer._tag === "Refused" && answer.code === "seat-taken" ? { ...answer, subCode: "closed" } : answer
      assert.deepStrictEqual(yield* broken(Laws.of(book, sides(book, change))), [
        "fake and sandbox fail alike with SeatTaken"
      ])
    })
  )

  it.effect("by a sandbox that writes a refusal as a success", () =>
    Effect.gen(function* () {
      const change: Change = (answer) =>
        answer._tag === "Answered" ? { ...answer, body: { ...(answer.body as object), released: true } } : answer
      assert.deepStrictEqual(yield* broken(Laws.of(release, sides(release, change))), [
        "fake and sandbox fail alike with NotReleased"
      ])
    })
  )

  it.effect("by a sandbox that loses the message", () =>
    Effect.gen(function* () {
      const change: Change = (answer) => (answer._tag === "Refused" ? { ...answer, message: "" } : answer)
      const laws = Laws.of(book, sides(book, change))
      assert.deepStrictEqual(
        yield* broken(laws),
        failLaws(book, laws).filter((name) => !/TransportFailure|MalformedResponse/.test(name))
      )
    })
  )

  it.effect("by a fake that classifies an error in another way than the sandbox's gateway", () =>
    Effect.gen(function* () {
      const { fake, ...others } = sides(book)
      const other = Simulation.layerGateway(Toy, ToySimulation, {
        vendor: codes.vendor,
        classify: (failure) => (failure.code === "LimitExceeded" ? { tag: "RateLimited" } : classify(failure))
      }).pipe(Layer.provideMerge(layerSimulation()))
      assert.deepStrictEqual(yield* broken(Laws.of(book, { ...others, fake: other })), [
        "fake and sandbox fail alike with LimitExceeded"
      ])
      assert.deepStrictEqual(yield* broken(Laws.of(book, { ...others, fake })), [])
    })
  )
})

it.effect("the same seed finds the same example", () =>
  Effect.gen(function* () {
    const example = (seed: string) => {
      const change: Change = (answer) =>
        answer._tag === "Answered" && Json.stringify(answer.body).includes("7") ? { ...answer, body: {} } : answer
      const law = Laws.of(book, sides(book, change), { seed, runs: 100 }).find(({ name }) => name.includes(answerLaw))!
      return Effect.map(Effect.flip(law.check), ({ message }) => message)
    }
    assert.strictEqual(yield* example("one"), yield* example("one"))
  })
)
