/**
 * What a step does where nobody knows whether the vendor did what it asked for.
 *
 * The policies are part of `Durable`: `Durable.again()`.
 *
 * @since 0.1.0
 */
import type * as Duration from "effect/Duration"
import type * as Effect from "effect/Effect"
import type * as Option from "effect/Option"
import type { OutcomeUnknown } from "./Errors.ts"

/**
 * What is known of an earlier write: it was done, with its value; it was not done; or that cannot be told.
 *
 * @category models
 * @since 0.1.0
 */
export type Answer<A> =
  | { readonly _tag: "Done"; readonly value: A }
  | { readonly _tag: "NotDone" }
  | { readonly _tag: "Unclear" }

/**
 * It was done, and this is its value.
 *
 * @category answers
 * @since 0.1.0
 */
export const done = <A>(value: A): Answer<A> => ({ _tag: "Done", value })

/**
 * It was not done.
 *
 * @category answers
 * @since 0.1.0
 */
export const notDone: Answer<never> = { _tag: "NotDone" }

/**
 * Nobody can tell.
 *
 * @category answers
 * @since 0.1.0
 */
export const unclear: Answer<never> = { _tag: "Unclear" }

/**
 * @category models
 * @since 0.1.0
 */
export interface Fail {
  readonly _tag: "Fail"
}

/**
 * @category models
 * @since 0.1.0
 */
export interface Again<out D = {}> {
  readonly _tag: "Again"
  readonly did: D
}

/**
 * @category models
 * @since 0.1.0
 */
export interface Ask<out A, out R = never> {
  readonly _tag: "Ask"
  readonly query: (unknown: OutcomeUnknown) => Effect.Effect<Answer<A>, unknown, R>
  readonly notDoneAfter: Duration.Input
}

/**
 * @category models
 * @since 0.1.0
 */
export interface Assume<out A> {
  readonly _tag: "Assume"
  readonly value: A
}

/**
 * @category models
 * @since 0.1.0
 */
export interface Person {
  readonly _tag: "Person"
}

/**
 * What is known of a refusal besides itself: whether an earlier attempt of the same step may have been done.
 *
 * @category models
 * @since 0.1.0
 */
export interface Refused {
  readonly repeated: boolean
}

/**
 * Reads from refusals, by tag, that the vendor already is as the step wants it.
 *
 * @category models
 * @since 0.1.0
 */
// Each handler takes the refusal of its own tag, which `Checked` holds it to.
export type Did = Readonly<Record<string, (refusal: any, refused: Refused) => unknown>>

/**
 * @category models
 * @since 0.1.0
 */
export type Policy = Fail | Again<Did> | Ask<unknown, unknown> | Assume<unknown> | Person

/**
 * The policies of a step that gives `A` or fails with `E`.
 *
 * @category utility types
 * @since 0.1.0
 */
export type Of<A, E> = Fail | Again<DidOf<A, E>> | Ask<A, unknown> | Assume<A> | Person

/**
 * What reads from the refusals of a step that it was done. It tells a handler what its refusal is.
 *
 * @category utility types
 * @since 0.1.0
 */
export type DidOf<A, E> = {
  readonly [Tag in TagOf<E>]?: (refusal: Extract<E, { readonly _tag: Tag }>, refused: Refused) => A | Option.Option<A>
}

/**
 * The step fails as `OutcomeUnknown`. This is the default.
 *
 * @category policies
 * @since 0.1.0
 */
export const fail: Fail = { _tag: "Fail" }

/**
 * The step is sent again, as a new attempt: the vendor's own semantics make a repetition harmless.
 *
 * `did` reads from a refusal, by its tag, that the vendor already is as the step wants it: a code that is cancelled cannot
 * be cancelled. A handler that gives a value handles the refusal, which the step then no longer fails with. A handler that
 * gives an `Option` handles some such refusals. `repeated` tells whether an earlier attempt may have done it; where none
 * may have, `undo` does not undo what somebody else did.
 *
 * @category policies
 * @since 0.1.0
 */
export const again = <const D = {}>(options?: { readonly did?: D | undefined }): Again<D> => ({
  _tag: "Again",
  did: options?.did ?? ({} as D)
})

/**
 * Operations that only read tell whether it was done.
 *
 * A request that was delayed may still be done after the vendor was asked. So "not done" counts only when the request's
 * signature has expired, `notDoneAfter` after it may have been sent: by default 10 minutes, the longest of the vendors.
 * Until then the step waits, and asks again. A query that fails counts as unclear, and the step fails as `OutcomeUnknown`.
 *
 * @category policies
 * @since 0.1.0
 */
export const ask = <A, R>(
  query: (unknown: OutcomeUnknown) => Effect.Effect<Answer<A>, unknown, R>,
  options?: { readonly notDoneAfter?: Duration.Input | undefined }
): Ask<A, R> => ({ _tag: "Ask", query, notDoneAfter: options?.notDoneAfter ?? "10 minutes" })

/**
 * The pipeline goes on as if it was done, with this value.
 *
 * @category policies
 * @since 0.1.0
 */
export const assume = <A>(value: A): Assume<A> => ({ _tag: "Assume", value })

/**
 * The step waits for a person, days if need be, who gives the answer by `Executions.decide`. Where the person cannot tell
 * either, it fails as `OutcomeUnknown`. Not while undoing: undoing never waits.
 *
 * @category policies
 * @since 0.1.0
 */
export const person: Person = { _tag: "Person" }

/**
 * Refuses a policy that handles a refusal that the step does not fail with.
 *
 * @category utility types
 * @since 0.1.0
 */
export type Checked<P, E> =
  P extends Again<infer D>
    ? [Exclude<keyof D, TagOf<E>>] extends [never]
      ? unknown
      : { readonly unknown: `the operation has no such refusal: ${Exclude<keyof D, TagOf<E>> & string}` }
    : unknown

type TagOf<E> = E extends { readonly _tag: infer Tag extends string } ? Tag : never

/**
 * What a step fails with that fails with `E` by itself: without the refusals that its policy handles, and with
 * `OutcomeUnknown` where that can occur.
 *
 * @category utility types
 * @since 0.1.0
 */
export type Failure<E, P> =
  | Exclude<E, { readonly _tag: HandledBy<P> }>
  | (P extends Assume<unknown> ? never : OutcomeUnknown)

type HandledBy<P> =
  P extends Again<infer D>
    ? { [Tag in keyof D]: D[Tag] extends Handler<infer A> ? IfEvery<A, Tag> : never }[keyof D]
    : never

// A handler that gives an `Option` handles some refusals of its tag, and not every one.
type IfEvery<A, Tag> = [Extract<A, Option.Option<any>>] extends [never] ? Tag : never

type Handler<A> = (refusal: never, refused: Refused) => A

/**
 * What a policy needs.
 *
 * @category utility types
 * @since 0.1.0
 */
export type Services<P> = P extends Ask<unknown, infer R> ? R : never
