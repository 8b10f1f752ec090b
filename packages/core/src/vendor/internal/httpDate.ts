/**
 * Reads a date as HTTP writes it, in milliseconds since 1970; `NaN` for any other text. `Date.parse` alone reads a
 * bare number as a year.
 */
export const parse = (text: string): number => (form.test(text) ? Date.parse(text) : NaN)

const form = /^[A-Za-z]{3,9}, .+ \d{2}:\d{2}:\d{2} GMT$/
