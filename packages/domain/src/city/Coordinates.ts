import { greatCircle } from "@proxeny/graph"
import * as Schema from "effect/Schema"

/** Degrees north of the equator, −90..90 (WGS 84). */
export const Latitude = Schema.Finite.check(Schema.isBetween({ minimum: -90, maximum: 90 }))

/** Degrees east of Greenwich, −180..180 (WGS 84). */
export const Longitude = Schema.Finite.check(Schema.isBetween({ minimum: -180, maximum: 180 }))

/** A point on the Earth in degrees, WGS 84. */
export const Coordinates = Schema.Struct({ latitude: Latitude, longitude: Longitude })
export type Coordinates = typeof Coordinates.Type

/**
 * The great-circle distance between two points in kilometres, 0..20,016.
 *
 * **Details**: haversine formula on a sphere of 6,371.0088 km, the mean radius of the Earth (IUGG); off by 0.5 %
 * at most against the ellipsoid.
 */
export const distanceInKm = (a: Coordinates, b: Coordinates): number =>
  greatCircle(a.latitude, a.longitude, b.latitude, b.longitude)
