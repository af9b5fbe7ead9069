/**
 * Lists of twinnings as text, to and from the domain.
 *
 * Pure: no fetch, no files; runs in a browser as in a server.
 */
export { NotJson } from "./json.ts"
export type * from "./Listing.ts"
export { type FormatError, MissingFile, readListing, UnknownFormat } from "./readListing.ts"
export { EmptyFile, formats, NotACsv } from "./recognise.ts"
export { UnclosedQuote, WrongColumns } from "./table.ts"
export { NotUtf8 } from "./utf8.ts"
