import * as Wire from "@effect-vendors/core/Wire"

/**
 * Who calls, for whom, through which channel: Damai gives each partner these three.
 *
 * @category structs
 * @since 0.1.0
 */
export const tokens = {
  ptnr_token: Wire.Secret,
  tenant_token: Wire.Secret,
  channel_token: Wire.Secret
}

/**
 * What comes with every result. `result_code` is the code and `result_msg` the message of a refusal.
 *
 * @category structs
 * @since 0.1.0
 */
export const described = {
  result_code: Wire.optional(Wire.Int),
  result_msg: Wire.optional(Wire.String)
}
