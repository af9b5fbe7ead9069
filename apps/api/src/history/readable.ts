import type { RecordRef } from "@proxeny/client/contract"
import { type Actor, mayDo } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as SqlClient from "effect/sql/SqlClient"
import { citiesOf } from "./citiesOf.ts"

/** Whether somebody may read what is private about a record. */
export const readsPrivate = Effect.fn("history.readsPrivate")(function* (actor: Actor, record: RecordRef) {
  if (Result.isSuccess(mayDo(actor, "private.read", [], false))) return true
  if (actor.kind !== "person" || actor.cities.length === 0) return false
  return Result.isSuccess(mayDo(actor, "private.read", yield* citiesOf([record]), false))
})

/**
 * Which rows of the history somebody may read, as SQL over `change_row r`: all but those that are private to the offices of
 * other cities.
 */
export const readableRows = Effect.fn("history.readableRows")(function* (actor: Actor) {
  const sql = yield* SqlClient.SqlClient
  if (Result.isSuccess(mayDo(actor, "private.read", [], false))) return sql`true`
  const cities = actor.kind === "person" ? actor.cities : []
  const may = actor.kind === "person" && Result.isSuccess(mayDo(actor, "private.read", cities, false))
  if (!may) return sql`NOT r.is_private`
  const about = sql`coalesce(coalesce(r.after, r.before) ->> 'about_id', r.subject_id::text)`
  return sql`(NOT r.is_private OR ${about} = ANY(${cities}::text[]) OR ${about} IN (
    SELECT id::text FROM twinning WHERE city_a = ANY(${cities}::uuid[]) OR city_b = ANY(${cities}::uuid[])))`
})
