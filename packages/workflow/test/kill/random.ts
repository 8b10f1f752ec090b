/** Draws the same numbers for the same seed: from 0 up to 1. */
export const randomOf = (seed: number): (() => number) => {
  let state = (Math.imul(seed, 2_654_435_761) >>> 0) | 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 4_294_967_296
  }
}
