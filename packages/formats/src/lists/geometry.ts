import { isRecord } from "../json.ts"

/** A position of GeoJSON: degrees east, then degrees north. */
type Position = readonly [longitude: number, latitude: number]

/** What the geometry of a feature gives: a place, the two ends of a line, or nothing that is read. */
export type Shape =
  | { readonly kind: "point"; readonly at: Position }
  | { readonly kind: "line"; readonly from: Position; readonly to: Position }
  | { readonly kind: "none" }
  | { readonly kind: "other"; readonly type: string }
  | { readonly kind: "amiss"; readonly problem: string }

const positionOf = (value: unknown): Position | string => {
  const [longitude, latitude] = Array.isArray(value) ? value : []
  if (typeof longitude !== "number" || typeof latitude !== "number") return "a position is not two numbers"
  if (Math.abs(longitude) > 180) return `the longitude is ${longitude}, which is not between -180 and 180`
  if (Math.abs(latitude) > 90) return `the latitude is ${latitude}, which is not between -90 and 90`
  return [longitude, latitude]
}

const pointOf = (value: unknown): Shape => {
  const at = positionOf(value)
  return typeof at === "string" ? { kind: "amiss", problem: at } : { kind: "point", at }
}

const lineOf = (first: unknown, last: unknown): Shape => {
  const [from, to] = [positionOf(first), positionOf(last)]
  if (typeof from === "string") return { kind: "amiss", problem: from }
  if (typeof to === "string") return { kind: "amiss", problem: to }
  return { kind: "line", from, to }
}

/**
 * What a geometry of GeoJSON (RFC 7946) gives: of a line its first and its last position, and of one in several pieces,
 * as lines across the antimeridian are, the first of the first and the last of the last.
 */
export const shapeOf = (geometry: unknown): Shape => {
  if (geometry === null || geometry === undefined) return { kind: "none" }
  if (!isRecord(geometry)) return { kind: "amiss", problem: "the geometry is no object" }
  const { coordinates, type } = geometry
  const list: ReadonlyArray<unknown> = Array.isArray(coordinates) ? coordinates : []
  if (type === "Point") return pointOf(coordinates)
  if (type === "MultiPoint" && list.length === 1) return pointOf(list[0])
  if (type === "LineString") return lineOf(list[0], list.at(-1))
  if (type === "MultiLineString") {
    const [first, last] = [list[0], list.at(-1)]
    return lineOf(Array.isArray(first) ? first[0] : undefined, Array.isArray(last) ? last.at(-1) : undefined)
  }
  return { kind: "other", type: typeof type === "string" ? type : "geometry without a type" }
}
