/** What is wrong with an object that has a symbol among its names. */
export const noSymbol = "the name of a field is a symbol"

/** Whether an object has a symbol among its names: JSON would leave the field out. */
export const hasSymbol = (value: object): boolean =>
  Object.getOwnPropertySymbols(value).some((key) => Object.prototype.propertyIsEnumerable.call(value, key))
