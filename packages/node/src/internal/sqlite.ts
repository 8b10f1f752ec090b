import type { DatabaseSync, DatabaseSyncOptions } from "node:sqlite"

/** Opens a file with the SQLite of Node. An import would keep the whole package from loading where there is none. */
export const open = (filename: string, options: DatabaseSyncOptions): DatabaseSync => {
  const sqlite = process.getBuiltinModule("node:sqlite")
  if (sqlite === undefined) throw new Error("this runtime has no node:sqlite: use Node 22.19 or newer")
  return new sqlite.DatabaseSync(filename, options)
}
