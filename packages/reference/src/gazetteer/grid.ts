import { distanceInKm } from "@proxeny/domain"

/** Points of the globe by cells of one degree. */
export interface Grid {
  /** Calls back with every point within a distance, in no order; those that `skip` says yes to are not measured. */
  readonly within: (
    latitude: number,
    longitude: number,
    km: number,
    visit: (point: number) => void,
    skip?: (point: number) => boolean
  ) => void
}

const columns = 360
const kmPerDegree = 110.5

const rowOf = (latitude: number): number => Math.min(179, Math.max(0, Math.floor(latitude + 90)))
const columnOf = (longitude: number): number => (((Math.floor(longitude) + 180) % columns) + columns) % columns

/** Sorts points into cells; a search reads the cells that can hold what it seeks, across the 180th meridian too. */
export const makeGrid = (latitude: Float32Array, longitude: Float32Array): Grid => {
  const start = new Uint32Array(180 * columns + 1)
  const cellOf = (k: number): number => rowOf(latitude[k] as number) * columns + columnOf(longitude[k] as number)
  for (let k = 0; k < latitude.length; k++) start[cellOf(k) + 1] = (start[cellOf(k) + 1] as number) + 1
  for (let c = 0; c < 180 * columns; c++) start[c + 1] = (start[c + 1] as number) + (start[c] as number)
  const fill = start.slice()
  const point = new Uint32Array(latitude.length)
  for (let k = 0; k < latitude.length; k++) {
    const cell = cellOf(k)
    point[fill[cell] as number] = k
    fill[cell] = (fill[cell] as number) + 1
  }
  return {
    within: (lat, lon, km, visit, skip) => {
      // A hair more than the distance, for what rounding puts beyond the edge of a cell.
      const rows = km / kmPerDegree + 1e-9
      const widest = Math.abs(lat) + rows
      // Around a pole every meridian is near.
      const reach = widest >= 89.5 ? 180 : Math.min(180, Math.ceil(rows / Math.cos((widest * Math.PI) / 180)))
      const across = new Set<number>()
      for (let d = -reach; d <= reach; d++) across.add(columnOf(Math.floor(lon) + d))
      for (let row = rowOf(lat - rows); row <= rowOf(lat + rows); row++)
        for (const column of across) {
          const cell = row * columns + column
          for (let at = start[cell] as number; at < (start[cell + 1] as number); at++) {
            const k = point[at] as number
            if (skip?.(k) === true) continue
            const there = { latitude: latitude[k] as number, longitude: longitude[k] as number }
            if (distanceInKm({ latitude: lat, longitude: lon }, there) <= km) visit(k)
          }
        }
    }
  }
}
