import * as Wire from "@effect-vendors/core/Wire"
import * as Schema from "effect/Schema"

const OpenId = Wire.String.check(Schema.isMaxLength(64))

/**
 * An employee of a third-party platform's client.
 *
 * @category structs
 * @since 0.1.0
 */
export const UserInfo = Wire.struct({ OpenId })

/**
 * On whose behalf a call is made: the platform's application, its client's organisation, and an
 * employee of it. The last two must be verified.
 *
 * @category structs
 * @since 0.1.0
 */
export const OperatorAgent = Wire.struct({
  AppId: Wire.String,
  ProxyOrganizationOpenId: OpenId,
  ProxyOperator: UserInfo,
  ProxyAppId: Wire.optional(Wire.String)
})

/**
 * @category structs
 * @since 0.1.0
 */
export type OperatorAgent = typeof OperatorAgent.Type

/**
 * Who may sign; where none is given, everyone may.
 *
 * @category structs
 * @since 0.1.0
 */
export const ApproverRestriction = Wire.struct({
  Name: Wire.optional(Wire.String),
  Mobile: Wire.optional(Wire.String),
  IdCardType: Wire.optional(Wire.String),
  IdCardNumber: Wire.optional(Wire.String)
})

/**
 * How a signer may sign.
 *
 * @category structs
 * @since 0.1.0
 */
export const ApproverComponentLimitType = Wire.struct({
  RecipientId: Wire.String,
  Values: Wire.optional(Wire.array(Wire.String))
})

/**
 * A sign code. `ExpiredTime` is in seconds since 1970.
 *
 * @category structs
 * @since 0.1.0
 */
export const SignQrCode = Wire.struct({
  QrCodeId: Wire.String,
  QrCodeUrl: Wire.String,
  ExpiredTime: Wire.Int,
  WeixinQrCodeUrl: Wire.String
})

/**
 * The addresses that a sign code stands for.
 *
 * @category structs
 * @since 0.1.0
 */
export const SignUrl = Wire.struct({
  AppSignUrl: Wire.String,
  EffectiveTime: Wire.String,
  HttpSignUrl: Wire.String
})
