import { CityId, Identifier, identifierSchemes } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"

/** A city that was named and is not there; where it was merged, into which it went. */
export class NoSuchCity extends Schema.TaggedError<NoSuchCity>()("NoSuchCity", {
  given: Schema.String,
  into: Schema.optionalKey(Schema.Struct({ id: Schema.String, name: Schema.String, merge: Schema.String }))
}) {
  override get message(): string {
    return this.into === undefined
      ? `There is no city ${this.given} on record: give the id of one as proxeny duplicates prints it, or an id of a register, such as Q727 or geonames:2759794. Nothing was changed.`
      : `The city ${this.given} was merged into ${this.into.name} (${this.into.id}): name that one, or undo the merge ${this.into.merge} first. Nothing was changed.`
  }
}

/** A city under its own id. */
export const cityOnRecord = Effect.fn("duplicates.cityOnRecord")(function* (id: CityId) {
  const sql = yield* SqlClient.SqlClient
  const [row] = yield* sql<{ id: CityId; name: string }>`SELECT id, name FROM city WHERE id = ${id}`
  if (row !== undefined) return row
  const [into] = yield* sql<{ id: string; name: string; merge: string }>`
    SELECT kept AS id, kept_name AS name, id AS merge FROM city_merge
    WHERE merged = ${id} AND undone_at IS NULL ORDER BY position DESC LIMIT 1`
  return yield* new NoSuchCity({ given: id, ...(into === undefined ? {} : { into }) })
})

const isId = Schema.is(CityId)
const isIdentifier = Schema.is(Identifier)

/** What a text may be as an id of a public register: with the name of the register before a colon, or in its form. */
const identifierIn = (text: string): Identifier | undefined => {
  const [before, after] = text.split(":", 2)
  const given: unknown = after === undefined ? { scheme: "wikidata", value: before } : { scheme: before, value: after }
  return isIdentifier(given) ? given : undefined
}

/**
 * The city that a person names, by its id here or by one of a public register ("Q727", "geonames:2759794").
 *
 * **Errors**: {@link NoSuchCity}.
 */
export const cityGiven = Effect.fn("duplicates.cityGiven")(function* (text: string) {
  const sql = yield* SqlClient.SqlClient
  const given = text.trim()
  if (isId(given.toLowerCase())) return (yield* cityOnRecord(CityId.make(given.toLowerCase()))).id
  const identifier = identifierIn(given)
  if (identifier === undefined) return yield* new NoSuchCity({ given: text })
  const [row] = yield* sql<{ id: CityId }>`
    SELECT city_id AS id FROM city_identifier WHERE scheme = ${identifier.scheme} AND value = ${identifier.value}`
  return row === undefined ? yield* new NoSuchCity({ given: text }) : row.id
})

/** The registers whose ids may be given, for a description. */
export const givenForms = `its id here, or ${Object.entries(identifierSchemes)
  .map(([scheme, { example }]) => (scheme === "wikidata" ? example : `${scheme}:${example}`))
  .join(", ")}`
