/**
 * The simulated business of dealers' areas.
 *
 * @since 0.1.0
 */
import * as Simulator from "@effect-vendors/core/testing/Simulator"
import * as Table from "@effect-vendors/core/testing/Table"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as Mafia from "../Mafia.ts"

/**
 * The areas that dealers have, by `key`. Each is as the last request wrote it.
 *
 * @category models
 * @since 0.1.0
 */
export const State = Schema.Struct({
  areas: Schema.Record(Schema.String, Mafia.TxpAccountAreaDTO)
})

/**
 * @category models
 * @since 0.1.0
 */
export type State = typeof State.Type

const codes = ["province_code", "city_code", "area_code", "town_code", "community_id", "store_id"] as const

/**
 * The key of an area: the dealer's account, and the codes from province to store.
 *
 * @category queries
 * @since 0.1.0
 */
export const key = (area: Mafia.TxpAccountAreaDTO): string =>
  [area.account_id, ...codes.map((code) => area[code])].map((part) => String(part ?? "")).join("/")

/**
 * Whether a dealer has an area.
 *
 * @category queries
 * @since 0.1.0
 */
export const isAuthorized = (state: State, area: Mafia.TxpAccountAreaDTO): boolean =>
  Object.hasOwn(state.areas, key(area))

/**
 * Gives areas to dealers and takes areas from them. It does all that a request asks for, or nothing.
 *
 * It refuses an area that names no account or no place, an area that is both given and taken, and the taking of an area
 * that the dealer does not have.
 *
 * @category simulators
 * @since 0.1.0
 */
export const simulator: Simulator.Simulator<State> = Simulator.make({
  name: "mafia",
  state: State,
  initial: { areas: {} },
  transitions: (on) => [
    on(Mafia.accountAreaAuth, (state, { area_request: request }) => {
      const given = request?.auth_area_dto ?? []
      const taken = request?.un_auth_area_dto ?? []
      if (
        [...given, ...taken].some(
          (area) => area.account_id === undefined || codes.every((code) => area[code] === undefined)
        )
      ) {
        return [state, refused("AREA_INCOMPLETE", "an area needs an account_id and the code of a place")]
      }
      const keys = new Set(given.map(key))
      if (taken.some((area) => keys.has(key(area)))) {
        return [state, refused("AREA_CONTRADICTORY", "an area is both given and taken")]
      }
      if (taken.some((area) => !isAuthorized(state, area))) {
        return [state, refused("AREA_NOT_AUTHORIZED", "the dealer does not have an area that is taken")]
      }
      let areas: Table.Table<Mafia.TxpAccountAreaDTO> = state.areas
      for (const area of taken) areas = Table.remove(areas, key(area))
      for (const area of given) areas = Table.set(areas, key(area), area)
      return [
        { areas },
        Result.succeed({
          succ: true,
          area_code: "SUCCESS",
          area_msg: "done",
          data: String(given.length + taken.length)
        })
      ]
    })
  ]
})

const refused = (area_code: string, area_msg: string) =>
  Result.fail(new Mafia.AreaAuthRefused({ code: area_code, message: area_msg, area_code, area_msg }))
