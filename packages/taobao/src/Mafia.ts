/**
 * The dealers and stores of Tmall's retail terminals: the operations of `tmall.mafia.*`.
 *
 * @since 0.1.0
 */
export * from "./products/mafia/index.ts"
