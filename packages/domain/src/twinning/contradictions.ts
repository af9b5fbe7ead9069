import type { CityId, ClaimId, TwinningId } from "../base/identity.ts"
import type { CountryCode } from "../city/City.ts"
import { resolvedValue } from "../evidence/conflicts.ts"
import type { Evidence, Pinned, Policy } from "../evidence/resolve.ts"

/** A list that claims to name every twin of a city in one country; an empty list says that there is none. */
export interface TwinsInCountry {
  readonly claim: ClaimId
  readonly city: CityId
  readonly country: CountryCode
  readonly partners: ReadonlyArray<CityId>
}

/** A twinning that at least one claim says exists. */
export interface RecordedTwinning {
  readonly id: TwinningId
  readonly cities: readonly [CityId, CityId]
  readonly evidence: ReadonlyArray<ClaimId>
}

/** A twinning on record that a list of all twins leaves out. */
export interface LeftOut {
  readonly city: CityId
  readonly partner: CityId
  readonly twinning: TwinningId
  /** The claim of the list. */
  readonly list: ClaimId
  /** The claims that the twinning exists. */
  readonly evidence: ReadonlyArray<ClaimId>
}

/** What a person decided where a list of all twins leaves out a twinning on record: which of the two holds, and why. */
export interface LeftOutDecided {
  readonly twinning: TwinningId
  /** The claim of the list. */
  readonly list: ClaimId
  readonly holds: "list" | "twinning"
  readonly reason: string
}

/**
 * Whether a twinning is there: not where its claims come to `false`, nor where a person decided that a list is right to leave
 * it out.
 */
export const twinningExists = (
  id: TwinningId,
  evidence: ReadonlyArray<Evidence>,
  policy: Policy,
  decisions: ReadonlyArray<Pinned> = [],
  leftOutDecided: ReadonlyArray<LeftOutDecided> = []
): boolean =>
  !leftOutDecided.some(({ holds, twinning }) => holds === "list" && twinning === id) &&
  resolvedValue(evidence, { kind: "twinning", id }, "exists", policy, decisions) !== false

/**
 * Finds the twinnings that contradict a complete list of a city's twins in one country.
 *
 * **When to use**: a table that prints "n.a." for a city, or one partner, says that there are no others; another
 * source may know one. Both are kept and both are shown.
 *
 * **Details**: one result per list and twinning left out, in the order of the lists; a partner whose country is
 * unknown contradicts nothing.
 */
export const leftOut = (
  lists: ReadonlyArray<TwinsInCountry>,
  twinnings: ReadonlyArray<RecordedTwinning>,
  countryOf: (city: CityId) => CountryCode | undefined
): ReadonlyArray<LeftOut> => {
  const byCity = new Map<CityId, Array<RecordedTwinning>>()
  for (const twinning of twinnings)
    for (const city of twinning.cities) {
      const held = byCity.get(city)
      if (held === undefined) byCity.set(city, [twinning])
      else held.push(twinning)
    }
  return lists.flatMap((list) =>
    (byCity.get(list.city) ?? []).flatMap((twinning): ReadonlyArray<LeftOut> => {
      const [a, b] = twinning.cities
      const partner = a === list.city ? b : a
      return countryOf(partner) === list.country && !list.partners.includes(partner)
        ? [{ city: list.city, partner, twinning: twinning.id, list: list.claim, evidence: twinning.evidence }]
        : []
    })
  )
}
