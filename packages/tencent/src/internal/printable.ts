const printable = /^[\x20-\x7e]+$/

/** Checks whether values are texts that headers can carry. A value that is absent is fine. */
export const isPrintable = (...values: ReadonlyArray<unknown>): boolean =>
  values.every((value) => value === undefined || (typeof value === "string" && printable.test(value)))

export const unprintable = "a header of the request is empty or has a character outside printable ASCII"
