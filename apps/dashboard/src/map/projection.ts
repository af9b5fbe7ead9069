import { type GeoProjection, geoEqualEarth } from "d3-geo"

/** A place on Earth as [longitude, latitude] in degrees. */
export type Degrees = readonly [longitude: number, latitude: number]

/** A point in the plane of the map (before zoom) or on the screen. */
export type Point = readonly [x: number, y: number]

/**
 * Equal Earth (Šavrič, Patterson, Jenny 2018), cut through the Bering Strait so that no land is torn.
 *
 * **Details**: drawn once on a plane 1,000 units wide; zoom and pan only move that plane, so nothing is projected twice.
 * `precision` is the distance in units within which a bent line follows the great circle.
 */
export const makeProjection = (precision: number): GeoProjection =>
  geoEqualEarth().rotate([-11, 0]).scale(185).translate([0, 0]).precision(precision)

const plane = makeProjection(0.5)

/** Where a place lies on the plane. */
export const project = (place: Degrees): Point => plane([place[0], place[1]]) ?? [0, 0]

export type Region = "world" | "europe" | "east-asia" | "americas"
export const regions: ReadonlyArray<Region> = ["world", "europe", "east-asia", "americas"]

/** The places that a region must show, at least. */
export const frames: Record<Region, ReadonlyArray<Degrees>> = {
  world: [
    [-160, 20],
    [172, -15],
    [20, 76],
    [-70, -55]
  ],
  europe: [
    [-10, 37],
    [-8, 59],
    [34, 60],
    [32, 35],
    [12, 64]
  ],
  "east-asia": [
    [97, 20],
    [97, 47],
    [146, 45],
    [138, 22]
  ],
  americas: [
    [-126, 51],
    [-58, 50],
    [-35, -8],
    [-73, -45]
  ]
}
