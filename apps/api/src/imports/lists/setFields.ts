import { type MappedRow, type Mapping, type TableField, tableFields } from "@proxeny/formats"
import * as Result from "effect/Result"
import { fieldsOf } from "../rows/printedCity.ts"
import { NoSuchField } from "./mapColumns.ts"

/** What holds for every row of a list and stands in none of its columns, such as the city whose partners it names. */
export type SetFields = Partial<Readonly<Record<TableField, string>>>

/** Reads what a person says of all rows. */
export const setFieldsOf = (
  given: ReadonlyArray<{ readonly field: string; readonly value: string }>
): Result.Result<SetFields, NoSuchField> => {
  const unknown = given.find(({ field }) => !(tableFields as ReadonlyArray<string>).includes(field))
  return unknown === undefined
    ? Result.succeed(Object.fromEntries(given.map(({ field, value }) => [field, value])))
    : Result.fail(new NoSuchField({ field: unknown.field }))
}

/** The fields of a city as those of a partner. */
const ofPartner = new Map<TableField, TableField>(
  (Object.keys(fieldsOf.city) as ReadonlyArray<keyof typeof fieldsOf.city>).map((what) => [
    fieldsOf.city[what],
    fieldsOf.partner[what]
  ])
)

/**
 * A mapping in the light of what a person says of all rows.
 *
 * **Details**: where the city is said, the names in the columns are those of its partners; where the network is, they are its
 * members. What was said of a column by a person stays.
 */
export const mappingWith = (mapping: Mapping, set: SetFields): Mapping => {
  const has = (field: TableField): boolean => mapping.columns.some((column) => column.field === field)
  const isCity = set.city !== undefined || set.cityId !== undefined
  if (isCity && mapping.kind === "cities" && !has("partner") && !has("partnerId"))
    return {
      ...mapping,
      kind: "twinnings",
      columns: mapping.columns.map((column) => ({ ...column, field: ofPartner.get(column.field) ?? column.field }))
    }
  if (set.network !== undefined && mapping.kind === "cities") return { ...mapping, kind: "memberships" }
  return mapping
}

/** A row with what holds for all of them; a column that says otherwise of a row counts. */
export const rowWith = (row: MappedRow, set: SetFields): MappedRow => ({
  values: { ...set, ...row.values },
  lists: row.lists
})
