// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../../../Taobao.ts"

export const CardPosConfigInfo = Wire.struct({
  card_combine: Wire.optional(Wire.String),
  modify_card_rule: Wire.optional(Wire.String),
  change_card: Wire.optional(Wire.String),
  modify_password: Wire.optional(Wire.String),
  recharge_negative: Wire.optional(Wire.String),
  modify_data: Wire.optional(Wire.String),
  send_score: Wire.optional(Wire.String),
  return_card: Wire.optional(Wire.String),
  return_money: Wire.optional(Wire.String),
  cancel_loss: Wire.optional(Wire.String),
  consume: Wire.optional(Wire.String),
  activate: Wire.optional(Wire.String),
  recharge: Wire.optional(Wire.String),
  lease_code: Wire.optional(Wire.String),
  freeze: Wire.optional(Wire.String),
  open_card: Wire.optional(Wire.String),
  cinema_link_id: Wire.optional(Wire.String),
  nocard_permit: Wire.optional(Wire.Boolean),
  un_bind_card: Wire.optional(Wire.String)
})

export type CardPosConfigInfo = typeof CardPosConfigInfo.Type

/**
 * Tells what the points of sale of a cinema's tenant may do with member cards.
 *
 * Required: `lease_code`.
 *
 * @see https://open.fliggy.com/docs/api.htm?apiId=37082
 */
export const posCardPosConfigQuery = operation("taobao.lark.pos.card.posconfigquery", {
  request: Wire.struct({
    lease_code: Wire.String
  }),
  response: Wire.struct({
    result_code: Wire.optional(Wire.String),
    result_msg: Wire.optional(Wire.String),
    data: CardPosConfigInfo
  })
})
  .annotate(Operation.Idempotent, true)
  .annotate(Operation.Documentation, "https://open.fliggy.com/docs/api.htm?apiId=37082")
