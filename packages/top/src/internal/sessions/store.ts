import * as Credentials from "@effect-vendors/core/Credentials"
import type * as Sealing from "@effect-vendors/core/Sealing"
import type * as VendorError from "@effect-vendors/core/VendorError"
import * as Effect from "effect/Effect"
import * as Predicate from "effect/Predicate"
import type * as Persistence from "effect/persistence/Persistence"
import * as Schema from "effect/Schema"
import { Grant } from "./grant.ts"

/** Grants by their accounts. Each is sealed for its place. */
export interface Store {
  readonly get: (account: string) => Effect.Effect<Grant | undefined, VendorError.AuthFailure>
  readonly set: (grant: Grant) => Effect.Effect<void, VendorError.AuthFailure>
  readonly remove: (account: string) => Effect.Effect<void, VendorError.AuthFailure>
}

const Text = /*#__PURE__*/ Schema.fromJsonString(Grant)
const decode = /*#__PURE__*/ Schema.decodeUnknownEffect(Text)
const encode = /*#__PURE__*/ Schema.encodeUnknownEffect(Text)

export const make = (backing: Persistence.BackingPersistenceStore, sealing: Sealing.Sealing, place: string): Store => {
  const placeOf = (account: string) => `${place}/${account}`
  return {
    get: (account) =>
      Effect.gen(function* () {
        const kept = yield* Effect.mapError(backing.get(account), unavailable)
        if (kept === undefined) return undefined
        if (!Predicate.hasProperty(kept, "sealed") || typeof kept.sealed !== "string") return yield* unreadable()
        const text = yield* Effect.mapError(sealing.open(kept.sealed, placeOf(account)), unreadable)
        return yield* Effect.mapError(decode(text), unreadable)
      }),
    set: (grant) =>
      Effect.gen(function* () {
        const text = yield* Effect.mapError(encode(grant), unreadable)
        const sealed = yield* sealing.seal(text, placeOf(grant.account))
        yield* Effect.mapError(backing.set(grant.account, { sealed }, undefined), unavailable)
      }),
    remove: (account) => Effect.mapError(backing.remove(account), unavailable)
  }
}

const unavailable = () => Credentials.unavailable("the store of sessions does not answer", "Unreachable")
const unreadable = () =>
  Credentials.unavailable("the stored session cannot be read by the keys that are given", "Unreadable")
