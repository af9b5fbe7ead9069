import * as Schema from "effect/Schema"
import { CityId } from "../base/identity.ts"

/**
 * What somebody is in an installation, each role more than the one before it.
 *
 * **Details**: a `viewer` reads, an `editor` keeps the records of named cities, a `steward` looks after what all cities share
 * (sources, networks, merges, rubrics), an `admin` looks after people and settings.
 */
export const Role = Schema.Literals(["viewer", "editor", "steward", "admin"])
export type Role = typeof Role.Type

/** What an API key may be used for; a key never gives more than the role of the person it belongs to. */
export const Scope = Schema.Literals(["read", "write", "import", "manage"])
export type Scope = typeof Scope.Type

/**
 * Somebody who is signed in, in a browser or with an API key.
 *
 * **Details**: `cities` are those whose records the person keeps, and whose private records a viewer may read; they do not
 * matter for stewards and admins. `scopes` are there for a key only.
 */
export const Person = Schema.Struct({
  kind: Schema.Literal("person"),
  id: Schema.NonEmptyString,
  name: Schema.NonEmptyString,
  role: Role,
  cities: Schema.Array(CityId),
  scopes: Schema.optionalKey(Schema.Array(Scope))
})
export type Person = typeof Person.Type

/** Who asks: somebody unknown, a person, or the installation itself, as on its own command line. */
export const Actor = Schema.Union([
  Schema.Struct({ kind: Schema.Literal("anyone") }),
  Person,
  Schema.Struct({ kind: Schema.Literal("installation"), name: Schema.NonEmptyString })
])
export type Actor = typeof Actor.Type

export const anyone: Actor = { kind: "anyone" }
