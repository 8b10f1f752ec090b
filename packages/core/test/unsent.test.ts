/** Requests that would lose something on their way are not sent. */
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import { nearest } from "../src/internal/nearest.ts"
import { answeredWith, gateway, identity, Toy } from "./toy.ts"

interface Tree {
  readonly name?: string | undefined
  readonly children?: ReadonlyArray<Tree> | undefined
}

const Tree: Wire.Codec<Tree> = Wire.struct({
  name: Wire.optional(Wire.String),
  children: Wire.optional(Wire.array(Wire.suspend(() => Tree)))
})

const Agent = Wire.struct(
  { AppId: Wire.String, Operator: Wire.optional(Wire.struct({ OpenId: Wire.String })) },
  { disabled: ["OrganizationId"] }
)

const create = Operation.make(Toy, identity("create"), {
  request: Wire.struct({
    FlowName: Wire.String,
    FlowEffectiveDay: Wire.optional(Wire.Int),
    Agent: Wire.optional(Agent),
    Agents: Wire.optional(Wire.array(Agent)),
    Tree: Wire.optional(Tree),
    Empty: Wire.optional(Wire.struct({})),
    Any: Wire.optional(Wire.Any),
    Object: Wire.optional(Wire.AnyObject),
    Password: Wire.optional(Wire.Secret)
  }),
  response: Wire.struct({})
})

const nothing = Operation.make(Toy, identity("nothing"), { request: Wire.struct({}), response: Wire.struct({}) })

const anything = Operation.make(Toy, identity("anything"), { request: Wire.AnyObject, response: Wire.struct({}) })

/** What is sent, or the error of a call that is not sent. */
const sent = (operation: Operation.Any, request: unknown) => {
  const requests: Array<unknown> = []
  const service = gateway(({ request }) => {
    requests.push(request)
    return Effect.succeed({ _tag: "Answered", body: {} })
  })
  return Effect.matchEffect(Effect.provideService(operation(request as never), Toy, service), {
    onSuccess: () => Effect.succeed(requests[0]),
    onFailure: (error) => {
      assert.deepStrictEqual(requests, [])
      assert.include({ ...error }, { _tag: "InvalidParameter", origin: "client", outcome: "NotSent", retryable: false })
      return Effect.succeed(error.message)
    }
  })
}

const throwing = {
  get inner(): string {
    throw new Error("hunter2")
  }
}

const holdsItself: { self?: unknown } = {}
holdsItself.self = { again: holdsItself }

const deep = (levels: number): unknown => {
  let value: unknown = 1
  for (let level = 0; level < levels; level++) value = { inner: value }
  return value
}

class Point {
  readonly x = 1
}

describe("a field that the operation does not know", () => {
  it.effect.each<readonly [request: object, told: ReadonlyArray<string>]>([
    [{ FlowName: "a", QrEffectiveDay: 20 }, ["did you mean FlowEffectiveDay?", '["QrEffectiveDay"]']],
    [{ FlowName: "a", flowname: 20 }, ["did you mean FlowName?"]],
    [{ FlowName: "a", Zzzzzzzz: 20 }, ["there is no such field\n"]],
    [{ FlowName: "a", Agent: { AppId: "a", AppID: "b" } }, ["did you mean AppId?", '["Agent"]["AppID"]']],
    [{ FlowName: "a", Agent: { AppId: "a", Operator: { OpenId: "a", Name: "b" } } }, ['["Agent"]["Operator"]["Name"]']],
    [{ FlowName: "a", Agents: [{ AppId: "a" }, { AppId: "a", Openid: null }] }, ['["Agents"][1]["Openid"]']],
    [{ FlowName: "a", Tree: { children: [{ children: [{ nam: "a" }] }] } }, ["did you mean name?", '[0]["nam"]']],
    [{ FlowName: "a", Empty: { a: 1 } }, ['["Empty"]["a"]']],
    [{ FlowName: "a", Agent: { AppId: "a", OrganizationId: "b" } }, ["not to be used", '["Agent"]["OrganizationId"]']],
    [{ FlowName: "a", [Symbol("FlowType")]: 1 }, ["the name of a field is a symbol"]],
    [JSON.parse(`{"FlowName":"a","__proto__":{"a":1}}`), ["there is no such field", '["__proto__"]']]
  ])("is refused by its name: %o", ([request, told]) =>
    Effect.map(sent(create, request), (message) => {
      for (const text of told) assert.include(String(message), text)
    })
  )

  it.effect("is refused where there are no fields at all", () =>
    Effect.map(sent(nothing, { a: 1 }), (message) => assert.include(String(message), '["a"]'))
  )

  it.effect("is not sent where its value is undefined", () =>
    Effect.map(sent(create, { FlowName: "a", Other: undefined }), (request) =>
      assert.deepStrictEqual<unknown>(request, { FlowName: "a" })
    )
  )
})

