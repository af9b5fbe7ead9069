import { ArchiveWriter, inChunks, jsonLines } from "@proxeny/formats"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import * as SqlClient from "effect/sql/SqlClient"
import { withoutRows } from "../imports/withoutRows.ts"
import { exportedClaims } from "../register/visible.ts"
import { readImports, readRecords } from "./readRecords.ts"

const bareImports = Stream.map(readImports, (page) =>
  page.map((entry) => ({ ...entry, record: { ...entry.record, report: withoutRows(entry.record.report as object) } }))
) as typeof readImports

const lines = (all: ReadonlyArray<string>): string => [...inChunks(all, "\n")].join("")

/** How many records of each kind there are. */
const counts = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const claims = yield* exportedClaims
  const count = (table: string, kind: string) => `(SELECT count(*) FROM ${table})::int AS ${kind}`
  const [found] = yield* sql<ConstructorParameters<typeof ArchiveWriter>[0]>`
    SELECT ${sql.literal(
      [
        count("source", "source"),
        count(`claim WHERE ${claims}`, "claim"),
        count("city", "city"),
        count("network", "network"),
        count("membership", "membership"),
        count("twinning", "twinning"),
        count("agreement", "agreement"),
        count("activity", "activity"),
        count("tension", "tension"),
        count("strategy_profile", "strategy"),
        count("import", "import")
      ].join(", ")
    )}`
  return found
})

/**
 * Everything on record as an archive, without holding it.
 *
 * **Details**: no time of its own: a register that has not changed gives the same bytes. `bare` leaves out what stands in the
 * rows of lists that were brought in.
 */
export const archiveOf = (bare = false) =>
  Stream.unwrap(
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const [register] = yield* sql<{ reference: string | null }>`SELECT reference FROM register`
      const found = yield* counts
      if (found === undefined) return Stream.empty
      const reference = register?.reference ?? undefined
      const writer = new ArchiveWriter(found, reference === undefined ? {} : { reference })
      return Stream.make(`${writer.begin()}\n`).pipe(
        Stream.concat(
          Stream.map(Stream.concat(readRecords("everything"), bare ? bareImports : readImports), (page) =>
            lines(page.map((entry) => writer.add(entry)))
          )
        ),
        Stream.concat(Stream.suspend(() => Stream.make(`${writer.end()}\n`)))
      )
    })
  )

/** Every record that is shown as a line of JSON. */
export const jsonLinesOf = () => Stream.map(readRecords("shown"), (page) => [...jsonLines(page)].join(""))
