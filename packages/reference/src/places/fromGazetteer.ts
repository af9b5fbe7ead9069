import { type Claim, cityIdOf } from "@proxeny/domain"
import type { Gazetteer } from "../gazetteer/Gazetteer.ts"
import { namesOf } from "../gazetteer/Place.ts"
import { sources } from "../sources.ts"
import { about, statedBy } from "../statements/state.ts"
import { cityList } from "./cityList.ts"

/** To be raised when `referencePlaces` says other things of the same cities. */
export const placesVersion = 1

/**
 * Where the cities of the documents lie, how many people live there, and by which other names they are known.
 *
 * **Details**: claims of GeoNames. A population carries no year, since GeoNames gives none; 0 means unknown and is
 * left out. The names come as one claim per city.
 */
export const referencePlaces = (gazetteer: Pick<Gazetteer, "byGeonamesId">): ReadonlyArray<Claim> => {
  const says = statedBy(sources.geonames)
  return cityList.flatMap(({ geonames, name, wikidata }) => {
    const place = gazetteer.byGeonamesId(geonames)
    if (place === undefined) return []
    const city = about("city", cityIdOf({ scheme: "wikidata", value: wikidata[0] }))
    const aliases = [...new Set(namesOf(place))].filter((text) => text !== "" && text !== name)
    return [
      says(geonames, city, "coordinates", { ...place.coordinates }),
      ...(place.population === 0 ? [] : [says(geonames, city, "population", { count: place.population })]),
      ...(aliases.length === 0 ? [] : [says(geonames, city, "aliases", aliases)])
    ]
  })
}
