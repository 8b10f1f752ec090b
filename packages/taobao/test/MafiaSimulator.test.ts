/** Compares the simulated areas with a model. */
import { afterAll, assert, describe, it } from "@effect/vitest"
import * as Mafia from "@effect-vendors/taobao/Mafia"
import * as TaobaoTesting from "@effect-vendors/taobao/testing"
import * as Arbitrary from "effect/Arbitrary"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { integer } from "../../core/test/arbitraries.ts"
import * as Outcome from "../../top/test/outcome.ts"

const { MafiaSimulator, TaobaoSimulation } = TaobaoTesting

type Area = Mafia.TxpAccountAreaDTO

// There are few accounts and places, so that they meet often. Rounding makes one number of two accounts.
const Whole = Schema.Struct({
  account_id: Schema.Literals([9007199254740992n, 9007199254740993n]),
  area_code: Schema.Literals([330110, 330111]),
  area_name: Schema.optionalKey(Schema.Literals(["余杭区", "西湖区"]))
})

const Place = Schema.Union([
  Whole,
  Whole,
  Whole,
  Whole,
  Schema.Struct({ ...Whole.fields, store_id: Schema.Literal(9007199254740993n) }),
  Schema.Struct({
    account_id: Schema.optionalKey(Schema.Literal(1n)),
    area_code: Schema.optionalKey(Schema.Literal(330110)),
    store_id: Schema.optionalKey(Schema.Literal(9007199254740993n))
  })
])

const few = Schema.Array(Place).check(Schema.isMaxLength(2))

const Command = Schema.Struct({ given: Schema.optionalKey(few), taken: Schema.optionalKey(few) })

type Command = typeof Command.Type

const nameOf = ({ account_id, area_code, store_id }: Area) =>
  JSON.stringify([account_id, area_code, store_id].map(String))

const request = ({ given, taken }: Command): (typeof Mafia.accountAreaAuth.request)["Type"] => ({
  area_request: {
    ...(given === undefined ? {} : { auth_area_dto: given }),
    ...(taken === undefined ? {} : { un_auth_area_dto: taken })
  }
})

const seen = new Map<string, number>()

const run = Effect.fnUntraced(function* (commands: ReadonlyArray<Command>, model: Map<string, Area>) {
  const simulation = yield* TaobaoSimulation
  const trace: Array<Outcome.Outcome> = []
  for (const command of commands) {
    const given: ReadonlyArray<Area> = command.given ?? []
    const taken: ReadonlyArray<Area> = command.taken ?? []
    const outcome = yield* Outcome.of(Mafia.accountAreaAuth, request(command))
    const expected = [...given, ...taken].some(
      ({ account_id, area_code, store_id }) =>
        account_id === undefined || (area_code === undefined && store_id === undefined)
    )
      ? "AREA_INCOMPLETE"
      : taken.some((area) => given.some((other) => nameOf(other) === nameOf(area)))
        ? "AREA_CONTRADICTORY"
        : taken.some((area) => !model.has(nameOf(area)))
          ? "AREA_NOT_AUTHORIZED"
          : "success"
    seen.set(expected, (seen.get(expected) ?? 0) + 1)
    if (expected === "success") {
      assert.strictEqual(outcome.tag, "success")
      for (const area of taken) model.delete(nameOf(area))
      for (const area of given) model.set(nameOf(area), area)
    } else {
      assert.strictEqual(outcome.tag, "AreaAuthRefused")
      assert.deepInclude(outcome.whole, { code: expected, area_code: expected })
    }
    // A refused request changes nothing, so the state is always the model's.
    const state = yield* simulation.get(MafiaSimulator.simulator)
    assert.sameDeepMembers(Object.values(state.areas), [...model.values()])
    for (const area of given.concat(taken)) {
      assert.strictEqual(MafiaSimulator.isAuthorized(state, area), model.has(nameOf(area)))
    }
    trace.push(outcome)
  }
  return trace
})

const commands = Arbitrary.array(Arbitrary.schema(Command), { maxLength: 40 })

describe("dealers' areas", () => {
  it.effect.prop(
    "a dealer has an area until it is taken, and a request counts as a whole",
    [commands],
    ([commands]) => run(commands, new Map()).pipe(Effect.provide(TaobaoTesting.layerFake())),
    { arbitrary: { seed: "mafia", runs: 250, size: 40 } }
  )

  it.effect.prop(
    "a saved simulation goes on as before, behind the wire too",
    [commands, integer(0, 40)],
    ([commands, at]) =>
      Effect.gen(function* () {
        const whole = yield* run(commands, new Map()).pipe(Effect.provide(TaobaoTesting.layerFake()))
        const model = new Map<string, Area>()
        const [saved, first] = yield* Effect.gen(function* () {
          const first = yield* run(commands.slice(0, at), model)
          const simulation = yield* TaobaoSimulation
          return [JSON.parse(JSON.stringify(yield* simulation.save)), first] as const
        }).pipe(Effect.provide(TaobaoTesting.layerSandbox()))
        const second = yield* run(commands.slice(at), model).pipe(Effect.provide(TaobaoTesting.layerFake({ saved })))
        assert.deepStrictEqual([...first, ...second], whole)
      }),
    { arbitrary: { seed: "mafia restarted", runs: 60, size: 40 } }
  )

  afterAll(() => {
    // The properties say little where the commands did not come to every outcome.
    for (const outcome of ["success", "AREA_INCOMPLETE", "AREA_CONTRADICTORY", "AREA_NOT_AUTHORIZED"]) {
      assert.isAbove(seen.get(outcome) ?? 0, 10, `${outcome} of ${JSON.stringify([...seen])}`)
    }
  })
})

it.effect.prop(
  "fake and sandbox give the same answer to any request",
  [Arbitrary.schema(Mafia.accountAreaAuth.request)],
  ([input]) =>
    Effect.gen(function* () {
      const call = Outcome.of(Mafia.accountAreaAuth, input)
      const faked = yield* call.pipe(Effect.provide(TaobaoTesting.layerFake()))
      assert.deepStrictEqual(yield* call.pipe(Effect.provide(TaobaoTesting.layerSandbox())), faked)
    }),
  { arbitrary: { seed: "mafia requests", runs: 150, size: 8 } }
)
