/** The engines that tests run on: each with a database of its own, sealed, and the vendor's fake beside it. */
import { Durable } from "@effect-vendors/workflow"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import type * as Pipeline from "../src/Pipeline.ts"
import type * as Sealing from "../src/Sealing.ts"
import { layerFake, type Toy, type ToySimulation } from "../../core/test/toy.ts"
import { type Database, databases } from "./databases.ts"
import type * as Scope from "effect/Scope"

export const sealing: Sealing.Options = {
  current: "first",
  keys: { first: Redacted.make(Buffer.alloc(32, 7).toString("base64")) }
}

/** How long pipelines are registered: as long as their engine. A cluster's clients end with the first that goes. */
export class Registrations extends Context.Service<Registrations, Scope.Scope>()("Registrations") {}

const registrations = Layer.effect(Registrations, Effect.scope)

export type Services = Pipeline.Engine | Toy | ToySimulation | Registrations

const onDatabase = (database: Effect.Effect<Database, never, Scope.Scope>): Layer.Layer<Pipeline.Engine, unknown> =>
  Layer.unwrap(
    Effect.map(database, ({ client }) =>
      Durable.layerSingle({ sealing, patience: 300, polling: "100 millis" }).pipe(Layer.provide(client))
    )
  )

export const engines: ReadonlyArray<readonly [string, Layer.Layer<Services, unknown>]> = [
  ["memory", Layer.mergeAll(Durable.layerMemory({ patience: 300 }), layerFake(), registrations)],
  ...databases.map(
    ([name, database]) => [name, Layer.mergeAll(onDatabase(database), layerFake(), registrations)] as const
  )
]
