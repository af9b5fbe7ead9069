/** Longitude and latitude in degrees, in this order (RFC 7946, section 3.1.1). */
export type Position = readonly [longitude: number, latitude: number]

/** West, south, east, north; where the box spans the antimeridian, west is greater than east (RFC 7946, section 5.2). */
export type Bounds = readonly [west: number, south: number, east: number, north: number]

/**
 * The smallest box that holds all boxes.
 *
 * **Details**: the box leaves out the widest stretch of longitude that no box touches, so that places on both sides
 * of the antimeridian get a narrow box across it and not one around the world. Undefined where there is no box.
 */
export const boundsOf = (boxes: ReadonlyArray<Bounds>): Bounds | undefined => {
  if (boxes.length === 0) return undefined
  let south = 90
  let north = -90
  const stretches: Array<readonly [number, number]> = []
  for (const [west, low, east, high] of boxes) {
    south = Math.min(south, low)
    north = Math.max(north, high)
    if (west <= east) stretches.push([west, east])
    else stretches.push([west, 180], [-180, east])
  }
  stretches.sort(([a], [b]) => a - b)
  const [first] = stretches
  if (first === undefined) return undefined
  let [west, reach] = [first[0], first[1]]
  let east = reach
  let widest = 0
  for (const [from, to] of stretches) {
    if (from - reach > widest) {
      widest = from - reach
      west = from
      east = reach
    }
    reach = Math.max(reach, to)
  }
  // The gap that crosses the antimeridian; as wide as the widest, it wins, for a box that does not cross is simpler.
  return first[0] + 360 - reach >= widest ? [first[0], south, reach, north] : [west, south, east, north]
}
