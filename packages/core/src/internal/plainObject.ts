/** What is wrong with an object that JSON would not hold as it is. */
export const noClass = "JSON has no objects of classes: send a plain object, a list or a text"

/** Whether an object has no class. */
export const isPlainObject = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
