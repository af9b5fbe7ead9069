import type { CityId } from "../../base/identity.ts"
import { distanceInKm } from "../Coordinates.ts"
import type { Identifier, IdentifierScheme } from "../Identifier.ts"
import type { ComparedCity } from "./ComparedCity.ts"
import type { DuplicateRules, Tier } from "./DuplicateRules.ts"

/**
 * One thing that speaks for or against two records being one city, with its weight.
 *
 * **Details**: what comes in twos stands in the order of the cities of the pair.
 */
export type DuplicateReason = { readonly weight: number } & (
  | {
      readonly kind: "same-name"
      /** The name they share, folded. */
      readonly name: string
      readonly as: "main" | "other" | "both-other"
      /** How many other cities of the country are shown under it. */
      readonly namesakes: number
    }
  | { readonly kind: "country-unknown" }
  | { readonly kind: "other-country"; readonly countries: readonly [string, string] }
  | { readonly kind: "shared-id"; readonly identifier: Identifier }
  | { readonly kind: "different-ids"; readonly scheme: IdentifierScheme }
  | { readonly kind: "distance"; readonly km: number }
  | { readonly kind: "population"; readonly counts: readonly [number, number] }
  | { readonly kind: "common-partners"; readonly partners: ReadonlyArray<CityId> }
  | { readonly kind: "twinned-with-each-other" }
  | { readonly kind: "other-division"; readonly divisions: readonly [string, string] }
)

/** Two records that may be one city: how likely, and why. */
export interface PossibleDuplicate {
  /** The smaller id first. */
  readonly cities: readonly [CityId, CityId]
  /** The share that the weights stand for, 0 to 1: an order to look in, set by judgement and not by counting. */
  readonly score: number
  readonly reasons: ReadonlyArray<DuplicateReason>
  /** The version of the rules. */
  readonly rules: string
}

/** The share that a sum of weights stands for. */
export const shareOf = (weight: number): number => 1 / (1 + Math.exp(-weight))

const weightAt = (value: number, of: { readonly tiers: ReadonlyArray<Tier>; readonly beyond: number }): number =>
  of.tiers.find(({ upTo }) => value <= upTo)?.weight ?? of.beyond

const key = ({ scheme, value }: Identifier): string => `${scheme}/${value}`

/** How many cities of a country are shown under a name. */
export type Bearers = (name: string, country: string | undefined) => number

/** What the best name that both bear says, or nothing where they share none. */
const nameReason = (
  a: ComparedCity,
  b: ComparedCity,
  bearers: Bearers,
  rules: DuplicateRules
): DuplicateReason | undefined => {
  const ofB = new Set([b.main, ...b.others])
  const country = a.country ?? b.country
  let best: (DuplicateReason & { readonly kind: "same-name" }) | undefined
  for (const name of [a.main, ...a.others]) {
    if (name === "" || !ofB.has(name)) continue
    const mains = Number(a.main === name) + Number(b.main === name)
    // The two themselves are no others; one of them is only where it was counted.
    const own = [a, b].filter((city) => city.main === name && (country === undefined || city.country === country))
    const namesakes = bearers(name, country) - own.length
    const base = mains === 2 ? rules.name.main : mains === 1 ? rules.name.other : rules.name.bothOther
    const weight = base + rules.perLogNamesakes * Math.log(1 + namesakes)
    // Of two names of one weight the first in the alphabet is told, so that the order of names does not matter.
    if (best === undefined || weight > best.weight || (weight === best.weight && name < best.name))
      best = {
        kind: "same-name",
        name,
        as: mains === 2 ? "main" : mains === 1 ? "other" : "both-other",
        namesakes,
        weight
      }
  }
  return best
}

const idReasons = (a: ComparedCity, b: ComparedCity, rules: DuplicateRules): ReadonlyArray<DuplicateReason> => {
  const ofB = new Set(b.identifiers.map(key))
  const [shared] = a.identifiers.filter((one) => ofB.has(key(one))).sort((x, y) => (key(x) < key(y) ? -1 : 1))
  if (shared !== undefined) return [{ kind: "shared-id", identifier: shared, weight: rules.sharedId }]
  const schemes = new Set(b.identifiers.map(({ scheme }) => scheme))
  return [...new Set(a.identifiers.map(({ scheme }) => scheme))]
    .filter((scheme) => schemes.has(scheme))
    .sort()
    .map((scheme) => ({ kind: "different-ids", scheme, weight: rules.differentIds }))
}

const partnerReasons = (a: ComparedCity, b: ComparedCity, rules: DuplicateRules): ReadonlyArray<DuplicateReason> => {
  const ofB = new Set(b.partners)
  const common = [...new Set(a.partners.filter((partner) => ofB.has(partner)))].sort()
  const { each, most } = rules.commonPartners
  return [
    ...(common.length === 0
      ? []
      : [{ kind: "common-partners", partners: common, weight: Math.min(each * common.length, most) } as const]),
    ...(a.partners.includes(b.id) || b.partners.includes(a.id)
      ? [{ kind: "twinned-with-each-other", weight: rules.twinnedWithEachOther } as const]
      : [])
  ]
}

/** What the places say: countries, divisions, distance. Two countries are no pair unless an id says otherwise. */
const placeReasons = (a: ComparedCity, b: ComparedCity, rules: DuplicateRules): ReadonlyArray<DuplicateReason> => [
  ...(a.country === undefined || b.country === undefined
    ? [{ kind: "country-unknown", weight: rules.countryUnknown } as const]
    : a.country === b.country
      ? []
      : [{ kind: "other-country", countries: [a.country, b.country], weight: rules.otherCountry } as const]),
  ...(a.division === undefined || b.division === undefined || a.division === b.division
    ? []
    : [{ kind: "other-division", divisions: [a.division, b.division], weight: rules.otherDivision } as const]),
  ...(a.coordinates === undefined || b.coordinates === undefined
    ? []
    : [distanceReason(distanceInKm(a.coordinates, b.coordinates), rules)])
]

const distanceReason = (km: number, rules: DuplicateRules): DuplicateReason => ({
  kind: "distance",
  km,
  weight: weightAt(km, rules.distance)
})

/**
 * Compares two records, whichever is named first.
 *
 * Returns undefined where they share neither a name nor an id, or lie in two countries and share no id.
 *
 * @internal
 */
export const comparePair = (
  one: ComparedCity,
  other: ComparedCity,
  bearers: Bearers,
  rules: DuplicateRules
): PossibleDuplicate | undefined => {
  const [a, b] = one.id < other.id ? [one, other] : [other, one]
  const ids = idReasons(a, b, rules)
  const shared = ids.some(({ kind }) => kind === "shared-id")
  const name = nameReason(a, b, bearers, rules)
  const abroad = a.country !== undefined && b.country !== undefined && a.country !== b.country
  if (!shared && (name === undefined || abroad)) return undefined
  const [x, y] = [a.population ?? 0, b.population ?? 0]
  const reasons: ReadonlyArray<DuplicateReason> = [
    ...(name === undefined ? [] : [name]),
    ...ids,
    ...placeReasons(a, b, rules),
    ...(x > 0 && y > 0
      ? [
          {
            kind: "population",
            counts: [x, y],
            weight: weightAt(Math.max(x, y) / Math.min(x, y), rules.population)
          } as const
        ]
      : []),
    ...partnerReasons(a, b, rules)
  ]
  return {
    cities: [a.id, b.id],
    score: shareOf(reasons.reduce((sum, { weight }) => sum + weight, 0)),
    reasons,
    rules: rules.version
  }
}
