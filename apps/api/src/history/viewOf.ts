import type { RecordRef, RecordView } from "@proxeny/client/contract"
import type { Actor } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { RecordNotFound } from "../http/perform.ts"
import { isPrivate } from "../register/visible.ts"
import { officeKinds } from "./citiesOf.ts"
import { readsPrivate } from "./readable.ts"
import { shownOf } from "./shown.ts"
import { claimsAt, stateOf } from "./stateOf.ts"

/** The last change up to the end of a day (YYYY-MM-DD, UTC), 0 where none had been made. */
export const lastChangeOn = Effect.fn("history.lastChangeOn")(function* (day: string) {
  const sql = yield* SqlClient.SqlClient
  const [found] = yield* sql<{ id: number }>`
    SELECT id::int AS id FROM change WHERE at < ${`${day}T00:00:00Z`}::timestamptz + interval '1 day' ORDER BY at DESC, id DESC LIMIT 1`
  return found?.id ?? 0
})

/** Kinds of record that are as a whole for those who keep them. */
const privateKinds: ReadonlyArray<RecordRef["kind"]> = [...officeKinds, "person"]

/**
 * A record as somebody may see it, as it stands or as it stood after a change, with what the register shows of it.
 *
 * **Errors**: `RecordNotFound`, also where the record is private to others.
 */
export const viewOf = Effect.fn("history.viewOf")(function* (actor: Actor, record: RecordRef, change?: number) {
  const { id, kind } = record
  const may = yield* readsPrivate(actor, record)
  const state = yield* stateOf(record, change)
  if (privateKinds.includes(kind) && !may) return yield* new RecordNotFound({ kind, id })
  if (state.version === 0 && state.row === undefined && state.claims.length === 0)
    return yield* new RecordNotFound({ kind, id })
  const claims = (yield* claimsAt(record, change)).filter(({ attribute }) => may || !isPrivate(attribute))
  return {
    ...state,
    claims: state.claims.filter(({ attribute }) => may || !isPrivate(attribute)),
    shown: yield* shownOf(record, claims, change)
  } satisfies (typeof RecordView)["Encoded"]
})
