import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"

export class ChangeNotFound extends Schema.TaggedError<ChangeNotFound>()("ChangeNotFound", { change: Schema.Int }) {
  override get message(): string {
    return `there is no change ${this.change} that you may read: look at the history`
  }
}

/** A change as an undo looks at it. */
export interface ChangeCalled {
  readonly id: number
  readonly what: string
  readonly actor_id: string | null
  readonly import_id: string | null
  readonly undoes: number | null
  readonly bulk: boolean
  /** The merge that it made. */
  readonly merge_id: string | null
}

/** A change by its number. */
export const changeCalled = Effect.fn("history.changeCalled")(function* (change: number) {
  const sql = yield* SqlClient.SqlClient
  const [found] = yield* sql<ChangeCalled>`
    SELECT id::int AS id, what, actor_id, import_id, undoes::int AS undoes, bulk,
      (SELECT m.id FROM city_merge m WHERE m.change_id = change.id LIMIT 1) AS merge_id
    FROM change WHERE id = ${change}`
  return found === undefined ? yield* new ChangeNotFound({ change }) : found
})
