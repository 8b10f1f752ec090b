/**
 * Simulates temporary keys: roles that are assumed, the role of a machine, keys that end and keys that are revoked.
 *
 * The sandbox takes calls that are signed with a key from here. The key ends on the simulators' clock.
 *
 * @since 0.1.0
 */
import * as VendorError from "@effect-vendors/core/VendorError"
import * as Simulator from "@effect-vendors/core/testing/Simulator"
import * as Table from "@effect-vendors/core/testing/Table"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as Sts from "../Sts.ts"

/**
 * A temporary key. Its id, its secret and its token belong together.
 *
 * - `arn`: whom it stands for.
 * - `expiredTime`: when it ends, in seconds since 1970.
 *
 * @category models
 * @since 0.1.0
 */
export const Key = Schema.Struct({
  secretKey: Schema.String,
  token: Schema.String,
  arn: Schema.String,
  expiredTime: Schema.Int
})

/**
 * @category models
 * @since 0.1.0
 */
export type Key = typeof Key.Type

/**
 * The role that is bound to the machine, as its metadata tells it.
 *
 * - `code`: what the metadata says of the role. Other than `Success`, it gives no key.
 * - `seconds`: how long its keys live.
 *
 * @category models
 * @since 0.1.0
 */
export const Role = Schema.Struct({
  name: Schema.String,
  code: Schema.String,
  seconds: Schema.Int
})

/**
 * @category models
 * @since 0.1.0
 */
export type Role = typeof Role.Type

/**
 * The state of the simulator.
 *
 * - `keys`: the keys that were issued and not revoked, by id.
 * - `role`: the role of the machine, if it has one.
 *
 * @category models
 * @since 0.1.0
 */
export const State = Schema.Struct({
  keys: Schema.Record(Schema.String, Key),
  role: Schema.optionalKey(Role)
})

/**
 * @category models
 * @since 0.1.0
 */
export type State = typeof State.Type

/**
 * Checks whether a key has not ended. `now` is in milliseconds since 1970.
 *
 * @category queries
 * @since 0.1.0
 */
export const isValid = ({ expiredTime }: Key, now: number): boolean => now < expiredTime * 1000

/**
 * Makes the step of an owner who revokes a key. Its value tells whether there was such a key. The vendor does not know the
 * key any more.
 *
 * @category steps
 * @since 0.1.0
 */
export const revoke =
  (secretId: string): Simulator.Step<State, boolean> =>
  (state) => [{ ...state, keys: Table.remove(state.keys, secretId) }, Table.get(state.keys, secretId) !== undefined]

/**
 * Makes the step of an owner who binds a role to the machine, or none.
 *
 * @category steps
 * @since 0.1.0
 */
export const bindRole =
  (role: Role | undefined): Simulator.Step<State, void> =>
  ({ keys }) => [role === undefined ? { keys } : { keys, role }, undefined]

/**
 * Makes the step of a machine that reads its metadata: the name of its role, or a key of a role. The value is the text of
 * the answer, or nothing where there is none. Each reading of a role issues a key.
 *
 * @category steps
 * @since 0.1.0
 */
export const metadata =
  (name: string): Simulator.Step<State, string | undefined> =>
  (state, moment) => {
    const { role } = state
    if (role === undefined) return [state, undefined]
    if (name === "") return [state, role.name]
    if (name !== role.name) return [state, undefined]
    if (role.code !== "Success") return [state, JSON.stringify({ Code: role.code })]
    const { id, key, next } = issue(state, `qcs::cam::uin/${owner}:roleName/${name}`, role.seconds, moment)
    return [
      next,
      JSON.stringify({
        TmpSecretId: id,
        TmpSecretKey: key.secretKey,
        ExpiredTime: key.expiredTime,
        Expiration: dateOf(key),
        Token: key.token,
        Code: role.code
      })
    ]
  }

const machine: Role = { name: "sandbox-role", code: "Success", seconds: 7200 }

/**
 * Issues keys as the documents say. Any role exists whose name is written as one. Its steps are `revoke`, `bindRole` and
 * `unbindRole`; see `docs/sandbox.md`.
 *
 * @category simulators
 * @since 0.1.0
 */
