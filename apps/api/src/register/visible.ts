import { type Actor, anyone, type CityId, mayDo, privateAttributes } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as SqlClient from "effect/sql/SqlClient"
import { CurrentActor } from "../history/change.ts"

/** Whether claims on an attribute are for the offices of the cities that they are about, and for nobody else. */
export const isPrivate = (attribute: string): boolean => privateAttributes.includes(attribute)

const mayRead = (actor: Actor, cities: ReadonlyArray<string>): boolean =>
  // What is private is never open to strangers, whatever the installation is.
  Result.isSuccess(mayDo(actor, "private.read", cities as ReadonlyArray<CityId>, false))

/** Tells whether whoever asks may read what the offices of some cities keep for themselves. */
export const mayReadPrivate = Effect.map(
  CurrentActor,
  (actor) =>
    (cities: ReadonlyArray<string>): boolean =>
      mayRead(actor, cities)
)

const reachOf = (actor: Actor): "all" | ReadonlyArray<string> =>
  mayRead(actor, []) ? "all" : actor.kind === "person" ? actor.cities.filter((city) => mayRead(actor, [city])) : []

/** Most who ask are strangers, and to refuse somebody takes a while. */
const reachOfAnyone = reachOf(anyone)

/** The cities whose private claims whoever asks may read: all, or some, or none. */
export const privateReach = Effect.map(CurrentActor, (actor) => (actor === anyone ? reachOfAnyone : reachOf(actor)))

/** The claims that everybody may know of, as a condition on the columns of `claim`. */
export const isOpenClaim = (sql: SqlClient.SqlClient) => sql`NOT attribute = ANY(${privateAttributes})`

/** The claims that go out in files, as a condition in SQL: to the installation itself all, to anybody else what is open. */
export const exportedClaims = Effect.map(CurrentActor, ({ kind }) =>
  kind === "installation" ? "true" : `NOT attribute = ANY('{${privateAttributes.join(",")}}')`
)

/** The claims that whoever asks may know of, as a condition on the columns of `claim`. */
export const isVisibleClaim = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const reach = yield* privateReach
  if (reach === "all") return sql`true`
  if (reach.length === 0) return isOpenClaim(sql)
  return sql`(${isOpenClaim(sql)} OR subject_kind = 'city' AND subject_id = ANY(${reach}::uuid[])
    OR subject_kind = 'twinning' AND subject_id IN (
      SELECT id FROM twinning WHERE city_a = ANY(${reach}::uuid[]) OR city_b = ANY(${reach}::uuid[])))`
})
