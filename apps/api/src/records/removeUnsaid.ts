import type { Subject } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"
import { keptAbout } from "../office/keptAbout.ts"

/** Others name the city, and nobody would call it anything any more. @public Part of the error type of what this file exports. */
export class NamelessCity extends Schema.TaggedError<NamelessCity>()("NamelessCity", { name: Schema.String }) {
  override get message(): string {
    return `this is the last that anybody says of the name of ${this.name}, and other records rest on the city: state another name of it first, or withdraw what rests on it`
  }
}

const restsOnCity = (id: string): string =>
  `EXISTS (SELECT 1 FROM twinning WHERE city_a = ${id}) OR EXISTS (SELECT 1 FROM twinning WHERE city_b = ${id})
    OR EXISTS (SELECT 1 FROM membership WHERE city_id = ${id})
    OR EXISTS (SELECT 1 FROM strategy_profile WHERE city_id = ${id}) OR ${keptAbout("city", id)}`

const unsaid = (kind: Subject["kind"]): string =>
  `NOT EXISTS (SELECT 1 FROM claim WHERE subject_kind = '${kind}' AND subject_id = gone.id)`

/** Takes away cities of which nobody says anything any more; refuses where one that is named would lose its last name. */
const cities = Effect.fn("records.removeCities")(function* (ids: ReadonlyArray<string>) {
  const sql = yield* SqlClient.SqlClient
  const removed = yield* sql<{ id: string }>`
    DELETE FROM city gone WHERE id = ANY(${ids}::uuid[]) AND ${sql.literal(unsaid("city"))}
      AND NOT (${sql.literal(restsOnCity("gone.id"))}) RETURNING id`
  if (removed.length > 0) yield* sql`DELETE FROM city_name WHERE city_id = ANY(${removed.map(({ id }) => id)}::uuid[])`
  const [nameless] = yield* sql<{ name: string }>`
    SELECT name FROM city WHERE id = ANY(${ids}::uuid[]) AND NOT EXISTS (
      SELECT 1 FROM claim WHERE subject_kind = 'city' AND subject_id = city.id
        AND attribute IN ('name', 'aliases', 'identifier')) LIMIT 1`
  if (nameless !== undefined) return yield* new NamelessCity(nameless)
})

/**
 * Takes away records of which nobody says anything any more, where nothing rests on them.
 *
 * **Details**: a twinning with activities, agreements or papers of an office stays on record as one that does not exist.
 *
 * **Errors**: {@link NamelessCity}.
 */
export const removeUnsaid = Effect.fn("records.removeUnsaid")(function* (subjects: ReadonlyArray<Subject>) {
  const sql = yield* SqlClient.SqlClient
  const ids = (kind: Subject["kind"]) => subjects.flatMap((subject) => (subject.kind === kind ? [subject.id] : []))
  const [memberships, twinnings, strategies, named] = [ids("membership"), ids("twinning"), ids("strategy"), ids("city")]
  if (memberships.length > 0)
    yield* sql`DELETE FROM membership gone WHERE id = ANY(${memberships}::uuid[]) AND ${sql.literal(unsaid("membership"))}`
  if (strategies.length > 0)
    yield* sql`DELETE FROM strategy_profile gone WHERE id = ANY(${strategies}::uuid[]) AND ${sql.literal(unsaid("strategy"))}
      AND profile = '{}'`
  if (twinnings.length > 0)
    yield* sql`DELETE FROM twinning gone WHERE id = ANY(${twinnings}::uuid[]) AND ${sql.literal(unsaid("twinning"))}
      AND NOT EXISTS (SELECT 1 FROM agreement WHERE twinning_id = gone.id)
      AND NOT EXISTS (SELECT 1 FROM activity WHERE twinning_id = gone.id)
      AND NOT (${sql.literal(keptAbout("twinning", "gone.id"))})`
  if (named.length > 0) yield* cities(named)
})
