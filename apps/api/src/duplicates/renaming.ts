import {
  type ActivityReport,
  activityIdOf,
  type CityId,
  type Claim,
  deriveId,
  type Member,
  makeClaim,
  membershipIdOf,
  type NetworkId,
  type PartialDate,
  type TwinningId,
  twinningIdOf
} from "@proxeny/domain"
import type * as Schema from "effect/Schema"

/** What hangs on cities, as far as its ids follow from theirs. */
export interface Hanging {
  readonly twinnings: ReadonlyArray<{ readonly id: string; readonly cities: readonly [string, string] }>
  readonly memberships: ReadonlyArray<{
    readonly id: string
    readonly network: string
    readonly city: string
    readonly through?: string | undefined
  }>
  readonly strategies: ReadonlyArray<{ readonly id: string; readonly city: string; readonly asOf: string }>
  readonly agreements: ReadonlyArray<{
    readonly id: string
    readonly twinning: string
    readonly signedOn?: string | undefined
  }>
  /** Claims on activities: what they report names the twinning. */
  readonly reports: ReadonlyArray<{ readonly subject: string; readonly value: unknown }>
}

/** Which id stands for which from now on, and what is no more, since it would join a city with itself. */
export interface Renaming {
  readonly ids: ReadonlyMap<string, string>
  readonly gone: ReadonlySet<string>
}

/** The ids under which the register holds a pair or a membership already, where it does. */
export interface Held {
  readonly twinning: (a: string, b: string) => string | undefined
  readonly membership: (network: string, city: string, through: string | undefined) => string | undefined
}

const nothingHeld: Held = { twinning: () => undefined, membership: () => undefined }

const field = (value: unknown, key: string): string =>
  value !== null && typeof value === "object" ? String((value as Record<string, unknown>)[key] ?? "") : ""

/** The twinning that a report of an activity names. */
const twinningIn = (report: unknown): string => field(report, "twinning")

const activityId = (value: unknown, twinning: string): string => {
  const { on, title, type } = value as ActivityReport
  return activityIdOf(twinning as TwinningId, type, on as PartialDate, title)
}

/**
 * Works out the new ids of everything that hangs on cities which become others.
 *
 * **Details**: an id that follows from a city or a twinning follows from the new one; one that a list chose otherwise
 * stays. `known` are new ids from before, such as those of an earlier merge.
 */
export const renamingOf = (
  known: Renaming,
  { agreements, memberships, reports, strategies, twinnings }: Hanging,
  held: Held = nothingHeld
): Renaming => {
  const ids = new Map(known.ids)
  const gone = new Set(known.gone)
  const now = (id: string): string => ids.get(id) ?? id
  const set = (old: string, id: string): void => void (old !== id && ids.set(old, id))
  for (const { cities, id } of twinnings) {
    const [a, b] = cities.map(now) as [CityId, CityId]
    if (a === b) gone.add(id)
    else if (cities.some((city) => ids.has(city))) set(id, held.twinning(a, b) ?? twinningIdOf([a, b]))
  }
  for (const { city, id, network, through } of memberships) {
    if (!ids.has(city)) continue
    const member: Member = { kind: "city", city: now(city) as CityId }
    set(
      id,
      held.membership(network, now(city), through) ??
        membershipIdOf(network as NetworkId, member, through as NetworkId | undefined)
    )
  }
  for (const { asOf, city, id } of strategies)
    if (ids.has(city) && id === deriveId("strategy", city, asOf)) set(id, deriveId("strategy", now(city), asOf))
  for (const { id, signedOn = "", twinning } of agreements) {
    if (gone.has(twinning)) gone.add(id)
    else if (ids.has(twinning) && id === deriveId("agreement", twinning, signedOn))
      set(id, deriveId("agreement", now(twinning), signedOn))
  }
  for (const { subject, value } of reports) {
    const twinning = twinningIn(value)
    if (ids.has(twinning) && subject === activityId(value, twinning)) set(subject, activityId(value, now(twinning)))
  }
  return { ids, gone }
}

/** A value with every id in it that has become another, wherever it stands. */
export const renamedValue = <A>(value: A, ids: ReadonlyMap<string, string>): A => {
  const rename = (one: unknown): unknown =>
    typeof one === "string"
      ? (ids.get(one) ?? one)
      : Array.isArray(one)
        ? one.map(rename)
        : one !== null && typeof one === "object"
          ? Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, rename(inner)]))
          : one
  return rename(value) as A
}

/** A claim about what its subject and its value have become; nothing where they are no more. */
export const renamedClaim = (claim: Claim, { gone, ids }: Renaming): Claim | undefined => {
  const { subject } = claim
  if (gone.has(subject.id) || (subject.kind === "activity" && gone.has(twinningIn(claim.value)))) return undefined
  const id = ids.get(subject.id) ?? subject.id
  const value: Schema.Json = renamedValue(claim.value, ids)
  return makeClaim({ ...claim, subject: { kind: subject.kind, id }, value })
}
