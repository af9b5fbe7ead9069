import * as Effect from "effect/Effect"
import { embeddedPostgres } from "../postgres/embeddedPostgres.ts"
import type { Address } from "../sql/Database.ts"
import { say } from "./progress.ts"
import type { Settings } from "./settings.ts"

/**
 * Finds the database: the one that DATABASE_URL names, or the embedded one, which is started where it does not run.
 *
 * **Details**: `stopped` fails when the embedded server ends while it is in use. With `mayJoin` a command works beside
 * a running `proxeny serve`, as one more client of its PostgreSQL.
 */
export const openDatabase = Effect.fn("openDatabase")(function* (
  settings: Settings,
  purpose: string,
  mayJoin: boolean
) {
  if (settings.databaseUrl !== undefined)
    return { address: settings.databaseUrl satisfies Address, stopped: Effect.never }
  const { database, host, owner, port, stopped, username } = yield* embeddedPostgres({
    dataDirectory: settings.dataDirectory,
    purpose,
    mayJoin,
    report: say
  })
  if (!owner) say("Using the database of the Proxeny that is running.")
  return { address: { host, port, username, database } satisfies Address, stopped }
})
