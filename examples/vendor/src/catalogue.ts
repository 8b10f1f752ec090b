/**
 * Every operation of Parcels. Its sandbox serves all of them.
 *
 * @since 0.1.0
 */
import type * as Operation from "@effect-vendors/core/Operation"
import * as Express from "./Express.ts"

/**
 * The operations.
 *
 * @category data
 * @since 0.1.0
 */
export const operations: ReadonlyArray<Operation.Any> = [
  Express.attachCustomsForm,
  Express.cancelParcel,
  Express.changeAddress,
  Express.createParcel,
  Express.findParcel,
  Express.listParcels
]