describe("a value that has no form on the wire", () => {
  const values: ReadonlyArray<readonly [name: string, value: unknown, path: string]> = [
    ["a function", () => 1, ""],
    ["a symbol", Symbol("a"), ""],
    ["a symbol in a list", [1, Symbol("a")], "[1]"],
    ["a name that is a symbol", { a: { [Symbol("b")]: 1 } }, '["a"]'],
    ["NaN", { a: Number.NaN }, '["a"]'],
    ["infinity", [Number.POSITIVE_INFINITY], "[0]"],
    ["a rounded integer", { id: 2 ** 53 }, '["id"]'],
    ["bytes", { file: new Uint8Array([1, 2]) }, '["file"]'],
    ["a Buffer", { file: Buffer.from("a") }, '["file"]'],
    ["a map", { map: new Map([["a", 1]]) }, '["map"]'],
    ["a set", new Set([1]), ""],
    ["an option", { a: Option.some(1) }, '["a"]'],
    ["an object of a class", { at: [new Point()] }, '["at"][0]'],
    ["an error", new Error("a"), ""],
    ["a getter that throws", { a: throwing }, '["a"]["inner"]'],
    ["a gap in a list", [1, undefined, 2], "[1]"],
    ["a value that holds itself", holdsItself, '["self"]["again"]'],
    ["a wiped secret", { a: wiped() }, '["a"]']
  ]

  it.effect.each(values)("is refused by its path: %s", ([, value, path]) =>
    Effect.gen(function* () {
      const known = String(yield* sent(create, { FlowName: "a", Any: value }))
      assert.include(known, `["Any"]${path}`)
      assert.notInclude(known, "hunter2")
      const inObject = String(yield* sent(create, { FlowName: "a", Object: { any: value } }))
      assert.include(inObject, `["Object"]["any"]${path}`)
      const untyped = String(yield* sent(anything, { any: value }))
      assert.include(untyped, `["any"]${path}`)
    })
  )

  it.effect("is refused where its toJSON throws", () =>
    Effect.gen(function* () {
      const toJSON = () => throwing.inner
      for (const value of [{ toJSON }, Object.assign(new Point(), { toJSON })]) {
        const message = String(yield* sent(anything, { a: [value] }))
        assert.include(message, '["a"][0]')
        assert.notInclude(message, "hunter2")
      }
    })
  )

  it.effect("is refused where a field of a struct throws, or holds itself", () =>
    Effect.gen(function* () {
      const agent = Object.defineProperty({ AppId: "a" }, "Operator", {
        enumerable: true,
        get: () => throwing.inner
      })
      assert.include(String(yield* sent(create, { FlowName: "a", Agent: agent })), '["Agent"]["Operator"]')
      const tree: { children: Array<unknown> } = { children: [] }
      tree.children.push(tree)
      assert.include(String(yield* sent(create, { FlowName: "a", Tree: tree })), "holds itself")
      assert.include(String(yield* sent(create, { FlowName: "a", Password: wiped() })), "throws")
    })
  )

  it.effect("is refused where it is nested deeper than any wire takes", () =>
    Effect.gen(function* () {
      assert.include(String(yield* sent(anything, { a: deep(100_000) })), "nested too deep")
    })
  )
})

it.effect("plain data is sent as it is: dates as their texts, secrets as their values, and undefined not at all", () =>
  Effect.gen(function* () {
    const shared = { a: 1n }
    const data = {
      date: new Date(0),
      url: new URL("https://example.com/"),
      secret: Redacted.make({ key: "b" }),
      twice: [shared, shared],
      bare: Object.assign(Object.create(null), { a: null }),
      json: { toJSON: () => ({ a: [true] }) },
      absent: undefined
    }
    assert.deepStrictEqual<unknown>(yield* sent(anything, data), {
      date: "1970-01-01T00:00:00.000Z",
      url: "https://example.com/",
      secret: { key: "b" },
      twice: [{ a: 1n }, { a: 1n }],
      bare: { a: null },
      json: { a: [true] },
      absent: undefined
    })
  })
)

it.effect("unknown fields of an answer are ignored", () =>
  Effect.gen(function* () {
    assert.deepStrictEqual<unknown>(yield* nothing({}).pipe(answeredWith({ _tag: "Answered", body: { a: 1 } })), {})
  })
)

describe("the nearest name", () => {
  it.each([
    ["QrEffectiveDay", "FlowEffectiveDay"],
    ["FlowNmae", "FlowName"],
    ["flow_name", "FlowName"],
    ["Agnet", "Agent"],
    ["X", undefined],
    ["Somebody", undefined]
  ])("of %s is %s", (name, expected) =>
    assert.strictEqual(nearest(name, ["FlowEffectiveDay", "FlowName", "Agent"]), expected)
  )
})

function wiped(): Redacted.Redacted {
  const secret = Redacted.make("hunter2")
  Redacted.wipeUnsafe(secret)
  return secret
}
