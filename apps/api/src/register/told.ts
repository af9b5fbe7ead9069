import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { registerVersion } from "./kept.ts"

/** How far somebody has listened: the version of the register, and the number of the last change that was told. */
export interface Heard {
  readonly version: number
  readonly at: number
}

/** The records that have changed, by kind; of a source, what it claims. */
export type Changed = Readonly<Record<"city" | "network" | "twinning" | "membership" | "source", ReadonlyArray<string>>>

/**
 * What has changed in the register since somebody listened; `undefined` where so much has that everything is to be read.
 *
 * **When to use**: in the transaction in which the changes are read, so that both are of the same moment.
 */
export const changesSince = Effect.fn("register.changesSince")(function* (before: Heard | undefined) {
  const sql = yield* SqlClient.SqlClient
  const version = yield* registerVersion(sql)
  const [range] = yield* sql<{ first: number; last: number }>`
    SELECT coalesce(min(at), 0)::float8 AS first, coalesce(max(at), 0)::float8 AS last FROM told`
  const { first, last } = range ?? { first: 0, last: 0 }
  const heard: Heard = { version, at: last }
  // Where tellings are missing, or it is another register, as after a backup was restored, nobody knows what has changed.
  if (before === undefined || before.at < first - 1 || before.at > last || before.version > version)
    return { heard, changed: undefined }
  const rows = yield* sql<{ kind: keyof Changed | "all"; id: string }>`
    SELECT DISTINCT kind, id FROM told WHERE at > ${before.at}::bigint`
  if (rows.some(({ kind }) => kind === "all")) return { heard, changed: undefined }
  const of = (wanted: keyof Changed) => rows.flatMap(({ id, kind }) => (kind === wanted ? [id] : []))
  const changed: Changed = {
    city: of("city"),
    network: of("network"),
    twinning: of("twinning"),
    membership: of("membership"),
    source: of("source")
  }
  return { heard, changed }
})

/** Reads at one moment, whatever is written meanwhile. */
export const atOneMoment = <A, E, R>(reading: Effect.Effect<A, E, R>) =>
  Effect.flatMap(SqlClient.SqlClient, (sql) =>
    sql.withTransaction(Effect.andThen(sql`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY`, reading))
  )
