import { type Actor, anyone, type CityId, mayDo, privateAttributes } from "@proxeny/domain"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as SqlClient from "effect/sql/SqlClient"
import { CurrentActor } from "../history/change.ts"

/** Whether claims on an attribute are for the offices of the cities that they are about, and for nobody else. */
export const isPrivate = (attribute: string): boolean => privateAttributes.includes(attribute)

const mayRead = (actor: Actor, cities: ReadonlyArray<string>): boolean =>
  // What is private is never open to strangers, whatever the installation is.
  Result.isSuccess(mayDo(actor, "private.read", cities as ReadonlyArray<CityId>, false))

/**
 * Notes whether it was asked what whoever asks may know: what is made without that is the same for everybody.
 *
 * **Details**: `isAsked` becomes true and never false again.
 */
export class Discretion {
  isAsked = false
}

/** Where it is noted that an answer depends on who asks, while one is made for which somebody wants to know that. */
export const CurrentDiscretion = Context.Reference<Discretion | undefined>("@proxeny/api/CurrentDiscretion", {
  defaultValue: () => undefined
})

/** Notes that what is being made depends on who asks. */
export const dependsOnWhoAsks = Effect.map(CurrentDiscretion, (discretion) => {
  if (discretion !== undefined) discretion.isAsked = true
})

/** Tells whether whoever asks may read what the offices of some cities keep for themselves. */
export const mayReadPrivate = Effect.gen(function* () {
  const actor = yield* CurrentActor
  const discretion = yield* CurrentDiscretion
  return (cities: ReadonlyArray<string>): boolean => {
    if (discretion !== undefined) discretion.isAsked = true
    return mayRead(actor, cities)
  }
})

const reachOf = (actor: Actor): "all" | ReadonlyArray<string> =>
  mayRead(actor, []) ? "all" : actor.kind === "person" ? actor.cities.filter((city) => mayRead(actor, [city])) : []

/** Most who ask are strangers, and to refuse somebody takes a while. */
const reachOfAnyone = reachOf(anyone)

/** The cities whose private claims whoever asks may read: all, or some, or none. Nothing is noted of who asked for it. */
export const reachOfAsker = Effect.map(CurrentActor, (actor) => (actor === anyone ? reachOfAnyone : reachOf(actor)))

/** The same, for what is made for whoever asks. */
export const privateReach = Effect.andThen(dependsOnWhoAsks, reachOfAsker)

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
