import { type Coordinates, distanceInKm, foldedForms, foldName, type PlaceIndex } from "@proxeny/domain"
import { hashOf } from "./foldedHash.ts"
import { makeKnownPlaces } from "./KnownPlaces.ts"
import { namesOf, type Place, readPlace } from "./Place.ts"
import { countryNumber, eachNamed, indexNames, type Names, scanLines } from "./scan.ts"
import { codesWithin } from "./territories.ts"

/** How far from the coordinates of a list a place of the same name may lie and still be meant: a city is an area. */
export const nearWithinKm = 30

/** What a list knows of a place that is looked up. */
export interface Sought {
  /** Its names, in any language and script. */
  readonly names: ReadonlyArray<string>
  readonly coordinates: Coordinates
  readonly country?: string
  readonly population?: number
}

/**
 * Finds places by id, by name, or by name and position.
 *
 * **Details**: names are compared folded (`foldName`) with every name GeoNames has, in all languages. Only cities are
 * found by name: not sections of places (PPLX), nor settlements that are not populated places. A country includes
 * its territories that have a code of their own, as lists put Hong Kong in China and Gibraltar in the United Kingdom.
 */
export interface Gazetteer {
  /** The number of places. */
  readonly size: number
  readonly byGeonamesId: (id: string | number) => Place | undefined
  /** Places of that name in a country, or anywhere; among homonyms the larger one first. */
  readonly find: (name: string, country?: string) => ReadonlyArray<Place>
  /**
   * Places with one of the names within 30 km, the best first: the one whose population is nearest to the one given,
   * else the largest, and among equals the nearest.
   */
  readonly near: (sought: Sought) => ReadonlyArray<Place>
  /** The places as the rules of resolution take them; built at the first call. */
  readonly known: () => PlaceIndex
}

/** How far two populations are apart, as the ratio of the larger to the smaller. */
const ratio = (a: number, b: number): number => Math.abs(Math.log(Math.max(a, 1) / Math.max(b, 1)))

/** More than there are lines. */
const lineSpan = 2 ** 20

/** Ids in ascending order, each with its line in the lower digits, since numbers sort many times faster than pairs. */
const idsInOrder = (ids: Uint32Array): Float64Array => Float64Array.from(ids, (id, line) => id * lineSpan + line).sort()

/**
 * Reads the GeoNames table cities500.
 *
 * **Details**: keeps the bytes and a few flat arrays. Looking up a name builds an index first, at the first call.
 */
export const makeGazetteer = (bytes: Uint8Array): Gazetteer => {
  const lines = scanLines(bytes)
  const decoder = new TextDecoder()
  const placeAt = (line: number): Place =>
    readPlace(decoder.decode(bytes.subarray(lines.start[line], (lines.start[line + 1] as number) - 1)))

  let names: Names | undefined
  const nameIndex = (): Names => (names ??= indexNames(bytes, lines))
  const named = (texts: ReadonlyArray<string>, country: string | undefined): ReadonlyArray<Place> => {
    const index = nameIndex()
    const forms = new Set(texts.flatMap(foldedForms))
    const wanted = country === undefined ? undefined : codesWithin(country).map(countryNumber)
    const found = new Set<number>()
    for (const form of forms)
      eachNamed(index, hashOf(form), (line) => {
        if (lines.city[line] === 1 && (wanted === undefined || wanted.includes(lines.country[line] as number)))
          found.add(line)
      })
    // Two names may share a hash, so the names themselves have the last word.
    return [...found].map(placeAt).filter((place) => namesOf(place).some((name) => forms.has(foldName(name))))
  }

  let byId: Float64Array | undefined
  const lineOf = (id: string | number): number | undefined => {
    byId ??= idsInOrder(lines.id)
    const wanted = Number(id)
    let [low, high] = [0, byId.length - 1]
    while (low <= high) {
      const middle = (low + high) >> 1
      const entry = byId[middle] as number
      const seen = Math.floor(entry / lineSpan)
      if (seen === wanted) return entry % lineSpan
      if (seen < wanted) low = middle + 1
      else high = middle - 1
    }
    return undefined
  }
  const byGeonamesId = (id: string | number): Place | undefined => {
    const line = lineOf(id)
    return line === undefined ? undefined : placeAt(line)
  }

  let known: PlaceIndex | undefined

  return {
    size: lines.count,
    byGeonamesId,
    known: () => (known ??= makeKnownPlaces({ bytes, lines, names: nameIndex(), lineOf })),
    find: (name, country) => [...named([name], country)].sort((a, b) => b.population - a.population),
    near: ({ coordinates, country, names: texts, population }) =>
      named(texts, country)
        .map((place) => ({ place, km: distanceInKm(coordinates, place.coordinates) }))
        .filter(({ km }) => km <= nearWithinKm)
        .sort(
          (a, b) =>
            (population === undefined
              ? b.place.population - a.place.population
              : ratio(a.place.population, population) - ratio(b.place.population, population)) || a.km - b.km
        )
        .map(({ place }) => place)
  }
}
