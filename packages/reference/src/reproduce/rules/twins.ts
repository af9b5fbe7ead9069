import { type CityId, CountryCode, leftOut, type TwinsInCountry } from "@proxeny/domain"
import * as Schema from "effect/Schema"
import { list, named, pairText } from "../words.ts"
import { type Contradiction, contradiction, type Rule } from "./Contradiction.ts"

const isList = Schema.is(Schema.Struct({ country: CountryCode, partners: Schema.Array(Schema.String) }))
const isCount = Schema.is(Schema.Struct({ count: Schema.Finite, country: CountryCode }))
const isPart = Schema.is(Schema.Struct({ city: Schema.String }))

/** A list of all twins in a country leaves out a twinning on record (`leftOut` of the domain). */
export const leftOutOfLists: Rule = (view) => {
  const lists = new Map(view.on("twins-in-country").map((claim) => [claim.id, claim]))
  const complete = [...lists.values()].flatMap(
    ({ id, subject, value }): ReadonlyArray<TwinsInCountry> =>
      isList(value)
        ? [
            {
              claim: id,
              city: subject.id as CityId,
              country: value.country,
              partners: value.partners as ReadonlyArray<CityId>
            }
          ]
        : []
  )
  const twinnings = view.twinnings
  return leftOut(complete, twinnings, view.countryOf).flatMap(({ city, list: id, twinning }) => {
    const claim = lists.get(id)
    const record = twinnings.find((one) => one.id === twinning)
    if (claim === undefined || record === undefined || !isList(claim.value)) return []
    return [
      contradiction(
        named(city),
        { says: `twins in ${claim.value.country}: ${list(claim.value.partners)}`, claims: [claim] },
        { says: `${pairText(...record.cities)} are twins`, claims: record.claims }
      )
    ]
  })
}

/** More twinnings with a country are on record than a source counts. */
export const moreThanCounted: Rule = (view) =>
  view.on("twin-count").flatMap((claim): ReadonlyArray<Contradiction> => {
    const { subject, value } = claim
    if (!isCount(value)) return []
    const inCountry = view.twinnings.flatMap((record) => {
      const [a, b] = record.cities
      const partner = a === subject.id ? b : b === subject.id ? a : undefined
      return partner !== undefined && view.countryOf(partner) === value.country ? [{ partner, record }] : []
    })
    return inCountry.length > value.count
      ? [
          contradiction(
            named(subject.id),
            { says: `${value.count} in ${value.country}`, claims: [claim] },
            {
              says: `${inCountry.length} in ${value.country}: ${list(inCountry.map(({ partner }) => partner))}`,
              claims: inCountry.flatMap(({ record }) => record.claims)
            }
          )
        ]
      : []
  })

/** A pair stands in one table, and not in another table of twinnings between the same two countries. */
export const onlyInTable =
  (table: string, other: string): Rule =>
  (view) => {
    const rows = (name: string) => view.pairs.filter(({ claim }) => claim.locator.startsWith(`${name},`))
    const [here, there] = [rows(table), rows(other)]
    const countries = (cities: readonly [CityId, CityId]): string => cities.map(view.countryOf).sort().join()
    const covered = new Set(there.map(({ cities }) => countries(cities)))
    return here
      .filter(
        ({ cities, claim }) =>
          covered.has(countries(cities)) && !there.some((row) => row.claim.subject.id === claim.subject.id)
      )
      .map(({ cities, claim }) =>
        contradiction(
          pairText(...cities),
          { says: `in ${table}`, claims: [claim] },
          {
            says: `not in ${other}`,
            claims: there.map((row) => row.claim)
          }
        )
      )
  }

/** A city is twinned with a city in one place and with a part of that city in another. */
export const twoLevels: Rule = (view) =>
  view.on("part-of").flatMap(({ subject: part, value }): ReadonlyArray<Contradiction> => {
    if (!isPart(value)) return []
    const twinnings = view.twinnings
    const partnersOf = (city: string) =>
      twinnings.flatMap((record) => {
        const [a, b] = record.cities
        return a === city ? [{ partner: b, record }] : b === city ? [{ partner: a, record }] : []
      })
    return partnersOf(part.id).flatMap(({ partner, record }) =>
      partnersOf(value.city)
        .filter((whole) => whole.partner === partner)
        .map((whole) =>
          contradiction(
            named(partner),
            { says: `${pairText(...whole.record.cities)} are twins`, claims: whole.record.claims },
            { says: `${pairText(...record.cities)} are twins`, claims: record.claims }
          )
        )
    )
  })
