import type { OperationAnswer } from "@proxeny/client/contract"
import type { CityId, Role } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"
import { openChange } from "../history/change.ts"
import { type CityRefRow, cityRef } from "../register/refs.ts"
import { present } from "../sql/rows.ts"

export class PersonNotFound extends Schema.TaggedError<PersonNotFound>()("PersonNotFound", { who: Schema.String }) {
  override get message(): string {
    return `there is nobody here with ${this.who}: look at /api/v1/people, or proxeny user list`
  }
}

/**
 * An installation without an admin could never have one again.
 *
 * @public Part of the error type of what this file exports.
 */
export class LastAdmin extends Schema.TaggedError<LastAdmin>()("LastAdmin", {}) {
  override get message(): string {
    return "this is the only admin: make somebody else an admin first"
  }
}

/** @public Part of the error type of what this file exports. */
export class CitiesUnknown extends Schema.TaggedError<CitiesUnknown>()("CitiesUnknown", {
  cities: Schema.Array(Schema.String)
}) {
  override get message(): string {
    return `no city on record has the id ${this.cities.join(", ")}: look it up by name with /api/v1/cities?q=`
  }
}

/** Names the cities that are kept by somebody, in the order in which they were given. */
export const cityRefs = Effect.fnUntraced(function* (ids: ReadonlyArray<string>) {
  const sql = yield* SqlClient.SqlClient
  const rows = yield* sql<CityRefRow>`SELECT id, name, name_zh, country FROM city WHERE id = ANY(${ids}::uuid[])`
  return new Map(rows.map((row) => [row.id, cityRef(row)]))
})

/** Refuses cities that are not on record. */
export const citiesThere = Effect.fnUntraced(function* (ids: ReadonlyArray<CityId>) {
  const refs = yield* cityRefs(ids)
  const cities = ids.filter((id) => !refs.has(id))
  if (cities.length > 0) return yield* new CitiesUnknown({ cities })
})

type PersonView = OperationAnswer<"PATCH /api/v1/people/:id">

interface PersonRow {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly cities: ReadonlyArray<CityId>
  readonly deactivated: boolean
  readonly second_factor: boolean
  readonly created_at: Date
}

/** Everybody who works here, by name; or one of them. */
export const people = Effect.fn("users.people")(function* (id?: string) {
  const sql = yield* SqlClient.SqlClient
  const rows = yield* sql<PersonRow>`
    SELECT person.id, name, email, role, cities, deactivated, second_factor, created_at
    FROM person JOIN person_role ON person_role.id = person.id
    WHERE ${id ?? null}::uuid IS NULL OR person.id = ${id ?? null}::uuid ORDER BY name, person.id`
  const refs = yield* cityRefs([...new Set(rows.flatMap(({ cities }) => cities))])
  return rows.map(
    ({ cities, created_at, second_factor, ...row }): PersonView => ({
      ...row,
      cities: cities.flatMap((city) => refs.get(city) ?? []),
      secondFactor: second_factor,
      since: created_at.toISOString()
    })
  )
})

/** The id of the person with an address. */
export const personWith = Effect.fn("users.personWith")(function* (email: string) {
  const sql = yield* SqlClient.SqlClient
  const [row] = yield* sql<{ id: string }>`SELECT id FROM person WHERE email = ${email.toLowerCase()}`
  return row === undefined ? yield* new PersonNotFound({ who: `the address ${email}` }) : row.id
})

/** Ends every session of somebody; every process knows at once. */
export const endSessions = (id: string) =>
  SqlClient.SqlClient.use((sql) => sql`DELETE FROM person_session WHERE person_id = ${id}`)

/** What is to become of what somebody may do; what is absent stays. */
export interface PersonChange {
  readonly role?: Role
  readonly cities?: ReadonlyArray<CityId>
  readonly deactivated?: boolean
  readonly why?: string
}

/**
 * Changes what somebody may do, and ends their sessions, in a transaction of its own.
 *
 * **Errors**: {@link PersonNotFound}, {@link CitiesUnknown}; {@link LastAdmin} where nobody would be left to look after people.
 */
export const changePerson = Effect.fn("users.changePerson")(function* (id: string, { why, ...to }: PersonChange) {
  const sql = yield* SqlClient.SqlClient
  return yield* sql.withTransaction(
    Effect.gen(function* () {
      // Writers wait for each other from here on, so that two admins cannot demote one another at once.
      yield* openChange({ what: "person.change", why })
      const [before] = yield* sql<Pick<PersonRow, "role" | "cities" | "deactivated">>`
        SELECT role, cities, deactivated FROM person_role WHERE id = ${id}`
      if (before === undefined) return yield* new PersonNotFound({ who: `the id ${id}` })
      yield* citiesThere(to.cities ?? [])
      const after = { ...before, ...present(to) }
      yield* sql`UPDATE person_role SET role = ${after.role}, cities = ${after.cities}::uuid[], deactivated = ${after.deactivated}
        WHERE id = ${id}`
      const [admins] = yield* sql<{ any: boolean }>`
        SELECT EXISTS (SELECT FROM person_role WHERE role = 'admin' AND NOT deactivated) AS any`
      if (admins?.any !== true) return yield* new LastAdmin()
      if (JSON.stringify(after) !== JSON.stringify(before)) yield* endSessions(id)
      const [person] = yield* people(id)
      return person ?? (yield* new PersonNotFound({ who: `the id ${id}` }))
    })
  )
})
