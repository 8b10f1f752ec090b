/**
 * Simulates e-sign for third-party platforms: how sign codes are created, used and cancelled.
 *
 * @since 0.1.0
 */
import * as VendorError from "@effect-vendors/core/VendorError"
import * as Simulator from "@effect-vendors/core/testing/Simulator"
import * as Table from "@effect-vendors/core/testing/Table"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as Essbasic from "../Essbasic.ts"

/**
 * A sign code, by which people create and sign contracts.
 *
 * - `maxFlowNum`: how many contracts may be created by it.
 * - `used`: how many contracts have been created by it.
 * - `expiredOn`: when it expires, in seconds since 1970.
 *
 * @category models
 * @since 0.1.0
 */
export const SignCode = Schema.Struct({
  application: Schema.String,
  organization: Schema.String,
  templateId: Schema.String,
  maxFlowNum: Schema.Int,
  used: Schema.Int,
  expiredOn: Schema.Int,
  cancelled: Schema.Boolean
})

/**
 * @category models
 * @since 0.1.0
 */
export type SignCode = typeof SignCode.Type

/**
 * The state of the simulator.
 *
 * - `signCodes`: all sign codes by id.
 * - `templates`: the ids of the templates that exist. Default: every template exists.
 *
 * @category models
 * @since 0.1.0
 */
export const State = Schema.Struct({
  signCodes: Schema.Record(Schema.String, SignCode),
  templates: Schema.optionalKey(Schema.Array(Schema.String))
})

/**
 * @category models
 * @since 0.1.0
 */
export type State = typeof State.Type

/**
 * Checks whether people can still sign by a code. `now` is in milliseconds since 1970.
 *
 * @category queries
 * @since 0.1.0
 */
export const isValid = (code: SignCode, now: number): boolean =>
  !code.cancelled && code.used < code.maxFlowNum && now < code.expiredOn * 1000

/**
 * Makes the step of a person who scans a code and starts to sign. Its value tells whether the code was valid. A scan of
 * a code that is not valid changes nothing. The scan that reaches the limit of a code makes it invalid.
 *
 * @category steps
 * @since 0.1.0
 */
export const scan =
  (qrCodeId: string): Simulator.Step<State, boolean> =>
  (state, { now }) => {
    const code = Table.get(state.signCodes, qrCodeId)
    return code === undefined || !isValid(code, now)
      ? [state, false]
      : [withCode(state, qrCodeId, { ...code, used: code.used + 1 }), true]
  }

const day = 24 * 60 * 60

/**
 * Creates and cancels sign codes as the documents say. Its step `scan` takes a `QrCodeId`.
 *
 * @category simulators
 * @since 0.1.0
 */
export const simulator: Simulator.Simulator<State> = Simulator.make({
  name: "essbasic",
  state: State,
  initial: { signCodes: {} },
  transitions: (on) => [
    on(Essbasic.channelCreateMultiFlowSignQRCode, (state, request, { id, now }) => {
      const seconds = Math.floor(now / 1000)
      const expiredOn = request.QrCodeExpiredOn ?? seconds + 7 * day
      if (expiredOn <= seconds || expiredOn > seconds + 365 * day) {
        return [state, invalid("QrCodeExpiredOn is not within the next 365 days")]
      }
      if ((request.MaxFlowNum ?? 1) < 1) return [state, invalid("MaxFlowNum is less than 1")]
      if (state.templates !== undefined && !state.templates.includes(request.TemplateId)) {
        return [
          state,
          Result.fail(
            new VendorError.ResourceNotFound({
              code: "ResourceNotFound.Template",
              message: "the template does not exist"
            })
          )
        ]
      }
      const qrCodeId = id("QrCodeId")
      const next = withCode(state, qrCodeId, {
        application: request.Agent.AppId,
        organization: request.Agent.ProxyOrganizationOpenId,
        templateId: request.TemplateId,
        maxFlowNum: request.MaxFlowNum ?? 5,
        used: 0,
        expiredOn,
        cancelled: false
      })
      return [
        next,
        Result.succeed({
          QrCode: {
            QrCodeId: qrCodeId,
            QrCodeUrl: `https://sandbox.invalid/qr/${qrCodeId}.png`,
            ExpiredTime: expiredOn,
            WeixinQrCodeUrl: `https://sandbox.invalid/weixin/${qrCodeId}.png`
          },
          SignUrls: {
            AppSignUrl: `https://sandbox.invalid/app/${qrCodeId}`,
            EffectiveTime: String(expiredOn),
            HttpSignUrl: `https://sandbox.invalid/sign/${qrCodeId}`
          }
        })
      ]
    }),
    on(Essbasic.channelCancelMultiFlowSignQRCode, (state, { Agent, QrCodeId }, { now }) => {
      const code = Table.get(state.signCodes, QrCodeId)
      if (code === undefined) {
        return [
          state,
          Result.fail(
            new VendorError.InvalidParameter({
              code: "InvalidParameter.DataNotFound",
              message: "the sign code does not exist"
            })
          )
        ]
      }
      if (code.application !== Agent.AppId || code.organization !== Agent.ProxyOrganizationOpenId) {
        return [state, Result.fail(new Essbasic.Forbid({ message: "the sign code belongs to another organisation" }))]
      }
      if (!isValid(code, now)) {
        return [state, Result.fail(new Essbasic.QrInvalid({ message: "the sign code is no longer valid" }))]
      }
      return [withCode(state, QrCodeId, { ...code, cancelled: true }), Result.succeed({})]
    })
  ],
  steps: (named) => ({
    scan: named(Schema.Struct({ QrCodeId: Schema.String }), ({ QrCodeId }) => scan(QrCodeId))
  })
})

const withCode = (state: State, qrCodeId: string, code: SignCode): State => ({
  ...state,
  signCodes: Table.set(state.signCodes, qrCodeId, code)
})

const invalid = (message: string) =>
  Result.fail(new VendorError.InvalidParameter({ code: "InvalidParameter.ParamError", message }))
