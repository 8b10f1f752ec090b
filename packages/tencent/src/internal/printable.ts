const printable = /^[\x20-\x7e]+$/

/** Checks whether texts can be sent in headers. A text that is absent can. */
export const isPrintable = (...texts: ReadonlyArray<string | undefined>): boolean =>
  texts.every((text) => text === undefined || printable.test(text))

export const unprintable = "a header of the request is empty or has a character outside printable ASCII"
