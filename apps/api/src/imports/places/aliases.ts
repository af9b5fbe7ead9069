import { PgTypes } from "@effect/sql-pg"
import { foldName, type PlaceAlias } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"

/** What people chose for printed names. */
export const loadAliases = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const rows = yield* sql<{ name: string; country: string; region: string; geonames: string }>`
    SELECT name, country, region, geonames FROM place_alias ORDER BY chosen_at, folded`
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
  const rows = new Map(
    choices.map(({ country, name, place, region }) => {
      const row = { folded: foldName(name), country, region, name, geonames: place }
      return [`${row.folded}|${foldName(country)}|${foldName(region)}`, row] as const
    })
  )
  yield* sql`
    INSERT INTO place_alias (folded, country, region, name, geonames)
    SELECT folded, country, region, name, geonames
    FROM jsonb_to_recordset(${PgTypes.jsonb([...rows.values()])}) AS row(folded text, country text, region text, name text, geonames text)
    ON CONFLICT (folded, country, region) DO UPDATE SET geonames = excluded.geonames, name = excluded.name, chosen_at = now()`
})
