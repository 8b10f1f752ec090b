import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as Simulator from "../Simulator.ts"
import * as outboxes from "./outbox.ts"
import * as seeded from "./seeded.ts"

/** A message that a simulator sent, and when, in milliseconds since 1970. */
export const Sent = Schema.Struct({
  ...Simulator.Message.fields,
  simulator: Schema.String,
  at: Schema.Int
})

/** All that a simulation remembers, as JSON. */
export const Saved = Schema.Struct({
  states: Schema.Record(Schema.String, Schema.Json),
  occurrences: Schema.Record(Schema.String, Schema.Int),
  outbox: Schema.optionalKey(Schema.Array(Sent))
})

/** What a simulation remembers: the states of its simulators, what they sent, and how often it was asked what. */
export interface Memory {
  readonly stateOf: <State>(simulator: Simulator.Simulator<State>) => State
  readonly setState: <State>(simulator: Simulator.Simulator<State>, state: State) => void
  /** Takes a step of a simulator, and gives its value. */
  readonly take: <State, A>(
    simulator: Simulator.Simulator<State>,
    step: Simulator.Step<State, A>,
    moment: Simulator.Moment
  ) => A
  /** The key of a question, another one each time that it is asked. */
  readonly begin: (asked: string) => string
  readonly outbox: () => ReadonlyArray<typeof Sent.Type>
  readonly sentTo: (recipient: string) => ReadonlyArray<typeof Sent.Type>
  /** Grows with each change. */
  readonly changes: () => number
  readonly save: () => typeof Saved.Type
  readonly load: (saved: typeof Saved.Type) => Result.Result<void, Schema.SchemaError>
}

export const make = (vendor: string, simulators: ReadonlyArray<Simulator.Simulator<any>>, seed: string): Memory => {
  // The only mutable place. Each step is synchronous, so every transition is atomic.
  let states = new Map<string, unknown>()
  let occurrences = new Map<string, number>()
  let changes = 0
  const outbox = outboxes.make<typeof Sent.Type>()

  const stateOf = <State>(simulator: Simulator.Simulator<State>): State => {
    if (!states.has(simulator.name)) throw new Error(`${vendor} has no simulator named ${simulator.name}`)
    return states.get(simulator.name) as State
  }

  return {
    stateOf,
    setState: (simulator, state) => {
      stateOf(simulator)
      changes++
      states.set(simulator.name, state)
    },
    take: (simulator, step, moment) => {
      const [state, value, sent = []] = step(stateOf(simulator), moment)
      changes++
      states.set(simulator.name, state)
      for (const message of sent) outbox.push({ ...message, simulator: simulator.name, at: moment.now })
      return value
    },
    // The key depends on the question and on how often it was asked, not on the order of all questions. So calls that
    // do not touch the same state get the same identifiers in any order.
    begin: (asked) => {
      // Counts by a hash of the question: a question may hold secrets, and the counts are saved.
      const key = seeded.characters(`${seed}\n${asked}`, seeded.alphanumeric, 22)
      const occurrence = occurrences.get(key) ?? 0
      occurrences.set(key, occurrence + 1)
      changes++
      return `${key}\n${occurrence}`
    },
    outbox: outbox.get,
    sentTo: outbox.to,
    changes: () => changes,
    save: () => ({
      states: Object.fromEntries(
        simulators.map((simulator) => [
          simulator.name,
          Schema.encodeUnknownSync(savedOf(simulator))(states.get(simulator.name)) as Schema.Json
        ])
      ),
      occurrences: Object.fromEntries(occurrences),
      outbox: outbox.get()
    }),
    load: (saved) =>
      Result.gen(function* () {
        const loaded = new Map<string, unknown>()
        for (const simulator of simulators) {
          const state = Object.hasOwn(saved.states, simulator.name)
            ? yield* Schema.decodeUnknownResult(savedOf(simulator))(saved.states[simulator.name])
            : simulator.initial
          loaded.set(simulator.name, state)
        }
        changes++
        states = loaded
        occurrences = new Map(Object.entries(saved.occurrences))
        outbox.set(saved.outbox ?? [])
      })
  }
}

// Saves the state by its type, not in a vendor's wire form, which has integers that JSON rounds.
const savedOf = <State>({ state }: Simulator.Simulator<State>) => Schema.toCodecJson(Schema.toType(state))

/** What a step may know, drawn by the key of its question. */
export const moment = (now: number, key: string, account = ""): Simulator.Moment => ({
  now,
  account,
  id: (label, length = 32) => seeded.characters(`${key}\n${label}`, seeded.alphanumeric, length),
  digits: (label, length) => seeded.characters(`${key}\n${label}`, seeded.decimal, length)
})
