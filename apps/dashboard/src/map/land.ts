import fineUrl from "virtual:land/50m/100"
import coarseUrl from "virtual:land/110m/10"
import type { MultiPolygon } from "geojson"

/** Land as it is sent: polygons of rings, each ring the steps from point to point. */
export interface SteppedLand {
  readonly partsOfDegree: number
  readonly polygons: ReadonlyArray<ReadonlyArray<ReadonlyArray<number>>>
}

/** Adds up the steps of each ring to degrees. */
const landOf = ({ partsOfDegree, polygons }: SteppedLand): MultiPolygon => {
  const ringOf = (steps: ReadonlyArray<number>): Array<[number, number]> => {
    const ring: Array<[number, number]> = []
    let [x, y] = [0, 0]
    for (let at = 0; at < steps.length; at += 2) {
      x += steps[at] ?? 0
      y += steps[at + 1] ?? 0
      ring.push([x / partsOfDegree, y / partsOfDegree])
    }
    return ring
  }
  return { type: "MultiPolygon", coordinates: polygons.map((rings) => rings.map(ringOf)) }
}

const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    return made
  }
}

const load = async (url: string): Promise<MultiPolygon> => landOf((await (await fetch(url)).json()) as SteppedLand)

/** The land of the Earth for the first screen (Natural Earth 1:110m). */
export const loadLand = once(() => load(coarseUrl))

/** The land of the Earth for a closer look (Natural Earth 1:50m), fetched when somebody zooms in. */
export const loadFineLand = once(() => load(fineUrl))
