import type { Coordinates } from "../Coordinates.ts"
import { foldName } from "../fold.ts"

/**
 * How many differently named places of a list stand at each point: a point that several share is the middle of a
 * country or a region, not a town.
 *
 * **When to use**: once for a list; give each row its number as `sharedBy`.
 */
export const coordinatesShared = (
  rows: ReadonlyArray<{ readonly name: string; readonly coordinates?: Coordinates }>
): ((coordinates: Coordinates) => number) => {
  const key = ({ latitude, longitude }: Coordinates): string => `${latitude},${longitude}`
  const names = new Map<string, Set<string>>()
  for (const { coordinates, name } of rows) {
    if (coordinates === undefined) continue
    const known = names.get(key(coordinates))
    if (known === undefined) names.set(key(coordinates), new Set([foldName(name)]))
    else known.add(foldName(name))
  }
  return (coordinates) => names.get(key(coordinates))?.size ?? 0
}
