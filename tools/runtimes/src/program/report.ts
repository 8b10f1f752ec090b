/** What the tool tells a program, and what the program tells the tool. Both are JSON. */

/**
 * Where the servers of the tool are.
 *
 * - `sandbox`: the sandbox.
 * - `unkind`: the server that does to a request what its path says; see `unkind.ts`.
 * - `closed`: an address at which nobody listens.
 */
export interface Site {
  readonly sandbox: string
  readonly unkind: string
  readonly closed: string
}

/** What was seen, by check: "yes" where all is well. */
export type Report = Readonly<Record<string, string>>
