/** The people of the demo: dealers who type codes and agree, and one who looks at the vendor and decides. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import type { Look } from "./messages.ts"
import type { State } from "./vendors.ts"
import type { Killed, Worker, WorkerFailed } from "./workers.ts"

/** A dealer, and what is known of the dealer's execution. */
export interface Dealer {
  readonly dealer: string
  readonly phone: string
  readonly account: string
  /** The template of the dealer's agreement. */
  readonly template: string
  /** Whether this dealer is cancelled where the others agree. */
  readonly isCancelled: boolean
  id: string | undefined
  look: Look
  /** When a person was asked first. */
  askedAt: number | undefined
  readonly said: Set<string>
}

export const make = (count: number): ReadonlyArray<Dealer> =>
  Array.from({ length: count }, (_, i) => ({
    dealer: `dealer${i + 1}`,
    phone: `1390000${4567 + i}`,
    account: `${9_007_199_254_740_993n + BigInt(i)}`,
    template: `agreement${String(i + 1).padStart(23, "0")}`,
    isCancelled: i === 1,
    id: undefined,
    look: { state: "None", code: undefined, attempts: [], leftovers: 0 },
    askedAt: undefined,
    said: new Set()
  }))

export const isOver = ({ look: { state } }: Dealer): boolean =>
  state === "Succeeded" || state === "Cancelled" || state === "Failed"

export interface Options {
  readonly worker: Worker
  readonly dealers: ReadonlyArray<Dealer>
  readonly vendors: Effect.Effect<State>
  readonly say: (text: string) => Effect.Effect<void>
  /** How long a person thinks, in milliseconds. */
  readonly thinking: number
  /** Whether it is time to cancel the one. */
  readonly mayCancel: () => boolean
}

/** One look at all executions, and what people do about what they see. What a killed worker did not hear is said again. */
export const round = Effect.fnUntraced(function* ({
  dealers,
  mayCancel,
  say,
  thinking,
  vendors,
  worker
}: Options): Effect.fn.Return<void, Killed | WorkerFailed> {
  for (const one of dealers) {
    const { account, dealer, phone, template } = one
    one.id ??= yield* worker.ask<string>({ _tag: "Start", dealer, phone, account, template })
  }
  const looks = yield* worker.ask<ReadonlyArray<Look>>({ _tag: "Look", ids: dealers.map(({ id }) => id!) })
  dealers.forEach((dealer, i) => (dealer.look = looks[i]!))
  const { codes, sentCode } = yield* vendors

  for (const one of dealers.filter((dealer) => !isOver(dealer))) {
    const { attempts } = one.look
    const id = one.id!
    // The last attempt counts: another code takes the place of the first.
    const isDone = (step: string) => {
      const last = attempts.findLast((attempt) => attempt.step === step)
      return last?.outcome !== undefined || last?.resolution === "Decided"
    }
    const once = Effect.fnUntraced(function* (word: string, saying: Effect.Effect<unknown, Killed | WorkerFailed>) {
      if (one.said.has(word)) return
      yield* saying
      one.said.add(word)
    })

    const code = sentCode(one.phone)
    if (code !== undefined && isDone("send a code")) yield* once("code", worker.ask({ _tag: "Type", id, code }))

    const doubt = attempts.find(({ resolution, step }) => step === "create a code" && resolution === "Person")
    if (doubt !== undefined) {
      const now = yield* Clock.currentTimeMillis
      one.askedAt ??= now
      if (now - one.askedAt < thinking) continue
      const { attempt } = doubt
      const found = codes.find(({ template }) => template === one.template)?.id
      yield* once(
        `decided ${attempt}`,
        worker
          .ask({ _tag: "Decide", id, attempt, code: found })
          .pipe(
            Effect.andThen(
              say(
                `A person looks at Tencent for ${one.dealer}, finds ${found === undefined ? "no code" : "a code"}, and decides: ${found === undefined ? "not done" : "done"}`
              )
            )
          )
      )
      continue
    }

    if (!isDone("create a code") || one.look.state !== "Suspended") continue
    if (!one.isCancelled) yield* once("agreed", worker.ask({ _tag: "Agree", id }))
    else if (mayCancel()) {
      yield* once("cancelled", Effect.andThen(say(`${one.dealer} is cancelled`), worker.ask({ _tag: "Cancel", id })))
    }
  }
})
