import type { MultiPolygon } from "geojson"
import { feature } from "topojson-client"
import type { GeometryCollection, Topology } from "topojson-specification"
import fineUrl from "world-atlas/land-50m.json?url"
import coarseUrl from "world-atlas/land-110m.json?url"

/** Antarctica has no city; without it the rest is drawn a quarter larger. */
const isAntarctic = (ring: ReadonlyArray<ReadonlyArray<number>>): boolean =>
  ring.every(([, latitude = 0]) => latitude < -60)

const load = async (url: string): Promise<MultiPolygon> => {
  const topology = (await (await fetch(url)).json()) as Topology<{ land: GeometryCollection }>
  const { features } = feature(topology, topology.objects.land)
  const polygons = features.flatMap(({ geometry }) =>
    geometry.type === "MultiPolygon" ? geometry.coordinates : geometry.type === "Polygon" ? [geometry.coordinates] : []
  )
  return { type: "MultiPolygon", coordinates: polygons.filter(([outer]) => !isAntarctic(outer ?? [])) }
}

const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    return made
  }
}

/** The land of the Earth for the first screen (Natural Earth 1:110m). */
export const loadLand = once(() => load(coarseUrl))

/** The land of the Earth for a closer look (Natural Earth 1:50m), fetched when somebody zooms in. */
export const loadFineLand = once(() => load(fineUrl))
