import { foldLetters } from "@proxeny/domain"
import * as Schema from "effect/Schema"

/** What a list tells of. */
export const TableKind = Schema.Literals(["twinnings", "cities", "networks", "memberships", "activities"])
export type TableKind = typeof TableKind.Type

/** What a column can mean. */
export const tableFields = [
  "city",
  "cityId",
  "country",
  "region",
  "latitude",
  "longitude",
  "coordinates",
  "population",
  "partner",
  "partnerId",
  "partnerCountry",
  "partnerRegion",
  "partnerLatitude",
  "partnerLongitude",
  "partnerCoordinates",
  "partnerPopulation",
  "start",
  "end",
  "status",
  "category",
  "network",
  "networkId",
  "member",
  "since",
  "until",
  "role",
  "through",
  "title",
  "on",
  "type",
  "fields",
  "organisers",
  "source",
  "url",
  "note"
] as const
export const TableField = Schema.Literals(tableFields)
export type TableField = typeof TableField.Type

const known: ReadonlySet<string> = new Set(tableFields)

/** Whether a name is that of a field. */
export const isField = (name: string): name is TableField => known.has(name)

/** What one column means. */
export const MappedColumn = Schema.Struct({
  /** Its place, counted from 0. */
  index: Schema.Int.check(Schema.isGreaterThanOrEqualTo(0)),
  name: Schema.String,
  field: TableField,
  /** What stands between the values of a cell that holds several. */
  separator: Schema.optionalKey(Schema.String),
  /** Texts that stand for a missing value, in lower case. */
  blanks: Schema.optionalKey(Schema.Array(Schema.String))
})
export type MappedColumn = typeof MappedColumn.Type

/**
 * What the columns of a table mean: data, to be saved and used again for tables with the same header.
 *
 * **Details**: `key` is the `mappingKey` of the header it was made for. `networks` are columns of a matrix: each is named
 * after a network and says of every row whether it belongs to it.
 */
export const Mapping = Schema.Struct({
  key: Schema.String,
  kind: TableKind,
  columns: Schema.Array(MappedColumn),
  networks: Schema.Array(
    Schema.Struct({ index: Schema.Int.check(Schema.isGreaterThanOrEqualTo(0)), name: Schema.String })
  )
})
export type Mapping = typeof Mapping.Type

/**
 * The fingerprint of a header: the same for two tables whose columns have the same names in the same order.
 *
 * **Details**: case, accents and blanks at the ends do not count. 64 bits of FNV-1a in hexadecimal digits.
 */
export const mappingKey = (header: ReadonlyArray<string>): string => {
  let hash = 0xcbf29ce484222325n
  for (const name of header)
    for (const byte of new TextEncoder().encode(`${foldLetters(name).trim()}\u001f`))
      hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn
  return hash.toString(16).padStart(16, "0")
}
