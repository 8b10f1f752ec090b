/**
 * Reads a date as HTTP writes it, in milliseconds since 1970; `NaN` for any other text. `Date.parse` alone reads a
 * bare number as a year.
 */
export const parse = (text: string): number =>
  form.test(text) ? Date.parse(text) : withoutZone.test(text) ? Date.parse(`${text} GMT`) : NaN

const form = /^[A-Za-z]{3,9}, .+ \d{2}:\d{2}:\d{2} GMT$/

// The form of C's asctime, which RFC 9110 still asks clients to read.
const withoutZone = /^[A-Za-z]{3} [A-Za-z]{3} [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/

/** Reads the time that a vendor's clock shows; `NaN` for a time that no clock shows. */
export const parseClock = (text: string): number => {
  const time = parse(text)
  return isPlausible(time) ? time : NaN
}

// A vendor's clock is somewhere in these two centuries. A time outside of them may have no signature at all.
const isPlausible = (time: number): boolean => time >= 0 && time < Date.UTC(2170, 0)
