/**
 * Mafia, the dealers and stores of Tmall's retail terminals: `tmall.mafia.*`.
 *
 * @since 0.1.0
 */
export * from "./mafia/accountAreaAuth.ts"
