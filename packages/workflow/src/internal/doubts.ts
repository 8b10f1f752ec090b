import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Schema from "effect/Schema"
import * as Activity from "effect/workflow/Activity"
import * as DurableDeferred from "effect/workflow/DurableDeferred"
import type * as WorkflowEngine from "effect/workflow/WorkflowEngine"
import type { OutcomeUnknown } from "../Errors.ts"
import type * as Ledgers from "../Ledger.ts"
import type { Answer, Ask, Policy } from "../Policy.ts"
import { done, notDone, unclear } from "../Policy.ts"
import type { Sending } from "./attempt.ts"
import { enduring } from "./enduring.ts"
import { pause } from "./pause.ts"
import { CurrentUndo } from "./run.ts"

/**
 * What a doubt is resolved with.
 *
 * - `resolve`: notes it in the ledger.
 * - `again`: waits before another attempt, or tells that there have been enough.
 */
export interface Means<R> {
  readonly resolve: (resolution: Ledgers.Resolution) => Effect.Effect<void, never, R>
  readonly again: Effect.Effect<boolean, never, R>
}

type Engine = WorkflowEngine.WorkflowEngine | WorkflowEngine.WorkflowInstance

/** Resolves a doubt by a policy: with the value, by another attempt (`NotDone`), or not at all (`Unclear`). */
export const resolved = <R>(
  sending: Sending,
  policy: Policy,
  unknown: OutcomeUnknown,
  { again, resolve }: Means<R>
): Effect.Effect<Answer<unknown>, never, Engine | R> => {
  switch (policy._tag) {
    case "Fail":
      return Effect.as(resolve("Failed"), unclear)
    case "Assume":
      return Effect.as(resolve("Assumed"), done(policy.value))
    case "Again":
      return Effect.flatMap(again, (goesOn) =>
        goesOn ? Effect.as(resolve("Again"), notDone) : Effect.as(resolve("Failed"), unclear)
      )
    case "Ask":
      return Effect.tap(asked(sending, policy, unknown), ({ _tag }) => resolve(_tag === "Unclear" ? "Failed" : "Asked"))
    case "Person":
      return Effect.flatMap(CurrentUndo, (undo) => {
        // Nobody can be waited for while undoing. The types say so too.
        if (undo !== undefined) return Effect.as(resolve("Failed"), unclear)
        return resolve("Person").pipe(
          Effect.andThen(decided(sending, unknown.attempt)),
          Effect.tap(() => resolve("Decided"))
        )
      })
  }
}

/** What is kept of an answer: an activity's, or a person's. */
export const Kept = Schema.Struct({
  answer: Schema.Literals(["Done", "NotDone", "Unclear"]),
  value: Schema.UndefinedOr(Schema.String)
})

/** The place where a person's decision on an attempt is waited for. */
export const decisionOf = (step: string, attempt: number) =>
  DurableDeferred.make(`${step}/decision/${attempt}`, { success: Kept })

const decided = (sending: Sending, attempt: number): Effect.Effect<Answer<unknown>, never, Engine> =>
  Effect.flatMap(enduring(DurableDeferred.await(decisionOf(sending.name, attempt))), (kept) => answerOf(sending, kept))

const answerOf = (sending: Sending, { answer, value = "" }: typeof Kept.Type): Effect.Effect<Answer<unknown>> => {
  if (answer !== "Done") return Effect.succeed(answer === "NotDone" ? notDone : unclear)
  return Effect.orDie(Effect.map(Schema.decodeEffect(sending.value)(value), done))
}

const asked = Effect.fnUntraced(function* (
  sending: Sending,
  { notDoneAfter, query }: Ask<unknown, any>,
  unknown: OutcomeUnknown
): Effect.fn.Return<Answer<unknown>, never, Engine> {
  const undo = yield* CurrentUndo
  const believedAt = unknown.since + Duration.toMillis(Duration.fromInputUnsafe(notDoneAfter))
  for (let asks = 1; ; asks++) {
    const name = `${sending.name}/ask/${unknown.attempt}`
    const execute = Effect.flatMap(Clock.currentTimeMillis, (at) =>
      Effect.map(askedOnce(sending, query(unknown)), (kept) => ({ at, kept }))
    )
    // While undoing it asks again on every replay: see `attempt`.
    const { at, kept } = yield* undo !== undefined
      ? execute
      : Activity.make({ name, success: Schema.Struct({ at: Schema.Int, kept: Kept }), execute }).pipe(
          Effect.provideService(Activity.CurrentAttempt, asks),
          enduring
        )
    if (kept.answer !== "NotDone" || at >= believedAt) return yield* answerOf(sending, kept)
    // The request may still be on its way.
    yield* pause(`${name}/${asks}`, Duration.millis(believedAt - at))
  }
})

const askedOnce = (
  sending: Sending,
  query: Effect.Effect<Answer<unknown>, unknown, any>
): Effect.Effect<typeof Kept.Type> =>
  Effect.flatMap(
    Effect.result(query as Effect.Effect<Answer<unknown>, unknown>),
    (result): Effect.Effect<typeof Kept.Type> => {
      const answer = result._tag === "Success" ? result.success : unclear
      if (answer._tag !== "Done") return Effect.succeed({ answer: answer._tag, value: undefined })
      return Effect.map(Effect.exit(Schema.encodeUnknownEffect(sending.value)(answer.value)), (encoded) =>
        Exit.isSuccess(encoded)
          ? { answer: "Done" as const, value: encoded.value }
          : { answer: "Unclear" as const, value: undefined }
      )
    }
  )
