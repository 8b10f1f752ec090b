import { Mafia } from "@effect-vendors/taobao"
import { MafiaSimulator, TaobaoSimulation } from "@effect-vendors/taobao/testing"
import * as Effect from "effect/Effect"
import { processed, type Scenario } from "./scenario.ts"

const area = { account_id: 1001n, province_code: 330000, city_code: 330100, area_code: 330110, area_name: "余杭区" }

const isAuthorized = Effect.map(
  Effect.flatMap(TaobaoSimulation, ({ get }) => get(MafiaSimulator.simulator)),
  (state) => MafiaSimulator.isAuthorized(state, area)
)

/** Gives an area to a dealer. */
export const authorize: Scenario = {
  title: "Mafia.accountAreaAuth",
  operation: Mafia.accountAreaAuth,
  accepted: Effect.succeed({ area_request: { auth_area_dto: [area] } }),
  refused: Effect.succeed({ area_request: { un_auth_area_dto: [area] } }),
  processed: processed(TaobaoSimulation, Mafia.accountAreaAuth),
  state: Effect.map(isAuthorized, (isAuthorized) => (isAuthorized ? "given" : "not given")),
  reconcile: (input) => Effect.andThen(Mafia.accountAreaAuth(input), isAuthorized),
  advice: "Give the same areas again. A dealer keeps the areas that it has."
}
