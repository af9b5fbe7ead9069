import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"
import { CurrentActor } from "../history/change.ts"
import { rightsOf } from "./rights.ts"

/** An import that somebody else brought in, asked for by somebody who may take up and take back only their own. */
export class ImportNotYours extends Schema.TaggedError<ImportNotYours>()("ImportNotYours", { id: Schema.String }) {
  override get message(): string {
    return `The import ${this.id} is not yours, or somebody else has taken up rows of it since: ask a steward. Nothing was changed.`
  }
}

/** Which imports somebody may take rows up of, as SQL over the id of an import: all of them, or those that one ran oneself. */
export const mine = Effect.fnUntraced(function* (id: string) {
  const sql = yield* SqlClient.SqlClient
  const actor = yield* CurrentActor
  if (rightsOf(actor).everything) return sql`true`
  return sql`EXISTS (SELECT 1 FROM change ran
    WHERE ran.import_id = ${sql.literal(id)} AND ran.what = 'import.run' AND ran.actor_id = ${actor.kind === "person" ? actor.id : ""})`
})

/**
 * Refuses to take an import back that is not for whoever asks to take back.
 *
 * **Details**: an editor takes back what this editor brought. Where a steward has since taken up rows of it, which may be about
 * the cities of others, that is the steward's to take back.
 */
export const refuseUnlessMine = Effect.fnUntraced(function* (id: string) {
  const sql = yield* SqlClient.SqlClient
  const actor = yield* CurrentActor
  if (rightsOf(actor).everything) return
  const who = actor.kind === "person" ? actor.id : ""
  const [found] = yield* sql`
    SELECT 1 FROM import i WHERE i.id = ${id} AND ${yield* mine("i.id")}
      AND NOT EXISTS (SELECT 1 FROM claim said JOIN change took ON took.id = said.change_id
        WHERE said.import_id = i.id AND took.what IN ('import.choose', 'import.take-unmatched') AND took.actor_id IS DISTINCT FROM ${who})`
  if (found === undefined) return yield* new ImportNotYours({ id })
})