export const simulator: Simulator.Simulator<State> = Simulator.make({
  name: "sts",
  state: State,
  initial: { keys: {}, role: machine },
  transitions: (on) => [
    on(Sts.assumeRole, (state, { DurationSeconds, RoleArn, RoleSessionName }, moment) =>
      assumed(state, RoleArn, RoleSessionName, DurationSeconds, moment)
    ),
    on(Sts.assumeRoleWithWebIdentity, (state, request, moment) =>
      Redacted.value(request.WebIdentityToken) === ""
        ? [state, invalid("InvalidParameter.WebIdentityTokenError", "the token is empty")]
        : assumed(state, request.RoleArn, request.RoleSessionName, request.DurationSeconds, moment)
    ),
    on(Sts.assumeRoleWithSAML, (state, request, moment) =>
      Redacted.value(request.SAMLAssertion) === ""
        ? [state, invalid("InvalidParameter.ParamError", "the assertion is empty")]
        : assumed(state, request.RoleArn, request.RoleSessionName, request.DurationSeconds, moment)
    ),
    on(Sts.getFederationToken, (state, { DurationSeconds, Name }, moment) =>
      isTemporary(state, moment)
        ? [
            state,
            Result.fail(
              new VendorError.PermissionDenied({
                code: "UnauthorizedOperation",
                message: "a temporary key may not ask for another one"
              })
            )
          ]
        : issued(state, `qcs::sts::uin/${owner}:federated-user/${Name}`, DurationSeconds ?? 1800, moment)
    ),
    on(Sts.getSessionToken, (state, { DurationSeconds, TokenCode }, moment) =>
      isTemporary(state, moment)
        ? [state, Result.fail(new Sts.TempKeyNotAllowed({ message: "a temporary key may not ask for another one" }))]
        : !/^\d{6}$/.test(Redacted.value(TokenCode))
          ? [state, Result.fail(new Sts.CheckMFAError({ message: "the code has six digits" }))]
          : issued(state, user, DurationSeconds ?? 1800, moment)
    ),
    on(Sts.getCallerIdentity, (state, _, { account }) => {
      const key = Table.get(state.keys, account)
      return [
        state,
        Result.succeed({
          Arn: key?.arn ?? user,
          AccountId: owner,
          UserId: key === undefined || key.arn === user ? owner : key.arn.slice(key.arn.lastIndexOf("/") + 1),
          PrincipalId: owner,
          Type: key === undefined || key.arn === user ? "RootUser" : "CAMRole"
        })
      ]
    })
  ],
  steps: (named) => ({
    revoke: named(Schema.Struct({ TmpSecretId: Schema.String }), ({ TmpSecretId }) => revoke(TmpSecretId)),
    bindRole: named(
      Schema.Struct({
        name: Schema.optionalKey(Schema.String),
        code: Schema.optionalKey(Schema.String),
        seconds: Schema.optionalKey(Schema.Int)
      }),
      (role) => bindRole({ ...machine, ...role })
    ),
    unbindRole: named(Schema.Struct({}), () => bindRole(undefined))
  })
})

const owner = "100000000001"
const user = `qcs::cam::uin/${owner}:uin/${owner}`

const isTemporary = ({ keys }: State, { account }: Simulator.Moment): boolean => Table.get(keys, account) !== undefined

const issue = (state: State, arn: string, seconds: number, { id: draw, now }: Simulator.Moment) => {
  const id = `AKID${draw("secret id", 60)}`
  const key: Key = {
    secretKey: draw("secret key", 44),
    token: draw("token", 120),
    arn,
    expiredTime: Math.floor(now / 1000) + seconds
  }
  return { id, key, next: { ...state, keys: Table.set(state.keys, id, key) } }
}

type Issued = Simulator.Next<State, Result.Result<typeof Sts.assumeRole.response.Type, VendorError.InvalidParameter>>

const issued = (state: State, arn: string, seconds: number, moment: Simulator.Moment): Issued => {
  if (seconds <= 0) return [state, invalid("InvalidParameter.ParamError", "a key lives for a second at least")]
  const { id, key, next } = issue(state, arn, seconds, moment)
  return [
    next,
    Result.succeed({
      Credentials: {
        Token: Redacted.make(key.token),
        TmpSecretId: id,
        TmpSecretKey: Redacted.make(key.secretKey)
      },
      ExpiredTime: key.expiredTime,
      Expiration: dateOf(key)
    })
  ]
}

const assumed = (
  state: State,
  roleArn: string,
  sessionName: string,
  seconds: number | undefined,
  moment: Simulator.Moment
): Issued =>
  !/^qcs::cam::uin\/\d+:role(Name)?\/.+$/.test(roleArn)
    ? [state, invalid("InvalidParameter.ParamError", "RoleArn does not name a role")]
    : !/^[\w+=,.@-]{2,128}$/.test(sessionName)
      ? [state, invalid("InvalidParameter.ParamError", "RoleSessionName has another form")]
      : issued(state, roleArn, seconds ?? 7200, moment)

const dateOf = ({ expiredTime }: Key): string => new Date(expiredTime * 1000).toISOString().replace(/\.\d+/, "")

const invalid = (code: string, message: string) => Result.fail(new VendorError.InvalidParameter({ code, message }))
