import * as recent from "./recent.ts"

interface Addressed {
  readonly recipient: string
}

/** The messages that were sent, found by their recipients without a look at all others. */
export const make = <A extends Addressed>(keep = 100_000) => {
  const byRecipient = new Map<string, Array<A>>()
  const index = (message: A) => {
    const known = byRecipient.get(message.recipient)
    if (known === undefined) byRecipient.set(message.recipient, [message])
    else known.push(message)
  }
  const all = recent.make<A>(keep, (kept) => {
    byRecipient.clear()
    kept.forEach(index)
  })
  return {
    ...all,
    push: (message: A) => {
      index(message)
      all.push(message)
    },
    to: (recipient: string): ReadonlyArray<A> => byRecipient.get(recipient)?.slice() ?? []
  }
}
