/**
 * Lists of twinnings as text, to and from the domain.
 *
 * Pure: no fetch, no files; runs in a browser as in a server.
 */

export type { Bounds, Position } from "./bounds.ts"
export { NotJson } from "./json.ts"
export type * from "./Listing.ts"
export { type FormatError, MissingFile, readListing, UnknownFormat } from "./readListing.ts"
export { EmptyFile, formats, NotACsv } from "./recognise.ts"
export { rejectedCsv } from "./rejectedCsv.ts"
export { UnclosedQuote, WrongColumns } from "./table.ts"
export { toCsv } from "./toCsv.ts"
export { type CityFeature, type FeatureCollection, type TwinningFeature, toGeoJson } from "./toGeoJson.ts"
export { NotUtf8 } from "./utf8.ts"
