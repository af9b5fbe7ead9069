import { floats } from "./arrays.ts"
import type { Csr } from "./Csr.ts"
import { type Position, tagged } from "./tagged.ts"

/** A latitude or a longitude is not one: beyond −90..90 or −180..180 degrees. */
export class InvalidCoordinates extends /* @__PURE__ */ tagged<"InvalidCoordinates", Position>(
  "InvalidCoordinates",
  "position"
) {
  /** Which node or point it is, from 0; absent when the fault is in how many there are. */
  declare readonly position: number | undefined
}

const radians = Math.PI / 180

const check = (values: ArrayLike<number>, what: string, most: number): void => {
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number
    if (!Number.isNaN(value) && !(Number.isFinite(value) && Math.abs(value) <= most))
      throw new InvalidCoordinates(
        `${what}[${i}] must be in −${most}..${most} degrees, or NaN where it is not known, not ${String(value)}`,
        i
      )
  }
}

const between = (lat1: number, lon1: number, lat2: number, lon2: number): number => {
  const north = Math.sin(((lat2 - lat1) * radians) / 2)
  const east = Math.sin(((lon2 - lon1) * radians) / 2)
  const h = north ** 2 + Math.cos(lat1 * radians) * Math.cos(lat2 * radians) * east ** 2
  return 2 * 6371.0088 * Math.asin(Math.min(1, Math.sqrt(h)))
}

/**
 * The great-circle distance between two points in kilometres, 0..20,016; `NaN` where a coordinate is `NaN`, not known.
 *
 * **Details**
 *
 * Degrees north and east. The haversine formula on a sphere of 6,371.0088 km, the mean radius of the Earth (IUGG); off by
 * 0.5 % at most against the ellipsoid.
 *
 * @throws {InvalidCoordinates} when a latitude is not in −90..90 or a longitude not in −180..180; its position is 0 for the
 * first point, 1 for the second
 */
export const greatCircle = (lat1: number, lon1: number, lat2: number, lon2: number): number => {
  check([lat1, lat2], "latitudes", 90)
  check([lon1, lon2], "longitudes", 180)
  return between(lat1, lon1, lat2, lon2)
}

/**
 * How many kilometres each link spans.
 *
 * **When to use**
 *
 * To ask how far cities look for partners.
 *
 * **Details**
 *
 * One value a link, in the order of the links `a < b`, ascending: by `a`, then by `b`; `NaN` where the place of either end
 * is not known. `latitudes` and `longitudes` give each node's place in degrees, `NaN` where it is not known. Time linear;
 * see {@link greatCircle} for the formula.
 *
 * **Gotchas**
 *
 * 0, 0 is a place in the Gulf of Guinea: what is not known must be `NaN`.
 *
 * @throws {InvalidCoordinates} when there is not one latitude and one longitude a node, or one is out of its range; its
 * position is the node
 */
export const linkDistances = (
  { neighbours, nodes, offsets, links }: Csr,
  latitudes: ArrayLike<number>,
  longitudes: ArrayLike<number>
): Float64Array => {
  if (latitudes.length !== nodes || longitudes.length !== nodes)
    throw new InvalidCoordinates(
      `there are ${nodes} nodes, ${latitudes.length} latitudes and ${longitudes.length} longitudes`
    )
  check(latitudes, "latitudes", 90)
  check(longitudes, "longitudes", 180)
  const result = floats(links)
  let link = 0
  for (let a = 0; a < nodes; a++)
    for (let i = offsets[a] as number; i < (offsets[a + 1] as number); i++) {
      const b = neighbours[i] as number
      if (b > a)
        result[link++] = between(
          latitudes[a] as number,
          longitudes[a] as number,
          latitudes[b] as number,
          longitudes[b] as number
        )
    }
  return result
}
