import {
  type CityId,
  CityId as CityIdSchema,
  type Claim,
  cityIdOf,
  deriveId,
  type Identifier,
  makeClaim,
  pairOf,
  type Source,
  type TwinningId,
  twinningIdOf
} from "@proxeny/domain"
import type { ListedCity, Listing, Rejection } from "@proxeny/formats"
import * as Result from "effect/Result"
import type * as Schema from "effect/Schema"
import type { Batch } from "../register/Batch.ts"
import { nothing } from "../register/Batch.ts"

/** What is known when a list is prepared: the source it stands for, and which city holds which id already. */
export interface Known {
  readonly source: Source
  readonly cityOf: (identifier: Identifier) => CityId | undefined
}

/** Where the rows of a list ended up, so that each can be counted once. */
export interface Prepared {
  readonly batch: Batch
  /** For each listed city: the city it is, and the claims it brings. */
  readonly cities: ReadonlyArray<{ readonly id: CityId; readonly claims: ReadonlyArray<string> }>
  readonly twinnings: ReadonlyArray<{ readonly id: TwinningId; readonly claims: ReadonlyArray<string> }>
  readonly rejected: ReadonlyArray<Rejection>
}

/** Who recorded the claims of a list. */
export const recordedBy = "import"

const identify = (city: ListedCity, known: Known): CityId => {
  for (const identifier of city.identifiers) {
    const held = known.cityOf(identifier)
    if (held !== undefined) return held
  }
  const [first] = city.identifiers
  return first === undefined ? CityIdSchema.make(deriveId("city", known.source.id, city.key)) : cityIdOf(first)
}

/** What a list says of a city, as claims: stands where the row stands, by its key and not by its line. */
const statements = (city: ListedCity): ReadonlyArray<readonly [attribute: string, value: Schema.Json]> => [
  ...city.names.map((name) => ["name", name] as const),
  ...city.identifiers.map((identifier) => ["identifier", identifier] as const),
  ...(city.country === undefined ? [] : [["country", city.country] as const]),
  ...(city.country === undefined && city.countryAsPrinted !== undefined
    ? [["country-as-printed", city.countryAsPrinted] as const]
    : []),
  ...(city.coordinates === undefined ? [] : [["coordinates", city.coordinates] as const]),
  ...(city.population === undefined ? [] : [["population", city.population] as const])
]

/**
 * Turns a list into what is to be written.
 *
 * **Details**: a listed city is the city that holds one of its ids, else a new one whose id follows from its first
 * id. The locator names the row by its key, with the line as a note, so that a row that moves in the next edition of
 * a list is still the same claim. Two listed cities that are one city make a twinning between them a self-twinning:
 * rejected, with the reason.
 */
export const prepare = (listing: Listing, known: Known): Prepared => {
  const claims: Array<Claim> = []
  const ids = new Map<string, CityId>()
  const claim = (
    subject: Claim["subject"],
    attribute: string,
    value: Schema.Json,
    row: string,
    line: number
  ): string => {
    const made = makeClaim({
      subject,
      attribute,
      value,
      source: known.source.id,
      locator: row,
      recordedBy,
      note: `line ${line}`
    })
    claims.push(made)
    return made.id
  }

  const cities = listing.cities.map((city) => {
    const id = identify(city, known)
    ids.set(city.key, id)
    const subject = { kind: "city", id } as const
    const made = statements(city).map(([attribute, value]) =>
      claim(subject, attribute, value, `${city.at.file}: ${city.key}`, city.at.line)
    )
    return { id, claims: made }
  })

  const rejected: Array<Rejection> = []
  const pairs = new Map<TwinningId, readonly [CityId, CityId]>()
  const twinnings = listing.twinnings.flatMap((listed) => {
    const [a, b] = [ids.get(listed.a), ids.get(listed.b)]
    if (a === undefined || b === undefined) return []
    const pair = pairOf(a, b)
    if (Result.isFailure(pair)) {
      rejected.push({
        at: listed.at,
        what: "twinning",
        text: `${listed.a}, ${listed.b}`,
        reason: `${listed.a} and ${listed.b} are two ids of one city, and a city cannot be twinned with itself`,
        remedy: "name two different cities, or leave the row out"
      })
      return []
    }
    const id = twinningIdOf(pair.success)
    pairs.set(id, pair.success)
    const locator = `${listed.at.file}: ${listed.a}, ${listed.b}`
    return [{ id, claims: [claim({ kind: "twinning", id }, "exists", true, locator, listed.at.line)] }]
  })

  return {
    batch: {
      ...nothing,
      sources: [known.source],
      cities: [...new Set(cities.map(({ id }) => id))].map((id) => ({ id })),
      twinnings: [...pairs].map(([id, pair]) => ({ id, cities: pair })),
      claims
    },
    cities,
    twinnings,
    rejected
  }
}
