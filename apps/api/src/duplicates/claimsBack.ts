import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { columnsOf, tables } from "./journal.ts"
import { stands } from "./linksBack.ts"

interface JoinedRow {
  readonly position: number
  readonly new_id: string
  /** The import of the claim that it joined, before and after, and whether that import still stands. */
  readonly target_import: string | null
  readonly after_import: string | null
  readonly target_stands: boolean
  readonly own_stands: boolean
  readonly now: boolean
  readonly now_import: string | null
}

const insertClaim = (imported: string) =>
  `INSERT INTO claim (${tables.claim}) SELECT ${columnsOf("claim", "b").replace("b.import_id", imported)}`

/**
 * Parts claims that had become one again.
 *
 * **Details**: each is there again as far as its own import still stands; where the one claim is gone, so are both. One that an
 * import undone left behind, so that a record keeps its name, is left to both.
 */
const partJoined = Effect.fn("duplicates.partJoined")(function* (id: string) {
  const sql = yield* SqlClient.SqlClient
  const joined = yield* sql<JoinedRow>`
    SELECT c.position, c.new_id, c.target ->> 'import_id' AS target_import, c.after ->> 'import_id' AS after_import,
      ${sql.literal(stands("(c.target ->> 'import_id')::uuid"))} AS target_stands,
      ${sql.literal(stands("(c.before ->> 'import_id')::uuid"))} AS own_stands,
      now.id IS NOT NULL AS now, now.import_id AS now_import
    FROM city_merge_change c LEFT JOIN claim now ON now.id = c.new_id
    WHERE c.merge_id = ${id} AND c.kind = 'claim' AND c.how = 'joined' ORDER BY c.position DESC`
  for (const one of joined) {
    if (!one.now) continue
    const leftBehind = one.now_import === null && one.after_import !== null
    if (one.own_stands || leftBehind)
      yield* sql`
        ${sql.literal(insertClaim(leftBehind ? "NULL" : "b.import_id"))}
        FROM city_merge_change c, LATERAL jsonb_populate_record(NULL::claim, c.before) b
        WHERE c.merge_id = ${id} AND c.position = ${one.position} ON CONFLICT DO NOTHING`
    if (leftBehind || one.target_import === one.after_import) continue
    if (one.target_stands) yield* sql`UPDATE claim SET import_id = ${one.target_import} WHERE id = ${one.new_id}`
    else yield* sql`DELETE FROM claim WHERE id = ${one.new_id}`
  }
})

/** Gives claims the subject and value back that they had, and sets those there again that the merge took out. */
export const claimsBack = Effect.fn("duplicates.claimsBack")(function* (id: string) {
  const sql = yield* SqlClient.SqlClient
  yield* sql`DELETE FROM conflict WHERE kind = 'left-out'`
  yield* sql`
    INSERT INTO source (${sql.literal(tables.source)}) SELECT ${sql.literal(columnsOf("source", "b"))}
    FROM city_merge_change c, LATERAL jsonb_populate_record(NULL::source, c.before) b
    WHERE c.merge_id = ${id} AND c.kind = 'source' AND EXISTS (SELECT 1 FROM city_merge_change o
      WHERE o.merge_id = c.merge_id AND o.kind = 'claim' AND (o.how = 'removed' OR o.how = 'joined') AND o.before ->> 'source_id' = c.old_id::text
        AND ${sql.literal(stands("(o.before ->> 'import_id')::uuid"))})
    ON CONFLICT DO NOTHING`
  yield* partJoined(id)
  yield* sql`
    ${sql.literal(insertClaim("b.import_id"))}
    FROM city_merge_change c, LATERAL jsonb_populate_record(NULL::claim, c.before) b
    WHERE c.merge_id = ${id} AND c.kind = 'claim' AND c.how = 'removed' AND ${sql.literal(stands("b.import_id"))}
    ON CONFLICT DO NOTHING`
  // A claim that has come back under its old id meanwhile is not to be there twice.
  yield* sql`
    DELETE FROM claim USING city_merge_change c
    WHERE c.merge_id = ${id} AND c.kind = 'claim' AND c.how = 'moved' AND claim.id = c.new_id
      AND EXISTS (SELECT 1 FROM claim old WHERE old.id = c.old_id)`
  yield* sql`
    UPDATE claim SET id = c.old_id, subject_id = b.subject_id, value = b.value
    FROM city_merge_change c, LATERAL jsonb_populate_record(NULL::claim, c.before) b
    WHERE c.merge_id = ${id} AND c.kind = 'claim' AND c.how = 'moved' AND claim.id = c.new_id`
})
