import { reference } from "@proxeny/reference"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"
import { officeKinds } from "../history/citiesOf.ts"

/**
 * A register that holds more than the reference facts, which an archive would have to take the place of.
 *
 * @public Part of the error type of what this file exports.
 */
export class RegisterNotEmpty extends Schema.TaggedError<RegisterNotEmpty>()("RegisterNotEmpty", {
  /** How much there is of what is not a reference fact, by kind. */
  found: Schema.Record(Schema.String, Schema.Int)
}) {
  override get message(): string {
    const found = Object.entries(this.found).map(([kind, count]) => `${count.toLocaleString("en")} ${kind}`)
    return `This register holds more than the reference facts (${found.join(", ")}), and an archive takes the place of all that is on record: set PROXENY_DATA to a new folder, or DATABASE_URL to an empty database, and restore it there. Nothing was changed.`
  }
}

const idsOf = (records: ReadonlyArray<{ readonly id: string }>): ReadonlyArray<string> => records.map(({ id }) => id)

/** Who records the reference facts. */
const recorders = (): ReadonlyArray<string> => [...new Set(reference.claims.map(({ recordedBy }) => recordedBy))]

/** Refuses a register that holds more than the reference facts. */
export const refuseUnlessEmpty = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const others = (table: string, records: ReadonlyArray<{ readonly id: string }>) =>
    sql`(SELECT count(*) FROM ${sql.literal(table)} WHERE NOT id = ANY(${idsOf(records)}::uuid[]))::int`
  const [found = {}] = yield* sql<Readonly<Record<string, number>>>`
    SELECT (SELECT count(*) FROM import)::int AS imports,
      (SELECT count(*) FROM city_merge WHERE undone_at IS NULL)::int AS "merged cities",
      (SELECT count(*) FROM claim WHERE NOT recorded_by = ANY(${recorders()}::text[]))::int AS claims,
      ${others("source", reference.sources)} AS sources,
      ${others("city", reference.cities)} AS cities,
      ${others("network", reference.networks)} AS networks,
      ${others("membership", reference.memberships)} AS memberships,
      ${others("twinning", reference.twinnings)} AS twinnings,
      ${others("agreement", reference.agreements)} AS agreements,
      ${others("strategy_profile", reference.strategies)} AS strategies,
      ${sql.literal(officeKinds.map((kind) => `(SELECT count(*) FROM ${kind})::int AS "${kind}s"`).join(", "))}`
  const more = Object.fromEntries(Object.entries(found).filter(([, count]) => count > 0))
  if (Object.keys(more).length > 0) return yield* new RegisterNotEmpty({ found: more })
})

/** Takes the reference facts out of a register that holds nothing else. */
export const clear = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  for (const table of [
    "conflict",
    "activity",
    "tension",
    "strategy_profile",
    "membership",
    "agreement",
    "twinning",
    "city_name",
    "city_identifier",
    "city",
    "network",
    "claim",
    "source"
  ])
    yield* sql`DELETE FROM ${sql.literal(table)}`
})
