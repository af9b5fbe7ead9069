import { isField, type Mapping, mappingKey, type TableField, type TableKind } from "../tables/Mapping.ts"
import type { OpenTable, ReadTableOptions, TableRow } from "../tables/OpenTable.ts"

/** How a list is read. */
export interface ReadListOptions extends ReadTableOptions {
  /** BCP 47: the language in which names are wanted where a file has them in several; English where it is left out. */
  readonly language?: string
}

/**
 * A list that is being read: a table, with what is known of its columns and rows because of what the file is.
 *
 * **Gotchas**: what holds for an {@link OpenTable} holds here: `rows` can be gone through once, and whoever does not go
 * through it has to `close` it.
 */
export interface OpenList extends OpenTable {
  /** What the file was recognised as, in words. */
  readonly what: string
  /** What the columns mean; absent where that has to be guessed. */
  readonly mapping?: Mapping
  /** What a row tells of, in a file that tells of several things; absent where all rows are of `mapping.kind`. */
  readonly kindOf?: (row: TableRow) => TableKind
}

/** The mapping of columns that this package names itself: as the fields are, or as `others` says. */
export const mappingOf = (
  kind: TableKind,
  names: ReadonlyArray<string>,
  others: ReadonlyMap<string, TableField> = new Map()
): Mapping => ({
  key: mappingKey(names),
  kind,
  columns: names.flatMap((name, index) => {
    const field = others.get(name) ?? (isField(name) ? name : undefined)
    return field === undefined ? [] : [{ index, name, field }]
  }),
  networks: []
})
