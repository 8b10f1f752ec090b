/**
 * The operations of Parcels, their structs and their refusals.
 *
 * @since 0.1.0
 */
export * from "./operations/attachCustomsForm.ts"
export * from "./operations/cancelParcel.ts"
export * from "./operations/changeAddress.ts"
export * from "./operations/createParcel.ts"
export * from "./operations/findParcel.ts"
export * from "./operations/listParcels.ts"
export * from "./refusals.ts"
export * from "./structs.ts"
