export const median = (values: ReadonlyArray<number>): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** A figure of several rounds: median, minimum and maximum. */
export interface Figure {
  readonly median: number
  readonly least: number
  readonly most: number
}

export const figure = (values: ReadonlyArray<number>): Figure => ({
  median: median(values),
  least: Math.min(...values),
  most: Math.max(...values)
})

const digits = (value: number) => (value >= 100 ? 0 : value >= 10 ? 1 : 2)

export const short = (value: number): string =>
  value.toLocaleString("en", { maximumFractionDigits: digits(value), minimumFractionDigits: digits(value) })

export const range = ({ least, median, most }: Figure): string => `${short(median)} (${short(least)}–${short(most)})`
