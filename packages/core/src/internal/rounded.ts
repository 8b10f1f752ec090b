/** Whether a parsed value holds a number whose digits may have been lost, or that is no number. */
export const isRounded = (value: unknown): boolean => {
  switch (typeof value) {
    case "number":
      return !Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value))
    case "object":
      return value !== null && Object.values(value).some(isRounded)
    default:
      return false
  }
}
