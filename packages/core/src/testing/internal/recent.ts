/**
 * A list that keeps what came last, so that a sandbox that runs for days does not grow. `onChange` hears of the items
 * that are left, whenever others went.
 */
export const make = <A>(keep = 10_000, onChange: (kept: ReadonlyArray<A>) => void = () => {}) => {
  let items: Array<A> = []
  const set = (next: ReadonlyArray<A>) => {
    items = next.slice(-keep)
    onChange(items)
  }
  return {
    push: (item: A) => {
      items.push(item)
      // Cuts the list rarely, because that takes time.
      if (items.length >= 2 * keep) set(items)
    },
    get: (): ReadonlyArray<A> => items.slice(),
    set
  }
}
