import type { NamedBytes, Remark } from "./Listing.ts"

/** How {@link readGraph} is told what a file does not say. */
export interface ReadGraphOptions {
  /** The column or columns, separated by commas, that together name the first end of a link. */
  readonly from?: string
  /** The column or columns, separated by commas, that together name the second end of a link. */
  readonly to?: string
  /** Whether the first line names the columns, for a table where that cannot be told. */
  readonly header?: boolean
  /** A table of what is known of the nodes: `id`, `name`, `country_iso2` or `country`, `lat`, `lon`. */
  readonly nodes?: NamedBytes
}

/** The first and the last year of each link, NaN where none is given. */
export interface LinkYears {
  readonly start: Float64Array
  readonly end: Float64Array
}

/** What was counted while the links were read, before anything is merged or dropped. */
export interface LinkCounts {
  /** Links as the file gives them, one each. */
  readonly rows: number
  /** Rows whose two ends are the same node. */
  readonly selfLoops: number
  /** Rows that an earlier row gives too, in the same direction. */
  readonly repeated: number
  /** Pairs of two nodes that are given in both directions, each pair once. */
  readonly reversed: number
  /** Nodes that no row links to another node. */
  readonly nodesWithoutLink: number
}

/**
 * A graph as a file gives it: columns over node indices, nothing merged, nothing dropped.
 *
 * **Details**: node `i` has the id `ids[i]`; nodes stand in the order in which the file first names them. `pairs` holds
 * two indices a link, in the order and the direction of the file, so `fromPairs(ids.length, pairs)` of `@proxeny/graph`
 * takes it as it is. What a file does not give is undefined or NaN.
 */
export interface GraphFile {
  /** The id of the format it was read from, see `graphFormats`. */
  readonly format: string
  /** Whether the file says that its links have a direction; undefined where it says nothing, or both. */
  readonly directed: boolean | undefined
  readonly ids: ReadonlyArray<string>
  readonly labels: ReadonlyArray<string | undefined>
  readonly countries: ReadonlyArray<string | undefined>
  /** Degrees north, NaN where unknown. */
  readonly latitudes: Float64Array
  /** Degrees east, NaN where unknown. */
  readonly longitudes: Float64Array
  /** Where a drawing puts the nodes, given where the file puts any. */
  readonly positions?: { readonly x: Float64Array; readonly y: Float64Array }
  /** Further attributes of the nodes, as the file prints them. */
  readonly attributes: ReadonlyMap<string, ReadonlyArray<string | undefined>>
  readonly pairs: Uint32Array
  /** Given where the file weighs any link; a link that it does not weigh has 1. */
  readonly weights?: Float64Array
  /** Given where the file dates any link. */
  readonly years?: LinkYears
  /** Of what kind each link is, given where the file says it of any. */
  readonly kinds?: ReadonlyArray<string | undefined>
  readonly read: LinkCounts
  readonly remarks: ReadonlyArray<Remark>
}
