/** A list that keeps what came last, so that a sandbox that runs for days does not grow. */
export const make = <A>(keep = 10_000) => {
  let items: Array<A> = []
  return {
    push: (item: A) => {
      items.push(item)
      // Cuts the list rarely, because that takes time.
      if (items.length >= 2 * keep) items = items.slice(-keep)
    },
    get: (): ReadonlyArray<A> => items.slice(),
    set: (next: ReadonlyArray<A>) => {
      items = next.slice(-keep)
    }
  }
}
