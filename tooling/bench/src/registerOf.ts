import { readFileSync } from "node:fs"
import { join } from "node:path"
import { PgClient } from "@effect/sql-pg"

/** A connection to the register of a `proxeny serve` that runs on a data directory. */
export const registerOf = (dataDirectory: string, maxConnections = 8) => {
  const lines = readFileSync(join(dataDirectory, "postgres-18/postmaster.pid"), "utf8").split("\n")
  return PgClient.layer({
    host: lines[4] ?? "",
    port: Number(lines[3]),
    username: "proxeny",
    database: "proxeny",
    maxConnections
  })
}
