import { type CityId, type Claim, type Identifier, makeClaim, type Source } from "@proxeny/domain"
import type { ListedCity } from "@proxeny/formats"
import { type Gazetteer, namesOf, type Place } from "@proxeny/reference/gazetteer"
import * as Effect from "effect/Effect"
import { recordedBy } from "./prepare.ts"

/** Look-ups between two pauses, in which what is under way on the connection goes on. */
const atOnce = 100

const pause = Effect.callback<void>((resume) => {
  setImmediate(() => resume(Effect.void))
})

/**
 * Finds listed cities in the gazetteer by name and place.
 *
 * **Details**: only cities with coordinates, and only a place whose name or other name is theirs within 30 km; the best
 * by population where there are several. Gives the position of the city in the list with its place.
 */
export const lookUp = Effect.fn("imports.lookUp")(function* (gazetteer: Gazetteer, cities: ReadonlyArray<ListedCity>) {
  const found = new Map<number, Place>()
  for (const [i, city] of cities.entries()) {
    if (i % atOnce === atOnce - 1) yield* pause
    if (city.coordinates === undefined) continue
    const [place] = gazetteer.near({
      names: city.names.map(({ text }) => text),
      coordinates: city.coordinates,
      ...(city.country === undefined ? {} : { country: city.country }),
      ...(city.population === undefined ? {} : { population: city.population.count })
    })
    if (place !== undefined) found.set(i, place)
  }
  return found
})

/**
 * What the gazetteer adds to cities: its id and other names, as claims of its own.
 *
 * **Details**: an id that another city holds is left alone: that two records are one city is for a person to say.
 */
export const enrich = (
  cities: ReadonlyArray<{ readonly id: CityId }>,
  places: ReadonlyMap<number, Place>,
  source: Source,
  cityOf: (identifier: Identifier) => CityId | undefined
): ReadonlyMap<CityId, ReadonlyArray<Claim>> => {
  const taken = new Map<string, CityId>()
  const claims = new Map<CityId, ReadonlyArray<Claim>>()
  for (const [i, place] of places) {
    const id = cities[i]?.id
    if (id === undefined) continue
    const identifier = { scheme: "geonames", value: place.geonamesId } as const
    const holder = cityOf(identifier) ?? taken.get(place.geonamesId) ?? id
    if (holder !== id) continue
    taken.set(place.geonamesId, id)
    const content = {
      subject: { kind: "city", id } as const,
      source: source.id,
      locator: `geonameid ${place.geonamesId}`,
      recordedBy
    }
    claims.set(id, [
      makeClaim({ ...content, attribute: "identifier", value: identifier }),
      makeClaim({ ...content, attribute: "aliases", value: [...new Set(namesOf(place))] })
    ])
  }
  return claims
}
