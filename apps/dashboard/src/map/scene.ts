import { geoGraticule, geoPath } from "d3-geo"
import type { MultiPolygon } from "geojson"
import { makeProjection, type Point, project } from "./projection.ts"

/** A city as the map knows it. */
export interface Place {
  readonly id: string
  readonly label: string
  readonly longitude: number
  readonly latitude: number
  /** What decides how large its dot is and whether its name is shown: its number of links. */
  readonly weight: number
}

/** A highlighted link from the focus to a place. */
export interface Spoke {
  readonly to: Place
  readonly look: "plain" | "disputed" | "ended"
}

/** A link as a pair of positions in the list of places. */
export type Link = readonly [from: number, to: number]

const coarse = makeProjection(0.5)
const fine = makeProjection(0.05)

/** Coasts have points enough: bending the lines between them would cost more than it shows. */
const unbent = makeProjection(0)

export const landPath = (land: MultiPolygon): Path2D => {
  const path = new Path2D()
  geoPath(unbent, path as never)(land)
  return path
}

export const graticulePath = (): Path2D => {
  const path = new Path2D()
  geoPath(coarse, path as never)(geoGraticule().step([15, 15])())
  return path
}

const arc = (from: Place, to: Place) => ({
  type: "LineString" as const,
  coordinates: [
    [from.longitude, from.latitude],
    [to.longitude, to.latitude]
  ]
})

/** Links a path: enough that strokes are few, few enough that where many links meet the ink adds up. */
const linksPerPath = 40

/** The great circles of all links, on the plane of the map. */
export const linkPaths = (places: ReadonlyArray<Place>, links: ReadonlyArray<Link>): ReadonlyArray<Path2D> => {
  const paths: Array<Path2D> = []
  for (let at = 0; at < links.length; at += linksPerPath) {
    const path = new Path2D()
    const draw = geoPath(coarse, path as never)
    for (let i = at; i < Math.min(at + linksPerPath, links.length); i++) {
      const from = places[links[i]?.[0] ?? -1]
      const to = places[links[i]?.[1] ?? -1]
      if (from !== undefined && to !== undefined) draw(arc(from, to))
    }
    paths.push(path)
  }
  return paths
}

export const spokePath = (from: Place, to: Place): Path2D => {
  const path = new Path2D()
  geoPath(fine, path as never)(arc(from, to))
  return path
}

export const pointOf = (place: Place): Point => project([place.longitude, place.latitude])
