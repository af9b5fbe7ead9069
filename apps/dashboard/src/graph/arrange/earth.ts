import { project } from "../../map/projection.ts"
import type { Scene } from "../Scene.ts"

/** Where cities lie on the plane of the map, x and y in turn; NaN for what has no known coordinates. */
export const placesOnEarth = ({ nodes }: Scene): Float64Array => {
  const places = new Float64Array(2 * nodes.length).fill(Number.NaN)
  nodes.forEach(({ latitude, longitude }, index) => {
    if (latitude !== undefined && longitude !== undefined) places.set(project([longitude, latitude]), 2 * index)
  })
  return places
}

/** The places that the answer gives, where it gives one for every node; y goes up there, and down on the screen. */
export const givenPlaces = ({ nodes }: Scene): Float64Array | undefined => {
  if (nodes.length === 0 || nodes.some(({ x, y }) => x === undefined || y === undefined)) return undefined
  const places = new Float64Array(2 * nodes.length)
  nodes.forEach(({ x = 0, y = 0 }, index) => {
    places[2 * index] = x
    places[2 * index + 1] = -y
  })
  return places
}
