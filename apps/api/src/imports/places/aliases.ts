import { PgTypes } from "@effect/sql-pg"
import { foldName, type PlaceAlias } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { CurrentActor } from "../../history/change.ts"
import { nameOf } from "../../history/nameOf.ts"
import { rightsOf } from "../rights.ts"

/** For whose lists it holds what somebody chooses: for all, or for this editor's own. */
const holdsFor = Effect.map(CurrentActor, (actor) => (rightsOf(actor).shared ? "" : nameOf(actor)))

/** What people chose for printed names, for the lists of whoever brings one: one's own choices count before those for all. */
export const loadAliases = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const own = yield* holdsFor
  const rows = yield* sql<{ name: string; country: string; region: string; geonames: string }>`
    SELECT name, country, region, geonames FROM place_alias
    WHERE chosen_by IN ('', ${own}) ORDER BY chosen_by <> '', chosen_at, folded`
  return rows.map(
    ({ country, geonames, name, region }): PlaceAlias => ({
      name,
      place: geonames,
      ...(country === "" ? {} : { country }),
      ...(region === "" ? {} : { region })
    })
  )
})

/** Keeps what a person chose; a later choice for the same name, country and region takes the place of an earlier one. */
export const remember = Effect.fn("imports.remember")(function* (
  choices: ReadonlyArray<{
    readonly name: string
    readonly country: string
    readonly region: string
    readonly place: string
  }>
) {
  const sql = yield* SqlClient.SqlClient
  const own = yield* holdsFor
  const rows = new Map(
    choices.map(({ country, name, place, region }) => {
      const row = { folded: foldName(name), country, region, name, geonames: place }
      return [`${row.folded}|${foldName(country)}|${foldName(region)}`, row] as const
    })
  )
  yield* sql`
    INSERT INTO place_alias (folded, country, region, name, geonames, chosen_by)
    SELECT folded, country, region, name, geonames, ${own}
    FROM jsonb_to_recordset(${PgTypes.jsonb([...rows.values()])}) AS row(folded text, country text, region text, name text, geonames text)
    ON CONFLICT (folded, country, region, chosen_by) DO UPDATE SET geonames = excluded.geonames, name = excluded.name, chosen_at = now()`
})
