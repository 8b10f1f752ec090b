import * as Wire from "@effect-vendors/core/Wire"
import * as Json from "@effect-vendors/core/vendor/Json"
import * as Predicate from "effect/Predicate"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"

/** The ends of the levels of a session, in milliseconds since 1970. */
const Levels = /*#__PURE__*/ Schema.Struct({
  r1: Schema.optional(Schema.Finite),
  r2: Schema.optional(Schema.Finite),
  w1: Schema.optional(Schema.Finite),
  w2: Schema.optional(Schema.Finite)
})

/** A grant as a store keeps it. The text is sealed as a whole. */
export const Grant = /*#__PURE__*/ Schema.Struct({
  account: Schema.String,
  userId: Schema.String,
  userNick: Schema.optional(Schema.String),
  subUserId: Schema.optional(Schema.String),
  subUserNick: Schema.optional(Schema.String),
  session: Schema.RedactedFromValue(Schema.String),
  refreshToken: Schema.optional(Schema.RedactedFromValue(Schema.String)),
  expiresAt: Schema.Finite,
  refreshExpiresAt: Schema.optional(Schema.Finite),
  levels: Levels,
  isRevoked: Schema.Boolean
})

export type Grant = typeof Grant.Type

const seconds = /*#__PURE__*/ Wire.optional(Wire.Int)
const text = /*#__PURE__*/ Wire.optional(Wire.String)

const TokenResult = /*#__PURE__*/ Wire.struct({
  access_token: Wire.Secret,
  expires_in: Wire.Int,
  refresh_token: Wire.optional(Wire.Secret),
  re_expires_in: seconds,
  r1_expires_in: seconds,
  r2_expires_in: seconds,
  w1_expires_in: seconds,
  w2_expires_in: seconds,
  taobao_user_id: Wire.String,
  taobao_user_nick: text,
  sub_taobao_user_id: text,
  sub_taobao_user_nick: text
})

/** Reads the JSON of a token. A failure tells the place, and what was expected there. */
export const read = (tokenResult: string, now: number): Result.Result<Grant, string> => {
  const json = Result.try(() => Json.parseExact(tokenResult))
  if (Result.isFailure(json)) return Result.fail("the token is no JSON")
  const decoded = Schema.decodeUnknownResult(TokenResult)(texts(json.success))
  if (Result.isFailure(decoded)) {
    return Result.fail(`the token does not fit: ${decoded.failure.message.replace(/\s*\n\s*/g, " ")}`)
  }
  const token = decoded.success
  const end = (life: number | undefined) => (life === undefined ? undefined : now + life * 1000)
  const subUserId = token.sub_taobao_user_id || undefined
  return Result.succeed({
    account: subUserId ?? token.taobao_user_id,
    userId: token.taobao_user_id,
    userNick: nick(token.taobao_user_nick),
    subUserId,
    subUserNick: nick(token.sub_taobao_user_nick),
    session: token.access_token,
    refreshToken:
      token.refresh_token === undefined || Redacted.value(token.refresh_token) === "" ? undefined : token.refresh_token,
    expiresAt: now + token.expires_in * 1000,
    refreshExpiresAt: end(token.re_expires_in),
    levels: {
      r1: end(token.r1_expires_in),
      r2: end(token.r2_expires_in),
      w1: end(token.w1_expires_in),
      w2: end(token.w2_expires_in)
    },
    isRevoked: false
  })
}

// The platform writes ids as numbers or as texts. Those beyond 2^53 arrive as `bigint`.
const texts = (value: unknown): unknown =>
  Predicate.isObject(value)
    ? Object.fromEntries(
        Object.entries(value).map(([name, property]) => [
          name,
          typeof property === "bigint" || (typeof property === "number" && name.endsWith("_user_id"))
            ? String(property)
            : property
        ])
      )
    : value

// A nick is encoded as in a URL.
const nick = (text: string | undefined): string | undefined =>
  text === undefined || text === ""
    ? undefined
    : Result.getOrElse(
        Result.try(() => decodeURIComponent(text)),
        () => text
      )
