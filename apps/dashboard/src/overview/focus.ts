import type { Shapes } from "@proxeny/client"
import { geoInterpolate } from "d3-geo"
import { type Degrees, frames, type Region, regions } from "../map/projection.ts"
import type { Place, Spoke } from "../map/scene.ts"
import { cityName } from "../naming.tsx"

type WorldMap = typeof Shapes.WorldMap.Encoded
type CityDetail = typeof Shapes.CityDetail.Encoded
export type Partner = typeof Shapes.Partner.Encoded

export const regionOf = (text: string | undefined): Region => regions.find((region) => region === text) ?? "world"

/** The places of the map. `cities` names its first positions, or all of them; a place without a name has none yet. */
export const placesOf = (map: WorldMap, cities: WorldMap["labels"]): ReadonlyArray<Place> =>
  map.longitude.map((longitude, index) => {
    const city = cities[index]
    return {
      id: city?.id ?? `#${index}`,
      label: city === undefined ? "" : cityName(city),
      longitude,
      latitude: map.latitude[index] ?? 0,
      weight: map.twinnings[index] ?? 0
    }
  })

export const focusPlace = (city: CityDetail): Place | undefined =>
  city.coordinates === undefined
    ? undefined
    : {
        id: city.id,
        label: cityName(city),
        longitude: city.coordinates.longitude,
        latitude: city.coordinates.latitude,
        weight: city.twinnings
      }

const lookOf = (partner: Partner): Spoke["look"] =>
  partner.state === "ended" || partner.state === "suspended" ? "ended" : partner.conflict ? "disputed" : "plain"

/** The links of a city that a map can draw: those whose other end has coordinates. */
export const spokesOf = (city: CityDetail): ReadonlyArray<Spoke> =>
  city.partners.flatMap((partner) => {
    const { coordinates } = partner.city
    return coordinates === undefined
      ? []
      : [
          {
            look: lookOf(partner),
            to: { id: partner.city.id, label: cityName(partner.city), ...coordinates, weight: 1 }
          }
        ]
  })

/** The places that a map of one city and its partners must show: them, and the great circles between. */
export const frameOf = (city: CityDetail): ReadonlyArray<Degrees> => {
  const { coordinates } = city
  if (coordinates === undefined) return frames.world
  const from: [number, number] = [coordinates.longitude, coordinates.latitude]
  const along = city.partners.flatMap(({ city: { coordinates: end } }) => {
    if (end === undefined) return []
    const between = geoInterpolate(from, [end.longitude, end.latitude])
    return [0.25, 0.5, 0.75, 1].map(between)
  })
  return along.length === 0 ? frames.world : [from, ...along]
}

/** Partners in the order in which they are worth reading: disputed ones, then those that most sources name. */
export const partnersInOrder = (partners: ReadonlyArray<Partner>): ReadonlyArray<Partner> =>
  [...partners].sort(
    (a, b) =>
      Number(b.conflict) - Number(a.conflict) ||
      b.sources - a.sources ||
      cityName(a.city).localeCompare(cityName(b.city))
  )

export const countriesOf = (partners: ReadonlyArray<Partner>): number =>
  new Set(partners.flatMap(({ city }) => (city.country === undefined ? [] : [city.country]))).size
