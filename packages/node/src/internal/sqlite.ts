import type { DatabaseSync } from "node:sqlite"

/**
 * Opens a file of SQLite, and waits up to `timeout` milliseconds for another process that writes to it. The module is
 * loaded here, because not every runtime that loads this package has it.
 */
export const open = (filename: string, timeout: number): DatabaseSync => {
  const sqlite = process.getBuiltinModule("node:sqlite")
  if (sqlite === undefined) throw new Error("this runtime has no node:sqlite")
  return new sqlite.DatabaseSync(filename, { timeout })
}
